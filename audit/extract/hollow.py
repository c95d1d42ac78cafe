"""Pages with hardly any text: what fills them instead. A redirect in HTML, a parking service, a form, a script.

None of them is evidence. Which one it is decides what a reviewer should do: look in a browser, sign in, or give up.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from audit.extract.borne_out import is_cited
from audit.extract.parked import parked
from audit.extract.running import RUNNING, Block
from audit.extract.scant import is_scant
from audit.extract.surface import Surface
from audit.extract.wording import is_filler, is_phrase, table_of
from audit.model.capture import Condition
from audit.model.reading import Reading
from audit.text.fold import fold
from audit.text.regex import regex

_TEXT: Final = 100  # characters of sentences from which a page has a text of its own
_FORM: Final = 600  # characters of text around a sign-in form that is all a page has
_WIDGET: Final = 400  # around a captcha
_SHELL: Final = 120  # characters of text below which a page with scripts is filled in by them
_NOTICE: Final = 400  # characters of text of which a notice to enable scripts is what matters
_NEEDS_SCRIPTS = regex(r"java\s?script", re.IGNORECASE)


def hollow(reading: Reading, surface: Surface) -> Condition | None:
    """What fills the page in place of text, None for a page that has some."""
    if not is_scant(reading):
        return None
    return next(filter(None, _found(reading, surface)), None)


def captcha_alone(surface: Surface) -> Condition | None:
    """A widget by which visitors show that they are no program, on a page that has next to nothing else."""
    if surface.letters >= _WIDGET or surface.is_written_to or _has_text_beside(surface, "captcha"):
        return None
    widget = surface.captcha
    return Condition("blocked", "challenge:captcha", signal=f"{widget} is all there is") if widget else None


def _found(reading: Reading, surface: Surface) -> Iterator[Condition | None]:
    yield parked(surface)
    if not is_cited(surface.capture.uri, reading):
        yield _sign_in(surface)
        yield captcha_alone(surface)
        yield _scripted(surface)
    if not surface.letters or _is_template(surface):
        frames = surface.has_frames
        yield Condition("broken", "frames" if frames else "empty", signal="no text of its own, only frames" * frames)


def _is_template(surface: Surface) -> bool:
    """Whether there is nothing between header and footer, no picture either, and no heading but the site's name."""
    if surface.has_pictures or any(block.text for block in surface.matter):
        return False
    return all(surface.names_site(text) or is_filler(text) for text in surface.headings)


def _sign_in(surface: Surface) -> Condition | None:
    """A form to sign in that is the page's matter; in a menu only where the page has no matter at all."""
    letters = sum(len(block.text) for block in surface.matter)
    is_matter = surface.is_about_a_password and letters < _FORM and not _has_text_beside(surface, "sign_in")
    if is_matter or (surface.asks_for_a_password and not letters):
        return Condition("blocked", "login-wall", signal="a form that asks for a password is all there is")
    return None


def _has_text_beside(surface: Surface, table: str) -> bool:
    """Whether the page's matter has sentences that do not speak of signing in, or of captchas.

    A headline of its own (not the site's name, nor a set phrase) makes a short one a text.
    """
    about = _about(table)
    beside = _characters(block for block in surface.matter if not any(word in fold(block.text) for word in about))
    if beside >= _TEXT or beside < RUNNING:
        return beside >= _TEXT
    return any(
        not (_is_set(text, surface) or any(word in fold(text) for word in about)) for text in _headlines(surface)
    )


def _headlines(surface: Surface) -> Iterator[str]:
    return (heading.text for heading in surface.parts.headlines)


def _is_set(heading: str, surface: Surface) -> bool:
    """Whether a heading is none of the page's own: the site's name, or a set phrase."""
    return surface.names_site(heading) or is_phrase(heading)


def _characters(texts: Iterable[Block]) -> int:
    return sum(len(block.text) for block in texts if block.is_sentence)


def _scripted(surface: Surface) -> Condition | None:
    """A page that is nothing until scripts have run: almost no text, or a notice that scripts are needed."""
    if not surface.scripts or surface.letters >= _NOTICE:
        return None
    if any(_asks_for_scripts(block.text) for block in surface.texts):
        asks = "the page asks for JavaScript"
        return None if _has_text_without_scripts(surface) else Condition("broken", "javascript-shell", signal=asks)
    if surface.letters >= _SHELL or surface.headings:
        return None
    if surface.leaves_by_script:
        return Condition("broken", "script-redirect", signal="a script leads elsewhere, and there is no text")
    return None if surface.sentences else Condition("broken", "javascript-shell", signal="scripts, and no text")


def _has_text_without_scripts(surface: Surface) -> bool:
    """Whether a page that asks for scripts has a headline of its own, or sentences about something else."""
    if any(not (_asks_for_scripts(text) or _is_set(text, surface)) for text in _headlines(surface)):
        return True
    return _characters(block for block in surface.texts if not _asks_for_scripts(block.text)) >= _TEXT


def _asks_for_scripts(line: str) -> bool:
    return _NEEDS_SCRIPTS.search(line) is not None and any(part in line.casefold() for part in _asking())


@cache
def _asking() -> tuple[str, ...]:
    return tuple(part.casefold() for part in table_of("stands_in.toml")["scripts"]["asks"])


@cache
def _about(table: str) -> tuple[str, ...]:
    return tuple(map(fold, table_of("stands_in.toml")[table]["about"]))
