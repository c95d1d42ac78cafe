"""Dates that attributes of ordinary elements and scripts state: microdata, RDFa Lite, hover titles, page state.

Looked for only where the nearer evidence does not suffice, and only around words that are found by plain search, so
that a page that has none of them costs next to nothing.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from audit.extract.comments import in_comment
from audit.extract.parts import Parts
from audit.extract.running import blocks
from audit.extract.shown import Order, shown
from audit.extract.slices import tag_end
from audit.extract.stamps import LONGEST, Stamp, stamp
from audit.extract.witness import Family, Witness
from audit.formats.html import nodes
from audit.model.reading import Aspect
from audit.text.regex import regex

_MOST: Final = 12  # elements of each kind that are looked at
_TAG: Final = 600  # characters before a word in which its tag begins
_CONTENT: Final = 300  # characters of an element's content

# Microdata (schema.org) and RDFa Lite (schema.org, Dublin Core as Drupal writes it), in lower case without prefix.
_PUBLISHED: Final = {"datepublished": 0.93, "uploaddate": 0.70, "datecreated": 0.80, "issued": 0.93, "created": 0.85}
_MODIFIED: Final = {"datemodified": 0.90, "dateupdated": 0.90, "modified": 0.90}
_WORDS: Final = ("datePublished", "dateModified", "dateCreated", ":issued", ":created")
_KEY = regex(r"\b(?:itemprop|property)\s*=\s*[\"']?([^\"'>]{1,80})", re.IGNORECASE)
_HOVERS: Final = ('title="20', "title='20", 'datetime="20', "datetime='20")
_CHANGED = regex(r"updat|modif", re.IGNORECASE)
# From within its opening tag: nobody hovers over an element without text.
_HOLDS_TEXT = regex(r"[^<>]{0,600}(?<!/)>\s{0,99}(?:<(?!/)[^<>]{0,600}>\s{0,99}){0,4}[^<\s]")
_HOVER_TRUST: Final = 0.85
_ONE_OF_SEVERAL: Final = 0.45
# The letters that all keys share come first, so that they are found by plain search.
_STATE = regex(
    r"ubli(?:sh(?:ed)?|cation)(?:[_-]?(?i:date|time|at|on|utc|iso|gmt)){0,3}\\?[\"']?\s{0,3}[:=]\s{0,3}\\?[\"']?"
    r"(?P<value>(?:19|20)\d\d-?[01]\d-?[0-3]\d(?:[T ][^\"'\\,}<]{0,30})?"
    r"|[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4}[^\"'\\]{0,20})"
    r"(?=\\?[\"',}\s])"
)
_STATE_TRUST: Final = 0.70  # below the threshold: it confirms others, it never speaks alone
_STATE_REACH: Final = 300_000
"""Characters of scripts in which page state is looked for."""


def stated(parts: Parts, order: Order) -> Iterator[Witness]:
    """Every date that an element's attribute or a script states."""
    yield from _microdata(parts, order)
    yield from _hovers(parts)
    yield from _state(parts)


def _microdata(parts: Parts, order: Order) -> Iterator[Witness]:
    """Dates of elements that microdata or RDFa name; of several days each is little worth (reviews have theirs)."""
    found = list(_named(parts, order))
    for aspect, table in _TABLES:
        own = [one for one in found if one.aspect == aspect]
        single = len({one.read.day for one in own}) == 1
        for one in own:
            trust = table[one.name] if single else _ONE_OF_SEVERAL
            yield _witness(
                aspect, f"itemprop.{one.name}", _locator(parts, one.start), one.raw, one.read, trust, "shown"
            )


class _Named(NamedTuple):
    """An element that is named a date: what of, where its tag starts, its stamp and that as written."""

    aspect: Aspect
    name: str
    start: int
    read: Stamp
    raw: str


def _named(parts: Parts, order: Order) -> Iterator[_Named]:
    for at in sorted({at for word in _WORDS for at in _places(parts.text, word)}):
        start = parts.text.rfind("<", max(0, at - _TAG), at)
        end = tag_end(parts.text, start + 1) if start >= 0 else None
        if not end or end <= at or _is_read_elsewhere(parts.text, start):
            continue
        tag = parts.text[start:end]
        key = _KEY.search(tag)
        names = [name.rpartition(":")[2].lower() for name in key[1].split()] if key else []
        for aspect, table in _TABLES:
            name = next((name for name in names if name in table), None)
            found = _stamp_of(parts, tag, end, order) if name else None
            if name and found:
                yield _Named(aspect, name, start, *found)
                break


def _is_read_elsewhere(text: str, start: int) -> bool:
    """Whether a tag is a meta or time tag: those are read with their like."""
    return text[start : start + len("<meta")].lower() in {"<meta", "<time"}


def _locator(parts: Parts, at: int) -> str:
    return f"character {parts.slices.seen.place(at)}"


_TABLES: Final[tuple[tuple[Aspect, dict[str, float]], ...]] = (("published", _PUBLISHED), ("modified", _MODIFIED))


def _stamp_of(parts: Parts, tag: str, end: int, order: Order) -> tuple[Stamp, str] | None:
    """What an element's attributes state, else its content shows, with the text it stands in."""
    for node in nodes(tag)[:1]:
        for attribute in ("content", "datetime", "title"):
            raw = node.get(attribute)[:LONGEST]
            if read := stamp(raw):
                return read, raw
    for block in blocks(parts.text[end : end + _CONTENT]):
        days = [one for one in shown(block.text[:_CONTENT], order, parts.slices.language) if len(one.days) == 1]
        return (Stamp(days[0].days[0], "day", None), days[0].text) if days else None
    return None


def _hovers(parts: Parts) -> Iterator[Witness]:
    """Full times in the `title` or `datetime` of elements that show an age ("3 hours ago")."""
    found = [
        one for at in sorted({at for word in _HOVERS for at in _places(parts.text, word)}) for one in _hover(parts, at)
    ]
    for aspect in ("published", "modified"):
        own = [one for one in found if one.aspect == aspect]
        trust = _HOVER_TRUST if len({one.read.day for one in own}) == 1 else _ONE_OF_SEVERAL
        for one in own:
            yield _witness(aspect, "hover", _locator(parts, one.start), one.raw, one.read, trust, "shown")


def _hover(parts: Parts, at: int) -> Iterator[_Named]:
    text = parts.text
    quote = text.find("=", at) + 1
    start, close = text.rfind("<", max(0, at - _TAG), at), text.find(text[quote], quote + 1, quote + 1 + LONGEST)
    raw = text[quote + 1 : close] if close > 0 else ""
    read = stamp(raw) if "T" in raw and start >= 0 and not _is_read_elsewhere(text, start) else None
    if read and read.day and _HOLDS_TEXT.match(text, close + 1) and not in_comment(text[max(0, start - _TAG) : at]):
        yield _Named("modified" if _CHANGED.search(text, start, at) else "published", "hover", start, read, raw)


def _state(parts: Parts) -> Iterator[Witness]:
    """Page state that scripts carry (`"publishDate":"2021-12-09T10:00:00Z"`), if it tells one day only."""
    found = [
        (read, match["value"])
        for script in parts.state(_STATE_REACH)
        for match in _STATE.finditer(script)
        if (read := stamp(match["value"])) and read.day
    ]
    if len({read.day for read, _ in found}) == 1:
        read, raw = found[0]
        yield _witness("published", "script", "script", raw[:LONGEST], read, _STATE_TRUST)


def _places(text: str, word: str) -> Iterator[int]:
    at = -1
    for _ in range(_MOST):
        at = text.find(word, at + 1)
        if at < 0:
            return
        yield at


def _witness(  # noqa: PLR0913, PLR0917 - a witness has that many sides
    aspect: Aspect, source: str, locator: str, raw: str, read: Stamp, trust: float, family: Family = "structured"
) -> Witness:
    days = (read.day,) if read.day else ()
    return Witness(aspect, family, source, locator, raw, days, trust, read.zone, read.precision)
