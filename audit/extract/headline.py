"""Where a page's headline stands, and the text around it: what readers see just before the title and after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.extract.parts import Heading, Parts
from audit.extract.running import Block, blocks
from audit.text.fold import tokens

BEFORE: Final = 1_500
AFTER: Final = 30_000
"""Characters of the page that are read before the headline, and at most after it."""
ENOUGH: Final = 1_500
"""Characters of running text after which reading stops."""
_STEP: Final = 4_000
_BOUNDARY = re.compile(r"</?(?:p|div|li|section|article|main|h[1-6]|table|ul)(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the headline: the blocks before it (the nearest first) and after it.

    Blocks after it reach up to a page's worth of running text. `locator` says how the headline was found; None when
    there is none and reading began at the main text. `end` is the character of the page after it.
    """

    locator: str | None
    before: tuple[Block, ...]
    after: tuple[Block, ...]
    end: int = 0


def surroundings(parts: Parts, title: str | None) -> Surroundings:
    """The text around the heading that says the title; else the only h1; else where the title stands in the text."""
    start, end, locator = _place(parts, title)
    before = tuple(blocks(parts.page[max(0, start - BEFORE) : start]))[::-1] if locator else ()
    return Surroundings(locator, before, tuple(_reading(parts.page, end)), end)


def _place(parts: Parts, title: str | None) -> tuple[int, int, str | None]:
    heading = _saying(parts.headlines, title) or _saying(parts.subheads, title)
    if heading is None and len(parts.headlines) == 1:
        heading = parts.headlines[0]
    if heading:
        return heading.start, heading.end, heading.locator
    at = parts.page.find(title, parts.slices.body) if title else -1
    if title and at >= 0:
        return at, at + len(title), "the title's words"
    slices = parts.slices
    start = next((place for place in (slices.main, slices.article) if place is not None), slices.body)
    return start, start, None


def _saying(headings: Sequence[Heading], title: str | None) -> Heading | None:
    same = next((heading for heading in headings if heading.text == title), None)
    wanted = tokens(title or "") if headings and not same else ()
    return same or next((heading for heading in headings if wanted and tokens(heading.text) == wanted), None)


def _reading(page: str, start: int) -> Iterator[Block]:
    """The blocks from `start` on, read in growing steps until there is enough running text."""
    running, at, step = 0, start, _STEP
    while at < min(len(page), start + AFTER) and running < ENOUGH:
        boundary = _BOUNDARY.search(page, at + step, at + 2 * step)
        end = boundary.start() if boundary else at + step
        for block in blocks(page[at:end]):
            running += len(block.text) if block.is_running else 0
            yield block
        at, step = end, 2 * step
