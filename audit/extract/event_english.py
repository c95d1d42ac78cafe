"""When something happened, as English leads tell it: "met today", "spoke yesterday", "held talks on December 3".

A date in a text is an event's only where it goes with the event's verb. "Welcomed yesterday's announcement", "in their
September 1 joint statement" and "the November 10 re-launch" date other things: there the date stands before a noun it
describes, or in a clause of its own. So for every day of a sentence the verb is sought that it goes with
(`_governing`); a day without one is none of an event.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from audit.extract.english_clause_tree import main_verb
from audit.extract.english_clauses import apart, aside, asks_readers, is_a_limit, is_denied, may_be_done, participle
from audit.extract.english_dateline import clause_start, is_news, reckoned_days
from audit.extract.english_days import WEEKDAY, ahead, all_days, is_every_week, last_weekday, may_tell_a_day, written
from audit.extract.english_nouns import (
    BEFORE_DAY,
    behind_a_noun,
    done_there,
    earlier,
    in_a_noun,
    is_told_of,
    just_over,
    looking_back,
    named_event,
    naming,
    of_a_thing,
    on_an_agenda,
    opening_noun,
    own_clause,
    own_event,
    they_did,
)
from audit.extract.english_verbs import Verb, english, verbs_in
from audit.extract.shown import Order
from audit.extract.told_day import Told, event_of
from audit.model.document import DateInterval
from audit.model.reading import Choice, Event
from audit.text.regex import regex

_PLANNED = regex(
    r"\b(?:will|shall|(?:is|are) (?:scheduled|expected|due|set|going|about)? ?to|plans? to|to be|intends? to"
    r"|(?:is|are) (?:travel(?:l)?|depart|fly|leav)ing)\b",
    re.IGNORECASE,
)
_SCHEDULED = regex(r"\b(?:scheduled|planned|set|slated|due|expected)(?: to \w+(?: place)?)?(?: for| on| from)? $")
_PRESENT = regex(r"[^,;]{0,60}?\b(?:will|would|shall|is|are|comes?|can|could|may|might|must|should|marks?)\b")
_FINITE = regex(r" (?:is|are|was|were|will|would|has|have|had|can|could|may|must|should)\b")  # the truce agreed on
_THIRD = regex(r"\w+[^s\W]s\b.*|(?:is|are|has|have)\b.*", re.IGNORECASE)
_SETS_OUT = regex(r"(?:depart|travel|leave|fl(?:y|ie))s?", re.IGNORECASE)
_WILL_BE = regex(r"\b(?:(?:will|shall) (?:also |then )?(?:be|have)|to be)\b[^,;]{0,40}$", re.IGNORECASE)
_TO_TRAVEL = regex(r"(?:[A-Z][\w.\u2019'-]*,? (?:of |for |and |the )?){1,12}to $")  # "Secretary Smith to travel"
_AGREED = regex(
    r"\b(?:(?:agree|plan|hope|intend|look forward|invite)(?:s|d|ed)?|invitation)\b[^,;]*\bto\b[^,;]*$", re.IGNORECASE
)
# Where somebody goes on from there, the clause is about the journey: "to Bogotá, where he will meet …".
_GOES_ON = regex(r",? (?:and )?where (?:he|she|they|it|the [\w ]{1,40}?) $", re.IGNORECASE)
# A meeting of which the sentence only says what was said there: "discussed it when they met", "after meeting him".
_IN_PASSING = regex(
    r"\b(?:when (?:he|she|they|both|the two(?: \w+)?|the \w+)"
    r"|(?:following|after)(?: (?:an?|his|her|their|the))?(?: \w+)?) $",
    re.IGNORECASE,
)
_WHICH = regex(r" (?:which|that) (?:(?!(?:\w+ly|had|last|earlier|previously)\b)[^\s,;:]+ ){0,10}$")
_PREPOSITION = regex(r"\b(?:for|of|by|about|to|from|before|on|despite|without|against) $", re.IGNORECASE)
# What stands before and behind a participle that describes a noun, and has no object of its own.
_NOUN_BEFORE = regex(
    r"\b(?!(?:was|were|is|are|been|be|being|has|have|had|also|and|then|not|who|which|that|they|he|she|it|we|you|both"
    r"|today|yesterday|tomorrow|morning|afternoon|evening|night|jointly|\w+ly|\w*day)\b)[a-z][\w-]{2,} $"
)
_WITHOUT_OBJECT = regex(
    rf" (?:by|on|in|at|from|under|earlier|here|there|today|yesterday|last|this|{WEEKDAY}|(?:[A-Z][a-z]{{2,8}}\.? )?\d)"
)
_SUBJECT_BEFORE = regex(rf"[\w)\u00c0-\u024f],? {BEFORE_DAY}$")
_WITH = regex(r"\b(?:with|together)\b")
_TO_THE_VERB = regex(r"[),]{0,2} (?:in [A-Z][\w.-]+(?: [A-Z][\w.-]+)?,? )?(?:(?:also|again|\w{3,12}ly) )?")
# Between a verb's two words: "has today met", "will on Monday and Tuesday, 3 and 4 May, attend".
_HAD = regex(rf"\bhad {BEFORE_DAY}$")
_HAS = regex(rf"\b(?:has|have|is|are|was|were) {BEFORE_DAY}$")
_WILL = regex(rf"\bwill(?: also)? {BEFORE_DAY}(?:{WEEKDAY} and )?$")
_RIGHT_BEHIND = regex(r" (?:early |late )?(?:on )?")  # "agreed early on Saturday to"
_GOES_ON_BEHIND = regex(r"(?: (?:by|between|in|at|with)\b[^,;:]{1,80})?, ")
_ADVERB: Final = 14  # characters between such a day and its verb: "has today also held"
_DAYS: Final = 60
_OPENS = regex(
    rf"[\W\d]*(?:(?:Next|This|Last|Later this|Earlier this) (?:week|month), )?(?:Next (?={WEEKDAY}))?"
    rf"(?:(?:Today|Earlier|Late|Later|Early) ?|(?:On|From|Between|In|At|During|Over|While in)\b(?: {WEEKDAY} and)?"
    rf"(?![^,;:]*\b(?:statement|letter|report|agreement|article)\b)[^,;:]{{0,120}},?)?\s*{BEFORE_DAY}\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a day goes with, up to `end` of the sentence; in `passing` where it is not what the sentence tells."""

    start: int
    end: int
    verb: Verb | None = None
    passing: bool = False


def english_events(sentence: str, published: Choice[date], order: Order) -> Iterator[Event]:
    """The events that a sentence dates, in order."""
    if not may_tell_a_day(sentence):
        return
    verbs, found = verbs_in(sentence), list[Event | None]()
    dates = written(sentence, published.value, order)
    for word in (*_own_day(sentence, published.value), *_called(sentence, dates)):
        found.append(event_of(word, sentence, published, planned=False))
    days, dateline = reckoned_days(sentence, published.value, dates)
    for word in days:
        before = sentence[: word.start]
        told = word is not dateline and not is_a_limit(before)
        anchor = _governing(word, verbs, sentence) if told else None
        if anchor and not (anchor.passing and not is_news(word, published.value)):
            found.append(_event(word, anchor, sentence, published))
    if dateline and not any(found) and verbs and not _is_aside(verbs[0], sentence):
        found.append(event_of(dateline, sentence, published, planned=_is_planned(verbs[0], sentence)))
    yield from filter(None, found)


def _event(word: Told, anchor: _Anchor, sentence: str, published: Choice[date]) -> Event | None:
    verb, day = anchor.verb, published.value
    planned = word.rule == "lead:tomorrow" or _SCHEDULED.search(sentence[: word.start]) is not None
    planned = planned or (verb is not None and _is_planned(verb, sentence))
    present = verb is not None and verb.tense == "present"
    if present and not planned and is_every_week(word, sentence):
        return None
    if verb and (_is_request(verb, sentence) or _is_a_subject(verb, word, sentence)):
        return None
    if day and (planned or present):
        word = ahead(word, day)
    planned = planned or bool(verb and day and _is_to_come(verb, sentence, word.when, day))
    word = all_days(word, sentence)
    return event_of(word, sentence, published, planned=planned)


def _is_request(verb: Verb, sentence: str) -> bool:
    """Whether a verb in its plain form asks its readers: "Join us today", "Visit our garden on Sunday"."""
    plain = verb.tense == "noun" or (verb.tense == "present" and not _THIRD.fullmatch(sentence, verb.start, verb.end))
    return plain and asks_readers(sentence[: verb.start], sentence[verb.start :])


def _is_a_subject(verb: Verb, word: Told, sentence: str) -> bool:
    """Whether what looks like a verb is the noun of which one before the day tells: "Talks dragged on until Friday"."""
    if verb.start or verb.tense != "present":
        return False
    main = main_verb(sentence)
    return main is not None and main.end <= word.start


def _is_to_come(verb: Verb, sentence: str, when: DateInterval, published: date) -> bool:
    """Whether what is said in the present is yet to come: "meets" on a later day, "departs" up to the day itself."""
    if _SETS_OUT.fullmatch(sentence[verb.start : verb.end]):
        return when.end >= published
    return verb.tense == "present" and when.start > published


def _is_planned(verb: Verb, sentence: str) -> bool:
    """Whether the sentence announces: "will travel", "agreed to meet", "is to be held"."""
    before = sentence[max(0, verb.start - _DAYS) : verb.end]
    if verb.tense == "past":
        return _WILL_BE.search(sentence[: verb.start]) is not None
    to_travel = _TO_TRAVEL.fullmatch(sentence[: verb.start])
    return bool(to_travel) or any(sign.search(before) for sign in (_PLANNED, _AGREED))


def _governing(word: Told, verbs: Sequence[Verb], sentence: str) -> _Anchor | None:
    """What of an event the date goes with.

    That is the verb whose two words it parts; else the nearest before it in its clause, unless the clause is about
    another event; else, for a date that opens the sentence or stands before the verb, the first after it.
    """
    lead_in = sentence[: word.start]
    before = [verb for verb in verbs if verb.end <= word.start]
    behind = _behind(word, verbs, sentence)
    if behind and _parts(word, behind, sentence):
        return _of(behind)
    if just_over().match(lead_in[clause_start(sentence, word.start) :]) and _GOES_ON_BEHIND.match(sentence, word.end):
        return _Anchor(0, word.start)
    opening = opening_noun().search(lead_in)
    if opening:
        return _of(behind) if behind and opening["during"] else _Anchor(opening.start(), opening.end())
    nearest = _nearest(before, sentence, word)
    if nearest and not nearest.passing:
        return nearest
    return (
        _ahead_of(word, before, behind, sentence) or _in_an_event(lead_in) or _weak(word, before, sentence) or nearest
    )


def _behind(word: Told, verbs: Sequence[Verb], sentence: str) -> Verb | None:
    """The first verb behind a date, unless what stands between is about something else: "Today, when approved"."""
    later = (verb for verb in verbs if verb.start >= word.end)
    return next((verb for verb in later if not aside().search(sentence[word.end : verb.start])), None)


def _nearest(before: Sequence[Verb], sentence: str, word: Told) -> _Anchor | None:
    """The last verb before the date, unless something parts them or the verb is about another event."""
    if not before or _is_apart(sentence[before[-1].end : word.start]):
        return None
    if is_told_of(sentence[before[-1].start : word.start]):
        return None
    if not _is_aside(before[-1], sentence):
        return _of(before[-1])
    told = sentence[: before[-1].start]
    held = told + "held" if sentence.startswith("held", before[-1].start) else told
    described = _WHICH.search(told) or _is_relative(before[-1], sentence)
    passing = _IN_PASSING.search(told) or (described and behind_a_noun().search(held))
    return replace(_of(before[-1]), passing=True) if passing else None


def _ahead_of(word: Told, before: Sequence[Verb], behind: Verb | None, sentence: str) -> _Anchor | None:
    """What follows a date that opens the sentence, or that stands right before the verb."""
    if not before and _opens(word, sentence):
        entry = on_an_agenda().match(sentence, word.end) if behind is None else None
        if entry:
            return _Anchor(entry.start(), entry.end())
        if behind:
            return _of(behind)
    return _of(behind) if behind and _stands_before(word, behind, sentence) else None


def _of(verb: Verb) -> _Anchor:
    return _Anchor(verb.start, verb.end, verb)


def _is_apart(between: str) -> bool:
    """Whether what stands between a verb and a date parts them."""
    return any(words.search(between) for words in (participle(), apart(), they_did()))


def _is_aside(verb: Verb, sentence: str) -> bool:
    """Whether a verb tells of another event than the sentence's own."""
    told = sentence[: verb.start]
    if _is_relative(verb, sentence) or may_be_done(told) or is_denied(told):
        return True
    if own_clause().match(told) or _GOES_ON.search(told) or _will_go_on(told):
        return False
    if of_a_thing().search(told) or (verb.tense == "noun" and looking_back().search(told)):
        return True
    if verb.tense == "going" and _PREPOSITION.search(told) and not _AGREED.search(told):
        return True
    return aside().search(told) is not None or earlier().search(told) is not None


def _is_relative(verb: Verb, sentence: str) -> bool:
    """Whether a participle describes the noun before it: "the elections held on Sunday", "sanctions adopted by"."""
    first, *others = sentence[verb.start : verb.end].lower().split(" ")
    if verb.tense != "past" or first in english().main_only or len(others) > 1:  # "brought the talks to an end"
        return False
    before = _NOUN_BEFORE.search(sentence[: verb.start])
    if before is None or _WITHOUT_OBJECT.match(sentence, verb.end) is None:
        return False
    main = main_verb(sentence) if others else None  # "heard from 40 ministers"
    return main is None or main.start != verb.start


def _will_go_on(told: str) -> bool:
    """Whether an announcement goes on behind "where": "to Bogotá, where he will"."""
    return re.search(r", where [^,;:]{1,60} (?:will|is to|are to)(?: also| then)? $", told) is not None


def _opens(word: Told, sentence: str) -> bool:
    """Whether a date opens the sentence, or what follows a colon in it."""
    start = clause_start(sentence, word.start)
    return _OPENS.fullmatch(sentence, start, word.start) is not None


def _parts(word: Told, verb: Verb, sentence: str) -> bool:
    """Whether a date stands between the two words of a verb."""
    lead_in, between = sentence[: word.start], sentence[word.end : verb.start]
    if _WILL.search(lead_in):
        return len(between) <= _DAYS and not apart().search(between)
    return 0 < len(between) <= _ADVERB and _HAS.search(lead_in) is not None


def _stands_before(word: Told, verb: Verb, sentence: str) -> bool:
    """Whether the date stands between who acts and the verb: "Secretary X yesterday spoke with Y"."""
    between, lead_in = sentence[word.end : verb.start], sentence[: word.start]
    if (
        verbs_in(lead_in.rpartition(", ")[2]) or aside().search(lead_in) or _HAD.search(lead_in)
    ):  # "Smith and Jones, who met on May 3, spoke"
        return False
    return _TO_THE_VERB.fullmatch(between) is not None and _SUBJECT_BEFORE.search(lead_in) is not None


def _weak(word: Told, before: Sequence[Verb], sentence: str) -> _Anchor | None:
    """A verb of what people do elsewhere too.

    A date that opens the sentence or stands right before it dates it; one behind it where it is announced, or done
    with somebody: "will debate the budget on Tuesday", "discussed the budget with the ministers on Tuesday".
    """
    verbs = verbs_in(sentence, weak=True)
    behind = _behind(word, verbs, sentence)
    if behind and ((not before and _opens(word, sentence)) or _stands_before(word, behind, sentence)):
        return _of(behind)
    ahead_of = [verb for verb in verbs if verb.end <= word.start]
    if ahead_of and _done_on(ahead_of[-1], word, sentence):
        return _of(ahead_of[-1])
    if before or not ahead_of or _is_aside(ahead_of[0], sentence):
        return None
    verb, between = ahead_of[0], sentence[ahead_of[0].end : word.start]
    if verb.tense == "going" or _is_apart(between):
        return None
    if _PLANNED.search(sentence[max(0, verb.start - _DAYS) : verb.start]):
        return _of(verb)
    return replace(_of(verb), passing=True) if _WITH.search(between) and verb.tense == "past" else None


def _done_on(verb: Verb, word: Told, sentence: str) -> bool:
    """Whether a date is that of the verb before it: "agreed on Tuesday to"; not "what they agreed on Tuesday is"."""
    follows = verb.tense == "past" and _RIGHT_BEHIND.fullmatch(sentence, verb.end, word.start) is not None
    return follows and not (_is_aside(verb, sentence) or _FINITE.match(sentence, word.end))


def _in_an_event(lead_in: str) -> _Anchor | None:
    """The noun of "discussed the matter with B in a phone call today", "during talks with B in Arden, Friday"."""
    found = in_a_noun().search(lead_in)
    if found is None or _is_apart(lead_in[found.end("noun") :]):
        return None
    if looking_back().search(lead_in[: found.start("noun")]) or done_there().search(lead_in[: found.start()]):
        return None
    return _Anchor(found.start(), found.end("noun"), passing=found["the"] is not None)


def _own_day(sentence: str, published: date | None) -> Iterator[Told]:
    """The day of "In today's call, …", "Yesterday's meeting was …"; a weekday's unless it may be yet to come."""
    found = own_event().match(sentence)
    if not (found and published):
        return
    word = found["word"].lower()
    if word in {"today", "yesterday"}:
        rule, day = f"lead:{word}", published - timedelta(days=word == "yesterday")
    elif _PRESENT.match(sentence, found.end()):
        return
    else:
        rule, day = "lead:weekday", last_weekday(word, published)
    yield Told(0, found.end(), rule, DateInterval(day, day, "day", found["word"]))


def _called(sentence: str, dates: Sequence[Told]) -> Iterator[Told]:
    """The day in the name of an event: "The Minister's December 6 call with …", "in a December 6 call"."""
    for told in dates:
        if named_event().match(sentence, told.end) and naming().search(sentence[: told.start]):
            yield told
