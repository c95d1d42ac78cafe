"""HTML pages as documents: what stands in them as blocks, and what their own metadata says of them.

A page's cards (an article or division with a date, a title and a link) become an item each, and a link to a note in the
page cites what the note does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from audit.formats.charset import decode
from audit.formats.html import Node, tags
from audit.model.errors import DocumentError
from audit.read.bare import with_addresses_linked
from audit.read.blocks import Block, Link, Run, led_from
from audit.read.drafts import Draft, finished
from audit.read.fragment import Read, read_html
from audit.read.front import published_on
from audit.read.manuscript import Manuscript
from audit.read.periods import line_date
from audit.read.placing import Placing
from audit.read.source import one_form
from audit.text.fold import squeeze
from audit.text.regex import regex
from audit.text.urls import resolved

_TAG = regex(r"<(?:meta|link|base)\s(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^'\"<>]){0,200}>", re.IGNORECASE)
_TITLE = regex(r"<title[^<>]{0,200}>([^<]{0,2000})</title", re.IGNORECASE)
_JSON_LD = regex(r"<script[^<>]{0,200}ld\+json[^<>]{0,200}>", re.IGNORECASE)
_CLOSED = regex(r"</script", re.IGNORECASE)
_PUBLISHED = regex(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){1,60}")')
_DATE_KEYS = (
    *("article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued"),
    *("dcterms.date", "dc.date", "citation_publication_date", "publication_date", "pubdate", "publishdate", "date"),
)
_MOST_TAGS = 400
_MOST_LINKS = 5
"""Links in a card; what holds more is a list."""
_MOST_PARTS = 12
"""Paragraphs and headings in a card."""


def manuscript(data: bytes) -> Manuscript:
    """Open an HTML page; its places are those of its source."""
    text = one_form(decode(data).text)
    told = _metadata(text)
    title = _TITLE.search(text)
    source = told.get("canonical") or told.get("og:url") or ""
    base = resolved(told.get("base", ""), source) or source
    return Manuscript(
        text=text,
        blocks=tuple(led_from(block, base) for block in blocks(read_html(text, Placing((0,), (0,))))),
        title=squeeze(told.get("og:title", "")) or (squeeze(title[1]) if title else "") or None,
        published=next(filter(None, map(_day, _days(text, told))), None),
        source=source or None,
    )


def blocks(read: Read) -> tuple[Block, ...]:
    """The blocks of what was read: cards as items, notes' links where their marks stand, bare addresses linked."""
    drafts = _with_cards(read.drafts)
    for draft in drafts:
        draft.runs = [piece for run in draft.runs for piece in with_addresses_linked(run)]
    return finished(_with_breaks(_with_notes(drafts, read.named)))


def _metadata(text: str) -> dict[str, str]:
    """What the page's meta and link tags say, the first of each name, in lower case."""
    found: dict[str, str] = {}
    written = [one[0] for one, _ in zip(_TAG.finditer(text), range(_MOST_TAGS), strict=False)]
    for node in filter(None, tags(written)):
        for name, value in _told(node):
            found.setdefault(name.lower(), value)
    return found


def _told(node: Node) -> Iterator[tuple[str, str]]:
    if node.name == "link" and "canonical" in node.get("rel").lower().split():
        yield "canonical", node.get("href")
    if node.name == "base" and node.get("href"):
        yield "base", node.get("href")
    if node.name == "meta" and node.get("content"):
        yield from ((node.get(key), node.get("content")) for key in ("property", "name", "itemprop") if node.get(key))


def _days(text: str, told: Mapping[str, str]) -> Iterator[str]:
    """The day of publication as the page's metadata write it, the surest first."""
    at = 0
    while opened := _JSON_LD.search(text, at):
        closed = _CLOSED.search(text, opened.end())
        if closed is None:
            break
        at = closed.end()
        found = set(_PUBLISHED.findall(text, opened.end(), closed.start()))
        if len(found) == 1:
            yield found.pop().strip('"')
    yield from (told[key] for key in _DATE_KEYS if key in told)


def _day(written: str) -> date | None:
    """The day that metadata give; None for what is none, since pages say all sorts of things there."""
    try:
        return published_on({"date": written})
    except DocumentError:
        return None


def _with_cards(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those of each card put into one item.

    A card is the outermost element with only one line that is nothing but a date, where the page has several such.
    """
    dated = [at for at, draft in enumerate(drafts) if draft.kind == "paragraph" and _is_date(draft)]
    holding = Counter(number for at in dated for number in drafts[at].within)
    merged: dict[int, Draft] = {}
    gone: set[int] = set()
    for at in dated if len(dated) > 1 else ():
        card = next((number for number in drafts[at].within if holding[number] == 1), None)
        parts = [n for n in range(max(0, at - _MOST_PARTS), at + _MOST_PARTS) if _is_in(drafts, n, card)]
        if card is None or not _is_card([drafts[n] for n in parts]):
            continue
        item = Draft("item", 1, area=drafts[at].area)
        for n in parts:
            if n == at + 1 and parts[0] == at:  # a date that comes first heads what follows
                item.runs.append(Run("\n", drafts[at].runs[-1].end, drafts[at].runs[-1].end))
                item.runs += drafts[n].runs
            else:
                item.add(drafts[n].runs)
        merged[parts[0]] = item
        gone |= set(parts[1:])
    return tuple(merged.get(n, draft) for n, draft in enumerate(drafts) if n not in gone)


def _is_date(draft: Draft) -> bool:
    return not any(run.link for run in draft.runs) and line_date(draft.text) is not None


def _is_in(drafts: Sequence[Draft], at: int, card: int | None) -> bool:
    return at < len(drafts) and card in drafts[at].within


def _is_card(parts: Sequence[Draft]) -> bool:
    links = {run.link for part in parts for run in part.runs if run.link}
    plain = all(part.kind in {"paragraph", "heading"} for part in parts)
    return plain and len(parts) <= _MOST_PARTS and 0 < len(links) <= _MOST_LINKS


def _with_breaks(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with a break wherever another area of the page begins (its navigation, its foot)."""
    area = 0
    for draft in drafts:
        if draft.area != area:
            yield Draft("break", 0, [Run("", draft.runs[0].start, draft.runs[0].start)])
        area = draft.area
        yield draft


def _with_notes(drafts: Sequence[Draft], named: Mapping[str, Draft]) -> Iterator[Draft]:
    """The drafts with links to notes in the document made links to what the notes cite, and those notes without links.

    A note is an item or paragraph that cites pages and that a short mark leads to.
    """
    notes = {
        name: tuple(dict.fromkeys(run.link for run in draft.runs if run.link and not run.link.uri.startswith("#")))
        for name, draft in named.items()
        if draft.kind in {"item", "paragraph"}
    }
    notes = {name: links for name, links in notes.items() if 0 < len(links) <= _MOST_LINKS}
    used: set[int] = set()
    for draft in drafts:
        for at in range(len(draft.runs) - 1, -1, -1):
            run = draft.runs[at]
            name = run.link.uri[1:] if run.link and run.link.uri.startswith("#") else None
            links = notes.get(name or "")
            if run.link is None or not links or len(run.text) > _MARK or any(link.start == run.start for link in links):
                continue
            place = run.link
            cited = [replace(run, link=Link(link.uri, place.start, place.end)) for link in links]
            draft.runs[at : at + 1] = [
                cited[0],
                *(replace(one, text="", start=place.end, end=place.end) for one in cited[1:]),
            ]
            used |= {link.start for link in links}
    for draft in drafts:
        if used:
            draft.runs = [
                replace(run, link=None)
                if run.link and run.link.start in used and not run.link.uri.startswith("#")
                else run
                for run in draft.runs
            ]
        yield draft


_MARK = 12
"""Characters of a mark that leads to a note."""
