"""When something happened, as the lead tells it: "met today", "spoke yesterday", "held talks on December 3".

A date in a text is an event's only where it goes with the event's verb. "Welcomed yesterday's announcement", "in their
September 1 joint statement" and "the November 10 re-launch" date other things: there the date stands before a noun it
describes, or in a clause of its own.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from audit.extract.event_elsewhere import events_elsewhere
from audit.extract.shown import Order
from audit.extract.stamps import calendar_day
from audit.extract.told_day import HALF_A_YEAR, Told, event_of, in_numbers
from audit.model.document import DateInterval
from audit.model.reading import Choice, Event
from audit.text.dates import mentions
from audit.text.years import DateMention, resolve

_SENTENCES: Final = 6  # an event's date stands in the first sentences; later ones tell of other things
_LONGEST: Final = 600
_WEEK: Final = 7
_LEAP: Final = 2000
_AND = re.compile(r"\s{1,3}(?:and|&)\s{1,3}")

_ENGLISH = re.compile(
    r"\b(?:the|and|with|of|to|on|at|for|met|spoke|held|will|today|yesterday|tonight|tomorrow)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:met|meets?|meeting|spoken?|speak(?:s|ing)?|talked|wrote|(?:tele)?phoned|exchanged|presented|paid"
    r"|(?:co-?)?chaired|held|holds?|hosted|hosts?|called|joined|joins?|attended|attends?"
    r"|participated?s?|travel(?:s|ed|led|ing|ling)?|visit(?:s|ed|ing)?|sign(?:s|ed)|convened|briefed|brief|consulted"
    r"|consults?|engaged|addressed|address|delivered|welcomed|received|arrived|conducted|led|lead|take place|took place"
    r"|departs?|departed|concludes?|concluded|had (?=an? |talks|separate)|(?:will be|is|was) in|adopted|issued"
    r"|presents?|gave|gives?|opens|opened|pays?|inaugurated?|greet(?:s|ed)|toured|gathered|took part|takes part"
    r"|take part|hold|host|join|(?:pleased|glad|honou?red|delighted) to (?:welcome|receive))\b"
    r"(?! (?:on|for|upon) (?:[a-z]+ )?(?:to|all)\b)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:scheduled|expected|due|set|going) to|plans? to|(?:is|are) travel(?:l)?ing)\b",
    re.IGNORECASE,
)
# Said in the present of a day to come: "departs on Sunday".
_SETS_OUT = re.compile(r"\b(?:depart|travel)s?\b", re.IGNORECASE)
# A day written in words or numbers, as far as it can be told at a glance.
_DATED = re.compile(
    r"\d(?:st|nd|rd|th)? (?:day )?(?:of )?[A-Z][A-Za-z]{2}|[A-Z][A-Za-z]{2,8}\.?,? (?:the )?\d|\d-\d\d-\d"
    r"|[A-Z][a-z]{2}\.\d|\d[./-]\d\d?[./-]\d"
)
_RELATIVE = re.compile(r"day\b|this (?:morning|afternoon|evening)|tonight|last night|tomorrow", re.IGNORECASE)
_DAY_WORDS: Final = ("day", "this ", "night", "tomorrow")  # which those have in them
_DIGIT = re.compile(r"\d")
_TOMORROW = re.compile(r"\b(tomorrow(?: (?:morning|afternoon|evening))?)\b(?!['\u2019]s)", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:earlier )?(today|this (?:morning|afternoon|evening)|tonight)\b(?!['\u2019]s)", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(yesterday(?: (?:morning|afternoon|evening))?|last night)\b(?!['\u2019]s)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?:[Oo]n|[Tt]his) )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!['\u2019]s)"
    r"(?!,? \(?(?:[A-Z][a-z]{2,8}\.? )?\d)"
)
_WEEKDAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
# Words that open a clause or a topic: behind them a date no longer goes with the verb before them.
_APART = re.compile(
    r"\b(?:that|which|who|whose|where|when|before|after|since|until|following|ahead|noting|about|regarding|concerning"
    r"|because|while|as|including|discussed|discussing|announced|announcement|welcoming|welcomed)\b|:(?!\d)|[;\u2014\u201c\u201d]",
    re.IGNORECASE,
)
# Words before a verb that make it tell of another event than the sentence's own: "the summit that was held on …",
# "ahead of their meeting on …", "they last met on …".
_ASIDE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|ahead of|before|after|following|prior to|since|until)\b[^,;:]*$"
    r"|\b(?:last|previously) $",
    re.IGNORECASE,
)
# A participle right before the date takes it for itself: "the agreement reached on …", "the office established on …".
_PARTICIPLE = re.compile(r"\b[a-z]{2,}(?:ed|wn|en|id|ilt|ade)\s+(?:(?:on|for)\s+)?$")
_OPENS = re.compile(
    r"(?:(?:[A-Z][\w.]*,? ){1,4}[\u2013\u2014-] )?[\W\d]*"
    r"(?:(?:Earlier|On|On the (?:morning|afternoon|evening|night|margins) of|From|In|[A-Z]{2,20}[,\s(\u2013\u2014-]*) ?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?)?)?\s*"
)
_OPENING_DAYS = re.compile(r"On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day and ")
_OPENING_NOUN = re.compile(
    r"^(?:in|during|at) (?:[\w'\u2019-]+ ){1,4}(?:call|meeting|conversation|visit)s? (?:on )?$", re.IGNORECASE
)
# The event as a noun, with which the sentence opens: "The President's call with Minister Birch on …".
_OPENING_EVENT = re.compile(
    r"^(?:The|This|Their|His|Her|[A-Z][^,;:]{0,60}['\u2019]s) (?:[\w-]+ ){0,3}(?:call|conversation|talks|consultations)"
    r"(?:(?:,? which)? (?:took place|was held|were held)| (?:with|between|among|in) [^,;:]{0,100}?) (?:on )?$"
)
_OWN_CLAUSE = re.compile(
    r"^(?:The|This|Their|His|Her) (?:[\w-]+ ){0,3}(?:meeting|call|conversation|visit|talks|session|summit), which $"
)
# Between a verb's two words: "has today met".
_HAS = re.compile(r"\b(?:has|have|will|is|are|was|were) $")
_ADVERB: Final = 14  # characters between such a day and its verb: "has today also held"
# "A discussed the matter with B in a phone call today": the day goes with the call.
_IN_AN_EVENT = re.compile(
    r"\b(?:in|during) (?:an?|their) (?:[\w-]+ ){0,3}(?:call|meeting|conversation)s? (?:earlier )?(?:on )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?)?$"
)
_SUBJECT_BEFORE = re.compile(
    r"[\w)\u00c0-\u024f],? (?:earlier )?(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?)?$"
)
_AGREED = re.compile(r"\b(?:agree|plan|hope|intend|look forward|invite)(?:s|d|ed)?\b[^,;]*\bto\b[^,;]*$", re.IGNORECASE)
_DESCRIBING = re.compile(
    r"(?:(?<!morning )(?<!evening )(?<!afternoon )(?<!night )\bof"
    r"|\b(?:the|their|its|his|her|our|a|an|this|that|these|those|last|next|previous|every|each|since|until|before|after|by)"
    r"|['\u2019]s?)\s*$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\bon the \d{1,2}(?:st|nd|rd|th)(?: day)? of \w+(?:,? \d{4})?$")
_DESCRIBED = re.compile(
    r"[-\u2011]\w|\s(?:re-?)?(?:summit|statement|agreement|meeting|call|launch|attack|election)s?\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?\u201d])\s+(?=[A-Z\u201c\"\u00c0-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f])")
_SHORT_FORM = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Adm|Col|Sen|Rep|Gov|Jr|Sr|St|No|[A-Z])|\b[A-Z]\.[A-Z])\.$")
_OF_CORRECTIONS: Final = ("orrect", "CORRECTION", "updated", "earlier version")
_CORRECTION = re.compile(
    r"\b(?:Corrected on\b|CORRECTION\b|Correction(?::| made | [A-Z][a-z]+ \d)|An earlier version of this "
    r"|This (?:readout|statement|article|page|story|release|report|post|transcript|version) (?:has been|was) "
    r"(?:updated|corrected))"
)
# "In today's call": the day goes with the noun, which is the sentence's own event only where it opens the sentence.
_OWN_EVENT = re.compile(
    r"^(?:(?:In|During|At|Following) )?(?P<word>today|yesterday)['\u2019]s (?:[\w-]+ ){0,2}"
    r"(?:meeting|call|conversation|visit|talks|session|summit|ministerial|consultations)\b",
    re.IGNORECASE,
)


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
    return tuple(found.values())


def _english(lead: str, published: Choice[date], order: Order) -> Iterator[Event]:
    for sentence in sentences(lead)[:_SENTENCES]:
        if not _is_correction(sentence):
            yield from _events(sentence[:_LONGEST], published, order)


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
    """The text's sentences; abbreviations such as "Gen." and initials end none."""
    parts: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if parts and _SHORT_FORM.search(parts[-1][-12:]):
            parts[-1] += f" {piece}"
        else:
            parts.append(piece)
    return parts


def _events(sentence: str, published: Choice[date], order: Order) -> Iterator[Event]:
    if not _may_tell_a_day(sentence):
        return
    yield from _own_event(sentence, published)
    verbs = list(_VERB.finditer(sentence))
    for word in _words(sentence, published, order):
        verb = _governing(word, verbs, sentence)
        if verb is None:
            continue
        event = event_of(word, sentence, published, planned=_is_planned(word, verb, sentence, published.value))
        if event:
            yield event


def _may_tell_a_day(sentence: str) -> bool:
    """Whether a look at the plain letters leaves it possible: most sentences tell none."""
    lowered = sentence.lower()
    return any(word in lowered for word in _DAY_WORDS) or bool(_DIGIT.search(sentence) and _DATED.search(sentence))


def _own_event(sentence: str, published: Choice[date]) -> Iterator[Event]:
    """The event of "In today's call, …", "Yesterday's meeting was …"."""
    found = _OWN_EVENT.match(sentence)
    if found and published.value:
        today = found["word"].lower() == "today"
        day = published.value if today else published.value - timedelta(days=1)
        word = Told(0, found.end(), f"lead:{found['word'].lower()}", DateInterval(day, day, "day", found["word"]))
        event = event_of(word, sentence, published, planned=False)
        if event:
            yield event


def _words(sentence: str, published: Choice[date], order: Order) -> Iterator[Told]:
    """Every date word of a sentence that does not describe a noun, in order."""
    found = list(_written(sentence, published.value, order))
    if published.value:
        found += _relative(sentence, published.value)
    yield from sorted(found, key=lambda word: word.start)


def _written(sentence: str, published: date | None, order: Order) -> Iterator[Told]:
    for mention in (*_joined(sentence), *in_numbers(sentence, order)):
        describes = _DESCRIBING.search(sentence[: mention.start]) and not _ORDINAL.search(sentence[: mention.end])
        if describes or _DESCRIBED.match(sentence, mention.end):
            continue
        when = resolve(mention, published + HALF_A_YEAR if published else None)
        if when and when.precision == "day":
            yield Told(mention.start, mention.end, "lead:on-date", when, mention)


def _joined(sentence: str) -> Iterator[DateMention]:
    """The dates in a sentence; two that "and" joins and that follow one another are those of one event."""
    before: DateMention | None = None
    for mention in mentions(sentence):
        if before and _AND.fullmatch(sentence, before.end, mention.start) and _adjoin(before, mention):
            days = ((before.days[0][0], mention.days[0][1]),)
            before = DateMention(before.start, mention.end, sentence[before.start : mention.end], days)
            continue
        if before:
            yield before
        before = mention
    if before:
        yield before


def _adjoin(first: DateMention, second: DateMention) -> bool:
    """Whether the second date begins on the day after the first."""
    if not (first.days and second.days and first.has_day and second.has_day):
        return False
    begin, then = first.days[-1][1], second.days[0][0]
    day = calendar_day(then.year or _LEAP, begin.month, begin.day or 0)
    return day is not None and calendar_day(then.year or _LEAP, then.month, then.day or 0) == day + timedelta(days=1)


def _relative(sentence: str, published: date) -> Iterator[Told]:
    if not _RELATIVE.search(sentence):
        return
    rules = ((_TODAY, "lead:today", 0), (_YESTERDAY, "lead:yesterday", 1), (_TOMORROW, "lead:tomorrow", -1))
    for pattern, rule, back in rules:
        for found in pattern.finditer(sentence):
            day = published - timedelta(days=back)
            yield Told(found.start(), found.end(), rule, DateInterval(day, day, "day", found[1]))
    for found in _WEEKDAY.finditer(sentence):
        if _DESCRIBING.search(sentence[: found.start()]):
            continue
        back = (published.weekday() - _WEEKDAYS.index(found[1].lower())) % _WEEK
        before = sentence[: found.start()]
        planned = _PLANNED.search(before) or _SETS_OUT.search(before)
        day = published + timedelta(days=-back % _WEEK) if planned else published - timedelta(days=back)
        yield Told(found.start(), found.end(), "lead:weekday", DateInterval(day, day, "day", found[0]))


def _is_planned(word: Told, verb: re.Match[str], sentence: str, published: date | None) -> bool:
    """Whether the sentence announces: "will travel", "agreed to meet", "travels" until a day to come, tomorrow."""
    before = sentence[max(0, verb.start() - 60) : verb.end()]
    sets_out = _SETS_OUT.fullmatch(verb[0]) and published and word.when.end > published
    return word.rule == "lead:tomorrow" or bool(sets_out) or any(sign.search(before) for sign in (_PLANNED, _AGREED))


def _governing(word: Told, verbs: list[re.Match[str]], sentence: str) -> re.Match[str] | None:
    """The event's verb the date goes with.

    That is the nearest before it in its clause, unless the clause is about another event; else, for a date that opens
    the sentence, the first after it.
    """
    lead_in = sentence[: word.start]
    before = [verb for verb in verbs if verb.end() <= word.start]
    between = [verb for verb in verbs if 0 < verb.start() - word.end <= _ADVERB] if _HAS.search(lead_in) else []
    if between:
        return between[0]
    if own := _OPENING_EVENT.search(lead_in):
        return own
    if noun := _OPENING_NOUN.search(lead_in):
        return next((verb for verb in verbs if verb.start() > word.end), noun)
    if before:
        nearest = before[-1]
        apart = _APART.search(sentence, nearest.end(), word.start) or _PARTICIPLE.search(
            sentence[nearest.end() : word.start]
        )
        told = sentence[: nearest.start()]
        if not apart and (_OWN_CLAUSE.match(told) or not _ASIDE.search(told)):
            return nearest
    elif verbs and (
        _OPENS.fullmatch(lead_in) or _OPENING_DAYS.fullmatch(lead_in) or _stands_before(word, verbs[0], sentence)
    ):
        return verbs[0]
    return _IN_AN_EVENT.search(lead_in)


def _stands_before(word: Told, verb: re.Match[str], sentence: str) -> bool:
    """Whether the date stands between who acts and the verb: "Secretary X yesterday spoke with Y"."""
    between = sentence[word.end : verb.start()]
    return not between.strip("), ") and _SUBJECT_BEFORE.search(sentence[: word.start]) is not None
