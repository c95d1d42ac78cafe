"""The slices of a page, parsed: meta values, headings, times and JSON-LD objects as plain values.

Title, dates and lead are read from these; only this module and `audit.formats.html` know how a page is written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from audit.extract.jsonld import Thing, things
from audit.extract.metas import is_wanted
from audit.extract.running import pieces
from audit.extract.seen import Seen
from audit.extract.slices import PLAIN_META, Slice, Slices, cut, tag_end
from audit.formats.charset import decode
from audit.formats.html import Node, tags
from audit.text.fold import squeeze
from audit.text.regex import regex

_LONGEST_META = 1_000
_MOST_PIECES = 8
_EDGE = "\x00"  # where a tag parts words; no page's text holds it (HTML 13.2.3.5)
_GAP = regex("\x00+")
_PUNCTUATION = frozenset({*",;:!?.)]”’", ""})
_EAST_ASIAN, _FULL_WIDTH = "\u3001", "\uff01"
_WHOLE_LINK = regex(
    r"\s*(?:<(?!a\b)[^<>]{0,200}>\s*)*<a\s(?:[^<>]{0,500}?\s)?href\s*=\s*(?:[\"']([^\"'<>]{0,500})[\"']|([^\s\"'<>]{1,500}))"
    r"[^<>]{0,500}>(?:(?!</a\b).)*</a\s*>\s*(?:</[^<>]{0,50}>\s*)*",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_TAGS = regex(r"\A<title[^>]*>|</title>\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meta:
    """One meta tag we read: its key in lower case and its content."""

    key: str
    content: str

    @property
    def locator(self) -> str:
        """Where it stands, as a CSS selector."""
        return f'meta[name|property|itemprop="{self.key}"]'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text (squeezed), its place in the page and the landmarks around it; `number` counts from 1.

    `pieces` are its text cut at its tags; `link` is where a link leads that holds the whole of it, None without one.
    """

    name: str
    number: int
    text: str
    start: int
    end: int
    inside: frozenset[str]
    pieces: tuple[str, ...] = ()
    link: str | None = None

    @property
    def locator(self) -> str:
        """Where it stands: the innermost fact we know of, and its number among its like."""
        around = next((f"{name} " for name in ("article", "main") if name in self.inside), "")
        return f"{around}{self.name}[{self.number}]"

    def runs(self) -> Iterator[str]:
        """Neighbouring pieces joined, the longest first, the whole left out."""
        texts = [text for piece in self.pieces if (text := piece.strip(_EDGE)).strip()][:_MOST_PIECES]
        for length in range(len(texts) - 1, 0, -1):
            for start in range(len(texts) - length + 1):
                yield squeeze(" ".join(texts[start : start + length])).rstrip(" [(")


@dataclass(frozen=True, slots=True)
class TimeTag:
    """A `<time>` element: its `datetime` attribute, its text, its class and itemprop words, its place."""

    number: int
    datetime: str
    text: str
    words: str
    start: int
    inside: frozenset[str]


@lru_cache(maxsize=1)
def page_parts(payload: bytes, content_type: str | None) -> "Parts":
    """The parts of a page's bytes as its Content-Type has them; the latest one's are kept: it is read, then judged."""
    return Parts.of(decode(payload, content_type).text)


@dataclass(frozen=True)
class Parts:
    """A page's relevant parts, each parsed when first asked for."""

    page: str
    slices: Slices

    @classmethod
    def of(cls, page: str) -> "Parts":
        """The parts of a page."""
        return cls(page, cut(page))

    @property
    def text(self) -> str:
        """The page as readers see it, tags included; all places are places in it."""
        return self.slices.seen.text

    @cached_property
    def body(self) -> int:
        """Where the body begins."""
        return self.slices.seen.at(self.slices.body)

    @cached_property
    def main(self) -> int | None:
        """Where the first main element begins, None without one."""
        return None if self.slices.main is None else self.slices.seen.at(self.slices.main)

    @cached_property
    def article(self) -> int | None:
        """Where the first article element begins, None without one."""
        return None if self.slices.article is None else self.slices.seen.at(self.slices.article)

    @cached_property
    def _tags(self) -> tuple[tuple[Node | None, ...], tuple[Node | None, ...]]:
        """The less plain meta tags with a key that may tell something, the opening tags of times, parsed together."""
        metas = [tag.html for key, tag in self.slices.metas if is_wanted(key) and not _plain(tag)]
        found = tags([*metas, *(_opening_tag(time.html) for time in self.slices.times)])
        return found[: len(metas)], found[len(metas) :]

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """The meta tags with a key that may tell something, in page order."""
        parsed = iter(self._tags[0])
        found: list[Meta] = []
        for key, tag in self.slices.metas:
            if is_wanted(key):
                plain = _plain(tag)
                found += [Meta(key, _content(unescape(plain[2])))] if plain else _metas(next(parsed))
        return tuple(found)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The JSON-LD objects that speak of the page."""
        return things(self.slices.scripts)

    @cached_property
    def title(self) -> str:
        """The text of `<title>`, squeezed; "" without one."""
        if self.slices.title is None:
            return ""
        return squeeze(unescape(_TITLE_TAGS.sub("", self.slices.title.html)))  # it holds no elements (HTML 13.1.2.2)

    @cached_property
    def headlines(self) -> tuple[Heading, ...]:
        """The h1 elements that hold text."""
        return tuple(_headings("h1", self.slices.headlines, self.slices.seen))

    @cached_property
    def subheads(self) -> tuple[Heading, ...]:
        """The h2 elements that hold text."""
        return tuple(_headings("h2", self.slices.subheads, self.slices.seen))

    @cached_property
    def times(self) -> tuple[TimeTag, ...]:
        """The `<time>` elements."""
        return tuple(_times(self._tags[1], self.slices.times, self.slices.seen))

    def state(self, most: int) -> Iterator[str]:
        """The scripts other than JSON-LD, in order, at most so many characters of them."""
        for start, end in self.slices.states:
            if end - start > most:
                return
            most -= end - start
            yield self.page[start:end]

    def content(self, *keys: str) -> str:
        """The content of the first meta tag with one of the keys, "" without one."""
        return next((meta.content for key in keys for meta in self.metas if meta.key == key and meta.content), "")


def _plain(tag: Slice) -> re.Match[str] | None:
    return PLAIN_META.match(tag.html, len("<meta"))


def _metas(tag: Node | None) -> Iterator[Meta]:
    if tag is not None:
        content = _content(tag.get("content") or tag.get("value"))
        keys = (tag.get(name).lower() for name in ("name", "property", "itemprop", "http-equiv"))
        yield from (Meta(key, content) for key in keys if is_wanted(key))


def _content(written: str) -> str:
    return squeeze(written[:_LONGEST_META])


def _headings(name: str, slices: Iterable[Slice], seen: Seen) -> Iterator[Heading]:
    for number, found in enumerate(slices, 1):
        texts, link = _heading(found.html)
        text = squeeze(_GAP.sub(_space, "".join(texts))).rstrip("\u00b6 ")  # the mark of links to headings is no word
        if text:
            yield Heading(name, number, text, seen.at(found.start), seen.at(found.end), found.inside, texts, link)


def _heading(html: str) -> tuple[tuple[str, ...], str | None]:
    """The texts of a heading between its tags, with marks where words are parted, and its link if that holds it all."""
    inner = html[html.find(">") + 1 : html.rfind("</")]
    if "<" not in inner:
        return (unescape(inner),), None
    link = _WHOLE_LINK.fullmatch(inner)
    texts = tuple((_EDGE if piece.parted else "") + piece.text for piece in pieces(inner))
    return texts, unescape(link[link.lastindex or 1].strip()) if link else None


def _space(gap: re.Match[str]) -> str:
    """What stands between words that a tag parts: a space, but none before punctuation or among East Asian signs."""
    before, after = gap.string[gap.start() - 1 : gap.start()], gap.string[gap.end() : gap.end() + 1]
    joined = after in _PUNCTUATION or after >= _FULL_WIDTH or (before >= _EAST_ASIAN and after >= _EAST_ASIAN)
    return "" if joined else " "


def _times(opening: Iterable[Node | None], slices: Iterable[Slice], seen: Seen) -> Iterator[TimeTag]:
    for number, (tag, found) in enumerate(zip(opening, slices, strict=True), 1):
        if tag is None:
            continue
        words = f"{tag.get('class')} {tag.get('itemprop')}".lower()
        text = squeeze("".join((" " if piece.parted else "") + piece.text for piece in pieces(found.html)))
        yield TimeTag(number, tag.get("datetime"), text, words, seen.at(found.start), found.inside)


def _opening_tag(html: str) -> str:
    return html[: tag_end(html, 1) or html.find(">") + 1]
