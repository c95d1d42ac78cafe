"""Findings made whole: where they stand in the document, and under which lasting name."""

from collections.abc import Iterator, Mapping

from audit.check.case import Case, Cited, Difference
from audit.check.compare.parties import party_words
from audit.check.identity import finding_id, url_key
from audit.check.tally import Count
from audit.check.verdict import gravity
from audit.check.wording import counted, quoted
from audit.model.capture import Condition, Hop, Origin, Retrieval, State, Try
from audit.model.claim import Claim, Tally
from audit.model.finding import Finding, Severity
from audit.model.reading import Confidence, Page
from audit.text.days import iso, listed
from audit.text.fold import fold
from audit.text.places import several

LONGEST = 300
"""Characters of an address that a message gives in full, for a reader to follow."""
_SHOWN = 5
"""Other places of an address that a message names."""

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


def of_tally(  # noqa: PLR0913, PLR0917 - rule, number, count, and the three things a rule says
    rule: str, severity: Severity, tally: Tally, count: Count, holds: str, suggestion: str, path: str
) -> Finding:
    """A number in the running text of the document at `path` against what its list holds."""
    claimed = _tally_words(tally)
    unit = "entry" if tally.counted == "events" else "person"
    number = count.least if tally.counted == "events" or count.most is None else count.most
    observed = counted(number, unit, "entries" if unit == "entry" else "people") if number else f"no {unit}"
    where = f" ({several(path, [claim.span.line for claim in count.claims])})" if count.claims else ""
    perhaps = (count.most or 0) - count.least if tally.counted == "events" else 0
    more = f", and {counted(perhaps, 'entry', 'entries')} that may" if perhaps else ""
    tells = f"that {'tell' if number > 1 else 'tells'} of it" if tally.counted == "events" else "for it"
    return Finding(
        id=finding_id(rule, fold(tally.text), None, claimed),
        rule=rule,
        severity=severity,
        confidence="medium" if severity == "warning" else "low",
        claim=None,
        uri=None,
        line=tally.span.line,
        end_line=tally.span.end_line,
        message=f"The document counts {claimed}; its own list {holds if number else 'holds'} {observed} {tells}{where}"
        f"{more}: {quoted(tally.text, LONGEST)}.",
        claimed=claimed,
        observed=f"{observed}{where}",
        suggestion=suggestion,
    )


def _tally_words(tally: Tally) -> str:
    """What a sentence counts, in words: "more than 24 calls or meetings", "7 events with Minister Kuleba since May"."""
    when = f" {tally.within.text[0].lower()}{tally.within.text[1:]}" if tally.within else ""
    bound = {"exactly": "", "at-least": "at least ", "more-than": "more than ", "about": "about "}[tally.bound]
    if tally.counted == "people":
        return f"{bound}{tally.number} {tally.counterparts[0].name or 'people'}{when}"
    kinds = " or ".join(counted(tally.number, kind).partition(" ")[2] for kind in sorted(tally.kinds)) or (
        "event" if tally.number == 1 else "events"
    )
    with_whom = listed([party_words(one) for one in tally.counterparts])
    place = f" in {tally.place}" if tally.place else ""
    return f"{bound}{tally.number} {kinds}" + (f" with {with_whom}" if with_whom else "") + place + when


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


def _hops_of(page: Page) -> tuple[Hop, ...]:
    """The redirects that the cited address led through, at its own address and not at a copy's."""
    return page.retrieval.tries[0].outcome.hops if page.retrieval.tries else ()


def _led(page: Page) -> str:
    """Where a cited address that cannot be used led before it failed; nothing where that is its own https or slash."""
    hops = _hops_of(page)
    if not hops or page.condition.state == "ok":
        return ""
    final = page.retrieval.tries[0].outcome.final_uri
    if url_key(final) == url_key(page.uri):
        return ""
    return f" The cited address led, by {counted(len(hops), 'redirect')}, to {quoted(final)}."


def _elsewhere(cited: Cited) -> str:
    lines = sorted({citation.span.line for citation in cited.citations[1:]} - {cited.citations[0].span.line})
    return f" It is also cited on {several(cited.path, lines, _SHOWN)}." if lines else ""
