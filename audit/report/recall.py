"""A report written before, as the program holds it: what people decide on, what later runs are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit.model.capture import State
from audit.model.decision import Statement
from audit.model.finding import ClaimVerdict, Finding
from audit.report.shape_v1 import ClaimV1, FindingV1, ReportV1
from audit.text.days import iso_of
from audit.text.urls import key


@dataclass(frozen=True, slots=True)
class Recalled:
    """Its document's `path`, its findings in the report's order, and what helps to read them.

    `claims` are what the document says, `verdicts` theirs, `groups` their members' ids, all by id; `decided` names the
    decided findings. `cited` and `read` are the keys (`audit.text.urls.key`) of the cited URIs, and of those whose page
    was read, `amiss` the conditions of the others; `complete` is whether the run was.
    """

    path: str
    today: date
    findings: tuple[Finding, ...]
    claims: Mapping[str, Statement]
    verdicts: Mapping[str, ClaimVerdict]
    groups: Mapping[str, tuple[str, ...]]
    cited: frozenset[str]
    read: frozenset[str]
    amiss: Mapping[str, State]
    complete: bool
    decided: frozenset[str]


def recalled(report: ReportV1) -> Recalled:
    """A finding without a first day was first seen on the day the report was judged on."""
    return Recalled(
        path=report.document.path,
        today=report.run.today,
        findings=tuple(_finding(finding, report) for finding in report.findings),
        claims={claim.id: _statement(claim) for claim in report.claims},
        verdicts={claim.id: claim.verdict for claim in report.claims},
        cited=frozenset(key(page.uri) for page in report.pages),
        read=frozenset(key(page.uri) for page in report.pages if page.used is not None),
        amiss={key(page.uri): page.condition for page in report.pages if page.used is None},
        complete=report.run.complete,
        groups={group.id: group.findings for group in report.groups},
        decided=frozenset(finding.id for finding in report.findings if finding.decision is not None),
    )


def _statement(claim: ClaimV1) -> Statement:
    return Statement(claim.text, claim.section, _days(claim))


def _days(claim: ClaimV1) -> str | None:
    if claim.start is None or claim.end is None:
        return None
    return iso_of([(one.start, one.end) for one in claim.days] or [(claim.start, claim.end)])


def _finding(finding: FindingV1, report: ReportV1) -> Finding:
    return Finding(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        confidence=finding.confidence,
        claim=finding.claim,
        uri=finding.uri,
        line=finding.line,
        end_line=finding.end_line,
        message=finding.message,
        claimed=finding.claimed,
        observed=finding.observed,
        source=finding.source,
        snippet=finding.snippet,
        suggestion=finding.suggestion,
        state=finding.state,
        first_seen=finding.first_seen or report.run.today,
        failed_on=finding.failed_on,
        was=finding.was,
        lowered_from=finding.lowered_from,
    )
