"""What a document's running text counts of what its list tells: "President Biden has spoken with 16 European leaders".

Only sentences in which somebody is named who has acted, so that the list can be counted for the same; what is planned,
and numbers of other things ("$3 billion", "16 pages"), count nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from audit.model.claim import Kind, Party, Tally
from audit.model.document import Span
from audit.read.blocks import Lines, Passage
from audit.read.counted_days import counted_days
from audit.read.grammar import clause
from audit.read.sentences import sentences
from audit.text.fold import squeeze
from audit.text.gazetteer import gazetteer, word_key
from audit.text.names import parties
from audit.text.quantities import Quantity, quantities
from audit.text.regex import regex

_MOST = 256  # numbers of a document: bounds what counting each of them in thousands of entries costs
_LONGEST = 1_500  # characters of a sentence that are read
_ACTED = regex(
    r"\b(?:(?:has|have|had|having) (?:also |since |already |personally )?)?"
    r"(?:spoken|spoke|talked|met|engaged|consulted|called|held|made|conducted|had|hosted|convened|visited|phoned|travell?ed)\b"
)
_SINCE = regex(
    r"^(?:Over|In|During|Within|Since|For) (?:the )?(?:(?:last|past|recent|previous|coming) )?"
    r"(?:[\w-]+ )?(?:days?|weeks?|months?|years?),? "
    r"|^(?:In|During|Since|Throughout) (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?,? "
    r"|^So far(?: this (?:week|month|year))?,? "
    r"|^(?:Since|In|During|Over|Within|Throughout|On|At|As|To|After|Following|Between|From|This|Last)\b[^,]{1,80}, "
)
_TO_COME = regex(r"\b(?:will|shall|plans? to|is to|are to|expected to)\b")
_PRONOUN = regex(r"^(?:In addition, |Since then, )?(?:He|She|They)\b")
_WITH = regex(
    r"\s*(?:by (?:tele)?phone |(?:this|last|in|on|over|during|within|since|at|from|by) [^,;:]{1,40}? )?"
    r"\b(?:with|to)\s+(.+)",
    re.DOTALL,
)
_WHOM = regex(r".*\b(?:called|phoned|met|hosted|engaged|consulted)\s+(?=[A-Z])(.+?)(?:\s+on)?\s*\Z", re.DOTALL)
"""Whom somebody "has called on five occasions", "has met four times"."""
_AND_WHOM = regex(r"\W*(?:and |as well as )?(?=[A-Z])(.+?)\s*\(?\Z", re.DOTALL)
"""Whom somebody met "three times and Minister B twice", spoke with "(three times) and Minister B (twice)"."""
_EACH = regex(r"\s*each\b")
_PEOPLE = regex(
    r"\b(?:with|to|met|hosted|called|phoned|engaged|consulted)"
    r"(?: as many as)?(?: all(?: of)?| each of)?(?: the)?(?: other)?\s*\Z"
)
_VISITED = regex(r".*\b(?:visited|travell?ed to)\s+(?:the )?(?=[A-Z])(.+?)(?:\s+on)?\s*\Z", re.DOTALL)
_WHERE = regex(r"\s*(?:in|to|at)\s+((?:the )?[A-Z].*|the region\b.*)", re.DOTALL)
_OWNED = regex(r"^(.{3,120})[’']s?\s*\Z", re.DOTALL)
_THERE = regex(r"^There (?:have been|has been|were) \Z")
_BETWEEN = regex(r"\s*between\s+(.+)", re.DOTALL)
_NEXT = regex(r"[;:]|,? and$|,$")
_EVENTS = regex(
    r"\s+(?:[a-z-]+ ){0,3}?(calls?|meetings?|conversations?|consultations|engagements|discussions?|visits?|trips?)\b"
    r"(?:,? and (?:[a-z-]+ ){0,2}?(calls|meetings|conversations|consultations|visits)\b)?"
)
_KINDS: dict[str, Kind] = {"call": "call", "meeting": "meeting", "visit": "visit", "trip": "visit"}
_OF_VERBS: dict[str, Kind] = {"called": "call", "phoned": "call", "met": "meeting", "hosted": "meeting"}
_REMOTELY = regex(r"\b(?:by|over|via) (?:the )?(?:tele)?phone\b")
_OF_THEIRS = regex(r"^\s+(?:of (?:his|her|their|its) )?")
_TWO: Final = 2  # who "have spoken three times" have done so with each other
_TOGETHER: Final = ("spoken", "spoke", "talked", "met", "consulted")
_GROUP = 5  # words in which a group is named
_NOT_WHOLE = regex(
    r"\billustrative\b|\b(?:not|non)[ -](?:an? )?(?:exhaustive|comprehensive|complete)\b"
    r"|\b(?:partial|selective|selected) list\b|\bselection of\b",
    re.IGNORECASE,
)


def is_illustrative(passages: Iterable[Passage]) -> bool:
    """Whether the running text says that the list leaves something out."""
    return any(_NOT_WHOLE.search(squeeze(one.text)) for one in passages)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of running text, who acts in it, and the document's own day."""

    span: Span
    text: str
    actors: tuple[Party, ...]
    published: date | None

    def tally(self, one: Quantity, whom: tuple[Party, ...], kinds: frozenset[Kind] = frozenset()) -> Tally:
        """A number of events with `whom`."""
        within = counted_days(self.text, (one.start, one.end), self.published)
        return Tally(self.span, self.text, self.actors, whom, one.number, one.bound, "events", kinds, within)


def tallies(passages: Iterable[Passage], lines: Lines, published: date | None) -> Iterator[Tally]:
    """The first numbers that the running text gives of what somebody named has done, in document order.

    `published` is the document's day, from which "this month" is reckoned.
    """
    return islice(_tallies(passages, lines, published), _MOST)


def _tallies(passages: Iterable[Passage], lines: Lines, published: date | None) -> Iterator[Tally]:
    for passage in passages:
        actors: tuple[Party, ...] = ()
        for start, end in sentences(passage):
            text = squeeze(passage.text[start : min(end, start + _LONGEST)]).strip("*_ ")
            own = _actors(text)
            actors = actors if _PRONOUN.match(text) else own
            sentence = _Sentence(lines.span(*passage.place(start, end)), text, actors, published)
            found = list(quantities(text))
            yield from _counted(sentence, found) if actors else _named(sentence, found)


def _actors(sentence: str) -> tuple[Party, ...]:
    """Who acts in a sentence: whoever is named before its first verb of meeting or speaking."""
    verb = _ACTED.search(sentence)
    if verb is None or _TO_COME.search(sentence[: verb.start()]):
        return ()
    return _known(clause(_SINCE.sub("", sentence[: verb.end()])).subject)


def _known(words: str) -> tuple[Party, ...]:
    return tuple(one for one in parties(words) if one.name or one.country)


def _counted(sentence: _Sentence, found: Sequence[Quantity]) -> Iterator[Tally]:
    """The tally of each quantity of events or people that the sentence's actors have had."""
    text = sentence.text
    ends = [*(one.start for one in found[1:]), len(text)]
    for at, one in enumerate(found):
        before = text[found[at - 1].end if at else 0 : one.start]
        if at == 0 and not _ACTED.search(before):
            continue
        rest = _NEXT.split(text[one.end : ends[at]].rstrip(), maxsplit=1)[0]
        if one.times:
            yield from _times(sentence, one, before, rest, again=at > 0 and found[at - 1].times)
        elif events := _EVENTS.match(rest):
            yield from _nouns(sentence, one, events, rest[events.end() :])
        elif _PEOPLE.search(before) and (people := _people(rest)):
            whom = (Party(people, None, None, "group"),)
            yield replace(sentence.tally(one, whom), counted="people")


def _times(sentence: _Sentence, one: Quantity, before: str, rest: str, *, again: bool) -> Iterator[Tally]:
    """The tally of a number of times, of which there was one before, if `again`: for each of some, or with all."""
    visited = _VISITED.match(before)
    if visited:
        yield from _somewhere(visited[1], sentence.tally(one, (), frozenset({"visit"})))
        return
    words = _WITH.match(rest) or _WITH.search(before) or _WHOM.match(before) or (again and _AND_WHOM.match(before))
    named, kinds = _known(words[1]) if words else (), _kinds(sentence.text[: one.start])
    if named and _EACH.match(rest):
        yield from (sentence.tally(one, (each,), kinds) for each in named)
    elif named:
        yield sentence.tally(one, named, kinds)
    elif not words and len(sentence.actors) == _TWO and before.rstrip().endswith(_TOGETHER):
        yield replace(sentence, actors=sentence.actors[:1]).tally(one, sentence.actors[1:], kinds)


def _nouns(sentence: _Sentence, one: Quantity, events: re.Match[str], behind: str) -> Iterator[Tally]:
    """The tally of a number of calls, meetings or visits: somewhere, with somebody, or of any."""
    if behind.startswith(" of "):
        return  # meetings of some body, which nobody knows to be those of the list
    kinds = _of_nouns(events)
    where = _WHERE.match(behind)
    with_whom = None if where and "visit" in kinds else _WITH.match(behind)
    if where and not with_whom:
        yield from _somewhere(where[1], sentence.tally(one, (), kinds))
    else:
        yield sentence.tally(one, parties(with_whom[1]) if with_whom else (), kinds)


def _somewhere(words: str, tally: Tally) -> Iterator[Tally]:
    """The tally, of events at the place that the words begin with, if that is a country or capital."""
    name = words.removeprefix("the ").split(" ")
    found = gazetteer().place_at([word_key(word) for word in name])
    if found:
        yield replace(tally, place=" ".join(name[: found[1]]).rstrip(",."))


def _named(sentence: _Sentence, found: Sequence[Quantity]) -> Iterator[Tally]:
    """The tally of a sentence that begins with it: "Sunak's three calls with …", "There were five calls between …"."""
    for one in found[:2]:
        before = _SINCE.sub("", sentence.text[: one.start])
        rest = _NEXT.split(sentence.text[one.end :].rstrip(), maxsplit=1)[0]
        events = _EVENTS.match(rest)
        if events is None:
            continue
        owned, between = _OWNED.match(before), _BETWEEN.match(rest[events.end() :])
        with_whom = _WITH.match(rest[events.end() :])
        if owned and with_whom:
            actors, whom = _known(owned[1]), _known(with_whom[1])
        elif between and _THERE.match(before):
            first, *others = _known(between[1]) or (None,)
            actors, whom = (first,) if first else (), tuple(filter(None, others))
        else:
            continue
        if actors and whom:
            yield replace(sentence, actors=actors).tally(one, whom, _of_nouns(events))


def _kinds(before: str) -> frozenset[Kind]:
    """What kind of event the verb before a number of times tells: who met has not called."""
    if _REMOTELY.search(before):
        return frozenset({"call"})
    verbs = [found[0].rpartition(" ")[2] for found in _ACTED.finditer(before)]
    kind = _OF_VERBS.get(verbs[-1]) if verbs else None
    return frozenset({kind}) if kind else frozenset()


def _of_nouns(events: re.Match[str]) -> frozenset[Kind]:
    kinds = [_KINDS.get(noun.removesuffix("s")) for noun in events.groups() if noun]
    return frozenset(kind for kind in kinds if kind) if all(kinds) else frozenset()


def _people(rest: str) -> str | None:
    """The words of the group that a number is of ("European leaders"), up to the first noun that makes one."""
    words = _OF_THEIRS.sub("", rest, count=1).split(" ")[:_GROUP]
    tables = gazetteer()
    last = next((at for at, word in enumerate(words, 1) if word_key(word) in tables.groups | set(tables.plurals)), 0)
    return " ".join(words[:last]).rstrip(",.") or None
