"""Pages with hardly any text: what fills them instead. A redirect in HTML, a parking service, a form, a script.

None of them is evidence. Which one it is decides what a reviewer should do: look in a browser, sign in, or give up.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from audit.extract.instead import is_scant
from audit.extract.surface import Surface
from audit.extract.wording import table_of
from audit.model.capture import Condition
from audit.model.reading import Reading

_FORM: Final = 600  # characters of text around a sign-in form that is all a page has
_WIDGET: Final = 400  # around a captcha
_SHELL: Final = 120  # characters of text below which a page with scripts is filled in by them
_NOTICE: Final = 400  # characters of text of which a notice to enable scripts is what matters
_NEEDS_SCRIPTS = re.compile(r"java\s?script", re.IGNORECASE)


def hollow(reading: Reading, surface: Surface) -> Condition | None:
    """What fills the page in place of text, None for a page that has some."""
    if not is_scant(reading):
        return None
    return next(filter(None, _found(surface)), None)


def _found(surface: Surface) -> Iterator[Condition | None]:
    yield _parked(surface)
    yield _sign_in(surface)
    yield _captcha(surface)
    yield _scripted(surface)
    if not surface.letters and not surface.parts.title:
        frames = surface.has_frames
        yield Condition("broken", "frames" if frames else "empty", signal="no text of its own, only frames" * frames)


def _parked(surface: Surface) -> Condition | None:
    source = surface.page
    for vendor, holds in _marks():
        mark = next((one for one in holds if one in source), None)
        if mark:
            return Condition("gone", "parked", signal=f"{vendor}: the page loads {mark}")
    return None


def _sign_in(surface: Surface) -> Condition | None:
    if surface.asks_for_a_password and surface.letters < _FORM:
        return Condition("blocked", "login-wall", signal="a form that asks for a password is all there is")
    return None


def _captcha(surface: Surface) -> Condition | None:
    widget = surface.captcha if surface.letters < _WIDGET else None
    return Condition("blocked", "challenge:captcha", signal=f"{widget} is all there is") if widget else None


def _scripted(surface: Surface) -> Condition | None:
    """A page that is nothing until scripts have run: almost no text, or a notice that scripts are needed."""
    if not surface.scripts or surface.letters >= _NOTICE:
        return None
    if any(_asks_for_scripts(block.text) for block in surface.texts):
        return Condition("broken", "javascript-shell", signal="the page asks for JavaScript")
    if surface.letters >= _SHELL or surface.headings:
        return None
    if surface.leaves_by_script:
        return Condition("broken", "script-redirect", signal="a script leads elsewhere, and there is no text")
    return None if surface.sentences else Condition("broken", "javascript-shell", signal="scripts, and no text")


def _asks_for_scripts(line: str) -> bool:
    return _NEEDS_SCRIPTS.search(line) is not None and any(part in line.casefold() for part in _asking())


@cache
def _asking() -> tuple[str, ...]:
    return tuple(part.casefold() for part in table_of("stands_in.toml")["scripts"]["asks"])


@cache
def _marks() -> Sequence[tuple[str, tuple[str, ...]]]:
    return tuple((mark["vendor"], tuple(mark["holds"])) for mark in table_of("parked.toml")["marks"])
