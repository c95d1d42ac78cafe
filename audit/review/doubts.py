"""What in the decisions themselves is doubtful: two that say different things of one finding, those about nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from audit.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two decisions that say different things of the same findings (ids); the later one `holds`."""

    findings: tuple[str, ...]
    earlier: Decision
    holds: Decision


def contradictions(decisions: Iterable[Decision]) -> tuple[Contradiction, ...]:
    """Decisions on one finding whose verdicts differ though nothing happened in between that would explain it.

    No contradiction is what was said to be fixed before or after, a decision that had ended by then, and one that
    rested on other evidence.
    """
    on: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda one: one.on):  # the order in which they take effect
        for name in dict.fromkeys(decision.findings):
            on.setdefault(name, []).append(decision)
    found: dict[tuple[int, int], Contradiction] = {}
    for name, said in on.items():
        holds = said[-1]
        for earlier in said[:-1]:
            if _contradict(earlier, holds, name):
                pair = (id(earlier), id(holds))
                names = found[pair].findings if pair in found else ()
                found[pair] = Contradiction((*names, name), earlier, holds)
    return tuple(found.values())


def unplaced(decisions: Iterable[Decision], found: Collection[str]) -> Mapping[str, Decision]:
    """By id, the last decisions on findings that are not among those found, and of which no document is known."""
    latest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda one: one.on):
        latest.update(dict.fromkeys(decision.findings, decision))
    return {
        name: decision
        for name, decision in latest.items()
        if name not in found and decision.verdict != "fixed" and not _evidence(decision, name)
    }


def _contradict(earlier: Decision, later: Decision, name: str) -> bool:
    if earlier.verdict == later.verdict or "fixed" in {earlier.verdict, later.verdict}:
        return False
    ended = earlier.until is not None and earlier.until < later.on
    before, after = _evidence(earlier, name), _evidence(later, name)
    return not ended and (before is None or after is None or before == after)


def _evidence(decision: Decision, name: str) -> str | None:
    return next((subject.evidence for subject in decision.about if subject.finding == name), None)
