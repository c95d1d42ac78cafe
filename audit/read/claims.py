"""Makes the claims of dated entries: one for each event an entry tells (`audit.read.segments`).

A segment that only names people continues the telling before it: "meeting with President A; Foreign Minister B" are two
meetings, the second with the first one's actors, kind and place. A clause without a subject ("…, she also met with C")
takes over the actors only.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.model.claim import Citation, Claim, Kind, Modality, Mode, Part, Party
from audit.model.document import DateInterval, Span
from audit.read.blocks import CELL, PART, Anchor, Lines, Passage
from audit.read.entries import Entry
from audit.read.grammar import clause, without_plan
from audit.read.lead import without_lead
from audit.read.plans import announced_elsewhere
from audit.read.relative import moved, relative
from audit.read.segments import QUOTED, Segment, segments
from audit.read.telegraphic import in_full
from audit.read.timing import AHEAD, announces, days_of
from audit.text.fold import fold, squeeze
from audit.text.kinds import kind_of
from audit.text.names import parties
from audit.text.presence import among, presence

_BEFORE = " \t\n\u00a0,;:.–—-•|)]("
_BULLETS = "•·▪◦"
_BLANK = " \t\n\u00a0"
_AFTER = " \t\n\u00a0,;"
_SHOWN: dict[Mode, tuple[Kind, Mode]] = {
    "in-person": ("meeting", "in-person"),
    "remote": ("call", "remote"),
    "unknown": ("other", "unknown"),
}
"""What people did who are shown to have been in one place, or on the phone."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one segment tells; `event` is false when it only names people."""

    actors: tuple[Party, ...]
    counterparts: tuple[Party, ...]
    kind: Kind
    mode: Mode
    place: str | None
    modality: Modality
    event: bool
    present: bool = False


def claims(entries: Iterable[Entry], lines: Lines, published: date | None) -> Iterator[Claim]:
    """The claims of all entries of a document of the day `published`, in document order.

    An id is sha256 over section and entry, folded, then part and ordinal among equal ones: moved lines, other line
    breaks and other quotes leave it alone.
    """
    seen: Counter[tuple[str, Part]] = Counter()
    for entry in entries:
        known = hashlib.sha256(json.dumps([entry.section and fold(entry.section), fold(entry.passage.text)]).encode())
        found = _segments(entry)
        dated = entry.passage.text[slice(*entry.dated)]
        tellings = list(
            _tellings(found, planned=announces(entry.section) or announces(dated) or announced_elsewhere(dated))
        )
        when = days_of(entry.date, published, planned=tellings[0].modality == "planned")
        soon = published is not None and when is not None and published < when.start <= published + AHEAD
        for segment, telling, part in zip(found, tellings, _parts(found), strict=True):
            seen[known.hexdigest(), part] += 1
            own = known.copy()
            own.update(json.dumps([part, seen[known.hexdigest(), part]]).encode())
            first = segment is found[0]
            if first and _leads_into_items(entry.passage.text, found, telling):
                continue
            if soon and telling.present:  # "X meets Y" of a day to come announces it; of next year it is a slip
                telling = replace(telling, modality="planned")  # noqa: PLW2901
            claim = _claim(entry, segment, telling, lines, when, first=first, part=part, identity=own.hexdigest()[:12])
            yield claim if first else _on_its_day(claim, entry.passage.text[: segment.start], segment.told)


def _leads_into_items(text: str, found: Sequence[Segment], telling: _Telling) -> bool:
    """Whether an entry's own words only begin what each of the items below ends: "Minister X’s calls with:"."""
    if len(found) == 1 or found[0].anchors or telling.counterparts or not text.startswith(PART, found[0].end):
        return False
    words = squeeze(text[found[0].start : found[0].end]).lower()
    return words.rstrip(": ").endswith((" with", " including")) or (
        words.endswith(":") and telling.kind in {"call", "meeting"}
    )


def _on_its_day(claim: Claim, before: str, words: str) -> Claim:
    """A claim behind an entry's first: of the entry's day, unless the words tell that it was another."""
    told = relative(before, words)
    if told is None or told.days == 0:
        return claim
    return replace(claim, when=moved(claim.when, told), date_text=told.text)


def citation(anchor: Anchor, passage: Passage, lines: Lines) -> Citation:
    """A link as a citation, placed where its markup stands."""
    words = squeeze(passage.text[anchor.start : anchor.end])
    return Citation(anchor.link.uri, words, lines.span(anchor.link.start, anchor.link.end))


def _parts(found: Sequence[Segment]) -> list[Part]:
    """Of several cited events each is `per-link`; an uncited event beside a cited one is a `remainder`."""
    cited = sum(bool(segment.anchors) for segment in found)
    with_link: Part = "per-link" if cited > 1 else "main"
    return [
        with_link if segment.anchors else "remainder" if cited or index else "main"
        for index, segment in enumerate(found)
    ]


def _segments(entry: Entry) -> list[Segment]:
    if entry.told is None:
        return segments(entry.passage, entry.statement, entry.dated, entry.sources)
    return [Segment(entry.statement, len(entry.passage.text), list(entry.passage.anchors), told=entry.told)]


def _tellings(found: Iterable[Segment], *, planned: bool) -> Iterator[_Telling]:
    """What each segment tells, in the light of those before it; `planned` when all of it is announced."""
    head: _Telling | None = None
    for segment in found:
        telling = _telling(squeeze(segment.told), head)
        telling = replace(telling, modality="planned") if planned else telling
        head = telling if telling.event or head is None else head
        yield telling


def _telling(phrase: str, head: _Telling | None) -> _Telling:
    phrase = in_full(_without_quotation(phrase))
    words = clause(phrase)
    people = _distinct(words.objects)
    if head is not None and not words.event:
        with_whom = _distinct((words.subject, *words.objects))
        return replace(head, counterparts=with_whom, place=words.place or head.place, event=False)
    actors = _distinct((words.subject,))
    if words.mutual and not actors:
        actors, people = people[:1], people[1:]
    if head is not None and not actors:
        actors = head.actors
    planned = words.planned or announced_elsewhere(phrase)
    told = without_plan(phrase) if planned else phrase
    kind, mode = _kind(told)
    if kind == "other" and len((*actors, *people)) > 1:
        kind, mode = _SHOWN[presence(among((*actors, *people), told))]
    modality: Modality = "planned" if planned else "past"
    return _Telling(actors, people, kind, mode, words.place, modality, words.event, words.present)


def _without_quotation(phrase: str) -> str:
    """What somebody said without its words, which tell of others: "“We told Moscow what would come,” X said"."""
    rest = squeeze(QUOTED.sub(" ", phrase))
    if rest == phrase:
        return phrase
    told = clause(rest)
    return rest if told.event and told.subject else phrase


def _kind(phrase: str) -> tuple[Kind, Mode]:
    """What the sentence says it was; what leads up to it ("At the summit in Madrid, …") only if that says nothing."""
    kind, mode = kind_of(without_lead(phrase))
    return kind_of(phrase) if kind == "other" else (kind, mode)


def _distinct(phrases: Iterable[str]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party for phrase in phrases for party in parties(phrase)))


def _claim(  # noqa: PLR0913 - all that a claim is made of
    entry: Entry,
    segment: Segment,
    telling: _Telling,
    lines: Lines,
    when: DateInterval | None,
    *,
    first: bool,
    part: Part,
    identity: str,
) -> Claim:
    start, end = _words_of(entry, segment, first=first)
    return Claim(
        id=identity,
        entry=entry.number,
        section=entry.section,
        span=_span(entry.passage, start, end, segment.anchors, lines),
        text=squeeze(entry.passage.text[start:end]),
        when=when,
        actors=telling.actors,
        counterparts=telling.counterparts,
        kind=telling.kind,
        mode=telling.mode,
        place=telling.place,
        modality=telling.modality,
        part=part,
        citations=tuple(citation(anchor, entry.passage, lines) for anchor in segment.anchors),
        date_text=squeeze(entry.date.text),
    )


def _words_of(entry: Entry, segment: Segment, *, first: bool) -> tuple[int, int]:
    """The characters of the claim's own words: the first claim's begin with the date, if that is in one piece."""
    text = entry.passage.text
    if first and PART not in text[entry.statement : segment.start]:
        start = len(text) - len(text.lstrip(_BLANK + CELL + _BULLETS))
    else:
        words = text[segment.start : segment.end]
        start = segment.start + len(words) - len(words.lstrip(_BEFORE))
    end = segment.start + len(text[segment.start : segment.end].rstrip(_AFTER))
    return (start, end) if end > start else (segment.start, segment.end)


def _span(passage: Passage, start: int, end: int, anchors: Iterable[Anchor], lines: Lines) -> Span:
    """Where the words stand, with the whole markup of the links put on them."""
    first, last = passage.place(start, end)
    for anchor in anchors:
        if anchor.start <= end and start <= anchor.end:
            first, last = min(first, anchor.link.start), max(last, anchor.link.end)
    return lines.span(first, last)
