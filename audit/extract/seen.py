"""What of a page no reader sees: where it ends, and the page without it.

Comments, scripts, styles, drawings, templates, choices of forms and the bars that web archives put on top of their
copies are jumped over while a page is cut (`audit.extract.slices`), so that whatever looks for titles and dates
afterwards reads half a page and never a script.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import sub
from typing import Final

UNSEEN: Final = frozenset({"script", "style", "svg", "template", "select", "textarea"})
_SWALLOWING: Final = frozenset({"script", "style"})  # hold no tags: unclosed, they swallow the rest of the page
_CLOSINGS: Final = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]{{0,100}}>?", re.IGNORECASE) for name in UNSEEN}
_BAR_START: Final = "BEGIN WAYBACK TOOLBAR INSERT"
_BAR_END: Final = "END WAYBACK TOOLBAR INSERT -->"


@dataclass(frozen=True, slots=True)
class Seen:
    """A page without what no reader sees.

    `starts` and `ends` are the places in the page of each stretch that was taken out, in order; `gaps` how many
    characters were taken out up to and with it.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: Sequence[int]

    def at(self, place: int) -> int:
        """The character of `text` for a character of the page; of a stretch that was taken out, what follows it."""
        before = bisect_right(self.starts, place)
        return max(place, self.ends[before - 1]) - self.gaps[before - 1] if before else place

    def place(self, at: int) -> int:
        """The character of the page for a character of `text`."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] - self.gaps[middle] <= at:
                low = middle + 1
            else:
                high = middle
        return at + self.gaps[low - 1] if low else at


def without(page: str, stretches: Sequence[tuple[int, int]], end: int) -> Seen:
    """The page's characters up to `end` without some stretches of it, which stand in order and do not overlap."""
    starts = [start for start, _ in stretches]
    ends = [stop for _, stop in stretches]
    gaps = list(accumulate(map(sub, ends, starts)))
    kept = [page[begin:stop] for begin, stop in zip([0, *ends], [*starts, end], strict=True)]
    return Seen("".join(kept), starts, ends, gaps)


@dataclass(frozen=True)
class Bars:
    """The bars that archives put into a page; where the last one ends is looked for once, and where one begins."""

    page: str

    @cached_property
    def last(self) -> int:
        """Where the last one begins to end, -1 if none does: so bars that never end cost no search each."""
        return self.page.rfind(_BAR_END)


def after_comment(page: str, start: int, bars: Bars) -> int:
    """The character after the comment that begins at `start`, or after the archive's bar that it begins."""
    end = page.find("-->", start + 2)  # "<!-->" is a whole comment (HTML 13.2.5.43)
    if end < 0:
        return len(page)
    if page.find(_BAR_START, start, start + 60) > 0 and end <= bars.last:
        return page.find(_BAR_END, end) + len(_BAR_END)
    return end + len("-->")


def closing(page: str, name: str, at: int) -> tuple[int, int] | None:
    """Where the closing tag of an unseen element begins and ends, whose opening was read up to `at`.

    An unclosed script or style ends with the page; None for an unclosed drawing or template, which hides nothing.
    """
    first = page.find("</", at)  # plain search is faster through a long script
    found = _CLOSINGS[name].search(page, first) if first >= 0 else None
    if found:
        return found.span()
    return (len(page), len(page)) if name in _SWALLOWING else None
