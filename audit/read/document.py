"""Reads a document whole: what it is, what it claims, what it cites."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from audit.formats.sniff import body_of
from audit.model.claim import CitedDocument
from audit.model.document import Document
from audit.model.errors import DocumentError
from audit.read import markdown
from audit.read.blocks import Block, Lines, led_from
from audit.read.claims import citation, claims
from audit.read.dateline import dateline
from audit.read.entries import outline
from audit.read.footnotes import with_footnotes
from audit.read.front import published_on, source_of, title_of
from audit.read.manuscript import Manuscript
from audit.read.narrative import is_illustrative, tallies
from audit.read.periods import year_of
from audit.read.source import open_source, read_file
from audit.read.titles import title
from audit.read.wrapped import unwrapped

_HTML = frozenset({".html", ".htm", ".xhtml"})
_DAMAGED = frozenset({".docx", ".pdf"})
"""Files that begin otherwise than these do."""
_TEXT = frozenset({".md", ".markdown", ".mdown", ".txt", ".rst"})


def read_document(path: Path, shown: str, otherwise: date | None = None) -> CitedDocument:
    """What a document claims. One without dated entries has no claims; that is no error here.

    `shown` is how the path is written for people; `otherwise` the document's day where it states none itself.
    `DocumentError` when the file cannot be read as a document.
    """
    data = read_file(path, shown)
    try:
        opened = _opened(data, path.suffix.lower(), shown)
        opened = replace(opened, blocks=tuple(map(unwrapped, with_footnotes(opened.blocks))))
    except DocumentError as error:
        told = str(error)
        raise DocumentError(told if told.startswith(f"{shown}: ") else f"{shown}: {told}") from error.__cause__
    lines = Lines.of(opened.text)
    line = dateline(opened.blocks)
    published = opened.published or (line.day if line else otherwise)
    name = opened.title or _heading(opened.blocks)
    year = year_of(name) if name and published is None else None
    found = outline(opened.blocks, line.block if line and line.day == published else None, year)
    return CitedDocument(
        document=Document(
            path=shown,
            title=name,
            published=published,
            source=opened.source,
            sha256=hashlib.sha256(data).hexdigest(),
        ),
        entries=len(found.entries),
        claims=tuple(claims(found.entries, lines, published)),
        links=tuple(citation(anchor, passage, lines) for passage in found.others for anchor in passage.anchors),
        tallies=tuple(tallies(found.others, lines, published)),
        illustrative=is_illustrative(found.others),
    )


def _opened(data: bytes, suffix: str, shown: str) -> Manuscript:
    """A file's bytes by what they are; a text is HTML by its ending, or its beginning if no ending says otherwise."""
    if data.startswith(b"%PDF-"):
        from audit.read import pdf  # noqa: PLC0415 - most documents are Markdown: what others need is loaded for them

        return pdf.manuscript(data)
    if data.startswith(b"PK") and (suffix == ".docx" or b"word/" in data):
        from audit.read import docx  # noqa: PLC0415 - as above

        return docx.manuscript(data)
    if suffix in _DAMAGED:
        raise DocumentError(f"is no {suffix[1:].upper()} (it may be damaged); open it and save it anew")
    kind = body_of(data).kind
    if kind in {"office", "archive"} or suffix in {".doc", ".odt", ".rtf", ".pages"}:
        raise DocumentError("is of a kind that cannot be read; save it as DOCX, PDF, HTML or Markdown")
    if suffix in _HTML or (kind == "html" and suffix not in _TEXT):
        from audit.read import html  # noqa: PLC0415 - as above

        return html.manuscript(data)
    source = open_source(data, shown)
    own = source_of(source.front)
    return Manuscript(
        text=source.text,
        blocks=tuple(led_from(block, own or "") for block in markdown.blocks(source.text, source.body)),
        title=title_of(source.front),
        published=published_on(source.front),
        source=own,
    )


def _heading(blocks: Sequence[Block]) -> str | None:
    """The first heading that says something."""
    return next((title(block) for block in blocks if block.kind == "heading" and title(block)), None)
