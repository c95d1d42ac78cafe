"""Word documents (DOCX): each paragraph, list item or table row that holds anything is a line of the text read here.

A DOCX file has no lines of its own; so line 7 of a claim is the document's seventh such paragraph, and its column the
character in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from audit.formats.docx import docx_as_html, docx_title
from audit.read.blocks import CELL, PART, Block, Link, Run
from audit.read.fragment import read_html
from audit.read.html import blocks
from audit.read.manuscript import Manuscript
from audit.read.placing import Placing
from audit.read.titles import file_title


def manuscript(data: bytes) -> Manuscript:
    """Open a DOCX document. Raises DocumentError."""
    found = blocks(read_html(docx_as_html(data), Placing((0,), (0,))))
    placed: list[Block] = []
    parts: list[str] = []
    at = 0
    for block in found:
        runs = list(_placed(block.runs, at))
        placed.append(replace(block, runs=tuple(runs)))
        parts.append("".join(_written(run) for run in runs))
        at += len(parts[-1]) + 1
    named = any(block.kind == "heading" for block in placed)
    title = None if named else file_title(docx_title(data))
    return Manuscript(text="\n".join(parts), blocks=tuple(placed), title=title, published=None, source=None)


def _placed(runs: Iterable[Run], at: int) -> Iterator[Run]:
    """The runs one after the other from an offset on, each link where its words stand."""
    runs = list(runs)
    places: dict[Link, tuple[int, int]] = {}
    begin = at
    for run in runs:
        length = _length(run)
        if run.link:
            places[run.link] = places.get(run.link, (begin, begin))[0], begin + length
        begin += length
    for run in runs:
        length = _length(run)
        link = Link(run.link.uri, *places[run.link]) if run.link else None
        yield replace(run, start=at, end=at + length, link=link)
        at += length


def _length(run: Run) -> int:
    return len(_written(run))


def _written(run: Run) -> str:
    """What a run is in the text: a break within is a blank, for each block is a line; what parts cells is nothing."""
    if run.text == CELL and run.start == run.end:
        return ""
    return " " if run.text in {"\n", PART} else run.text
