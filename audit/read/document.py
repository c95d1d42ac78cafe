"""Reads a document whole: what it is, what it claims, what it cites."""

from collections.abc import Sequence
from pathlib import Path

from audit.model.claim import CitedDocument
from audit.model.document import Document
from audit.model.errors import DocumentError
from audit.read import markdown
from audit.read.blocks import Block, Lines
from audit.read.claims import citation, claims
from audit.read.dateline import dateline
from audit.read.entries import outline
from audit.read.footnotes import with_footnotes
from audit.read.front import published_on, source_of, title_of
from audit.read.narrative import is_illustrative, tallies
from audit.read.source import open_source
from audit.read.titles import title


def read_document(path: Path, shown: str) -> CitedDocument:
    """What a Markdown document claims. A document without dated entries has no claims; that is no error here.

    `shown` is how the path is written for people. `DocumentError` when the file cannot be read as a document.
    """
    source = open_source(path, shown)
    try:
        published = published_on(source.front)
        blocks = with_footnotes(markdown.blocks(source.text, source.body))
    except DocumentError as error:
        raise DocumentError(f"{shown}: {error}") from None
    lines = Lines.of(source.text)
    line = dateline(blocks)
    published = published or (line.day if line else None)
    found = outline(blocks, line.block if line and line.day == published else None)
    return CitedDocument(
        document=Document(
            path=shown,
            title=title_of(source.front) or _heading(blocks),
            published=published,
            source=source_of(source.front),
            sha256=source.sha256,
        ),
        entries=len(found.entries),
        claims=tuple(claims(found.entries, lines, published)),
        links=tuple(citation(anchor, passage, lines) for passage in found.others for anchor in passage.anchors),
        tallies=tuple(tallies(found.others, lines)),
        illustrative=is_illustrative(found.others),
    )


def _heading(blocks: Sequence[Block]) -> str | None:
    """The first heading that says something."""
    return next((title(block) for block in blocks if block.kind == "heading" and title(block)), None)
