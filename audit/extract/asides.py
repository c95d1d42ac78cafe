"""Paragraphs that are no text of the page though they read like sentences: what a site says of itself, and captions.

A lead that holds them tells of other days than the page's, or has no room left for what the page says.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from audit.extract.beyond import heads_others, heads_readers
from audit.extract.captions import is_caption, is_from_the_file
from audit.extract.phrases import Phrases
from audit.extract.running import Block

_LONGEST: Final = 450  # characters of a notice
_LONG: Final = 120  # characters of a paragraph that neither teasers nor most comments have
_LONG_EAST_ASIAN: Final = 40
_EAST_ASIAN: Final = "\u3001"
_RIGHTS: Final = 200  # characters of a line of rights
_QUOTES: Final = ('"', "\u201c", "\u201e", "\u00ab", "\u00bb")


def own_text(found: Iterable[Block]) -> Iterator[str]:
    """The paragraphs of a page's text, in order.

    What stands below a heading of comments or other pages is of the text only where a long paragraph follows: such
    headings stand in the midst of it, too. Where there is none but an agency's caption, that: the page is about its
    picture.
    """
    captions, below = list[str](), list[str]()
    own = ended = False
    for block in found:
        ended = ended or (own and not block.apart and (heads_others(block.text) or heads_readers(block.text)))
        if not block.is_sentence or is_notice(block.text):
            continue
        if is_caption(block.text):
            captions += [] if is_from_the_file(block.text) else [block.text]
            continue
        below.append(block.text)
        if not ended or _is_long(block.text):
            yield from below
            own, ended, below = True, False, []
    if not own:
        yield from captions


def _is_long(text: str) -> bool:
    return len(text) >= (_LONG_EAST_ASIAN if max(text) >= _EAST_ASIAN else _LONG)


def is_notice(text: str) -> bool:
    """Whether a short paragraph is a site's notice: of cookies, newsletters, commissions, rights."""
    if len(text) > _LONGEST:
        return False
    lower = text.lower().replace("\u2019", "'")
    if lower.startswith(_QUOTES):
        return False  # somebody says so
    notices = _notices()
    rights = len(text) <= _RIGHTS and lower.startswith(notices.openings)
    return rights or any(notices.phrases.within(lower))


class _Notices(NamedTuple):
    phrases: Phrases
    openings: tuple[str, ...]


@cache
def _notices() -> _Notices:
    with Path(__file__).with_name("asides.toml").open("rb") as file:
        table = tomllib.load(file)
    return _Notices(Phrases(table["phrases"]), tuple(table["openings"]))
