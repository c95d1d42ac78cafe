"""Dates as far as they are written, and the days they mean once the year is known.

People leave the year out where their readers know it. It is inferred only within one year of days, so that a date that
does not occur there (February 29) stays unknown instead of being taken from another year.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from audit.model.document import DateInterval, Precision, Stretch

_LONGEST_LIST = 183  # days; without a written year, a list or a range over the turn of the year is never longer
_LONGEST_YEAR = 366
_LEAP = 2000
_SHORTEST_MONTH = 28
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year or the day may be unwritten: "December 9" has no year, "January 2022" no day."""

    year: int | None
    month: int
    day: int | None


Ends: TypeAlias = tuple[PartialDate, PartialDate]
"""First and last day of a stretch; equal when it is one day."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, range or list of dates in a text: the characters [start, end), the words, and the stretches named.

    `days` is empty where something is written like a date that names no days that exist ("April 31").
    """

    start: int
    end: int
    text: str
    days: tuple[Ends, ...]

    @property
    def has_day(self) -> bool:
        """Whether it names days, not only a month; true also of what cannot be read."""
        return all(end.day is not None for ends in self.days for end in ends)


def resolve(mention: DateMention, latest: date | None) -> DateInterval | None:
    """The days a mention means; an unwritten year puts the first of them into the year that ends with `latest`.

    None when the mention names no days, when a year is needed and `latest` is None, or when no such day lies in that
    year. A range over the turn of the year ("December 30 – January 2") ends in the next one; a year written once counts
    for all.
    """
    window = (_a_year_from(latest, -1) + _DAY, latest) if latest else None
    return _resolved(mention, window, lambda days: days[0][0])


def resolve_ahead(mention: DateMention, earliest: date | None) -> DateInterval | None:
    """Like `resolve`, for what lies ahead: an unwritten year puts the last day into the year from `earliest` on."""
    window = (earliest, _a_year_from(earliest, 1) - _DAY) if earliest else None
    return _resolved(mention, window, lambda days: days[-1][1])


def exists(day: PartialDate) -> bool:
    """Whether there is such a day, in some year if the year is unwritten."""
    if day.year == 0:
        return False
    return day.day is None or 1 <= day.day <= _SHORTEST_MONTH or day.day in _last_days(day.year or _LEAP, day.month)


@lru_cache(maxsize=1_024)
def _last_days(year: int, month: int) -> range:
    """The days that not every month has."""
    return range(_SHORTEST_MONTH + 1, monthrange(year, month)[1] + 1)


def in_order(stretches: Sequence[Ends]) -> bool:
    """Whether the stretches name existing days in order, all to the day or all to the month.

    Where a year is not written they may also lie no further apart than anybody would write without one.
    """
    if len(stretches) == 1 and stretches[0][0] == stretches[0][1]:
        return exists(stretches[0][0])
    ends = [end for stretch in stretches for end in stretch]
    if not ends or not all(map(exists, ends)) or len({end.day is None for end in ends}) > 1:
        return False
    days = _days(stretches, _LEAP) or _days(stretches, _LEAP - 1)
    if days is None:
        return False
    if all(end.year is not None for end in ends):
        return True
    whole_year = len(stretches) == 1 and days[0][0].year == days[-1][1].year
    return (days[-1][1] - days[0][0]).days <= (_LONGEST_YEAR if whole_year else _LONGEST_LIST)


def _resolved(
    mention: DateMention, window: Stretch | None, within: Callable[[list[Stretch]], date]
) -> DateInterval | None:
    """The mention's days; without a written year those of which one, as `within` takes it, lies in the window."""
    inferred = all(end.year is None for ends in mention.days for end in ends)
    if not mention.days or (inferred and window is None):
        return None
    first, last = window or (date.min, date.max)
    years = range(max(1, first.year - 1), last.year + 1) if inferred else (_LEAP,)
    found = (days for days in (_days(mention.days, year) for year in years) if days)
    days = next((days for days in found if not inferred or first <= within(days) <= last), None)
    if days is None:
        return None
    precision: Precision = "day" if mention.has_day else "year" if _is_year(mention.days) else "month"
    parts = _joined(days)
    return DateInterval(parts[0][0], parts[-1][1], precision, mention.text, inferred, parts if len(parts) > 1 else ())


def _is_year(stretches: Sequence[Ends]) -> bool:
    return [(first.month, last.month) for first, last in stretches] == [(1, 12)]


def _days(stretches: Sequence[Ends], base: int) -> list[Stretch] | None:
    """From the beginning of each stretch to its end; None if one does not exist or they are not in order.

    `base` is the year of the first day, if no year is written.
    """
    try:
        if len(stretches) == 1 and stretches[0][0] == stretches[0][1]:
            day, year = stretches[0][0], stretches[0][0].year if stretches[0][0].year is not None else base
            return [(_first(day, year), _last(day, year))]
        ends = [end for stretch in stretches for end in stretch]
        days = [
            _last(end, year) if at % 2 else _first(end, year) for at, (end, year) in enumerate(_with_years(ends, base))
        ]
    except ValueError:  # February 29 in a common year, year 0
        return None
    rising = all(day < after if at % 2 else day <= after for at, (day, after) in enumerate(pairwise(days)))
    return list(zip(days[::2], days[1::2], strict=True)) if rising else None


def _with_years(ends: Sequence[PartialDate], base: int) -> Iterator[tuple[PartialDate, int]]:
    """Each end with its year: as written, else that of the one before it, or the next at the turn of the year."""
    turns = [False, *(_turns(one, other) for one, other in pairwise(ends))]
    written = next((at for at, end in enumerate(ends) if end.year is not None), None)
    year = base if written is None else (ends[written].year or 0) - sum(turns[: written + 1])
    for end, turned in zip(ends, turns, strict=True):
        year = year + turned if end.year is None else end.year
        yield end, year


def _turns(first: PartialDate, last: PartialDate) -> bool:
    """Whether the last day's place in the year is before the first day's."""
    return (last.month, last.day or 31) < (first.month, first.day or 1)


def _first(day: PartialDate, year: int) -> date:
    return date(year, day.month, day.day or 1)


def _last(day: PartialDate, year: int) -> date:
    return date(year, day.month, day.day or monthrange(year, day.month)[1])


def _joined(days: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, those that adjoin made one: "December 30 and 31" leaves no day out."""
    joined = [days[0]]
    for start, end in days[1:]:
        if (start - joined[-1][1]).days == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _a_year_from(day: date, by: int) -> date:
    """The same day a year before (-1) or after (1), as far as the calendar goes.

    From February 29 it is February 28 backwards and March 1 forwards, so that a year between has no day twice.
    """
    year = day.year + by
    if not date.min.year <= year <= date.max.year:
        return date.min if by < 0 else date.max
    leap_day = (day.month, day.day) == (2, 29)
    return day + by * timedelta(days=366) if leap_day else day.replace(year=year)
