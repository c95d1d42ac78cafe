"""What a server writes by itself where a page should be: a list of files, or the message of a program that broke down.

Neither is the page, and neither says that it is gone. The marks are data (`stands_in.toml`). A message on top of an
article is only a blemish: title and first heading must tell nothing else, and the message must come first.
"""

from functools import cache
from itertools import chain, islice
from typing import Any, Final

from audit.extract.borne_out import borne_out
from audit.extract.surface import Surface
from audit.extract.wording import is_filler, said, table_of
from audit.model.capture import Condition
from audit.model.reading import Reading
from audit.text.urls import words

_NAME: Final = 4  # words of a title that may be the site's name
_FIRST: Final = 3  # lines among which the message must be
_SHOWN: Final = 120
_TELLING: Final = 3  # words from which an address names a page even where it ends like a folder's


def server_made(reading: Reading, surface: Surface) -> Condition | None:
    """The condition of a page that a server made by itself, None for any other."""
    if borne_out(surface.capture.uri, reading):
        return None
    return _listing(surface) or _breakdown(surface)


def _listing(surface: Surface) -> Condition | None:
    """A list of files, unless it is a folder that was cited."""
    uri = surface.capture.uri
    if uri.endswith("/") and len(words(uri)) < _TELLING:
        return None
    openings = tuple(_table("listings")["openings"])
    says = next((text for text in _headlines(surface) if text.casefold().startswith(openings)), None)
    return Condition("broken", "directory-listing", signal=f"the title says “{says[:_SHOWN]}”") if says else None


def _breakdown(surface: Surface) -> Condition | None:
    """A message of a program that broke down, first of all that the page shows."""
    headlines = _headlines(surface)
    if not all(map(_tells_nothing, headlines)):
        return None
    line = next(filter(_is_message, chain(headlines, islice(surface.first_texts(), _FIRST))), None)
    return Condition("unavailable", "soft-500", signal=f"the page says “{line[:_SHOWN]}”") if line else None


def _tells_nothing(text: str) -> bool:
    return len(text.split()) <= _NAME or _is_message(text) or is_filler(text) or said(text) is not None


def _is_message(text: str) -> bool:
    return text.startswith(_marks())


def _headlines(surface: Surface) -> tuple[str, ...]:
    texts = (surface.parts.title, *(heading.text for heading in surface.parts.headlines))
    return tuple(filter(None, texts))


@cache
def _marks() -> tuple[str, ...]:
    return tuple(_table("breakdowns")["holds"])


@cache
def _table(name: str) -> dict[str, Any]:
    return dict(table_of("stands_in.toml")[name])
