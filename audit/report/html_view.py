"""What the page shows, as plain values ready to be laid out: nothing is decided in the template.

Text from outside is here as it came; the template engine passes every value through `audit.text.visible`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.model.capture import State
from audit.model.finding import Basis, CitationVerdict, Result, Severity
from audit.model.reading import Confidence
from audit.report import words
from audit.report.outline import Block, HostLine, Outline
from audit.report.shape_v1 import CitationV1, ClaimV1, FieldV1, FindingV1, LinkV1, PageV1, PublishedV1, TryV1
from audit.text.fold import tokens
from audit.text.urls import host
from audit.text.visible import web_link

_TEXT = 1_200  # characters of a claim
_SNIPPET = 400
_EVENTS = 5
_SHORTEST = 3  # letters; shorter words stand in every sentence


@dataclass(frozen=True, slots=True)
class Address:
    """A link: what it shows, and where it leads ("" where it may lead nowhere)."""

    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with what is written to it; `same` where the text beside it has the word too."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field, compared."""

    name: str
    claimed: str
    observed: str
    result: Result
    word: str
    source: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One origin that was asked, with what it answered and under which record that is kept."""

    origin: str
    state: State
    word: str
    cause: str
    when: str
    attempts: int
    hops: tuple[tuple[Address, int], ...]
    final: Address
    digest: str
    record: str
    used: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Something a page says of itself, where it stands there, and the words it was read from."""

    name: str
    value: str
    source: str
    raw: str


@dataclass(frozen=True, slots=True)
class Side:
    """The cited page's side of a comparison."""

    link: Address
    title: tuple[Word, ...]
    title_source: str
    facts: tuple[Told, ...]
    asked: tuple[Asked, ...]
    state: State
    word: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside one of its pages; `quote` is the claim's text, with the words marked that the page's title has."""

    quote: tuple[Word, ...]
    verdict: CitationVerdict
    word: str
    basis: Basis
    basis_word: str
    rows: tuple[Row, ...]
    side: Side


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with all its pages and all that was found about it."""

    claim: ClaimV1
    lines: str
    text: str
    days: str
    pairs: tuple[Pair, ...]
    findings: tuple[FindingV1, ...]
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One finding with the claim and page it is about."""

    finding: FindingV1
    lines: str
    quote: tuple[Word, ...]
    pair: Pair | None
    link: Address | None
    sure: str


@dataclass(frozen=True, slots=True)
class Line:
    """A finding that needs no decision any more: what it says, and what became of it."""

    finding: FindingV1
    lines: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings that are decided together."""

    anchor: str
    title: str
    severity: Severity
    matters: tuple[Matter, ...]
    grouped: bool


def chapters(blocks: Iterable[Block], outline: Outline) -> tuple[Chapter, ...]:
    """The outline's blocks, in its order."""
    return tuple(_chapter(block, outline) for block in blocks)


def cards(outline: Outline, most: int) -> tuple[Card, ...]:
    """The document's claims in its order; of more than `most`, those that something was found about come first."""
    found: dict[str | None, list[FindingV1]] = {}
    for finding in outline.report.findings:
        found.setdefault(finding.claim, []).append(finding)
    claims = outline.report.claims
    if len(claims) > most:
        kept = {claim.id for claim in sorted(claims, key=lambda claim: claim.id not in found)[:most]}
        claims = tuple(claim for claim in claims if claim.id in kept)
    return tuple(_card(claim, found.get(claim.id, ()), outline) for claim in claims)


def closed(findings: Iterable[FindingV1], today: date) -> tuple[Line, ...]:
    """Findings that were decided, or belong to an earlier report."""
    return tuple(
        Line(one, lines(one.line, one.end_line), _became(one, today), one.decision.reason if one.decision else "")
        for one in findings
    )


def _became(finding: FindingV1, today: date) -> str:
    decision = finding.decision
    if decision is None:
        return words.STATE[finding.state]
    until = f", until {words.day(decision.until)}" if decision.until else ""
    age = words.counted(max((today - decision.on).days, 0), "day")
    return f"{decision.verdict} by {decision.by} on {words.day(decision.on)}, {age} ago{until}"


def address(uri: str) -> Address:
    """A link that shows its own address."""
    return Address(uri, web_link(uri))


def lines(first: int, last: int) -> str:
    """`line 101` or `lines 101–104`."""
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _chapter(block: Block, outline: Outline) -> Chapter:
    first = block.findings[0]
    anchor = f"group-{block.group.id}" if block.group else f"finding-{first.id}"
    title = block.group.cause if block.group else first.message
    matters = tuple(_matter(finding, outline) for finding in block.findings)
    return Chapter(anchor, title, block.severity, matters, block.group is not None)


def _matter(finding: FindingV1, outline: Outline) -> Matter:
    claim, citation = outline.claim(finding), outline.citation(finding)
    pair = _pair(claim, citation, outline) if claim and citation else None
    loose = outline.loose.get((finding.uri, finding.line))
    said = claim.text if claim else loose.anchor if loose else ""
    quote = pair.quote if pair else _marked(said[:_TEXT], _title(outline.page(finding.uri)))
    return Matter(
        finding=finding,
        lines=lines(finding.line, finding.end_line),
        quote=quote,
        pair=pair,
        link=address(finding.uri) if finding.uri and pair is None else None,
        sure=_sure(finding.confidence, citation),
    )


def _sure(confidence: Confidence, citation: CitationV1 | None) -> str:
    told = citation is not None and any(field.result != "silent" for field in citation.fields)
    return f"{confidence}, {words.BASIS[citation.basis]}" if citation and told else confidence


def _card(claim: ClaimV1, findings: Iterable[FindingV1], outline: Outline) -> Card:
    return Card(
        claim=claim,
        lines=lines(claim.line, claim.end_line),
        text=claim.text[:_TEXT],
        days=words.days(claim.start, claim.end) if claim.start and claim.end else "no date",
        pairs=tuple(_pair(claim, citation, outline) for citation in claim.citations),
        findings=tuple(findings),
        hosts=tuple(dict.fromkeys(host(citation.uri) for citation in claim.citations)),
    )


def _pair(claim: ClaimV1, citation: CitationV1, outline: Outline) -> Pair:
    rows = sorted(citation.fields, key=lambda field: ("differ", "agree", "silent").index(field.result))
    page = outline.page(citation.uri)
    return Pair(
        quote=_marked(claim.text[:_TEXT], _title(page)),
        verdict=citation.verdict,
        word=words.VERDICT[citation.verdict],
        basis=citation.basis,
        basis_word=words.BASIS[citation.basis],
        rows=tuple(_row(field, claim) for field in rows),
        side=_side(citation, page, claim.text),
    )


def _row(field: FieldV1, claim: ClaimV1) -> Row:
    inferred = " (year inferred)" if field.field == "date" and claim.year_inferred else ""
    return Row(
        name=words.FIELD[field.field],
        claimed=(words.iso_in_words(field.claimed) or field.claimed[:_SNIPPET]) + inferred,
        observed=(words.iso_in_words(field.observed) or field.observed[:_SNIPPET]) if field.observed else "–",
        result=field.result,
        word=words.MAY_DIFFER if field.result == "differ" and field.confidence == "low" else words.RESULT[field.result],
        source=field.source or "",
        snippet=(field.snippet or "")[:_SNIPPET],
    )


def _side(link: LinkV1, page: PageV1 | None, said: str) -> Side:
    if page is None:
        return Side(address(link.uri), (), "", (), (), "unchecked", words.CONDITION["unchecked"])
    return Side(
        link=address(link.uri),
        title=_marked(_title(page)[:_SNIPPET], said),
        title_source=page.title.source or "",
        facts=tuple(_facts(page)),
        asked=tuple(_asked(one, used=number == page.used) for number, one in enumerate(page.tries)),
        state=page.condition,
        word=_state(page),
    )


def _state(page: PageV1) -> str:
    word = words.CONDITION[page.condition]
    return word if page.cause in {page.condition, ""} else f"{word} ({page.cause})"


def _title(page: PageV1 | None) -> str:
    return (page.title.value or "") if page else ""


def _facts(page: PageV1) -> Iterable[Told]:
    published = _published(page.published)
    if published:
        yield published
    if page.modified:
        yield Told("Modified", words.day(page.modified), "", "")
    for event in page.events[:_EVENTS]:
        yield Told("Event", words.days(event.start, event.end), event.source, event.snippet[:_SNIPPET])


def _published(published: PublishedV1) -> Told | None:
    found = [one for one in published.candidates if one.value == published.value and one.source == published.source]
    if published.value is not None:
        raw = found[0].raw[:_SNIPPET] if found else ""
        return Told("Published", words.day(published.value), published.source or "", raw)
    first = next(iter(published.candidates), None)
    return Told("Published", "no day told", first.source, first.raw[:_SNIPPET]) if first else None


def _asked(asked: TryV1, *, used: bool) -> Asked:
    return Asked(
        origin=words.ORIGIN[asked.origin] + words.taken(asked.origin, asked.memento_datetime, asked.captured_at),
        state=asked.condition,
        word=words.CONDITION[asked.condition],
        cause="" if asked.condition in (asked.cause, "ok") else _why(asked),
        when=words.minute(asked.captured_at) if asked.captured_at else "",
        attempts=asked.attempts,
        hops=tuple((address(hop.uri), hop.status) for hop in asked.hops),
        final=address(asked.final_uri),
        digest=asked.payload_sha256 or "",
        record=asked.record or "",
        used=used,
    )


def _why(asked: TryV1) -> str:
    return f"{asked.cause}: {asked.signal[:_SNIPPET]}" if asked.signal else asked.cause


def _marked(text: str, other: str) -> tuple[Word, ...]:
    """The text in words, those marked that the other text has too."""
    known = {token for token in tokens(other) if len(token) >= _SHORTEST}
    return tuple(Word(word, not known.isdisjoint(tokens(word))) for word in text.split())


def health(hosts: Sequence[HostLine]) -> Sequence[tuple[HostLine, Sequence[tuple[State, float]]]]:
    """Each host with the share (0 to 1) of its pages in each condition, in the order the conditions are told in."""
    shares: list[tuple[HostLine, Sequence[tuple[State, float]]]] = []
    for line in hosts:
        present: Mapping[State, int] = line.conditions
        shares.append((line, [(state, present[state] / line.pages) for state in words.CONDITION if state in present]))
    return shares
