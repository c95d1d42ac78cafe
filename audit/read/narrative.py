"""What a document's running text counts of what its list tells: "President Biden has spoken with 16 European leaders".

Only sentences in which somebody is named who has acted, so that the list can be counted for the same; what is planned,
and numbers of other things ("$3 billion", "16 pages"), count nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from audit.model.claim import Bound, Counted, Kind, Party, Tally
from audit.read.blocks import Lines, Passage
from audit.read.grammar import clause
from audit.read.sentences import sentences
from audit.text.fold import squeeze
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import parties
from audit.text.quantities import Quantity, quantities

_MOST = 256  # numbers of a document: bounds what counting each of them in thousands of entries costs
_LONGEST = 1_500  # characters of a sentence that are read
_ACTED = re.compile(
    r"\b(?:(?:has|have|had|having) (?:also |since |already |personally )?)?"
    r"(?:spoken|spoke|talked|met|engaged|consulted|called|held|made|conducted|had|hosted|convened|visited|phoned)\b"
)
_SINCE = re.compile(
    r"^(?:Over|In|During|Within|Since|For) (?:the )?(?:(?:last|past|recent|previous|coming) )?"
    r"(?:[\w-]+ )?(?:days?|weeks?|months?|years?),? "
)
_TO_COME = re.compile(r"\b(?:will|shall|plans? to|is to|are to|expected to)\b")
_PRONOUN = re.compile(r"^(?:In addition, |Since then, )?(?:He|She|They)\b")
_WITH = re.compile(r"\s*(?:by (?:tele)?phone )?\b(?:with|to)\s+(.+)", re.DOTALL)
_WHOM = re.compile(r".*\b(?:called|phoned|met|hosted|engaged|consulted)\s+(?=[A-Z])(.+?)(?:\s+on)?\s*\Z", re.DOTALL)
"""Whom somebody "has called on five occasions", "has met four times"."""
_NEXT = re.compile(r"[;:]|,? and$|,$")
_EVENTS = re.compile(
    r"\s+(?:[a-z-]+ ){0,3}?(calls?|meetings?|conversations?|consultations|engagements|discussions?|visits?|trips?)\b"
    r"(?:,? and (?:[a-z-]+ ){0,2}?(calls|meetings|conversations|consultations|visits)\b)?"
)
_KINDS: dict[str, Kind] = {"call": "call", "meeting": "meeting", "visit": "visit", "trip": "visit"}
_OF_THEIRS = re.compile(r"^\s+(?:of (?:his|her|their|its) )?")
_GROUP = 5  # words in which a group is named
_NOT_WHOLE = re.compile(
    r"\billustrative\b|\b(?:not|non)[ -](?:an? )?(?:exhaustive|comprehensive|complete)\b"
    r"|\b(?:partial|selective|selected) list\b|\bselection of\b",
    re.IGNORECASE,
)


def is_illustrative(passages: Iterable[Passage]) -> bool:
    """Whether the running text says that the list leaves something out."""
    return any(_NOT_WHOLE.search(squeeze(one.text)) for one in passages)


def tallies(passages: Iterable[Passage], lines: Lines) -> Iterator[Tally]:
    """The first numbers that the running text gives of what somebody named has done, in document order."""
    return islice(_tallies(passages, lines), _MOST)


def _tallies(passages: Iterable[Passage], lines: Lines) -> Iterator[Tally]:
    for passage in passages:
        actors: tuple[Party, ...] = ()
        for start, end in sentences(passage):
            sentence = squeeze(passage.text[start : min(end, start + _LONGEST)]).strip("*_ ")
            own = _actors(sentence)
            actors = actors if _PRONOUN.match(sentence) else own
            if actors:
                span = lines.span(*passage.place(start, end))
                yield from (
                    Tally(span, sentence, actors, *found) for found in _counted(sentence, list(quantities(sentence)))
                )


def _actors(sentence: str) -> tuple[Party, ...]:
    """Who acts in a sentence: whoever is named before its first verb of meeting or speaking."""
    verb = _ACTED.search(sentence)
    if verb is None or _TO_COME.search(sentence[: verb.start()]):
        return ()
    subject = clause(_SINCE.sub("", sentence[: verb.end()])).subject
    return tuple(one for one in parties(subject) if one.name or one.country)


def _counted(
    sentence: str, found: Sequence[Quantity]
) -> Iterator[tuple[tuple[Party, ...], int, Bound, Counted, frozenset[Kind]]]:
    """Counterparts, number, bound, what is counted and of which kinds, for each quantity of events or people."""
    ends = [*(one.start for one in found[1:]), len(sentence)]
    for at, one in enumerate(found):
        before = sentence[found[at - 1].end if at else 0 : one.start]
        if at == 0 and not _ACTED.search(before):
            continue
        rest = _NEXT.split(sentence[one.end : ends[at]].rstrip(), maxsplit=1)[0]
        if one.times:
            with_whom = _WITH.match(rest) or _WITH.search(before) or _WHOM.match(before)
            named = tuple(party for party in parties(with_whom[1]) if party.name or party.country) if with_whom else ()
            if named:
                yield named, one.number, one.bound, "events", frozenset()
        elif events := _EVENTS.match(rest):
            kinds = [_KINDS.get(noun.removesuffix("s")) for noun in events.groups() if noun]
            known = frozenset(kind for kind in kinds if kind) if all(kinds) else frozenset[Kind]()
            with_whom = _WITH.match(rest[events.end() :])
            named = tuple(one for one in parties(with_whom[1]) if one.type != "group") if with_whom else ()
            yield named, one.number, one.bound, "events", known
        elif before.rstrip().endswith((" with", " to", " met")) and (people := _people(rest)):
            yield (Party(people, None, None, "group"),), one.number, one.bound, "people", frozenset()


def _people(rest: str) -> str | None:
    """The words of the group that a number is of ("European leaders"), up to the first noun that makes one."""
    words = _OF_THEIRS.sub("", rest, count=1).split(" ")[:_GROUP]
    tables = gazetteer()
    last = next((at for at, word in enumerate(words, 1) if word_key(word) in tables.groups | set(tables.plurals)), 0)
    return " ".join(words[:last]).rstrip(",.") or None
