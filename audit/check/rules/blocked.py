"""A cited page that is blocked: people may see it, programs may not."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, unreadable
from audit.check.groups import Grouping
from audit.model.finding import Finding, Severity

CODE = "blocked"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "blocked for programs")
SUMMARY = "The cited page is blocked for programs; a person may still see it."
EXPLAIN = """\
Finds: a cited URL that answers with a refusal (401, 402, 403, 451, 999), a challenge, a login wall, or a robots rule
against being read.

Why it matters: the entry could not be compared with its page. Nothing is evaded, so a person has to look.

Example: `https://host.example/2021/readout/` answers 403 with a challenge.

To accept: open the page in a browser, compare it with the entry, and accept the finding with what was seen."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited in unreadable(case, "blocked"):
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page is blocked for programs ({cited.page.condition.cause}); a person may still see it.",
            confidence="medium",
            suggestion="Open the page in a browser and compare it with the entry.",
        )
