"""Decisions applied to findings: which hold, which re-open and why, which are no longer about anything.

A decision holds as long as the finding is there with the same evidence and its last day has not passed. It never
carries over to another finding by itself (`audit.review.lapses`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.model.decision import Decision, Lapse, Subject
from audit.model.finding import NOT_FOUND, OVER, Finding
from audit.review.evidence import evidence
from audit.review.lapses import lapses
from audit.review.scope import Scope


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
    decided: dict[str, Decision] = {}
    states: list[Finding] = []
    for finding in findings:
        said = None if finding.state in OVER else latest.pop(finding.id, None)
        why = _reopened(finding, said, scope.today) if said else None
        if said and why is None:
            decided[finding.id] = said.decision
        states.append(finding if why is None else replace(finding, state="reopened", was=why))
    lapsed = [
        (said.subject, said.decision) for said in latest.values() if said.subject and said.decision.verdict != "fixed"
    ]
    free = (finding for finding in findings if finding.id not in decided and finding.state not in NOT_FOUND)
    return Applied(tuple(states), decided, lapses(lapsed, free, scope))


@dataclass(frozen=True, slots=True)
class _Said:
    """The last word on a finding, and what it was when that was said (None where only its id was written)."""

    decision: Decision
    subject: Subject | None


def _latest(decisions: Iterable[Decision], document: str) -> dict[str, _Said]:
    """The last word on each finding: the newest decision, of one day's the last in the file."""
    latest: dict[str, _Said] = {}
    for decision in sorted(decisions, key=lambda one: one.on):
        about = {subject.finding: subject for subject in decision.about}
        for name in decision.findings:
            subject = about.get(name)
            if subject is None or subject.document == document:
                latest[name] = _Said(decision, subject)
    return latest


def _reopened(finding: Finding, said: _Said, today: date) -> str | None:
    """Why a decision on a finding that is there holds no longer, in words for people; None while it holds."""
    decision, subject = said.decision, said.subject
    if decision.verdict == "fixed":
        if finding.state in NOT_FOUND:
            return None
        return f"said to be fixed on {decision.on.isoformat()}, and found again"
    if decision.until is not None and today > decision.until:
        return f"decided until {decision.until.isoformat()}"
    if subject is not None and evidence(finding) != subject.evidence:
        return f"{subject.observed or 'nothing observed'} → {finding.observed or 'nothing observed'}"
    return None
