"""Where the sentences of running text stand, each with the links behind it: "… spoke.[1]", "… spoke. (readout)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from audit.read.blocks import Passage
from audit.text.gazetteer import gazetteer, word_key
from audit.text.months import month_of
from audit.text.regex import regex

_END = regex(
    r"(?<=[.!?])[\"”’*_)]{0,3}\s+"
    r"(?=[A-Z\u00c0-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f“\"]|[0-9]{1,2}\s[^\W\d]{3,20}\s[0-9]{4})"
)
_BRACKETED = regex(r"(?<=[.!?])\s{0,2}[(\[][^()\[\]\n]{1,200}[)\]]")
_DAY = regex(r"(?<![0-9])[0-9]{1,2}\.\Z")
_WORD = regex(r"\w{3,20}")
_LONGEST_RANK = 20


def sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where each sentence stands; an abbreviated rank ("Lt. Gen.") ends none, and none ends within a link's words."""
    text = without_marks(passage)
    begins = [anchor.start for anchor in passage.anchors]
    ends = [
        found.end()
        for found in _END.finditer(text)
        if not _is_rank(text[max(0, found.start() - _LONGEST_RANK) : found.start()])
        and not _is_day(text, found)
        and not _is_within(passage, begins, found.end())
    ]
    yield from pairwise([0, *ends, len(text)])


def _is_rank(before: str) -> bool:
    return any(word_key(word) in gazetteer().afterwards for word in before.split()[-1:])


def _is_day(text: str, found: re.Match[str]) -> bool:
    """Whether the full stop is that of a day before its month ("am 9. Dezember")."""
    if not _DAY.search(text, max(0, found.start() - _LONGEST_RANK), found.start()):
        return False
    month = _WORD.match(text, found.end())
    return month is not None and month_of(month[0], None) is not None


def _is_within(passage: Passage, begins: list[int], at: int) -> bool:
    one = bisect_right(begins, at) - 1
    return one >= 0 and passage.anchors[one].start < at < passage.anchors[one].end


def without_marks(passage: Passage) -> str:
    """The text with blanks for the marks and bracketed links that stand behind a sentence's end."""
    text = passage.text
    marks = [
        (anchor.start, anchor.end)
        for anchor in passage.anchors
        if not any(char.isalpha() for char in text[anchor.start : anchor.end])
    ]
    begins = [anchor.start for anchor in passage.anchors]
    marks += [
        found.span()
        for found in _BRACKETED.finditer(text)
        if bisect_right(begins, found.start()) < bisect_right(begins, found.end())
    ]
    parts, at = [], 0
    for start, end in sorted(marks):
        parts += [text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])
