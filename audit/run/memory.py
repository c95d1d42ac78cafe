"""What is remembered between runs: an earlier report, and what people decided. Neither is looked for here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from audit.model.capture import Try
from audit.model.decision import Decision
from audit.model.finding import Finding
from audit.model.report import Report
from audit.report import json_v1
from audit.report.recall import Recalled, recalled
from audit.review.apply import apply
from audit.review.baseline import compared, lasting
from audit.review.scope import Scope
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


def recall(data: bytes) -> Recalled:
    """What a canonical JSON says, as the program holds it. Raises ReportFormatError."""
    return recalled(json_v1.decode(data))


def _scope(report: Report) -> Scope:
    return Scope(
        path=report.cited.document.path,
        claims={claim.id: claim.text for claim in report.cited.claims},
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
