"""The shape every document is brought into before anything is understood: blocks of text that know their places.

Markdown makes them now; HTML, DOCX and PDF will make the same ones. Places are offsets into one text (the file's, or
the one a reader took from it), so that a claim can always be found again where the document makes it.
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Literal, TypeAlias

from audit.model.document import Span
from audit.model.uri import Uri
from audit.text.urls import resolved, scheme

PART = "\n\n"
"""What stands between the paragraphs of one list item, and between an item and those under it."""

_ADDRESSEES = frozenset({"mailto", "tel", "sms", "sip", "sips", "xmpp", "callto"})
"""Schemes that name whom to write to or to call."""
_HEAD = 12
"""Runs in which an item's date is over."""

CELL = " | "
"""What stands before each cell of a table row but the first one."""

BlockKind: TypeAlias = Literal["paragraph", "item", "heading", "row", "break"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in the text: the address as written, and the offsets [start, end) of its whole markup."""

    uri: Uri
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    r"""A piece of a block's text that stands at the offsets [start, end).

    When both have one length, each character has its own place; else ("&amp;" shown as "&", an image's text) every
    character stands for the whole piece. Where a line was only `wrapped` the run is " "; a break that shows is "\\n";
    between the paragraphs of one item stands `PART`.
    """

    text: str
    start: int
    end: int
    link: Link | None = None
    strong: bool = False
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item (its own text, without the lists in it), heading or table row, in document order.

    A "break" holds nothing: behind it no title from before holds any more.

    `level` is a heading's (1 to 6), an item's depth (from 1), or 1 for the row that heads a table; else 0.
    """

    kind: BlockKind
    level: int
    runs: tuple[Run, ...]


def led_from(block: Block, base: Uri) -> Block:
    """The block with its relative links led where a reader at the address `base` would be; "" leaves them alone."""
    runs = (
        replace(run, link=replace(run.link, uri=resolved(run.link.uri, base))) if run.link else run
        for run in block.runs
    )
    return replace(block, runs=tuple(runs)) if base else block


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link, and the characters [start, end) of a passage that it is put on."""

    link: Link
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text in one piece, each character of it traceable to its place; `starts` is where each run begins.

    Links to a place in the document itself ("#section") and to people's mail or telephone cite nothing and have no
    anchor here. All others do, also those that lead to no page: a relative one was meant to be one.
    """

    text: str
    runs: tuple[Run, ...]
    anchors: tuple[Anchor, ...]
    starts: tuple[int, ...] = field(repr=False)

    @property
    def edges(self) -> tuple[int, ...]:
        """Where near the beginning the markup changes: bold words or a link begin or end."""
        runs = [(at, (run.link, run.strong)) for at, run in zip(self.starts, self.runs, strict=True)][:_HEAD]
        return tuple(at for (_, before), (at, after) in pairwise(runs) if before != after)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets [start, end) where the characters [start, end) stand."""
        return self._offsets(start)[0], self._offsets(max(start, end - 1))[1]

    def _offsets(self, index: int) -> tuple[int, int]:
        """Where one character stands: offsets [start, end)."""
        at = max(0, bisect_right(self.starts, index) - 1)
        run = self.runs[at]
        if len(run.text) != run.end - run.start:
            return run.start, run.end
        offset = run.start + min(index - self.starts[at], max(0, len(run.text) - 1))
        return offset, offset + 1


def passage(block: Block) -> Passage:
    """Lay a block's runs end to end."""
    starts = tuple(accumulate((len(run.text) for run in block.runs), initial=0))
    anchors: list[Anchor] = []
    for run, begin in zip(block.runs, starts, strict=False):
        if run.link is None or not _cites(run.link.uri):
            continue
        continued = anchors and anchors[-1].link == run.link
        start = anchors.pop().start if continued else begin
        anchors.append(Anchor(run.link, start, begin + len(run.text)))
    return Passage("".join(run.text for run in block.runs), block.runs, tuple(anchors), starts[:-1])


def _cites(uri: Uri) -> bool:
    return not uri.startswith("#") and scheme(uri) not in _ADDRESSEES


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text begin, to tell people a place by line and column."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        r"""The lines of a text whose line ends are "\\n"."""
        lengths = (len(line) for line in text.split("\n"))
        return cls(tuple(accumulate((length + 1 for length in lengths), initial=0))[:-1])

    def span(self, start: int, end: int) -> Span:
        """The place of the characters [start, end), at least one, 1-based."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(start, end - 1))
        return Span(line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
