"""Splits a statement into who acts, with whom and where: "X’s call with Y", "X meets with Y in Z".

It goes by function words (`audit.read.english`), capitals and possessives. It knows no names (`audit.text.names` reads
the noun phrases found here) and of kinds of events only whether a word is one (`audit.text.kinds`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from audit.read import english
from audit.text.dates import is_month_name
from audit.text.kinds import kind_of

_OPENING = "([{“\"'‘"
_CLOSING = ',;:.!?)]}”"…'
_OWNER = re.compile(r"(?:['’]s|(?<=[sS])['’])$")
_DELEGATION = re.compile(r"\bdelegations? to ", re.IGNORECASE)
_LONGEST = 4_000
"""Characters of a statement that are read: one event is told in far fewer."""
_OWNED_WORDS = 5
_PLACE_WORDS = 8
_IN_NAMES = english.JOINING | english.DETERMINING | english.PEOPLE


@dataclass(frozen=True, slots=True)
class Clause:
    """What a statement says happened.

    `subject` is the noun phrase that acts, "" when it is a pronoun or left out. `objects` are noun phrases acted with;
    `mutual` when they act with each other ("call between A and B"). `event` is false for a mere noun phrase, which
    is the subject then. `planned` when the verb puts it into the future.
    """

    subject: str
    objects: tuple[str, ...] = ()
    place: str | None = None
    planned: bool = False
    event: bool = False
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word: as written, without the punctuation around it, and that in lower case without a possessive."""

    raw: str
    core: str
    low: str

    @property
    def named(self) -> bool:
        """Whether it is written like a part of a name: with a capital or a digit."""
        return any(char.isupper() or char.isdigit() for char in self.core)

    @property
    def owner(self) -> bool:
        return _OWNER.search(self.core) is not None

    @property
    def closes(self) -> bool:
        """Whether a comma or the like follows it."""
        return self.raw[-1] in ",;:"


_Words = Sequence[_Word]


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
    words, place = _without_opening(_account(tuple(_words(phrase))))
    pivot = _pivot(words)
    if pivot is None:
        end = next(
            (at for at, word in enumerate(words) if word.low in english.PREPOSITIONS - {"for", "to"}), len(words)
        )
        found = _complements(words[end:], "", owned=True)
        return Clause(_phrase(words[:end]), tuple(found.objects), found.place or found.venue or place)
    subject = "" if words[0].low in english.PRONOUNS else _phrase(words[:pivot])
    owned = pivot > 0 and words[pivot - 1].owner
    found = _complements(words[pivot:], _act(words[pivot:], owned=owned), owned=owned)
    return Clause(
        subject or found.subject,
        tuple(found.objects),
        found.place or found.venue or place,
        _is_planned(words[pivot:]),
        event=True,
        mutual=found.mutual,
    )


def stands_alone(phrase: str) -> bool:
    """Whether a phrase after another clause is one of its own: "X also met with Y", "she met Y", "also met with Y"."""
    words = tuple(_words(phrase))
    pivot = _pivot(words)
    if pivot is None:
        return False
    if any(word.named or word.low in english.PRONOUNS for word in words[:pivot]):
        return True
    return words[pivot].low in english.RESUMING


def is_account(phrase: str) -> bool:
    """Whether a phrase only names an account of an event: "State Department readout", "video of the meeting"."""
    words = tuple(_words(phrase))
    end = next(
        (at for at, word in enumerate(words) if word.low == "of" or word.low in english.PREPOSITIONS), len(words)
    )
    pivot = _pivot(words[:end])
    if not end or words[end - 1].low not in english.POINTERS:
        return False
    owned = pivot is not None and pivot > 0 and words[pivot - 1].owner
    return pivot is None or not (owned or any(map(_is_other, words[pivot:end])))


def _is_other(word: _Word) -> bool:
    return not word.named and word.low not in english.POINTERS and word.low not in english.DESCRIBING


def is_event(word: str) -> bool:
    """Whether a lower-case word alone names something people do together."""
    return word in english.OPEN_EVENTS or _has_kind(word)


@lru_cache(maxsize=4096)
def _has_kind(word: str) -> bool:
    return kind_of(word)[0] != "other"


def _words(phrase: str) -> Iterator[_Word]:
    for raw in phrase[:_LONGEST].split():
        core = raw.strip(_OPENING + _CLOSING)
        if raw == "&" or any(char.isalnum() for char in core):
            yield _Word(raw, core, _OWNER.sub("", core).lower())


def _account(words: _Words) -> _Words:
    """Without "Readout of" before what the readout is of."""
    if len(words) > 2 and words[0].low in english.VESSELS and words[1].low in {"of", "on", "about"}:  # noqa: PLR2004
        return words[2:] if _pivot(words[2:]) is not None else words
    return words


def _without_opening(words: _Words) -> tuple[_Words, str | None]:
    """Without "In Brussels," before the sentence, and the place that it names."""
    if words and words[0].low == "in":
        end = next((at for at, word in enumerate(words[:_PLACE_WORDS], 1) if word.closes), 0)
        if 0 < end < len(words):
            return words[end:], _place(words[1:end])
    return words, None


def _pivot(words: _Words) -> int | None:
    """Where the subject is over: the verb, or the event that belongs to the subject. None for a mere noun phrase."""
    for at, word in enumerate(words):
        if word.owner and _owns_event(words[at + 1 :]):
            return at + 1
        if at == 0 and (word.low in english.PRONOUNS or word.low in english.CONJUNCTIONS):
            continue
        if at == 0 and _names_event(words):
            return 0
        following = words[at + 1] if at + 1 < len(words) else None
        if word.named:
            if is_event(word.low) and following and following.low in english.WITH:
                return at  # "Secretary X Meets With Y"
            continue
        if word.low in _IN_NAMES or (word.low == "to" and _joins_names(words, at)):
            continue
        if word.low == "to":
            return at
        return None if word.low in english.PREPOSITIONS else at
    return None


def _names_event(words: _Words) -> bool:
    """Whether the words begin with an event instead of somebody: "Phone call with …", "Meeting of …"."""
    first = next((word for word in words[:_OWNED_WORDS] if word.low not in english.DESCRIBING), words[0])
    return is_event(first.low)


def _owns_event(words: _Words) -> bool:
    for word in words[:_OWNED_WORDS]:
        if is_event(word.low):
            return True
        if word.owner or word.closes or word.low == "of" or word.low in english.PREPOSITIONS:
            return False
    return False


def _joins_names(words: _Words, at: int) -> bool:
    """Whether a "to" or "for" stands within a title: "Ambassador to NATO"."""
    if not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    titled = before.low in english.TAKING_TO if words[at].low == "to" else before.named and not is_event(before.low)
    return titled and (after.named or after.low == "the")


def _is_planned(act: _Words) -> bool:
    words = [word.low for word in act if word.low not in english.ADVERBS][:2]
    first, second = [*words, "", ""][:2]
    return (
        first in english.FUTURE
        or first in english.AHEAD
        or first == "to"
        or (first in english.BE and second in english.MEANT)
        or (first in english.INTENDING and second == "to")
    )


def _act(act: _Words, *, owned: bool) -> str:
    """The verb, or the noun in its place."""
    if owned:
        return next((word.low for word in act[:_OWNED_WORDS] if is_event(word.low)), "")
    return next((word.low for word in act if word.low not in english.AUXILIARIES), "")


def _complements(act: _Words, verb: str, *, owned: bool) -> _Found:
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
    return found


def _engages(verb: str) -> bool:
    return verb in english.ENGAGING or verb in english.GOING or is_event(verb)


def _after_verb(words: _Words, verb: str) -> _Words:
    return words[next((at for at, word in enumerate(words, 1) if word.low == verb), len(words)) :]


def _add_direct(found: _Found, words: _Words, verb: str) -> None:
    if verb in english.GOING_TO:
        found.place = found.place or _place(words)
    elif verb not in english.GOING:
        _add_object(found, words)


def _add(found: _Found, name: str, words: _Words, verb: str) -> str:
    """Take in one complement; the verb that still governs those to come."""
    if name in english.WITH:
        _add_object(found, words)
        found.mutual = found.mutual or name in english.MUTUAL
    elif name == "in" and verb in english.TAKING_PART:
        _add_object(found, words)
        return ""
    elif name == "in" or (name == "to" and verb in english.GOING):
        found.place = found.place or _place(words)
    elif (name == "to" and not found.objects) or (name == "at" and _is_gathering(words)):
        _add_object(found, words)
    elif name in {"at", "to"}:
        found.venue = found.venue or _place(words)
    elif name in {"of", "by"}:
        found.subject = found.subject or _phrase(words)
    return verb


def _is_gathering(words: _Words) -> bool:
    """Whether people come together in what the words name ("at the NATO summit"), not only at that place."""
    return any(is_event(word.low) for word in words) or any(word.low in english.BODIES for word in words[-1:])


def _add_object(found: _Found, words: _Words) -> None:
    """Take in a noun phrase, without the name of an event at its end: "NATO Foreign Ministerial meeting" is NATO."""
    end, event = len(words), False
    while end and (_is_event_name(words[end - 1]) or (event and words[end - 1].low in english.PORTFOLIOS)):
        end, event = end - 1, True
    if any(word.named or word.low in english.PEOPLE for word in words[:end]):
        found.objects.append(_DELEGATION.split(_phrase(words[:end]))[-1])


def _is_event_name(word: _Word) -> bool:
    """Whether a word only says what kind of event it was; "Strategic Stability Dialogue" is a name of its own."""
    return _has_kind(word.low) or (word.low in english.OPEN_EVENTS and not word.named)


def _slots(act: _Words) -> Iterator[tuple[str, _Words]]:
    """The words after the pivot by the preposition that governs them, up to what the event was about."""
    name, begin = "", 0
    for at in range(len(act)):
        opened = _opened(act, at)
        if opened is None:
            continue
        yield name, act[begin:at]
        if opened == "about":
            return
        name, begin = opened, at + 1
        if name == "by the way" and act[at + 1 : at + 2] and act[at + 1].low == "the":
            begin += 1
    yield name, act[begin:]


def _opened(act: _Words, at: int) -> str | None:
    """The slot that a word opens: its preposition, "to do", "and do", "by the way" or "about"; None when none."""
    low, following = act[at].low, act[at + 1 : at + 3]
    if low == "to":
        return _opened_by_to(act, at)
    if low == "on":
        return "by the way" if _is_by_the_way(following) else "about"
    if low in english.CONJUNCTIONS:
        return "and do" if following and _is_verb(following[0]) else None
    if low == "of":
        return "of" if at and is_event(act[at - 1].low) else None
    if low not in english.PREPOSITIONS or (low == "for" and _joins_names(act, at)):
        return None
    return "about" if low in english.ABOUT else low


def _opened_by_to(act: _Words, at: int) -> str | None:
    after = act[at + 1] if at + 1 < len(act) else None
    if at == 0 or act[at - 1].low in english.AUXILIARIES or _joins_names(act, at):
        return None
    return "to do" if after and _is_verb(after) else "to"


def _is_verb(word: _Word) -> bool:
    return not (word.named or word.low in _IN_NAMES or word.low in english.PREPOSITIONS or word.low in english.ADVERBS)


def _is_by_the_way(words: _Words) -> bool:
    """Whether "on" is followed by a day or "the margins of", after which the sentence goes on."""
    low = [word.low for word in words]
    return any(word in english.MARGINS for word in low) or any(map(_is_day, low[:1]))


def _is_day(low: str) -> bool:
    return low in english.DAYS or is_month_name(low)


def _place(words: _Words) -> str | None:
    """The place that a phrase begins with: "Stockholm, Sweden"."""
    begin = 1 if words and words[0].low == "the" else 0
    end = begin
    while end < min(len(words), _PLACE_WORDS) and (
        words[end].named or (end > begin and words[end].low in english.JOINING)
    ):
        end += 1
    while end > begin and not words[end - 1].named:
        end -= 1
    if end == begin or words[begin].core[0].isdigit() or is_month_name(words[begin].low):
        return None
    return _trimmed(" ".join(word.raw for word in words[begin:end]))


def _phrase(words: _Words) -> str:
    """The words as a noun phrase, cut where after a comma a verb begins ("Secretary X, meeting")."""
    end = next((at for at, word in enumerate(words) if at and words[at - 1].closes and _is_verb(word)), len(words))
    while end and words[end - 1].low in english.CONJUNCTIONS | {"the"}:
        end -= 1
    return _OWNER.sub("", _trimmed(" ".join(word.raw for word in words[:end])))


def _trimmed(phrase: str) -> str:
    """Without the punctuation around it; a full stop stays after an abbreviation ("D.C.")."""
    cut = phrase.strip(_OPENING + ',;:!?)]}”"… ')
    return cut if re.search(r"\b[A-Z]\.$", cut) else cut.rstrip(".")
