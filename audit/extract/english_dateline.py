"""The place and day of writing with which an English text opens, from which its "today" is reckoned."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from audit.extract.english_days import days_in, written
from audit.extract.shown import Order
from audit.extract.told_day import Told
from audit.text.regex import regex

_NEAR: Final = timedelta(days=7)  # what a page speaks of in passing is its own event only if it is news
# "KYIV, January 5 –", "(Brussels, 7 December 2021)", "Arden, July 5, 2022, ABC --", "BEIJING, June 19 (Agency) --":
# where and when it was written.
_BEFORE_DATELINE = regex(r"[(\[]?(?:[A-Z\u00c0-\u00de][\w.\u2019'-]*(?:,? |, ?|(?: ?\([^()]{2,24}\),? ))){1,5}\(?$")
_BEHIND_DATELINE = regex(
    r"(?:,? ?\d{4})?[)\]]?(?:, [A-Z]{2,6}(?= [\u2013\u2014-]))?\s{0,2}(?:\([^()]{2,30}\)\s{0,2})?"
    r"(?P<mark>[\u2013\u2014:-]{1,2})?\s{0,2}(?=[A-Z\u00c0-\u00de])"
)
_COLON = regex(r":\s")
_PLACE_FIRST = regex(r"(?:[A-Z][\w.]*,? ){1,5}(?:\([^()]{2,30}\) )?[\u2013\u2014-]{1,2} ")  # "Arden, B.C. – "


def reckoned_days(sentence: str, published: date | None, dates: Sequence[Told]) -> tuple[list[Told], Told | None]:
    """Every day of a sentence, reckoned from its dateline where it opens with one of news; and that dateline.

    `dates` are those `written` in the sentence.
    """
    days = days_in(sentence, published, dates)
    dateline = _dateline(sentence, days)
    if dateline and is_news(dateline, published):  # "ARDEN, January 5 – The Minister met today"
        days = days_in(sentence, dateline.when.start, dates)
    return days, dateline


def written_on(sentence: str, published: date | None, order: Order) -> date | None:
    """The day of the dateline with which a text opens, where it is that of news: its "today" is that day."""
    _, dateline = reckoned_days(sentence, published, written(sentence, published, order))
    return dateline.when.start if dateline and is_news(dateline, published) else None


def is_news(word: Told, published: date | None) -> bool:
    """Whether a day is of the week up to the page's own."""
    return published is not None and published - _NEAR <= word.when.end <= published


def clause_start(sentence: str, before: int) -> int:
    """Where the clause begins: behind a colon, or the place of writing."""
    place = _PLACE_FIRST.match(sentence, 0, before)
    return max((found.end() for found in _COLON.finditer(sentence, 0, before)), default=place.end() if place else 0)


def body_start(sentence: str, dateline: Told | None) -> int:
    """Where a sentence begins behind the place, or the place and day, of writing."""
    behind = _BEHIND_DATELINE.match(sentence, dateline.end) if dateline else None
    place = _PLACE_FIRST.match(sentence)
    return behind.end() if behind else place.end() if place else 0


def _dateline(sentence: str, days: Sequence[Told]) -> Told | None:
    """The day with which the sentence's place and day of writing end, if that is how it opens."""
    first = next(iter(days), None)
    if first is None or first.rule != "lead:on-date":
        return None
    behind = _BEHIND_DATELINE.match(sentence, first.end)
    before = _BEFORE_DATELINE.fullmatch(sentence, clause_start(sentence, first.start), first.start)
    if before and behind and (behind["mark"] or ")" in behind[0] or "]" in behind[0]):
        return first
    return None
