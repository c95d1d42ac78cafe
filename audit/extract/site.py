"""What a page's site is called, and which headings and pieces of a title only say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from audit.extract.metas import SITE_METAS
from audit.extract.parts import Heading, Parts
from audit.model.uri import Uri
from audit.text.fold import fold, tokens
from audit.text.regex import regex
from audit.text.urls import host

SEPARATOR = regex(
    r"\s+(?:[|–—·•:»«›‹/~]|-+)+\s+|\s*[|｜»«›‹]\s*|(?<=[^\W_]):\s+|\s+-\s*|(?<=[^\x00-\x7f]):(?=[A-Za-z])|_(?=[^\x00-\x7f])"
)
"""What may stand between a headline and its site's name."""
_TELLING: Final = 5  # letters from which part of a word is the host's name and not chance
_COUNTRY: Final = 2  # letters of a label that names a country, not a site
_LENGTH: Final = 80
_WORDS: Final = 6  # a longer part of a title is no site's name, whatever words it shares with the host
_HOME = regex(
    r"(?:(?:https?:)?//[^/?#]+)?/?(?:#.*|(?:index|default|home)\.[a-z]{3,5}|\?(?:lang|locale|hl)=[\w-]+)?"
    r"|(?:https?://[^/]+)?/web/\d{4,14}[a-z_]*/https?://[^/?#]+/?",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A part of a title: characters [start, end), its words, and the separator before it ("" for the first)."""

    start: int
    end: int
    words: str
    separator: str


@dataclass(frozen=True, slots=True)
class Site:
    """What the page's site is called: folded names the page gives, and the words of its host."""

    names: frozenset[str]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, parts: Parts, uri: Uri) -> "Site":
        """The site of a page."""
        given = [meta.content for meta in parts.metas if meta.key in SITE_METAS]
        for thing in parts.things:
            given.append(thing.text("publisher"))
            if "WebSite" in thing.types or "Organization" in thing.types:
                given.append(thing.text("name"))
        if len(split(parts.title)) > 1:
            given += [
                heading.text for heading in parts.headlines if _leads_home(heading) and heading.text != parts.title
            ]
        names = frozenset(key(name) for name in given if name)
        labels = host(uri).removeprefix("www.").split(".")[:-1]
        return cls(names, tuple(label.replace("-", "") for label in labels if len(label) > _COUNTRY))

    def is_named(self, text: str) -> bool:
        """Whether the text is exactly a name of the site that the page gives, or its host's name."""
        words = key(text)
        return words in self.names or words.replace(" ", "") in self.labels

    def is_called(self, text: str) -> bool:
        """Whether the text is a name of the site, or has the host's name in it."""
        if len(text) > _LENGTH:
            return False
        words = key(text).split()
        if not words or len(words) > _WORDS:
            return not words
        if " ".join(words) in self.names:
            return True
        compact = "".join(words)
        initials = "".join(word[0] for word in words)
        return any(
            label in words or compact == label or (len(label) >= _TELLING and label in compact) or label == initials
            for label in self.labels
        )

    def owns(self, heading: Heading, parts: Parts) -> bool:
        """Whether a heading is called as the site, or links to its home on a page whose title says more than that."""
        if self.is_called(heading.text):
            return True
        return _leads_home(heading) and len(split(parts.title)) > 1 and key(parts.title) != key(heading.text)

    def is_logo(self, heading: Heading, parts: Parts) -> bool:
        """Whether a heading only names the site: it owns it, or `<title>` ends in it after saying something else."""
        if self.owns(heading, parts):
            return True
        said = key(heading.text)
        pieces = split(parts.title)
        ends = len(pieces) > 1 and key(pieces[-1].words) == said
        return ends and not self.is_called(pieces[0].words) and key(parts.content("og:title")) != said


def _leads_home(heading: Heading) -> bool:
    return heading.link is not None and _HOME.fullmatch(heading.link) is not None


@lru_cache(maxsize=64)  # a page's title is split for every heading
def split(text: str) -> tuple[Piece, ...]:
    """The pieces between separators."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[Piece]:
    start, separator = 0, ""
    for found in SEPARATOR.finditer(text):
        yield Piece(start, found.start(), text[start : found.start()], separator)
        start, separator = found.end(), found[0]
    yield Piece(start, len(text), text[start:], separator)


@lru_cache(maxsize=512)  # the same few texts are compared over and over within a page
def key(title: str) -> str:
    """A title for comparing only."""
    return " ".join(tokens(title)) or fold(title)
