"""Dates that a page's markup states: JSON-LD, meta tags, `<time>` and microdata, for publication and modification.

The two are never mixed: `dateModified` is no publication date, whatever else is missing.
"""

import re
from collections.abc import Iterator
from typing import Final

from audit.extract.jsonld import Thing
from audit.extract.parts import MODIFIED_METAS, PUBLISHED_METAS, Parts, TimeTag
from audit.extract.shown import Order, shown
from audit.extract.stamps import LONGEST, Stamp, stamp
from audit.extract.witness import Family, Witness
from audit.model.reading import Aspect

# Measured: of pages whose only date is a WebPage's (systems date their imprint and home pages so), 4 in 10 are undated.
_TRUST: Final = {"article": 0.93, "page": 0.93, "page alone": 0.60, "other": 0.70}
_MODIFIED_TRUST: Final = 0.90
_PUBLISHED_WORDS = re.compile(r"publish|pubdate|posted|entry-date|created|veroeffentlich|issued")
_MODIFIED_WORDS = re.compile(r"updat|modif|changed|aktualis")


def marked(parts: Parts, order: Order) -> Iterator[Witness]:
    """Every date the markup states, in page order within its kind."""
    yield from _from_jsonld(parts)
    yield from _from_metas(parts)
    yield from _from_times(parts, order)


def _from_jsonld(parts: Parts) -> Iterator[Witness]:
    articles = any(thing.is_article for thing in parts.things)
    for thing in parts.things:
        kind = "article" if thing.is_article else "page" if thing.is_page else "other"
        trust = _TRUST["page alone" if kind == "page" and not articles else kind]
        for name in ("datePublished", "uploadDate", "dateCreated"):
            if name != "uploadDate" or kind == "other":
                yield from _from_property(thing, name, "published", trust)
        yield from _from_property(thing, "dateModified", "modified", _MODIFIED_TRUST)


def _from_property(thing: Thing, name: str, aspect: Aspect, trust: float) -> Iterator[Witness]:
    raw = thing.text(name)[:LONGEST]
    read = stamp(raw)
    if read:
        share = trust if name in ("datePublished", "dateModified") else trust * 0.8
        yield _witness(aspect, f"jsonld.{name}", f"{thing.locator}.{name}", raw, read, share)


def _from_metas(parts: Parts) -> Iterator[Witness]:
    for meta in parts.metas:
        table = PUBLISHED_METAS if meta.key in PUBLISHED_METAS else MODIFIED_METAS
        read = stamp(meta.content) if meta.key in table else None
        if read:
            aspect: Aspect = "published" if table is PUBLISHED_METAS else "modified"
            yield _witness(aspect, f"meta.{meta.key}", meta.locator, meta.content[:LONGEST], read, table[meta.key])


def _from_times(parts: Parts, order: Order) -> Iterator[Witness]:
    """`<time>` elements outside menus and margins, the first of the page's own text first."""
    times = [time for time in parts.times if not time.inside & {"nav", "aside", "footer"}] or list(parts.times)
    days = {read.day for time in times if (read := stamp(time.datetime))}
    for time in times:
        raw = time.datetime or time.text
        read = stamp(time.datetime) or _shown_stamp(time.text, order, parts.slices.language)
        if read is None:
            continue
        if _MODIFIED_WORDS.search(time.words) and not _PUBLISHED_WORDS.search(time.words):
            yield _witness("modified", "time", f"time[{time.number}]", raw, read, _MODIFIED_TRUST, "shown")
        else:
            yield _witness(
                "published", "time", f"time[{time.number}]", raw, read, _time_trust(time, len(days)), "shown"
            )


def _time_trust(time: TimeTag, different: int) -> float:
    if different <= 1 or _PUBLISHED_WORDS.search(time.words):
        return 0.94
    return 0.80 if time.number == 1 else 0.30


def _shown_stamp(text: str, order: Order, language: str | None) -> Stamp | None:
    days = [one.days[0] for one in shown(text[:200], order, language) if len(one.days) == 1]
    return Stamp(days[0], "day", None) if days else None


def _witness(  # noqa: PLR0913, PLR0917 - a witness has that many sides
    aspect: Aspect, source: str, locator: str, raw: str, read: Stamp, trust: float, family: Family = "structured"
) -> Witness:
    days = (read.day,) if read.day else ()
    return Witness(aspect, family, source, locator, raw, days, trust, read.zone, read.precision)
