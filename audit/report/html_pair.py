"""A claim beside a page it cites, as plain values ready to be laid out.

Text from outside is here as it came; the template engine passes every value through `audit.text.visible`. Whatever is
shown once for each link of a claim is cut: a claim may be as long as its document and have thousands of links.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from audit.model.capture import State
from audit.model.finding import Basis, CitationVerdict, Result
from audit.report import html_marks, words
from audit.report.doubt import agreed, may_differ
from audit.report.glance import of_link
from audit.report.glimpse import dated_text
from audit.report.html_marks import Words, marked
from audit.report.outline import Outline
from audit.report.shape_page_v1 import PageV1, PublishedV1, TryV1
from audit.report.shape_v1 import CitationV1, ClaimV1, FieldV1
from audit.text.visible import web_link

TEXT: Final = 1_200
"""Characters of a claim that are shown."""
_SNIPPET = 400
_EVENTS = 5
_ARCHIVE = "https://web.archive.org/web/{when:%Y%m%d}/{uri}"  # leads to the capture nearest to the day


@dataclass(frozen=True, slots=True)
class Address:
    """A link: what it shows, and where it leads ("" where it may lead nowhere)."""

    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field, compared."""

    name: str
    claimed: str
    observed: str
    result: Result
    word: str
    source: str
    snippet: tuple[Words, ...]


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
    """A claim beside one of its pages; `quote` is what the document says, marked where the page agrees or differs.

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


def address(uri: str) -> Address:
    """A link that shows its own address."""
    return Address(uri, web_link(uri))


def paired(claim: ClaimV1, citation: CitationV1, outline: Outline) -> Pair:
    """One claim beside one of its pages."""
    rows = sorted(citation.fields, key=lambda field: ("differ", "agree", "silent").index(field.result))
    page = outline.page(citation.uri)
    agreed_on = agreed(claim)
    return Pair(
        quote=html_marks.claim(dated_text(claim)[:TEXT], claim, citation.fields, title_of(page)),
        verdict="may-differ" if may_differ(citation, agreed_on) else citation.verdict,
        word=of_link(citation, agreed_on),
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
        said = field.snippet or "" if field.result != "silent" else ""
        yield _row(field, claim, "" if said in quoted else said)
        quoted.add(said)


def _row(field: FieldV1, claim: ClaimV1, said: str) -> Row:
    inferred = " (year inferred)" if field.field == "date" and claim.year_inferred else ""
    return Row(
        name=words.FIELD[field.field],
        claimed=(words.iso_in_words(field.claimed) or field.claimed[:_SNIPPET]) + inferred,
        observed=(words.iso_in_words(field.observed) or field.observed[:_SNIPPET]) if field.observed else "–",
        result=field.result,
        word=words.MAY_DIFFER if field.result == "differ" and field.confidence == "low" else words.RESULT[field.result],
        source=field.source or "",
        snippet=html_marks.passage(said[:_SNIPPET], field, claim.text[:TEXT]),
    )


def _side(link: CitationV1, page: PageV1 | None, claim: ClaimV1, outline: Outline) -> Side:
    archive = _archived(link.uri, claim.end or outline.report.document.published or outline.report.run.today)
    if page is None:
        return Side(address(link.uri), archive, (), "", (), (), "unchecked", words.CONDITION["unchecked"])
    return Side(
        link=address(link.uri),
        archive=archive,
        title=marked(title_of(page)[:_SNIPPET], claim.text[:TEXT]),
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


def title_of(page: PageV1 | None) -> str:
    """What the page is called, "" where nothing tells."""
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
    if first is None:
        return None
    perhaps = f" {words.day(first.value)}" if first.value else ""
    return Told("Published", f"not sure; perhaps{perhaps}", first.source, first.raw[:_SNIPPET])


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
