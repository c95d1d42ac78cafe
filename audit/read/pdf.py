"""PDF documents: lines put together to paragraphs, list items and headings by how they look, with the links on them.

A PDF has pages and lines. A place tells both: line 2005 is the fifth line of page 2 (`PAGE` lines for each page).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.formats.pdf import PdfPage, PlacedLine, WholePdf, read_whole_pdf
from audit.model.errors import DocumentError
from audit.read.bare import with_addresses_linked
from audit.read.blocks import BlockKind, Link, Run
from audit.read.drafts import Draft, finished
from audit.read.manuscript import Manuscript
from audit.read.titles import file_title
from audit.text.places import PAGE
from audit.text.regex import regex

_BULLET = regex(r"(?:[•▪▸‣◦●○■□∙·*–—\ue000-\uf8ff-]|\(cid:[0-9]{1,5}\)|o(?=\s+[A-Z0-9]))\s+")
_NUMBER = regex(r"[\W_]*(?:page|seite|p\.)?\s*[0-9]{1,4}(?:\s?(?:/|of|von|sur|de)\s?[0-9]{1,4})?[\W_]*", re.IGNORECASE)
"""A page's number, at its head or its foot."""
_LARGER = 1.15
"""A heading's type is at least so much larger than that of most of the text."""
_APART = 0.7
"""Between paragraphs there is at least so much more room than a line is high; between lines about .2."""
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and the offset of its text; `opens` when there is room above it."""

    line: PlacedLine
    start: int
    opens: bool


def manuscript(data: bytes) -> Manuscript:
    """Open a PDF document. Raises DocumentError."""
    found = read_whole_pdf(data)
    if isinstance(found, str):
        raise DocumentError(f"the PDF cannot be used: {found}")
    if not any(page.lines or page.loose for page in found.pages):
        raise DocumentError("the PDF holds no text (it may be a scan); give a version with text")
    return _manuscript(found)


def _manuscript(pdf: WholePdf) -> Manuscript:
    lines: list[_Line] = []
    loose: list[tuple[str, int]] = []
    parts, at = ["\n" * PAGE], PAGE
    for number, page in enumerate(pdf.pages, 1):
        if len(page.lines) >= PAGE:
            raise DocumentError(f"page {number} of the PDF has more than {PAGE - 1} lines; split it")
        for place, (line, opens) in enumerate(zip(page.lines, _openings(page), strict=True), 1):
            if line.links or place not in {1, len(page.lines)} or not _NUMBER.fullmatch(line.text):
                lines.append(_Line(line, at, opens))
            parts.append(line.text + "\n")
            at += len(parts[-1])
        loose += [(uri, at - 1) for uri in page.loose]
        parts.append("\n" * (PAGE - len(page.lines)))
        at += len(parts[-1])
    drafts = [*_drafts(lines), *(Draft("paragraph", 0, [Run("", at, at, Link(uri, at, at))]) for uri, at in loose)]
    return Manuscript("".join(parts), finished(drafts), file_title(pdf.title), None, None)


def _openings(page: PdfPage) -> Iterator[bool]:
    """For each line of a page whether there is room above it.

    The first of a page goes on with the page before, that of a right column with the left one.
    """
    above: PlacedLine | None = None
    for line in page.lines:
        gap = line.top - above.bottom if above else 0.0
        next_column = above is not None and gap < -line.size and line.left > above.left
        yield gap > _APART * line.size or (gap < -line.size and not next_column)
        above = line


def _drafts(lines: Sequence[_Line]) -> Iterator[Draft]:
    usual = _usual_size(lines)
    draft: Draft | None = None
    hanging = 0.0
    size = 0.0
    for one in lines:
        line, bullet = one.line, _BULLET.match(one.line.text)
        heading = line.size > usual * _LARGER and len(line.text) <= _LONGEST_HEADING
        kind: BlockKind = "item" if bullet else "heading" if heading else "paragraph"
        goes_on = draft is not None and not bullet and not one.opens and size == line.size
        if draft is not None and draft.kind == "item" and goes_on and line.left < hanging:
            goes_on = False
        if draft is None or not goes_on:
            if draft is not None:
                yield draft
            draft, hanging, size = Draft(kind, {"item": 1, "heading": 2}.get(kind, 0)), line.left - 1.0, line.size
        if draft.runs:
            draft.runs.append(Run(" ", one.start - 1, one.start, _continued(draft.runs, line), wrapped=True))
        draft.runs += _runs(one, bullet.end() if bullet else 0, draft.runs)
    if draft is not None:
        yield draft


def _usual_size(lines: Sequence[_Line]) -> float:
    sizes: Counter[float] = Counter()
    for one in lines:
        sizes[one.line.size] += len(one.line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _continued(runs: Sequence[Run], line: PlacedLine) -> Link | None:
    """The link that goes on over the break before a line, if one does."""
    last = runs[-1].link
    first = line.links[0] if line.links else None
    return last if last and first and first[0] == 0 and first[2] == last.uri else None


def _runs(one: _Line, begin: int, before: Sequence[Run]) -> Iterator[Run]:
    """The runs of a line from a character on; a link that goes on from the line before stays one."""
    text, at = one.line.text, begin
    going = before[-1].link if before else None
    for start, end, uri in one.line.links:
        first = max(start, at)
        if first >= end:
            continue
        if first > at:
            yield from with_addresses_linked(Run(text[at:first], one.start + at, one.start + first))
        link = going if going and start == 0 else Link(uri, one.start + first, one.start + end)
        yield Run(text[first:end], one.start + first, one.start + end, link)
        going, at = None, end
    if at < len(text):
        yield from with_addresses_linked(Run(text[at:], one.start + at, one.start + len(text)))
