"""A page that gives no day to compare."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page
from audit.check.groups import Grouping
from audit.check.verdict import was_read
from audit.check.wording import quoted
from audit.model.finding import Finding, Severity
from audit.model.reading import Page

CODE = "date-unknown"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "no day could be read")
SUMMARY = "The cited page was read and gives no day to compare with the entry's."
EXPLAIN = """\
Finds: a cited page that was read, of which neither the day of the event nor that of publication could be told.

Why it matters: the entry's date could not be compared; a page of the same people on another day would pass.

Example: a photograph's page without a date.

To accept: look at the page, and accept the finding with the day that was seen there, or cite another page."""


def find(case: Case) -> Iterator[Finding]:
    """One note per page that dated entries cite."""
    for cited in case.cited_pages():
        page = cited.page
        if was_read(page) and _is_undated(page) and any(claim.when is not None for claim in cited.claims):
            yield of_page(
                CODE, SEVERITY, cited, _message(page), confidence="high", suggestion="Look for a day on the page."
            )


def _is_undated(page: Page) -> bool:
    return not page.reading.events and page.reading.published.value is None


def _message(page: Page) -> str:
    perhaps = next(iter(page.reading.published.candidates), None)
    found = f"; {quoted(perhaps.raw)} stands there, and is not sure to be it" if perhaps else ""
    return f"The cited page gives no day that could be read{found}."
