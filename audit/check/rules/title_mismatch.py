"""A page whose title speaks of something else altogether."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_difference
from audit.check.wording import quoted
from audit.model.finding import Finding, Severity

CODE = "title-mismatch"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "The cited page's title has nothing in common with the entry."
EXPLAIN = """\
Finds: a cited page whose known title shares no party, no body (not by its initials either) and no distinctive word with
the entry, where neither the page's opening text nor its URL names any of the entry's parties.

Why it matters: the link may lead to another page than was meant.

Example: the entry tells of a call with the Norwegian Foreign Minister; the page is titled "Crop Insurance Rates for the
Coming Season".

To accept: correct the link; or accept the finding with the place in the page that supports the entry."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation whose title differs; never more than a warning, for titles are not the page."""
    for found in case.differences("title"):
        finding = of_difference(
            CODE,
            found,
            f"The cited page is titled {quoted(found.field.observed or '')}, which shares no participant, body or "
            "distinctive word with the document's entry.",
            "Check whether the link leads to the page that was meant.",
        )
        yield finding
