"""The days that an English sentence tells, in words or in numbers, reckoned from the day of the page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from audit.extract.shown import Order
from audit.extract.stamps import calendar_day
from audit.extract.told_day import HALF_A_YEAR, Told, in_numbers
from audit.model.document import DateInterval
from audit.text.dates import mentions
from audit.text.regex import regex
from audit.text.years import DateMention, resolve

WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_DAYS_OF_WEEK: Final = 7
_LEAP: Final = 2000
_AND = regex(r"\s{1,3}(?:and|&)\s{1,3}")
_TO = regex(r"\s{0,2}(?:to|through|until|till|[-\u2013\u2014])\s{0,2}")
# A day written in words or numbers, as far as it can be told at a glance.
_DATED = regex(
    r"\d(?:st|nd|rd|th)?,? (?:day )?(?:of )?[A-Z][A-Za-z]{2}|[A-Z][A-Za-z]{2,8}\.?,? (?:the )?\d|\d-\d\d-\d"
    r"|[A-Z][a-z]{2}\.\d|\d[./-]\d\d?[./-]\d"
)
_DAY_WORDS: Final = ("day", "this ", "night", "tomorrow")
_DIGIT = regex(r"\d")
_TOMORROW = regex(r"\b(tomorrow(?: (?:morning|afternoon|evening|night))?)\b(?!['\u2019]s)", re.IGNORECASE)
_TODAY = regex(
    r"\b(?:earlier )?(today|this (?:morning|noon|lunchtime|afternoon|evening)|tonight)\b(?!['\u2019]s)", re.IGNORECASE
)
_YESTERDAY = regex(
    r"(?<!day before )\b(yesterday(?: (?:morning|afternoon|evening|night))?|last night)\b(?!['\u2019]s)", re.IGNORECASE
)
_BEFORE_YESTERDAY = regex(r"\b(the day before yesterday|two days ago)\b", re.IGNORECASE)
_RELATIVE: Final = (
    (("today", "this ", "tonight"), _TODAY, "lead:today", 0),
    (("yesterday", "last night"), _YESTERDAY, "lead:yesterday", 1),
    (("yesterday", "days ago"), _BEFORE_YESTERDAY, "lead:days-ago", 2),
    (("tomorrow",), _TOMORROW, "lead:tomorrow", -1),
)
_WEEKDAY = regex(
    r"\b(?:(?:[Oo]n|[Tt]his|[Ee]arly|[Ll]ate) )?(?P<last>[Ll]ast )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:of )?(?P<week>last|next) week)?\b(?!['\u2019]s)"
    r"(?!,? \(?(?:[A-Z][a-z]{2,8}\.? )?(?:the )?\d[\d.:]*(?:st|nd|rd|th)?"
    r"(?![\d.:]|(?:st|nd|rd|th)\b| (?!(?:of|and|or|to|till|until)\b)[a-z]))"  # "Wednesday, 12 days after"
    r"(?! (?:morning|afternoon|evening|night),? (?:[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z][a-z]{2}))"
    r"(?!(?:(?:,|,? and|,? or| to| &) [A-Z][a-z]{2,5}day)* (?:mornings|afternoons|evenings|nights)\b)"  # a habit
)
OF_SEVERAL: Final = "-last-of-several"
"""The end of the rule's name where a day is the last of what a sentence says lasted several."""
# What lasted several days and ended on one that follows.
_COUNTS: Final = ("one", "two", "three", "four", "five", "six", "seven")
_LASTING = (
    r"(?:concluded|ended|finished|completed|wrapped up|wound up|rounded off) "
    rf"(?:(?:an?|his|her|its|their|the) (?:[a-z]+,? ){{0,2}}(?P<days>{'|'.join(_COUNTS[1:])})-day (?:[\w-]+ ){{0,2}}?"
    r"(?:conference|consultations|exercise|forum|meeting|mission|session|stay|summit|talks|tour|trip|visit|workshop)"
    rf"|(?P<of>{'|'.join(_COUNTS[1:])}) days of (?:[a-z-]+ )?"
    r"(?:consultations|discussions|meetings|negotiations|talks))\b"
)
_LASTED = regex(rf"\b{_LASTING}[^,;:]*(?: on {WEEKDAY}, )?$", re.IGNORECASE)
_LASTED_BEHIND = regex(rf" {_LASTING}", re.IGNORECASE)  # "has today concluded"
_PART_OF_DAY = regex(r" (?:morning|afternoon|evening|night)\b")  # of that day alone
_WORKING_WEEK: Final = timedelta(days=4)
_HOURS = regex(r",? (?:from|between) \d")
_WEEKLY = regex(rf"\b(?:every|each) {WEEKDAY}\b|{WEEKDAY}(?:s\b| (?:mornings|afternoons|evenings|nights)\b)")
DESCRIBING = regex(
    r"(?:(?<!morning )(?<!evening )(?<!afternoon )(?<!night )(?<!hours )(?<!weekend )\bof"
    r"|\b(?:the|their|its|his|her|our|a|an|this|that|these|those|last|next|previous|every|each|since|until|before|after|by)"
    r"|['\u2019]s?)\s*$",
    re.IGNORECASE,
)
_LAST = regex(r"(?<!\bthe )(?<!\btheir )(?<!\b[Oo]ur )\blast $")  # "met last 28 October"
_ORDINAL = regex(r"\bon the \d{1,2}(?:st|nd|rd|th)(?: day)? of \w+(?:,? \d{4})?$")
_DESCRIBED = regex(r"[-\u2011]\w|\s(?:re-?)?(?:summit|statement|agreement|meeting|call|launch|attack|election)s?\b")


def may_tell_a_day(sentence: str) -> bool:
    """Whether a look at the plain letters leaves it possible: most sentences tell none."""
    lowered = sentence.lower()
    return any(word in lowered for word in _DAY_WORDS) or bool(_DIGIT.search(sentence) and _DATED.search(sentence))


def days_in(sentence: str, published: date | None, dates: Iterable[Told]) -> list[Told]:
    """Every day word of a sentence that does not describe a noun, in order; a weekday is the last such day.

    `dates` are those `written` in the sentence.
    """
    found = [told for told in dates if not _describes(told, sentence)]
    if published:
        found += _relative(sentence, published)
        found += _weekdays(sentence, published)
    return sorted(found, key=lambda told: told.start)


@lru_cache(maxsize=8)  # a sentence is asked about thrice
def written(sentence: str, published: date | None, order: Order) -> tuple[Told, ...]:
    """Every day of a sentence that is written as a date."""
    return tuple(_written(sentence, published, order)) if _DIGIT.search(sentence) else ()


def _written(sentence: str, published: date | None, order: Order) -> Iterator[Told]:
    for mention in (*_joined(sentence), *in_numbers(sentence, order)):
        when = resolve(mention, published + HALF_A_YEAR if published else None)
        if when and when.precision == "day":
            yield Told(mention.start, mention.end, "lead:on-date", when, mention)


def is_every_week(told: Told, sentence: str) -> bool:
    """Whether weekdays that are told in the present are those of every week: the working week, or with the hours."""
    if told.rule != "lead:weekday":
        return False
    if told.when.start == told.when.end:
        return _WEEKLY.search(sentence) is not None
    return told.when.end - told.when.start >= _WORKING_WEEK or _HOURS.match(sentence, told.end) is not None


def ahead(told: Told, published: date) -> Told:
    """A weekday as the next such day: "will meet on Thursday"."""
    if told.rule != "lead:weekday" or told.when.end >= published:
        return told
    week = timedelta(days=_DAYS_OF_WEEK)
    return replace(told, when=replace(told.when, start=told.when.start + week, end=told.when.end + week))


def all_days(told: Told, sentence: str) -> Told:
    """All days of what lasted several and ended on that day: "concluded a three-day visit today"."""
    lasted = _LASTED.search(sentence[: told.start]) or _LASTED_BEHIND.match(sentence, told.end)
    if lasted is None or told.when.start != told.when.end:
        return told
    first = told.when.start - timedelta(days=_COUNTS.index((lasted["days"] or lasted["of"]).lower()))
    return replace(told, rule=f"{told.rule}{OF_SEVERAL}", when=replace(told.when, start=first))


def _describes(told: Told, sentence: str) -> bool:
    """Whether a date goes with the noun before or behind it: "their September 1 statement", "the letter of May 3"."""
    if _DESCRIBED.match(sentence, told.end):
        return True
    before = sentence[: told.start]
    return bool(DESCRIBING.search(before) and not _LAST.search(before) and not _ORDINAL.search(sentence[: told.end]))


def _joined(sentence: str) -> Iterator[DateMention]:
    """The dates in a sentence; two that "and" joins and that follow one another are those of one event."""
    before: DateMention | None = None
    for mention in mentions(sentence):
        if before and _AND.fullmatch(sentence, before.end, mention.start) and _adjoin(before, mention):
            days = ((before.days[0][0], mention.days[0][1]),)
            before = DateMention(before.start, mention.end, sentence[before.start : mention.end], days)
            continue
        if before:
            yield before
        before = mention
    if before:
        yield before


def _adjoin(first: DateMention, second: DateMention) -> bool:
    """Whether the second date begins on the day after the first."""
    if not (first.days and second.days and first.has_day and second.has_day):
        return False
    begin, then = first.days[-1][1], second.days[0][0]
    day = calendar_day(then.year or _LEAP, begin.month, begin.day or 0)
    return day is not None and calendar_day(then.year or _LEAP, then.month, then.day or 0) == day + timedelta(days=1)


def _relative(sentence: str, published: date) -> Iterator[Told]:
    lowered = sentence.lower()
    for letters, pattern, rule, back in _RELATIVE:
        if not any(some in lowered for some in letters):
            continue
        for found in pattern.finditer(sentence):
            day = published - timedelta(days=back)
            yield Told(found.start(), found.end(), rule, DateInterval(day, day, "day", found[1]))


def _weekdays(sentence: str, published: date) -> Iterator[Told]:
    """The weekdays; from one to another is one stretch, and two that follow one another are."""
    before: Told | None = None
    for found in _WEEKDAY.finditer(sentence):
        joined = before is not None and _TO.fullmatch(sentence, before.end, found.start()) is not None
        adverb = joined or found[0].startswith(("on ", "On "))
        if not adverb and DESCRIBING.search(sentence[: found.start()]):
            continue
        day = _weekday(found, published)
        told = Told(found.start(), found.end(), _rule(found), DateInterval(day, day, "day", found[0]))
        if before and (joined or _follows(before, told, sentence)):
            start = before.when.start
            stretch = timedelta(days=(day - start).days % _DAYS_OF_WEEK)
            start, end = (day - stretch, day) if found["week"] else (start, start + stretch)
            text = sentence[before.start : found.end()]
            before = replace(before, end=found.end(), when=DateInterval(start, end, "day", text))
            continue
        if before:
            yield before
        before = told
    if before:
        yield before


def _follows(first: Told, then: Told, sentence: str) -> bool:
    """Whether "and" joins two days of which the second is the next: "on Tuesday and Wednesday"."""
    joined = _AND.fullmatch(sentence, first.end, then.start) is not None and not _PART_OF_DAY.match(sentence, then.end)
    return joined and then.when.start == first.when.end + timedelta(days=1)


def _rule(found: re.Match[str]) -> str:
    return "lead:weekday" if not (found["last"] or found["week"]) else f"lead:weekday-{found['week'] or 'last'}"


def _weekday(found: re.Match[str], published: date) -> date:
    """The last such day up to the page's; behind "last" one before it; of a named week that week's."""
    if found["week"]:
        monday = published - timedelta(days=published.weekday())
        week = -_DAYS_OF_WEEK if found["week"] == "last" else _DAYS_OF_WEEK
        return monday + timedelta(days=_number(found[2]) + week)
    day = last_weekday(found[2], published)
    return day - timedelta(days=_DAYS_OF_WEEK) if found["last"] and day == published else day


def last_weekday(name: str, published: date) -> date:
    """The last day of that name up to the page's."""
    return published - timedelta(days=(published.weekday() - _number(name)) % _DAYS_OF_WEEK)


def _number(name: str) -> int:
    return _WEEKDAYS.index(name.lower().removesuffix("day"))
