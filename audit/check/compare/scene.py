"""Who takes part in the event that a sentence tells: who acts, and with whom.

"Readout of Secretary Blinken’s Call with Danish Foreign Minister Kofod", "Secretary Blinken met today in Washington
with …", "President Biden and Chancellor Scholz spoke yesterday", "Call Between …": one grammar for titles, first
sentences and the words of a URL. A sentence of another shape tells nothing, and people it only talks about take no
part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audit.check.compare.event_words import (
    ACT,
    APART,
    ASIDE,
    BE,
    BETWEEN,
    DISCUSS,
    DURING,
    EVENTS,
    HOLD,
    MEANS,
    MEET,
    NOBODY,
    OWNED,
    PARTS_OF_DAY,
    PASSIVE,
    PRESS,
    PRONOUNS,
    RECEIVE,
    ROUNDS,
    TELL,
    TELLING,
    TO,
    TRAILING,
)
from audit.check.compare.opening import bare
from audit.model.claim import Party
from audit.text.fold import squeeze
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import Heard, heard, parties
from audit.text.regex import regex

_LONGEST = 1_000  # characters of a sentence; nobody names an event later
_REACH = 14  # words that may stand between an event and its "with": when, where, by what means
_MODIFIERS = 5  # words that may stand between an owner and the event ("’s first bilateral virtual …")

_AFTERWARDS = regex(
    r"\s(?:on|in|at|ahead of|before|after|during|following|regarding|about|to|today|yesterday)\b|\s[|–—-]\s|[;:|]",
    re.IGNORECASE,
)
_PRESENT = regex(
    r"^(?:also )?(?:joining|participating|participants|attending|attendees|taking part|present|joined)\b[^:.]{0,80}?"
    r"(?::|\bwere\b|\bwas\b|\bincluded?\b|\bby\b)\s*(?:the following [a-z]{3,20}:?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The parties in each place; empty where the sentence has no such place or names nobody there.

    Where it names all of them together ("between A and B"), both places hold them all. `listed` tells that it only
    adds to those who are named elsewhere ("Joining the call were …"). `words` is the stretch that names them.
    `held` are those whom the sentence calls by an office alone, and who held it is read in.
    """

    actors: tuple[Party, ...]
    counterparts: tuple[Party, ...]
    words: Heard = field(compare=False, default_factory=lambda: heard(""))
    listed: bool = False
    held: frozenset[Party] = frozenset()

    @property
    def named(self) -> "Scene":
        """The scene without those who are only read in."""
        actors = tuple(one for one in self.actors if one not in self.held)
        counterparts = tuple(one for one in self.counterparts if one not in self.held)
        return replace(self, actors=actors, counterparts=counterparts, held=frozenset())


NOTHING = Scene((), ())


def scene(sentence: str) -> Scene:
    """The event of a title or sentence; `NOTHING` for one that tells none."""
    text = squeeze(sentence[:_LONGEST])
    present = _PRESENT.match(text)
    if present:
        rest = text[present.end() :].replace(" - ", "; ")
        return Scene((), parties(rest), heard(rest), listed=True)
    words = bare(text).split(" ")
    keys = [word_key(word) for word in words]
    first = NOTHING
    for at in [at for at, key in enumerate(keys) if key in TELLING]:
        found = _at(words, keys, at)
        if found is not None and found.counterparts:
            return found
        first = found if found is not None and first == NOTHING else first
    return first


def _at(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of the event that the word at this place names, or None."""
    ways = (_met, _received, _told_in_it, _named_event, _jointly, _acted)
    return next((found for way in ways if (found := way(words, keys, at)) is not None), None)


def _met(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A met today with B" and "A and B spoke"."""
    if keys[at] not in MEET or not _is_verb(words, keys, at):
        return None
    if keys[at].startswith("talk") and _is_background(words, keys, at):  # "News conference following … talks"
        return None
    subject = _subject(words, keys, at)
    link = _link(keys, at + 1)
    if link is None and keys[at] in TO and keys[at + 1 : at + 2] == ["to"]:
        return _scene(subject, words[at + 2 :], required=True)
    if link is not None:
        return _scene(subject, words[link + 1 :])
    if keys[at].startswith("me") and _begins_a_party(words, keys, at + 1):  # "A met B", "A met his counterpart B"
        return _scene(subject, words[at + 1 :], required=True) or _together(subject)
    return _together(subject)


def _begins_a_party(words: Sequence[str], keys: Sequence[str], at: int) -> bool:
    """Whether somebody may be named from this place on."""
    return at < len(words) and (words[at][:1].isupper() or keys[at] in gazetteer().openers - {"with", "by", "from"})


def _received(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A hosted B", "A called B" and "A was received by B"."""
    following = words[at + 1 :]
    if keys[at] in PASSIVE and keys[at - 1 : at] and keys[at - 1] in BE and keys[at + 1 : at + 2] == ["by"]:
        return _scene(_subject(words, keys, at), words[at + 2 :])
    if keys[at] not in RECEIVE or not _is_verb(words, keys, at) or not following:
        return None
    if not (following[0][:1].isupper() or keys[at + 1] in gazetteer().openers):
        return None
    if any(key in EVENTS for key in keys[at + 1 : at + 2 + _MODIFIERS]):  # "hosted a meeting with …"
        return None
    return _scene(_subject(words, keys, at), following, required=True)


def _told_in_it(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A told B in a phone call" and "A thanked B when they met"."""
    if keys[at] not in TELL or not _is_verb(words, keys, at):
        return None
    begin = at + 1
    if not _begins_a_party(words, keys, begin):
        return None
    end = next((to for to in range(begin, min(begin + _REACH, len(keys))) if _opens_an_event(keys, to)), None)
    return _scene(_subject(words, keys, at), words[begin:end], required=True) if end is not None else None


def _opens_an_event(keys: Sequence[str], at: int) -> bool:
    """Whether "in a phone call", "over lunch", "by phone" begins here, and nobody else's ("in a call with …")."""
    if keys[at] not in DURING:
        return False
    for to in range(at + 1, min(at + 2 + _MODIFIERS, len(keys))):
        if keys[to] in EVENTS | {"phone", "telephone"} and keys[to + 1 : to + 2] not in (["call"], ["conversation"]):
            return keys[to + 1 : to + 2] not in (["with"], ["between"], ["of"])
    return False


def _named_event(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A’s call with B", "A held a call with B" and "a call between A and B"."""
    if keys[at] not in EVENTS or (_is_background(words, keys, at) and not _is_opening(keys, at)):
        return None
    if keys[at] in {"call", "calls"} and keys[at + 1 : at + 2] == ["from"]:  # "received a phone call from B"
        received = next(
            (before for before in range(at - 1, max(at - 2 - _MODIFIERS, 0), -1) if keys[before] in RECEIVE), 0
        )
        return _scene(_subject(words, keys, received), words[at + 2 :], required=True) if received else None
    link, holding = _link(keys, at + 1), _holding(keys, at)
    if link is not None and keys[link] in BETWEEN:
        return _together(words[link + 1 :])
    if link is not None and _is_opening(keys, at):
        return _told_at_first(words, link + 1)
    subject = _subject(words, keys, holding) if holding is not None else _owner(words, keys, at)
    if link is not None:
        return _scene(subject, words[link + 1 :])
    return _together(subject) if holding is not None else _acting(subject)


def _jointly(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A and B at a joint press availability", "Joint Statement by A and B", "A and B discussed …"."""
    if keys[at] in DISCUSS:
        return _discussed(words, keys, at)
    if keys[at] in OWNED and keys[at - 1 : at] == ["their"] and at > 1 and keys[at - 2] in {"at", "before", "after"}:
        return _together(words[: at - 2], required=True)
    by = keys[at + 1 : at + 2] and keys[at + 1] in {"by", "from", "of", "between"}
    if keys[at] in PRESS and by:
        return _together(words[at + 2 :], required=True)
    if keys[at] not in PRESS or "joint" not in keys[max(at - 3, 0) : at]:
        return None
    at_or_in = next((before for before in range(at - 1, 0, -1) if keys[before] in {"at", "in", "before", "during"}), 0)
    return _together(words[:at_or_in], required=True)


def _discussed(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A and B discussed …" and "A discussed the matter with B"."""
    subject = _subject(words, keys, at)
    together = _together(subject, required=True)
    if together is not None:
        return together
    link = _link(keys, at + 1)
    if keys[at] == "discuss" or link is None or keys[link] != "with" or EVENTS.intersection(keys[at:link]):
        return None
    found = _scene(subject, words[link + 1 :])
    by_name = found is not None and found.actors and any(one.type == "person" for one in found.counterparts)
    return found if by_name else None


def _acted(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A traveled to …" and "A’s trip to …", which tell nothing of others."""
    if keys[at] in OWNED and keys[at] not in EVENTS:
        return _acting(_owner(words, keys, at))
    if keys[at] in ACT and _is_verb(words, keys, at):
        return _acting(_subject(words, keys, at))
    return None


def _is_verb(words: Sequence[str], keys: Sequence[str], at: int) -> bool:
    """Whether somebody does it: not a noun somebody owns ("Sullivan’s talks"), not after "the"."""
    before = keys[at - 1] if at else ""
    return (
        at > 0 and not _possessive(words[at - 1]) and before not in PRONOUNS | {"the", "a", "an", "phone", "telephone"}
    )


def of_another_event(words: Sequence[str], keys: Sequence[str], link: int) -> bool:
    """Whether the "with" at this place belongs to an event that is only spoken of."""
    events = (at for at in range(link - 1, max(link - 1 - _REACH, -1), -1) if keys[at] in EVENTS)
    event = next(events, None)
    return event is not None and _is_background(words, keys, event)


def _is_background(words: Sequence[str], keys: Sequence[str], at: int) -> bool:
    """Whether it is another event that is only spoken of ("on his call with …", "following the meeting with …")."""
    for before in range(at - 1, max(at - 2 - _MODIFIERS, -1), -1):
        if keys[before] in ASIDE:
            return before > 0
        if keys[before] in HOLD or keys[before] == "for":  # "visited the ministry for a meeting with …"
            return False
        if _possessive(words[before]):
            begin = _start(words, keys, before)
            return begin > 0 and keys[begin - 1] in ASIDE
        if keys[before] in {"the", "this", "that"} and keys[before + 1] not in PARTS_OF_DAY:
            return before > 0 and not any(key in HOLD for key in keys[max(before - 2, 0) : before])
    return False


def _start(words: Sequence[str], keys: Sequence[str], at: int) -> int:
    """Where the style of the person at this place begins ("Under Secretary of State Nuland’s")."""
    begin = at
    while begin and keys[begin - 1] not in ASIDE:
        if not (words[begin - 1][:1].isupper() or keys[begin - 1] in gazetteer().nominal or keys[begin - 1] == "of"):
            break
        begin -= 1
    return begin


def _is_opening(keys: Sequence[str], at: int) -> bool:
    """Whether the sentence begins with the event ("In a call with …, she said")."""
    return keys[0] in DURING and at <= 1 + _MODIFIERS and not HOLD.intersection(keys[:at])


def _told_at_first(words: Sequence[str], begin: int) -> Scene | None:
    """The scene of "In a call with B today, A welcomed …": whoever stands behind the comma acts."""
    comma = next((at for at in range(begin, min(begin + _REACH, len(words))) if words[at][-1:] == ","), None)
    if comma is None:
        return None
    end = next((at for at in range(comma + 1, len(words)) if _is_predicate(words[at])), len(words))
    subject = words[comma + 1 : end]
    return _scene(subject, words[begin : comma + 1], required=True) if _people(subject) else None


def _is_predicate(word: str) -> bool:
    """Whether it is a word that neither names nor styles anybody."""
    key = word_key(word)
    return word.islower() and key not in gazetteer().nominal and key not in {"and", "of", "for", "the"}


def _link(keys: Sequence[str], start: int) -> int | None:
    """Where the "with" (or "between") that belongs to an event stands, or None."""
    for at in range(start, min(start + _REACH, len(keys) - 1)):
        if keys[at] == "with" or (keys[at] in BETWEEN and at - start <= _MODIFIERS):
            return at
        if keys[at] in APART or (keys[at] == "and" and keys[at + 1] not in MEET):
            return None
    return None


def _holding(keys: Sequence[str], at: int) -> int | None:
    """Where the verb stands of which the event is the object ("held a brief call"), or None."""
    return next((before for before in range(at - 1, max(at - 2 - _MODIFIERS, 0), -1) if keys[before] in HOLD), None)


def _owner(words: Sequence[str], keys: Sequence[str], at: int) -> list[str]:
    """The words that say whose event it is: before the nearest possessive, else before the event in a bare title."""
    for before in range(at - 1, max(at - 2 - _MODIFIERS, -1), -1):
        if keys[before] in PRONOUNS:
            return []
        if _possessive(words[before]):
            return [*words[:before], _unowned(words[before])]
    begin = at
    while begin and (keys[begin - 1] in MEANS or keys[begin - 1] in ROUNDS):
        begin -= 1
    return list(words[:begin])


def _subject(words: Sequence[str], keys: Sequence[str], verb: int) -> list[str]:
    """The words before a verb, without the adverbs and auxiliaries between."""
    end = verb
    while end and keys[end - 1] in TRAILING:
        end -= 1
    begin = next((at + 1 for at in range(end - 1, -1, -1) if words[at][-1:] in {":", ";"}), 0)
    return list(words[begin:end])


def _scene(subject: Sequence[str], others: Sequence[str], *, required: bool = False) -> Scene | None:
    """A scene with both places; None if nobody is in the second though somebody must be (`required`)."""
    named = _AFTERWARDS.split(" ".join(others), maxsplit=1)[0]
    counterparts = parties(" ".join(others))
    if required and not any(one.name or one.country for one in counterparts):
        return None
    return Scene(_people(subject), counterparts, heard(f"{' '.join(subject)} ; {named}"))


def _together(subject: Sequence[str], *, required: bool = False) -> Scene | None:
    """A scene in which all take part alike; of one party alone that it acts, or nothing if more are `required`."""
    found = _people(subject)
    if len(found) > 1:
        return Scene(found, found, heard(" ".join(subject)))
    return None if required else _acting(subject)


def _acting(subject: Sequence[str]) -> Scene | None:
    found = _people(subject)
    return Scene(found, (), heard(" ".join(subject))) if found else None


def _people(words: Sequence[str]) -> tuple[Party, ...]:
    """The parties; a pronoun names nobody, nor does a compound ("Six-monthly", "Two-day talks")."""
    return tuple(one for one in parties(" ".join(words)) if not (one.name and _is_nobody(one.name)))


def _is_nobody(name: str) -> bool:
    """Whether it is no name; those that go on in lower case behind a hyphen (Ki-moon) do not stand alone."""
    return NOBODY.issuperset(name.casefold().split()) or (
        " " not in name and "-" in name and name.rpartition("-")[2].islower()
    )


def _possessive(word: str) -> bool:
    return word_key(word) != "" and word.rstrip(",.").endswith(("’s", "'s", "s’", "s'", "’S", "S’"))


def _unowned(word: str) -> str:
    bare = word.rstrip(",.")
    return bare[:-2] if bare.endswith(("’s", "'s", "’S", "'S")) else bare[:-1]
