"""Decisions applied to findings: which hold, which re-open and why, which are no longer about anything.

A decision holds as long as the finding is there with the same evidence and its last day has not passed. It never
carries over to another finding by itself (`audit.review.lapses`), but a page that is not there is one matter in
whatever way its server says so.

Why a decision holds no longer is news once. Against an earlier report that told the same of the finding it stays known:
it is listed as undecided until somebody decides, and a nightly job fails on the night it opens, not on every night.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.model.decision import Decision, Lapse, Subject
from audit.model.finding import NOT_FOUND, OVER, Finding
from audit.review.baseline import LASTING
from audit.review.evidence import evidence
from audit.review.lapses import lapses
from audit.review.scope import Scope
from audit.text.urls import key


@dataclass(frozen=True, slots=True)
class Applied:
    """Findings in their states, the decision that holds for each decided one, and those about nothing found now."""

    findings: tuple[Finding, ...]
    decided: Mapping[str, Decision]
    lapses: tuple[Lapse, ...]


def apply(findings: Sequence[Finding], decisions: Iterable[Decision], scope: Scope) -> Applied:
    """Apply the decisions on the findings of one document.

    What an earlier report had and is found no more needs no decision, and decides nothing: a decision on it lapses. One
    about a page that could not be read in this run is neither lapsed nor open again.
    """
    latest = _latest(decisions, scope.path)
    absent = _absences(latest)
    decided: dict[str, Decision] = {}
    states: list[Finding] = []
    for finding in findings:
        said = None if finding.state in OVER else _taken(finding, latest, absent)
        why = _reopened(finding, said, scope.today) if said else None
        if said and why is None:
            decided[finding.id] = said.decision
            states.append(_settled(finding))
        else:
            states.append(finding if why is None else _open_again(finding, why))
    lapsed = [
        (said.subject, said.decision) for said in latest.values() if said.subject and said.decision.verdict != "fixed"
    ]
    free = (finding for finding in findings if finding.id not in decided and finding.state not in NOT_FOUND)
    return Applied(tuple(states), decided, lapses(lapsed, free, scope))


@dataclass(frozen=True, slots=True)
class _Said:
    """The last word on a finding, what it was when that was said (None where only its id was written), and its turn."""

    decision: Decision
    subject: Subject | None
    turn: int


def _latest(decisions: Iterable[Decision], document: str) -> dict[str, _Said]:
    """The last word on each finding: the newest decision, of one day's the last in the file."""
    latest: dict[str, _Said] = {}
    for turn, decision in enumerate(sorted(decisions, key=lambda one: one.on)):
        about = {subject.finding: subject for subject in decision.about}
        for name in decision.findings:
            subject = about.get(name)
            if subject is None or subject.document == document:
                latest[name] = _Said(decision, subject, turn)
    return latest


def _absences(latest: Mapping[str, _Said]) -> Mapping[str, Sequence[str]]:
    """By page, the ids of what was decided about it not being there."""
    absent: dict[str, list[str]] = {}
    for name, said in latest.items():
        if said.subject and said.subject.rule in LASTING and said.subject.uri is not None:
            absent.setdefault(key(said.subject.uri), []).append(name)
    return absent


def _taken(finding: Finding, latest: dict[str, _Said], absent: Mapping[str, Sequence[str]]) -> _Said | None:
    """The last word on the matter of a finding; whatever was said of that matter is taken out of the others."""
    same = absent.get(key(finding.uri), ()) if finding.rule in LASTING and finding.uri is not None else ()
    said = [latest.pop(name) for name in {finding.id, *same} if name in latest]
    return max(said, key=lambda one: one.turn, default=None)


def _reopened(finding: Finding, said: _Said, today: date) -> str | None:
    """Why a decision on a finding that is there holds no longer, in words for people; None while it holds."""
    decision, subject = said.decision, said.subject
    on = decision.on.isoformat()
    if decision.verdict == "fixed":
        return None if finding.state in NOT_FOUND else f"said to be fixed on {on}, and found again"
    if decision.until is not None and today > decision.until:
        return f"decided until {decision.until.isoformat()}"
    if subject is not None and subject.rule == finding.rule and evidence(finding) != subject.evidence:
        return f"{subject.observed or 'nothing observed'} → {finding.observed or 'nothing observed'}"
    if decision.verdict == "confirmed" and _came_back(finding, decision.on):
        return f"confirmed on {on}, then found no more, and found again"
    return None


def _came_back(finding: Finding, decided_on: date) -> bool:
    """Whether earlier reports tell that the finding was over in between. Where none is known, that is not known."""
    told = finding.state == "reopened" or (finding.state == "known" and finding.was is not None)
    return told and finding.first_seen is not None and decided_on < finding.first_seen


def _open_again(finding: Finding, why: str) -> Finding:
    return finding if finding.state == "known" and finding.was == why else replace(finding, state="reopened", was=why)


def _settled(finding: Finding) -> Finding:
    """A finding whose decision holds: whatever became of it since the earlier report, somebody knows of it."""
    return replace(finding, state="known", was=None) if finding.state in {"known", "reopened"} else finding
