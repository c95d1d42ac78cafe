"""The page's title: candidates from headings, JSON-LD, meta tags and `<title>`, chosen by agreement.

Measured on pages with known titles: an h1 inside article or main is right 86 times in 100, the only h1 82, a JSON-LD
headline 82, og:title without the site's name 77, a raw `<title>` 17. Where two of them agree they are nearly always
right, so what agrees wins, not what comes first. The site's name is taken off only on evidence: the page names its site
(`og:site_name` …), the host has the words, or the rest of the title is what another candidate says.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final

from audit.extract.jsonld import Thing
from audit.extract.parts import SITE_METAS, TITLE_METAS, Heading, Parts
from audit.model.reading import Choice, Confidence, Evidence
from audit.model.uri import Uri
from audit.text.fold import fold, squeeze, tokens
from audit.text.urls import host

LONGEST: Final = 400
"""Characters of a title; longer ones are cut: nobody writes them."""

# How often a source alone is right, from FACTS' measurements and the development pages: "h1" is one of several,
# "jsonld.headlines" one of several that differ (teasers), "piece" a part of `<title>` that a lesser heading repeats.
_TRUST: Final = {
    "h1-in-article": 0.86,
    "only-h1": 0.82,
    "jsonld.headline": 0.82,
    "meta": 0.80,
    "og:title": 0.77,
    "piece": 0.70,
    "first-h1-in-article": 0.60,
    "title": 0.45,
    "h1": 0.40,
    "jsonld.headlines": 0.20,
}
_SHOWN: Final = frozenset({"h1-in-article", "only-h1", "first-h1-in-article", "h1", "piece"})
# Headings and metadata are independent witnesses. Metadata are not so among themselves (one field of an editing system
# fills them all), so each further one removes only this share of the doubt.
_FURTHER: Final = 0.1
_SEPARATOR = re.compile(r"\s+[|–—·•:»«›‹/\-]+\s+|\s*[|｜»«]\s*|:\s+|\s+-\s*|_(?=[^\x00-\x7f])")
_BAR = re.compile(r"\s*(?:[|｜»«]|\s[–—·•]\s)\s*")
_TELLING: Final = 5  # letters from which part of a word is the host's name and not chance
_COUNTRY: Final = 2  # letters of a label that names a country, not a site
_HIGH: Final = 0.9
_MEDIUM: Final = 0.6
_SITE_LENGTH: Final = 80
_SITE_WORDS: Final = 6  # a longer part of a title is no site's name, whatever words it shares with the host


@dataclass(frozen=True, slots=True)
class Site:
    """What the page's site is called: folded names the page gives, and the words of its host."""

    names: frozenset[str]
    labels: tuple[str, ...]

    def is_called(self, text: str) -> bool:
        """Whether the text is a name of the site."""
        if len(text) > _SITE_LENGTH:
            return False
        words = _key(text).split()
        if not words or len(words) > _SITE_WORDS:
            return not words
        if " ".join(words) in self.names:
            return True
        compact = "".join(words)
        initials = "".join(word[0] for word in words)
        return any(
            label in words or compact == label or (len(label) >= _TELLING and label in compact) or label == initials
            for label in self.labels
        )


def read_title(parts: Parts, uri: Uri) -> Choice[str]:
    """The title, with every candidate."""
    site = _site(parts, uri)
    return choose(tuple(candidates(parts, site)))


def candidates(parts: Parts, site: Site) -> Iterator[Evidence[str]]:
    """Every candidate title, the site's name taken off; headings that only name the site are none."""
    headings = [heading for heading in parts.headlines if not _is_logo(heading.text, parts, site)]
    for heading in headings:
        yield _evidence(heading.text, heading.text, _heading_source(heading, headings), heading.locator)
    written = [heading.text for heading in headings]
    headlines = {thing.locator: text for thing in parts.things if (text := _headline(thing))}
    source = "jsonld.headline" if len(set(headlines.values())) == 1 else "jsonld.headlines"
    for locator, headline in headlines.items():
        yield _evidence(_stripped(headline, site, written), headline, source, f"{locator}.headline")
    written.extend(headlines.values())
    for meta in parts.metas:
        if meta.key in TITLE_METAS and meta.content:
            source = "og:title" if meta.key in ("og:title", "twitter:title") else "meta"
            yield _evidence(_stripped(meta.content, site, written), meta.content, source, meta.locator)
    written.extend(meta.content for meta in parts.metas if meta.key in TITLE_METAS)
    if parts.title:
        yield from _from_title(parts, site, written)


def _from_title(parts: Parts, site: Site, written: Sequence[str]) -> Iterator[Evidence[str]]:
    """What `<title>` says: the part that a lesser heading repeats, and what is left without the site's name."""
    subheads = parts.subheads if len(parts.headlines) != 1 else ()
    lesser = {_key(heading.text): heading for heading in subheads}
    for start, end, piece in _split(parts.title):
        rest = parts.title[start:].strip()
        heading = lesser.get(_key(piece)) or lesser.get(_key(rest))
        if heading and len(_key(heading.text).split()) > 1 and not site.is_called(heading.text) and end:
            yield _evidence(heading.text, parts.title, "piece", heading.locator)
    stripped = _stripped(parts.title, site, written)
    yield _evidence(stripped if written else _first_part(stripped), parts.title, "title", "title")


def _headline(thing: Thing) -> str:
    text = squeeze(unescape(thing.text("headline")[:LONGEST]))
    return text if thing.is_article or thing.is_page else ""


def _is_logo(text: str, parts: Parts, site: Site) -> bool:
    """Whether a heading only names the site: it is called so, or `<title>` ends in it after saying something else."""
    if site.is_called(text):
        return True
    pieces = [piece for _, _, piece in _split(parts.title)]
    said = _key(text)
    ends = len(pieces) > 1 and _key(pieces[-1]) == said
    return ends and not site.is_called(pieces[0]) and _key(parts.content("og:title")) != said


def _first_part(title: str) -> str:
    """A title without its site's name where nothing tells the name: what stands before the first bar, if it speaks."""
    parts = [part for part in _BAR.split(title) if part.strip()]
    return next((part for part in parts if len(_key(part).split()) > 1), parts[0]) if parts else title


def choose(found: Sequence[Evidence[str]]) -> Choice[str]:
    """The title most of the trust agrees on; of equal ones the spelling of the most trusted source."""
    if not found:
        return Choice(None, None, None, (), "the page has no heading and no title")
    groups: dict[str, list[Evidence[str]]] = {}
    for evidence in found:
        groups.setdefault(_key(evidence.value or ""), []).append(evidence)
    ranked = sorted(groups.values(), key=_weight, reverse=True)
    best = max(ranked[0], key=lambda evidence: _TRUST[evidence.source])
    sources = _sources(ranked[0])
    confidence = _confidence(_weight(ranked[0]))
    reason = f"{_listed(sources)} {'agree' if len(sources) > 1 else 'gives it'}"
    others = _sources(evidence for group in ranked[1:] for evidence in group)
    if others:
        reason += f"; {_listed(others)} {'differ' if len(others) > 1 else 'differs'}"
    return Choice(best.value, best.source, confidence, tuple(found), reason, best.raw, disagreement=len(ranked) > 1)


def _site(parts: Parts, uri: Uri) -> Site:
    given = [meta.content for meta in parts.metas if meta.key in SITE_METAS]
    for thing in parts.things:
        given.append(thing.text("publisher"))
        if "WebSite" in thing.types or "Organization" in thing.types:
            given.append(thing.text("name"))
    names = frozenset(_key(name) for name in given if name)
    labels = host(uri).removeprefix("www.").split(".")[:-1]
    return Site(names, tuple(label.replace("-", "") for label in labels if len(label) > _COUNTRY))


def _heading_source(heading: Heading, headings: Sequence[Heading]) -> str:
    in_article = [one for one in headings if one.inside & {"article", "main"}]
    if len(headings) == 1:
        return "h1-in-article" if in_article else "only-h1"
    if len(in_article) == 1 and heading is in_article[0]:
        return "h1-in-article"
    return "first-h1-in-article" if in_article and heading is in_article[0] else "h1"


def _stripped(text: str, site: Site, written: Sequence[str]) -> str:
    """The title without the site's name at its end or beginning, as far as there is evidence for it."""
    pieces = list(_split(text))
    for one in written:  # "Headline - Section - Site" where a heading says "Headline"
        if _starts_with(text, one):
            return text[: len(one)].strip()
    while len(pieces) > 1 and site.is_called(pieces[-1][2]):
        pieces.pop()
    while len(pieces) > 1 and site.is_called(pieces[0][2]):
        pieces.pop(0)
    return text[pieces[0][0] : pieces[-1][1]].strip() or text


def _split(text: str) -> Iterator[tuple[int, int, str]]:
    """The pieces between separators: start, end, words."""
    start = 0
    for found in _SEPARATOR.finditer(text):
        yield start, found.start(), text[start : found.start()]
        start = found.end()
    yield start, len(text), text[start:]


def _starts_with(text: str, beginning: str) -> bool:
    """Whether the text is the beginning, then a separator."""
    if len(beginning) >= len(text) or not _SEPARATOR.match(text, len(beginning)):
        return False
    return _key(text[: len(beginning)]) == _key(beginning)


def _evidence(value: str, raw: str, source: str, locator: str) -> Evidence[str]:
    return Evidence("title", value[:LONGEST], raw[:LONGEST], source, locator, _confidence(_TRUST[source]))


@lru_cache(maxsize=512)  # the same few texts are compared over and over within a page
def _key(title: str) -> str:
    return " ".join(tokens(title)) or fold(title)


def _weight(group: Iterable[Evidence[str]]) -> float:
    """How far a group of agreeing candidates is to be trusted: 1 less the chance that both witnesses are wrong."""
    sources = {evidence.source for evidence in group}
    shown = max((_TRUST[source] for source in sources & _SHOWN), default=0.0)
    metadata = sorted((_TRUST[source] for source in sources - _SHOWN), reverse=True)
    doubt = (1 - metadata[0]) * (1 - _FURTHER) ** (len(metadata) - 1) if metadata else 1.0
    return 1 - (1 - shown) * doubt


def _confidence(weight: float) -> Confidence:
    return "high" if weight > _HIGH else "medium" if weight > _MEDIUM else "low"


def _sources(group: Iterable[Evidence[str]]) -> list[str]:
    return list(dict.fromkeys(evidence.source for evidence in group))


def _listed(sources: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(sources[:-1]), sources[-1])))
