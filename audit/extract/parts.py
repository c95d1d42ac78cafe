"""The slices of a page, parsed: meta values, headings, times and JSON-LD objects as plain values.

Title, dates and lead are read from these; only this module and `audit.formats.html` know how a page is written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from audit.extract.jsonld import Thing, things
from audit.extract.slices import Slice, Slices, cut
from audit.formats.html import Node, nodes
from audit.text.fold import squeeze

TITLE_METAS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "citation_journal_title")
PUBLISHED_METAS = {
    "article:published_time": 0.94,
    "article:published": 0.94,
    "og:article:published_time": 0.94,
    "og:published_time": 0.94,
    "datepublished": 0.91,
    "sailthru.date": 0.94,
    "parsely-pub-date": 0.95,
    "cxenseparse:recs:publishtime": 0.95,
    "cxenseparse:publishtime": 0.95,
    "dc.date.issued": 0.95,
    "dcterms.issued": 0.95,
    "dcterms.created": 0.85,
    "dc.date.created": 0.85,
    "dc.date": 0.84,
    "dcterms.date": 0.80,
    "dc:date": 0.84,
    "dcterms.available": 0.84,
    "citation_publication_date": 0.90,
    "citation_online_date": 0.90,
    "citation_date": 0.90,
    "bepress_citation_date": 0.90,
    "prism.publicationdate": 0.90,
    "pubdate": 0.86,
    "publishdate": 0.90,
    "publish_date": 0.90,
    "publication_date": 0.90,
    "publish-date": 0.90,
    "published_time": 0.90,
    "published_at": 0.90,
    "published": 0.90,
    "shareaholic:article_published_time": 0.90,
    "article.published": 0.90,
    "article_date_original": 0.90,
    "date": 0.84,
    "datecreated": 0.80,
}
"""How often each is the publication date: FACTS' measured figures where there is one, else that of its nearest kin."""
MODIFIED_METAS = {
    "article:modified_time": 0.90,
    "article:modified": 0.90,
    "og:article:modified_time": 0.90,
    "og:updated_time": 0.80,
    "datemodified": 0.90,
    "dcterms.modified": 0.90,
    "dc.date.modified": 0.90,
    "last-modified": 0.80,
    "lastmod": 0.80,
    "last_updated_date": 0.80,
    "shareaholic:article_modified_time": 0.80,
}
_METAS = frozenset({*TITLE_METAS, *SITE_METAS, *PUBLISHED_METAS, *MODIFIED_METAS})
_LONGEST_META = 1_000
_TITLE_TAGS = re.compile(r"\A<title[^>]*>|</title>\Z", re.IGNORECASE)


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
    """A heading's text (squeezed), its place in the page and the landmarks around it; `number` counts from 1."""

    name: str
    number: int
    text: str
    start: int
    end: int
    inside: frozenset[str]

    @property
    def locator(self) -> str:
        """Where it stands: the innermost fact we know of, and its number among its like."""
        around = next((f"{name} " for name in ("article", "main") if name in self.inside), "")
        return f"{around}{self.name}[{self.number}]"


@dataclass(frozen=True, slots=True)
class TimeTag:
    """A `<time>` element: its `datetime` attribute, its text, its class and itemprop words, its place."""

    number: int
    datetime: str
    text: str
    words: str
    start: int
    inside: frozenset[str]


@dataclass(frozen=True)
class Parts:
    """A page's relevant parts, each parsed when first asked for."""

    page: str
    slices: Slices

    @classmethod
    def of(cls, page: str) -> "Parts":
        """The parts of a page."""
        return cls(page, cut(page))

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """The meta tags with a key of the tables above, in page order."""
        wanted = "".join(tag.html for key, tag in self.slices.metas if key in _METAS)
        return tuple(_metas(nodes(wanted)))

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
        return tuple(_headings("h1", self.slices.headlines))

    @cached_property
    def subheads(self) -> tuple[Heading, ...]:
        """The h2 elements that hold text."""
        return tuple(_headings("h2", self.slices.subheads))

    @cached_property
    def times(self) -> tuple[TimeTag, ...]:
        """The `<time>` elements."""
        return tuple(_times(self.slices.times))

    def content(self, *keys: str) -> str:
        """The content of the first meta tag with one of the keys, "" without one."""
        return next((meta.content for key in keys for meta in self.metas if meta.key == key and meta.content), "")


def _metas(tags: Iterable[Node]) -> Iterator[Meta]:
    for tag in tags:
        content = squeeze((tag.get("content") or tag.get("value"))[:_LONGEST_META])
        keys = (tag.get(name).lower() for name in ("name", "property", "itemprop", "http-equiv"))
        yield from (Meta(key, content) for key in keys if key in _METAS)


def _headings(name: str, slices: Iterable[Slice]) -> Iterator[Heading]:
    for number, found in enumerate(slices, 1):
        text = "".join(squeeze(node.text) for node in nodes(found.html)[:1])
        if text:
            yield Heading(name, number, text, found.start, found.end, found.inside)


def _times(slices: Iterable[Slice]) -> Iterator[TimeTag]:
    for number, found in enumerate(slices, 1):
        for node in nodes(found.html)[:1]:
            words = f"{node.get('class')} {node.get('itemprop')}".lower()
            yield TimeTag(number, node.get("datetime"), squeeze(node.text), words, found.start, found.inside)
