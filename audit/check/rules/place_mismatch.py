"""A page that tells of another country than the document."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_difference
from audit.check.wording import quoted
from audit.model.finding import Finding, Severity

CODE = "place-mismatch"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "The cited page tells that it happened in another country than the document says."
EXPLAIN = """\
Finds: an entry that names a country or capital, whose page tells in its title or first sentences that the event was in
another country. Calls and virtual meetings are nowhere, cities other than capitals are not known, and a place the page
only speaks of is none of the event's. A visit differs where the page says that another country was visited and names
the entry's nowhere.

Why it matters: the entry may cite the page of another event between the same people.

Example: the entry says "meeting in Washington with the Foreign Minister"; the page, that they "met today in Riga".

To accept: correct the place or the link; or accept the finding with the place on the page that bears the entry out."""


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation whose place differs; never more than a warning, for places move within a visit."""
    for found in case.differences("place"):
        yield of_difference(
            CODE,
            found,
            f"The cited page tells of {found.field.observed} ({quoted(found.field.snippet or '')}); "
            f"the document tells of {found.field.claimed}.",
            "Check the place, and whether the link leads to the page that was meant.",
            severity=SEVERITY,
        )
