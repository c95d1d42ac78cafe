"""The days within which a sentence counts: "in 2022", "since January 2023", "over the last two weeks".

A number is of those days alone, and a list may reach beyond them. What is reckoned from the document's day ("this
month", "the last two weeks") is often meant loosely: there an entry near by may count, too.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal

from audit.model.claim import Within
from audit.text.date_words import month_named
from audit.text.quantities import quantities
from audit.text.regex import regex

_WHEN = regex(
    r"\b(?P<word>in|during|throughout|since|over|within|for) (?:the )?"
    r"(?:(?:start|beginning) of (?:the )?|(?:early|late|mid)[ -])?"
    r"(?:(?P<which>this|last|past|previous) (?:(?P<number>[\w-]+) )?(?P<unit>day|week|month|year)s?\b"
    r"|(?P<year>(?:19|20)\d\d)\b"
    r"|(?P<before>\d{1,2} )?(?P<month>[A-Z][a-z]{2,8}\.?)(?P<behind> \d{1,2}(?!\d))?"
    r"(?:,? (?P<of>(?:19|20)\d\d))?(?![\w-]))"
    r"|\b(?P<this>this|last) (?P<one>week|month|year)\b",
    re.IGNORECASE,
)
_OPENS = regex(r"(?:\A|[,;:]|\band|\bbut)\s*\Z")
_OF_THE_MATTER = regex(
    r"\b(?:about|after|ahead|before|discuss\w*|following|of|on|over|prior|regarding|that|to (?!\W*[A-Z])|which)\b"
)
"""Words behind which days are those of what was spoken about."""
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
_Unit = Literal["day", "week", "month", "year"]


def counted_days(text: str, number: tuple[int, int], published: date | None) -> Within | None:
    """The days that a clause names before its number, which stands at those characters, else right behind it.

    None where none are named, or where the document's own day, which they need, is not known.
    """
    start, end = number
    found = list(_WHEN.finditer(text))
    before = [one for one in found if one.start() < start and _OPENS.search(text[: one.start()])]
    behind = [one for one in found if one.start() >= end and not _OF_THE_MATTER.search(text[end : one.start()])]
    for words in (*reversed(before), *behind[:1]):
        days = _days(words, published)
        if days:
            return Within(*days, loosely=words["month"] is None and words["year"] is None, text=words[0])
    return None


def _days(words: re.Match[str], published: date | None) -> tuple[date, date] | None:
    if words["year"]:
        whole = date(int(words["year"]), 1, 1), date(int(words["year"]), 12, 31)
    elif words["month"]:
        month = _month(words, published)
        if month is None:
            return None
        whole = month
    else:
        return _reckoned(words, published) if published else None
    if words["word"].lower() != "since":
        return whole
    return (whole[0], max(published, whole[1])) if published else None


def _month(words: re.Match[str], published: date | None) -> tuple[date, date] | None:
    """From the day that is written, else the first, to the month's last."""
    month = month_named(words["month"])
    if month is None or (words["of"] is None and published is None):
        return None
    year = int(words["of"]) if words["of"] else published.year - (month > published.month) if published else 0
    last = monthrange(year, month)[1]
    day = int(words["before"] or words["behind"] or 1)
    return (date(year, month, day), date(year, month, last)) if 1 <= day <= last else None


def _reckoned(words: re.Match[str], published: date) -> tuple[date, date] | None:
    """Up to the document's day for "this month", the one before for "last month", so many days for "the last two"."""
    unit = (words["unit"] or words["one"]).lower()
    number = words["number"] and next((one.number for one in quantities(words["number"])), None)
    if words["number"] and number is None:
        return None
    which = (words["which"] or words["this"]).lower()
    if which == "this":
        return None if number else (_begin(unit, published), published)
    if number or words["word"]:
        return published - timedelta(days=_DAYS[unit] * (number or 1)), published
    end = _begin(unit, published) - timedelta(days=1)
    return _begin(unit, end), end


def _begin(unit: str, day: date) -> date:
    """The first day of the week, month or year of a day."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1) if unit == "year" else day
