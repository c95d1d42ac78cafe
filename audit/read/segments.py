"""Cuts an entry into stretches that speak of one event each.

An entry is first cut at every comma, semicolon and "and" outside its links; then the pieces are put together again
unless one begins an event of its own. So links that continue one phrase stay together, linked names in a list become
an event each, and a clause with its own subject and verb stands for itself. What only points to an account of the
event ("([readout](…), [video](…))", a bare address, a footnote's number) cites for it and tells nothing.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from audit.read import english
from audit.read.blocks import PART, Anchor, Passage
from audit.read.grammar import (
    Clause,
    clause,
    goes_on,
    is_account,
    is_event,
    stands_alone,
    tells_what_was_said,
)
from audit.read.lead import opens_sentence
from audit.read.pointers import is_pointer
from audit.read.relative import opening_words, relative
from audit.text.fold import squeeze
from audit.text.kinds import kind_of
from audit.text.names import parties
from audit.text.phrases import nouns
from audit.text.regex import regex

_POINTER = "|".join(sorted(english.POINTERS))
_CUT = regex(
    rf"{PART}|[;,•|]|\s[–—](?=\s)|(?<=\w{{4}})\.(?=\s)|\.(?=\s+(?:{_POINTER})\b)|(?<!\w)(?:and|&|as well as)(?!\w)",
    re.IGNORECASE,
)
_TAIL = regex(r"(?:[;,]|(?<!\w)(?:and|&|as well as))\s*\Z", re.IGNORECASE)
_HEAD = regex(r"\s*(?:[;,]|(?:and|&|as well as)(?!\w))", re.IGNORECASE)
_NEXT_SENTENCE = regex(r"[)\]]?(?P<stop>\.)\s+[“\"]?[A-Z]")
_URL = regex(r"\bhttps?://\S*[^\s,;.)\]]", re.IGNORECASE)
_BRACKETED = regex(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_AND = regex(r"[\s,]*(?:(?:and|&)\s+)?", re.IGNORECASE)
_BETWEEN = regex(r"[\s/,;|·.&]*(?:and\s*)?", re.IGNORECASE)
_DESCRIBED = regex(r"\b(?:an?|the|this|that|his|her|their|its|joint)\Z", re.IGNORECASE)
"""Before a link that is a word of the sentence: "adopted a [statement](…)"."""
_LEAD = regex(r"(?:[:–—→»]|\s[->])\s*\Z")
QUOTED = regex(r'“[^“”]{20,}”|"[^"]{20,}"')
"""What somebody is quoted with, or a title: no mere word in quotes."""
_MOST_CUTS = 5_000
"""Separators of an entry at which it is cut; what is behind them is one piece, so that no entry costs too much."""
_REACH = 40
"""Characters at either end of a link's words in which a separator is looked for."""


@dataclass(slots=True)
class Segment:
    """The characters [start, end) of an entry's passage that speak of one event, and the links put on it.

    `told` are its words that tell of the event itself, which stand at the `stretches` [start, end); `closed` when a
    link ends them.
    """

    start: int
    end: int
    anchors: list[Anchor] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    told: str = ""
    closed: bool = False

    def add(self, piece: "_Piece", *, aside: bool, detail: bool) -> None:
        """Take in the next piece; one that is `aside`, in an item below, cites only, and so does a `detail`."""
        self.anchors.extend(piece.anchors)
        self.closed = piece.closed
        if not aside:
            self.end = piece.end
        if not (aside or detail):
            self._tell(piece)

    def _tell(self, piece: "_Piece") -> None:
        if not self.stretches and not is_pointer(piece.text):
            self.stretches.append((piece.start, piece.end))
        elif self.stretches and not is_account(piece.text):
            begin = self.stretches.pop()[0] if self.stretches[-1][1] == piece.before else piece.start
            self.stretches.append((begin, piece.end))


@dataclass(frozen=True, slots=True)
class _Piece:
    """The characters [start, end) between two cuts, with the words its links are put on.

    `before` is where the piece before it ended; `apart` when that stands in another item or paragraph, `closed`
    when nothing follows the last link.
    """

    before: int
    start: int
    end: int
    text: str
    anchors: tuple[Anchor, ...]
    linked: tuple[str, ...]
    apart: bool
    closed: bool


def segments(
    passage: Passage, statement: int, dated: tuple[int, int], sources: tuple[int, int] = (0, 0)
) -> list[Segment]:
    """The events of an entry whose statement begins at a character of its passage; at least one.

    `dated` and `sources` are where the entry's date and its sources stand, which tell nothing of the event.
    Items under an entry that states nothing but its date are an event each. Under one that states something they are
    details: their links are further citations, unless they name somebody else.
    """
    found: list[Segment] = []
    told = listing = aside = detail = False
    before = ""
    lead: list[_Piece] = []
    plain = _plain(passage, statement, dated, sources)
    for piece in _pieces(passage, plain, statement):
        if found and _leads_on(piece, plain):
            lead.append(piece)
            before = piece.text
            continue
        listing = listing or (piece.apart and not found)
        aside = aside or piece.apart
        telling = clause(piece.text)
        detail = told and (detail or _is_detail(piece, plain)) and _may_be_detail(piece, found[-1])
        opens = (
            not found
            or (listing and piece.apart)
            or (told and not detail and _opens(piece, telling, found[-1], before))
        )
        if opens or _is_of_another_day(piece, found[-1], before):
            found.append(Segment(lead[0].start if lead else piece.start, piece.end))
            aside = False
        for one in (*lead, piece):
            found[-1].add(one, aside=aside, detail=detail)
        lead.clear()
        before = piece.text
        told = told or (telling.event and not _leads_up(piece, plain))
    found = _with_what_goes_on(found, plain)
    for segment in found:
        told_of_it = squeeze(" ".join(plain[slice(*stretch)] for stretch in segment.stretches))
        segment.told = told_of_it.replace(" ,", ",").replace(" ;", ";")
    return found or [Segment(statement, len(passage.text), list(passage.anchors))]


def _plain(passage: Passage, statement: int, *apart: tuple[int, int]) -> str:
    """The text with blanks for what tells nothing: what is `apart`, addresses, link numbers, links to accounts."""
    text, places = passage.text, [*apart, *_pointing(passage), *_trailing(passage, statement)]
    parts, at = [], 0
    for start, end in sorted(places):
        parts += [text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _pointing(passage: Passage) -> Iterator[tuple[int, int]]:
    text, starts = passage.text, [anchor.start for anchor in passage.anchors]
    yield from (found.span() for found in _URL.finditer(text))
    for anchor in passage.anchors:
        letters = filter(str.isalpha, text[anchor.start : anchor.end])
        if len(list(islice(letters, 2))) <= 1:  # "1", "[c]"
            yield anchor.start, anchor.end
    for found in _BRACKETED.finditer(text):
        if bisect_left(starts, found.start()) < bisect_left(starts, found.end()) and not _tells(found[0]):
            yield found.span()


def _trailing(passage: Passage, statement: int) -> Iterator[tuple[int, int]]:
    """The links at the end after a colon or dash, where it was said before who met: "X met Y – [City](…) / [Z](…)".

    And those that only name an account, without either: "X met Y [link](…)", "X met Y [Press release](…)".
    """
    text, end = passage.text, len(passage.text)
    run: list[tuple[int, int]] = []
    led = accounts = False
    for anchor in reversed(passage.anchors):
        if anchor.start < statement or not _BETWEEN.fullmatch(text, anchor.end, max(anchor.end, end)):
            break
        if run and accounts and not is_account(squeeze(text[anchor.start : anchor.end])):
            break
        run.append((anchor.start, anchor.end))
        end = anchor.start
        accounts = is_account(squeeze(text[slice(*run[-1])])) and (accounts or len(run) == 1)
        led = _LEAD.search(text[max(statement, end - _REACH) : end]) is not None
        if led:
            break
    before = squeeze(text[statement:end])
    told = clause(before)
    bare = accounts and before[-1:].isalnum() and not _DESCRIBED.search(before)
    if not run or not (led or bare):
        return
    if (told.objects or (bare and told.place)) and not any(_tells(squeeze(text[slice(*place)])) for place in run):
        yield run[-1][0], run[0][1]


def _tells(phrase: str) -> bool:
    return stands_alone(phrase) and not is_account(phrase)


def _is_detail(piece: _Piece, plain: str) -> bool:
    """Whether a piece is the sentence behind one that tells of an event, and only tells what was said there."""
    before = plain[max(0, piece.start - _REACH) : piece.start]
    return before.rstrip().endswith(".") and tells_what_was_said(piece.text)


def _may_be_detail(piece: _Piece, current: Segment) -> bool:
    """Whether a piece has no links of its own: none, or those at the end, which cite for all that no link is on yet."""
    if not piece.anchors:
        return not stands_alone(piece.text) or tells_what_was_said(piece.text)
    return not current.anchors and all(map(is_pointer, piece.linked))


def _leads_up(piece: _Piece, text: str) -> bool:
    return text.startswith(",", piece.end) and opens_sentence(piece.text)


def _leads_on(piece: _Piece, text: str) -> bool:
    """Whether a piece only leads up to the next sentence: "Two days later, …", "On the margins, …"."""
    begins = text[max(0, piece.start - _REACH) : piece.start].rstrip().endswith((".", ";"))
    whole = opening_words(piece.text) == len(piece.text) or opens_sentence(piece.text)
    return begins and whole and not piece.anchors and not piece.apart and text.startswith(",", piece.end)


def _is_of_another_day(piece: _Piece, current: Segment, before: str) -> bool:
    """Whether a piece cites for what is told of another day than what stands before it: it is no more of that."""
    if not (piece.anchors and current.anchors) or is_account(piece.text):
        return False
    lead = before if opening_words(before) == len(before) else piece.text if opening_words(piece.text) else ""
    other = relative("", lead)
    return other is not None and other.days != 0


def _opens(piece: _Piece, telling: Clause, current: Segment, before: str) -> bool:
    """Whether a piece that follows the telling of an event begins another one; `before` is the piece before it."""
    if is_account(piece.text) or _says_who(piece.text):
        return False
    if stands_alone(piece.text):
        return bool(piece.anchors) or not piece.apart
    if not piece.anchors or not (current.anchors or piece.apart):
        return False
    if not telling.event and not any(piece.linked):
        return current.closed and _names_next(telling.subject, before)
    phrases = telling.objects if telling.event else tuple(clause(words).subject for words in piece.linked)
    return any(map(parties, phrases))


def _with_what_goes_on(found: Iterable[Segment], plain: str) -> list[Segment]:
    """The segments, those made one of which one sentence tells, with links behind them that only point to where.

    "X visited Berlin and met with Y.[1]", "X flew to Rome and met Y (readout)". Of a call and a meeting each stays one.
    """
    joined: list[Segment] = []
    for segment in reversed(list(found)):
        following = joined[-1] if joined else None
        if following and not segment.anchors and _goes_on(segment, following, plain):
            between = segment.stretches[-1][1], following.stretches[0][0]
            if not plain[slice(*between)].strip(" ,").replace("and", ""):
                following.stretches[0] = (segment.stretches.pop()[0], following.stretches[0][1])
            following.stretches[:0] = segment.stretches
            following.start = segment.start
        else:
            joined.append(segment)
    return joined[::-1]


def _goes_on(segment: Segment, following: Segment, plain: str) -> bool:
    between = plain[segment.end : following.start]
    if not (segment.stretches and following.stretches and following.anchors) or not _AND.fullmatch(between):
        return False
    pointing = all(is_pointer(squeeze(plain[anchor.start : anchor.end])) for anchor in following.anchors)
    words = [squeeze(plain[slice(*one.stretches[0])]) for one in (segment, following)]
    kinds = {kind_of(phrase)[0] for phrase in words}
    return pointing and goes_on(words[1]) and ("call" not in kinds or len(kinds) == 1)


def _says_who(phrase: str) -> bool:
    """Whether a phrase only says more of who was named: "Minister Y, a former aide to Minister Z"."""
    return phrase.startswith(("a ", "an ")) and not any(map(is_event, phrase.lower().split(" ")))


def _names_next(phrase: str, before: str) -> bool:
    """Whether the words before a link name one more person: "A ([readout](…)), Minister B ([readout](…))".

    A name alone does if the one before it stands alone, too, or under an office of several ("Ministers A [1], B [2]").
    """
    people = [party for party in parties(phrase) if party.type == "person"]
    told = clause(before)
    last = nouns((told.subject, *told.objects)[-1])[-1:]
    listed = any(noun.name and (noun.plural or not noun.role) for noun in last)
    return any(party.role or listed for party in people)


def _pieces(passage: Passage, plain: str, statement: int) -> Iterator[_Piece]:
    text = passage.text
    anchors = list(reversed(passage.anchors))
    begin, before, apart = statement, statement, False
    for cut, after in [*_cuts(passage, plain, statement), (len(text), len(text))]:
        words = text[begin:cut]
        if words.strip() or (cut == len(text) and anchors):
            held = []
            while anchors and (anchors[-1].start < cut or cut == len(text)):
                held.append(anchors.pop())
            start = begin + len(words) - len(words.lstrip())
            end = max(start, begin + len(words.rstrip()))
            closed = bool(held) and not text[held[-1].end : end].strip(" \n\t)].")
            linked = tuple(squeeze(plain[anchor.start : anchor.end]) for anchor in held)
            yield _Piece(before, start, end, squeeze(plain[start:end]), tuple(held), linked, apart, closed)
            apart, before = False, end
        apart = apart or text[cut:after] == PART
        begin = after


def _cuts(passage: Passage, text: str, statement: int) -> list[tuple[int, int]]:
    """The separators [start, end) outside links and quotations.

    And those that end or begin the words of two adjoining links, and the full stop behind a link's.
    """
    cuts: list[tuple[int, int]] = []
    inside = deque(passage.anchors)
    said = deque(found.span() for found in QUOTED.finditer(text, statement))
    for found in _CUT.finditer(text, statement):
        while inside and inside[0].end <= found.start():
            inside.popleft()
        while said and said[0][1] <= found.start():
            said.popleft()
        quoted = bool(said) and said[0][0] < found.start()
        if not quoted and (not inside or found.start() < inside[0].start):
            cuts.append(found.span())
    for one, other in pairwise(passage.anchors):
        if one.end >= statement and not passage.text[one.end : other.start].strip():
            cuts += _cut_between(text, one, other)
    ends = (_NEXT_SENTENCE.match(passage.text, anchor.end) for anchor in passage.anchors if anchor.end >= statement)
    cuts += [found.span("stop") for found in ends if found]  # also behind what may else be an abbreviation
    cuts += [(end, end + 1) for end in _addresses_at_line_ends(passage) if end >= statement]
    return sorted(set(cuts))[:_MOST_CUTS]


def _addresses_at_line_ends(passage: Passage) -> Iterator[int]:
    """Where an address ends with its line: it belongs to what stands before it, and to nothing on the next line."""
    ends = {at for at, run in zip(passage.starts, passage.runs, strict=True) if run.wrapped or run.text == "\n"}
    for anchor in passage.anchors:
        if anchor.end in ends and _URL.fullmatch(passage.text, anchor.start, anchor.end):
            yield anchor.end


def _cut_between(text: str, one: Anchor, other: Anchor) -> list[tuple[int, int]]:
    tail = _TAIL.search(text, max(one.start, one.end - _REACH), one.end)
    head = _HEAD.match(text, other.start, min(other.end, other.start + _REACH))
    if tail is None and head is None:
        return []
    return [(tail.start() if tail else one.end, head.end() if head else other.start)]
