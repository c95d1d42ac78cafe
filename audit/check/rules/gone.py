"""A cited page that exists no longer."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page, unreadable
from audit.check.groups import Grouping
from audit.model.finding import Finding, Severity

CODE = "gone"
SEVERITY: Severity = "error"
GROUPED = Grouping("host", "not found")
SUMMARY = "The cited page was not found, and no copy of it."
EXPLAIN = """\
Finds: a cited URL whose server says that the page does not exist (404, 410), a parked
domain, or a host name that exists no longer; and no other copy of the page could be used.

Why it matters: a reader can no longer see what the document rests on.

Example: `https://host.example/2021/readout/` answers 404.

To accept: cite the page's new address or a web archive's copy of it; or accept the finding with the reason why the
entry may stand without its page."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited in unreadable(case, "gone"):
        if cited.page.condition.cause.startswith("soft-404"):  # another rule's: it answers
            continue
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page was not found ({cited.page.condition.cause}).",
            confidence="high",
            suggestion="Look for the page's new address, or cite a web archive's copy of it.",
        )
