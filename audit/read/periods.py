"""Titles that carry a date for all that stands under them: "2022", "January 2022", "Thursday, December 9".

A year or month in a title gives the entries below the year they do not write; a title that is nothing but a date is the
date of what has none of its own.
"""

import re
from dataclasses import dataclass, replace

from audit.read.blocks import Block
from audit.read.titles import level, title
from audit.text import dates
from audit.text.habits import UNKNOWN, Habits
from audit.text.months import month_alone
from audit.text.regex import regex
from audit.text.years import DateMention, PartialDate

_REACH = 120
_OTHER_WORDS = 6
_OTHER_DATE = regex(
    r"\b(?:updated|modified|revised|accessed|retrieved|corrected|as of|due|last|until)\b", re.IGNORECASE
)
_BEFORE_DATE = regex(r"[-–—(|,:]\s*\Z")
_NUMBER = regex(r"[0-9]{4}")
_LAST_YEAR = regex(r"(?:\A|\s|[(\[])((?:19|20)[0-9]{2})\W*\Z")
_YEAR = regex(r"\W*((?:19|20)[0-9]{2})\W*")


@dataclass(frozen=True, slots=True)
class Period:
    """The time a title names; `date` when it is nothing but a date, be it a month or a year.

    `habits` are those of the writer, the same in all of a document.
    """

    level: int = 0
    year: int | None = None
    month: int | None = None
    date: DateMention | None = None
    habits: Habits = UNKNOWN


def _period_of(name: str, depth: int, around: Period) -> Period | None:
    """The time that a title names, inside that of the titles around it; None when it names none."""
    year = _YEAR.fullmatch(name)
    if year:
        ends = PartialDate(int(year[1]), 1, None), PartialDate(int(year[1]), 12, None)
        return Period(depth, int(year[1]), date=DateMention(*year.span(1), year[1], (ends,)), habits=around.habits)
    month = month_alone(name, around.habits.language)
    if month:
        of_it = PartialDate(around.year, month, None)
        return Period(depth, around.year, month, DateMention(0, len(name), name, ((of_it, of_it),)), around.habits)
    whole = dates.whole(name, around.habits) or _at_its_end(name, depth, around.habits)
    found = [whole] if whole else [mention for mention in dates.mentions(name) if not mention.has_day]
    if len(found) != 1 or not found[0].days:
        return None
    date = dated_in(found[0], around)
    first = date.days[0][0]
    return Period(depth, first.year, first.month, date if whole else None, around.habits)


def _at_its_end(name: str, depth: int, habits: Habits) -> DateMention | None:
    """The day, with its year, at the end of a title below the first: "[2.1.0] - 2021-12-09"."""
    found = line_date(name, habits) if depth > 1 else None
    ends = found is not None and not re.search(r"\w", name[found.end :]) and _BEFORE_DATE.search(name[: found.start])
    return found if ends else None


def year_of(name: str) -> int | None:
    """The one year that a document's name ends with: "Engagements (2019)", "Chronology of contacts 2021"."""
    years = _NUMBER.findall(name)
    last = _LAST_YEAR.search(name)
    return int(last[1]) if last and len(years) == 1 else None


def line_date(text: str, habits: Habits = UNKNOWN) -> DateMention | None:
    """The day that a line is nothing but, or, with its year, little else: "Posted 9 May 2021 by the office"."""
    mention = dates.whole(text, habits)
    if mention:
        return mention if mention.days and mention.has_day else None
    found = [one for one in dates.mentions(text[:_REACH]) if one.has_day]
    if len(found) != 1 or found[0].days[0][0].year is None or _OTHER_DATE.search(text):
        return None
    others = text[: found[0].start] + " " + text[found[0].end :]
    return found[0] if len(others.split()) <= _OTHER_WORDS and "://" not in text else None


def tells_day(text: str) -> bool:
    """Whether words name a day with its year, in whatever form."""
    found = [dates.leading(text), *dates.mentions(text)]
    return any(one is not None and one.has_day and one.days and one.days[0][0].year for one in found)


def dated_in(mention: DateMention, period: Period) -> DateMention:
    """The mention with the year of the title it stands under, if it writes none and its month is that one's, if any."""
    if period.year is None or any(end.year for ends in mention.days for end in ends):
        return mention
    if not mention.days or period.month not in {None, mention.days[0][0].month}:
        return mention
    first, last = mention.days[0]
    begun = replace(first, year=period.year)
    return replace(mention, days=((begun, begun if last == first else last), *mention.days[1:]))


def day_in(day: int, text: str, place: tuple[int, int], period: Period) -> DateMention | None:
    """A day of which only the number is written, in the month of the title it stands under."""
    if period.month is None or (period.date and period.date.has_day):
        return None
    date = PartialDate(period.year, period.month, day)
    return DateMention(*place, text, ((date, date),))


class Periods:
    """The time that holds at a place of a document, as its titles pass by."""

    def __init__(self, habits: Habits = UNKNOWN, ignored: Block | None = None, year: int | None = None) -> None:
        """`habits` are those of the document's writer, `ignored` is the block that dates the document itself.

        `year` is lent by what stands above all titles.
        """
        self._open = [Period(year=year, habits=habits)]
        self._ignored = ignored

    @property
    def now(self) -> Period:
        """The time named by the nearest title, or by one above it; that of no title names none."""
        return self._open[-1]

    def leave(self, below: int = 0) -> None:
        """Go on to where no title from before holds that is of a level `below` this."""
        self._open[1:] = [one for one in self._open[1:] if one.level <= below]

    def pass_by(self, block: Block) -> None:
        """Go on to what stands behind a block."""
        name = None if block is self._ignored else title(block)
        if name is None:
            return
        depth = level(block)
        while self._open[-1].level >= depth:
            self._open.pop()
        found = _period_of(name, depth, self.now)
        if found:
            self._open.append(found)
