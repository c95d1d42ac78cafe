"""Dates in other languages than English, at the head of an entry: "9 décembre 2021", "9.–13. Dezember".

Months are CLDR's (`audit.text.months`); a name that languages give to different months names none, and a short one is
taken only with a year ("5 out of 7" is no day of October), but that of May, which is short in full. What joins days is
listed for widespread languages; a word that is "and" in one and "to" in another joins only days that adjoin, where both
mean the same.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from audit.text.date_forms import DASH, GAP0, Written
from audit.text.date_words import ENGLISH, is_month_name
from audit.text.east_asian import signed_at
from audit.text.months import month_of
from audit.text.regex import regex
from audit.text.years import PartialDate

_Joint: TypeAlias = Literal["", "to", "also", "either"]

_TO = "tot en met|t/m|till och med|til og med|έως|au|à|al|bis|hasta|până|по|tot|till|til|até|ate|до|do|až|iki|līdz"
_ALSO = "et|und|y|ed|en|och|og|та|і|и|și|oraz|ve|ja|un|ir|&|,|;"
_EITHER = "a|i|e"  # Spanish "to", Czech "and"; Polish "and", Swedish "in"; Italian and Portuguese "and"
_WHERE_KNOWN: dict[tuple[str | None, str], _Joint] = {
    **{(language, "a"): "to" for language in ("es", "pt", "ca")},
    **{(language, "a"): "also" for language in ("cs", "sk")},
    **{(language, "e"): "also" for language in ("it", "pt", "sq")},
    **{(language, "i"): "also" for language in ("pl", "hr", "sr", "bs", "ca")},
}
"""What a word of several meanings means where the text's language is known."""
_MOST = 9
_SHORT = 3
_YEAR = r"(?:1[5-9]|2[01])[0-9]{2}(?![\w])(?![.,]?[0-9])"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_NUMBER = rf"{_DAY}(?:\.?[ºª°]|\.|er|re|-?[^\W\d_]{{1,2}})?(?!\w)"
_JOINT = rf"(?:{GAP0}(?:{DASH}|/|[,;&]){GAP0}|{GAP0}(?<=[\s.])(?:{_TO}|{_ALSO}|{_EITHER})(?=\s){GAP0})"
_OF = r"(?:(?:de|del|di|dei|of)\s+|d['’])?"
_MONTH = r"(?P<month>[^\W\d_]{3,20})(?P<stop>\.?)"
_AFTER_YEAR = r"(?:\s?(?:г\.?|р\.|r\.|року|года|roku)(?!\w))?"
_ARTICLE = r"(?:(?:le|el|il|del|den)\s|l['’])?"  # "l'11 e il 12 marzo"
_DAY_FIRST = regex(
    rf"(?P<days>{_NUMBER}(?:{_JOINT}{_ARTICLE}{_NUMBER}){{0,{_MOST}}}){GAP0}{_OF}{_MONTH}"
    rf"(?:,?{GAP0}{_OF}(?P<year>{_YEAR}){_AFTER_YEAR})?"
)
_YEAR_FIRST = regex(rf"(?P<year>{_YEAR})\.?\s(?:m\.\s)?{_MONTH}\s(?P<days>{_NUMBER})(?:\sd\.)?")
_SHORT_IN_FULL = frozenset({"mai", "maj", "mei", "maí", "май", "мая", "мај"})  # May, which is not shortened there
_MORE = regex(r"(?<=\bmai) [^\W\d_A-Z]")
"""What follows "mai" where it may be no month: "10 mai mari" are the ten larger ones in Romanian."""
_MONTH_YEAR = regex(rf"{_MONTH}\s{_OF}(?P<year>{_YEAR}){_AFTER_YEAR}")
_BEFORE = regex(r"[^\W\d_]{1,14},?\s+(?:[^\W\d_]{1,4}\s+)?")  # a weekday, an article
_PART = regex(rf"(?:(?P<joint>{_JOINT}){_ARTICLE})?(?P<day>{_DAY})(?:\.?[ºª°]|\.|er|re|-?[^\W\d_]{{1,2}})?(?!\w)")
_BETWEEN = regex(_JOINT)
_WORD_BETWEEN = regex(rf"\s(?:{_TO}|{_ALSO}|{_EITHER})\s")


@dataclass(frozen=True, slots=True)
class Found:
    """What is written like dates at the characters [start, end); `dates` is empty where it names no days."""

    start: int
    end: int
    dates: tuple[Written, ...]


def dates_at(text: str, start: int, language: str | None = None) -> Found | None:
    """The dates that begin at `start`, or behind a weekday or an article there; None where none do.

    `language` is the text's (ISO 639-1) where it is known to be another than English: then "7 december" is its date.
    """
    signed = None if text.isascii() else signed_at(text, start)
    if signed:
        return Found(start, signed.end, signed.days)
    before = _BEFORE.match(text, start)
    for begin in (start, before.end()) if before else (start,):
        first = _date_at(text, begin, language)
        if first:
            return _with_the_rest(text, first, language)
    return None


def _with_the_rest(text: str, first: Found, language: str | None) -> Found:
    """The dates with those that are joined to them: "30 novembre – 1er décembre"."""
    dates, end, known = list(first.dates), first.end, bool(first.dates)
    for _ in range(_MOST):
        between = _BETWEEN.match(text, end)
        other = _date_at(text, between.end(), language) if between else None
        if between is None or other is None:
            break
        joint, end = _joint(between[0], language), other.end
        known = known and bool(other.dates) and joint != "either"
        if known and joint == "to":
            ends = dates[-1].days[0], other.dates[0].days[1]
            dates[-1:] = [Written(dates[-1].start, other.dates[0].end, ends), *other.dates[1:]]
        elif known:
            dates += other.dates
    return Found(first.start, end, tuple(dates) if known else ())


def _date_at(text: str, start: int, language: str | None) -> Found | None:
    found = next(filter(None, (form.match(text, start) for form in (_YEAR_FIRST, _DAY_FIRST, _MONTH_YEAR))), None)
    month = _month(found, language) if found else None
    if found is None or month is None:
        return None
    whole = PartialDate(int(found["year"]) if found["year"] else None, month, None)
    shortened = len(found["month"]) <= _SHORT
    end = found.end() if found["year"] else found.end("month") + shortened * len(found["stop"])
    if found.re.pattern == _MONTH_YEAR.pattern:
        return Found(start, end, (Written(start, end, (whole, whole)),))
    days = _days(text, found.span("days"), whole, language)
    if days:
        days[0] = replace(days[0], start=start)
        days[-1] = replace(days[-1], end=end)
    return Found(start, end, tuple(days))


def _month(found: re.Match[str], language: str | None) -> int | None:
    """The month that a word names; without a year no short one, unless full stops stand behind it and the day.

    English ones are the grammar of `audit.text.dates`, but where the year comes first or the rest is no English: a day
    with a full stop ("5. November"), days joined by another language's word, a short name in lower case with its year.
    """
    name = found["month"]
    in_full = name.lower() in _SHORT_IN_FULL and (language or not _MORE.match(found.string, found.end("month")))
    shortened = len(name) <= _SHORT and not in_full
    days = found["days"] if found.re.pattern != _MONTH_YEAR.pattern else ""
    stopped = days.endswith((".", "º"))
    if shortened and not found["year"] and not (stopped and found["stop"]):
        return None
    elsewhere = stopped or _WORD_BETWEEN.search(days) is not None or (shortened and name.islower() and found["year"])
    if (
        language is None
        and is_month_name(name)
        and found.re.pattern != _YEAR_FIRST.pattern
        and (name in ENGLISH.common or not elsewhere)
    ):
        return None
    return month_of(name, language)


def _days(text: str, span: tuple[int, int], month: PartialDate, language: str | None) -> list[Written]:
    """Days of one month as stretches; [] where it is unclear which."""
    found: list[Written] = []
    for part in _PART.finditer(text, *span):
        day = replace(month, day=int(part["day"]))
        joint = _joint(part["joint"] or "", language)
        if not found or joint == "also":
            found.append(Written(part.start("day"), part.end(), (day, day)))
            continue
        first, last = found[-1].days
        if first != last or (joint == "either" and (day.day or 0) != (first.day or 0) + 1):
            return []
        found[-1] = Written(found[-1].start, part.end(), (first, day))
    return found


def _joint(written: str, language: str | None) -> _Joint:
    bare = written.strip().strip(".").strip()
    if not bare:
        return ""
    if (language, bare) in _WHERE_KNOWN:
        return _WHERE_KNOWN[language, bare]
    if bare in {*_EITHER.split("|"), "/"}:
        return "either"
    return "also" if bare in _ALSO.split("|") else "to"
