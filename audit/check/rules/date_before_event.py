"""A page that announces what the entry tells as past."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.identity import finding_id
from audit.check.wording import claimed_days, days
from audit.model.claim import Claim
from audit.model.finding import CheckedCitation, FieldResult, Finding, Severity
from audit.model.reading import Page
from audit.text.days import iso

CODE = "date-before-event"
SEVERITY: Severity = "note"
GROUPED = None
SUMMARY = "The cited page was published before the event and only announces it."
EXPLAIN = """\
Finds: an entry about something past whose cited page was published before that day and announces it for that day, or
for the night before ("Tonight, I will travel to …").

Why it matters: the page does not speak against the day, but cannot tell that the event took place, or how.

Example: the entry says "December 15-16: consults with Allies in Brussels"; the page, of December 11, says that the
official "will travel to Brussels on December 15-16".

To accept: cite a page that tells of the event itself; or accept the finding where the announcement is enough."""


def find(case: Case) -> Iterator[Finding]:
    """One note per citation of an announcement."""
    for checked in case.claims:
        if checked.claim.modality != "past":
            continue
        for citation in checked.citations:
            page = case.page(citation.citation.uri)
            fitting = next((one for one in citation.fields if one.field == "date" and one.result != "differ"), None)
            if fitting is not None and _only_announced(fitting, checked.claim, page):
                yield _finding(checked.claim, citation, fitting, page)


def _only_announced(field: FieldResult, claim: Claim, page: Page) -> bool:
    published = page.reading.published.value
    if published is None or claim.when is None or published >= claim.when.start:
        return False
    events = [one for one in page.reading.events if (one.source, one.snippet) == (field.source, field.snippet)]
    return bool(events) and all(event.planned for event in events)


def _finding(claim: Claim, citation: CheckedCitation, field: FieldResult, page: Page) -> Finding:
    published = page.reading.published.value
    posted = days(published.isoformat(), field.claimed) if published else ""
    when = claimed_days(claim.when, field.claimed) if claim.when else ""
    return Finding(
        id=finding_id(CODE, claim.id, citation.citation.uri, iso(claim.when) if claim.when else None),
        rule=CODE,
        severity=SEVERITY,
        confidence=field.confidence,
        claim=claim.id,
        uri=citation.citation.uri,
        line=claim.span.line,
        end_line=claim.span.end_line,
        message=f"The cited page, published on {posted}, announces the event of {when}; "
        "it cannot tell that it took place.",
        claimed=field.claimed,
        observed=field.observed,
        source=field.source,
        snippet=field.snippet,
        suggestion="Cite a page that tells of the event itself.",
    )
