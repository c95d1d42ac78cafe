"""Where a page's headline stands, and the text around it: what readers see just before the title and after it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from audit.extract.parts import Heading, Parts
from audit.extract.running import Block, blocks, uncut, whole
from audit.model.reading import Choice
from audit.text.fold import tokens
from audit.text.regex import regex

BEFORE: Final = 1_500
AFTER: Final = 30_000
"""Characters of the page that are read before the headline, and at most after it."""
ENOUGH: Final = 1_500
"""Characters of running text after which reading stops."""
_STEP: Final = 1_500
_MOST: Final = 20  # places of the title's words that are looked at
_NEAR: Final = 200
_END_OF_MASTHEAD = regex(r"</(?:header|nav)(?=[\s>])", re.IGNORECASE)
_BOUNDARY = regex(r"</?(?:p|div|li|section|article|main|h[1-6]|table|ul)(?=[\s/>])", re.IGNORECASE)


class Kept:
    """Blocks that are read when they are first asked for, and kept: a date stands in the first few, mostly."""

    def __init__(self, to_come: Iterator[Block]) -> None:
        """Blocks as they come."""
        self._to_come = to_come
        self._read: list[Block] = []

    def __iter__(self) -> Iterator[Block]:
        """The blocks from the first."""
        for at in count():
            if at == len(self._read):
                block = next(self._to_come, None)
                if block is None:
                    return
                self._read.append(block)
            yield self._read[at]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the headline: the blocks before it (the nearest first) and after it.

    Blocks after it reach up to a page's worth of running text. `locator` says how the headline was found; None when
    there is none and reading began at the main text. `end` is the character of the seen text after it; `below` says how
    many of the blocks before it stand below a page's header or menu.
    """

    locator: str | None
    before: Iterable[Block]
    after: Iterable[Block]
    end: int = 0
    below: int | None = None


def surroundings(parts: Parts, title: Choice[str]) -> Surroundings:
    """The text around the heading that says the title; else the only h1; else where the title stands in the text."""
    start, end, locator = _place(parts, title)
    after = Kept(_own(_reading(parts.text, end)))
    if locator is None:
        return Surroundings(locator, (), after, end)
    stretch = uncut(parts.text[max(0, start - BEFORE) : start])
    masthead = max((tag.start() for tag in _END_OF_MASTHEAD.finditer(stretch)), default=-1)
    below = tuple(_own(reversed(blocks(stretch[max(masthead, 0) :]))))
    if masthead < 0:
        return Surroundings(locator, below, after, end)
    return Surroundings(locator, (*below, *_own(reversed(blocks(stretch[:masthead])))), after, end, len(below))


def _own(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks without an archive's notices."""
    notice = _notice()
    return (block for block in found if not notice.match(block.text))


@cache
def _notice() -> re.Pattern[str]:
    with Path(__file__).with_name("notices.toml").open("rb") as file:
        openings = [re.escape(opening).replace('"', '["\u201c\u201d]') for opening in tomllib.load(file)["opening"]]
    return re.compile("|".join(openings), re.IGNORECASE)


def _place(parts: Parts, title: Choice[str]) -> tuple[int, int, str | None]:
    heading = _saying(parts.headlines, title.value) or _saying(parts.subheads, title.value)
    if heading is None and len(parts.headlines) == 1 and _is_candidate(parts.headlines[0], title):
        heading = parts.headlines[0]
    if heading:
        return heading.start, heading.end, heading.locator
    for words in filter(None, (title.value, title.text)):
        at = _text_node(parts, words)
        if at is not None:
            return at, at + len(words), "the title's words"
    start = next((place for place in (parts.main, parts.article) if place is not None), parts.body)
    return start, start, None


def _is_candidate(heading: Heading, title: Choice[str]) -> bool:
    """Whether a heading was taken for a title; one that only names the site was not."""
    return any(heading.text.startswith(candidate.raw) for candidate in title.candidates)


def _text_node(parts: Parts, words: str) -> int | None:
    """Where the words are the whole text between two tags; else where they stand in a text, and in no tag."""
    text, at, inside = parts.text, parts.body - 1, None
    for _ in range(_MOST):
        at = text.find(words, at + 1)
        if at < 0:
            break
        before, after = text[max(0, at - _NEAR) : at].rstrip(), text[at + len(words) : at + len(words) + _NEAR].lstrip()
        if before.endswith(">") and after.startswith("<"):
            return at
        if inside is None and before.rfind(">") > before.rfind("<"):
            inside = at
    return inside


def _saying(headings: Sequence[Heading], title: str | None) -> Heading | None:
    same = next((heading for heading in headings if heading.text == title), None)
    wanted = tokens(title or "") if headings and not same else ()
    return same or next((heading for heading in headings if wanted and tokens(heading.text) == wanted), None)


def _reading(text: str, start: int) -> Iterator[Block]:
    """The blocks from `start` on, read in steps until there is enough running text."""
    running, at = 0, start
    while at < min(len(text), start + AFTER) and running < ENOUGH:
        boundary = _BOUNDARY.search(text, at + _STEP, at + 2 * _STEP)
        end = whole(text, at, boundary.start() if boundary else at + _STEP)
        for block in blocks(text[at:end]):
            running += len(block.text) if block.is_running else 0
            yield block
        at = end
