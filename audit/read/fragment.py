"""Raw HTML in a Markdown text: its paragraphs, items, headings and rows as blocks, every character in its place.

Only what tells where words and links stand is read; all other tags, and what is not closed, leave the words as they
are. Each tag is looked at within a bounded length, so that no text costs more than its length.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.read.blocks import CELL, PART, Block, BlockKind, Link, Run
from audit.read.placing import Placing
from audit.read.tags import tag

_PIECE = re.compile(
    r"(?P<tag></?[A-Za-z](?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^'\"<>]){0,1000}>)"
    r"|(?P<reference>&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6});)"
    r"|(?P<line>\n)|(?P<words>[^<&\n]+|[<&])"
)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_HIDDEN = re.compile(r"<!--|<(?:script|style|template)(?![\w-])")
_LISTS = frozenset({"ul", "ol", "menu"})
_PARTS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption"}
    | {"figure", "footer", "header", "hr", "main", "nav", "p", "pre", "section", "summary", "table", "tbody", "thead"}
)
_HEADING = re.compile(r"h[1-6]")


def fragment(text: str, placing: Placing) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that holds no Markdown; `placing` says where its characters stand."""
    pieces = list(_PIECE.finditer(_without_hidden(text)))
    reader = _Reader(placing)
    for piece, end in zip(pieces, _link_ends(pieces), strict=True):
        if piece["tag"]:
            reader.take_tag(piece, end)
        else:
            reader.take_words(piece)
    return tuple(Block(draft.kind, draft.level, tuple(draft.runs)) for draft in reader.drafts if draft.runs)


def _without_hidden(text: str) -> str:
    """The text with blanks for comments, scripts and styles; what is never closed is hidden to the end."""
    lower, parts, at = text.lower(), [], 0
    while opened := _HIDDEN.search(lower, at):
        comment = opened[0] == "<!--"
        closing = "-->" if comment else f"</{opened[0][1:]}"
        closed = lower.find(closing, opened.end())
        end = len(text) if closed < 0 else closed + len(closing) * comment
        parts += [text[at : opened.start()], " " * (end - opened.start())]
        at = end
    return "".join([*parts, text[at:]])


def _link_ends(pieces: Sequence[re.Match[str]]) -> list[int]:
    """For each piece that opens a link, where that link is over; for any other, where the piece itself is."""
    ends, closes = [piece.end() for piece in pieces], []
    for index in range(len(pieces) - 1, -1, -1):
        effect = tag(pieces[index][0]).effect if pieces[index]["tag"] else "nothing"
        if effect == "end of link":
            closes.append(pieces[index].end())
        elif effect == "link" and closes:
            ends[index] = closes.pop()
    return ends


@dataclass(slots=True)
class _Draft:
    """A block that may still grow."""

    kind: BlockKind
    level: int
    runs: list[Run] = field(default_factory=list)
    cells: int = 0


@dataclass(slots=True)
class _Reader:
    """The blocks so far; `whole` is the item or row that holds whatever stands in it, `depth` the lists around it."""

    placing: Placing
    drafts: list[_Draft] = field(default_factory=list)
    whole: _Draft | None = None
    depth: int = 0
    link: Link | None = None
    strong: int = 0

    def take_words(self, piece: re.Match[str]) -> None:
        """Go on with words; white space before the first of them is left out."""
        text = html.unescape(piece[0]) if piece["reference"] else " " if piece["line"] else piece[0]
        draft = self.drafts[-1] if self.drafts else self._begin("paragraph", 0)
        start = piece.start() + (0 if draft.runs or piece["reference"] else len(text) - len(text.lstrip()))
        shown = text if start == piece.start() else text.lstrip()
        if shown:
            self._add(draft, shown, start, piece.end(), wrapped=bool(piece["line"]))

    def take_tag(self, piece: re.Match[str], end: int) -> None:
        """Go on with a tag; a link that it opens is over at `end`."""
        found, name = tag(piece[0]), (_NAME.match(piece[0]) or piece)[1].lower()
        closes = piece[0].startswith("</")
        if found.effect == "link":
            self.link = Link(found.uri, self.placing.start(piece.start()), self.placing.end(end))
        elif found.effect == "end of link":
            self.link = None
        elif found.effect in {"strong", "end of strong"}:
            self.strong = max(0, self.strong + (1 if found.effect == "strong" else -1))
        elif found.effect == "line end" and self.drafts:
            self._add(self.drafts[-1], "\n", piece.start(), piece.end())
        else:
            self._take_part(name, piece.start(), closes=closes)

    def _take_part(self, name: str, start: int, *, closes: bool) -> None:
        if name in _LISTS:
            self.depth = max(0, self.depth + (-1 if closes else 1))
        elif name in {"li", "tr"}:
            self.whole = (
                None if closes else self._begin(*(("row", 0) if name == "tr" else ("item", max(1, self.depth))))
            )
            if closes:
                self._begin("paragraph", 0)
        elif name in {"td", "th"} and self.whole and not closes:
            self._begin_cell(self.whole, start, heading=name == "th")
        elif _HEADING.fullmatch(name) and not self.whole:
            self._begin(*(("paragraph", 0) if closes else ("heading", int(name[1]))))
        elif name in _PARTS and self.whole is None:
            self._begin("paragraph", 0)
        elif name in _PARTS and self.whole and self.whole.kind == "item" and self.whole.runs and not closes:
            self._add(self.whole, PART, start, start)

    def _begin_cell(self, row: _Draft, start: int, *, heading: bool) -> None:
        if row.cells:
            self._add(row, CELL, start, start)
        row.cells += 1
        row.level = max(row.level, int(heading))

    def _begin(self, kind: BlockKind, level: int) -> _Draft:
        self.drafts.append(_Draft(kind, level))
        return self.drafts[-1]

    def _add(self, draft: _Draft, text: str, start: int, end: int, *, wrapped: bool = False) -> None:
        begin, over = self.placing.start(start), self.placing.end(end) if end > start else self.placing.start(start)
        draft.runs.append(Run(text, begin, over, self.link, strong=self.strong > 0, wrapped=wrapped))
