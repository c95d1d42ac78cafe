"""Days in numbers alone: "9/12/2021" is a day of September or of December, and only a whole document can tell which.

A writer keeps to one order, so that one date that can only be read in one way ("25/12/2021") tells it for all. Between
dots the day comes first unless the document shows otherwise (132 of 135 on real pages); between slashes nothing is
assumed (31 to 11).
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from audit.text.regex import regex
from audit.text.years import PartialDate, exists

Order: TypeAlias = Literal["day-first", "month-first"]

_LAST_MONTH = 12
_CENTURY = 2000
_FIRST_YEAR = 1500
_NUMERIC = regex(
    r"(?<![\w./-])(?P<first>[0-9]{1,2})(?:(?P<mark>[.-])\s?(?P<second>[0-9]{1,2})(?P=mark)\s?(?P<year>[0-9]{4})"
    r"|/(?P<middle>[0-9]{1,2})/(?P<late>[0-9]{4}|[0-9]{2}))(?![\w/-]|\.[0-9])"
)


_STRETCH = regex(
    r"(?<![\w./-])(?P<day>[0-9]{1,2})\.(?:(?P<month>[0-9]{1,2})\.?)?\s?[-–—/]\s?"
    r"(?P<last>[0-9]{1,2})\.\s?(?P<last_month>[0-9]{1,2})\.\s?(?P<year>[0-9]{4})(?![\w/-]|\.[0-9])"
)


def order_of(texts: Iterable[str]) -> Order | None:
    """The order of day and month that a document's own dates show; None where they show none, or both."""
    shown: set[Order] = set()
    for text in texts:
        for found in _NUMERIC.finditer(text):
            first, second = int(found["first"]), int(found["second"] or found["middle"])
            if first > _LAST_MONTH >= second:
                shown.add("day-first")
            elif second > _LAST_MONTH >= first:
                shown.add("month-first")
    return shown.pop() if len(shown) == 1 else None


def numeric(text: str, start: int, order: Order | None) -> tuple[PartialDate, int] | None:
    """The day written in numbers at `start`, and where it ends; None where none is, or its order is not known."""
    found = _NUMERIC.match(text, start)
    if found is None:
        return None
    known = order or ("day-first" if found["mark"] == "." else None)
    first, second = int(found["first"]), int(found["second"] or found["middle"])
    written = found["year"] or found["late"]
    year = int(written) if len(written) > len("21") else _CENTURY + int(written)
    readings = {
        "day-first": PartialDate(year, second, first),
        "month-first": PartialDate(year, first, second),
    }
    days = [day for name, day in readings.items() if known in {None, name} and day.month <= _LAST_MONTH and exists(day)]
    return (days[0], found.end()) if len(set(days)) == 1 and year >= _FIRST_YEAR else None


def stretch(text: str, start: int, order: Order | None) -> tuple[PartialDate, PartialDate, int] | None:
    """The first and last day of "5.–16.06.2023" or "5.6.–16.7.2023" at `start`, and where it ends; None for others."""
    found = _STRETCH.match(text, start) if order != "month-first" else None
    if found is None:
        return None
    year, month = int(found["year"]), int(found["last_month"])
    first = PartialDate(year, int(found["month"] or month), int(found["day"]))
    last = PartialDate(year, month, int(found["last"]))
    both = max(first.month, last.month) <= _LAST_MONTH and exists(first) and exists(last) and year >= _FIRST_YEAR
    return (first, last, found.end()) if both else None
