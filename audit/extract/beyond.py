"""Where a page's own text ends: lists of other pages, and what its readers wrote.

A date behind that place is the page's only if a word says so.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from audit.text.fold import squeeze
from audit.text.regex import regex

_MOST: Final = 40  # headings that are looked at
_HEADING = regex(r"<h[2-6](?=[\s>])[^<>]{0,500}>(?:\s{0,99}<[^/<>][^<>]{0,500}>){0,3}([^<>]{1,60})<", re.IGNORECASE)
_LISTS: Final = frozenset({"<ol", "<ul", "<div", "<section", "<aside", "<footer"})
# What the most used systems call the element that holds all comments.
_NAMES: Final = (
    'id="comments"',
    'id="disqus_thread"',
    'class="comment-list',
    'class="commentlist',
    'class="comments-area',
)
_COUNT = regex(r"[\d()\[\]:]+")
_LONGEST: Final = 60  # characters of a heading
_TAG: Final = 400  # characters of a tag before its name


def end_of_own(text: str, headline: int, reach: int) -> int:
    """The character at which the page's own text ends, `reach` if nothing tells before it.

    `headline` is where the headline ends.
    """
    return min(_others(text, headline, reach), *(_comments(text, headline, reach, name) for name in _NAMES))


def heads_others(line: str) -> bool:
    """Whether a line is the heading of other pages, of events or comments ("Related articles", "Upcoming events").

    Of events and comments one word alone may as well be the page's own section, or what its readers click.
    """
    words = line.lower().rstrip(":")
    return words in _headings()["headings"] or (
        " " in words and (words in _headings()["events"] or words in _headings()["comments"])
    )


def heads_readers(line: str) -> bool:
    """Whether a line is the heading of what readers wrote, or their number ("12 comments")."""
    words = _COUNT.sub("", line.lower()).strip() if len(line) <= _LONGEST else ""
    return words in _headings()["comments"]


def _is_beyond(heading: str) -> bool:
    """Whether a heading, known for one by its tag, stands over what is not the page's own ("Events", "3 comments")."""
    return heads_others(heading) or heads_readers(heading) or heading.lower().rstrip(":") in _headings()["events"]


def _others(text: str, start: int, reach: int) -> int:
    for _ in range(_MOST):
        found = _HEADING.search(text, start, reach)
        if found is None:
            break
        if _is_beyond(squeeze(found[1])):
            return found.start()
        start = found.end()
    return reach


def _comments(text: str, start: int, reach: int, name: str) -> int:
    at = text.find(name, start, reach)
    tag = text.rfind("<", max(0, at - _TAG), at) if at >= 0 else -1
    return tag if tag >= 0 and text[tag:at].split(maxsplit=1)[0].lower() in _LISTS else reach


@cache
def _headings() -> Mapping[str, frozenset[str]]:
    with Path(__file__).with_name("others.toml").open("rb") as file:
        return {what: frozenset(lines) for what, lines in tomllib.load(file).items()}
