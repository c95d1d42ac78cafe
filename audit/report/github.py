"""GitHub's annotations: workflow commands that its runner reads from the output and shows beside the document's lines.

A step shows ten annotations of each level at most (measured by GitHub's documentation of workflow commands); of more
findings than that, the last annotation of the level says how many are not shown.
"""

from collections.abc import Iterator, Mapping

from audit.model.finding import Severity
from audit.report.pending import INCOMPLETE, incomplete, paragraph, pending
from audit.report.shape_v1 import FindingV1, ReportV1
from audit.report.words import counted
from audit.text.places import has_lines
from audit.text.visible import workflow_message, workflow_property

_COMMAND: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_MOST = 10  # of each level and step
_LONGEST = 1_000  # characters of a message


def render(report: ReportV1) -> str:
    """One command a line; nothing where nothing is pending in a complete run."""
    found = pending(report)
    lines = [] if report.run.complete else [_incomplete(report)]
    for severity in _COMMAND:
        room = _MOST - (severity == "warning" and not report.run.complete)
        lines += _level(report.document.path, severity, [one for one in found if one.severity == severity], room)
    return "".join(f"{line}\n" for line in lines)


def _incomplete(report: ReportV1) -> str:
    where = f"file={workflow_property(report.document.path)},title=citation-audit%3A {INCOMPLETE}"
    return f"::warning {where}::{workflow_message(incomplete(report.run), _LONGEST)}"


def _level(path: str, severity: Severity, found: list[FindingV1], room: int) -> Iterator[str]:
    shown = found if len(found) <= room else found[: room - 1]
    for finding in shown:
        lines = f",line={finding.line},endLine={finding.end_line}" if has_lines(path) else ""
        where = f"file={workflow_property(path)}{lines}"
        title = f"title={workflow_property(f'citation-audit: {finding.rule}')}"
        yield f"::{_COMMAND[severity]} {where},{title}::{workflow_message(paragraph(path, finding), _LONGEST)}"
    left = len(found) - len(shown)
    if left:
        more = counted(left, f"more {severity}")
        yield f"::{_COMMAND[severity]} file={workflow_property(path)}::{more} in the report, not shown here"
