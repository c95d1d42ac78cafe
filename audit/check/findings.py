"""Findings made whole: where they stand in the document, and under which lasting name."""

from collections.abc import Iterator, Mapping

from audit.check.case import Case, Cited, Difference
from audit.check.identity import finding_id
from audit.check.verdict import gravity
from audit.check.wording import counted, quoted
from audit.model.capture import Condition, Hop, Origin, Retrieval, State, Try
from audit.model.claim import Claim
from audit.model.finding import Finding, Severity
from audit.model.reading import Confidence, Page
from audit.text.days import iso, listed

LONGEST = 300
"""Characters of an address that a message gives in full, for a reader to follow."""

_TODAY: Mapping[State, str] = {
    "gone": "not found",
    "blocked": "blocked for programs",
    "unavailable": "unavailable",
    "broken": "not readable",
}


def of_difference(
    rule: str, found: Difference, message: str, suggestion: str | None = None, *, severity: Severity | None = None
) -> Finding:
    """A field in which the page differs; error or warning by what the comparison rests on, unless given."""
    uri = found.checked.citation.uri
    return Finding(
        id=finding_id(rule, found.claim.id, uri, found.field.claimed),
        rule=rule,
        severity=severity or gravity(found.field, found.checked.basis),
        confidence=found.field.confidence,
        claim=found.claim.id,
        uri=uri,
        line=found.claim.span.line,
        end_line=found.claim.span.end_line,
        message=message,
        claimed=found.field.claimed,
        observed=found.field.observed,
        source=found.field.source,
        snippet=found.field.snippet,
        suggestion=suggestion,
    )


def of_page(  # noqa: PLR0913 - rule, page, and the four things a rule says about it
    rule: str, severity: Severity, cited: Cited, message: str, *, confidence: Confidence, suggestion: str
) -> Finding:
    """Something about a cited page as such: one finding however often it is cited, at its first citation."""
    first = cited.citations[0]
    return Finding(
        id=finding_id(rule, "", cited.page.uri, None),
        rule=rule,
        severity=severity,
        confidence=confidence,
        claim=cited.claims[0].id if cited.claims else None,
        uri=cited.page.uri,
        line=first.span.line,
        end_line=first.span.end_line,
        message=message + _led(cited.page) + _elsewhere(cited),
        observed=None if cited.page.condition.state == "ok" else cited.page.condition.cause,
        suggestion=suggestion,
    )


def of_claim(rule: str, severity: Severity, claim: Claim, message: str, *, suggestion: str | None = None) -> Finding:
    """Something about the document's own words; no page is needed to see it."""
    claimed = iso(claim.when) if claim.when is not None else None
    return Finding(
        id=finding_id(rule, claim.id, None, claimed),
        rule=rule,
        severity=severity,
        confidence="high",
        claim=claim.id,
        uri=None,
        line=claim.span.line,
        end_line=claim.span.end_line,
        message=message,
        claimed=claimed,
        suggestion=suggestion,
    )


def unreadable(case: Case, *states: str) -> list[Cited]:
    """The cited pages in one of those states of which no copy could be used instead.

    Of a page that is gone, a recording of our own is no copy that readers could see.
    """
    return [
        cited
        for cited in case.cited_pages()
        if cited.page.condition.state in states and not _is_to_be_seen(cited.page.retrieval, cited.page.condition)
    ]


def _is_to_be_seen(retrieval: Retrieval, live: Condition) -> bool:
    used = None if retrieval.used is None else retrieval.tries[retrieval.used]
    return used is not None and not (live.state == "gone" and used.origin == "recording")


def read_at(case: Case, origin: Origin) -> Iterator[tuple[Cited, Try]]:
    """The cited pages that were read at such an origin instead of their own address, with that try."""
    for cited in case.cited_pages():
        used = cited.page.retrieval.used
        if used is not None and cited.page.retrieval.tries[used].origin == origin:
            yield cited, cited.page.retrieval.tries[used]


def today(page: Page) -> str:
    """What the cited address itself gives, in words: "not found today (http-404)"."""
    state = page.condition.state
    return f"{_TODAY.get(state, state)} today ({page.condition.cause})"


def hops_of(page: Page) -> tuple[Hop, ...]:
    """The redirects that the cited address led through, at its own address and not at a copy's."""
    return page.retrieval.tries[0].outcome.hops if page.retrieval.tries else ()


def _led(page: Page) -> str:
    """Where a cited address that cannot be used led before it failed."""
    hops = hops_of(page)
    if not hops or page.condition.state == "ok":
        return ""
    steps = counted(len(hops), "redirect")
    return f" The cited address led, by {steps}, to {quoted(page.retrieval.tries[0].outcome.final_uri)}."


def _elsewhere(cited: Cited) -> str:
    lines = sorted({citation.span.line for citation in cited.citations[1:]} - {cited.citations[0].span.line})
    if not lines:
        return ""
    shown = [str(line) for line in lines[:5]]
    if len(lines) > len(shown):
        shown.append(counted(len(lines) - len(shown), "other place"))
    return (
        f" It is also cited on line {listed(shown)}."
        if len(lines) == 1
        else f" It is also cited on lines {listed(shown)}."
    )
