"""A day that is written with another weekday than it has."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_claim
from audit.model.finding import Finding, Severity
from audit.text.date_words import WEEKDAYS, weekday_with
from audit.text.days import spoken

CODE = "weekday-mismatch"
SEVERITY: Severity = "note"
GROUPED = None
SUMMARY = "An entry writes another weekday with its day than that day has."
EXPLAIN = """\
Finds: an entry that writes a weekday before or behind its day, where that day is another one. It needs no page.

Why it matters: the weekday or the day is a slip; where the year is not written, another one may have been meant.

Example: "Monday, December 9, 2021: call with the Secretary General"; December 9, 2021 was a Thursday.

To accept: correct the one that is a slip."""


def find(case: Case) -> Iterator[Finding]:
    """One note per entry."""
    for checked in case.claims:
        claim = checked.claim
        if claim.when is None or claim.date_text is None or claim.when.start != claim.when.end:
            continue
        written = weekday_with(claim.text, claim.date_text)
        actual = claim.when.start.weekday()
        if written not in {None, actual}:
            yield of_claim(
                CODE,
                SEVERITY,
                claim,
                f"The document writes {WEEKDAYS[written or 0]} with {spoken(claim.when.stretches, year=True)}, "
                f"which is a {WEEKDAYS[actual]}{' (the year is inferred)' if claim.when.inferred else ''}.",
                suggestion="Check the weekday, the day and the year.",
            )
