"""Whether a report makes its audit fail, and by what: told in the report exactly as the exit code tells it."""

from dataclasses import dataclass

from audit.model.finding import FRESH, GRAVITY, OVER
from audit.report.shape_v1 import FindingV1, ReportV1


@dataclass(frozen=True, slots=True)
class Gate:
    """The exit code of this document's audit, and the findings that make it 1; there may be some beside a 3."""

    code: int
    counted: tuple[FindingV1, ...]


def gate(report: ReportV1) -> Gate:
    """What the report's findings and its run come to: 3 incomplete, 1 undecided findings, else 0."""
    counted = tuple(finding for finding in report.findings if _counts(finding, report))
    return Gate(3 if not report.run.complete else int(bool(counted)), counted)


def _counts(finding: FindingV1, report: ReportV1) -> bool:
    run = report.run
    if finding.decision or run.fail_on == "never" or GRAVITY[finding.severity] > GRAVITY[run.fail_severity]:
        return False
    return finding.state in FRESH if run.fail_on == "new" else finding.state not in OVER
