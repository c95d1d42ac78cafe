"""What a reader sees of a page that has hardly any text: a form, a notice to enable scripts, a set phrase, nothing.

Only pages without a lead worth the name are looked at this way, about six in a hundred; the others are what they seem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from audit.extract.metas import SITE_METAS
from audit.extract.parts import Parts, page_parts
from audit.extract.running import Block, blocks
from audit.extract.wording import key
from audit.model.capture import Capture
from audit.text.fold import squeeze
from audit.text.regex import regex
from audit.text.urls import host

REACH: Final = 200_000
"""Characters of a page's body that are looked at."""

_BESIDE = regex(r"<(/?)(?:nav|header|footer|aside|dialog)(?=[\s/>])", re.IGNORECASE)
_NOSCRIPT = regex(r"<(/?)noscript(?=[\s/>])", re.IGNORECASE)
_PASSWORD = regex(r"<input\b[^<>]{0,2000}?\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_CAPTCHA = regex(r"\b(?:g-recaptcha|h-captcha|cf-turnstile|px-captcha|frc-captcha|mtcaptcha)\b", re.IGNORECASE)
_WRITING = regex(r"<textarea\b(?![^<>]{0,2000}(?:captcha|turnstile))", re.IGNORECASE)  # there it is the widget's
_SCRIPT = regex(r"<script\b", re.IGNORECASE)
_AWAY = regex(
    r"\b(?:window\.|document\.|top\.|self\.)?location(?:\.href)?\s*=\s*[\"'`](?!#)"
    r"|\blocation\.(?:replace|assign)\s*\(\s*[\"'`]"
)
_PICTURES = regex(r"<(?:img|picture|video|audio|object|embed|svg|canvas|iframe)\b", re.IGNORECASE)
_FRAMES = regex(r"<(?:i?frame|frameset)\b", re.IGNORECASE)
_LABEL: Final = 4  # letters from which a part of a host's name is the site's name and not chance
_AROUND: Final = 16  # letters that may stand around it: "The Herald of Oslo"


@dataclass(frozen=True)
class Surface:
    """One page looked at closely, each fact worked out when first asked for."""

    capture: Capture

    @property
    def page(self) -> str:
        """The page as text."""
        return self.parts.page

    @cached_property
    def parts(self) -> Parts:
        """Its title, headings and meta tags."""
        return page_parts(self.capture.payload, self.capture.header("content-type"))

    @cached_property
    def _body(self) -> str:
        start = self.parts.body
        return self.parts.text[start : start + REACH]

    @cached_property
    def texts(self) -> tuple[Block, ...]:
        """The lines of text that are shown where scripts run, in order."""
        return tuple(blocks(_without_noscript(self._body)))

    @cached_property
    def letters(self) -> int:
        """How many characters of text are shown, links and menus included."""
        return sum(len(block.text) for block in self.texts)

    @cached_property
    def sentences(self) -> int:
        """How many characters stand in lines that read like sentences."""
        return sum(len(block.text) for block in self.texts if block.is_sentence)

    @cached_property
    def scripts(self) -> int:
        """How many scripts there are."""
        return len(_SCRIPT.findall(self.page))

    @cached_property
    def _matter(self) -> str:
        """The body without menus, headers, footers and what else stands beside the page's own matter."""
        return _without_beside(self._body)

    @cached_property
    def matter(self) -> tuple[Block, ...]:
        """The lines of text of the page's own matter."""
        return tuple(blocks(_without_noscript(self._matter)))

    @property
    def asks_for_a_password(self) -> bool:
        """Whether it holds a field for one, be it in a menu."""
        return _PASSWORD.search(self._body) is not None

    @property
    def is_about_a_password(self) -> bool:
        """Whether such a field belongs to its own matter."""
        return _PASSWORD.search(self._matter) is not None

    @property
    def captcha(self) -> str | None:
        """The widget in its own matter by which visitors show that they are no program, None without one."""
        found = _CAPTCHA.search(self._matter)
        return found[0] if found else None

    @property
    def is_written_to(self) -> bool:
        """Whether it has a field for a text of the visitor's: a comment, a message to the site."""
        return _WRITING.search(self.page) is not None

    @property
    def leaves_by_script(self) -> bool:
        """Whether a script of its own leads to a fixed address."""
        return _AWAY.search(self.page) is not None

    @property
    def has_frames(self) -> bool:
        """Whether its text is in other files, shown in frames."""
        return _FRAMES.search(_without_noscript(self.page)) is not None

    @property
    def has_pictures(self) -> bool:
        """Whether its own matter shows pictures, sounds or other files."""
        return _PICTURES.search(_without_noscript(self._matter)) is not None

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """What its h1 and h2 elements say."""
        return tuple(heading.text for heading in (*self.parts.headlines, *self.parts.subheads))

    def names_site(self, text: str) -> bool:
        """Whether a text is the site's name: the page calls the site so, or the host has the word."""
        said = key(text)
        if not said or said in self._names or said in host(self.capture.uri).split("."):
            return True
        return any(label in said and len(said) <= len(label) + _AROUND for label in self._labels)

    @cached_property
    def _names(self) -> frozenset[str]:
        given = (meta.content for meta in self.parts.metas if meta.key in SITE_METAS)
        organisations = (
            thing.text("name") for thing in self.parts.things if {"WebSite", "Organization"}.intersection(thing.types)
        )
        return frozenset(filter(None, map(key, (*given, *organisations))))

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        labels = (label.replace("-", "") for label in host(self.capture.uri).split(".")[:-1])
        return tuple(label for label in labels if len(label) >= _LABEL)

    def first_texts(self) -> Iterator[str]:
        """The first lines outside links and menus."""
        return (squeeze(block.text) for block in self.texts if block.apart * 2 <= len(block.text))


def _without_beside(body: str) -> str:
    """A body without the elements that stand beside its matter; the whole of it where one of them does not end."""
    shown: list[str] = []
    at = depth = 0
    for tag in _BESIDE.finditer(body):
        if tag[1]:
            at = tag.start() if depth == 1 else at
            depth = max(0, depth - 1)
        else:
            if not depth:
                shown.append(body[at : tag.start()])
            depth += 1
    return body if depth else " ".join([*shown, body[at:]])


def _without_noscript(body: str) -> str:
    """The rest of a body without its noscript elements; one that does not end hides the rest."""
    shown: list[str] = []
    at, inside = 0, False
    for tag in _NOSCRIPT.finditer(body):
        if inside != bool(tag[1]):
            continue  # a second opening within one, or an end without a beginning
        if not inside:
            shown.append(body[at : tag.start()])
        at, inside = tag.start(), not inside
    return " ".join(shown if inside else [*shown, body[at:]])
