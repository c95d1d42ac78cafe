"""A statement's words: which belong to a name, which end a phrase, and the noun phrase or place they make up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from audit.read import english
from audit.text.cities import is_city, is_country
from audit.text.date_words import is_month_name
from audit.text.gazetteer import gazetteer
from audit.text.regex import regex

_OPENING = "([{“\"'‘"
_CLOSING = ',;:.!?)]}”"…'
_OWNER = regex(r"(?:['’]s|(?<=[sS])['’])$")
LONGEST = 4_000
"""Characters of a statement that are read: one event is told in far fewer."""
_NOT_LAST = english.CONJUNCTIONS | {"the"}
PLACE_WORDS = 8
"""Words in which a place is named."""
IN_NAMES = english.JOINING | english.DETERMINING | english.PEOPLE
"""Lower-case words that a name, a title or the name of a group may hold."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as written, without the punctuation around it, and that in lower case without a possessive.

    `named` if it is written like a part of a name, with a capital or a digit; `owner` if it is a possessive
    ("Blinken’s", "Haines’"); `closes` if a comma or the like follows it.
    """

    raw: str
    core: str
    low: str
    named: bool
    owner: bool
    closes: bool


Words: TypeAlias = Sequence[Word]


def words_of(phrase: str) -> Iterator[Word]:
    """The words of a phrase; punctuation that stands alone is none."""
    return (word for raw in phrase[:LONGEST].split() if (word := _word(raw)))


@lru_cache(maxsize=4_096)  # texts say few words often, and each phrase is taken apart by several who ask
def _word(raw: str) -> Word | None:
    core = raw.strip(_OPENING + _CLOSING)
    if raw != "&" and not any(map(str.isalnum, core)):
        return None
    low = _OWNER.sub("", core)
    named = any(char.isupper() or char.isdigit() for char in core)
    return Word(raw, core, low.lower(), named, owner=low != core, closes=raw[-1] in ",;:")


def is_verb(word: Word) -> bool:
    """Whether a word can only be a verb here: in lower case, and neither part of names nor a function word."""
    return not (word.named or word.low in IN_NAMES or word.low in english.PREPOSITIONS or word.low in english.ADVERBS)


def place_of(words: Words) -> str | None:
    """The place that a phrase begins with: "Stockholm, Sweden"."""
    begin = 1 if words and words[0].low == "the" else 0
    end = begin
    while end < _place_end(words) and (words[end].named or (end > begin and words[end].low in english.JOINING)):
        end += 1
    while end > begin and not words[end - 1].named:
        end -= 1
    if end == begin or words[begin].core[0].isdigit() or is_month_name(words[begin].low):
        return None
    return _trimmed(" ".join(word.raw for word in words[begin:end]))


def place_behind(words: Words) -> int:
    """Where at the end of a list of people the place begins: "President Maurer, Bern, Switzerland"; its end if nowhere.

    A city counts, with its country or without; a country alone may as well be whose people they are. So does one more
    word behind a single person in office, where a second name would follow "and": "Chancellor Merz, Évian".
    """
    ends = [at for at, word in enumerate(words, 1) if word.raw[-1] == "," and at < len(words)]
    for end in ends[-2:]:
        parts = _trimmed(" ".join(word.raw for word in words[end:])).split(", ")
        if is_city(parts[0]) and all(is_country(part) for part in parts[1:]):
            return end
    if len(ends) == 1 and len(words) == ends[0] + 1 and words[-1].named and not words[-1].owner:
        before = [word.low for word in words[: ends[0]]]
        if before[-1] not in gazetteer().offices and gazetteer().heads & set(before[:-1]):
            return len(words) if english.CONJUNCTIONS & set(before) else ends[0]
    return len(words)


def _place_end(words: Words) -> int:
    """Where a place is over at the latest: behind a colon, or so many words."""
    return next(
        (at for at, word in enumerate(words[:PLACE_WORDS], 1) if word.raw[-1] == ":"), min(len(words), PLACE_WORDS)
    )


def noun_phrase(words: Words) -> str:
    """The words as a noun phrase, cut where after a comma a verb begins ("Secretary X, meeting")."""
    end = next((at for at, word in enumerate(words) if at and words[at - 1].closes and is_verb(word)), len(words))
    while end and words[end - 1].low in _NOT_LAST:
        end -= 1
    return _OWNER.sub("", _trimmed(" ".join(word.raw for word in words[:end])))


def _trimmed(phrase: str) -> str:
    """Without the punctuation around it; a full stop stays after an abbreviation ("D.C.")."""
    cut = phrase.strip(_OPENING + ',;:!?)]}”"… ')
    return cut if re.search(r"\b[A-Z]\.$", cut) else cut.rstrip(".")
