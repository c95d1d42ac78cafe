"""A day told by the words of a sentence, and the event it makes: what pages of all languages have in common."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from audit.extract.shown import Order
from audit.model.document import DateInterval
from audit.model.reading import Choice, Confidence, Event
from audit.text.numeric import numeric
from audit.text.regex import regex
from audit.text.years import DateMention, in_order, resolve

ANY_VERB: Final = "-any-verb"
"""The end of the rule's name where a sentence was read by its form, as no table lists its verb."""
HALF_A_YEAR: Final = timedelta(days=182)
_WEEK_LATER: Final = timedelta(days=7)
_LONG_AGO: Final = timedelta(days=366)  # what happened before is history that the text recalls
_ELSEWHERE: Final = timedelta(days=1)  # in other zones it may be the next day already
# 00:00 is what dates without a time are given.
_SMALL_HOURS = regex(r"[T ]0[0-2]:(?!00(?::00)?(?:\D|$))[0-5]\d|[T ]0[12]:00")
_AFTER_MIDNIGHT: Final = "-after-midnight"
_NUMBERS = regex(r"(?<![\w./-])[0-9]{1,2}(?=[./-])")
_UNTIL = regex(r"\s{0,2}(?:[-\u2013\u2014]|to|until|bis|au|al|a|do|до|по|til|till|tot)\s{0,2}")


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a sentence that give a date, where they stand, and the rule that reads them."""

    start: int
    end: int
    rule: str
    when: DateInterval
    mention: DateMention | None = None


def event_of(told: Told, sentence: str, published: Choice[date], *, planned: bool) -> Event | None:
    """The event that a day makes; None of one that is history.

    Its source says so where the page was posted after midnight: its "today" may be the day before.
    """
    day = published.value
    told = told if planned else _in_the_past(told, day)
    if day is not None and told.when.end <= day - _LONG_AGO:
        return None
    to_come = day is not None and told.when.start > day + _ELSEWHERE
    late = told.rule != "lead:on-date" and _is_after_midnight(published)
    rule = told.rule + _AFTER_MIDNIGHT if late else told.rule
    return Event(told.when, rule, sentence, planned or to_come, "low" if late else _confidence(told, published))


def in_numbers(text: str, order: Order) -> Iterator[DateMention]:
    """The days that are written in numbers alone, where their order is known, and the stretches between two."""
    known, begun = None if order == "open" else order, None
    for found in _NUMBERS.finditer(text):
        read = numeric(text, found.start(), known)
        if read is None:
            continue
        day, end = read
        if begun and _UNTIL.fullmatch(text, begun.end, found.start()) and in_order(((begun.days[0][0], day),)):
            begun = DateMention(begun.start, end, text[begun.start : end], ((begun.days[0][0], day),))
            continue
        if begun:
            yield begun
        begun = DateMention(found.start(), end, text[found.start() : end], ((day, day),))
    if begun:
        yield begun


def _in_the_past(told: Told, published: date | None) -> Told:
    """A date without a year of something that has happened, in the latest year that puts it before publication."""
    if told.mention and told.when.inferred and published and told.when.start > published + _WEEK_LATER:
        when = resolve(told.mention, published + _WEEK_LATER)
        return replace(told, when=when) if when else told
    return told


def _confidence(told: Told, published: Choice[date]) -> Confidence:
    """A written date stands by itself; a relative one is as sure as the page's date."""
    if told.rule == "lead:on-date" and not told.when.inferred:
        return "high"
    return published.confidence or "low"


def _is_after_midnight(published: Choice[date]) -> bool:
    """Whether a place that tells the page's day tells a time between 00:00 and 03:00 with it."""
    told = [published.text or "", *(one.raw for one in published.candidates if one.value == published.value)]
    return any(_SMALL_HOURS.search(raw) for raw in told)
