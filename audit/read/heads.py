"""Where the date of an item or a paragraph stands, and where what it states begins.

The date comes first ("December 9: …"), behind "On" or a link ("[Readout](…) – December 9: …"), at the end ("X met Y,
9 December"), or with the verb ("X met Y on December 9 in Riga"). What counts is structure and the words around a date;
no word of any document is known here.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from audit.read import english
from audit.read.aside import names_event
from audit.read.blocks import PART, Passage
from audit.read.grammar import clause, is_account, is_event
from audit.read.periods import Period, dated_in, day_in, line_date
from audit.read.pointers import is_pointer
from audit.read.words import is_verb, words_of
from audit.text import dates
from audit.text.fold import squeeze
from audit.text.regex import regex
from audit.text.time_zones import zones_of
from audit.text.years import DateMention

_SEPARATOR = regex(r"[\s)\]]*(?:[:;,.|•·—–→]|-+(?=\s))?[\s)\]]*")
_SET_OFF = regex(r"[\s)\]]*(?:[:|•·—–→]|-+(?=\s))")
_STOP = regex(r"\.\s+(?=[^\W\d_a-z])")
_SENTENCE = regex(r"\s+[^\W\d_a-z]")
_BOX = regex(r"\s*\[[ xX✓✔]\]\s+")
_LABEL = regex(r"\s*(?:[A-Z][a-z]{2,10}\.?\s[0-9]{1,4}[,.:)]\s+){1,2}")
"""What a list of holdings calls its entries: "Folder 1.", "Box 2, Folder 3:"."""
_NUMBER = regex(r"\s*\(?(?:[0-9]{1,3}[.)]|[a-z]\)|[ivx]{1,5}[.)])\s+")
_ON = regex(r"\s*(?:(?P<from>from)|on|between|in|during)\s+(?=\S)", re.IGNORECASE)
_AFTER_LINK = regex(r"[)\]]?\s*(?:[(,;:|•·—–]|-+(?=\s))\s*(?:on\s+)?", re.IGNORECASE)
_BEFORE = regex(r"(?:(?P<mark>[(,;:|•·—–]|\s-+)\s*|\s+)(?P<on>on\s+)?(?:\w+day,?\s+)?\Z", re.IGNORECASE)
_PLACE = regex(r"\W{0,8}(?P<place>[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){0,4})\W{0,2}")
_AFTER_PLACE = regex(r"(?:,|\s[(–—-])\s?(?:(?:on|am|le|el|il)\s)?(?=[^\W_])")
_REACH_OF_PLACE = 60
_AFTER_DATELINE = regex(r"[)\]*_]{0,3}(?:\s\([A-Z][\w /.-]{1,20}\))?\W{0,2}\s?(?:[:–—]|-+(?=\s))\W{0,2}\s*")
_BRACKETED = regex(r"\s?\)\s?[:–—]")
LOOKED = regex(
    r"\b(?:accessed|retrieved|viewed|last checked|abgerufen|zuletzt|consulté|consultado|geraadpleegd)\b[^.;]{0,40}",
    re.IGNORECASE,
)
_YEAR_FIRST = regex(r"\((?P<date>(?P<year>(?:19|20)[0-9]{2}), (?P<day>[A-Z][a-z]{2,8}\.? [0-9]{1,2}))\)")
_QUOTED = regex(r"[“\"„«‘][^”\"“»’]{3,300}[”\"“»’]")
_QUOTES = '”"’»*_'
_NOTHING = regex(r"[\W_]*")
_REACH = 40
_LONGEST = 600
"""Characters of an item in which a date that does not come first is looked for."""


@dataclass(frozen=True, slots=True)
class Head:
    """A block's date; the characters [start, end) that tell nothing but it; where its statement begins.

    `told` is "" where the block names a page and its day and tells nothing of its own.
    """

    date: DateMention
    dated: tuple[int, int]
    statement: int
    told: str | None = None


def item_head(whole: Passage, period: Period) -> Head | None:
    """The date of a list item under a title of that period; None when it has none of its own."""
    begin = _opening(whole, period)
    return (
        _first(whole, begin, period)
        or _behind_a_place(whole, begin, period)
        or _second(whole, begin, period)
        or _bare_day(whole, begin, period)
        or _inside(whole, period)
        or reference_head(whole, period)
        or _own_part(whole, period)
    )


def paragraph_head(whole: Passage, period: Period, *, within: bool = False) -> Head | None:
    """The date that a paragraph begins with, if it is set off from what the paragraph states.

    `within` for the rest of a paragraph from one of its lines on, where a day alone on its line may be there by chance.
    """
    mention = dates.leading(whole.text, whole.edges, _opening(whole, period), period.habits)
    if mention is None or not (mention.has_day or (whole.anchors and mention.end in whole.edges)):
        return _behind_a_place(whole, 0, period) if whole.anchors else None
    off = (
        _SET_OFF.match(whole.text, mention.end)
        or (mention.end in whole.edges and (whole.anchors or _SENTENCE.match(whole.text, mention.end)))
        or (_is_whole(mention) and _STOP.match(whole.text, mention.end))
        or (_ends_line(whole, mention.end) and (_is_whole(mention) or not within))
    )
    statement = _statement(whole.text, mention.end)
    if not off or not squeeze(whole.text[statement:]):
        return None
    return Head(dated_in(mention, period), (mention.start, mention.end), statement)


def _opening(whole: Passage, period: Period) -> int:
    """Where a block's words begin: behind a box to tick, or a number ("1. Monday, 7 March") that is no day."""
    if box := _BOX.match(whole.text):
        return box.end()
    number = _NUMBER.match(whole.text) or _LABEL.match(whole.text)
    places = (0, number.end()) if number else ()
    dated = [
        place
        for place in places
        if (mention := dates.leading(whole.text, whole.edges, place, period.habits)) and mention.has_day
    ]
    return dated[0] if dated else number.end() if number and number.re.pattern == _NUMBER.pattern else 0


def _is_whole(mention: DateMention) -> bool:
    """Whether a date is written with its day and its year, so that it may stand as a sentence: "3 April 1999. …"."""
    return mention.has_day and bool(mention.days) and mention.days[-1][1].year is not None


def _ends_line(whole: Passage, end: int) -> bool:
    """Whether the line is over behind a date, and a sentence or what cites is on the next."""
    begins = zip(whole.starts, whole.runs, strict=True)
    over = next((at for at, run in begins if at >= end and (run.wrapped or run.text == "\n")), None)
    ended = over is not None and _NOTHING.fullmatch(whole.text, end, over) is not None
    return ended and (bool(whole.anchors) or _SENTENCE.match(whole.text, over or end) is not None)


def opening_head(whole: Passage, period: Period) -> Head | None:
    """The day that a sentence opens with: "On December 9, 2021, she …"."""
    return _second(whole, 0, period) if _ON.match(whole.text) else None


def inside_head(whole: Passage, period: Period) -> Head | None:
    """The day that a sentence gives with its verb or at its end, if it gives no other."""
    return _inside(whole, period)


def borrowed(whole: Passage, date: DateMention, *, told: bool) -> Head | None:
    """A date that stands elsewhere, for a block that cites a page or, where that suffices, is `told` as an event.

    Under a month or a year stand links to other pages, too, and there it takes the name of an event.
    """
    text = squeeze(whole.text)
    if not whole.anchors:
        return Head(date, (0, 0), 0) if told and clause(text).event else None
    states = not is_pointer(text) and (date.has_day or names_event(text))
    return Head(date, (0, 0), 0) if states else None


def _first(whole: Passage, begin: int, period: Period) -> Head | None:
    mention = dates.leading(whole.text, whole.edges, begin, period.habits)
    if mention is None or not _heads(whole, mention):
        return None
    place = mention.start, mention.end
    return Head(dated_in(mention, period), place, _statement(whole.text, mention.end))


def _behind_a_place(whole: Passage, begin: int, period: Period) -> Head | None:
    """The day of a dateline, behind where it was written: "KYIV, January 5 – …", "Riga, Latvia, 1 December: …"."""
    text = whole.text
    for parting in _AFTER_PLACE.finditer(text, begin, begin + _REACH_OF_PLACE):
        place = _PLACE.fullmatch(text, begin, parting.start())
        mention = dates.leading(text, whole.edges, parting.end(), period.habits) if place else None
        if place is None or mention is None or not (mention.has_day and mention.days):
            continue
        off = _AFTER_DATELINE.match(text, mention.end)
        if off is None or not _is_place(place["place"], squeeze(text[off.end() :])):
            return None
        return Head(dated_in(mention, period), (place.start("place"), mention.end), off.end())
    return None


def _is_place(words: str, told: str) -> bool:
    """Whether words before a date are a place: in capitals, a capital or country, or before a sentence of its own."""
    parts = [part.strip() for part in words.split(",")]
    if words.isupper() or any(map(zones_of, parts)):
        return True
    sentence = clause(told)
    return len(words.split()) == 1 and sentence.event and bool(sentence.subject)


def _second(whole: Passage, begin: int, period: Period) -> Head | None:
    """The day that comes after "On" or the like, or after a link that the item begins with."""
    found, statement = _ON.match(whole.text, begin), True
    if found is None and whole.anchors and _NOTHING.fullmatch(whole.text, begin, whole.anchors[0].start):
        found, statement = _AFTER_LINK.match(whole.text, whole.anchors[0].end), False
    mention = dates.leading(whole.text, whole.edges, found.end(), period.habits) if found else None
    if mention is None or found is None or not _heads(whole, mention):
        return None
    if statement and found["from"] and len({end for ends in mention.days for end in ends}) == 1:
        mention = replace(mention, days=())  # "From December 3: …" has no end
    place = mention.start, mention.end
    return Head(dated_in(mention, period), place, _statement(whole.text, mention.end) if statement else 0)


def _bare_day(whole: Passage, begin: int, period: Period) -> Head | None:
    """The number of a day in the month of the title above: "9: X met Y"."""
    found = dates.bare_day(whole.text, begin)
    if found is None:
        return None
    day, start, end = found
    off = _SET_OFF.match(whole.text, end) or end in whole.edges
    mention = day_in(day, whole.text[start:end], (start, end), period) if off else None
    return Head(mention, (start, end), _statement(whole.text, end)) if mention else None


def _inside(whole: Passage, period: Period) -> Head | None:
    """The date an item gives at its end, in brackets that set it off, or with its verb, if it gives no other."""
    text = whole.text[:_LONGEST].partition(PART)[0]
    days = [mention for mention in dates.mentions(text) if mention.has_day]
    mention = dates.leading(text, whole.edges, days[0].start, period.habits) if days else None
    if mention is None or days[-1].start >= mention.end:
        return None
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    told = squeeze(text[: before.start()]) if before else ""
    if before is None or not told:
        return None
    set_off = before["mark"] or any(anchor.end == before.start() for anchor in whole.anchors)
    last = set_off and (_says_no_more(whole, mention.end) or _BRACKETED.match(text, mention.end))
    if not (last and (whole.anchors or clause(told).event)) and not (before["on"] and goes_with_its_verb(told)):
        return None
    return Head(dated_in(mention, period), (before.start("on") if before["on"] else mention.start, mention.end), 0)


def _own_part(whole: Passage, period: Period) -> Head | None:
    """The date of the one paragraph of an item that is little else."""
    at, found = 0, []
    for part in whole.text.split(PART):
        mention = line_date(part, period.habits)
        if mention:
            found.append(replace(mention, start=at + mention.start, end=at + mention.end))
        at += len(part) + len(PART)
    if len(found) != 1 or not whole.anchors:
        return None
    return Head(dated_in(found[0], period), (found[0].start, found[0].end), 0)


def reference_head(whole: Passage, period: Period) -> Head | None:
    """The day on which a page appeared, as lists of literature give it: with its year, set off, and no other one.

    "Smith, J. “Title.” *Site*, 3 March 2021, https://…", "Reyes, A. (2021, December 6). Title. …". The day on which the
    writer looked at the page is passed over.
    """
    text = whole.text[:_LONGEST].partition(PART)[0]
    looked = [found.span() for found in LOOKED.finditer(text)]
    apa = _YEAR_FIRST.search(text)
    if apa:
        day = dates.whole(apa["day"])
        days = [_with_year(day, int(apa["year"]), apa.span("date"), apa["date"])] if day and day.days else []
    else:
        days = [
            mention
            for mention in dates.mentions(text)
            if mention.has_day
            and mention.days[0][0].year is not None
            and not any(start <= mention.start < end for start, end in looked)
        ]
    if len(days) != 1 or not whole.anchors:
        return None
    before, after = text[: days[0].start].rstrip(), text[days[0].end :].lstrip()
    by_itself = before.endswith(".") and after[:1] in {".", ""}
    if clause(squeeze(before)).event and not by_itself and not _QUOTED.search(before):
        return None
    if not before.rstrip(_QUOTES).endswith((",", ".", ";", "(", "[")) or after[:1] not in {",", ".", ";", ")", "]", ""}:
        return None
    return Head(dated_in(days[0], period), (days[0].start, days[0].end), 0, told="")


def _with_year(day: DateMention, year: int, place: tuple[int, int], text: str) -> DateMention:
    days = tuple((replace(first, year=year), replace(last, year=year)) for first, last in day.days)
    return DateMention(*place, text, days)


def _says_no_more(whole: Passage, end: int) -> bool:
    """Whether behind a date only links to accounts follow."""
    text, at, parts = whole.text, end, []
    for anchor in whole.anchors:
        if anchor.start >= end:
            parts.append(text[at : anchor.start])
            at = anchor.end
            if not is_account(squeeze(text[anchor.start : anchor.end])):
                return False
    return all(map(_NOTHING.fullmatch, [*parts, text[at:]]))


def goes_with_its_verb(told: str) -> bool:
    """Whether words tell of an event, and of nothing else that a day after them could be the day of."""
    words = list(words_of(told))
    if not words or not clause(told).event:
        return False
    apart = any(word.low in english.ABOUT for word in words) or any(
        one.low == "to" and is_verb(other) for one, other in pairwise(words)
    )
    last = words[-1]
    return not apart and (last.named or last.low in english.PEOPLE or is_event(last.low))


def _heads(whole: Passage, mention: DateMention) -> bool:
    """Whether the date is the item's own: a month must be set off from the rest ("May 2022 elections" is a name)."""
    if mention.has_day:
        return True
    separator = _SEPARATOR.match(whole.text, mention.end)
    rest = whole.text[mention.end :]
    begin = mention.end + len(rest) - len(rest.lstrip())
    return (
        bool(separator and separator[0].strip()) or not rest.strip() or not {mention.end, begin}.isdisjoint(whole.edges)
    )


def _statement(text: str, end: int) -> int:
    """Where the statement begins: after the date and what parts it from the rest, but not in another `PART`."""
    separator = _SEPARATOR.match(text, end, text.find(PART, end) if PART in text else len(text))
    return separator.end() if separator else end
