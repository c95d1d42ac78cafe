"""What front matter says of its document: its title, its own address, and the day it appeared.

Keys count in any case. That day decides the year of every date written without one, so a value that is not understood
ends the reading of the document instead of being passed over.
"""

import re
from collections.abc import Mapping
from datetime import date

from audit.model.errors import DocumentError
from audit.text import dates
from audit.text.days import listed
from audit.text.fold import squeeze
from audit.text.regex import regex
from audit.text.years import resolve

_SOURCE_KEYS = ("source_url", "source", "url")
_DATE_KEYS = (
    *("date", "publication_date", "date_published", "publish_date", "published_date", "pub_date", "release_date"),
    *("published", "published_time", "published_on", "published_at"),
)
_LARGEST = 10**15
_SHOWN = 60
_NUMBERS = regex(r"\W*[0-9]{1,2}\s?[./-]")  # which number is the month is known to the writer only
_TIME = regex(r"[\s,T]*(?:at\s+)?[0-9]{1,2}:[0-9]{2}.*|\s*", re.IGNORECASE | re.DOTALL)


def title_of(front: Mapping[str, object]) -> str | None:
    """The title as it is written; None when there is none in words."""
    return squeeze(_words(_find(front, "title")[1])) or None


def source_of(front: Mapping[str, object]) -> str | None:
    """The address at which the document itself was published."""
    values = (_find(front, key)[1] for key in _SOURCE_KEYS)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def published_on(front: Mapping[str, object]) -> date | None:
    """The day that the document gives as its own, as written, whatever its time zone; None when it gives none.

    `DocumentError` when a value stands there that is not understood as one day.
    """
    for name in _DATE_KEYS:
        key, value = _find(front, name)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if name != "date" and not any(map(str.isdigit, _words(value))):
            continue  # "published: true" tells whether, not when
        day = _day(_words(value))
        if day is None:
            raise DocumentError(
                f"the front matter's {key} is {_shown(value)}, which is not understood as one day; "
                "write it as year-month-day, such as 2022-01-31"
            )
        return day
    return None


def _find(front: Mapping[str, object], name: str) -> tuple[str, object]:
    """The key as written, and its value, None when there is none: "Date", "datePublished", "publish-date".

    `DocumentError` when it stands there in two spellings with different values.
    """
    keys = [key for key in front if _plain(key) == _plain(name)] or [name]
    if any(front.get(key) != front.get(keys[0]) for key in keys):
        raise DocumentError(f"the front matter gives {listed(keys)} different values; keep one of them")
    return keys[0], front.get(keys[0])


def _plain(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def _words(value: object) -> str:
    """A front matter value as it is written, "" for what is no text; Python refuses to write out very long numbers."""
    if isinstance(value, bool):
        return ""
    readable = isinstance(value, str | date) or (isinstance(value, int | float) and abs(value) < _LARGEST)
    return str(value) if readable else ""


def _day(written: str) -> date | None:
    """The one day that a value names; only a time of day may follow it."""
    mention = None if _NUMBERS.match(written) else dates.leading(written)
    when = resolve(mention, None) if mention else None
    if mention is None or when is None or not _TIME.fullmatch(written, mention.end):
        return None
    return when.start if when.precision == "day" and when.start == when.end else None


def _shown(value: object) -> str:
    words = squeeze(_words(value))
    if not words:
        return {bool: "true or false", list: "a list", dict: "a table"}.get(type(value), "no text")
    return f'"{words if len(words) <= _SHOWN else words[:_SHOWN] + "…"}"'
