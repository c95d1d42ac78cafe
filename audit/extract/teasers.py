"""Days that each stand beside a link of their own: those of other pages that a list names, be it headed or not."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from audit.extract.parts import TimeTag
from audit.text.regex import regex

_ITEM: Final = 700  # characters of the page from one day of a list to the next
_REACH: Final = 400  # characters of the page in which the link beside a day begins or ends
_LINK_BEFORE = regex(r"</a>(?:\s{0,40}</?(?!a[\s>])[a-z][^<>]{0,120}>){0,5}\s{0,40}\Z", re.IGNORECASE)
_LINK_BEHIND = regex(
    r"[^<>]{0,80}</time\s?>[\s|·•:–—-]{0,40}(?:</?(?!a[\s>])[a-z][^<>]{0,120}>[\s|·•:–—-]{0,40}){0,5}<a\s",
    re.IGNORECASE,
)
_LEAST: Final = 2


def listed(times: Sequence[TimeTag], text: str) -> frozenset[int]:
    """The numbers of the `<time>` elements that are of a list: several days in a row, each on one side of a link."""
    return frozenset(
        time.number
        for beside in (_is_behind_link, _is_before_link)
        for run in _runs([time for time in times if beside(time, text)])
        if len(run) >= _LEAST and len({time.datetime or time.text for time in run}) == len(run)
        for time in run
    )


def _runs(times: Sequence[TimeTag]) -> Iterator[Sequence[TimeTag]]:
    """The elements that follow one another at an item's distance."""
    cuts = [at for at, (one, other) in enumerate(pairwise(times), 1) if other.start - one.start > _ITEM]
    for start, end in pairwise([0, *cuts, len(times)]):
        yield times[start:end]


def _is_behind_link(time: TimeTag, text: str) -> bool:
    return _LINK_BEFORE.search(text, max(0, time.start - _REACH), time.start) is not None


def _is_before_link(time: TimeTag, text: str) -> bool:
    inner = text.find(">", time.start, time.start + _REACH) + 1
    return inner > 0 and _LINK_BEHIND.match(text, inner) is not None
