"""The day a document gives as its own in its text, where front matter says none: a line of its own, or a dateline.

Only what stands before the first entry counts, and only with its year: "January 10, 2022", "Published: 10 January
2022", "Brussels, 10 January 2022", "WASHINGTON, Jan. 10, 2022 — …". Else the day on which it was last worked on, where
it says so there: that is what its writer knew when leaving out years.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from audit.read.aside import names_event
from audit.read.blocks import Block, passage
from audit.read.titles import title
from audit.text import dates
from audit.text.cities import is_city
from audit.text.regex import regex
from audit.text.years import DateMention, resolve

_BLOCKS = 12
_REACH = 120
_WORDS = 6
"""Words that may stand before the date on a line of its own: "For immediate release:", "Press release |"."""
_SEPARATOR = regex(r"(?:[:|•·,(]|(?<![0-9])[—–])\s*(?=\S)")
_CITY = regex(r"\W*[A-Z][A-Z.'’ -]{2,40}(?:,\s*[A-Z][\w. ]{1,20})?(?:\s*\([A-Z ]{2,12}\))?,?\s*[(–—-]?\s*")
_LABEL = regex(
    r"\W*(?:date|dated|published|posted|released|issued|for (?:immediate )?release)\b\W*(?:on\s+)?", re.IGNORECASE
)
_AFTER_CITY = regex(r"\)?\s*[:–—-]")
_AT_PLACE = regex(
    r"\W*(?P<city>[^\d,;:()]{2,40}?)(?:\s*\([^()\d]{2,40}\)|,\s*[A-Z][\w. ]{1,30}?)?,?\s+(?:le\s+|den\s+)?"
)
_IN_CITY = regex(r",\s(?:in\s)?(?P<city>[^\d,;:()]{2,40}?)[\s.*_]*")
_END = regex(r"[\s).*_]*")
_WORKED = regex(
    r"\b(?:as (?:of|at)|updated?|edited|revised|compiled|prepared|drawn up|created|stand|zuletzt|aktualisiert"
    r"|en date du|mise? à jour|actualizad[oa]|a fecha de|aggiornat[oa]|atualizad[oa]|bijgewerkt|stan na"
    r"|zaktualizowan[oa]|станом на|оновлено|по состоянию на|обновлено|uppdaterad|oppdatert|opdateret|güncelleme)\b",
    re.IGNORECASE,
)
_WORD = regex(r"\b\w")
_CLOSED = regex(r",?\s*(?:[.;)\]*_|·]|\Z|[0-9]{1,2}:[0-9]{2}|року|г\.)")
_OTHER_DATE = regex(r"\b(?:updated|modified|revised|accessed|retrieved|corrected|as of|due|last)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day, and the block that gives it."""

    day: date
    block: Block


def dateline(blocks: Sequence[Block]) -> Dateline | None:
    """The first block at the top of a document that is, or begins with, the document's own day.

    Where several titles (or lines) are days, they are the days of what stands under them, and none is the document's.
    """
    top = list(_top(blocks))
    for block in top:
        day = next(filter(None, map(_own_day, _lines(block))), None)
        if day:
            alike = next((alike for alike in (_is_day, _is_line, _is_placed) if alike(block)), None)
            return Dateline(day, block) if alike is None or sum(map(alike, blocks)) == 1 else None
    worked = (Dateline(day, block) for block in top for day in map(_worked_day, _lines(block)) if day)
    return next(worked, None)


def _top(blocks: Sequence[Block]) -> Iterator[Block]:
    """What stands before the first item; of a page what stands so below its navigation, from its first heading on."""
    name = next((at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1), 0)
    begin = name if any(block.kind == "break" for block in blocks[:name]) else 0
    return takewhile(lambda block: block.kind in {"paragraph", "heading"}, blocks[begin : begin + _BLOCKS])


def _worked_day(line: str) -> date | None:
    """The day as of which a document says that it is right: "As of March 1, 2022", "Last edited on 3 June 2023"."""
    label = _WORKED.search(line[:_REACH]) if len(line) <= _REACH else None
    for place in _WORD.finditer(line, label.end()) if label else ():
        mention = dates.leading(line, begin=place.start())
        if mention and mention.has_day:
            return _day(mention) if _CLOSED.match(line, mention.end) else None
    return None


def _lines(block: Block) -> list[str]:
    """The lines of a block as they are written; in a letter or a text file each says something else."""
    return "".join("\n" if run.wrapped else run.text for run in block.runs).split("\n")


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
    if first.start == 0 and (city := _IN_CITY.fullmatch(line, first.end)):
        return is_city(city["city"])
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
    ends += [found.end() for found in _SEPARATOR.finditer(line) if _names_document(line[: found.start()])]
    labelled = (dates.whole(line[end:]) for end in ends)
    return next((_day(mention) for mention in labelled if mention), None)


def _names_document(words: str) -> bool:
    """Whether words before a day may say what the document is ("Press release"), and not what happened then."""
    return len(words.split()) <= _WORDS and not names_event(words)


def _day(mention: DateMention) -> date | None:
    when = resolve(mention, None)
    return when.start if when and when.precision == "day" and when.start == when.end else None
