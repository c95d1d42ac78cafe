"""Days that are told by the day before them: "The following day she met Z", "… and, two days later, with W".

What is told of another day than its entry's must not be compared with the entry's date. Where the words count the days,
theirs is known; of "later that month" none is.
"""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from audit.model.document import DateInterval
from audit.text.regex import regex

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("a one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
    for word in words.split()
}
_PART = "(?:day|morning|afternoon|evening|night)"
_TOLD = (
    rf"(?:on )?(?:(?P<same>(?:(?:later|earlier) )?(?:that(?: very| same)?|the(?: very)? same) {_PART})"
    rf"|(?P<next>the (?:(?:following|next) {_PART}|day after))|(?P<before>the (?:previous {_PART}|day before))"
    rf"|(?P<number>{'|'.join(_NUMBERS)}|[1-9][0-9]?) (?P<unit>day|week)s? (?P<way>later|earlier)"
    r"|(?P<open>(?:later|earlier) (?:that|the same|in the) (?:week|month|year)"
    r"|the (?:following|next|previous) (?:week|month|year)"
    r"|(?:(?:some|a few|several|many) )?(?:days|weeks|months|years) (?:later|earlier)"
    r"|(?:an?|one|two|three|four|five|six|[1-9][0-9]?) (?:month|year)s? (?:later|earlier)))"
    r"(?!\w)(?! (?:the|an?|his|her|their|its|of)\b)"
)
_FIRST = regex(rf"[\s,;.–—-]*(?:(?:and|then|but)\s)?(?P<told>{_TOLD})", re.IGNORECASE)
_JUST_BEFORE = regex(rf"(?:^|[.;,]\s|\band\s)\s*(?P<told>{_TOLD}),?\s*(?:and\s)?\Z", re.IGNORECASE)
_LAST = regex(rf"\s(?P<told>{_TOLD})[\s.,;]*\Z", re.IGNORECASE)
_REACH = 60
_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Told:
    """How many days after its entry's something is told to have been, None where that is unknown; and in what words."""

    days: int | None
    text: str


def relative(before: str, words: str) -> Told | None:
    """The day that some words, or the end of those before them, tell by the day before; None where they tell none."""
    found = _FIRST.match(words) or _JUST_BEFORE.search(before[-_REACH:]) or _LAST.search(words)
    if found is None:
        return None
    if found["same"]:
        return Told(0, found["told"])
    if found["next"] or found["before"]:
        return Told(1 if found["next"] else -1, found["told"])
    if found["open"]:
        return Told(None, found["told"])
    number = _NUMBERS.get(found["number"].lower()) or int(found["number"])
    days = number * _DAYS[found["unit"].lower()]
    return Told(days if found["way"].lower() == "later" else -days, found["told"])


def moved(when: DateInterval | None, told: Told) -> DateInterval | None:
    """The day that is meant, counted from the last of an entry's days, backwards from the first."""
    if when is None or told.days is None or when.precision != "day":
        return None
    try:
        day = (when.end if told.days > 0 else when.start) + timedelta(days=told.days)
    except OverflowError:
        return None
    return replace(when, start=day, end=day, text=told.text, parts=())


def opening_words(words: str) -> int:
    """The characters at the beginning of a phrase that only tell the day so."""
    found = _FIRST.match(words)
    return found.end() if found else 0
