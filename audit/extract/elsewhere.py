"""Dates further off than the headline's neighbourhood, looked for only where the nearer evidence does not suffice.

A date away from the headline is the page's if it says so: a word before it with which its line begins ("Published on",
"Erstellt am"; within a sentence it tells of something else: "his first album, released March 19, 1962") or the name of
the element it stands in (`class="date"`). Without either it is a date in a text, a teaser or a footer; but it shows
that a day which only one hidden tag tells is one that readers see too.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, islice
from typing import Final, NamedTuple

from audit.extract.beyond import end_of_own
from audit.extract.comments import in_comment
from audit.extract.parts import Parts
from audit.extract.running import blocks
from audit.extract.shown import Order, Shown, shown
from audit.extract.witness import Witness
from audit.model.reading import Aspect
from audit.text.regex import regex

REACH: Final = 100_000
"""Characters of the page in which dates are looked for."""
_MOST: Final = 40  # years of which the surroundings are looked at
_BEFORE: Final = 260
_AFTER: Final = 30
_LONGEST_TAG: Final = 6_000

# Each begins with a sign of its own, for which plain search goes through a page five times as fast.
_YEARS: Final = (
    re.compile(r"20(?<![0-9/]20)[0-9]{2}(?![0-9])"),
    re.compile(r"19(?<![0-9/]19)[0-9]{2}(?![0-9])"),
    re.compile(r"\.(?:(?<=[^0-9/][0-9]\.)|(?<=[^0-9/][0-9]{2}\.))[0-9]{1,2}\.[0-9]{2}(?![0-9])"),  # "9.12.21"
)
_DAY_LIKE = regex(r"(?<!\d)\d{1,2}(?!\d)")
_TAG = regex(r"<[^<>]*>")
_OPENING: Final = 60  # characters of a line before its date, where that and the word before it open the line
_NEAR: Final = 90  # characters before a year in which its day stands, tags included
_NAMED = regex(
    r"<[a-z][^<>]{0,120}?\b(?:class|id|itemprop|property)\s?=\s?[\"']?[^\"'<>]{0,60}?"
    r"(?:date|datum|publish|posted|created|timestamp|submitted|authored|post-?meta|entry-?meta|article-?meta|byline)"
    r"[^<>]{0,200}>[^<>]{0,60}(?:<[^<>]{0,200}>[^<>]{0,40}){0,4}$"
    r"|\b(?:date|datum|fecha|data)\s?:\s{0,9}(?:<[^<>]{0,99}>\s{0,9}){0,4}[^<>]{0,20}$",
    re.IGNORECASE,
)

# Development pages without nearer dates: with a label 7 of 8, in a so named element with no other day 3 of 4.
_LABELLED: Final = 0.85
_IN_NAMED: Final = 0.80
_TIMED: Final = 0.76
_ONE_OF_SEVERAL: Final = 0.30
_NAMED_IN_TEXT: Final = 0.25


def elsewhere(parts: Parts, order: Order, headline: int) -> Iterator[Witness]:
    """Dates anywhere in the body that are said to be the page's; of several days the first, if a word says so.

    `headline` is where the page's headline ends.
    """
    text = _body(parts)
    end = end_of_own(parts.text, headline, parts.body + len(text)) - parts.body
    found = [
        _Found(at, one, _is_named(text, at), before)
        for at, one, before in _around_years(text, order, parts.slices.language)
        if one.precision == "day" and one.label != "other" and not in_comment(text[max(0, at - _BEFORE) : at])
    ]
    found = [one for one in found if one.is_told and (one.is_labelled or one.at < end)]
    own = [one for one in found if one.shown.label != "modified"]
    several = len({one.shown.days for one in own}) > 1
    for one in found:
        aspect: Aspect = "modified" if one.shown.label == "modified" else "published"
        trust = one.trust
        if several and aspect == "published" and (one is not own[0] or not one.is_labelled):
            trust = _ONE_OF_SEVERAL
        locator = f"character {parts.slices.seen.place(parts.body + one.at)}"
        yield Witness(aspect, "shown", one.source, locator, one.shown.text, one.shown.days, trust)


class _Found(NamedTuple):
    """A date, where its year stands, whether its element is named for dates, the characters of its line before it."""

    at: int
    shown: Shown
    named: bool
    before: int

    @property
    def is_told(self) -> bool:
        """Whether anything says that it is the page's."""
        return self.named or self.shown.timed or self.is_labelled

    @property
    def is_labelled(self) -> bool:
        """Whether a word before it says what it is, and both open their line."""
        return self.shown.label is not None and self.before <= _OPENING

    @property
    def source(self) -> str:
        """What says so."""
        return "labelled-date" if self.is_labelled else "named-element" if self.named else "time-stamp"

    @property
    def trust(self) -> float:
        """How far that is to be believed."""
        return _LABELLED if self.is_labelled else _IN_NAMED if self.named else _TIMED


def is_shown(parts: Parts, order: Order, day: date) -> bool:
    """Whether the day stands anywhere in what readers see, the window's title included."""
    titled = shown(parts.title[:500], order, parts.slices.language)
    return any(day in one.days for one in titled) or next(_places(parts, order, day, parts.body), None) is not None


def named_in_text(parts: Parts, order: Order, day: date, headline: int) -> Iterator[Witness]:
    """The first place from the headline on that names a day which the address or a script tells.

    It confirms that one, and says no more; a change on the same day confirms it too.
    """
    for at, one in islice(_places(parts, order, day, max(parts.body, headline - _BEFORE)), 1):
        if one.label != "other":
            locator = f"character {parts.slices.seen.place(at)}"
            yield Witness("published", "shown", "named-in-text", locator, one.text, one.days, _NAMED_IN_TEXT)


def _places(parts: Parts, order: Order, day: date, start: int) -> Iterator[tuple[int, Shown]]:
    """Where the text from `start` on names a day: the place of its year, and the date."""
    text = parts.text[start : start + REACH]
    for year in (f"{day.year}", f"{day.day}.{day.month}.{day.year % 100:02}", f"{day:%d.%m.%y}"):
        at, looked_at = text.find(year), 0
        while at >= 0 and looked_at < _MOST:
            seen = () if _in_tag(text, at) else _around(text, at, at + len(year), order, parts.slices.language)
            yield from ((start + at, one) for one, _ in seen if day in one.days)
            at, looked_at = text.find(year, at + _AFTER), looked_at + 1


def _body(parts: Parts) -> str:
    return parts.text[parts.body : parts.body + REACH]


def _is_named(text: str, at: int) -> bool:
    return _NAMED.search(text[max(0, at - _BEFORE) : at]) is not None


def _around_years(text: str, order: Order, language: str | None) -> Iterator[tuple[int, Shown, int]]:
    """Each date with a year: the year's place, the date, the characters of its line before it.

    Only the surroundings of years are read.
    """
    reached, looked_at = 0, 0
    for start, end in sorted(year.span() for pattern in _YEARS for year in pattern.finditer(text)):
        if start < reached or not _DAY_LIKE.search(text, max(0, start - _NEAR), end + _AFTER) or _in_tag(text, start):
            continue
        looked_at += 1
        if looked_at > _MOST:
            return
        year = text[start:end]
        found = [pair for pair in _around(text, start, end, order, language) if year in pair[0].text]
        if found:  # of several of one year the one that has this place of it
            before = text[max(0, start - _BEFORE) : start]
            earlier = _TAG.sub("", before[before.find(">") + 1 :]).count(year)
            yield start, *found[min(earlier, len(found) - 1)]
            reached = end + _AFTER


def _in_tag(text: str, at: int) -> bool:
    """Whether a place of the page is within a tag, where no reader sees it."""
    start = max(0, at - _LONGEST_TAG)
    return text.rfind("<", start, at) > text.rfind(">", start, at)


def _around(text: str, start: int, end: int, order: Order, language: str | None) -> tuple[tuple[Shown, int], ...]:
    """The dates in the words around a place of the page, each with the characters of its line that stand before it."""
    begin = max(0, start - _BEFORE)
    stretch = text[begin : end + _AFTER]
    tag_end = stretch.find(">", 0, _BEFORE)
    lines = [block.text for block in blocks(stretch[tag_end + 1 :])]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found = shown(" ".join(lines), order, language)
    return tuple((one, one.start - max(at for at in starts if at <= one.start)) for one in found)
