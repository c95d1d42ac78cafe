"""Which days an entry's date means in a document of a certain day, and whether a section announces what is to come.

A writer leaves out the year that a reader of that day would think of: of what has happened the last one, of what is
announced the next one. Both are given some leeway, for lists are written days before they appear, and what has long
been fixed is told as if it were over.
"""

from datetime import date, timedelta

from audit.model.document import DateInterval
from audit.read import english
from audit.text.regex import regex
from audit.text.years import DateMention, resolve, resolve_ahead

AHEAD = timedelta(days=31)
"""How far after its own day a document may tell of a day without writing the year: not yet last year's."""
BEHIND = timedelta(days=7)
"""How far before its own day a document may announce a day without writing the year: not yet next year's."""

_WORD = regex(r"[\w-]+")


def days_of(written: DateMention, published: date | None, *, planned: bool) -> DateInterval | None:
    """The days an entry's date means; None when it names none, or the year cannot be inferred."""
    if planned:
        return resolve_ahead(written, published and _moved(published, -BEHIND))
    return resolve(written, published and _moved(published, AHEAD))


def announces(section: str | None) -> bool:
    """Whether a section's title says that all in it is to come: "Upcoming engagements", not "Past and upcoming"."""
    words = {word.lower() for word in _WORD.findall(section or "")}
    return bool(words & english.AHEAD) and not words & english.BEHIND


def _moved(day: date, by: timedelta) -> date:
    """The day so much later, as far as the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
