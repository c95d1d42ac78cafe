"""What kind of event a phrase speaks of, and whether people were in one room.

A phrase may name several events: "Statement on President Biden’s call with President Putin ahead of the meeting".
Which one it is about is decided by its grammar:

1. An event that is only named as background ("following …", "ahead of …", "the upcoming …") does not count.
2. A statement or remarks is the vessel of what it is about, so it counts only when no other event is named.
3. A verb ("met with") counts before every noun that follows it; of nouns, one that belongs to somebody ("Sullivan’s
   Call") before one that does not; else the first.

Words that leave the kind open (spoke, consulted, engaged) name no kind: only a call and a meeting in person can differ,
so silence is the safe answer. "Called on" and "called for" are no calls, "met the deadline" is no meeting.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from audit.model.claim import Kind, Mode
from audit.text import in_one_room
from audit.text.fold import fold
from audit.text.in_one_room import OFFICE
from audit.text.kinds_elsewhere import kind_elsewhere
from audit.text.kinds_unspaced import kind_unspaced
from audit.text.regex import regex

_LONGEST = 4_000  # characters; a title or lead names its event long before that
_NEAR = 80  # characters around an event in which background words or "virtually" belong to it

_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{3,9}\.? [0-9]|[0-9])"
_OWNED = r"(?:'s?|\b(?:an?|the|his|her|their|its|this|phone|telephone|video|conference|group|joint|secure))[ \-]"
_NO_CALL = rf"(?! (?:for|upon|into|out|off|attention|to action|center|centre|sign)\b| on (?!{_DAY}))"
_AIM = (
    r"(?! (?:(?:the|its|their|all|these|our|urgent) ){0,2}"
    r"(?:requirement|deadline|target|commitment|goal|need|standard|obligation|condition|criteri|challenge|demand))"
)
_DUTCH = (
    "gesprek", "overleg", "contact", "samen", "sprak", "spreekt", "gesproken", "belde", "belt", "bellen", "gebeld",
    "isch", "overlegt", "overlegde", "praat", "praatte", "telefoneert", "telefoneerde", "lunch", "diner", "lunchte",
    "dineerde", "afspraak", "akkoord", "bijeenkomst", "ontbijt", "vergadering", "onderhoud", "heeft", "hebben",
)  # fmt: skip
# "Gesprek met" is a conversation with; nor is it English where such words follow.
_NOT_DUTCH = "".join(f"(?<!{word} )" for word in _DUTCH)
_NO_DUTCH = r"(?![^.]{0,200}\b(?:het|een|heeft|wordt|naar|niet|maar|onze|zijn)\b)"
_NATION = r"(?!(?:eu|asean|nato|gcc|cis|african|arab|nordic|western)\b)[a-z.]+"  # a pair of them meets, and no group
_PORTFOLIO = r"(?:foreign|defen[cs]e|finance|interior|energy|justice|trade|health)"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One way to name an event, in folded text."""

    regex: str
    kind: Kind
    mode: Mode
    verb: bool = False


@dataclass(frozen=True, slots=True)
class _Event:
    """One event a phrase names; `owned` if it stands at most three words after a possessive."""

    kind: Kind
    mode: Mode
    verb: bool
    owned: bool


# One of these stands in every event's words; a text without them needs no further look, which is twenty times dearer.
_HINT = regex(
    r"call|phone|talk|audience|met\b|meet|mee\b|minister|summit|conference|session|bilateral|vtc|pull-|visit|travel|trip"
    rf"|statement|remarks|conversation|availability|briefing|release|{in_one_room.HINTS}"
)
_BACKGROUND = regex(
    r"\b(?:following|ahead of|after|before|prior to|since|in advance of|in preparation for"
    r"|looks? forward to|looking forward to)\b[^,;:]*$"
    r"|\b(?:agree|plan|hope|intend|want)(?:s|d|ed)? to (?:\w+ ){0,2}$"
    r"|\bfollow(?:s|ed)? (?:up )?(?:on )?(?:\w+ ){0,2}$|\b(?:last|previously|never) $|\bexpect(?:s|ed)? (?:\w+ ){0,2}$"
    r"|\b(?:thank(?:s|ed|ing)?|grateful|gratitude|appreciation)\b[^,;:]*\bfor\b[^,;:]*$"
)
# … but a statement or press conference right after "their meeting" is about that very meeting.
_TOLD_AFTERWARDS = regex(r"s? (?:after|following) (?:an?|their) (?:[\w\-]+ ){0,2}")
_OTHER_TIME = regex(r"\b(?:upcoming|planned|next|future|recent|last|earlier|previous) (?:[\w']+ )?$")
_SENTENCE_END = regex(r"\w{4}[.!?] ")  # after a shorter word it is more likely an abbreviation's full stop
_OWNER = regex(r"(?:'s|s')(?: [\w.\-]+){0,3} ?$")
_REMOTELY = regex(
    r"\b(?:virtual(?:ly)?|remotely|online|(?:by|via|over) (?:an? )?(?:secure )?(?:video(?:-?link)?|zoom)"
    r"|video[ \-]?(?:conference|call|link))\b"
)
# Of the meeting only in its own clause: "met with A, and spoke by phone with B" was a meeting.
_ON_THE_PHONE = regex(
    r"(?:(?! (?:and|while|but|then|before|after) )[^,;:])*?\b(?:(?:by|via|over the|on the) (?:secure )?(?:tele)?phone"
    r"|(?:tele)?phone (?:call|conversation)s?)\b"
)


def kind_of(text: str) -> tuple[Kind, Mode]:
    """Kind and mode of the event a title, claim or sentence names; ("other", "unknown") when it does not tell.

    "call", "spoke by phone" → ("call", "remote"); "meeting", "met with" → ("meeting", "in-person"); "virtual meeting",
    "video conference" → ("meeting", "remote"); "press availability", "statement" → ("statement", "unknown").
    Words of a URL, joined by spaces, are read like a title; those of other languages where no English ones tell.
    """
    return _kind_of(text[:_LONGEST])


def kinds_in(text: str) -> tuple[tuple[Kind, Mode], ...]:
    """Kind and mode of every event that an English phrase names and that is not only background, in order."""
    return tuple((event.kind, event.mode) for event in _events(fold(text[:_LONGEST])))


@lru_cache(maxsize=1_024)  # a title and each of its words are asked about again and again
def _kind_of(text: str) -> tuple[Kind, Mode]:
    line = fold(text)
    event = _head(tuple(_events(line)))
    if event is not None:
        return event.kind, event.mode
    return kind_elsewhere(line) or kind_unspaced(text) or ("other", "unknown")


def _events(line: str) -> Iterator[_Event]:
    """The events that are named, in order, without those that are only background."""
    after, vessel = 0, False
    for found in _event().finditer(line) if _HINT.search(line) else ():
        before = line[max(after, found.start() - _NEAR) : found.start()]
        after = found.end()
        pattern = _patterns()[(found.lastindex or 1) - 1]
        afterwards = vessel and _TOLD_AFTERWARDS.fullmatch(before)
        vessel = pattern.kind == "statement"
        if not afterwards and _is_background(_SENTENCE_END.split(before)[-1], pattern):
            continue
        owned = found[0].startswith("'") or _OWNER.search(before) is not None
        yield _Event(pattern.kind, _mode(pattern, line[found.start() : after + _NEAR]), pattern.verb, owned)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """Of two that begin at one place, the earlier counts."""
    return (
        _Pattern(
            rf"\b{_NATION}(?:-| and ){_NATION}(?: [a-z]+)? {_PORTFOLIO} ministers'? meetings?\b", "meeting", "in-person"
        ),
        _Pattern(
            rf"\b(?:virtual )?(?:ministerials?(?: meetings?)?|meetings? of (?:[\w.\-]+ ){{0,3}}{_PORTFOLIO} ministers"
            rf"|{_PORTFOLIO} ministers'? meetings?)\b",
            "ministerial",
            "unknown",
        ),
        _Pattern(
            r"\b(?:virtual|video|online|remote)(?:ly)?[ \-](?:[\w'.\-]+ ){0,3}?"
            r"(?:meetings?|met|summit|conference|teleconference|session|bilateral|mee|lunch|dinner|breakfast)\b|\bvideo-?conferences?\b|\bvtc\b",
            "meeting",
            "remote",
        ),
        _Pattern(
            r"\b(?:by|via|over the|on the) (?:tele)?phone\b|\b(?:tele)?phoned\b"
            rf"|(?<!so[ \-])\b(?:called|will call|rang|dialled|dialed) (?!(?:on|upon|for|off|in|out)\b)(?={OFFICE})",
            "call",
            "remote",
            verb=True,
        ),
        _Pattern(
            rf"{_OWNED}calls?\b{_NO_CALL}"
            r"|\b(?:tele)?phon(?:e|ic) (?:conversation|talk|discussion|consultation|exchange)s?\b"
            r"|\bteleconference\b"
            r"|\bcalls?\b(?= (?:with|between|among|ahead|today|yesterday|this"
            rf"|(?:to|of) {OFFICE})\b| w/| on {_DAY}|[.,;:)]|$)",
            "call",
            "remote",
        ),
        _Pattern(
            rf"(?:{_NOT_DUTCH}\bmet\b{_NO_DUTCH}|\bmeets?\b){_AIM}"
            r"|\b(?:visit(?:s|ed)|travell?(?:s|ed)|flew|flies|arrive[sd]|went)"
            r" [^.,;:]{0,60}?for (?:an? )?(?:[\w\-]+ )?(?:meetings?|talks)(?= with\b)"
            r"|\b(?:receive[sd]?|host(?:s|ed)|welcome[sd]?) [^.;:]{0,120}? for"
            r" (?:\w+ )?(?:talks|an? (?:\w+ )?(?:lunch|dinner|breakfast))\b",
            "meeting",
            "in-person",
            verb=True,
        ),
        _Pattern(rf"\bmeetings?\b{_AIM}|\bpull-aside\b", "meeting", "in-person"),
        _Pattern(in_one_room.verbs(), "meeting", "in-person", verb=True),
        _Pattern(in_one_room.nouns(), "meeting", "in-person"),
        _Pattern(r"\bsummit\b(?! (?:meeting|(?:tele)?phone|call|video))", "meeting", "unknown"),
        _Pattern(
            r"\b(?:travell?(?:s|ed|ing)|(?:will|to) travel|visit(?:s|ed)|(?:will|to) visit)\b",
            "visit",
            "in-person",
            verb=True,
        ),
        _Pattern(r"\b(?:trips?|visits?)\b", "visit", "in-person"),
        _Pattern(
            r"\b(?:press|joint|media) (?:availability|conference|briefing|release)\b|\bstatements?\b|\bremarks\b",
            "statement",
            "unknown",
        ),
    )


@cache
def _event() -> re.Pattern[str]:
    """All of them, a group for each; made when a text may name an event, for it takes longer than to read a text.

    Each begins with a word or a possessive: to look for that first spares trying all of them at every character.
    """
    return re.compile(rf"(?=\b[a-z]|')(?:{'|'.join(f'({pattern.regex})' for pattern in _patterns())})")


def _is_background(before: str, pattern: _Pattern) -> bool:
    """Whether the words before an event put it at another time than what the phrase is about."""
    return bool(_BACKGROUND.search(before) or (not pattern.verb and _OTHER_TIME.search(before)))


def _mode(pattern: _Pattern, following: str) -> Mode:
    """The pattern's mode, unless it or the words that follow say that nobody travelled ("met virtually")."""
    sentence = following.partition(". ")[0]
    if pattern.kind == "meeting" and (_REMOTELY.search(sentence) or _ON_THE_PHONE.match(sentence)):
        return "remote"
    return pattern.mode


def _head(events: Sequence[_Event]) -> _Event | None:
    """The event the phrase is about, or None."""
    matters = [event for event in events if event.kind != "statement"] or list(events)
    if not matters or matters[0].verb:
        return matters[0] if matters else None
    nouns = list(takewhile(lambda event: not event.verb, matters))
    return next((event for event in nouns if event.owned), nouns[0])
