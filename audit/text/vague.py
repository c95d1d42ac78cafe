"""Dates that people leave open at the head of an entry: "Late December", "Week of December 6", "Since December 3".

A month is read as the whole month, however it is qualified: where "late" begins is known to the writer only, and a day
of the month contradicts none of it. What has but one end ("since", "until") or no calendar's bounds ("spring", "around
December 3") names no days here, so that it is told as not understood instead of being taken for the day in it.

All of it must be set off from what follows: "December: X met Y", not "December elections".
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from audit.text.date_forms import DASH, GAP, GAP0, any_of
from audit.text.date_words import ENGLISH, is_month_name
from audit.text.months import month_of
from audit.text.regex import regex
from audit.text.years import Ends, PartialDate

DateAt = Callable[[int], tuple[int, Sequence[Ends]] | None]
"""Reads the dates that begin at a place: where they end, and what they name (nothing, if that is not known)."""

_PART = (
    *("early", "mid", "late", "beginning of", "start of", "middle of", "end of", "first half of", "second half of"),
    *("anfang", "mitte", "ende", "début", "mi", "fin", "fin de", "courant", "inizio", "metà", "fine", "begin", "medio"),
    *("principios de", "comienzos de", "mediados de", "finales de", "fines de", "início de", "meados de", "final de"),
    *("eind", "början av", "mitten av", "slutet av", "początek", "połowa", "koniec"),
)
_OPEN = (
    *("since", "starting", "beginning", "as of", "after", "before", "by", "until", "till", "not later than", "around"),
    *("through", "thru", "up to", "up until", "prior to", "no later than", "late on", "early on", "from about"),
    *("about", "circa", "ca.", "approximately", "seit", "ab", "nach", "vor", "bis", "um", "depuis", "avant", "après"),
    *("dès", "vers", "jusqu'au", "desde", "hasta", "hacia", "antes de", "después de", "dal", "fino al", "até", "após"),
)
_FROM = frozenset({"dal"})  # leaves a date open, but is the first word of a range, too: "dal 26 al 28 giugno"
_WEEK = ("week of", "week beginning", "week commencing", "week starting", "woche vom", "semaine du", "semana del")
_SEASON = ("spring", "summer", "autumn", "fall", "winter", "frühjahr", "sommer", "herbst", "printemps", "été", "verano")
_YEAR = r"(?P<year>(?:1[5-9]|2[01])[0-9]{2})(?![\w])(?![.,]?[0-9])"
_THE = rf"(?:(?:the|im|der|die|den|la|el|le|les|die|à la|a){GAP})?"
_MONTH = regex(
    rf"{_THE}(?:(?P<part>{any_of(_PART)})(?:{GAP}|{GAP0}{DASH}{GAP0}))?(?P<month>[^\W\d_]{{3,20}})"
    rf"(?P<stop>\.?)(?:,?{GAP}(?:(?:of|de|del){GAP})?{_YEAR})?",
    re.IGNORECASE,
)
_QUARTER = regex(rf"(?:Q(?P<a>[1-4])|(?P<b>[1-4])Q),?{GAP0}{_YEAR}|{_YEAR.replace('year', 'early')}{GAP}Q(?P<c>[1-4])")
_ALONE = regex(_YEAR)
_YEARS = regex(rf"(?P<year>(?:1[5-9]|2[01])[0-9]{{2}}){GAP0}{DASH}{GAP0}{_YEAR.replace('year', 'last')}")
_SEASONAL = regex(rf"{_THE}(?:{any_of(_PART)}{GAP})?{any_of(_SEASON)}{GAP}(?:of{GAP})?{_YEAR}", re.IGNORECASE)
_LED = regex(rf"{_THE}(?:(?P<week>{any_of(_WEEK)})|(?P<open>{any_of(_OPEN)})){GAP}", re.IGNORECASE)
_LINK = regex(rf"(?:the|den|dem|le|la|el|al|dem){GAP}", re.IGNORECASE)
_OFF = regex(r"[\s)\]]*(?:[:|•·—–]|-+(?=\s)|\Z)")
_COLON = regex(r"[\s)\]]*(?:[:|—–]|-+(?=\s))")
_MONTHS_OF_QUARTER = 3
_COMMON_YEAR = 2001


def vague_at(text: str, start: int, edges: Sequence[int], date_at: DateAt) -> tuple[int, tuple[Ends, ...]] | None:
    """Where the open date at `start` ends, and the stretch it means, if any; None where none stands.

    At `edges` the markup changes, which sets it off too.
    """
    for read in (_led, _in_parts):
        found = read(text, start, date_at)
        if found and (_OFF.match(text, found[0]) or found[0] in edges):
            return found
    year = _YEARS.match(text, start) or _ALONE.match(text, start)
    if year and _COLON.match(text, year.end()):
        first, last = int(year["year"]), int(year.groupdict().get("last") or year["year"])
        ends = PartialDate(first, 1, None), PartialDate(last, 12, None)
        return year.end(), (ends,) if first <= last else ()
    return None


def opens(text: str, start: int) -> bool:
    """Whether a word stands at `start` that leaves the date behind it open ("since", "seit")."""
    led = _LED.match(text, start)
    return led is not None and led["open"] is not None


def _led(text: str, start: int, date_at: DateAt) -> tuple[int, tuple[Ends, ...]] | None:
    """A date behind a word that makes a week of it, or leaves it open."""
    led = _LED.match(text, start)
    link = _LINK.match(text, led.end()) if led else None
    begin = link.end() if link else led.end() if led else start
    found = date_at(begin) if led and not _LED.match(text, begin) else None
    if led is None or found is None:
        return None
    end, days = found
    one = len(days) == 1 and days[0][0] == days[0][1]
    if not one and led["open"] and led["open"].lower() in _FROM:
        return end, tuple(days)
    return end, _week(days[0][0]) if led["week"] and one else ()


def _week(first: PartialDate) -> tuple[Ends, ...]:
    """The seven days from a day on; over the end of a February of no known year as in a common one."""
    if first.day is None:
        return ()
    try:
        last = date(first.year or _COMMON_YEAR, first.month, first.day) + timedelta(days=6)
    except (ValueError, OverflowError):
        return ()
    return ((first, PartialDate(last.year if first.year else None, last.month, last.day)),)


def _in_parts(text: str, start: int, _date_at: DateAt) -> tuple[int, tuple[Ends, ...]] | None:
    """A month or a part of it, a quarter, or a season."""
    season = _SEASONAL.match(text, start)
    if season:
        return season.end(), ()
    quarter = _QUARTER.match(text, start)
    if quarter:
        year, number = int(quarter["year"] or quarter["early"]), int(quarter["a"] or quarter["b"] or quarter["c"])
        last = number * _MONTHS_OF_QUARTER
        ends = PartialDate(year, last - _MONTHS_OF_QUARTER + 1, None), PartialDate(year, last, None)
        return quarter.end(), (ends,)
    found = _MONTH.match(text, start)
    month = _month(found["month"], whole=bool(found["part"])) if found else None
    if found is None or month is None:
        return None
    day = PartialDate(int(found["year"]) if found["year"] else None, month, None)
    return found.end(), ((day, day),)


def _month(word: str, *, whole: bool) -> int | None:
    """The month a word names; alone, in English only with a capital, and in other languages only in full."""
    if is_month_name(word):
        return ENGLISH.spellings().get(word if word in ENGLISH.spellings() else word.title() if whole else word)
    return month_of(word, None) if len(word) > len("mar") else None
