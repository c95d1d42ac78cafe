"""HTML, a page or a piece in a Markdown text: its paragraphs, items, headings and rows, every character in its place.

Only what tells where words and links stand is read; all other tags, and what is not closed, leave the words as they
are. Each tag is looked at within a bounded length, so that no text costs more than its length.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.read.blocks import CELL, PART, Block, BlockKind, Link, Run
from audit.read.drafts import Draft, finished
from audit.read.periods import tells_day
from audit.read.placing import Placing
from audit.read.tags import tag
from audit.text.regex import regex

_PIECE = regex(
    r"(?P<tag></?[A-Za-z](?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^'\"<>]){0,1000}>)"
    r"|(?P<reference>&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6});)"
    r"|(?P<line>\n)|(?P<words>[^<&\n]+|[<&])"
)
_NAME = regex(r"</?([A-Za-z][A-Za-z0-9]*)")
_HIDDEN = regex(r"<(?:!--|[!?](?=[A-Za-z\[])|(?:head|script|style|template|title)(?![\w-]))", re.IGNORECASE)
_AROUND = frozenset({"div", "article", "section", "figure", "aside", "main", "header", "footer", "nav", "center"})
"""Elements that only hold others together."""
_AREAS = frozenset({"aside", "footer", "main", "nav"})
_SAID_AREA = regex(
    r"""\s(?:id|class|role)\s*=\s*["']?(?:[^"'<>]{0,100}\s)?(?:site-|page-|main-)?(?:footer|foot|nav|navbar|navigation|menu|sidebar"""
    r"""|breadcrumbs?|contentinfo|complementary)(?=[\s"'>])""",
    re.IGNORECASE,
)
"""How a page says of an element that only holds others together that it is such an area."""
_ASIDE = frozenset({"span", "time", "small", "label", "em", "i", "button", "svg", "cite"})
"""Elements in a line that are often set apart by their looks alone."""
_ROWS = regex(r"\srowspan\s*=\s*[\"']?([1-9][0-9]{0,2})", re.IGNORECASE)
_IDENTITY = regex(
    r"""(?<![^\s"'/])(?:id|name)\s*=\s*(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'=<>`]{1,200}))""", re.IGNORECASE
)
_CLOSING = {
    "!--": re.compile("-->"),
    "!": re.compile(">"),
    "?": re.compile(">"),
    "head": re.compile(r"</head(?![\w-])|<body(?![\w-])", re.IGNORECASE),
}
_SHOWN_LATE = {"!--": len("-->"), "!": 1, "?": 1}
"""Characters of what closes them that are hidden, too."""
_LAID_OUT = regex(r"""\srole\s*=\s*["']?(?:presentation|none)(?=[\s"'>])""", re.IGNORECASE)
"""How a table says that it holds no data (WAI-ARIA 1.2, section 5.3.3), as those of letters do."""
_OF_TABLES = frozenset({"tr", "td", "th"})
_LISTS = frozenset({"ul", "ol", "menu"})
_PARTS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "center", "details", "div", "figcaption"}
    | {"figure", "footer", "header", "hr", "main", "nav", "p", "pre", "section", "summary", "table", "tbody", "thead"}
)
_MOST_COLUMNS = 32
"""Columns in which a cell goes on over rows below: without a bound, 900 cells of 18 kB would make 400,000."""
_DEEPEST = 40  # elements in one another; further in, they tell no cards apart
_DATETIME = regex(r"\sdatetime\s*=\s*[\"']?\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])", re.IGNORECASE)
_HEADING = regex(r"h[1-6]")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the drafts of blocks in order, and those that the document's own links lead to, by name."""

    drafts: tuple[Draft, ...]
    named: Mapping[str, Draft]


def fragment(text: str, placing: Placing) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that holds no Markdown; `placing` says where its characters stand."""
    return finished(read_html(text, placing).drafts)


def read_html(text: str, placing: Placing) -> Read:
    """Likewise, as drafts; what stands in the head of a page, and its title, is no block."""
    pieces = list(_PIECE.finditer(_without_hidden(text)))
    reader = _Reader(placing)
    for piece, end in zip(pieces, _link_ends(pieces), strict=True):
        if piece["tag"]:
            reader.take_tag(piece, end)
        else:
            reader.take_words(piece)
    return Read(tuple(draft for draft in reader.drafts if draft.runs), reader.named)


def _without_hidden(text: str) -> str:
    """The text with blanks for comments, declarations, scripts, styles and a page's head.

    What is never closed is hidden to the end. Declarations ("<!doctype html>", Word's "<![if !supportLists]>") are
    over at the next ">", as in HTML's standard (13.2.5.41, bogus comments). A head is over at its end or where the
    body begins.
    """
    parts, at = [], 0
    while opened := _HIDDEN.search(text, at):
        name = opened[0][1:].lower()
        closing = _CLOSING.get(name) or re.compile(rf"</{name}(?![\w-])", re.IGNORECASE)
        closed = closing.search(text, opened.end())
        end = closed.start() + _SHOWN_LATE.get(name, 0) if closed else len(text)
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
class _Reader:
    """The blocks so far; `whole` is the item or row that holds whatever stands in it, `depth` the lists around it.

    `around` are the elements that are open which only hold others together, by name, number and area. `named` are
    drafts by the names that links may lead to, `names` those whose draft is still to come. `apart` when an element has
    begun or ended that looks set apart from what is beside it, `parted` when a paragraph of an item has. `spans` are
    the rows that a table's cells still go on, by column. `time` is the day of the time element that is open, with the
    draft that it began in and how many runs that had.
    """

    placing: Placing
    drafts: list[Draft] = field(default_factory=list)
    named: dict[str, Draft] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    around: list[tuple[str, int, int]] = field(default_factory=list)
    numbered: int = 0
    spans: dict[int, int] = field(default_factory=dict)
    tables: list[bool] = field(default_factory=list)
    apart: bool = False
    parted: bool = False
    whole: Draft | None = None
    depth: int = 0
    link: Link | None = None
    strong: int = 0
    time: tuple[str, Draft | None, int] | None = None

    def take_words(self, piece: re.Match[str]) -> None:
        """Go on with words; white space before the first of them is left out."""
        text = html.unescape(piece[0]) if piece["reference"] else " " if piece["line"] else piece[0]
        draft = self.drafts[-1] if self.drafts else self._begin("paragraph", 0)
        start = piece.start() + (0 if draft.runs or piece["reference"] else len(text) - len(text.lstrip()))
        shown = text if start == piece.start() else text.lstrip()
        if shown:
            if self.parted and draft is self.whole and draft.runs:
                self._add(draft, PART, start, start)
            elif self.apart and draft.runs and shown[0].isalnum() and draft.runs[-1].text[-1:].isalnum():
                self._add(draft, " ", start, start)
            self._add(draft, shown, start, piece.end(), wrapped=bool(piece["line"]))
            self.named.update(dict.fromkeys(self.names, draft))
            self.names.clear()
            self.apart = self.parted = False

    def take_tag(self, piece: re.Match[str], end: int) -> None:
        """Go on with a tag; a link that it opens is over at `end`."""
        found, name = tag(piece[0]), (_NAME.match(piece[0]) or piece)[1].lower()
        closes = piece[0].startswith("</")
        self.apart = self.apart or name in _ASIDE
        if name == "time":
            self._take_time(piece[0], closes=closes)
        if name == "table":
            self._take_table(piece[0], closes=closes)
        if not closes and (identity := _IDENTITY.search(piece[0])):
            self.names.append(next(filter(None, identity.groups())))
        if found.effect == "link":
            self.link = Link(found.uri, self.placing.start(piece.start()), self.placing.end(end))
        elif found.effect == "end of link":
            self.link = None
        elif found.effect in {"strong", "end of strong"}:
            self.strong = max(0, self.strong + (1 if found.effect == "strong" else -1))
        elif found.effect == "line end" and self.drafts:
            self._add(self.drafts[-1], "\n", piece.start(), piece.end())
        else:
            held = "p" if name in _OF_TABLES and self.tables and self.tables[-1] else name
            self._take_part(held, piece.start(), piece[0], closes=closes)

    def _take_part(self, name: str, start: int, piece: str, *, closes: bool) -> None:
        if name in _AROUND:
            self._step(name, piece, closes=closes)
        if name in _LISTS:
            self.depth = max(0, self.depth + (-1 if closes else 1))
        elif name in {"dt", "dd", "dl"}:
            self._take_term(name, closes=closes)
        elif name in {"li", "tr"}:
            self.whole = (
                None if closes else self._begin(*(("row", 0) if name == "tr" else ("item", max(1, self.depth))))
            )
            if closes:
                self._begin("paragraph", 0)
        elif name in {"td", "th"} and self.whole and not closes:
            self._begin_cell(self.whole, start, heading=name == "th", tag=piece)
        elif _HEADING.fullmatch(name) and not self.whole:
            self._begin(*(("paragraph", 0) if closes else ("heading", int(name[1]))))
        elif name in _PARTS and self.whole is None:
            self._begin("paragraph", 0)
        elif self.whole and self.whole.kind == "item" and (name in _PARTS or _HEADING.fullmatch(name)):
            self.parted = True

    def _take_table(self, piece: str, *, closes: bool) -> None:
        """Into a table, or out of one; `tables` says of those around whether they only lay out the page."""
        self.spans.clear()
        if not closes:
            self.tables.append(_LAID_OUT.search(piece) is not None)
        elif self.tables:
            self.tables.pop()

    def _take_time(self, piece: str, *, closes: bool) -> None:
        """The day a time element gives, in the place of words that do not tell it whole ("3 days ago", "Dec 9")."""
        if not closes:
            day = _DATETIME.search(piece)
            draft = self.drafts[-1] if self.drafts else None
            self.time = (day[1], draft, len(draft.runs) if draft else 0) if day else None
            return
        if self.time is None or not self.drafts:
            return
        day_told, draft, before = self.time
        self.time = None
        at = before if draft is self.drafts[-1] else 0
        shown = self.drafts[-1].runs[at:]
        if shown and not tells_day("".join(run.text for run in shown)):
            whole = Run(day_told, shown[0].start, shown[-1].end, shown[0].link, strong=shown[0].strong)
            self.drafts[-1].runs[at:] = [whole]

    def _take_term(self, name: str, *, closes: bool) -> None:
        """A term and what is said of it are one item."""
        if name == "dl":
            self.whole = None
            self._begin("paragraph", 0)
        elif name == "dt" and not closes:
            self.whole = self._begin("item", 1)
        else:
            self.parted = True

    @property
    def _area(self) -> int:
        """The number of the nearest element that parts a page (its navigation, its foot), 0 for none."""
        return self.around[-1][2] if self.around else 0

    def _step(self, name: str, tag: str, *, closes: bool) -> None:
        """Into an element that holds others together, or out of the last one of that name."""
        if not closes:
            self.numbered += 1
            self.around.append(
                (name, self.numbered, self.numbered if name in _AREAS or _SAID_AREA.search(tag) else self._area)
            )
            return
        at = next((at for at in range(len(self.around) - 1, -1, -1) if self.around[at][0] == name), None)
        if at is not None:
            del self.around[at:]

    def _begin_cell(self, row: Draft, start: int, *, heading: bool, tag: str) -> None:
        """Begin a row's next cell, behind empty ones for those above that go on over this row."""
        while row.cells < _MOST_COLUMNS and self.spans.get(row.cells, 0) > 0:
            self.spans[row.cells] -= 1
            if row.cells:
                self._add(row, CELL, start, start)
            row.cells += 1
            if row.cells == 1 and not row.runs:
                self._add(row, "", start, start)
        if row.cells:
            self._add(row, CELL, start, start)
        over = _ROWS.search(tag)
        self.spans[row.cells] = int(over[1]) - 1 if over else 0
        row.cells += 1
        row.level = max(row.level, int(heading))

    def _begin(self, kind: BlockKind, level: int) -> Draft:
        self.drafts.append(
            Draft(kind, level, within=tuple(number for _, number, _ in self.around[:_DEEPEST]), area=self._area)
        )
        return self.drafts[-1]

    def _add(self, draft: Draft, text: str, start: int, end: int, *, wrapped: bool = False) -> None:
        begin, over = self.placing.start(start), self.placing.end(end) if end > start else self.placing.start(start)
        draft.runs.append(Run(text, begin, over, self.link, strong=self.strong > 0, wrapped=wrapped))
