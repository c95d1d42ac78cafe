"""A cited page that could only be read as a web archive's capture."""

from collections.abc import Iterator
from datetime import date

from audit.check.case import Case
from audit.check.findings import LONGEST, of_page, read_at, today
from audit.check.groups import Grouping
from audit.check.wording import quoted
from audit.model.capture import Try
from audit.model.finding import Finding, Severity
from audit.model.reading import Page

CODE = "archived-only"
SEVERITY: Severity = "note"
GROUPED = Grouping("place", "read as captured by")
SUMMARY = "The cited page was read as a web archive's capture."
EXPLAIN = """\
Finds: a cited URL that gives no usable page today, while a web archive holds a capture of it.

Why it matters: a reader who follows the link does not see what the document rests on.

Example: `https://host.example/2021/readout/` answers 404; an archive captured it on 2022-01-11.

To accept: cite the capture beside the page; or accept the finding where the document must stay as it was published."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per page, however often it is cited."""
    for cited, used in read_at(case, "memento"):
        yield of_page(
            CODE,
            SEVERITY,
            cited,
            f"The cited page is {today(cited.page)}{_successors(cited.page)}; "
            f"{_capture(used, case.cited.document.published)} was read, {quoted(used.outcome.final_uri, LONGEST)}.",
            confidence="high",
            suggestion="Cite the web archive's capture beside the page.",
        )


def _successors(page: Page) -> str:
    """What came of asking the site's successors before."""
    causes = [tried.condition.cause for tried in page.retrieval.tries if tried.origin == "successor"]
    return f", and its official successor has no usable page ({', '.join(causes)})" if causes else ""


def _capture(used: Try, published: date | None) -> str:
    """The capture in words: it shows the page as it was then, which may not be what the document saw."""
    if used.memento_datetime is None:
        return "a web archive's capture"
    day = used.memento_datetime.date()
    later = ", made after the document," if published is not None and day > published else ""
    return f"a web archive's capture of {day.isoformat()}{later}"
