"""Dates as a page shows them to its readers, in the short texts around a headline.

`audit.text.dates` reads dates that name their month in English; a page also shows days in numbers alone, in other
languages, digits and calendars. Dots are day first (132 of 135 measured; in English 6 of 7, the other one an American
magazine's, of a day that would not exist). Slashes are day first (31 of 42) except on American pages; where the page's
language leaves the order open, the date is kept with both readings, to be settled by other evidence or not at all.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

from audit.extract.calendars import elsewhere_dated, western
from audit.extract.labels import Label, label, names_a_span
from audit.extract.stamps import calendar_day
from audit.extract.worded import worded
from audit.model.document import Precision
from audit.text.dates import mentions
from audit.text.regex import regex
from audit.text.years import resolve

Order: TypeAlias = Literal["day-first", "month-first", "open"]

_TURN: Final = 70  # a two-digit year below it is of this century
_DATE_LIKE = regex(r"[0-9](?:[0-9]{3}|[./|-]\s?[0-9])")
_FOREIGN_DATE_LIKE = regex(r"[年년]|[\u0e01-\u0e2e]\.\s\d|(?![0-9])\d")
_YEAR_LIKE = regex(r"(?:19|20)[0-9]{2}")
_SEPARATED = regex(
    r"(?<![\w./:,-])(?:(?P<year>(?:19|20)\d\d)(?P<mark>\u200f?[-/.])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<mark2>\.|\u200f?/|-|\s\|\s)\s?(?P<second>\d{1,2})(?P=mark2)\s?"
    r"(?P<late>(?:19|20)\d\d|\d\d(?=[\s,|)]|$)))(?![\w/-]|\.\d)"
)
_CLOCK = regex(
    r"[\s,|·•@(–—-]{1,5}(?:um|at|à|às|a las|alle|ore|kl\.?|klo|o|ob|в|saat)?\s{0,2}(?:[01]?\d|2[0-3])[:.h][0-5]\d"
)
_JOINED = regex(r"\s{0,3}(?:[-–—]|bis|to|until|au|al|до|till)\s{0,3}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A date in a text: characters [start, end), the words, and what the words around it say it is.

    `days` are the days it may mean: two when the order is open, none when only a month or year is written. `timed` if
    a time of day follows, as behind the dates that editing systems write.
    """

    start: int
    end: int
    text: str
    days: tuple[date, ...]
    precision: Precision
    label: Label | None = None
    timed: bool = False


def order_of(language: str | None, host: str) -> Order:
    """Which of day and month a page writes first between slashes."""
    month_first, day_first = _endings()
    if (language or "").startswith("en-us") or host.endswith(month_first):
        return "month-first"
    if not language or language == "en":
        return "day-first" if host.endswith(day_first) else "open"
    return "day-first"


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    with Path(__file__).with_name("order.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(table["month_first"]), tuple(table["day_first"])


def shown(text: str, order: Order, language: str | None = None) -> tuple[Shown, ...]:
    """The dates with a written year in a text, in order, none overlapping."""
    if not (_DATE_LIKE.search(text) or (not text.isascii() and _FOREIGN_DATE_LIKE.search(text))):
        return ()
    plain = western(text)
    words = _in_words(plain, language)
    every = (*words, *_signed(plain, language), *_numeric(plain, order, language))
    found = sorted(every, key=lambda one: (one.start, -one.end))
    kept: list[Shown] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(replace(one, text=text[one.start : one.end]))
    return tuple(_labelled(plain, kept))


def _labelled(text: str, found: Sequence[Shown]) -> Iterator[Shown]:
    """The dates with what the words around each say of it: the two ends of a span date neither page nor change."""
    for number, one in enumerate(found):
        before, after = found[number - 1 : number] if number else (), found[number + 1 : number + 2]
        spans = any(_JOINED.fullmatch(text, other.end, one.start) for other in before) or any(
            _JOINED.fullmatch(text, one.end, other.start) for other in after
        )
        spans = spans or (not one.days and one.precision == "day") or names_a_span(text, one.end)
        said = "other" if spans else label(text, one.start, one.end)
        yield replace(one, label=said, timed=_CLOCK.match(text, one.end) is not None)


def _in_words(text: str, language: str | None) -> tuple[Shown, ...]:
    """The dates that name their month, in English or, where that leaves a year over, in other languages."""
    years = _YEAR_LIKE.findall(text)
    named = tuple(_named(text)) if years else ()
    told = sum(len(_YEAR_LIKE.findall(one.text)) for one in named if one.days)
    return named if told == len(years) else (*named, *_in_other_words(text, language))


def _in_other_words(text: str, language: str | None) -> Iterator[Shown]:
    for start, end, day in worded(text, language):
        yield Shown(start, end, text[start:end], (day,), "day")


def _named(text: str) -> Iterator[Shown]:
    for mention in mentions(text):
        interval = resolve(mention, None)
        if interval is None:
            continue
        single = interval.precision == "day" and interval.start == interval.end
        days = (interval.start,) if single else ()
        yield Shown(mention.start, mention.end, mention.text, days, interval.precision)


def _signed(text: str, language: str | None) -> Iterator[Shown]:
    for start, end, day in elsewhere_dated(text, language):
        yield Shown(start, end, text[start:end], (day,), "day")


def _numeric(text: str, order: Order, language: str | None) -> Iterator[Shown]:
    for found in _SEPARATED.finditer(text):
        days = tuple(dict.fromkeys(_days(found, order, language)))
        if days:
            yield Shown(found.start(), found.end(), found[0], days, "day")


def _days(found: re.Match[str], order: Order, language: str | None) -> Iterator[date]:
    """The days that numbers between marks may mean; a month that does not exist says that the order is another."""
    if found["year"]:
        readings = [(int(found["year"]), int(found["month"]), int(found["day"]))]
    else:
        first, second, year = int(found["first"]), int(found["second"]), _year(found["late"])
        day_first, month_first = (year, second, first), (year, first, second)
        if found["mark2"] == ".":  # numbers of versions and chapters look alike: those keep to their order
            order = _order_of_dots(order, language, exists=calendar_day(*day_first) is not None)
        if order == "day-first":
            readings = [day_first]
        elif order == "month-first":
            readings = [month_first]
        else:
            readings = [day_first, month_first]
        if found["mark2"] == "/" and not any(calendar_day(*reading) for reading in readings):
            readings = [day_first, month_first]
    for reading in readings:
        day = calendar_day(*reading)
        if day:
            yield day


def _order_of_dots(order: Order, language: str | None, *, exists: bool) -> Order:
    """Dots set the day first; an American page, or a day that would not exist then, leaves it open in English."""
    english = (language or "").startswith("en")
    return "open" if english and (order == "month-first" or not exists) else "day-first"


def _year(written: str) -> int:
    number = int(written)
    return number if len(written) == len("2021") else number + (2000 if number < _TURN else 1900)
