"""The day of an event in a page's title: "PM call with President Birch: 13 December 2021".

Asked where the lead dates nothing. Only a whole date with its year counts that closes the title or one of its parts,
and only in a title that names an event: "Statement on the letter of May 3, 2021" dates another thing.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from audit.extract.english_days import written
from audit.extract.english_verbs import english, verbs_in
from audit.extract.shown import Order
from audit.extract.told_day import event_of
from audit.model.reading import Choice, Event
from audit.text.regex import regex

_AGO: Final = timedelta(days=31)  # a page that names an older day in its title looks back
_PARTED = regex(r"(?:[,:(|\u2013\u2014-]|\bon|\bof)\s?(?:on )?(?:[A-Z][a-z]+day,? )?$")
_CLOSED = regex(r"\)?\s?(?:$|[:|\u2013\u2014]|- )")
_ABOUT = regex(
    r"\b(?:statements?|anniversary|remembrance|letters?|since|ahead of|before|after|following|until|by)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 300


def events_of_title(title: str, published: Choice[date], order: Order) -> tuple[Event, ...]:
    """The event that a title names and dates, or none."""
    title = title[:_LONGEST]
    if not any(letter.isdecimal() for letter in title) or _ABOUT.search(title):
        return ()
    if not (_named().search(title) or verbs_in(title)):
        return ()
    day = published.value
    for told in written(title, day, order):
        if told.when.inferred:
            continue
        if day is not None and told.when.end < day - _AGO:
            continue
        if _PARTED.search(title[: told.start]) and _CLOSED.match(title, told.end):
            event = event_of(told, title, published, planned=day is not None and told.when.start > day)
            return (_from_title(event),) if event else ()
    return ()


def _from_title(event: Event) -> Event:
    return Event(event.when, "title:on-date", event.snippet, event.planned, event.confidence)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b{english().nouns}\b", re.IGNORECASE)
