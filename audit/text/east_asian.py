"""Days as East Asian writers sign them: "2021年12月9日", "令和3年5月3日～5日", "5월 3일부터 5일까지".

A day has its own sign, or stands before a dash behind which the sign stands ("1月3-5日"). A range or a list of which
some day cannot be read names no days, so that none is read by halves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from audit.text.date_forms import Written
from audit.text.regex import regex
from audit.text.years import PartialDate, exists

ERAS: Final[Mapping[str, int]] = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
    "㋿": 2018,
}
"""The year before each era's first, which may be written 元."""
_MOST = 9
_MONTHS = 12
_YEAR = rf"(?:(?:(?P<era>{'|'.join(ERAS)})\s?(?P<counted>\d{{1,3}}|元)|(?P<year>\d{{4}}))\s?[年년]\s?)"
_WEEKDAY = r"(?:\s?[(（][月火水木金土日一二三四五六월화수목금토일](?:曜日?|요일)?(?:[・、,]?祝)?[)）])?"
_SIGN = rf"(?:\s?[日号號일](?![間间간]){_WEEKDAY})"  # "3日間" is three days
_TO = r"[~〜～\-\u2010-\u2015\u2212－]|から|より|至|到|부터|에서"
_ALSO = r"[、・,，/／]|及び|および|並びに|と|和|與|与|및|와|과"
_FIRST = regex(rf"{_YEAR}?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})(?P<sign>{_SIGN})?(?!\d)")
_NEXT = regex(
    rf"\s?(?:(?P<to>{_TO})|{_ALSO})\s?{_YEAR}?(?:(?P<month>\d{{1,2}})\s?[月월]\s?)?(?P<day>\d{{1,2}})(?P<sign>{_SIGN})?(?!\d)"
    r"(?:\s?(?:まで|止|까지))?"
)
_MORE = regex(rf"\s?(?:{_TO}|{_ALSO})\s?{_YEAR}?(?:\d{{1,3}}\s?[月월]\s?)?\d{{1,3}}{_SIGN}")


@dataclass(frozen=True, slots=True)
class Signed:
    """What is written like days at a place, up to `end`; `days` is empty where it names none."""

    end: int
    days: tuple[Written, ...]


def signed_at(text: str, start: int) -> Signed | None:
    """The days that are signed at `start`, with those joined to them; None where none is."""
    found = _FIRST.match(text, start)
    first = _day(found, None) if found else None
    if found is None or first is None:
        return None
    days, end, waits = [Written(start, found.end(), (first, first))], found.end(), found["sign"] is None
    known = _exists(first)
    for _ in range(_MOST):
        other = _NEXT.match(text, end)
        day = _day(other, days[-1].days[1]) if other else None
        if other is None or day is None or (other["sign"] is None and not waits and not _continues(text, other.end())):
            break
        known = known and _exists(day)
        before = days[-1].days
        if other["to"] is None:
            days.append(Written(other.start("day"), other.end(), (day, day)))
        elif before[0] == before[1]:
            days[-1] = replace(days[-1], end=other.end(), days=(before[0], day))
        else:
            known = False
        end, waits = other.end(), other["sign"] is None
    if waits:
        return None
    return Signed(end, tuple(days) if known and not _MORE.match(text, end) else ())


def _continues(text: str, end: int) -> bool:
    """Whether a signed day follows, so that the numbers before it are days, too: "3日、5、7日"."""
    for _ in range(_MOST):
        found = _NEXT.match(text, end)
        if found is None or found["sign"] is not None:
            return found is not None
        end = found.end()
    return False


def _day(found: re.Match[str], before: PartialDate | None) -> PartialDate | None:
    """The day of a match, its month that of the day before it where it writes none; None for numbers of no month."""
    month = int(found["month"]) if found["month"] else before.month if before else 0
    if not 1 <= month <= _MONTHS:
        return PartialDate(None, 0, None) if before is None and found["sign"] else None
    year = before.year if before and not found["month"] else None
    if found["year"]:
        year = int(found["year"])
    elif found["era"]:
        year = ERAS[found["era"]] + (1 if found["counted"] == "元" else int(found["counted"]))
    return PartialDate(year, month, int(found["day"]))


def _exists(day: PartialDate) -> bool:
    return day.month > 0 and exists(day)
