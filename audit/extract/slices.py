"""The few stretches of a page that can tell its title and dates, cut out in one linear pass.

A page is 100 to 200 kB of which some twenty tags matter. They are found by scanning for the names of the tags that
matter, jumping over what no reader sees (comments, scripts, styles, drawings, templates) and over the bars that web
archives put on top of their copies. Only the slices are parsed.

Every count and length that comes from the page is bounded, so that no page, however broken, costs more than its length.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

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

LANDMARKS: Final = frozenset({"article", "main", "nav", "aside", "header", "footer"})
_PLACED: Final = frozenset({"h1", "h2", "time"})  # of these it matters which landmarks are open around them
_NOWHERE: Final[frozenset[str]] = frozenset()
UNSEEN: Final = frozenset({"script", "style", "svg", "template"})

_RAW: Final = frozenset({"script", "style"})  # hold no tags: unclosed, they swallow the rest of the page
# The look-ahead is there for speed only: it fails on nearly every `<` before the case-blind part is tried.
_WANTED = re.compile(
    r"<(?=!-|/?(?:[sS][cCtTvV]|[tT][eEiI]|[hH][12eEtT]|[mM][eEaA]|[aA][rRsS]|[nN][aA]|[fF][oO]|[bB][oO]))"
    r"(?i:(!--)|(/?)(s(?:cript|tyle|vg)|t(?:emplate|itle|ime)|h(?:[12]|eader|tml)|m(?:eta|ain)|a(?:rticle|side)"
    r"|nav|footer|body)(?=[\s/>]))"
)
_TAG_END = re.compile(r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^<>])*+>")
_CLOSINGS = {
    name: re.compile(rf"</{name}(?=[\s/>])[^<>]{{0,100}}>?", re.IGNORECASE)
    for name in (*UNSEEN, "title", "time", "h1", "h2")
}
_META_KEY = re.compile(r"\b(?:name|property|itemprop|http-equiv)\s*=\s*[\"']?\s*([^\"'\s>]{1,80})", re.IGNORECASE)
_LANGUAGE = re.compile(r"\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_JSONLD = re.compile(r"\btype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_BAR_START: Final = "BEGIN WAYBACK TOOLBAR INSERT"
_BAR_END: Final = "END WAYBACK TOOLBAR INSERT -->"


@dataclass(frozen=True, slots=True)
class Slice:
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
    """What was cut, in page order.

    `metas` are lower-case keys (name, property, itemprop) with the whole tag;
    `scripts` the bodies of JSON-LD scripts; `headlines` the h1, `subheads` the h2 elements.

    `body`, `main` and `article` say where the first of those begins (0 and None if absent);
    `articles` counts article elements.
    """

    language: str | None = None
    title: Slice | None = None
    metas: list[tuple[str, Slice]] = field(default_factory=list)
    scripts: list[Slice] = field(default_factory=list)
    headlines: list[Slice] = field(default_factory=list)
    subheads: list[Slice] = field(default_factory=list)
    times: list[Slice] = field(default_factory=list)
    body: int = 0
    main: int | None = None
    article: int | None = None
    articles: int = 0


def cut(page: str) -> Slices:
    """Cut the relevant slices out of a page, in time linear in its length."""
    slices = Slices()
    nesting = dict.fromkeys(LANDMARKS, 0)
    unclosed: set[str] = set()
    at, last_bar_end = 0, last_bar(page)
    for _ in range(MAX_TAGS):
        found = _WANTED.search(page, at)
        if not found:
            break
        at = found.end()
        name = found[3]
        if name is None:
            at = _after_comment(page, at, last_bar_end)
            continue
        name = name.lower()
        if found[2]:
            if nesting.get(name):
                nesting[name] -= 1
            continue
        if name in nesting:
            nesting[name] += 1
        if take := _TAKERS.get(name):
            inside = frozenset(landmark for landmark in nesting if nesting[landmark]) if name in _PLACED else _NOWHERE
            take(slices, page, Tag(name, found.start(), at, inside))
        if name in UNSEEN and name not in unclosed:
            after = after_unseen(page, name, at, last_bar_end)
            if after == at:
                unclosed.add(name)
            at = after
    return slices


def tag_end(page: str, at: int) -> int | None:
    """The character after the `>` that ends the tag whose name ends at `at`; None if it is too long or never ends.

    Quotes may hold `>`.
    """
    found = _TAG_END.match(page, at, at + MAX_TAG)
    return found.end() if found else None


def last_bar(page: str) -> int:
    """Where the last archive's bar of the page begins to end, -1 if none does."""
    return page.rfind(_BAR_END)


def after_unseen(page: str, name: str, at: int, last_bar_end: int) -> int:
    """The character after the closing tag of an unseen element (or comment `!--`) whose opening was read up to `at`.

    `last_bar_end` is `last_bar` of the page, so that bars that never end are not each searched to the page's end.
    """
    if name == "!--":
        return _after_comment(page, at, last_bar_end)
    closing = _CLOSINGS[name].search(page, at)
    if closing:
        return closing.end()
    return len(page) if name in _RAW else at


def _after_comment(page: str, at: int, last_bar_end: int) -> int:
    end = page.find("-->", at)
    if end < 0:
        return len(page)
    if _BAR_START in page[at : at + 60] and end <= last_bar_end:
        return page.find(_BAR_END, end) + len(_BAR_END)
    return end + len("-->")


def _take_html(slices: Slices, page: str, tag: Tag) -> None:
    found = _LANGUAGE.search(page, tag.end, tag_end(page, tag.end) or tag.end)
    if found and slices.language is None:
        slices.language = found[1].replace("_", "-").lower()


def _take_meta(slices: Slices, page: str, tag: Tag) -> None:
    end = tag_end(page, tag.end) if len(slices.metas) < MAX_METAS else None
    key = _META_KEY.search(page, tag.end, end) if end else None
    if key and end:
        slices.metas.append((key[1].lower(), Slice(tag.start, end, page[tag.start : end], tag.inside)))


def _take_script(slices: Slices, page: str, tag: Tag) -> None:
    end = tag_end(page, tag.end) if len(slices.scripts) < MAX_SCRIPTS else None
    if not end or not _JSONLD.search(page, tag.end, end):
        return
    closing = _CLOSINGS["script"].search(page, end, end + MAX_JSONLD)
    if closing:
        slices.scripts.append(Slice(end, closing.start(), page[end : closing.start()]))


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
    "script": _take_script,
    "title": _take_title,
    "h1": _take_headline,
    "h2": _take_subhead,
    "time": _take_time,
    "body": _take_body,
    "main": _take_main,
    "article": _take_article,
}


def _element(page: str, tag: Tag, limit: int) -> Slice:
    """The element that the tag opens, cut at its closing tag, else after `limit` characters."""
    inner = tag_end(page, tag.end) or tag.end
    closing = _CLOSINGS[tag.name].search(page, inner, inner + limit)
    cut_at = closing.start() if closing else min(len(page), inner + limit)
    end = closing.end() if closing else cut_at
    return Slice(tag.start, end, f"{page[tag.start : cut_at]}</{tag.name}>", tag.inside)
