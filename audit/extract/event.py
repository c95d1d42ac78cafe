"""When something happened, as the lead tells it: in the language of the page, else in English.

What the lead tells first is the page's event. Days that lie a month or more before the page, and dates some days before
that event, are history that the text recalls.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from audit.extract.english_any_verb import event_of_any_verb
from audit.extract.english_clauses import simpler
from audit.extract.english_dateline import written_on
from audit.extract.english_days import OF_SEVERAL, may_tell_a_day
from audit.extract.event_elsewhere import events_elsewhere
from audit.extract.event_english import english_events
from audit.extract.shown import Order
from audit.model.reading import Choice, Event
from audit.text.regex import regex

_SENTENCES: Final = 6  # an event's date stands in the first sentences; later ones tell of other things
_OPENING: Final = 2  # sentences that tell what a page is about, however long ago it was
_BY_FORM: Final = 2  # of which an event is read by a verb that no table lists
_LONGEST: Final = 600
_HISTORY: Final = timedelta(days=31)
_NEWS: Final = timedelta(days=7)  # before the page: what a lead of news tells first
_RECALLED: Final = timedelta(days=3)  # before that: what the lead goes on to recall

_ENGLISH = regex(
    r"\b(?:the|and|with|of|to|on|at|for|met|spoke|held|will|today|yesterday|tonight|tomorrow)\b", re.IGNORECASE
)
_SENTENCE_END = regex(r"(?<=[.!?\u201d])\s+(?=[A-Z\u201c\"\u00c0-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f])")
_SHORT_FORM = regex(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Adm|Col|Sen|Rep|Gov|Jr|Sr|St|No|[A-Z])|\b[A-Z]\.[A-Z])\.$")
# "at 12:30 p.m. Tokyo time", "at 5 p.m. on": the time's zone or day, with which the sentence goes on.
_CLOCK = regex(r"\d ?[ap]\.m\.$")
_OF_THE_CLOCK = regex(
    r"(?:[A-Z][\w.]+ ){1,3}(?:[Tt]ime|[Ss]tandard|[Dd]aylight)\b|(?:[A-Z]{1,4}T|UTC|GMT)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
# What somebody says of themselves in quotation marks; in those of a spokesperson, a page tells of its event.
_QUOTE = regex(r"\u201c[^\u201c\u201d]*(?:\u201d|(?=\u201c)|$)|\"[^\"]{8,600}\"")
_FIRST_PERSON = regex(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s)\b")
_OF_CORRECTIONS: Final = ("orrect", "CORRECTION", "updated", "earlier version")
_CORRECTION = regex(
    r"\b(?:Corrected on\b|CORRECTION\b|Correction(?::| made | [A-Z][a-z]+ \d)|An earlier version of this "
    r"|This (?:readout|statement|article|page|story|release|report|post|transcript|version) (?:has been|was) "
    r"(?:updated|corrected))"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence of a lead, which is the `place`th: as it is read for days, and as it stands there."""

    place: int
    read: str
    sentence: str


def events_in(
    lead: str, published: Choice[date], language: str | None = None, order: Order = "open"
) -> tuple[Event, ...]:
    """The events the lead dates, in order, each date once; relative words need the page's publication date.

    `language` is what the page says of itself (BCP 47); `order` that of day and month where it writes numbers alone.
    """
    told = events_elsewhere(lead, published, language, order)
    if told is None:
        told = _english(lead, published, order) if is_english(lead) else iter(())
    found: dict[tuple[date, date], Event] = {}
    for event in told:
        found.setdefault((event.when.start, event.when.end), event)
    return tuple(_without_history(_without_ends(list(found.values())), published.value))


def _without_ends(events: list[Event]) -> list[Event]:
    """The events less the first and the last day of one that lasted several: "concluded a two-day visit today"."""
    lasted = [event.when for event in events if OF_SEVERAL in event.source]
    ends = {day for when in lasted for day in (when.start, when.end)}
    return [event for event in events if event.when.start != event.when.end or event.when.start not in ends]


def _without_history(events: list[Event], published: date | None) -> list[Event]:
    """The events; where one is news, less those long before the page, and dates that are recalled behind the news."""
    if published is None or all(_is_history(event, published) for event in events):
        return events
    events = [event for event in events if not _is_history(event, published)]
    first = next((event for event in events if not event.planned), None)
    if first is None or first.when.end < published - _NEWS:
        return events
    return [event for event in events if not _is_recalled(event, first)]


def _is_recalled(event: Event, first: Event) -> bool:
    """Whether an event is written with its date, and was days before the one that is told first."""
    return event.source.startswith("lead:on-date") and event.when.end < first.when.start - _RECALLED


def _is_history(event: Event, published: date) -> bool:
    return event.when.end < published - _HISTORY


def _english(lead: str, published: Choice[date], order: Order) -> Iterator[Event]:
    dated = [told for told in _told(lead) if may_tell_a_day(told.read)]
    if not dated:
        return
    behind = _behind_a_dateline(published, dated, order)
    found = list[Event]()
    for told in dated:
        events = _by_tables(told.read, behind if told.place else published, order)
        if told.place >= _OPENING and published.value:
            events = [event for event in events if not _is_history(event, published.value)]
        found += [replace(event, snippet=told.sentence) for event in events]
    if all(event.planned for event in found):
        yield from _by_form(dated, published, order)
    yield from found


def _by_form(dated: Sequence[_Told], published: Choice[date], order: Order) -> Iterator[Event]:
    """The first event that a lead's first sentences tell with a verb that no table lists."""
    for told in dated:
        event = event_of_any_verb(told.read, published, order) if told.place < _BY_FORM else None
        if event:
            yield replace(event, snippet=told.sentence)
            return


def _told(lead: str) -> Iterator[_Told]:
    """The lead's first sentences, less notices of corrections."""
    plain, at, place = _without_quotes(lead), 0, 0
    for sentence in sentences(lead)[:_SENTENCES]:
        read, at = plain[at : at + len(sentence)], at + len(sentence) + 1
        if not _is_correction(sentence):
            yield _Told(place, read[:_LONGEST], sentence[:_LONGEST])
            place += 1


def _by_tables(read: str, published: Choice[date], order: Order) -> list[Event]:
    """The events of a sentence; where none of it has happened, those of its simpler parts too."""
    found = list(english_events(read, published, order))
    if all(event.planned for event in found):
        found += [event for part in simpler(read) for event in english_events(part, published, order)]
    return found


def _behind_a_dateline(published: Choice[date], dated: Sequence[_Told], order: Order) -> Choice[date]:
    """The day from which "today" is reckoned behind a first sentence that opens with a dateline: that day."""
    if dated[0].place or len(dated) == 1:
        return published
    written = written_on(dated[0].read, published.value, order)
    return replace(published, value=written) if written else published


def _without_quotes(lead: str) -> str:
    """The text with what people say of themselves blanked out, each character in its place."""
    return _QUOTE.sub(lambda quote: " " * len(quote[0]) if _FIRST_PERSON.search(quote[0]) else quote[0], lead)


@lru_cache(maxsize=8)  # a page's lead is asked about thrice
def is_english(lead: str) -> bool:
    """Whether a text has small words of English: only that is read for events."""
    return _ENGLISH.search(lead[:_LONGEST]) is not None


def correction_in(line: str) -> str | None:
    """The sentence that says the page was corrected or updated, if there is one."""
    if not _is_correction(line):
        return None
    return next((sentence for sentence in sentences(line) if _is_correction(sentence)), None)


def _is_correction(text: str) -> bool:
    """Whether a text has such a notice in it; first by what all wordings share."""
    return any(letters in text for letters in _OF_CORRECTIONS) and _CORRECTION.search(text) is not None


def sentences(text: str) -> list[str]:
    """The text's sentences; abbreviations such as "Gen.", initials and clock times with their zones end none."""
    parts: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if parts and _goes_on(parts[-1][-12:], piece):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return parts


def _goes_on(end: str, piece: str) -> bool:
    """Whether a full stop, and what follows it, is of one sentence."""
    if _SHORT_FORM.search(end):
        return True
    return _CLOCK.search(end) is not None and _OF_THE_CLOCK.match(piece) is not None
