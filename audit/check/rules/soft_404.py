"""A cited page that answers, and says that it is not there."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, unreadable
from audit.check.groups import Grouping
from audit.model.finding import Finding, Severity

CODE = "soft-404"
SEVERITY: Severity = "error"
GROUPED = Grouping("host", "not found, though it answers")
SUMMARY = "The cited page answers, but says that it was not found, and there is no copy of it."
EXPLAIN = """\
Finds: a cited URL whose server answers as if all were well, with a page that says "not found", with its home page or
its error page, or with what it answers to any address at all; and no other copy of the page could be used.

Why it matters: a reader can no longer see what the document rests on, and most link checkers take such a page for
alive.

Example: `https://host.example/2021/readout/` answers 200 with the heading "Page not found".

To accept: cite the page's new address or a web archive's copy of it; or, if the page is there after all, accept the
finding with what was seen on it."""

_PREFIX = "soft-404"


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited in unreadable(case, "gone"):
        if cited.page.condition.cause.startswith(_PREFIX):
            yield of_page(
                CODE,
                SEVERITY,
                cited,
                f"The cited page answers, but it was not found ({cited.page.condition.cause}).",
                confidence="medium",
                suggestion="Look for the page's new address, or cite a web archive's copy of it.",
            )
