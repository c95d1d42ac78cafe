"""Dates as machines write them, in attributes, JSON-LD and meta tags: the day as written with its zone.

A stamp is never converted: `2021-11-10T21:19:17-05:00` is November 10 wherever it is read. (On the pages that were
measured the UTC day differs on 11 to 15 of 100.) Only a bare count of seconds since 1970 has no day but UTC's.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from audit.model.document import Precision
from audit.text.dates import mentions
from audit.text.regex import regex
from audit.text.years import resolve

LONGEST = 64
"""Characters of a value that are looked at: no machine writes a longer date."""

_EARLIEST = 1900
_LATEST = 2200
# What systems write when they know no date.
_PLACEHOLDERS = frozenset({date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1904, 1, 1), date(1980, 1, 1)})

_YEAR_FIRST = regex(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = regex(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_DAY_FIRST = regex(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHES = regex(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_EPOCH = regex(r"^(\d{10})(?:\d{3})?(?:\.\d+)?$")
_MONTH = regex(r"^(\d{4})-(\d{2})$")
_YEAR = regex(r"^\d{4}$")
_ZONE = regex(
    r"(?:\d\d?:\d\d(?::\d\d)?(?:[.,]\d{1,9})?|T\d{4}(?:\d\d)?)\s?(Z\b|(?:UTC|GMT)?[+\-−]\d{2}(?::?\d{2})?(?!\d)|UTC\b|GMT\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A machine-written date: `day` is None when only a month or a year is written. `zone` is like "-05:00" or None.

    `other` is the day with its month's number first, where the order is open.
    """

    day: date | None
    precision: Precision
    zone: str | None
    other: date | None = None


def stamp(raw: str) -> Stamp | None:
    """Read a machine-written date; None when it is none, is impossible, or says "unknown" (1970-01-01)."""
    text = raw.strip()[:LONGEST]
    if _EPOCH.match(text):
        return _epoch(text)
    day = _numeric(text) or _named(text)
    if day and is_plausible(day):
        return Stamp(day, "day", _zone(text))
    if day is None and (_MONTH.match(text) or _YEAR.match(text)) and _EARLIEST <= int(text[:4]) < _LATEST:
        return Stamp(None, "month" if "-" in text else "year", None)
    return None


def moment_of(raw: str) -> datetime | None:
    """The moment that a stamp with a zone tells (ISO 8601, or seconds since 1970); None for any other."""
    text = raw.strip()[:LONGEST]
    try:
        found = datetime.fromtimestamp(int(text[:10]), tz=UTC) if _EPOCH.match(text) else datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_plausible(day: date) -> bool:
    """Whether a system that knows a day would write this one."""
    return _EARLIEST <= day.year < _LATEST and day not in _PLACEHOLDERS


def _numeric(text: str) -> date | None:
    if found := _YEAR_FIRST.search(text):
        return calendar_day(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.match(text):
        return calendar_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.search(text):
        return calendar_day(int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHES.search(text):
        return _unambiguous(int(found[1]), int(found[2]), int(found[3]))
    return None


def _unambiguous(first: int, second: int, year: int) -> date | None:
    """A day written with slashes, if only one order of day and month makes sense; both orders are in use."""
    orders = {calendar_day(year, second, first), calendar_day(year, first, second)} - {None}
    return orders.pop() if len(orders) == 1 else None


def _named(text: str) -> date | None:
    """A day with its month's name: `Tue, 07 Dec 2021 21:06:38 GMT` (RFC 5322), `Dec 7, 2021 4:06 PM`."""
    for mention in mentions(text):
        interval = resolve(mention, None)
        if interval and interval.start == interval.end:
            return interval.start
    return None


def _epoch(text: str) -> Stamp | None:
    day = datetime.fromtimestamp(int(text[:10]), tz=UTC).date()
    return Stamp(day, "day", "+00:00") if is_plausible(day) else None


def _zone(text: str) -> str | None:
    found = _ZONE.search(text)
    if not found:
        return None
    written = found[1].upper().replace("−", "-")
    digits = re.sub(r"\D", "", written)
    if not digits:
        return "+00:00"
    sign = "-" if "-" in written else "+"
    return f"{sign}{digits[:2]}:{digits[2:] or '00'}"
