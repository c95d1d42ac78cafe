"""A page whose own dates disagree."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_page
from audit.check.groups import Grouping
from audit.check.verdict import was_read
from audit.check.wording import days
from audit.model.finding import Finding, Severity
from audit.model.reading import Page
from audit.text.days import listed

CODE = "date-source-conflict"
SEVERITY: Severity = "note"
GROUPED = Grouping("host", "dates of publication that disagree")
SUMMARY = "The cited page gives several days of publication that disagree."
EXPLAIN = """\
Finds: a cited page that tells different days of its publication in different places (in its text, its markup, its URL),
where that could not be explained away.

Why it matters: the entry was compared with one of them; with another it might agree or differ.

Example: the text says December 9, the markup December 12.

To accept: look at the page, and accept the finding with the day that is right."""

_FEW = 4  # days that a message names


def find(case: Case) -> Iterator[Finding]:
    """One note per page that dated entries cite and that states no day of the event itself."""
    for cited in case.cited_pages():
        page = cited.page
        if not was_read(page) or page.reading.events or not page.reading.published.disagreement:
            continue
        if any(claim.when is not None for claim in cited.claims):
            yield of_page(
                CODE, SEVERITY, cited, _message(page), confidence="medium", suggestion="Look which day the page gives."
            )


def _message(page: Page) -> str:
    places: dict[str, str] = {}
    for one in page.reading.published.candidates:
        if one.value is not None:
            places.setdefault(one.value.isoformat(), one.source)
    told = [f"{days(day, *places)} ({source})" for day, source in list(places.items())[:_FEW]]
    chosen = page.reading.published.value
    taken = f"; {days(chosen.isoformat(), *places)} was compared" if chosen else ""
    return f"The cited page gives {listed(told)} as its day of publication{taken}."
