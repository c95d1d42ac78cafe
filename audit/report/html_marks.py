"""Which words of a claim and of its page are marked: those that both have, and those by which they differ.

Marks lead the eye; what was compared, and with what result, stands in words beside them.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeAlias

from audit.report import words
from audit.report.shape_v1 import ClaimV1, FieldV1
from audit.text.fold import tokens
from audit.text.regex import regex

How: TypeAlias = Literal["", "same", "differs"]
_SHORTEST = 3  # letters; shorter words stand in every sentence
_WORD = regex(r"(\S+)(\s*)")
_SEAM = regex(r"(?<=[、。，：；（）「」])|(?<=\d日)|(?<=[^\d\s年月])(?=\d{1,4}[年月])")
"""Where words end that no space parts: East Asian punctuation, and both ends of a date."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text that follow each other, and how they stand to the text beside it ("" where that is not told).

    `parted` is whether white space stands between them and the next.
    """

    text: str
    how: How
    parted: bool = False


def marked(text: str, other: str) -> tuple[Words, ...]:
    """The text, its words marked that the other text has too."""
    parts = _parts(text)
    return _runs(parts, _same(parts, _known(other)))


def claim(said: str, told: ClaimV1, fields: Sequence[FieldV1], title: str) -> tuple[Words, ...]:
    """What the document says of a claim, against one page with that title.

    Marked are words of the title, dates and names on which the page agrees, and those in which it differs.
    """
    parts = _parts(said)
    hows = _same(parts, _known(title))
    for field in sorted(fields, key=lambda field: field.result == "differ"):  # differences last: they stay
        if field.result != "silent":
            _put(hows, _claimed(parts, field, told.date_text or ""), field)
    return _runs(parts, hows)


def passage(text: str, field: FieldV1, said: str) -> tuple[Words, ...]:
    """The page's passage that a field was read from, against what the document says."""
    parts = _parts(text)
    hows = _same(parts, _known(said))
    if field.result != "silent":
        _put(hows, _observed(parts, field), field)
    return _runs(parts, hows)


def _put(hows: list[How], places: Iterable[int], field: FieldV1) -> None:
    for place in places:
        hows[place] = "same" if field.result == "agree" else "differs"


def _claimed(parts: Sequence[str], field: FieldV1, date_text: str) -> Iterable[int]:
    """The places of the words that claim what was compared; of a difference, of those alone that the page lacks."""
    if field.field == "date":
        return _as_written(parts, tokens(date_text))
    if field.field == "title":
        return ()
    return _any_of(parts, _known(field.claimed), field.observed)


def _observed(parts: Sequence[str], field: FieldV1) -> Iterable[int]:
    """The places of the words that give what was compared; a day may be told by a word (`lead:yesterday`)."""
    observed = field.observed or ""
    if field.field == "date":
        word = tokens((field.source or "").rpartition(":")[2])
        return _as_written(parts, word) or _longest(parts, frozenset(tokens(words.iso_in_words(observed) or "")))
    if field.field == "title":
        return ()
    return _any_of(parts, _known(observed), field.claimed)


def _any_of(parts: Sequence[str], wanted: frozenset[str], other: str | None) -> Iterable[int]:
    return [place for place, part in enumerate(parts) if not (wanted - _known(other or "")).isdisjoint(tokens(part))]


def _as_written(parts: Sequence[str], wanted: Sequence[str]) -> Sequence[int]:
    """The places of the words that say exactly that, where they first do."""
    found = [(token, place) for place, part in enumerate(parts) for token in tokens(part)] if wanted else []
    for start in range(len(found) - len(wanted) + 1):
        run = found[start : start + len(wanted)]
        if [token for token, _ in run] == list(wanted):
            return [place for _, place in run]
    return ()


def _longest(parts: Sequence[str], wanted: Container[str]) -> Sequence[int]:
    """The places of the most words in a row that are all wanted, the first of several."""
    best: list[int] = []
    run: list[int] = []
    for place, part in enumerate(parts):
        told = tokens(part)
        run = [*run, place] if told and all(token in wanted for token in told) else []
        best = max(best, run, key=len)
    return best


def _parts(text: str) -> Sequence[str]:
    """The words of a text, each with the white space after it: put together again they are the text."""
    words_of = [found[0] for found in _WORD.finditer(text.lstrip())]
    return [part for word in words_of for part in ((word,) if word.isascii() else _SEAM.split(word)) if part]


def _same(parts: Iterable[str], known: frozenset[str]) -> list[How]:
    """Which words the other text has, too: all that is long enough in them."""
    told = [_known(part) if known else frozenset() for part in parts]
    return ["same" if one and one <= known else "" for one in told]


def _runs(parts: Sequence[str], hows: Sequence[How]) -> tuple[Words, ...]:
    """Words of one kind that follow each other, together."""
    found: list[Words] = []
    for how, run in groupby(zip(parts, hows, strict=True), key=lambda pair: pair[1]):
        text = "".join(part for part, _ in run)
        bare = text.rstrip()
        found.append(Words(bare, how, bare != text))
    return tuple(found)


@lru_cache(maxsize=4_096)
def _known(text: str) -> frozenset[str]:
    return frozenset(token for token in tokens(text) if len(token) >= _SHORTEST)
