"""Whether a report makes its audit fail, and by what: told in the report exactly as the exit code tells it."""

from dataclasses import dataclass
from typing import Protocol

from audit.model.finding import FRESH, GRAVITY, OVER, FindingState, Severity
from audit.model.report import FailOn
from audit.report.shape_v1 import FindingV1, ReportV1


class Stated(Protocol):
    """A finding, in whichever shape, as far as it matters here."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""

    @property
    def state(self) -> FindingState:
        """What it is against the baseline."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The exit code of this document's audit, and the findings that make it 1; there may be some beside a 3."""

    code: int
    counted: tuple[FindingV1, ...]


def fails(finding: Stated, fail_on: FailOn, fail_severity: Severity) -> bool:
    """Whether a finding makes an audit fail as long as it is not decided on."""
    if fail_on == "never" or GRAVITY[finding.severity] > GRAVITY[fail_severity]:
        return False
    return finding.state in FRESH if fail_on == "new" else finding.state not in OVER


def gate(report: ReportV1) -> Gate:
    """What the report's findings and its run come to: 3 incomplete, 1 undecided findings, else 0."""
    run = report.run
    undecided = (finding for finding in report.findings if not finding.decision)
    counted = tuple(finding for finding in undecided if fails(finding, run.fail_on, run.fail_severity))
    return Gate(3 if not run.complete else int(bool(counted)), counted)
