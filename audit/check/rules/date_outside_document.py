"""An entry that tells as past what comes after the document."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_claim
from audit.check.wording import claimed_days, days
from audit.model.finding import Finding, Severity
from audit.text.days import iso

CODE = "date-outside-document"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "An entry tells as past what comes after the document's own date."
EXPLAIN = """\
Finds: an entry about something past whose day comes after the day of the document. Plans are not counted.

Why it matters: the day of the entry, or that of the document, is likely a slip.

Example: a document of January 10 has the entry "January 20: call with the Secretary General".

To accept: correct the date; or accept the finding where the document was continued after its date."""


def find(case: Case) -> Iterator[Finding]:
    """One warning per entry."""
    published = case.cited.document.published
    if published is None:
        return
    for checked in case.claims:
        claim = checked.claim
        if claim.modality == "past" and claim.when is not None and claim.when.start > published:
            yield of_claim(
                CODE,
                SEVERITY,
                claim,
                f"The document, of {days(published.isoformat(), iso(claim.when))}, tells as past what it dates "
                f"{claimed_days(claim.when, published.isoformat())}.",
                suggestion="Check the entry's date, and that of the document.",
            )
