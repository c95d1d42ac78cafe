"""Dates that a page's markup states: JSON-LD, meta tags, `<time>` and microdata, for publication and modification.

The two are never mixed: `dateModified` is no publication date, whatever else is missing.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from typing import Final

from audit.extract.beyond import end_of_own
from audit.extract.comments import in_comment
from audit.extract.jsonld import Thing
from audit.extract.labels import Label, label_of_line
from audit.extract.metas import dated
from audit.extract.parts import Parts, TimeTag
from audit.extract.shown import Order, shown
from audit.extract.stamps import LONGEST, Stamp, is_plausible, stamp
from audit.extract.teasers import listed
from audit.extract.witness import Family, Witness
from audit.model.reading import Aspect
from audit.text.fold import squeeze
from audit.text.regex import regex

# Measured: of pages whose only date is a WebPage's (systems date their imprint and home pages so), 4 in 10 are undated.
_TRUST: Final = {"article": 0.93, "page": 0.93, "page alone": 0.60, "other": 0.70}
_MODIFIED_TRUST: Final = 0.90
# Development pages: `<time>` of one day .974, with a word for publication .948, the first of several .80.
_TIME: Final = 0.94
_FIRST_ARTICLE: Final = 0.80
DAY: Final = len("2021-12-09")
_ASPECTS: Final[tuple[Aspect, ...]] = ("published", "modified")
_FIRST_TIME: Final = 0.80
_FAR: Final = 3_000  # characters of the page from the headline to the first of several days: right on 10 of 16
_FIRST_FAR: Final = 0.60
_ONE_OF_SEVERAL: Final = 0.30
_JUST_BEFORE: Final = 1_500  # characters of the page
_PUBLISHED_WORDS = regex(r"publish|pubdate|posted|entry-date|created|veroeffentlich|issued")
_AROUND: Final = 260  # characters of the page before a `<time>` in which its name, or that of a comment, stands
_SENTENCE: Final = 20  # characters on both sides of a `<time>` within a sentence
_TAGS_BETWEEN: Final = 3  # tags between the words before a `<time>` and it
_MODIFIED_WORDS = regex(r"updat|modif|changed|aktualis")


def marked(parts: Parts, order: Order, headline: int) -> Iterator[Witness]:
    """Every date the markup states, in page order within its kind; `headline` is where the page's headline ends."""
    stated = [*_from_jsonld(parts, order), *_from_metas(parts, order)]
    yield from stated
    yield from _from_times(parts, order, headline, _changes(stated))


def _from_jsonld(parts: Parts, order: Order) -> Iterator[Witness]:
    articles = [thing for thing in parts.things if thing.is_article]
    several = len({thing.text("datePublished")[:DAY] for thing in articles} - {""}) > 1
    for thing in parts.things:
        kind = "article" if thing.is_article else "page" if thing.is_page else "other"
        trust = _TRUST["page alone" if kind == "page" and not articles else kind]
        if several and kind == "article":  # a list of articles: the page's own stands first, if it is there at all
            trust = _FIRST_ARTICLE if thing is articles[0] else _ONE_OF_SEVERAL
        for name in ("datePublished", "uploadDate", "dateCreated"):
            if name != "uploadDate" or kind == "other":
                yield from _from_property(parts, order, thing, name, trust)
        yield from _from_property(parts, order, thing, "dateModified", _MODIFIED_TRUST)


def _from_property(parts: Parts, order: Order, thing: Thing, name: str, trust: float) -> Iterator[Witness]:
    raw = thing.text(name)[:LONGEST]
    read = _written(raw, parts, order) if raw else None
    if read:
        aspect: Aspect = "modified" if name == "dateModified" else "published"
        share = trust if name in ("datePublished", "dateModified") else trust * 0.8
        yield _witness(aspect, f"jsonld.{name}", f"{thing.locator}.{name}", raw, read, share)


def _from_metas(parts: Parts, order: Order) -> Iterator[Witness]:
    told = [(meta, said) for meta in parts.metas if (said := dated(meta.key))]
    read = [(meta, said, found) for meta, said in told if (found := _written(meta.content, parts, order))]
    days: dict[str, set[date | None]] = {}
    for meta, _, found in read:
        days.setdefault(meta.key, set()).add(found.day)
    for meta, said, found in read:
        share = said.trust if len(days[meta.key]) == 1 else _ONE_OF_SEVERAL
        yield _witness(said.aspect, f"meta.{meta.key}", meta.locator, meta.content[:LONGEST], found, share)


def _written(raw: str, parts: Parts, order: Order) -> Stamp | None:
    """A day as a machine writes it, or as the page's readers would: systems fill tags with what they show.

    Of numbers between slashes they keep to their own order, whatever the page's language is.
    """
    order = order if order == "month-first" else "open"
    read = stamp(raw) or _shown_stamp(raw[:LONGEST], order, parts.slices.language, is_open=True)
    return read if read and (read.day is None or is_plausible(read.day)) else None


def _changes(stated: Sequence[Witness]) -> frozenset[date]:
    """The days that JSON-LD and meta tags give for a change and not for the publication, which they date too.

    A bare `<time>` of such a day shows the change: on 5 of 6 development pages the publication was the other day.
    """
    days = {aspect: {day for one in stated if one.aspect == aspect for day in one.days} for aspect in _ASPECTS}
    return frozenset(days["modified"] - days["published"]) if days["published"] else frozenset()


def _from_times(parts: Parts, order: Order, headline: int, changes: frozenset[date]) -> Iterator[Witness]:
    """`<time>` elements outside menus and margins; of several days the first one at the headline counts most.

    `changes` are days of which it is known that the page was changed then.
    """
    times = [time for time in parts.times if _is_of_the_text(time, parts.text)]
    end = end_of_own(parts.text, headline, times[-1].start + 1) if times else 0
    read = [(time, found) for time in times if (found := _time_stamp(time, order, parts.slices.language))]
    said = {time.number: _said_of(time, parts.text) for time, _ in read}
    others = listed([time for time, _ in read], parts.text)
    read = [
        (time, found)
        for time, found in read
        if said[time.number] or (time.number not in others and _may_date(time, parts.text, end))
    ]
    read = [(time, found) for time, found in read if said[time.number] != "other"]
    changed = [time for time, found in read if _is_modified(time, found, changes, said[time.number])]
    own = [(time, found) for time, found in read if time not in changed]
    first = next((time for time, _ in own if time.start >= headline - _JUST_BEFORE), own[0][0] if own else None)
    single = len({found.day for _, found in own}) == 1
    labelled = next((time for time, _ in own if said[time.number] == "published"), None)
    for time, found in read:
        locator, raw = f"time[{time.number}]", time.datetime or time.text
        if time in changed:
            yield _witness("modified", "time", locator, raw, found, _MODIFIED_TRUST, "shown")
        else:
            leading = _FIRST_TIME if time.start < headline + _FAR else _FIRST_FAR
            trust = _TIME if single or time is labelled else leading if time is first else _ONE_OF_SEVERAL
            yield _witness("published", "time", locator, raw, found, trust, "shown")


def _may_date(time: TimeTag, text: str, end: int) -> bool:
    """Whether a `<time>` without a word that says so may be the page's; `end` is where the page's own text ends."""
    return time.start < end and not _is_in_a_sentence(time, text)


def _is_in_a_sentence(time: TimeTag, text: str) -> bool:
    """Whether words stand right before and behind a `<time>`, as where a text tells of a day."""
    before = text[max(0, time.start - _AROUND) : time.start]
    close = text.find("</", time.start, time.start + _AROUND)
    behind = text[text.find(">", close) + 1 : close + _AROUND] if close >= 0 else ""
    words = (before[before.rfind(">") + 1 :], behind.partition("<")[0])
    return all(len(squeeze(side)) >= _SENTENCE for side in words)


def _is_of_the_text(time: TimeTag, text: str) -> bool:
    """Whether a `<time>` may tell the page's day: not in menus, margins, the site's footer or what readers wrote.

    (An article's own footer is where some of the most used themes of WordPress put the day of publication.)
    """
    if time.inside & {"nav", "aside"} or ("footer" in time.inside and "article" not in time.inside):
        return False
    return not in_comment(text[max(0, time.start - _AROUND) : time.start])


def _said_of(time: TimeTag, text: str) -> Label | None:
    """What the words of a `<time>` say it is, else the text it stands behind ("Last updated on <time …>")."""
    if _PUBLISHED_WORDS.search(time.words):
        return "published"
    if _MODIFIED_WORDS.search(time.words):
        return "modified"
    before = text[max(0, time.start - _AROUND) : time.start].rstrip()
    for _ in range(_TAGS_BETWEEN):
        if before.endswith(">"):
            before = before[: max(0, before.rfind("<"))].rstrip()
    words = before[before.rfind(">") + 1 :]
    return label_of_line(squeeze(unescape(words))) if words and not before.endswith(">") else None


def _is_modified(time: TimeTag, found: Stamp, changes: frozenset[date], said: Label | None) -> bool:
    return said == "modified" or (found.day in changes and not _PUBLISHED_WORDS.search(time.words))


def _time_stamp(time: TimeTag, order: Order, language: str | None) -> Stamp | None:
    return stamp(time.datetime) or _shown_stamp(time.text, order, language)


def _shown_stamp(text: str, order: Order, language: str | None, *, is_open: bool = False) -> Stamp | None:
    """The first day of a text; one that may be either of two only where that is asked for."""
    days = [one.days for one in shown(text[:200], order, language) if len(one.days) == 1 or (is_open and one.days)]
    return Stamp(days[0][0], "day", None, *days[0][1:2]) if days else None


def _witness(  # noqa: PLR0913, PLR0917 - a witness has that many sides
    aspect: Aspect, source: str, locator: str, raw: str, read: Stamp, trust: float, family: Family = "structured"
) -> Witness:
    days = tuple(day for day in (read.day, read.other) if day)
    return Witness(aspect, family, source, locator, raw, days, trust, read.zone, read.precision)
