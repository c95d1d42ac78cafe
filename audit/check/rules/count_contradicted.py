"""A number that the document gives, and its own list exceeds."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_tally
from audit.check.tally import counted, is_more
from audit.model.finding import Finding, Severity

CODE = "count-contradicted"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "The document's list tells of more events or people than its text counts."
EXPLAIN = """\
Finds: a sentence that counts what somebody has done ("has spoken twice with …") where the document's own list surely
tells of more. A number that is only a lower bound ("more than two dozen") cannot be exceeded.

Why it matters: the document does not agree with itself.

Example: the text says "has spoken twice with Foreign Minister Kuleba"; the list has four calls of the two.

It is a note where the document says that its list is not made for counting ("illustrative", "not exhaustive").

To accept: correct the number or the list; or accept the finding with what the number counts."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per number."""
    for tally in case.cited.tallies:
        count = counted(tally, case.cited.claims, case.policy.people)
        if count is not None and is_more(tally, count):
            severity: Severity = "note" if case.cited.illustrative else SEVERITY
            yield of_tally(
                CODE, severity, tally, count, "holds", "Check the number, and what it counts.", case.cited.document.path
            )
