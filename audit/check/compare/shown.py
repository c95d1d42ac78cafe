"""What a page's first sentences about a claim's own people show: a call, or a meeting in one room.

A sentence counts that names somebody the claim has acted with, and one that carries on from such a sentence ("The two
leaders shook hands", "The call lasted an hour"). The first that tells decides.
"""

from collections.abc import Iterable, Iterator

from audit.check.compare.said import Said
from audit.model.claim import Claim, Kind, Mode, Party
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer
from audit.text.kinds import kind_of, kinds_in
from audit.text.kinds_elsewhere import together_elsewhere
from audit.text.names import named_in, spelling, surname
from audit.text.presence import among, presence
from audit.text.regex import regex

_STEM = 4  # letters; so few of them are many people's
_ENDING = 4  # letters, of a name in another case
_FIRST = 5  # sentences; later ones tell of other events
_CALL: tuple[Kind, Mode] = ("call", "remote")
_MET: tuple[Kind, Mode] = ("meeting", "in-person")
_UNKNOWN: tuple[Kind, Mode] = ("other", "unknown")
_SUMMIT: tuple[Kind, Mode] = ("meeting", "unknown")
_TALKS = r"(?:call|conversation|meeting|talks|dinner|lunch|breakfast|discussion|visit|exchange|handshake)"
_CARRIES_ON = regex(
    r"(?:They|Both|He|She|The (?:two|pair|leaders|ministers|sides|men|women|officials|principals|Secretary|Minister"
    r"|President|Prime Minister|Chancellor|Ambassador|King|Chairman|Foreign Minister))\b"
    r"|(?:(?:Over|During|Throughout|At|In|After|Ending|Concluding|Opening|Closing)(?: (?:an?|the|their))?|The|Their)"
    rf" (?:[\w\-]+ ){{0,2}}{_TALKS}\b"
)

_SOMEBODY_ELSE = regex(
    r"\b(?:with|by|to|and|met|phoned|telephoned|called|rang|greeted|hosted|received|welcomed) [A-Z][\w’'\-]+ [A-Z]\w+"
)


def shown(claim: Claim, said: Said) -> tuple[tuple[Kind, Mode], str] | None:
    """Kind and mode, and the sentence that shows them; None where none does, or one shows both."""
    titled = (
        (said.title,) if said.title and not said.in_english and names_any(sides(claim)[1], said.title, said) else ()
    )
    for sentence in (*titled, *_about(claim, said)):
        told = _told(among((*claim.counterparts, *claim.actors), sentence), claim, in_english=said.in_english)
        if told is not None:
            return (told, sentence) if told in {_CALL, _MET} else None
    return None


def spoken_of(claim: Claim, said: Said) -> bool:
    """Whether there are sentences about the claim's people at all."""
    return next(_about(claim, said), None) is not None


def _about(claim: Claim, said: Said) -> Iterator[str]:
    """The first sentences about the claim's people."""
    _, others = sides(claim)
    about = any(named_in(one, said.title or "") for one in others)
    for sentence in said.sentences[:_FIRST]:
        named = names_any(others, sentence, said)
        if named or (about and _CARRIES_ON.match(sentence) and not _SOMEBODY_ELSE.search(sentence)):
            about = True
            yield sentence


def sides(claim: Claim) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts, and with whom: the others, too, of those who act together ("Macron and Draghi speak by phone")."""
    return (claim.actors, claim.counterparts) if claim.counterparts else (claim.actors[:1], claim.actors[1:])


def names_any(people: Iterable[Party], sentence: str, said: Said) -> bool:
    """Whether a sentence names one of the people; of a language with cases, by a name with an ending of its own."""
    if any(named_in(one, sentence) for one in people):
        return True
    if said.in_english:
        return False
    words = [spelling(word) for word in tokens(sentence)]
    stems = [stem for one in people if one.type == "person" and one.name and (stem := _stem(one.name))]
    return any(word.startswith(stem) and len(word) - len(stem) <= _ENDING for word in words for stem in stems)


def _stem(name: str) -> str:
    """What all cases of a surname begin with; empty of a short one."""
    word = spelling(surname(name).rpartition(" ")[2])
    stem = word.rstrip("aeiou")
    return stem if len(stem) >= _STEM else ""


def _told(line: str, claim: Claim, *, in_english: bool) -> tuple[Kind, Mode] | None:
    """What a line tells; that they met on screens is told, too, and that both is told as nothing in particular."""
    named = {event for event in kinds_in(line) if event[0] in {"call", "meeting"}} - {_SUMMIT}
    if len(named) > 1:
        return "other", "unknown"
    if named:
        return next(iter(named))
    elsewhere = kind_of(line)
    if elsewhere in {_CALL, _MET}:
        return elsewhere
    if not in_english:
        return _MET if elsewhere == _UNKNOWN and together_elsewhere(line) else None
    mode = presence(line, at_home=lambda words: _at_home(words, claim))
    return None if mode == "unknown" else _MET if mode == "in-person" else _CALL


def _at_home(words: str, claim: Claim) -> bool:
    """Whether words in lower case name a country of somebody in the claim, or its seat of government."""
    countries = {one.country for one in (*claim.counterparts, *claim.actors) if one.country}
    keys = tokens(words)
    return any(
        found[0] in countries for at in range(len(keys)) if (found := gazetteer().place_at(keys[at:])) is not None
    )
