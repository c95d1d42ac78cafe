"""Pages all of whose text is about one thing: why what was asked for is not shown.

Walls and notices are worded in more ways than any list of headings has. What they have in common is that they speak to
their visitor ("you must be 18 to enter") and of nothing else. So a page is one if it says so, and no headline and no
sentence of it is about anything else. The words are data (`all_about.toml`), with evidence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from audit.extract.borne_out import is_cited
from audit.extract.landing import is_search_address
from audit.extract.running import Block
from audit.extract.surface import Surface
from audit.extract.wording import is_phrase, table_of
from audit.model.capture import Condition, State
from audit.model.reading import Reading
from audit.text.fold import fold
from audit.text.regex import regex

_FIRST: Final = 8  # lines among which the notice must be
_LONGEST: Final = 1_500  # characters of a page's matter: no notice is longer
_NAME: Final = 4  # words of a title that may be the site's name
_SHARE: Final = 3  # one part in so many of a text may be about nothing
_LABEL: Final = 4  # words of a heading that names a thing and says nothing
_READ: Final = 400  # characters of a line
_SHORT: Final = 3  # letters of a word that begins too many others
_SHOWN: Final = "near-headline"
_GAP: Final = "…"
_SENTENCES: Final = regex(r"(?<=[.!?])\s+|(?<=[。！？])")
_KNOWN: Final = " _ "  # in place of what a heading says of the notice
_TELLING: Final = regex(r"[a-z]{4,}")
_STOPS: Final = regex(r"[.:;!?,(\[]+")
_OTHER: Final = regex(r"[^a-z0-9.]+")
_CLAUSES: Final = regex(r"[:;.!?…。！？]+(?:\s|$)")
_BARS: Final = regex(r"\s[|–—·»-]\s|[|｜]")
_UNPARTED: Final = regex(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A sign of a script that does not part words, or not where ours would (Thai, Japanese, Chinese, Korean)."""


@dataclass(frozen=True, slots=True)
class _Notice:
    """One kind of notice: what it `says`, and what its headings and sentences are `about`; `all_about.toml` has both.

    `below_a_headline`: the headline of the page that is not shown may stand above it. `not_below_a_word`: a heading of
    one word must be about it, too, since it may be said of a part of such a page. `not_at_a_search`: where a search was
    cited, it is the page.
    """

    state: State
    cause: str
    says: tuple[tuple[str, ...], ...]
    about: tuple[str, ...]
    echoes: tuple[str, ...]
    courtesies: tuple[str, ...]
    plain: tuple[str, ...]
    below_a_headline: bool
    not_below_a_word: bool
    not_at_a_search: bool

    def is_said_in(self, text: str) -> bool:
        """Whether a line says it."""
        line = _line(text)
        return any(_in_order(parts, line) for parts in self.says)

    def covers(self, sentence: str) -> bool:
        """Whether a sentence is about it."""
        line = _line(sentence)
        return any(word in line for word in self.about + self.courtesies) or self.is_said_in(sentence)

    def heads(self, clause: str) -> bool:
        """Whether a clause of a heading says it and next to nothing else, or is a label that is about it."""
        rest = _line(clause)
        if len(clause.split()) <= _LABEL and any(word in rest for word in self.about):
            return True
        if not self.is_said_in(clause):
            return False
        said_here = (part for parts in self.says if _in_order(parts, rest) for part in parts)
        for known in sorted((*said_here, *self.about, *self.courtesies, *self.plain), key=len, reverse=True):
            rest = re.sub(rf"{re.escape(known)}\w*", _KNOWN, rest) if known in rest else rest
        parts = [(_TELLING.findall(part), _KNOWN in part) for part in rest.split(" . ")]
        more = sum(len(words) for words, _ in parts)
        return bool(_UNPARTED.search(clause)) or (
            more <= (self.state != "gone") and all(is_about or not words for words, is_about in parts)
        )

    def repeats(self, heading: str) -> bool:
        """Whether a heading repeats what was asked: "Search results for: …"."""
        return _line(heading).startswith(self.echoes)


def all_about(reading: Reading, surface: Surface) -> Condition | None:
    """The notice that is all a page has, None for any other; asked of pages with hardly any text.

    A page that shows when it was published is no notice, nor is one that bears out its address (but a search repeats
    it), nor one to which visitors write: what says there that one must be no robot or logged in is said of comments.
    """
    if sum(len(block.text) for block in surface.matter) >= _LONGEST or _shows_a_date(reading) or surface.is_written_to:
        return None
    lines = (*_headings(surface), *(block.text for block in surface.matter[:_FIRST]))
    cited = is_cited(surface.capture.uri, reading)
    for notice in _notices():
        line = next(filter(notice.is_said_in, lines), None)
        if line and (notice.below_a_headline or notice.echoes or not cited) and _is_all(notice, surface):
            return Condition(notice.state, notice.cause, signal=f"the page says “{line[:120]}”")
    return None


def _is_all(notice: _Notice, surface: Surface) -> bool:
    if notice.not_at_a_search and is_search_address(surface.capture.uri):
        return False
    if any(_is_about_more(notice, block.text) for block in surface.matter if _is_said(block, surface)):
        return False
    return notice.below_a_headline or _is_headed(notice, surface)


def _is_about_more(notice: _Notice, text: str) -> bool:
    """Whether a text is about something else; a short sentence beside others may be about nothing."""
    sentences = _SENTENCES.split(text)
    beside = sum(len(one) for one in sentences if not notice.covers(one))
    return beside * _SHARE > len(text)


def _is_said(block: Block, surface: Surface) -> bool:
    """Whether a block is a sentence of the page, and no heading or label."""
    return block.is_sentence and block.text not in surface.headings


def _is_headed(notice: _Notice, surface: Surface) -> bool:
    """Whether no heading of the page is about anything else; a short title may be the site's name."""
    if not all(_is_about(notice, text, surface) for text in surface.headings):
        return False
    title = surface.parts.title or ""
    if surface.parts.headlines:
        first = _BARS.split(title)[0]  # what stands behind it is the site's name, of however many words
        return len(title.split()) <= _NAME or _is_about(notice, first, surface)
    return _is_about(notice, title, surface) or (len(title.split()) <= _NAME and notice.cause != "consent-wall")


def _is_about(notice: _Notice, heading: str, surface: Surface) -> bool:
    if notice.repeats(heading) or (len(heading.split()) == 1 and not notice.not_below_a_word):
        return True  # "Welcome", "Portal", "Ministère"
    parts = [part for part in _BARS.split(heading) if not surface.names_site(part)]
    clauses = [clause for part in parts for clause in _CLAUSES.split(part) if any(map(str.isalpha, clause))]
    return all(notice.heads(one) or is_phrase(one) for one in clauses)


def _headings(surface: Surface) -> Iterator[str]:
    return chain(filter(None, [surface.parts.title]), surface.headings)


def _shows_a_date(reading: Reading) -> bool:
    return any(one.source == _SHOWN for one in reading.published.candidates)


def _in_order(parts: Sequence[str], line: str) -> bool:
    at = 0
    for part in parts:
        at = line.find(part, at) + 1
        if not at:
            return False
        at += len(part) - 2  # the next may begin with the space after it
    return True


@lru_cache(maxsize=64)
def _line(text: str) -> str:
    """A text as folded words, a space before each and a full stop for whatever ends a clause."""
    return f"{_marked(text[:_READ])} . "


def _marked(text: str) -> str:
    words = _OTHER.sub(" ", _STOPS.sub(" . ", fold(text)))
    return f" {' '.join(words.split())}"


@cache
def _notices() -> tuple[_Notice, ...]:
    table = table_of("all_about.toml")
    courtesies, plain = _words(table["courtesies"]), _words(table["plain"])
    return tuple(
        _Notice(
            one["state"],
            one["cause"],
            tuple(tuple(_begun(part) for part in text.split(_GAP)) for text in one["says"]),
            _words(one["about"]),
            _words(one.get("echoes", ())),
            courtesies,
            plain,
            one.get("below_a_headline", False),
            one.get("not_below_a_word", False),
            one.get("not_at_a_search", False),
        )
        for one in table["notices"]
    )


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    """Words as they stand in a line: what begins so, or a short one as a whole, since many words begin so."""
    return tuple(
        f"{_begun(text)} " if len(text) <= _SHORT and not _UNPARTED.search(text) else _begun(text) for text in texts
    )


def _begun(text: str) -> str:
    """A text as it stands in a line, from the start of a word on where the script parts words."""
    return _marked(text).strip() if _UNPARTED.search(text) else _marked(text)
