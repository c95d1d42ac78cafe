"""A cited page that moved for good: its old address leads to it."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import LONGEST, of_page
from audit.check.groups import Grouping
from audit.check.wording import quoted
from audit.model.capture import Capture
from audit.model.finding import Finding, Severity

CODE = "moved"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "moved for good")
SUMMARY = "The cited page moved for good; its old address leads to it."
EXPLAIN = """\
Finds: a cited URL that answers with a permanent redirect (301, 308) which leads to a usable page.

Why it matters: redirects are taken down in time, and then the page seems gone.

Example: `https://host.example/readout` redirects for good to `https://host.example/2021/readout/`.

To accept: cite the page's new address; or accept the finding where the document must stay as it was published."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited in case.cited_pages():
        tries = cited.page.retrieval.tries
        live = tries[0].outcome if tries else None
        if cited.page.condition.state == "ok" and isinstance(live, Capture) and live.moved_to is not None:
            yield of_page(
                CODE,
                SEVERITY,
                cited,
                f"The cited address redirects for good to {quoted(live.moved_to, LONGEST)}.",
                confidence="high",
                suggestion="Cite the page's new address.",
            )
