"""GitLab's code quality report: one JSON array of findings, shown in merge requests.

Source: GitLab documentation, "Code Quality report format" (description, check_name, fingerprint, severity,
location.path, location.lines.begin).
"""

import json
from collections.abc import Mapping

from audit.model.finding import Severity
from audit.report.pending import INCOMPLETE, incomplete, paragraph, pending
from audit.report.shape_v1 import FindingV1, ReportV1
from audit.text.digest import digest
from audit.text.places import has_lines
from audit.text.visible import terminal

_SEVERITY: Mapping[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}
_LONGEST = 1_000  # characters of a description; the widget shows a line or two


def render(report: ReportV1) -> str:
    """Every pending finding, the gravest first, after the run itself where it could not be completed."""
    issues = [_issue(report.document.path, finding) for finding in pending(report)]
    if not report.run.complete:
        issues.insert(0, _incomplete(report))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _incomplete(report: ReportV1) -> Mapping[str, object]:
    """An empty list would read as "nothing found"; this is known again by the document alone."""
    return {
        "description": terminal(incomplete(report.run), _LONGEST),
        "check_name": INCOMPLETE,
        "fingerprint": digest(INCOMPLETE, report.document.path),
        "severity": "major",
        "location": {"path": terminal(report.document.path), "lines": {"begin": 1, "end": 1}},
    }


def _issue(path: str, finding: FindingV1) -> Mapping[str, object]:
    return {
        "description": terminal(paragraph(path, finding), _LONGEST),
        "check_name": terminal(finding.rule),
        "fingerprint": finding.id,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": terminal(path), "lines": _lines(path, finding)},
    }


def _lines(path: str, finding: FindingV1) -> Mapping[str, int]:
    """The lines of a finding; GitLab asks for some even of a file that has none."""
    return {"begin": finding.line, "end": finding.end_line} if has_lines(path) else {"begin": 1, "end": 1}
