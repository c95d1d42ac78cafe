"""One block for each finding or group: what the document says, what the page says and where, how sure, what next."""

from collections.abc import Callable, Iterable, Sequence

from audit.report import words
from audit.report.glance import name
from audit.report.glimpse import dated_text
from audit.report.markdown_lapses import before
from audit.report.markdown_parts import (
    address,
    anchor,
    bullets,
    cell,
    claim_text,
    condition,
    day_or_text,
    event_date,
    finding_anchor,
    fold,
    group_anchor,
    named,
    origin,
    page_link,
    quoted,
    redirects,
    table,
    table_within,
)
from audit.report.outline import Block, Outline, kept
from audit.report.shape_page_v1 import PageV1, PublishedV1, TryV1
from audit.report.shape_v1 import CitationV1, ClaimV1, FieldV1, FindingV1, GroupV1, LinkV1
from audit.text import places
from audit.text.urls import host
from audit.text.visible import markdown, markdown_code

_HEADING = 160
_QUOTE = 600
_SNIPPET = 240
_EVENTS = 3
_OTHERS = 3  # claims that cite the same page
_OTHER = 120
_MEMBERS = 60_000  # bytes of a group's rows
_OPENING = 40  # characters by which a quotation of a claim is known; messages cut it somewhere after
_OPEN_MEMBERS = 12  # a longer group is folded, so that the next block stays in sight


def block_section(block: Block, outline: Outline) -> str:
    """A group, or the findings about one claim and page, under a heading of its own."""
    group, findings = block.group, block.findings
    return "\n\n".join(_group(group, findings, outline) if group else _about_a_link(findings, outline))


def findings_table(findings: Sequence[FindingV1], outline: Outline, room: int) -> str:
    """Findings as rows, for those that need no block of their own."""
    return table_within(
        [("Line", "right"), ("Document", "left"), ("What", "left"), ("Cited page", "left"), ("Finding", "left")],
        findings,
        lambda finding: [
            places.cell(outline.path, finding.line),
            claim_text(outline.claim(finding)),
            cell(finding.message, _SNIPPET),
            _cited(finding, outline),
            _mark(finding),
        ],
        room,
        ("finding", "findings"),
    )


def _about_a_link(findings: tuple[FindingV1, ...], outline: Outline) -> Iterable[str]:
    first, others = findings[0], findings[1:]
    claim, citation, page = outline.claim(first), outline.citation(first), outline.page(first.uri)
    place = words.capital(places.place(outline.path, first.line, first.end_line))
    yield f"### {anchor(finding_anchor(first.id))}{place}: {markdown(first.message, _HEADING)}"
    yield _signature(first, citation)
    if len(first.message) > _HEADING:
        yield markdown(first.message, _QUOTE)
    for other in others:
        yield f"{anchor(finding_anchor(other.id))}And: {markdown(other.message, _QUOTE)}"
        yield _signature(other, citation)
    yield from _quote(first, claim, outline)
    compared = [field for field in citation.fields if field.result != "silent"] if citation else []
    if compared:
        against = "Cited URL" if citation and citation.basis == "url-only" else "Cited page"
        yield _comparison(sorted(compared, key=lambda field: field.result == "agree"), against, claim)
    differing = [field for field in compared if field.result == "differ"]
    yield bullets(
        [
            *_passages(differing),
            *_page_facts(page, differing),
            *_silent(citation, page),
            *_link_facts(first.uri, page, outline),
            *_citing(first, outline),
            *_next(findings),
            *(before(outline.heirs[one.id], outline) for one in findings if one.id in outline.heirs),
        ]
    )


def _signature(finding: FindingV1, citation: CitationV1 | None) -> str:
    """Severity, how sure, what it rests on, rule and id."""
    parts = [f"**{finding.severity}**", _how_sure(finding, citation), markdown_code(finding.rule)]
    return " · ".join([*parts, markdown_code(finding.id)]) + _state(finding)


def _next(findings: Iterable[FindingV1]) -> Iterable[str]:
    """What a person could do, each suggestion once."""
    for suggestion in dict.fromkeys(finding.suggestion for finding in findings if finding.suggestion):
        yield named("Next", markdown(suggestion, _QUOTE))


def _citing(finding: FindingV1, outline: Outline) -> Iterable[str]:
    """The other claims that cite the same page: one of them may be what the page is about."""
    others = [claim for claim in outline.citing.get(finding.uri or "", ()) if claim.id != finding.claim]
    for claim in others[:_OTHERS]:
        comes_to = name(outline.pile[claim.id], outline)
        place = places.place(outline.path, claim.line, claim.end_line)
        yield named("Also cited for", f"{quoted(claim.text, _OTHER)} ({place}: {comes_to})")
    if len(others) > _OTHERS:
        yield f"and for {words.counted(len(others) - _OTHERS, 'more claim')}"


def _group(group: GroupV1, findings: tuple[FindingV1, ...], outline: Outline) -> Iterable[str]:
    place = anchor(group_anchor(group.id))
    yield f"### {place}{words.counted(len(findings), 'finding')}: {markdown(group.cause, _HEADING)}"
    yield _group_signature(findings, outline)
    one_message = len({finding.message for finding in findings}) == 1
    if one_message:
        yield markdown(findings[0].message, _QUOTE)
    telling = not one_message and not all(_repeats(finding, outline.claim(finding)) for finding in findings)
    members = _members(findings, outline, messages=telling)
    yield members if len(findings) <= _OPEN_MEMBERS else fold(f"The {len(findings)} findings, line by line", members)
    facts = bullets(_shared_facts(findings, outline))
    if facts:
        yield facts


def _repeats(finding: FindingV1, claim: ClaimV1 | None) -> bool:
    """Whether a message quotes the claim that stands beside it anyway."""
    return claim is not None and claim.text[:_OPENING] in finding.message


def _members(findings: tuple[FindingV1, ...], outline: Outline, *, messages: bool) -> str:
    links = len({finding.uri for finding in findings}) > 1
    columns: list[tuple[str, Callable[[FindingV1], str]]] = [
        ("Line", lambda finding: places.cell(outline.path, finding.line)),
        ("Document", lambda finding: claim_text(outline.claim(finding))),
        *([("What", lambda finding: cell(finding.message, _SNIPPET))] if messages else []),
        *([("Cited page", lambda finding: _cited(finding, outline))] if links else []),
        ("Finding", _mark),
    ]
    return table_within(
        [(heading, "right" if heading == "Line" else "left") for heading, _ in columns],
        findings,
        lambda finding: [show(finding) for _, show in columns],
        _MEMBERS,
        ("finding", "findings"),
    )


def _shared_facts(findings: tuple[FindingV1, ...], outline: Outline) -> Iterable[str]:
    """What is the same for every member, said once."""
    first = findings[0]
    if first.uri is not None and len({finding.uri for finding in findings}) == 1:
        page = outline.page(first.uri)
        yield from _page_facts(page, ())
        yield from _link_facts(first.uri, page, outline)
    if len({finding.suggestion for finding in findings if finding.suggestion}) == 1:
        yield from _next(findings)


def _quote(finding: FindingV1, claim: ClaimV1 | None, outline: Outline) -> Iterable[str]:
    """The document's words, as a quotation with its place."""
    if claim is not None:
        moved = (claim.line, claim.end_line) != (finding.line, finding.end_line)
        place = [places.place(outline.path, claim.line, claim.end_line)] if moved else []
        place += [markdown(claim.section, _HEADING)] if claim.section else []
        yield f"> {quoted(dated_text(claim), _QUOTE)}" + (f"\n>\n> — {', '.join(place)}" if place else "")
        return
    link = outline.loose.get((finding.uri, finding.line))
    if link is not None:
        yield f"> {quoted(link.anchor, _QUOTE)}\n>\n> — a link outside the dated claims"


def _comparison(fields: Iterable[FieldV1], against: str, claim: ClaimV1 | None) -> str:
    return table(
        [("", "left"), ("Document", "left"), (against, "left"), ("", "left"), ("Found in", "left")],
        (
            [
                words.FIELD[field.field],
                day_or_text(field.claimed) + _year_inferred(field, claim),
                day_or_text(field.observed) if field.observed else "–",
                _result(field),
                cell(field.source),
            ]
            for field in fields
        ),
    )


def _result(field: FieldV1) -> str:
    if field.result != "differ":
        return words.RESULT[field.result]
    return f"**{words.MAY_DIFFER if field.confidence == 'low' else words.RESULT[field.result]}**"


def _year_inferred(field: FieldV1, claim: ClaimV1 | None) -> str:
    return " (year inferred)" if field.field == "date" and claim is not None and claim.year_inferred else ""


def _passages(fields: Iterable[FieldV1]) -> Iterable[str]:
    """The passages in which the fields stand, each once with the fields it tells of."""
    told: dict[tuple[str, str], list[str]] = {}
    for field in fields:
        if field.snippet:
            told.setdefault((field.snippet, words.where(field.source or "")), []).append(words.FIELD[field.field])
    for (passage, where), names in told.items():
        first, *others = names
        heading = ", ".join([first, *(name.lower() for name in others)])
        yield named(f"{heading}, in {where}", quoted(passage, _SNIPPET))


def _silent(citation: CitationV1 | None, page: PageV1 | None) -> Iterable[str]:
    """What a page that was read does not tell; of the date, which one it is that is missing."""
    silent = [field for field in citation.fields if field.result == "silent"] if citation else []
    if not (silent and page and page.used is not None):
        return
    for field in silent:
        if field.field == "date":
            yield named("Event date", event_date(field, page))
    names = [words.FIELD[field.field].lower() for field in silent if field.field != "date"]
    if names:
        yield named("The page is silent on", ", ".join(names))


def _page_facts(page: PageV1 | None, shown: Iterable[FieldV1]) -> Iterable[str]:
    """What the page says of itself, each with where it stands, less the passages that were shown with fields."""
    if page is None:
        return
    passages = {field.snippet: words.where(field.source or "") for field in shown}
    if page.title.value and words.IN_TITLE not in passages.values():
        yield named("Page title", f"{quoted(page.title.value, _SNIPPET)} ({markdown_code(page.title.source or '')})")
    published = _published(page.published)
    if published:
        yield named("Published", published)
    events = [event for event in page.events if event.snippet not in passages]
    for event in events[:_EVENTS]:
        found = f"{quoted(event.snippet, _SNIPPET)} ({markdown_code(event.source)})"
        name = "Announced" if event.planned else "Event"
        yield named(name, f"{words.days(event.start, event.end)}, from {found}")
    if len(events) > _EVENTS:
        yield f"and {words.counted(len(events) - _EVENTS, 'more event')} on the page"


def _published(published: PublishedV1) -> str:
    """The day with the words it was read from; when no day is chosen, what was found instead."""
    if published.value is None:
        found = next(iter(published.candidates), None)
        return f"not sure; perhaps {quoted(found.raw, _SNIPPET)} ({markdown_code(found.source)})" if found else ""
    chosen = (
        found.raw
        for found in published.candidates
        if found.value == published.value and found.source == published.source
    )
    raw = next(chosen, None)
    written = f", from {quoted(raw, _SNIPPET)}" if raw else ""
    return f"{words.day(published.value)}{written} ({markdown_code(published.source or '')})"


def _link_facts(uri: str | None, page: PageV1 | None, outline: Outline) -> Iterable[str]:
    """The cited address, what it answered unless it simply answered, and what was read in its place."""
    if uri is None:
        return
    yield named("Link", address(uri, _SNIPPET))
    if page is None:
        return
    if page.cause == "not-on-cassette":
        yield named("Page", outline.not_held)
    elif not page.tries:
        yield named("Page", condition(page))
    elif page.condition != "ok" or len(page.tries) > 1:
        for asked in page.tries:
            yield named("Asked", _asked(asked))
    elif page.tries[0].hops:
        yield named("Redirects", redirects(page.tries[0]))
    if page.used:
        used = page.tries[page.used]
        yield named("Read instead", f"{origin(used)}, {address(used.final_uri, _SNIPPET)}")
    yield from _captured(page)


def _captured(page: PageV1) -> Iterable[str]:
    """By what anybody can check it: when the page was captured, what its bytes hash to, and where they are kept."""
    answer = kept(page)
    if answer:
        when = [words.minute(answer.captured_at)] if answer.captured_at else []
        record = [f"record {markdown_code(answer.record)}"] if answer.record else []
        digest = f"sha256 {markdown_code(answer.payload_sha256 or '')}"
        yield named("Captured", ", ".join([*when, digest, *record]))


def _asked(asked: TryV1) -> str:
    word = words.CONDITION[asked.condition]
    seen = f": {markdown(asked.signal, _SNIPPET)}" if asked.signal else ""
    cause = "" if asked.cause == asked.condition else f" ({markdown_code(asked.cause)}{seen})"
    when = f", {words.minute(asked.captured_at)}" if asked.captured_at else ""
    attempts = f", after {asked.attempts} attempts" if asked.attempts > 1 else ""
    led = f"; redirects {redirects(asked)}" if asked.hops else ""
    place = (
        ""
        if asked.origin in ("live", "recording") or asked.memento_datetime
        else f", {markdown(host(asked.final_uri), _SNIPPET)}"
    )
    return f"{origin(asked)}{place}: {word}{cause}{when}{attempts}{led}"


def _how_sure(finding: FindingV1, citation: CitationV1 | None) -> str:
    """`high confidence, from the page`."""
    sure = f"{finding.confidence} confidence"
    if citation is None or all(field.result == "silent" for field in citation.fields):
        return sure
    return f"{sure}, from {words.BASIS[citation.basis]}"


def _state(finding: FindingV1) -> str:
    why = f" ({markdown(finding.was, _SNIPPET)})" if finding.was else ""
    return why if finding.state == "new" else f" · {words.STATE[finding.state]}{why}"


def _group_signature(findings: tuple[FindingV1, ...], outline: Outline) -> str:
    severities = dict.fromkeys(f"**{finding.severity}**" for finding in findings)
    sureness = sorted({_how_sure(finding, outline.citation(finding)) for finding in findings})
    rules = dict.fromkeys(markdown_code(finding.rule) for finding in findings)
    return " · ".join([", ".join(severities), "; ".join(sureness), ", ".join(rules)])


def _mark(finding: FindingV1) -> str:
    """A finding's id as a place that can be linked to, for a table's cell."""
    return f"{anchor(finding_anchor(finding.id))}{markdown_code(finding.id)}"


def _cited(finding: FindingV1, outline: Outline) -> str:
    if finding.uri is None:
        return "–"
    page = outline.page(finding.uri)
    state = "" if page is None or page.condition == "ok" else f", {condition(page)}"
    return page_link(page, LinkV1(uri=finding.uri, line=finding.line, anchor="")) + state
