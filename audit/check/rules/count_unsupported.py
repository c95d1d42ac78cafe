"""A number that the document gives, and its own list does not reach."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_tally
from audit.check.tally import counted, is_less
from audit.model.finding import Finding, Severity

CODE = "count-unsupported"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "The document's list tells of fewer events or people than its text counts."
EXPLAIN = """\
Finds: a sentence that counts what somebody has done ("has spoken seven times with …", "with 16 leaders", "more than two
dozen calls and meetings") where the document's own list, counted generously, tells of fewer. Entries whose kind is left
open and groups that may hold the person are counted in; where it is not known who belongs to a group, nothing is said.
Who met has not called; where the text names a country or days ("two visits to Ukraine", "since January 2023"), only
what was there and then is counted.

Why it matters: a reader cannot follow the number from the document.

Example: the text says "has spoken seven times with Yermak"; the list has five entries of the two.

It is a note where the document says that its list is not complete ("illustrative", "not exhaustive").

To accept: list what is missing, or correct the number; or accept the finding with where the number comes from."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per number."""
    for tally in case.cited.tallies:
        count = counted(tally, case.cited.claims, case.policy.people)
        if count is not None and is_less(tally, count):
            severity: Severity = "note" if case.cited.illustrative else SEVERITY
            yield of_tally(
                CODE,
                severity,
                tally,
                count,
                "holds only",
                "List what is missing, or check the number.",
                case.cited.document.path,
            )
