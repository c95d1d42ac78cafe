"""An entry that announces what comes before the document."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_claim
from audit.check.wording import claimed_days, days
from audit.model.finding import Finding, Severity
from audit.text.days import iso

CODE = "planned-not-future"
SEVERITY: Severity = "warning"
GROUPED = None
SUMMARY = "An entry announces what comes before the document's own date."
EXPLAIN = """\
Finds: an entry that speaks of the future ("will meet") whose days all come before the day of the document.

Why it matters: its day is likely a slip, or the entry was not brought up to date and is compared with no page, for
plans are listed and not judged.

Example: a document of January 10 has the entry "January 5: the Secretary will meet …".

To accept: correct the date or the words; or accept the finding with the reason why both stand."""


def find(case: Case) -> Iterator[Finding]:
    """One warning per entry."""
    published = case.cited.document.published
    if published is None:
        return
    for checked in case.claims:
        claim = checked.claim
        if claim.modality == "planned" and claim.when is not None and claim.when.end < published:
            yield of_claim(
                CODE,
                SEVERITY,
                claim,
                f"The document, of {days(published.isoformat(), iso(claim.when))}, announces something for "
                f"{claimed_days(claim.when, published.isoformat())}.",
                suggestion="Check the entry's date, or tell it as past.",
            )
