"""Dates as people write them: found in running text, resolved against a day, never guessed.

General date parsers read "December 15-16" as 2016-12-15 and find dates in "may 5 people"; this grammar takes only what
is a date in so many words: a named month with a day or a year, or an ISO 8601 day. Days in numbers alone ("9/12/21",
"9.12.") mean different days in different countries and are not returned.

The words of a language are data (`Words`): another language is another table, not another grammar.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from audit.model.document import DateInterval, Precision


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year or the day may be unwritten: "December 9" has no year, "January 2022" no day."""

    year: int | None
    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range in a text: characters [start, end), the words, first and last day (equal when it is one day)."""

    start: int
    end: int
    text: str
    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls the parts of a date.

    `months` are full names, `short` their abbreviations (a full stop may follow). Both count when written with a
    capital; full names also in lower case, unless they are in `common`, everyday words ("may", "march").
    `to` joins two dates into a range, `of` may stand between day and month, `ordinals` after a day.
    """

    months: Mapping[str, int]
    short: Mapping[str, int]
    common: frozenset[str]
    weekdays: tuple[str, ...]
    to: tuple[str, ...]
    of: tuple[str, ...]
    ordinals: tuple[str, ...]


ENGLISH = Words(
    months={
        "January": 1,
        "February": 2,
        "March": 3,
        "April": 4,
        "May": 5,
        "June": 6,
        "July": 7,
        "August": 8,
        "September": 9,
        "October": 10,
        "November": 11,
        "December": 12,
    },
    short={
        "Jan": 1,
        "Feb": 2,
        "Mar": 3,
        "Apr": 4,
        "May": 5,
        "Jun": 6,
        "Jul": 7,
        "Aug": 8,
        "Sep": 9,
        "Sept": 9,
        "Oct": 10,
        "Nov": 11,
        "Dec": 12,
    },
    common=frozenset({"March", "May"}),
    weekdays=(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Mon",
        "Tue",
        "Tues",
        "Wed",
        "Thu",
        "Thurs",
        "Fri",
        "Sat",
        "Sun",
    ),
    to=("to", "through", "thru", "until", "till"),
    of=("of", "day of"),
    ordinals=("st", "nd", "rd", "th"),
)

_SPACE = r"[\s\u200b-\u200d\u2060\ufeff]"  # zero-width characters part words in pasted text
_GAP = _SPACE + "{1,40}"  # bounded, so that a megabyte of blanks after every month stays linear
_GAP0 = _SPACE + "{0,40}"
_DASH = "[-\u2010-\u2015\u2212]"
_YEAR = r"(?:1[5-9]|2[01])[0-9]{2}(?![\w])(?![.,]?[0-9])"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_END = r"(?!\w)(?![:.,][0-9]|%)"  # "December 9:30", "May 10%" and "March 4,000" hold no day
_LONGEST_WRAP = 183  # days; over the turn of the year without a written year, more is two dates and not a range
_LEAP_CYCLE = 9  # a February 29 recurs within so many years


def mentions(text: str) -> Iterator[DateMention]:
    """Every date or range in the text, in order, none overlapping. Impossible days (February 30) are no dates."""
    position = 0
    while found := _ENGLISH.one.search(text, position):
        mention = _ENGLISH.read(text, found)
        if mention is None:
            position = found.start() + 1
        else:
            position = mention.end
            yield mention


def leading(text: str) -> DateMention | None:
    """The date or range the text begins with (after white space, opening marks and a weekday), or None."""
    opening = _ENGLISH.opening.match(text)
    found = _ENGLISH.one.match(text, opening.end()) if opening else None
    return _ENGLISH.read(text, found) if found else None


def resolve(mention: DateMention, latest: date | None) -> DateInterval | None:
    """The days a mention means.

    An unwritten year is the latest that puts the first day at or before `latest`; None when a year is needed and
    `latest` is None. A range over the turn of the year ("December 30 – January 2") ends in the next one; a year
    written once counts for both ends.
    """
    first, last = mention.first, mention.last
    wraps = _wraps(first, last)
    inferred = first.year is None and last.year is None
    if first.year is not None:
        days = _days(first, last, first.year, first.year + wraps if last.year is None else last.year)
    elif last.year is not None:
        days = _days(first, last, last.year - wraps, last.year)
    else:
        days = _latest_days(first, last, latest) if latest else None
    if days is None:
        return None
    precision: Precision = "month" if first.day is None or last.day is None else "day"
    return DateInterval(days[0], days[1], precision, mention.text, inferred)


def is_month_name(word: str) -> bool:
    """Whether the word names a month, in full or abbreviated, in any case."""
    return word.title() in ENGLISH.months or word.title() in ENGLISH.short


class _Grammar:
    """The patterns of one language: one date (`one`), what joins two (`joint`), what may precede one (`opening`)."""

    def __init__(self, words: Words) -> None:
        self.months = _spellings(words)
        weekday = rf"(?:{_any(_cases(words.weekdays))}\.?,?{_GAP})?"
        self.one = re.compile("|".join(_forms(_any(self.months), words)))
        self.joint = re.compile(rf"(?:{_GAP0}{_DASH}{_GAP0}|{_GAP}{_any(words.to)}{_GAP}){weekday}|/(?=[0-9]{{4}}-)")
        self.opening = re.compile(rf"[\W_]{{0,64}}{weekday}")

    def read(self, text: str, found: re.Match[str]) -> DateMention | None:
        """The mention that begins where one date was found; None when its day does not exist."""
        first, last = self._ends(found)
        if first != last and _in_order(first, last):
            return _mention(text, found.start(), found.end(), first, last)
        if first.day != last.day:  # "December 15-10" is no range: only its first day is a date
            end = max(found.end("day_mdy"), found.end("month_dmy"))
            return _mention(text, found.start(), end, replace(first, year=None), replace(first, year=None))
        start = found.start() if first == last else found.start("month_my")  # "March–January 2021" is no range either
        return self._joined(text, found, last) or _mention(text, start, found.end(), last, last)

    def _joined(self, text: str, found: re.Match[str], first: PartialDate) -> DateMention | None:
        """The range from this date to another one that follows it, or None."""
        joint = self.joint.match(text, found.end())
        other = self.one.match(text, joint.end()) if joint else None
        last, same = self._ends(other) if other else (first, first)
        if other is None or last != same or not _in_order(first, last):
            return None
        return _mention(text, found.start(), other.end(), first, last)

    def _ends(self, found: re.Match[str]) -> tuple[PartialDate, PartialDate]:
        """First and last day of one date: two only when a range is written in short ("December 15-16")."""
        parts = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value}
        year = int(parts["year"]) if "year" in parts else None
        month = self._month(parts["month"])
        day = int(parts["day"]) if "day" in parts else None
        first_month = self._month(parts["from"]) if "from" in parts else month
        first_year = None if first_month > month else year  # "December–January 2022": the year is the later month's
        until = int(parts["until"]) if "until" in parts else day
        return PartialDate(first_year, first_month, day), PartialDate(year, month, until)

    def _month(self, written: str) -> int:
        return self.months[written] if written in self.months else int(written)


def _spellings(words: Words) -> dict[str, int]:
    """Every way to write a month that means the month, with its number."""
    lower = {name.lower(): number for name, number in words.months.items() if name not in words.common}
    names = {**words.short, **words.months}
    return {**{name.upper(): number for name, number in names.items()}, **names, **lower}


def _cases(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, name.upper())]


def _any(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


def _forms(month: str, words: Words) -> Iterator[str]:
    """The patterns of one date: ISO, month first, day first, month and year.

    Groups are named by what they hold (year, month, day, `until` the second day, `from` the first month) and the form.
    """
    ordinal = rf"(?:{_any(_cases(words.ordinals))}(?!\w))?"
    of = rf"(?:{_any(words.of)}{_GAP})?"
    until = rf"(?:{_GAP0}(?:{_DASH}|/){_GAP0}|{_GAP}{_any(words.to)}{_GAP})"
    yield (
        r"(?<![\w\-])(?<![0-9][.,])(?P<year_iso>[0-9]{4})-(?P<month_iso>0[1-9]|1[0-2])-(?P<day_iso>[0-9]{2})"
        r"(?:(?=T[0-9]{2}:?[0-9]{2})|(?![\w\-]|\.[0-9]))"
    )
    yield (
        rf"(?<!\w)(?P<month_mdy>{month})(?:\.?{_GAP}(?:the{_GAP})?|\.)(?P<day_mdy>{_DAY}){ordinal}{_END}"
        rf"(?:{until}(?P<until_mdy>{_DAY}){ordinal}{_END})?(?:{_GAP0},?{_GAP}(?P<year_mdy>{_YEAR}))?"
    )
    yield (
        rf"(?<!\w)(?<![0-9][.,:/])(?P<day_dmy>{_DAY}){ordinal}(?:{until}(?P<until_dmy>{_DAY}){ordinal})?"
        rf"(?:{_GAP}{of}|-(?={month}-[0-9]{{4}}))(?P<month_dmy>{month})(?!\w)(?:\.?(?:,?{_GAP}|-)(?P<year_dmy>{_YEAR}))?"
    )
    yield (
        rf"(?<!\w)(?:(?P<from_my>{month})\.?{_GAP0}{_DASH}{_GAP0})?(?P<month_my>{month})\.?,?{_GAP}{of}"
        rf"(?P<year_my>{_YEAR})"
    )


def _mention(text: str, start: int, end: int, first: PartialDate, last: PartialDate) -> DateMention | None:
    return DateMention(start, end, text[start:end], first, last) if _exists(first) and _exists(last) else None


def _exists(day: PartialDate) -> bool:
    """Whether there is such a day, in some year if the year is unwritten."""
    if day.year == 0:
        return False
    return day.day is None or 1 <= day.day <= monthrange(day.year or 2000, day.month)[1]


def _in_order(first: PartialDate, last: PartialDate) -> bool:
    """Whether two ends make a range: existing days, the second not before the first, the turn of the year allowed."""
    if not (_exists(first) and _exists(last)):
        return False
    if first.year is not None and last.year is not None:
        return _days(first, last, first.year, last.year) is not None
    days = _days(first, last, 2000, 2001 if _wraps(first, last) else 2000)
    return days is not None and (days[1] - days[0]).days <= (_LONGEST_WRAP if _wraps(first, last) else 366)


def _wraps(first: PartialDate, last: PartialDate) -> bool:
    """Whether the last day's place in the year is before the first day's."""
    return (last.month, last.day or 31) < (first.month, first.day or 1)


def _days(first: PartialDate, last: PartialDate, first_year: int, last_year: int) -> tuple[date, date] | None:
    """The days from the beginning of `first` to the end of `last`; None if one does not exist or they are reversed."""
    try:
        start = date(first_year, first.month, first.day or 1)
        end = date(last_year, last.month, last.day or monthrange(last_year, last.month)[1])
    except ValueError:  # February 29 in a common year, year 0
        return None
    return (start, end) if start <= end else None


def _latest_days(first: PartialDate, last: PartialDate, latest: date) -> tuple[date, date] | None:
    """The last such days of which the first is not after `latest`."""
    for year in range(latest.year, latest.year - _LEAP_CYCLE, -1):
        days = _days(first, last, year, year + _wraps(first, last))
        if days and days[0] <= latest:
            return days
    return None


_ENGLISH = _Grammar(ENGLISH)
