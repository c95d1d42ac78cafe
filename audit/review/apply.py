"""Decisions applied to findings: which hold, which re-open and why, which are no longer about anything.

A decision holds as long as the finding is there with the same evidence and its last day has not passed. It never
carries over to another finding by itself: where an edited claim looks like the one decided on, that is offered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from audit.model.decision import Decision, Lapse, Subject
from audit.model.finding import Finding
from audit.review.evidence import evidence
from audit.review.scope import Scope
from audit.text.fold import fold
from audit.text.urls import key

_ALIKE = 0.6  # share of common text by which an edited claim is offered as the one decided on; it only offers
_MOST = 50  # findings of one rule and page that are compared
_LONGEST = 400  # characters of two claims that are laid beside each other


@dataclass(frozen=True, slots=True)
class Applied:
    """Findings in their states, the decision that holds for each decided one, and those about nothing found now."""

    findings: tuple[Finding, ...]
    decided: Mapping[str, Decision]
    lapses: tuple[Lapse, ...]


def apply(findings: Sequence[Finding], decisions: Iterable[Decision], scope: Scope) -> Applied:
    """Apply the decisions on the findings of one document.

    A decision about a page that could not be read in this run is neither lapsed nor unused.
    """
    latest = _latest(decisions, scope.path)
    decided: dict[str, Decision] = {}
    states: list[Finding] = []
    for finding in findings:
        said = latest.pop(finding.id, None)
        why = _reopened(finding, said, scope.today) if said else None
        if said and why is None:
            decided[finding.id] = said.decision
        states.append(finding if why is None else replace(finding, state="reopened", was=why))
    heirs = _Heirs((finding for finding in findings if finding.id not in decided), scope.claims)
    lapses = tuple(
        Lapse(said.subject, said.decision, heirs.of(said.subject))
        for said in latest.values()
        if said.subject
        and said.decision.verdict != "fixed"
        and scope.settles(_page(said.subject.uri), said.subject.rule)
    )
    return Applied(tuple(states), decided, lapses)


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
        return f"said to be fixed on {decision.on.isoformat()}, and found again"
    if decision.until is not None and today > decision.until:
        return f"decided until {decision.until.isoformat()}"
    if subject is not None and evidence(finding) != subject.evidence:
        return f"{subject.observed or 'nothing observed'} → {finding.observed or 'nothing observed'}"
    return None


class _Heirs:
    """The undecided findings, each of which may be one that was decided on and whose claim was edited since."""

    def __init__(self, free: Iterable[Finding], claims: Mapping[str, str]) -> None:
        self._claims = claims
        self._free: dict[tuple[str, str | None], list[Finding]] = {}
        for finding in free:
            self._free.setdefault((finding.rule, _page(finding.uri)), []).append(finding)

    def of(self, subject: Subject) -> str | None:
        """The id of the one of the same rule and page whose claim is most alike, if any is alike at all."""
        candidates = self._free.get((subject.rule, _page(subject.uri)), [])[:_MOST]
        alike = {finding.id: self._alike(subject, finding) for finding in candidates}
        best = max(candidates, key=lambda finding: alike[finding.id], default=None)
        return best.id if best is not None and alike[best.id] >= _ALIKE else None

    def _alike(self, subject: Subject, finding: Finding) -> float:
        texts = (subject.claim or "", self._claims.get(finding.claim or "", ""))
        one, other = (fold(text[:_LONGEST]) for text in texts)
        return SequenceMatcher(None, one, other, autojunk=False).ratio() if one or other else 1.0


def _page(uri: str | None) -> str | None:
    return None if uri is None else key(uri)
