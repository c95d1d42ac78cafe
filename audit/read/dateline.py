"""The day a document gives as its own in its text, where front matter says none: a line of its own, or a dateline.

Only what stands before the first entry counts, and only with its year: "January 10, 2022", "Published: 10 January
2022", "Brussels, 10 January 2022", "WASHINGTON, Jan. 10, 2022 — …".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.read.blocks import Block, passage
from audit.read.titles import title
from audit.text import dates
from audit.text.cities import is_city
from audit.text.years import DateMention, resolve

_BLOCKS = 12
_REACH = 120
_WORDS = 6
"""Words that may stand before the date on a line of its own: "For immediate release:", "Press release |"."""
_SEPARATOR = re.compile(r"[:|•·—–]\s*(?=\S)")
_CITY = re.compile(r"\W*[A-Z][A-Z.'’ -]{2,40}(?:,\s*[A-Z][\w. ]{1,20})?(?:\s*\([A-Z ]{2,12}\))?,?\s*[(–—-]?\s*")
_LABEL = re.compile(
    r"\W*(?:date|dated|published|posted|released|issued|for (?:immediate )?release)\b\W*(?:on\s+)?", re.IGNORECASE
)
_AFTER_CITY = re.compile(r"\)?\s*[:–—-]")
_AT_PLACE = re.compile(
    r"\W*(?P<city>[^\d,;:()]{2,40}?)(?:\s*\([^()\d]{2,40}\)|,\s*[A-Z][\w. ]{1,30}?)?,?\s+(?:le\s+|den\s+)?"
)
_END = re.compile(r"[\s).*_]*")
_OTHER_DATE = re.compile(r"\b(?:updated|modified|revised|accessed|retrieved|corrected|as of|due|last)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day, and the block that gives it."""

    day: date
    block: Block


def dateline(blocks: Sequence[Block]) -> Dateline | None:
    """The first block at the top of a document that is, or begins with, the document's own day.

    Where several titles (or lines) are days, they are the days of what stands under them, and none is the document's.
    """
    for block in blocks[:_BLOCKS]:
        if block.kind not in {"paragraph", "heading"}:
            return None
        day = next(filter(None, map(_own_day, passage(block).text.split("\n"))), None)
        if day:
            alike = next((alike for alike in (_is_day, _is_line, _is_placed) if alike(block)), None)
            return Dateline(day, block) if alike is None or sum(map(alike, blocks)) == 1 else None
    return None


def _is_day(block: Block) -> bool:
    """Whether a block is a title that is nothing but a day."""
    name = title(block)
    mention = dates.whole(name) if name else None
    return mention is not None and mention.has_day


def _is_line(block: Block) -> bool:
    """Whether a block is a paragraph that is nothing but a day with its year."""
    mention = dates.whole(passage(block).text) if block.kind == "paragraph" else None
    return mention is not None and _day(mention) is not None


def _is_placed(block: Block) -> bool:
    """Whether a block is a paragraph that is nothing but a city and a day."""
    line = passage(block).text
    first = next(dates.mentions(line[:_REACH]), None)
    return block.kind == "paragraph" and first is not None and _at_city(line, first)


def _at_city(line: str, first: DateMention) -> bool:
    """Whether a line is nothing but a city and the day, as letters and releases begin: "Ottawa, June 20, 2018"."""
    place = _AT_PLACE.fullmatch(line, 0, first.start)
    return place is not None and is_city(place["city"]) and _END.fullmatch(line, first.end) is not None


def _own_day(line: str) -> date | None:
    whole = dates.whole(line)
    if whole:
        return _day(whole)
    first = next(dates.mentions(line[:_REACH]), None)
    if first and _at_city(line, first):
        return _day(first)
    if first and _CITY.fullmatch(line, 0, first.start) and _AFTER_CITY.match(line, first.end):
        return _day(first)
    if len(line) > _REACH or _OTHER_DATE.search(line):
        return None
    label = _LABEL.match(line)
    ends = [label.end()] if label else []
    ends += [found.end() for found in _SEPARATOR.finditer(line) if len(line[: found.start()].split()) <= _WORDS]
    labelled = (dates.whole(line[end:]) for end in ends)
    return next((_day(mention) for mention in labelled if mention), None)


def _day(mention: DateMention) -> date | None:
    when = resolve(mention, None)
    return when.start if when and when.precision == "day" and when.start == when.end else None
