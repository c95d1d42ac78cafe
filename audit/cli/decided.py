"""What a run says of people's decisions: which lapsed, which contradict each other, which are about nothing."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from audit.model.decision import Decision, Lapse
from audit.report.commands import Commands
from audit.report.lapsing import WHY, Change, changes
from audit.review import decisions
from audit.review.doubts import contradictions, unplaced
from audit.text.visible import visible

_SHOWN = 120  # characters of words, or of a reason, that a line has room for


def lapsed(lapse: Lapse, commands: Commands) -> str:
    """What became of a decision on something that is found no more, in a line, with what to type."""
    decision = lapse.decision
    about = f"the decision of {decision.on.isoformat()} on {lapse.subject.rule} {lapse.subject.finding}"
    if lapse.heir is None:
        return (
            f"{about} is about nothing that is found any more ({WHY[lapse.cause]}); "
            "audit review prune takes such decisions out"
        )
    edits = "; ".join(edited(change) for change in changes(lapse.edits))
    what = f"its claim was edited ({edits})" if edits else "its claim was edited"
    return (
        f"{about} ({decision.verdict}: {_cut(decision.reason)}) lapsed: {what}; if it is the same still, "
        f"carry it over to {lapse.heir}: {commands.carry_over([lapse.heir]) or 'audit review carry-over'}"
    )


def edited(change: Change) -> str:
    """`date: December 11, 2021 → December 12, 2021`."""
    return f"{change.name}: {_cut(change.was) or 'nothing'} → {_cut(change.now) or 'nothing'}"


def _cut(text: str) -> str:
    return visible(text, _SHOWN)


def contradictory(made: Iterable[Decision]) -> Iterator[str]:
    """Decisions that say different things of one finding, a line each."""
    for one in contradictions(made):
        earlier, holds = (f"{said.verdict} ({said.on.isoformat()})" for said in (one.earlier, one.holds))
        yield (
            f"{decisions.FILE}: two decisions on {_named(one.findings)} differ: {earlier} and {holds}; "
            "the second holds, take the first out"
        )


def of_nothing(made: Iterable[Decision], found: Collection[str], unread: int) -> Iterator[str]:
    """Decisions by id alone on nothing that this run found, a line for each day that they were made on.

    `unread` is how many pages it did not read: on one of them may be what was decided on.
    """
    by_day: dict[date, list[str]] = {}
    for name, decision in unplaced(made, found).items():
        by_day.setdefault(decision.on, []).append(name)
    left = f" ({unread} {'page was' if unread == 1 else 'pages were'} not read)" if unread else ""
    for day, names in by_day.items():
        yield (
            f"{decisions.FILE}: the decision of {day.isoformat()} on {_named(names)} is about nothing that this run "
            f"found{left}, and has no `about` that tells its document; take it out if it is about no other"
        )


def _named(findings: Collection[str]) -> str:
    first, *others = findings
    return f"{first} and {len(others)} more" if others else first
