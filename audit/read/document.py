"""Reads a document whole: what it is, what it claims, what it cites."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from audit.model.claim import CitedDocument
from audit.model.document import Document
from audit.model.errors import DocumentError
from audit.read import markdown
from audit.read.blocks import Block, Lines
from audit.read.claims import citation, claims
from audit.read.entries import outline, title
from audit.read.source import Source, open_source
from audit.text import dates
from audit.text.fold import squeeze

AHEAD = timedelta(days=31)
"""How far after its own date a document may speak of a day without writing the year: announcements, not last year."""

_SOURCE_KEYS = ("source_url", "source", "url")
_LARGEST = 10**15
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")


def read_document(path: Path, shown: str) -> CitedDocument:
    """What a Markdown document claims. A document without dated entries has no claims; that is no error here.

    `shown` is how the path is written for people. `DocumentError` when the file cannot be read as a document.
    """
    source = open_source(path, shown)
    blocks = _blocks(source, shown)
    lines = Lines.of(source.text)
    published = _day(source.front.get("date"))
    found = outline(blocks, _latest(published))
    return CitedDocument(
        document=Document(shown, _title(source.front, blocks), published, _source(source.front), source.sha256),
        entries=len(found.entries),
        claims=tuple(claims(found.entries, lines)),
        links=tuple(citation(anchor, passage, lines) for passage in found.others for anchor in passage.anchors),
    )


def _blocks(source: Source, shown: str) -> tuple[Block, ...]:
    try:
        return markdown.blocks(source.text, source.body)
    except DocumentError as error:
        raise DocumentError(f"{shown}: {error}") from None


def _title(front: Mapping[str, object], blocks: Sequence[Block]) -> str | None:
    """The front matter's title, else the first heading."""
    written = squeeze(_words(front.get("title")))
    return written or next((title(block) for block in blocks if block.kind == "heading" and title(block)), None)


def _words(value: object) -> str:
    """A front matter value as it is written, "" for what is no title; Python refuses to write out very long numbers."""
    readable = isinstance(value, str | date) or (isinstance(value, int | float) and abs(value) < _LARGEST)
    return str(value) if readable else ""


def _source(front: Mapping[str, object]) -> str | None:
    values = (front.get(key) for key in _SOURCE_KEYS)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _day(value: object) -> date | None:
    """A front matter value as a day: as written, whatever its time zone."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    if found := _ISO_DAY.match(value):
        try:
            return date.fromisoformat(found[1])
        except ValueError:
            return None
    mention = dates.leading(value)
    when = dates.resolve(mention, None) if mention else None
    return when.start if when and when.precision == "day" and when.start == when.end else None


def _latest(published: date | None) -> date | None:
    """The last day that an unwritten year may put a date on."""
    if published is None:
        return None
    return published + AHEAD if published <= date.max - AHEAD else date.max
