"""The findings that machines are told of: those there today and not decided, the gravest first, each in a paragraph.

The texts are as they came; every format escapes them for its own sink.
"""

from audit.model.finding import GRAVITY, OVER
from audit.report import words
from audit.report.shape_v1 import FindingV1, ReportV1, RunV1
from audit.text.places import has_lines
from audit.text.places import place as place_of

INCOMPLETE = "incomplete-run"
"""What stands where a finding's rule does, for a run that could not be completed."""


def incomplete(run: RunV1) -> str:
    """That a run could not be completed, why, and what that means for its findings."""
    why = f" {words.sentence(run.incomplete)}" if run.incomplete else ""
    return f"This run is incomplete.{why} What is not listed here may not have been checked; run it again."


def pending(report: ReportV1) -> tuple[FindingV1, ...]:
    """Errors before warnings before notes, and as in the document within each."""
    there = (finding for finding in report.findings if finding.decision is None and finding.state not in OVER)
    return tuple(sorted(there, key=lambda finding: (GRAVITY[finding.severity], finding.line, finding.rule, finding.id)))


def paragraph(path: str, finding: FindingV1) -> str:
    """What was found, about which page, and what a person could do next.

    In a document without lines the place is told first, for the format gives none then.
    """
    place = None if has_lines(path) else f"{words.capital(place_of(path, finding.line, finding.end_line))}:"
    page = f"Cited page: {finding.uri}" if finding.uri else None
    return " ".join(part for part in (place, finding.message, page, finding.suggestion) if part)
