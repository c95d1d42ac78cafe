"""What is remembered between runs: an earlier report, and what people decided. Neither is looked for here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from audit.model.capture import Try
from audit.model.decision import Decision, Statement
from audit.model.finding import Finding
from audit.model.report import Report
from audit.report import json_v1
from audit.report.recall import Recalled, recalled
from audit.review.apply import apply
from audit.review.baseline import compared, lasting
from audit.review.scope import Scope
from audit.text.days import iso
from audit.text.urls import key


@dataclass(frozen=True, slots=True)
class Memory:
    """Decisions of people, and the findings of earlier reports by their document's path."""

    decisions: tuple[Decision, ...] = ()
    earlier: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


def remembered(report: Report, memory: Memory) -> Report:
    """The report with its findings in the states that an earlier one and the decisions give them."""
    findings, scope = report.checked.findings, _scope(report)
    earlier = memory.earlier.get(scope.path)
    if earlier is not None:
        findings = lasting(compared(findings, earlier, scope), scope)
    applied = apply(findings, memory.decisions, scope)
    return replace(
        report,
        checked=replace(report.checked, findings=applied.findings),
        decided=applied.decided,
        lapses=applied.lapses,
    )


def as_told(report: Report, told: Recalled) -> Report:
    """The report with its findings on the days, in the states and so as grave as another report tells of them.

    What earlier runs found stands there alone; how grave that makes a finding follows from it.
    """
    said = {finding.id: finding for finding in told.findings}
    dated = [
        replace(one, state=said[one.id].state, first_seen=said[one.id].first_seen, failed_on=said[one.id].failed_on)
        if one.id in said and said[one.id].failed_on
        else one
        for one in report.checked.findings
    ]
    return replace(report, checked=replace(report.checked, findings=lasting(dated, _scope(report))))


def recall(data: bytes) -> Recalled:
    """What a canonical JSON says, as the program holds it. Raises ReportFormatError."""
    return recalled(json_v1.decode(data))


def _scope(report: Report) -> Scope:
    return Scope(
        path=report.cited.document.path,
        claims={
            claim.id: Statement(claim.text, claim.section, iso(claim.when) if claim.when else None)
            for claim in report.cited.claims
        },
        cited=_keys(page.uri for page in report.pages),
        read=_keys(page.uri for page in report.pages if page.retrieval.used is not None),
        amiss={key(page.uri): page.condition.state for page in report.pages if page.retrieval.used is None},
        complete=report.run.complete,
        today=report.run.today,
        confirmed=_keys(page.uri for page in report.pages if any(map(_archived_absence, page.retrieval.tries))),
    )


def _archived_absence(tried: Try) -> bool:
    return tried.origin == "memento" and tried.condition.state == "gone"


def _keys(uris: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, uris))
