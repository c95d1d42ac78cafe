"""The page's title: candidates from headings, JSON-LD, meta tags and `<title>`, chosen by agreement.

Measured on pages with known titles: an h1 inside article or main is right 86 times in 100, the only h1 82, a JSON-LD
headline 82, og:title without the site's name 77, a raw `<title>` 17. Where two of them agree they are nearly always
right, so what agrees wins, not what comes first. The site's name is taken off only on evidence: the page names its site
(`og:site_name` …), the host has the words, or the rest of the title is what another candidate says.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Final

from audit.extract.jsonld import Thing
from audit.extract.metas import TITLE_METAS
from audit.extract.parts import Heading, Parts
from audit.extract.site import SEPARATOR, Site, key, split
from audit.model.reading import Choice, Confidence, Evidence
from audit.model.uri import Uri
from audit.text.fold import squeeze, tokens
from audit.text.regex import regex
from audit.text.urls import words

LONGEST: Final = 400
"""Characters of a title; longer ones are cut: nobody writes them."""

# How often a source alone is right, from FACTS' measurements and the development pages: "h1" is one of several,
# "jsonld.headlines" one of several that differ (teasers), "piece" a part of `<title>` that a lesser heading repeats,
# "part-of-h1" what metadata say of an h1 that says more (a kicker before the headline); on four development pages of
# four it outweighed an h1 that JSON-LD and `<title>` repeat whole. "section-h1" says where the page stands.
_TRUST: Final = {
    "part-of-h1": 0.93,
    "h1-in-article": 0.86,
    "only-h1": 0.82,
    "jsonld.headline": 0.82,
    "meta": 0.80,
    "og:title": 0.77,
    "twitter:title": 0.75,
    "piece": 0.70,
    "title": 0.45,
    "first-h1-in-article": 0.44,
    "h1": 0.40,
    "section-h1": 0.40,
    "jsonld.headlines": 0.20,
}
_SHOWN: Final = frozenset(
    {"part-of-h1", "h1-in-article", "only-h1", "first-h1-in-article", "h1", "section-h1", "piece"}
)
# Headings and metadata are independent witnesses. Metadata are not so among themselves (one field of an editing system
# fills them all), so each further one removes only this share of the doubt.
_FURTHER: Final = 0.1
_BAR = regex(r"\s*(?:[|｜»«›‹]|\s[–—·•~]\s|\s:\s|\s::\s|_(?=[^\x00-\x7f]))\s*")
_DATE = regex(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?:[\s,]{1,3}\d{1,2}[.:]\d\d(?:\s?Uhr)?)?|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d"
)
_SECTIONS: Final = frozenset({"blog archive", "blog archiv"})  # what a widespread blog software writes before titles
_SECTION: Final = 4  # words of a section's name
_EAST_ASIAN: Final = "\u3001"
_NEAR: Final = 200  # characters of white space that may stand around a text between two tags
_BELOW: Final = 4_000  # characters of the page below a section's name in which its headline begins
_SAYS_MORE: Final = 2  # words by which a window title must be longer to say more than a section's name
_HIGH: Final = 0.9
_MEDIUM: Final = 0.6


def read_title(parts: Parts, uri: Uri) -> Choice[str]:
    """The title, with every candidate."""
    return choose(tuple(candidates(parts, uri)))


def candidates(parts: Parts, uri: Uri) -> Iterator[Evidence[str]]:
    """Every candidate title, the site's name taken off; headings that only name the site are none."""
    site = Site.of(parts, uri)
    headings = [heading for heading in parts.headlines if not site.is_logo(heading, parts)]
    below = _headline_below(headings[0], parts, site) if len(headings) == 1 else None
    written = [*(heading.text for heading in headings), *(below[:1] if below else ())]
    written += [run for heading in headings if len(headings) == 1 for run in _without_notes(heading, parts.title)]
    stated = list(_stated(parts, site, written))
    for heading in headings:
        is_section = below or (len(headings) == 1 and _names_a_section(heading, parts, uri))
        source = "section-h1" if is_section else _heading_source(heading, headings)
        yield _evidence(heading.text, heading.text, source, heading.locator)
    if below:
        yield _evidence(below[0], parts.title, "piece", below[1])
    yield from stated
    if len(headings) == 1:
        yield from _part_of(headings[0], stated)


def _stated(parts: Parts, site: Site, written: list[str]) -> Iterator[Evidence[str]]:
    """What JSON-LD, meta tags and `<title>` say; `written` are the headings' texts."""
    headlines = {thing.locator: text for thing in parts.things if (text := _headline(thing))}
    source = "jsonld.headline" if len(set(headlines.values())) == 1 else "jsonld.headlines"
    for locator, headline in headlines.items():
        yield _evidence(_stripped(headline, site, written), headline, source, f"{locator}.headline")
    written.extend(headlines.values())
    metas = [meta for meta in parts.metas if meta.key in TITLE_METAS and meta.content]
    for meta in metas:
        source = meta.key if meta.key in _TRUST else "meta"
        yield _evidence(_stripped(meta.content, site, written), meta.content, source, meta.locator)
    written.extend(meta.content for meta in metas)
    if parts.title:
        yield from _from_title(parts, site, written)


def _part_of(heading: Heading, stated: Sequence[Evidence[str]]) -> Iterator[Evidence[str]]:
    """The part of a heading that metadata give as the title: behind its kicker, or one of its elements."""
    said = {key(evidence.value or "") for evidence in stated if evidence.source != "jsonld.headlines"}
    whole, rest = key(heading.text), _behind_its_kicker(heading.text)
    shared = next((key(evidence.value or "") for evidence in stated if evidence.source == "og:title"), None)
    if shared and shared == key(rest) != whole:
        yield _evidence(rest, heading.text, "part-of-h1", heading.locator)
    elif len(heading.pieces) > 1:
        said = _headlines(stated) - {whole} if whole in said else said
        found = next((piece for piece in heading.runs() if key(piece) in said), None)
        if found:
            yield _evidence(found, heading.text, "part-of-h1", heading.locator)


def _without_notes(heading: Heading, window: str) -> Iterator[str]:
    """The beginnings of a heading whose end the window's title never says: "[edit]", a date, a number of comments."""
    said, whole = set(tokens(window)), tokens(heading.text)
    for run in heading.runs():
        kept = tokens(run)
        if kept and whole[: len(kept)] == kept and said.isdisjoint(whole[len(kept) :]):
            yield run


def _headlines(stated: Sequence[Evidence[str]]) -> set[str]:
    """The JSON-LD headline: it may leave out a kicker that the other metadata repeat (2 of 2 development pages)."""
    return {key(evidence.value or "") for evidence in stated if evidence.source == "jsonld.headline"}


def _behind_its_kicker(text: str) -> str:
    """What a headline says after the words that open it ("Art in Leipzig: A painter …"), "" without such words."""
    opening, mark, rest = text.partition(": ")
    return rest.strip() if mark and opening else ""


def _from_title(parts: Parts, site: Site, written: Sequence[str]) -> Iterator[Evidence[str]]:
    """What `<title>` says: the part that a lesser heading repeats, and what is left without the site's name."""
    lesser = {}
    if sum(not site.is_logo(heading, parts) for heading in parts.headlines) != 1:
        repeated = [*parts.headlines, *parts.subheads] if len(parts.title) <= LONGEST else []
        lesser = {key(heading.text): heading for heading in reversed(repeated) if not site.owns(heading, parts)}
    for piece in split(parts.title) if lesser else ():
        heading = lesser.get(key(piece.words)) or lesser.get(key(parts.title[piece.start :]))
        if heading and len(key(heading.text).split()) > 1 and (piece.end < len(parts.title) or piece.start):
            yield _evidence(heading.text, parts.title, "piece", heading.locator)
    stripped = _stripped(parts.title, site, written)
    # What is left of a title without its site is all the headline; so is what a heading repeats.
    whole = written or stripped != parts.title or key(parts.title) in lesser
    yield _evidence(stripped if whole else _first_part(stripped), parts.title, "title", "title")


def _headline(thing: Thing) -> str:
    text = squeeze(unescape(thing.text("headline")[:LONGEST]))
    return text if thing.is_article or thing.is_page else ""


def _first_part(title: str) -> str:
    """A title without its site's name where nothing tells the name: what stands before the first bar, if it speaks.

    A word alone ("Guinée : …", "Contact | …") does not: what follows belongs to it.
    """
    for bar in _BAR.finditer(title):
        if _speaks(title[: bar.start()]):
            return title[: bar.start()]
    return title


def _speaks(text: str) -> bool:
    """Whether a text is more than a word; scripts that set no spaces have signs enough."""
    return len(key(text).split()) > 1 or sum(sign >= _EAST_ASIAN for sign in text) > _SECTION


def choose(found: Sequence[Evidence[str]]) -> Choice[str]:
    """The title most of the trust agrees on; of equal ones the spelling of the most trusted source."""
    if not found:
        return Choice(None, None, None, (), "the page has no heading and no title")
    groups: dict[str, list[Evidence[str]]] = {}
    for evidence in found:
        groups.setdefault(key(evidence.value or ""), []).append(evidence)
    ranked = sorted(groups.values(), key=_weight, reverse=True)
    best = max(ranked[0], key=lambda evidence: _TRUST[evidence.source])
    sources = _sources(ranked[0])
    confidence = _confidence(_weight(ranked[0]))
    reason = f"{_listed(sources)} {'agree' if len(sources) > 1 else 'gives it'}"
    others = _sources(evidence for group in ranked[1:] for evidence in group)
    if others:
        reason += f"; {_listed(others)} {'differ' if len(others) > 1 else 'differs'}"
    return Choice(best.value, best.source, confidence, tuple(found), reason, best.raw, disagreement=len(ranked) > 1)


def _heading_source(heading: Heading, headings: Sequence[Heading]) -> str:
    in_article = [one for one in headings if one.inside & {"article", "main"}]
    if len(headings) == 1:
        return "h1-in-article" if in_article else "only-h1"
    if len(in_article) == 1 and heading is in_article[0]:
        return "h1-in-article"
    return "first-h1-in-article" if in_article and heading is in_article[0] else "h1"


def _headline_below(heading: Heading, parts: Parts, site: Site) -> tuple[str, str] | None:
    """The headline, and its place, where the only h1 says where the page stands ("Press Releases").

    It is an h2 below that says what the window's title begins with or `og:title` says; else a text between two tags
    that says what the window's title has before its site. It has no word in common with the few of the h1.
    """
    said = tokens(heading.text)
    if len(said) > _SECTION or not parts.title:
        return None
    pieces = split(parts.title)
    first = pieces[0].words
    titles = {key(text) for text in (parts.title, first, parts.content("og:title"))}
    if key(heading.text) in titles:
        return None
    for one in parts.subheads:
        if key(one.text) in titles and set(tokens(one.text)).isdisjoint(said) and not site.owns(one, parts):
            return one.text, one.locator
    told, named = tokens(first), key(heading.text) in {key(piece.words) for piece in pieces}
    if named or len(pieces) == 1 or len(told) <= max(len(said), _SAYS_MORE) or not set(told).isdisjoint(said):
        return None
    at = parts.text.find(first, heading.end, heading.end + _BELOW)
    before, after = (
        parts.text[max(0, at - _NEAR) : at].rstrip(),
        parts.text[at + len(first) : at + len(first) + _NEAR].lstrip(),
    )
    alone = at > 0 and before.endswith(">") and after.startswith("<")
    return (first, "the title's words") if alone and not site.is_called(first) else None


def _names_a_section(heading: Heading, parts: Parts, uri: Uri) -> bool:
    """Whether a few words alone at the top of a page have none in common with a longer title of the window.

    They then say where the page stands ("Health Center"), unless its address ends in them; metadata that repeat them
    still outweigh that. A window title of several pieces tells nothing: it may say what the site and its sections are
    called, and never the headline.
    """
    said, window = tokens(heading.text), tokens(parts.title)
    if len(said) >= _SECTION or len(window) < len(said) + _SAYS_MORE or len(split(parts.title)) > 1:
        return False
    return set(said).isdisjoint(window) and "".join(said) != "".join(words(uri))


def _stripped(text: str, site: Site, written: Sequence[str]) -> str:
    """The title without the site's name at its end or beginning, as far as there is evidence for it."""
    for one in written:  # "Headline - Section - Site" where a heading says "Headline"
        if _starts_with(text, one):
            return text[: len(one)].strip()
    pieces = list(split(text))
    while len(pieces) > 1 and (site.is_called(pieces[-1].words) or _DATE.fullmatch(pieces[-1].words.strip())):
        pieces.pop()
    while len(pieces) > 1 and site.is_called(pieces[0].words):
        if ":" in pieces[1].separator and not site.is_named(pieces[0].words):
            break  # "Office of the House: …" is how headlines begin
        pieces.pop(0)
    if len(pieces) > 1 and key(pieces[0].words) in _SECTIONS:
        pieces.pop(0)
    return text[pieces[0].start : pieces[-1].end].strip() or text


def _starts_with(text: str, beginning: str) -> bool:
    """Whether the text is the beginning, then a separator."""
    if len(beginning) >= len(text) or not SEPARATOR.match(text, len(beginning)):
        return False
    return key(text[: len(beginning)]) == key(beginning)


def _evidence(value: str, raw: str, source: str, locator: str) -> Evidence[str]:
    return Evidence("title", value[:LONGEST], raw[:LONGEST], source, locator, _confidence(_TRUST[source]))


def _weight(group: Iterable[Evidence[str]]) -> float:
    """How far a group of agreeing candidates is to be trusted: 1 less the chance that both witnesses are wrong."""
    sources = {evidence.source for evidence in group}
    if "og:title" in sources:
        sources.discard("twitter:title")  # a copy
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
