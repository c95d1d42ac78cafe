"""Which findings fail a run."""

from collections.abc import Iterable

from audit.cli import codes
from audit.model.finding import FRESH, GRAVITY, OVER, Finding, Severity


def of_findings(findings: Iterable[Finding], fail_on: str, fail_severity: Severity) -> int:
    """1 when a finding in the chosen states is at or above the chosen severity, else 0."""
    if fail_on == "never":
        return codes.CLEAN
    counted = (
        finding for finding in findings if (finding.state in FRESH if fail_on == "new" else finding.state not in OVER)
    )
    return (
        codes.FINDINGS
        if any(GRAVITY[finding.severity] <= GRAVITY[fail_severity] for finding in counted)
        else codes.CLEAN
    )
