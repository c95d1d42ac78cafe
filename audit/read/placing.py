"""From offsets in a block's text to offsets in the file: Markdown takes indents, quote marks and escapes out of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the stretches of a block's text that begin at `inner` stand in the file: each at its `outer`."""

    inner: tuple[int, ...]
    outer: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Where the character at an offset of the text begins."""
        at = max(0, bisect_right(self.inner, offset) - 1)
        return self.outer[at] + offset - self.inner[at]

    def end(self, offset: int) -> int:
        """Where the character before an offset of the text ends."""
        return self.start(offset - 1) + 1 if offset else self.start(0)


def of_lines(content: str, span: Sequence[int], lines: Sequence[str], begins: Sequence[int]) -> Placing:
    """The places of a block's text that stands on the lines [first, end) of the file, line by line."""
    inner, outer, at = [], [], 0
    parts = content.split("\n")
    for number, line in enumerate(parts, _first_line(parts[0].strip(" \t"), span, lines)):
        words = line.lstrip(" \t")
        inner.append(at + len(line) - len(words))
        outer.append(begins[number] + max(0, lines[number].rfind(words.rstrip(" \t"))))
        at += len(line) + 1
    return Placing(tuple(inner), tuple(outer))


def _first_line(words: str, span: Sequence[int], lines: Sequence[str]) -> int:
    """The line that a block's text begins on: lines that hold only odd white space before it were trimmed away."""
    first, end = span
    return next((number for number in range(first, end) if words in lines[number]), first)


@dataclass(slots=True)
class RowPlacing:
    """The places of a table row's cells, taken from left to right: `line` begins at the offset `begin` of the file."""

    line: str
    begin: int
    at: int = 0

    @property
    def place(self) -> int:
        """Where in the file the next cell is looked for."""
        return self.begin + self.at

    def cell(self, content: str) -> Placing:
        """The places of the next cell's text; its bars are written with a backslash before them."""
        parts = content.split("|")
        found = max(self.at, self.line.find("\\|".join(parts), self.at))
        inner, outer = [0], [self.begin + found]
        for part in parts[:-1]:
            inner.append(inner[-1] + len(part) + (len(inner) > 1))
            outer.append(outer[-1] + len(part) + (len(outer) > 1) + 1)
        bar = self.line.find("|", found + len(content) + len(parts) - 1)
        self.at = len(self.line) if bar < 0 else bar + 1
        return Placing(tuple(inner), tuple(outer))
