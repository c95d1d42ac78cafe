"""A page that gives no day to compare."""

from collections import Counter
from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page
from audit.check.groups import Grouping
from audit.check.verdict import was_read
from audit.check.wording import quoted
from audit.model.finding import Finding, Severity
from audit.model.reading import Page
from audit.text.fold import fold, tokens
from audit.text.urls import counter

CODE = "date-unknown"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "no day could be read")
SUMMARY = "The cited page was read and gives no day to compare with the entry's."
EXPLAIN = """\
Finds: a cited page that was read, of which neither the day of the event nor that of publication could be told. Where
other pages have its title (another cited page does, or its address ends in a counter that is no part of the title, such
as "-2"), it says that nothing tells this page from those. Such a page never supports an entry.

Why it matters: the entry's date could not be compared; a page of the same people on another day would pass.

Example: a photograph's page without a date.

To accept: look at the page, and accept the finding with the day that was seen there, or cite another page."""


def find(case: Case) -> Iterator[Finding]:
    """One note per page that dated entries cite."""
    titles = Counter(title for cited in case.cited_pages() if (title := _title(cited.page)))
    for cited in case.cited_pages():
        page = cited.page
        shared = titles[_title(page)] > 1 or _is_counted(page)
        if was_read(page) and _is_undated(page) and any(claim.when is not None for claim in cited.claims):
            yield of_page(
                CODE,
                SEVERITY,
                cited,
                _message(page, shared=shared),
                confidence="high",
                suggestion="Look for a day on the page.",
            )


def _is_undated(page: Page) -> bool:
    return not page.reading.events and page.reading.published.value is None


def _title(page: Page) -> str:
    return fold(page.reading.title.value or "") if was_read(page) else ""


def _is_counted(page: Page) -> bool:
    """Whether its address counts pages of its title; the number may be the title's own ("… at COP 26")."""
    number, title = counter(page.uri), _title(page)
    return bool(title) and number is not None and number not in tokens(title)


def _message(page: Page, *, shared: bool) -> str:
    perhaps = next(iter(page.reading.published.candidates), None)
    found = f"; {quoted(perhaps.raw)} stands there, and is not sure to be it" if perhaps else ""
    others = " Other pages have its title, too: nothing tells this one from those." if shared else ""
    return f"The cited page gives no day that could be read{found}.{others}"
