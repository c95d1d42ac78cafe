"""Who takes part in the event that a sentence tells: who acts, and with whom.

"Readout of Secretary Blinken’s Call with Danish Foreign Minister Kofod", "Secretary Blinken met today in Washington
with …", "President Biden and Chancellor Scholz spoke yesterday", "Call Between …": one grammar for titles, first
sentences and the words of a URL. A sentence of another shape tells nothing, and people it only talks about take no
part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audit.model.claim import Party
from audit.text.fold import squeeze
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import Heard, heard, parties

_LONGEST = 1_000  # characters of a sentence; nobody names an event later
_REACH = 14  # words that may stand between an event and its "with": when, where, by what means
_MODIFIERS = 5  # words that may stand between an owner and the event ("’s first bilateral virtual …")

_EVENTS = frozenset(
    {"call", "calls", "meeting", "meetings", "conversation", "conversations", "teleconference", "videoconference"}
    | {
        "talk",
        "talks",
        "consultations",
        "discussion",
        "discussions",
        "dialogue",
        "lunch",
        "dinner",
        "breakfast",
        "bilateral",
    }
    | {"engagement", "engagements", "pull-aside", "summit", "audience"}
)
_MEET = frozenset(
    {"met", "meet", "meets", "spoke", "speak", "speaks", "talked", "talks", "talk", "conferred", "confers", "consulted"}
    | {"consults", "consult", "engaged", "engages", "connected"}
)
_TO = frozenset({"spoke", "speak", "speaks", "talk", "talked", "talks"})  # "spoke to", but not "met to discuss"
_HOLD = frozenset(
    {"held", "holds", "hold", "had", "has", "conducted", "convened", "hosted", "hosts", "joined", "completed"}
    | {"concluded", "led", "co-hosted"}
)
_RECEIVE = frozenset(
    {"hosted", "hosts", "host", "welcomed", "welcomes", "welcome", "received", "receives", "receive", "called", "calls"}
    | {"phoned", "phones", "telephoned", "greeted", "greets"}
)
_PASSIVE = frozenset({"hosted", "welcomed", "received", "joined", "accompanied", "greeted"})
_ACT = frozenset(
    {"traveled", "travelled", "travels", "travel", "visited", "visits", "visit", "addressed", "addresses", "address"}
    | {"attended", "attends", "attend", "participated", "participates", "participate", "joined", "joins", "briefed"}
    | {"briefs", "chaired", "chairs", "delivered", "delivers", "led", "leads", "departed", "departs"}
)
_OWNED = _EVENTS | {"trip", "trips", "travel", "visit", "visits", "remarks", "participation", "attendance"}
_DISCUSS = frozenset({"discuss", "discusses", "discussed", "agreed", "agree", "reaffirmed", "exchanged"})
_PRESS = frozenset({"availability", "conference", "statement", "statements", "remarks", "appearance"})
_NOBODY = frozenset({"i", "we", "they", "he", "she", "it", "both", "you", "today", "yesterday", "this", "these"})
# Behind one of these an event is only spoken of.
_ASIDE = frozenset({"on", "about", "following", "after", "before", "since", "during", "from", "ahead"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "week"})
_BE = frozenset({"was", "were", "is", "are", "been"})
_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our"})
_BETWEEN = frozenset({"between", "among", "amongst"})
# What follows one of these is the matter, or another event: a "with" after it does not name who takes part.
_APART = frozenset(
    {"about", "ahead", "after", "before", "concerning", "discuss", "discussed", "discussing", "during", "following"}
    | {"for", "including", "reaffirmed", "regarding", "since", "that", "to", "underscored", "when", "where", "which"}
    | {"while", "who", "whose"}
)
_TRAILING = frozenset(
    {"will", "to", "also", "has", "have", "had", "was", "were", "is", "are", "be", "jointly", "virtually", "recently"}
    | {
        "today",
        "yesterday",
        "tonight",
        "then",
        "separately",
        "again",
        "both",
        "later",
        "earlier",
        "just",
        "and",
        "each",
    }
    | {"by", "phone", "telephone", "personally", "together"}
)
_TELLING = _MEET | _RECEIVE | _PASSIVE | _OWNED | _DISCUSS | _PRESS | _ACT
"""The words one of which every event is told by: no other place in a sentence need be looked at."""

_ATTRIBUTED = re.compile(
    r"^[^:]{0,240}\b(?:attributable to|read-?outs?|statement|following)\b[^:]{0,160}:\s+", re.IGNORECASE
)
_OPENING = re.compile(
    r"^(?:(?:read-?outs?(?: of|:)?|news:|photos?:|video:|background (?:press )?(?:call|briefing) (?:by .{1,120}? )?on)"
    r"|(?:(?:joint|press|media) )?statement (?:by|from|of) .{1,200}? on)\s+(?:the )?",
    re.IGNORECASE,
)
_OWN = re.compile(  # "Statement by Vice President Harris on Her Trip to France"
    r"^(?:(?:joint|press|media) )?(?:statement|remarks) (?:by|from|of) (.{1,200}?) on (?:his|her|their|my|our) ",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^\(?[A-Z][A-Z .,()]{2,40}(?:[A-Z][a-z]{2,8}\.? \d{1,2},? (?:\d{4})?)?[^—–]{0,20}[—–]\s+")
_AGENCY = re.compile(  # "DUSHANBE, 26.01.2017. /NIAT/ President Rahmon …"
    r"^\(?[A-Z][A-Z .'’-]{2,40},? "
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})?"
    r"(?:,? \d{4})?[.,)]{0,2} ?/[^/]{2,30}/[.:]?\s?[–—-]?\s"
)
_WHEN = re.compile(
    r"^(?:(?:earlier|later) )?(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week)"
    r"|(?:earlier |later )?on (?:the (?:margins|sidelines) of )?[^,]{3,60}(?:, \d{4})?|in [^,]{3,40}|at [^,]{3,60}"
    r"|(?:ahead of|following|during|after|before) [^,]{3,80}|(?:commencing|starting|beginning) [^,]{3,80}),\s+",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\s(?:on|in|at|ahead of|before|after|during|following|regarding|about|to|today|yesterday)\b|\s[|–—-]\s|[;:|]",
    re.IGNORECASE,
)
_PRESENT = re.compile(
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
    bare = _bare(text)
    words = bare.split(" ")
    keys = [word_key(word) for word in words]
    first = NOTHING
    for at in [at for at, key in enumerate(keys) if key in _TELLING]:
        found = _at(words, keys, at)
        if found is not None and found.counterparts:
            return found
        first = found if found is not None and first == NOTHING else first
    return first


def _bare(text: str) -> str:
    """The sentence without who tells it, where and when."""
    own = _OWN.match(text)
    if own:
        return f"{own[1]}’s {text[own.end() :]}"
    for opening in (_ATTRIBUTED, _OPENING, _AGENCY, _DATELINE):
        text = opening.sub("", text, count=1)
    for _ in range(3):
        text = _WHEN.sub("", text, count=1)
    return text


def _at(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of the event that the word at this place names, or None."""
    ways = (_met, _received, _named_event, _jointly, _acted)
    return next((found for way in ways if (found := way(words, keys, at)) is not None), None)


def _met(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A met today with B" and "A and B spoke"."""
    if keys[at] not in _MEET or not _is_verb(words, keys, at):
        return None
    subject = _subject(words, keys, at)
    link = _link(keys, at + 1)
    if link is None and keys[at] in _TO and keys[at + 1 : at + 2] == ["to"]:
        return _scene(subject, words[at + 2 :], required=True)
    if link is not None:
        return _scene(subject, words[link + 1 :])
    if words[at + 1 : at + 2] and words[at + 1][:1].isupper() and keys[at].startswith("me"):  # "A met B"
        return _scene(subject, words[at + 1 :], required=True) or _together(subject)
    return _together(subject)


def _received(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A hosted B", "A called B" and "A was received by B"."""
    following = words[at + 1 :]
    if keys[at] in _PASSIVE and keys[at - 1 : at] and keys[at - 1] in _BE and keys[at + 1 : at + 2] == ["by"]:
        return _scene(_subject(words, keys, at), words[at + 2 :])
    if keys[at] not in _RECEIVE or not _is_verb(words, keys, at) or not following:
        return None
    if not (following[0][:1].isupper() or keys[at + 1] in gazetteer().openers):
        return None
    if any(key in _EVENTS for key in keys[at + 1 : at + 2 + _MODIFIERS]):  # "hosted a meeting with …"
        return None
    return _scene(_subject(words, keys, at), following, required=True)


def _named_event(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A’s call with B", "A held a call with B" and "a call between A and B"."""
    if keys[at] not in _EVENTS or _is_background(words, keys, at):
        return None
    if keys[at] in {"call", "calls"} and keys[at + 1 : at + 2] == ["from"]:  # "received a phone call from B"
        received = next(
            (before for before in range(at - 1, max(at - 2 - _MODIFIERS, 0), -1) if keys[before] in _RECEIVE), 0
        )
        return _scene(_subject(words, keys, received), words[at + 2 :], required=True) if received else None
    link, holding = _link(keys, at + 1), _holding(keys, at)
    if link is not None and keys[link] in _BETWEEN:
        return _together(words[link + 1 :])
    subject = _subject(words, keys, holding) if holding is not None else _owner(words, keys, at)
    if link is not None:
        return _scene(subject, words[link + 1 :])
    return _together(subject) if holding is not None else _acting(subject)


def _jointly(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A and B at a joint press availability", "Joint Statement by A and B", "A and B discussed …"."""
    if keys[at] in _DISCUSS:
        return _discussed(words, keys, at)
    if keys[at] in _OWNED and keys[at - 1 : at] == ["their"] and at > 1 and keys[at - 2] in {"at", "before", "after"}:
        return _together(words[: at - 2], required=True)
    by = keys[at + 1 : at + 2] and keys[at + 1] in {"by", "from", "of", "between"}
    if keys[at] in _PRESS and by:
        return _together(words[at + 2 :], required=True)
    if keys[at] not in _PRESS or "joint" not in keys[max(at - 3, 0) : at]:
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
    if keys[at] == "discuss" or link is None or keys[link] != "with" or _EVENTS.intersection(keys[at:link]):
        return None
    found = _scene(subject, words[link + 1 :])
    by_name = found is not None and found.actors and any(one.type == "person" for one in found.counterparts)
    return found if by_name else None


def _acted(words: Sequence[str], keys: Sequence[str], at: int) -> Scene | None:
    """The scene of "A traveled to …" and "A’s trip to …", which tell nothing of others."""
    if keys[at] in _OWNED and keys[at] not in _EVENTS:
        return _acting(_owner(words, keys, at))
    if keys[at] in _ACT and _is_verb(words, keys, at):
        return _acting(_subject(words, keys, at))
    return None


def _is_verb(words: Sequence[str], keys: Sequence[str], at: int) -> bool:
    """Whether somebody does it: not a noun somebody owns ("Sullivan’s talks"), not after "the"."""
    before = keys[at - 1] if at else ""
    return (
        at > 0 and not _possessive(words[at - 1]) and before not in _PRONOUNS | {"the", "a", "an", "phone", "telephone"}
    )


def of_another_event(words: Sequence[str], keys: Sequence[str], link: int) -> bool:
    """Whether the "with" at this place belongs to an event that is only spoken of."""
    events = (at for at in range(link - 1, max(link - 1 - _REACH, -1), -1) if keys[at] in _EVENTS)
    event = next(events, None)
    return event is not None and _is_background(words, keys, event)


def _is_background(words: Sequence[str], keys: Sequence[str], at: int) -> bool:
    """Whether it is another event that is only spoken of ("on his call with …", "following the meeting with …")."""
    for before in range(at - 1, max(at - 2 - _MODIFIERS, -1), -1):
        if keys[before] in _ASIDE:
            return before > 0
        if keys[before] in _HOLD or keys[before] == "for":  # "visited the ministry for a meeting with …"
            return False
        if _possessive(words[before]):
            begin = _start(words, keys, before)
            return begin > 0 and keys[begin - 1] in _ASIDE
        if keys[before] in {"the", "this", "that"} and keys[before + 1] not in _PARTS_OF_DAY:
            return before > 0 and not any(key in _HOLD for key in keys[max(before - 2, 0) : before])
    return False


def _start(words: Sequence[str], keys: Sequence[str], at: int) -> int:
    """Where the style of the person at this place begins ("Under Secretary of State Nuland’s")."""
    begin = at
    while begin and keys[begin - 1] not in _ASIDE:
        if not (words[begin - 1][:1].isupper() or keys[begin - 1] in gazetteer().nominal or keys[begin - 1] == "of"):
            break
        begin -= 1
    return begin


def _link(keys: Sequence[str], start: int) -> int | None:
    """Where the "with" (or "between") that belongs to an event stands, or None."""
    for at in range(start, min(start + _REACH, len(keys) - 1)):
        if keys[at] == "with" or (keys[at] in _BETWEEN and at - start <= _MODIFIERS):
            return at
        if keys[at] in _APART or (keys[at] == "and" and keys[at + 1] not in _MEET):
            return None
    return None


def _holding(keys: Sequence[str], at: int) -> int | None:
    """Where the verb stands of which the event is the object ("held a brief call"), or None."""
    return next((before for before in range(at - 1, max(at - 2 - _MODIFIERS, 0), -1) if keys[before] in _HOLD), None)


def _owner(words: Sequence[str], keys: Sequence[str], at: int) -> list[str]:
    """The words that say whose event it is: before the nearest possessive, else before the event in a bare title."""
    for before in range(at - 1, max(at - 2 - _MODIFIERS, -1), -1):
        if keys[before] in _PRONOUNS:
            return []
        if _possessive(words[before]):
            return [*words[:before], _unowned(words[before])]
    bare = at
    while bare and words[bare - 1].lower() in {
        "phone",
        "telephone",
        "video",
        "virtual",
        "bilateral",
        "joint",
        "secure",
    }:
        bare -= 1
    return list(words[:bare])


def _subject(words: Sequence[str], keys: Sequence[str], verb: int) -> list[str]:
    """The words before a verb, without the adverbs and auxiliaries between."""
    end = verb
    while end and keys[end - 1] in _TRAILING:
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
    """The parties; a pronoun names nobody."""
    return tuple(one for one in parties(" ".join(words)) if not (one.name and one.name.casefold() in _NOBODY))


def _possessive(word: str) -> bool:
    return word_key(word) != "" and word.rstrip(",.").endswith(("’s", "'s", "s’", "s'", "’S", "S’"))


def _unowned(word: str) -> str:
    bare = word.rstrip(",.")
    return bare[:-2] if bare.endswith(("’s", "'s", "’S", "'S")) else bare[:-1]
