"""Days in other digits, numerals and calendars than those of a western page.

Each is turned into the same day of the Gregorian calendar by a rule that leaves no choice: an East Asian day by
its year, month and day signs, counted from an era ("令和4年1月10日") or not; a Thai day from the Buddhist era, if its
year is of it; a Persian day from the solar Hijri calendar, where the page is Persian or the month's name is.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from audit.extract.stamps import calendar_day
from audit.text.east_asian import ERAS
from audit.text.months import month_of
from audit.text.regex import regex


class Day(NamedTuple):
    """A day in a text: characters [start, end)."""

    start: int
    end: int
    day: date


_FOREIGN_DIGIT = regex(r"(?![0-9])\d")
_NUMBER: Final = r"(?:[0-9]{1,4}|[\u3007○零一二三四五六七八九十]{1,4}|元)"
_SIGNED = regex(
    rf"(?P<era>{'|'.join(ERAS)})?\s?(?P<year>{_NUMBER})\s?[年년]\s?(?P<month>{_NUMBER})\s?[月월]\s?"
    rf"(?P<day>{_NUMBER})\s?[日号일]"
)
_HAN: Final = {sign: value for value, sign in enumerate("\u3007一二三四五六七八九")} | {"零": 0, "○": 0}
_TEN: Final = "十"
_VIETNAMESE = regex(
    r"(?<!\d)(?P<day>\d{1,2})\s(?:tháng|thg)\s(?P<month>\d{1,2})(?:\s?,)?\s(?:năm\s)?(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONGOLIAN = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\sоны\s(?P<month>\d{1,2})"
    r"(?:-р|\s?дугаар|\s?дүгээр)?\sсарын\s(?P<day>\d{1,2})(?!\d)"  # noqa: RUF001 - in its own alphabet
)
_THAI = regex(  # Thai and Lao, whose short names hold full stops
    r"(?<!\d)(?P<day>\d{1,2})\s(?P<word>[\u0e01-\u0e4e\u0e81-\u0ecd.]{2,14})\s(?:(?:พ\.ศ\.|ค\.ศ\.|ปี|ປີ)\s?)?"
    r"(?P<year>(?:19|2[045])\d\d|(?:4[3-9]|[5-9]\d)(?!:))(?!\d)"
)
_BUDDHIST: Final = 543
_CENTURY: Final = 100
_BUDDHIST_AGE: Final = 2_500  # what a year of two digits leaves out
_PERSIAN_MONTHS: Final = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
_PERSIAN = regex(
    # the letters yeh and kaf are typed in their Arabic forms too
    rf"(?<!\d)(\d{{1,2}})\s?({'|'.join(_PERSIAN_MONTHS).replace('ی', '[یي]')})(?:\s?ماه)?\s?،?\s?(1[34]\d\d)(?!\d)"
)
_PERSIAN_NUMBERS = regex(r"(?<![\d/])(1[34]\d\d)[/-](\d{1,2})[/-](\d{1,2})(?![\d/])")
_REPUBLIC: Final = ERAS["民國"]  # what a Taiwanese page counts its years from, where it writes them in three digits
_TAIWANESE_NUMBERS = regex(r"(?<![\d./-])(1\d\d)([./-])(\d\d)\2(\d\d)(?![\d./-])")
# A solar Hijri year is a leap year by its place in a cycle of 33 (true for 1206 to 1498).
_CYCLE: Final = 33
_LEAP: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_EPOCH: Final = (1300, date(1921, 3, 21))
_LONG_MONTHS: Final = 6  # of 31 days; then of 30, the last of 29 or 30


def western(text: str) -> str:
    """The text with the decimal digits of every script as 0 to 9, each in its place."""
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def elsewhere_dated(text: str, language: str | None) -> Iterator[Day]:
    """The days of a text (in `western` form) that only these rules can read."""
    if not text.isascii():
        yield from _signed(text, language)
        yield from _thai(text)
        yield from _persian_named(text)
    if not text.isascii() or " thg " in text:
        yield from _numbered(text)
    if (language or "").partition("-")[0] == "fa":
        yield from _persian_numbers(text)
    if _is_taiwanese(language):
        for found in _TAIWANESE_NUMBERS.finditer(text):
            yield from _day(found, int(found[1]) + _REPUBLIC, int(found[3]), int(found[4]))


def _is_taiwanese(language: str | None) -> bool:
    return (language or "").endswith("-tw")


def _signed(text: str, language: str | None) -> Iterator[Day]:
    for found in _SIGNED.finditer(text):
        year, month, day = (_value(found[part]) for part in ("year", "month", "day"))
        if found["era"]:
            yield from _day(found, ERAS[found["era"]] + year, month, day)
        elif len(found["year"]) == len("2022"):
            yield from _day(found, year, month, day)
        elif len(found["year"]) == len("111") and _is_taiwanese(language):
            yield from _day(found, _REPUBLIC + year, month, day)


def _value(written: str) -> int:
    """A number in digits, in signs of place (二〇二二) or with a ten (二十一); 元 is the first."""
    if written.isdecimal():
        return int(written)
    if written == "元":
        return 1
    tens, ten, ones = written.rpartition(_TEN)
    if ten:
        return (_places(tens) if tens else 1) * 10 + _places(ones)
    return _places(written)


def _places(signs: str) -> int:
    value = 0
    for sign in signs:
        value = value * 10 + _HAN.get(sign, 0)
    return value


def _numbered(text: str) -> Iterator[Day]:
    """Days of months that have numbers for names."""
    for form in (_VIETNAMESE, _MONGOLIAN):
        for found in form.finditer(text):
            yield from _day(found, int(found["year"]), int(found["month"]), int(found["day"]))


def _thai(text: str) -> Iterator[Day]:
    """Days of the Buddhist era, or with a year that can only be the Christian one."""
    for found in _THAI.finditer(text):
        month = month_of(found["word"], "th") or month_of(found["word"], "lo")
        if month:
            counted = int(found["year"])
            year = counted + _BUDDHIST_AGE if counted < _CENTURY else counted
            yield from _day(
                found, year - _BUDDHIST if year > _BUDDHIST_AGE - _CENTURY else year, month, int(found["day"])
            )


def _persian_named(text: str) -> Iterator[Day]:
    for found in _PERSIAN.finditer(text):
        yield from _hijri(found, int(found[3]), _PERSIAN_MONTHS.index(found[2].replace("ي", "ی")) + 1, int(found[1]))


def _persian_numbers(text: str) -> Iterator[Day]:
    for found in _PERSIAN_NUMBERS.finditer(text):
        yield from _hijri(found, int(found[1]), int(found[2]), int(found[3]))


def _hijri(found: re.Match[str], year: int, month: int, day: int) -> Iterator[Day]:
    """A day of the solar Hijri calendar."""
    first, begin = _EPOCH
    if not (first <= year and 1 <= month <= len(_PERSIAN_MONTHS)):
        return
    last = 31 if month <= _LONG_MONTHS else 30
    if month == len(_PERSIAN_MONTHS) and year % _CYCLE not in _LEAP:
        last = 29
    if 1 <= day <= last:
        before = sum(365 + (one % _CYCLE in _LEAP) for one in range(first, year))
        within = 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1
        yield Day(found.start(), found.end(), begin + timedelta(days=before + within))


def _day(found: re.Match[str], year: int, month: int, day: int) -> Iterator[Day]:
    exists = calendar_day(year, month, day)
    if exists:
        yield Day(found.start(), found.end(), exists)
