"""Dates that readers see near the headline.

Within 300 characters after the headline a shown date is the publication's on 963 of 1,000 pages, if it stands in a line
of its own; inside sentences dates are of other things, except at a paragraph's very beginning ("WASHINGTON, Dec. 9 …").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile, zip_longest
from typing import Final, NamedTuple, TypeAlias

from audit.extract.beyond import heads_others
from audit.extract.event import correction_in
from audit.extract.headline import Surroundings
from audit.extract.labels import label_of_line
from audit.extract.parts import Parts
from audit.extract.running import Block
from audit.extract.shown import Order, Shown, shown
from audit.extract.witness import Witness
from audit.model.reading import Aspect
from audit.text.regex import regex

REACH: Final = 500
"""Characters after the headline in which dates are looked for."""
_REACH_OPENING: Final = 150
_NEAR: Final = 300
_REACH_BEFORE: Final = 80  # 87 of 99 were right, the furthest right one at 76
_SHORT: Final = 160  # a longer line is no date line
_BYLINE: Final = 15  # … and before the date in a line that reads like a sentence
_DATELINE: Final = 60  # characters at the beginning of a paragraph in which a date is its dateline
_LINE: Final = 1_000  # characters of a line that are read, and of a paragraph, where only what it opens with counts
_OPENING_OF_TEXT: Final = 220
_OPENS: Final = 20  # characters before a date that opens its line
_BARS = regex(r"\s+[|–—·•:»›-]+\s+|\s*[|｜]\s*")
_TIME_OF_DAY = regex(r"^[\s,|]{1,3}[0-2]?\d[:.][0-5]\d(?:\s?Uhr)?")
_TITLE_END: Final = 200
_STOPS: Final = (".", "!", "?", "\u201d")
# Behind a date that opens a sentence: four words, not "by" with somebody's name.
_TOLD = regex(r",? (?!(?:by|von|par|por|di|da|de|door|av|af|od|przez|от|від) )([^\W\d_]\w*)(?: [^\s|\d]+){3}")
# "19 February 2022: 09:00 Opening. 09:30 Panel": what happens at which hour of that day.
_PROGRAMME = regex(r"\W{1,3}\d\d?[:.]\d\d [A-Z][a-z]{3,}\b.*?\d\d?[:.]\d\d ")
_PLACE = regex(r"(?:^|[.|:–—-] )[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2}, (?:den |the |le |dnia |il )?\Z")
_SET_OFF = regex(r"\s{0,2}[)\]]?\s{0,2}(?:[-–—|:/]\s|[)\]]|\(|\|)")  # what follows the date of a dateline

# Development pages, first date in reach: in a line of its own .955, with a "published" label .977, in the line before
# the headline .918, in a line of links .900, among several different days .765; at the beginning of a paragraph .66, of
# which those that are set off by a dash or bracket are nearly all right.
_ALONE: Final = 0.955
_FURTHER: Final = 0.85  # beyond the first 300 characters
_LABELLED: Final = 0.975
_LINKED: Final = 0.90
_BEFORE: Final = 0.90
_MENU: Final = 2  # lines of links that are a menu; one may be the article's section
_MASTHEAD: Final = 0.60  # right on 5 of 12
_FIRST_OF_SEVERAL: Final = 0.80
_ONE_OF_SEVERAL: Final = 0.40
_SET_OFF_TRUST: Final = 0.90
_PARAGRAPH: Final = 0.45
_IN_TITLE: Final = 0.85
_TEASER: Final = 0.40
_TEASER_WORDS: Final = 20  # characters before the date from which a line of links tells of something else
_ITEMS: Final = 3  # from which dated links are a list
_MODIFIED: Final = 0.90
_OPENING: Final = 0.80


def _is_in_masthead(block: Block, around: Surroundings) -> bool:
    """Whether a menu or the end of the page's header stands between a block and the headline below it.

    Newspapers show today's date there.
    """
    between = list(takewhile(lambda one: one is not block, around.before))
    menu = sum(one.apart * 2 > len(one.text) for one in between) >= _MENU
    return menu or (around.below is not None and len(between) >= around.below)


# A block with the one above it and the one below.
_Line: TypeAlias = tuple[Block, Block | None, Block | None]


class _Near(NamedTuple):
    """A date near the headline: the characters of text before it, the date, its block and those above and below."""

    offset: int
    shown: Shown
    block: Block
    above: Block | None
    below: Block | None


def near(around: Surroundings, order: Order, language: str | None) -> Iterator[Witness]:
    """The dates shown after the headline, then those just before it."""
    if around.locator is None:
        yield from _opening(around, order, language)
        return
    after = list(_dates(_downwards(around.after), REACH, order, language))
    lines = [found for found in after if not _is_teaser(found.shown, found.block)]
    several = len({one.days for _, one, block, *_ in lines if one.label is None and not block.is_running}) > 1
    first = lines[0] if lines and not _is_list(after) else None
    for found in after:
        offset, one, block, *_ = found
        trust = _trust(one, block, first=found is first, several=several)
        if offset > _NEAR and one.label is None:
            trust = min(trust, _FURTHER)
        if trust:
            yield _witness(one, "near-headline", f"{around.locator} + {offset} characters", trust)
    for offset, one, block, *_ in _dates(_upwards(around.before), _REACH_BEFORE, order, language):
        if one.label != "other" and (not block.is_running or (one.start < _OPENS and len(block.text) < _SHORT)):
            trust = _MASTHEAD if _is_in_masthead(block, around) else _BEFORE
            yield _witness(one, "above-headline", f"{around.locator} - {offset} characters", trust)


def in_title(parts: Parts, order: Order) -> Iterator[Witness]:
    """A day as the last piece of the window's title or of `og:title` ("Headline | Site | 28.04.2023")."""
    for raw, locator in ((parts.title, "title"), (parts.content("og:title"), 'meta[property="og:title"]')):
        pieces = _BARS.split(raw[-_TITLE_END:])
        for one in shown(pieces[-1], order, parts.slices.language) if len(pieces) > 1 else ():
            rest = pieces[-1][: one.start] + _TIME_OF_DAY.sub("", pieces[-1][one.end :])
            if one.label is None and not rest.strip() and not pieces[-2][-2:].rstrip(".").isdigit():
                yield _witness(one, "title-date", locator, _IN_TITLE)


def _opening(around: Surroundings, order: Order, language: str | None) -> Iterator[Witness]:
    """Without a headline: a date in a line of its own with which the main text opens."""
    for offset, one, block, *_ in _dates(_downwards(around.after), _REACH_OPENING, order, language):
        if one.label in {None, "published"} and not block.is_sentence:
            yield _witness(one, "top-of-text", f"main text + {offset} characters", _OPENING)
            return


def _dates(lines: Iterable[_Line], reach: int, order: Order, language: str | None) -> Iterator[_Near]:
    """Each date in reach of lines."""
    passed = 0
    for block, line_above, line_below in lines:
        if passed > reach or heads_others(block.text):
            return
        notice = correction_in(block.text) or ""  # its dates are of the correction only
        for one in shown(block.text[: _OPENING_OF_TEXT if block.is_running else _LINE], order, language):
            if passed + one.start <= reach and one.text not in notice:
                yield _Near(passed + one.start, _labelled(one, line_above), block, line_above, line_below)
        passed += len(block.text) + 1


def _is_list(after: Sequence[_Near]) -> bool:
    """Whether the first dates each stand below or above a link of their own, as in a list of other pages."""
    first = after[:_ITEMS]
    if len({one.shown.days for one in first}) < _ITEMS:
        return False
    return all(_is_link(one.above) for one in first) or all(_is_link(one.below) for one in first)


def _is_link(block: Block | None) -> bool:
    return block is not None and block.apart * 2 > len(block.text)


def _labelled(one: Shown, line_above: Block | None) -> Shown:
    """A date that opens its line, with what the line above says of it: pages set a name over or beside each value."""
    if one.start or one.label or line_above is None or line_above.apart:
        return one
    return replace(one, label=label_of_line(line_above.text))


def _downwards(lines: Iterable[Block]) -> Iterator[_Line]:
    """Each block with those above and below it, from the headline down."""
    above, block = None, None
    for below in lines:
        if block is not None:
            yield block, above, below
        above, block = block, below
    if block is not None:
        yield block, above, None


def _upwards(lines: Iterable[Block]) -> Iterator[_Line]:
    """Each block with those above and below it, from the headline up."""
    for block, above in zip_longest(lines, islice(lines, 1, None)):
        yield block, above, None


def _trust(one: Shown, block: Block, *, first: bool, several: bool) -> float:
    """How far a shown date may be believed to be the page's; 0 when it says that it is another."""
    if one.label == "other":
        return 0.0
    if one.label == "modified":
        return _MODIFIED
    if one.label == "published" and (not block.is_running or one.start <= _SHORT):
        return _LABELLED
    if (block.is_running and len(block.text) > _SHORT) or (
        block.is_sentence and (_tells_on(one, block) if one.start <= _BYLINE else not _ends_in_place_and(one, block))
    ):
        return _paragraph_trust(one, block)
    if several and not _is_teaser(one, block):
        return min(_FIRST_OF_SEVERAL, _line_trust(one, block)) if first else _ONE_OF_SEVERAL
    return _line_trust(one, block)


def _tells_on(one: Shown, block: Block) -> bool:
    """Whether a sentence goes on behind the date with which it opens: "On June 16, 2021, the two presidents met."."""
    if _PROGRAMME.match(block.text, one.end):
        return True
    told = _TOLD.match(block.text, one.end) if block.text.endswith(_STOPS) else None
    return told is not None and told[1][0].islower()


def _ends_in_place_and(one: Shown, block: Block) -> bool:
    """Whether a line ends in a place and the date, as letters are headed: "Release No. 17. Arden, 2 March 2022."."""
    return not block.text[one.end :].strip(" .") and _PLACE.search(block.text, 0, one.start) is not None


def _is_teaser(one: Shown, block: Block) -> bool:
    """Whether a date stands behind the words of links or captions: they tell of another page, or of a picture."""
    return block.apart * 2 > len(block.text) and one.start > _TEASER_WORDS


def _line_trust(one: Shown, block: Block) -> float:
    """A date in a short line of its own is the page's; nearly as often so is one that opens a line of links."""
    if block.apart * 2 <= len(block.text):
        return _ALONE
    return _TEASER if _is_teaser(one, block) else _LINKED


def _paragraph_trust(one: Shown, block: Block) -> float:
    """A date in running text is the page's only in its dateline."""
    if one.start > _DATELINE:
        return 0.0
    set_off = _SET_OFF.match(block.text, one.end) and not _PROGRAMME.match(block.text, one.end)
    return _SET_OFF_TRUST if set_off else _PARAGRAPH


def _witness(one: Shown, source: str, locator: str, trust: float) -> Witness:
    aspect: Aspect = "modified" if one.label == "modified" else "published"
    return Witness(aspect, "shown", source, locator, one.text, one.days, trust, None, one.precision)
