"""Splits a statement into who acts, with whom and where: "X’s call with Y", "X meets with Y in Z".

It goes by function words (`audit.read.english`), capitals and possessives. It knows no names (`audit.text.names` reads
the noun phrases found here) and of kinds of events only whether a word is one (`audit.text.kinds`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from audit.read import english
from audit.read.lead import without_opening
from audit.read.relative import opening_words
from audit.read.words import (
    IN_NAMES,
    LONGEST,
    PLACE_WORDS,
    Word,
    Words,
    is_verb,
    noun_phrase,
    place_behind,
    place_of,
    words_of,
)
from audit.text.date_words import is_month_name
from audit.text.kinds import kind_of
from audit.text.regex import regex

_DELEGATION = regex(r"\bdelegations? to ", re.IGNORECASE)
_OWNED_WORDS = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """What a statement says happened.

    `subject` is the noun phrase that acts, "" when it is a pronoun or left out. `objects` are noun phrases acted with;
    `mutual` when they act with each other ("call between A and B"). `event` is false for a mere noun phrase, which
    is the subject then. `planned` when the words put it into the future; `present` when the verb is in the present, as
    both plans and chronicles have it ("X meets Y").
    """

    subject: str
    objects: tuple[str, ...] = ()
    place: str | None = None
    planned: bool = False
    present: bool = False
    event: bool = False
    mutual: bool = False


@dataclass(slots=True)
class _Found:
    """What the words after the pivot have given so far."""

    subject: str = ""
    objects: list[str] = field(default_factory=list)
    place: str | None = None
    venue: str | None = None
    mutual: bool = False


def clause(phrase: str) -> Clause:
    """Read one statement (white space squeezed, without its date)."""
    return _clause(phrase[opening_words(phrase) :].lstrip(", ")[:LONGEST])


@lru_cache(maxsize=256)  # where an entry begins, where it parts and what it tells is asked one after the other
def _clause(phrase: str) -> Clause:
    label, words = _labelled(tuple(words_of(phrase)))
    ahead = any(word.low in english.AHEAD for word in (label or words)[:1])
    if ahead:  # "Upcoming: X meets Y", "Upcoming meeting of X with Y"
        words = words if label else words[1:]
        label = ()
    words, place = without_opening(_account(words))
    pivot = _pivot(words)
    if pivot is None:
        end = next(
            (at for at, word in enumerate(words) if word.low in english.PREPOSITIONS - {"for", "to"}), len(words)
        )
        found = _complements(words[end:], "", owned=True)
        return Clause(
            noun_phrase(words[:end]) or noun_phrase(label),
            tuple(found.objects),
            found.place or found.venue or place,
            planned=ahead,
        )
    subject = "" if words[0].low in english.PRONOUNS else noun_phrase(words[:pivot])
    owned = pivot > 0 and words[pivot - 1].owner
    found = _complements(words[pivot:], _act(words[pivot:], owned=owned), owned=owned)
    return Clause(
        subject or found.subject or noun_phrase(label),
        tuple(found.objects),
        found.place or found.venue or place,
        planned=ahead or _is_planned(words[pivot:]),
        present=not owned and _is_present(words[pivot:]),
        event=True,
        mutual=found.mutual,
    )


def stands_alone(phrase: str) -> bool:
    """Whether a phrase after another clause is one of its own: "X also met with Y", "she met Y", "also met with Y"."""
    words = tuple(words_of(phrase[opening_words(phrase) :]))
    pivot = _pivot(words)
    if pivot is None:
        return False
    if any((word.named and not word.core.isdigit()) or word.low in english.PRONOUNS for word in words[:pivot]):
        return True
    return words[pivot].low in english.RESUMING


def goes_on(phrase: str) -> bool:
    """Whether a phrase begins with the verb of what was told before: "met with Y", not "she met Y" or "then met Y"."""
    words = tuple(words_of(phrase))
    return bool(words) and _pivot(words) == 0 and words[0].low not in english.ADVERBS


def tells_what_was_said(phrase: str) -> bool:
    """Whether a sentence only tells what was said or agreed, with nobody else: "They discussed …", "X thanked Y"."""
    words = tuple(words_of(phrase))
    pivot = _pivot(words)
    if pivot is None or any(word.low in english.WITH for word in words):
        return False
    return next((word.low for word in words[pivot:] if word.low not in english.AUXILIARIES), "") in english.SAYING


def is_account(phrase: str) -> bool:
    """Whether a phrase only names an account of an event: "State Department readout", "video of the meeting"."""
    words = tuple(words_of(phrase))
    end = next(
        (at for at, word in enumerate(words) if word.low == "of" or word.low in english.PREPOSITIONS), len(words)
    )
    pivot = _pivot(words[:end])
    if not end or words[end - 1].low not in english.POINTERS:
        return bool(words) and words[0].low in english.POINTERS and words[0].raw[-1] == ":" and pivot is None
    owned = pivot is not None and pivot > 0 and words[pivot - 1].owner
    return pivot is None or not (owned or any(map(_is_other, words[pivot:end])))


def _is_other(word: Word) -> bool:
    return not word.named and word.low not in english.POINTERS and word.low not in english.DESCRIBING


def without_plan(phrase: str) -> str:
    """The phrase without "upcoming" and the like, which would make its event mere background."""
    return " ".join(word for word in phrase.split() if word.lower() not in english.AHEAD)


def is_event(word: str) -> bool:
    """Whether a lower-case word alone names something people do together."""
    return word in english.OPEN_EVENTS or _has_kind(word)


@lru_cache(maxsize=4096)
def _has_kind(word: str) -> bool:
    return kind_of(word)[0] != "other"


def _account(words: Words) -> Words:
    """Without "Readout of" before what the readout is of."""
    if len(words) > 2 and words[0].low in english.VESSELS and words[1].low in {"of", "on", "about"}:  # noqa: PLR2004 - three words
        return words[2:] if _pivot(words[2:]) is not None else words
    return words


def _labelled(words: Words) -> tuple[Words, Words]:
    """A name set before the statement, and the statement: "Liverpool: X meets Y", "X: call with Y"."""
    end = next((at for at, word in enumerate(words[:PLACE_WORDS], 1) if word.raw[-1] == ":"), 0)
    if (
        0 < end < len(words)
        and not is_event(words[end - 1].low)
        and all(word.named or word.low in IN_NAMES for word in words[:end])
    ):
        return words[:end], words[end:]
    return (), words


def _pivot(words: Words) -> int | None:
    """Where the subject is over: the verb, or the event that belongs to the subject. None for a mere noun phrase."""
    for at, word in enumerate(words):
        if word.owner and _owns_event(words[at + 1 :]):
            return at + 1
        if at == 0 and (word.low in english.PRONOUNS or word.low in english.CONJUNCTIONS):
            continue
        if at == 0 and _begins_act(words):
            return 0
        following = words[at + 1] if at + 1 < len(words) else None
        if word.named:
            if is_event(word.low) and following and following.low in english.WITH:
                return at  # "Secretary X Meets With Y"
            continue
        if word.low in IN_NAMES or word.raw.startswith("(") or (word.low == "to" and _joins_names(words, at)):
            continue
        if word.low == "to":
            return at
        return None if word.low in english.PREPOSITIONS or word.low in english.ELSEWHERE else at
    return None


def _begins_act(words: Words) -> bool:
    """Whether nobody stands before the act: "Phone call with …", "Appointed director", "Will travel to …"."""
    will = words[0].low in english.FUTURE and any(map(is_verb, words[1:2]))
    return will or _names_event(words) or words[0].low in english.LED_BY


def _names_event(words: Words) -> bool:
    """Whether the words begin with an event instead of somebody: "Phone call with …", "Meeting of …"."""
    first = next((word for word in words[:_OWNED_WORDS] if word.low not in english.DESCRIBING), words[0])
    return is_event(first.low)


def _owns_event(words: Words) -> bool:
    for word in words[:_OWNED_WORDS]:
        if word.low in english.DONE:
            return False
        if is_event(word.low):
            return True
        if word.owner or word.closes or word.low == "of" or word.low in english.PREPOSITIONS:
            return False
    return False


def _joins_names(words: Words, at: int) -> bool:
    """Whether a "to" or "for" stands within a title: "Ambassador to NATO"."""
    if not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    titled = before.low in english.TAKING_TO if words[at].low == "to" else before.named and not is_event(before.low)
    return titled and (after.named or after.low == "the")


def _is_planned(act: Words) -> bool:
    words = [word.low for word in act if word.low not in english.ADVERBS][:2]
    first, second = [*words, "", ""][:2]
    return (
        first in english.FUTURE
        or first in english.AHEAD
        or (first == "to" and _is_announced(act, second))
        or (first in english.BE and second in english.MEANT)
        or (first in english.INTENDING and second == "to")
    )


def _is_present(act: Words) -> bool:
    """Whether the verb is in the present: "meets", "is"."""
    verb = next((word.low for word in act if word.low not in english.ADVERBS), "")
    return verb in english.BE or (verb.endswith("s") and not verb.endswith("ss") and verb not in english.PAST)


def _is_announced(act: Words, verb: str) -> bool:
    """Whether "to" makes a headline's future ("X to meet Y"), not an aim or an end ("Motion to dismiss", "to CSV")."""
    after = next((word for word in act if word.low == verb), None)
    return after is not None and is_verb(after) and (_engages(verb) or verb in english.UNDERTAKING)


def _act(act: Words, *, owned: bool) -> str:
    """The verb, or the noun in its place."""
    if owned:
        return next((word.low for word in act[:_OWNED_WORDS] if is_event(word.low)), "")
    if act and _names_event(act):  # "Working visit to …"
        act = [word for word in act if word.low not in english.DESCRIBING]
    return next((word.low for word in act if word.low not in english.AUXILIARIES), "")


def _complements(act: Words, verb: str, *, owned: bool) -> _Found:
    found = _Found()
    for name, words in _slots(act):
        if name == "to do" and words and not _engages(words[0].low):
            break  # "to discuss …"
        if name == "":
            _add_direct(found, () if owned else _after_verb(words, verb), verb)
        elif name in {"to do", "and do"}:
            _add_direct(found, words[1:] if words and _engages(words[0].low) else (), words[0].low if words else "")
            verb = words[0].low if words else verb
        else:
            verb = _add(found, name, words, verb)
    if not found.objects and (owned or (act and _names_event(act))):
        _add_object(found, _listed(act))
    return found


def _listed(act: Words) -> Words:
    """Who is listed behind the name of an event and a colon: "meetings in Riga: President X, Minister Y"."""
    begin = next((at for at, word in enumerate(act, 1) if word.raw[-1] == ":"), len(act))
    rest = act[begin:]
    return () if any(map(is_verb, rest)) else rest


def _engages(verb: str) -> bool:
    return verb in english.ENGAGING or verb in english.GOING or is_event(verb)


def _after_verb(words: Words, verb: str) -> Words:
    return words[next((at for at, word in enumerate(words, 1) if word.low == verb), len(words)) :]


def _add_direct(found: _Found, words: Words, verb: str) -> None:
    if verb in english.GOING_TO or kind_of(verb)[0] == "visit":
        found.place = found.place or place_of(words)
    elif verb not in english.GOING:
        _add_object(found, words)


def _add(found: _Found, name: str, words: Words, verb: str) -> str:
    """Take in one complement; the verb that still governs those to come."""
    if name in english.WITH:
        _add_object(found, words)
        found.mutual = found.mutual or name in english.MUTUAL
    elif name == "in" and verb in english.TAKING_PART:
        _add_object(found, words)
        return ""
    elif name == "in" or (name == "to" and verb in english.GOING):
        found.place = found.place or place_of(words)
    elif (name == "to" and not found.objects) or (name == "at" and _is_gathering(words)):
        _add_object(found, words)
    elif name in {"at", "to"}:
        found.venue = found.venue or place_of(words)
    elif name == "for" and verb in english.MEALS:
        _add_object(found, words)
    elif name in {"of", "by"}:
        found.subject = found.subject or noun_phrase(words)
    return verb


def _is_gathering(words: Words) -> bool:
    """Whether people come together in what the words name ("at the NATO summit"), not only at that place."""
    return any(is_event(word.low) for word in words) or any(word.low in english.BODIES for word in words[-1:])


def _add_object(found: _Found, words: Words) -> None:
    """Take in a noun phrase, without the name of an event at its end: "NATO Foreign Ministerial meeting" is NATO."""
    end, event = place_behind(words), False
    if end < len(words):
        found.venue = found.venue or place_of(words[end:])
    while end and (_is_event_name(words[end - 1]) or (event and words[end - 1].low in english.PORTFOLIOS)):
        end, event = end - 1, True
    if any(word.named or word.low in english.PEOPLE for word in words[:end]):
        found.objects.append(_DELEGATION.split(noun_phrase(words[:end]))[-1])


def _is_event_name(word: Word) -> bool:
    """Whether a word only says what kind of event it was; "Strategic Stability Dialogue" is a name of its own."""
    return _has_kind(word.low) or (word.low in english.OPEN_EVENTS and not word.named)


def _slots(act: Words) -> Iterator[tuple[str, Words]]:
    """The words after the pivot by the preposition that governs them, up to what the event was about."""
    name, begin = "", 0
    for at in range(len(act)):
        opened = _opened(act, at)
        if opened is None:
            continue
        yield name, act[begin:at]
        if opened == "about":
            return
        name, begin = opened, at + (2 if act[at].low == "where" else 1)
        if name == "by the way" and act[at + 1 : at + 2] and act[at + 1].low == "the":
            begin += 1
    yield name, act[begin:]


def _opened(act: Words, at: int) -> str | None:
    """The slot that a word opens: its preposition, "to do", "and do", "by the way" or "about"; None when none."""
    low, following = act[at].low, act[at + 1 : at + 4]
    if low == "to":
        return _opened_by_to(act, at)
    if low in {"on", "over"}:
        visits = {word.low for word in act[max(at - 2, 0) : at]} >= {"courtesy", "call"}
        return "with" if visits else "by the way" if _is_by_the_way(following) else "about"
    if low in english.CONJUNCTIONS or low == "where":
        return _opened_by_and(low, following)
    if low == "of":
        return "of" if at and is_event(act[at - 1].low) else None
    if low not in english.PREPOSITIONS or (low == "for" and _joins_names(act, at)):
        return None
    return "about" if low in english.ABOUT else low


def _opened_by_to(act: Words, at: int) -> str | None:
    after = act[at + 1] if at + 1 < len(act) else None
    if at == 0 or act[at - 1].low in english.AUXILIARIES or _joins_names(act, at):
        return None
    return "to do" if after and is_verb(after) else "to"


def _opened_by_and(low: str, following: Words) -> str | None:
    """What "and" opens, or "where" ("travelled to Riga, where she met …")."""
    if low == "where":
        goes_on = len(following) > 1 and following[0].low in english.PRONOUNS and _engages(following[1].low)
        return "and do" if goes_on else "about"
    return "and do" if following and is_verb(following[0]) else None


def _is_by_the_way(words: Words) -> bool:
    """Whether "on" is followed by a day, "the margins of" or "the phone", after which the sentence goes on."""
    low = [word.low for word in words]
    return any(word in english.MARGINS or word in english.LINES for word in low) or any(map(_is_day, low[:1]))


def _is_day(low: str) -> bool:
    return low in english.DAYS or is_month_name(low)
