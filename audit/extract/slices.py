"""The few stretches of a page that can tell its title and dates, cut out in one linear pass.

A page is 100 to 200 kB of which some twenty tags matter. They are found by scanning for the names of the tags that
matter, jumping over what no reader sees (`audit.extract.seen`). Only the slices are parsed.

Every count and length that comes from the page is bounded, so that no page, however broken, costs more than its length.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from audit.extract.seen import UNSEEN, Bars, Seen, after_comment, closing, without
from audit.text.regex import regex

MAX_TAG: Final = 16_000
MAX_TAGS: Final = 100_000
MAX_TITLE: Final = 2_000
MAX_HEADLINE: Final = 4_000
MAX_TIME: Final = 1_000
MAX_JSONLD: Final = 500_000
MAX_METAS: Final = 400
MAX_HEADLINES: Final = 16
MAX_SUBHEADS: Final = 16
MAX_TIMES: Final = 12
MAX_SCRIPTS: Final = 24
MAX_STATES: Final = 200
MIN_SCRIPT: Final = 2
"""Characters of a script that can say anything."""

LANDMARKS: Final = frozenset({"article", "main", "nav", "aside", "header", "footer"})
_PLACED: Final = frozenset({"h1", "h2", "time"})  # of these it matters which landmarks are open around them
_NOWHERE: Final[frozenset[str]] = frozenset()

# Names in lower case, as nearly all are, are tried letter by letter; the case-blind attempt costs a third more. Of
# closing tags only those of landmarks matter. Each alternative begins with a letter of its own, so that most of a
# page's tags are passed over by looking at one character.
_MARKS: Final = "a(?:rticle|side)|main|nav|header|footer"
_NAMES: Final = (
    "m(?:eta|ain)|s(?:cript|tyle|vg|elect)|h(?:[12]|eader|tml)|t(?:emplate|itle|ime|extarea)|a(?:rticle|side)"
    "|nav|footer|body|frameset"
)
_WANTED = regex(
    rf"<(?:!--|/(?P<closed>{_MARKS}|(?=[A-Z])(?i:{_MARKS}))(?=[\s/>])|(?P<opened>{_NAMES}|(?=[A-Z])(?i:{_NAMES}))(?=[\s/>]))"
)
_CLOSED: Final = _WANTED.groupindex["closed"]
_TAG_END = regex(r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^<>\"']++|[\"'])*+>")
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])[^<>]{{0,100}}>?", re.IGNORECASE) for name in ("title", "time", "h1", "h2")
}
# The look-behind stands after the first letter so that the letters alone decide where a match is tried.
_META_KEY = regex(
    r"(?:n(?<![\w-]n)ame|p(?<![\w-]p)roperty|i(?<![\w-]i)temprop|h(?<![\w-]h)ttp-equiv)\s*=\s*[\"']?\s*([^\"'\s>]{1,80})",
    re.IGNORECASE,
)
PLAIN_META: Final = regex(
    r"\s+(?:name|property|itemprop|http-equiv)=\"([^\"'<>\s]{1,80})\"\s+content=\"([^\"<>]{0,4000})\"\s*/?>"
)
"""What follows the name of a meta tag as most are written: its key and its content, as written."""
_LANGUAGE = regex(r"\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_JSONLD = regex(r"\b(?i:type)\s*=\s*[\"']?\s*(?i:application/ld\+json)")


class Slice(NamedTuple):
    """Characters [start, end) of a page: one tag, or one element from its opening tag to its closing one.

    `inside` names the landmark elements (article, main, nav, aside, header, footer) that are open there.
    """

    start: int
    end: int
    html: str
    inside: frozenset[str] = frozenset()


class Tag(NamedTuple):
    """An opening tag of interest: its name, where it starts, where its name ends, the landmarks that are open there."""

    name: str
    start: int
    end: int
    inside: frozenset[str]


@dataclass(slots=True)
class Slices:
    """What was cut, in page order; `seen` is the page as readers see it.

    `metas` are lower-case keys (name, property, itemprop) with the whole tag;
    `scripts` the bodies of JSON-LD scripts, `states` where other scripts begin and end; `headlines` the h1, `subheads`
    the h2 elements.

    `body`, `main` and `article` say where the first of those begins (0 and None if absent);
    `articles` counts article elements.
    """

    language: str | None = None
    title: Slice | None = None
    metas: list[tuple[str, Slice]] = field(default_factory=list)
    scripts: list[Slice] = field(default_factory=list)
    states: list[tuple[int, int]] = field(default_factory=list)
    headlines: list[Slice] = field(default_factory=list)
    subheads: list[Slice] = field(default_factory=list)
    times: list[Slice] = field(default_factory=list)
    body: int = 0
    main: int | None = None
    article: int | None = None
    articles: int = 0
    seen: Seen = field(default_factory=lambda: Seen("", (), (), ()))


def cut(page: str) -> Slices:
    """Cut the relevant slices out of a page, in time linear in its length."""
    slices = Slices()
    nesting = dict.fromkeys(LANDMARKS, 0)
    unseen: list[tuple[int, int]] = []
    endless: set[str] = set()
    at, bars = 0, Bars(page)
    for _ in range(MAX_TAGS):
        found = _WANTED.search(page, at)
        if not found:
            at = len(page)
            break
        start, at = found.span()
        if found.lastindex is None:
            at = after_comment(page, start, bars)
            unseen.append((start, at))
            continue
        name = found[found.lastindex].lower()
        if found.lastindex == _CLOSED:
            if nesting[name]:
                nesting[name] -= 1
        elif name not in UNSEEN:
            _open(slices, page, (name, start, at), nesting)
        elif name not in endless:
            hidden = closing(page, name, at)
            if hidden:
                if name == "script":
                    _take_script(slices, page, at, hidden[0])
                at = hidden[1]
                unseen.append((start, at))
            else:
                endless.add(name)
    slices.seen = without(page, unseen, at)
    return slices


def _open(slices: Slices, page: str, tag: tuple[str, int, int], nesting: dict[str, int]) -> None:
    """Note what an opening tag says: its name, where it starts, where its name ends."""
    name, start, end = tag
    inside = frozenset(landmark for landmark in nesting if nesting[landmark]) if name in _PLACED else _NOWHERE
    if name in nesting:
        nesting[name] += 1
    if take := _TAKERS.get(name):
        take(slices, page, Tag(name, start, end, inside))


def tag_end(page: str, at: int) -> int | None:
    """The character after the `>` that ends the tag whose name ends at `at`; None if it is too long or never ends.

    Quotes may hold `>`.
    """
    end = page.find(">", at, at + MAX_TAG) + 1
    if end and page.count('"', at, end) % 2 == 0 and page.count("'", at, end) % 2 == 0 and page.find("<", at, end) < 0:
        return end
    found = _TAG_END.match(page, at, at + MAX_TAG)
    return found.end() if found else None


def _take_html(slices: Slices, page: str, tag: Tag) -> None:
    found = _LANGUAGE.search(page, tag.end, tag_end(page, tag.end) or tag.end)
    if found and slices.language is None:
        slices.language = found[1].replace("_", "-").lower()


def _take_meta(slices: Slices, page: str, tag: Tag) -> None:
    if len(slices.metas) == MAX_METAS:
        return
    key = PLAIN_META.match(page, tag.end)
    end = key.end() if key else tag_end(page, tag.end)
    key = key or (_META_KEY.search(page, tag.end, end) if end else None)
    if key and end:
        slices.metas.append((key[1].lower(), Slice(tag.start, end, page[tag.start : end])))


def _take_script(slices: Slices, page: str, at: int, body_end: int) -> None:
    """Keep a script: `at` is where its tag's name ends, `body_end` where its closing tag begins."""
    bare = page.startswith(">", at)
    end = at + 1 if bare else tag_end(page, at)
    if end is None or body_end - end < MIN_SCRIPT:
        return
    if not bare and page.find("+", at, end) > 0 and _JSONLD.search(page, at, end):
        if len(slices.scripts) < MAX_SCRIPTS and body_end - end <= MAX_JSONLD:
            slices.scripts.append(Slice(end, body_end, page[end:body_end]))
    elif len(slices.states) < MAX_STATES:
        slices.states.append((end, body_end))


def _take_title(slices: Slices, page: str, tag: Tag) -> None:
    slices.title = slices.title or _element(page, tag, MAX_TITLE)


def _take_headline(slices: Slices, page: str, tag: Tag) -> None:
    if len(slices.headlines) < MAX_HEADLINES:
        slices.headlines.append(_element(page, tag, MAX_HEADLINE))


def _take_subhead(slices: Slices, page: str, tag: Tag) -> None:
    if len(slices.subheads) < MAX_SUBHEADS:
        slices.subheads.append(_element(page, tag, MAX_HEADLINE))


def _take_time(slices: Slices, page: str, tag: Tag) -> None:
    if len(slices.times) < MAX_TIMES:
        slices.times.append(_element(page, tag, MAX_TIME))


def _take_body(slices: Slices, _page: str, tag: Tag) -> None:
    slices.body = slices.body or tag.start


def _take_main(slices: Slices, _page: str, tag: Tag) -> None:
    slices.main = tag.start if slices.main is None else slices.main


def _take_article(slices: Slices, _page: str, tag: Tag) -> None:
    slices.articles += 1
    slices.article = tag.start if slices.article is None else slices.article


_TAKERS: Final[dict[str, Callable[[Slices, str, Tag], None]]] = {
    "html": _take_html,
    "meta": _take_meta,
    "title": _take_title,
    "h1": _take_headline,
    "h2": _take_subhead,
    "time": _take_time,
    "body": _take_body,
    "frameset": _take_body,
    "main": _take_main,
    "article": _take_article,
}


def _element(page: str, tag: Tag, limit: int) -> Slice:
    """The element that the tag opens, cut at its closing tag, else after `limit` characters."""
    inner = tag_end(page, tag.end) or tag.end
    found = _ENDS[tag.name].search(page, inner, inner + limit)
    cut_at = found.start() if found else min(len(page), inner + limit)
    end = found.end() if found else cut_at
    return Slice(tag.start, end, f"{page[tag.start : cut_at]}</{tag.name}>", tag.inside)
