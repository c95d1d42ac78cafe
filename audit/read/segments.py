"""Cuts an entry into stretches that speak of one event each.

An entry is first cut at every comma, semicolon and "and" outside its links; then the pieces are put together again
unless one begins an event of its own. So links that continue one phrase stay together, linked names in a list become
an event each, and a clause with its own subject and verb stands for itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from audit.read.blocks import PART, Anchor, Passage
from audit.read.grammar import Clause, clause, is_account, stands_alone
from audit.text.fold import squeeze
from audit.text.names import parties

_CUT = re.compile(rf"{PART}|[;,•|]|\s[–—](?=\s)|(?<=\w{{4}})\.(?=\s)|(?<!\w)(?:and|&|as well as)(?!\w)", re.IGNORECASE)
_TAIL = re.compile(r"(?:[;,]|(?<!\w)(?:and|&|as well as))\s*\Z", re.IGNORECASE)
_HEAD = re.compile(r"\s*(?:[;,]|(?:and|&|as well as)(?!\w))", re.IGNORECASE)
_REACH = 40
"""Characters at either end of a link's words in which a separator is looked for."""


@dataclass(slots=True)
class Segment:
    """The characters [start, end) of an entry's passage that speak of one event, and the links put on it."""

    start: int
    end: int
    anchors: list[Anchor] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The characters between two cuts; `apart` when they stand in another item or paragraph than those before."""

    start: int
    end: int
    text: str
    anchors: tuple[Anchor, ...]
    apart: bool


def segments(passage: Passage, statement: int) -> list[Segment]:
    """The events of an entry whose statement begins at a character of its passage; at least one.

    Items under an entry that states nothing but its date are an event each. Under one that states something they are
    details: their links are further citations, unless they name somebody else.
    """
    found: list[Segment] = []
    told = listing = aside = False
    for piece in _pieces(passage, statement):
        listing = listing or (piece.apart and not found)
        aside = aside or piece.apart
        said = clause(piece.text)
        if not found or (listing and piece.apart) or (told and _opens(piece, said, found[-1])):
            found.append(Segment(piece.start, piece.end, list(piece.anchors)))
            aside = False
        else:
            found[-1].anchors.extend(piece.anchors)
            found[-1].end = found[-1].end if aside else piece.end
        told = told or said.event
    return found or [Segment(statement, len(passage.text), list(passage.anchors))]


def _opens(piece: _Piece, said: Clause, current: Segment) -> bool:
    """Whether a piece that follows the telling of an event begins another one."""
    if is_account(piece.text):
        return False
    if stands_alone(piece.text):
        return bool(piece.anchors) or not piece.apart
    if not piece.anchors or not (current.anchors or piece.apart):
        return False
    return said.event or any(parties(phrase) for phrase in (said.subject, *said.objects))


def _pieces(passage: Passage, statement: int) -> Iterator[_Piece]:
    text = passage.text
    anchors = list(reversed(passage.anchors))
    begin, apart = statement, False
    for cut, after in [*_cuts(passage, statement), (len(text), len(text))]:
        words = text[begin:cut]
        if words.strip() or (cut == len(text) and anchors):
            held = []
            while anchors and (anchors[-1].start < cut or cut == len(text)):
                held.append(anchors.pop())
            start = begin + len(words) - len(words.lstrip())
            yield _Piece(start, max(start, begin + len(words.rstrip())), squeeze(words), tuple(held), apart)
            apart = False
        apart = apart or text[cut:after] == PART
        begin = after


def _cuts(passage: Passage, statement: int) -> list[tuple[int, int]]:
    """The separators [start, end) outside the links, and those that end or begin the words of two adjoining links."""
    text, begin = passage.text, statement
    cuts: list[tuple[int, int]] = []
    for anchor in passage.anchors:
        cuts += [found.span() for found in _CUT.finditer(text, begin, max(begin, anchor.start))]
        begin = max(begin, anchor.end)
    cuts += [found.span() for found in _CUT.finditer(text, begin)]
    for one, other in pairwise(passage.anchors):
        if one.end >= statement and not text[one.end : other.start].strip():
            cuts += _cut_between(text, one, other)
    return sorted(cuts)


def _cut_between(text: str, one: Anchor, other: Anchor) -> list[tuple[int, int]]:
    tail = _TAIL.search(text, max(one.start, one.end - _REACH), one.end)
    head = _HEAD.match(text, other.start, min(other.end, other.start + _REACH))
    if tail is None and head is None:
        return []
    return [(tail.start() if tail else one.end, head.end() if head else other.start)]
