"""What the page shows, as plain values ready to be laid out: nothing is decided in the template.

Text from outside is here as it came; the template engine passes every value through `audit.text.visible`. Whatever is
shown once for each link of a claim is cut first: a claim may be as long as its document and have thousands of links.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Literal

from audit.model.capture import State
from audit.model.finding import Basis, CitationVerdict, Result, Severity
from audit.model.reading import Confidence
from audit.report import words
from audit.report.glance import name, of_link
from audit.report.outline import Block, HostLine, Outline, Pile, may_differ
from audit.report.shape_v1 import CitationV1, ClaimV1, FieldV1, FindingV1, PageV1, PublishedV1, TryV1
from audit.text.fold import tokens
from audit.text.urls import host
from audit.text.visible import web_link

_TEXT = 1_200  # characters of a claim
_SNIPPET = 400
_EVENTS = 5
_SHORTEST = 3  # letters; shorter words stand in every sentence
_LINKS = 50  # of one claim; who cites more reads the JSON
_AT_ONCE = 200  # findings that one command accepts
_OPENING = 40  # characters by which a quotation of a claim is known; messages cut it somewhere after
_ARCHIVE = "https://web.archive.org/web/{when:%Y%m%d}/{uri}"  # leads to the capture nearest to the day


@dataclass(frozen=True, slots=True)
class Address:
    """A link: what it shows, and where it leads ("" where it may lead nowhere)."""

    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text that follow each other; `same` where the text beside it has them too."""

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
    archive: Address | None
    title: tuple[Words, ...]
    title_source: str
    facts: tuple[Told, ...]
    asked: tuple[Asked, ...]
    state: State
    word: str

    @property
    def plain(self) -> bool:
        """Whether the address was asked once and simply answered: then how is of interest to few."""
        return self.state == "ok" and len(self.asked) == 1 and not self.asked[0].hops


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside one of its pages; `quote` is the claim's text, with the words marked that the page's title has.

    `silent` are the fields of which the page gives nothing at all.
    """

    quote: tuple[Words, ...]
    verdict: CitationVerdict | Literal["may-differ"]
    word: str
    basis: Basis
    basis_word: str
    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    side: Side


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its pages and all that was found about it; `left_out` counts the links that are not shown."""

    claim: ClaimV1
    pile: Pile
    word: str
    lines: str
    text: str
    days: str
    pairs: tuple[Pair, ...]
    left_out: int
    findings: tuple[FindingV1, ...]
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One finding with the claim and page it is about, and what to type to accept it."""

    finding: FindingV1
    lines: str
    pile: Pile | Literal[""]
    host: str
    command: str
    quote: tuple[Words, ...]
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
    """Findings that are decided together; `command` is what to type to accept them all."""

    anchor: str
    command: str
    title: str
    severity: Severity
    matters: tuple[Matter, ...]
    grouped: bool


def chapters(blocks: Iterable[Block], outline: Outline, most: int) -> tuple[Chapter, ...]:
    """The outline's blocks, in its order; those after the first `most` findings are left out, a block being whole."""
    shown: list[Chapter] = []
    for block in blocks:
        if most <= 0:
            break
        most -= len(block.findings)
        shown.append(_chapter(block, outline))
    return tuple(shown)


def cards(outline: Outline, most: int) -> tuple[Card, ...]:
    """The document's claims in its order.

    Of more than `most`, each counted by its links, those that something was found about come first.
    """
    found: dict[str | None, list[FindingV1]] = {}
    for finding in outline.report.findings:
        found.setdefault(finding.claim, []).append(finding)
    kept: set[str] = set()
    for claim in sorted(outline.report.claims, key=lambda claim: claim.id not in found):
        most -= max(min(len(claim.citations), _LINKS), 1)
        if most < 0:
            break
        kept.add(claim.id)
    claims = (claim for claim in outline.report.claims if claim.id in kept)
    return tuple(_card(claim, found.get(claim.id, ()), outline) for claim in claims)


def closed(findings: Iterable[FindingV1], today: date) -> tuple[Line, ...]:
    """Findings that were decided, or belong to an earlier report."""
    return tuple(
        Line(one, words.lines(one.line, one.end_line), _became(one, today), one.decision.reason if one.decision else "")
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


def _chapter(block: Block, outline: Outline) -> Chapter:
    first = block.findings[0]
    anchor = f"group-{block.group.id}" if block.group else f"finding-{first.id}"
    command = _accepting(finding.id for finding in block.findings)
    title = block.group.cause if block.group else first.message
    matters = tuple(_matter(finding, outline) for finding in block.findings)
    return Chapter(anchor, command, title, block.severity, matters, block.group is not None)


def _accepting(findings: Iterable[str]) -> str:
    """The command that accepts findings, once a reason stands between its quotation marks; without one it is refused.

    "" for more findings than anybody would paste.

    Nothing in it could mean something to a shell: no report is read whose ids are not hexadecimal digits.
    """
    ids = tuple(findings)
    return f'python -m audit review accept {" ".join(ids)} --reason ""' if len(ids) <= _AT_ONCE else ""


def _matter(finding: FindingV1, outline: Outline) -> Matter:
    claim, citation = outline.claim(finding), outline.citation(finding)
    pair = _pair(claim, citation, outline) if claim and citation else None
    loose = outline.loose.get((finding.uri, finding.line))
    said = claim.text if claim else loose.anchor if loose else ""
    link = address(finding.uri) if finding.uri and pair is None else None
    if pair:
        quote = pair.quote
    elif link is None and said and said[:_OPENING] in finding.message:
        quote = ()  # the message gives the document's words already
    else:
        quote = _marked(said[:_TEXT], _title(outline.page(finding.uri)))
    return Matter(
        finding=finding,
        lines=words.lines(finding.line, finding.end_line),
        pile=outline.pile[claim.id] if claim else "",
        host=host(finding.uri) if finding.uri else "",
        command=_accepting([finding.id]),
        quote=quote,
        pair=pair,
        link=link,
        sure=_sure(finding.confidence, citation),
    )


def _sure(confidence: Confidence, citation: CitationV1 | None) -> str:
    told = citation is not None and any(field.result != "silent" for field in citation.fields)
    sure = f"{confidence} confidence"
    return f"{sure}, from {words.BASIS[citation.basis]}" if citation and told else sure


def _card(claim: ClaimV1, findings: Iterable[FindingV1], outline: Outline) -> Card:
    pile = outline.pile[claim.id]
    shown = _first_of(claim.citations)
    return Card(
        claim=claim,
        pile=pile,
        word=name(pile, outline),
        lines=words.lines(claim.line, claim.end_line),
        text=claim.text[:_TEXT],
        days=words.days(claim.start, claim.end) if claim.start and claim.end else "no date",
        pairs=tuple(_pair(claim, citation, outline) for citation in shown),
        left_out=len(claim.citations) - len(shown),
        findings=tuple(findings),
        hosts=tuple(dict.fromkeys(host(citation.uri) for citation in claim.citations)),
    )


def _first_of(links: Sequence[CitationV1]) -> Sequence[CitationV1]:
    """The links of a claim that are shown, in their order: of too many, those that differ before others."""
    if len(links) <= _LINKS:
        return links
    order = sorted(range(len(links)), key=lambda at: (links[at].verdict != "contradicted", not may_differ(links[at])))
    return [links[at] for at in sorted(order[:_LINKS])]


def _pair(claim: ClaimV1, citation: CitationV1, outline: Outline) -> Pair:
    rows = sorted(citation.fields, key=lambda field: ("differ", "agree", "silent").index(field.result))
    page = outline.page(citation.uri)
    return Pair(
        quote=_marked(claim.text[:_TEXT], _title(page)),
        verdict="may-differ" if may_differ(citation) else citation.verdict,
        word=of_link(citation),
        basis=citation.basis,
        basis_word=words.BASIS[citation.basis],
        rows=tuple(_rows([field for field in rows if field.result != "silent" or field.observed], claim)),
        silent=tuple(
            words.FIELD[field.field].lower() for field in rows if field.result == "silent" and not field.observed
        ),
        side=_side(citation, page, claim, outline),
    )


def _rows(fields: Iterable[FieldV1], claim: ClaimV1) -> Iterable[Row]:
    """The fields with the passage each was found in; one that gives several is quoted at the first."""
    quoted: set[str] = set()
    for field in fields:
        passage = field.snippet or "" if field.result != "silent" else ""
        yield _row(field, claim, "" if passage in quoted else passage)
        quoted.add(passage)


def _row(field: FieldV1, claim: ClaimV1, passage: str) -> Row:
    inferred = " (year inferred)" if field.field == "date" and claim.year_inferred else ""
    return Row(
        name=words.FIELD[field.field],
        claimed=(words.iso_in_words(field.claimed) or field.claimed[:_SNIPPET]) + inferred,
        observed=(words.iso_in_words(field.observed) or field.observed[:_SNIPPET]) if field.observed else "–",
        result=field.result,
        word=words.MAY_DIFFER if field.result == "differ" and field.confidence == "low" else words.RESULT[field.result],
        source=field.source or "",
        snippet=passage[:_SNIPPET],
    )


def _side(link: CitationV1, page: PageV1 | None, claim: ClaimV1, outline: Outline) -> Side:
    archive = _archived(link.uri, claim.end or outline.report.document.published or outline.report.run.today)
    if page is None:
        return Side(address(link.uri), archive, (), "", (), (), "unchecked", words.CONDITION["unchecked"])
    return Side(
        link=address(link.uri),
        archive=archive,
        title=_marked(_title(page)[:_SNIPPET], claim.text[:_TEXT]),
        title_source=page.title.source or "",
        facts=tuple(_facts(page, {field.snippet for field in link.fields if field.result != "silent"})),
        asked=tuple(_asked(one, outline, used=number == page.used) for number, one in enumerate(page.tries)),
        state=page.condition,
        word=_state(page),
    )


def _archived(uri: str, when: date) -> Address | None:
    """Where a public web archive shows the page as it was about that day, if it holds it; None for no web address."""
    return (
        Address("archived copies of that time", web_link(_ARCHIVE.format(when=when, uri=uri)))
        if web_link(uri)
        else None
    )


def _state(page: PageV1) -> str:
    word = words.CONDITION[page.condition]
    return word if page.cause in {page.condition, ""} else f"{word} ({page.cause})"


def _title(page: PageV1 | None) -> str:
    return (page.title.value or "") if page else ""


def _facts(page: PageV1, quoted: Container[str | None]) -> Iterable[Told]:
    """What the page says of itself, less the events whose passage is `quoted` in the comparison."""
    published = _published(page.published)
    if published:
        yield published
    if page.modified:
        yield Told("Modified", words.day(page.modified), "", "")
    for event in [event for event in page.events if event.snippet not in quoted][:_EVENTS]:
        yield Told(
            "Announced" if event.planned else "Event",
            words.days(event.start, event.end),
            event.source,
            event.snippet[:_SNIPPET],
        )


def _published(published: PublishedV1) -> Told | None:
    found = [one for one in published.candidates if one.value == published.value and one.source == published.source]
    if published.value is not None:
        raw = found[0].raw[:_SNIPPET] if found else ""
        return Told("Published", words.day(published.value), published.source or "", raw)
    first = next(iter(published.candidates), None)
    return Told("Published", "no day told", first.source, first.raw[:_SNIPPET]) if first else None


def _asked(asked: TryV1, outline: Outline, *, used: bool) -> Asked:
    missing = asked.cause == "not-on-cassette"
    return Asked(
        origin=words.ORIGIN[asked.origin] + words.taken(asked.origin, asked.memento_datetime, asked.captured_at),
        state=asked.condition,
        word=outline.not_held if missing else words.CONDITION[asked.condition],
        cause="" if missing or asked.condition in (asked.cause, "ok") else _why(asked),
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


def _marked(text: str, other: str) -> tuple[Words, ...]:
    """The text, its words marked that the other text has too."""
    known = _known(other)
    if not known:
        return (Words(text, same=False),) if text else ()
    found = groupby(text.split(), key=lambda word: not known.isdisjoint(tokens(word)))
    return tuple(Words(" ".join(run), same) for same, run in found)


@lru_cache(maxsize=256)
def _known(text: str) -> frozenset[str]:
    return frozenset(token for token in tokens(text) if len(token) >= _SHORTEST)


def health(hosts: Sequence[HostLine]) -> Sequence[tuple[HostLine, Sequence[tuple[State, float]]]]:
    """Each host with the share (0 to 1) of its pages in each condition, in the order the conditions are told in."""
    shares: list[tuple[HostLine, Sequence[tuple[State, float]]]] = []
    for line in hosts:
        present: Mapping[State, int] = line.conditions
        shares.append((line, [(state, present[state] / line.pages) for state in words.CONDITION if state in present]))
    return shares
