"""A cited page that could only be read at the site that officially took over its own."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import LONGEST, of_page, read_at, today
from audit.check.groups import Grouping
from audit.check.wording import quoted
from audit.model.finding import Finding, Severity

CODE = "successor-used"
SEVERITY: Severity = "note"
GROUPED = Grouping("place", "read at its official successor")
SUMMARY = "The cited page was read at the official successor of its site."
EXPLAIN = """\
Finds: a cited URL that gives no usable page today, while the site that officially took over its host has the page.

Why it matters: a reader who follows the link does not get there.

Example: `https://host.example/2021/readout/` answers 404; `https://archive.host.example/2021/readout/` has the page.

To accept: cite the page's new address; or accept the finding where the document must stay as it was published."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited, used in read_at(case, "successor"):
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page is {today(cited.page)}; it was read at its official successor, "
            f"{quoted(used.outcome.final_uri, LONGEST)}.",
            confidence="high",
            suggestion="Cite the page's new address.",
        )
