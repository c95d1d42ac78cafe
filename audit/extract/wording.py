"""What a title or heading says in set phrases: "Page not found", "Sign in", "Service unavailable", in many languages.

A text is taken apart at bars, dashes and stops. A phrase must fill a part of it, set words like "Error 404" and "Sorry"
at its edges aside; whether what stands in the other parts matters is for the caller. So "Page not found | The Herald"
says that the page was not found and something else, and "Why sites say page not found" says nothing of the kind.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from audit.extract.not_there import EDGE, Grammar
from audit.model.capture import State
from audit.text.fold import fold
from audit.text.regex import regex

LONGEST: Final = 300
"""Characters of a text that are looked at: no title that says such a thing is longer."""

# Dashes and the dot at half height part nothing within words (Catalan "sol·licitada").
_HARD = (
    r"[|｜:：!！?？.。…;；«»‹›•/()\[\]（）【】「」『』\"“”„\n]+|(?<![^\s\d])[-–—]+|[-–—]+(?!\S)|\s[-–—]+(?=\S)"
    r"|(?<!\w)·|·(?!\w)"
)
_STOPS = regex(f"{_HARD}|[,，、]+")
_CLAUSES = regex(_HARD)
_RUNS = regex(r"[a-z]+|[0-9]+")
_NUMBERS: Final = frozenset({"404", "410"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase makes of the page that says it."""

    state: State
    cause: str
    gone_if: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def settled(self, lines: str) -> "Meaning":
        """What it means among these lines: a phrase that may mean either says "not found" where another line does."""
        folded = fold(lines) if self.gone_if else ""
        is_gone = any(part in folded for part in self.gone_if) and not any(part in folded for part in self.unless)
        return NOT_FOUND if is_gone else self


NOT_FOUND: Final = Meaning("gone", "soft-404")
PARKED: Final = Meaning("gone", "parked")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text was found to say: the last `phrase` as it stands there, what the first one means, and the `rest`.

    `rest` are the parts of the text that say something else.
    """

    phrase: str
    meaning: Meaning
    rest: tuple[str, ...]


def said(text: str) -> Said | None:
    """What the phrases say that fill parts of the text, None without any."""
    return _said(text[:LONGEST])


@lru_cache(maxsize=64)  # title, headings and metadata of a page repeat one another
def _said(text: str) -> Said | None:
    phrase, meaning, rest = "", None, []
    for part, found in _meanings(text):
        if isinstance(found, Meaning):
            phrase, meaning = part, meaning or found
        elif found:
            rest.append(part)
    return None if meaning is None else Said(phrase, meaning, tuple(rest))


def opening(text: str) -> Said | None:
    """The phrase with which a text begins, nothing but filler before it; None when it begins otherwise."""
    for part, found in _meanings(text):
        if isinstance(found, Meaning):
            return Said(part, found, ())
        if found:
            return None
    return None


def is_phrase(text: str) -> bool:
    """Whether a text says such a phrase and nothing besides, or nothing but filler."""
    one = said(text)
    return is_filler(text) if one is None else not one.rest


def is_filler(text: str) -> bool:
    """Whether a text says nothing but the set words around such phrases ("Oops!", "Error")."""
    return all(_meaning(part) is False for part in _parts_of(text))


def _parts_of(text: str) -> Iterator[str]:
    """The parts of a text between bars, dashes and stops, without white space at their ends."""
    return _split(_STOPS, text)


def _meanings(text: str) -> Iterator[tuple[str, Meaning | bool]]:
    """The parts of a text with what they mean; commas part only what is no phrase ("Strona, której szukasz, …")."""
    for clause in _split(_CLAUSES, text):
        found = _meaning(clause)
        if isinstance(found, Meaning):
            yield clause, found
        else:
            yield from ((part, _meaning(part)) for part in _split(_STOPS, clause))


def _split(stops: re.Pattern[str], text: str) -> Iterator[str]:
    return (part.strip() for part in stops.split(text[:LONGEST]) if part and not part.isspace())


def key(text: str) -> str:
    """A text's folded letters and digits: what is left when case, accents, spacing and punctuation do not count."""
    return "".join(_runs(text))


def table_of(name: str) -> dict[str, Any]:
    """A table of this room's data."""
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Meanings by the key of their phrase, and the keys of the words that may stand around a phrase.

    `pairs` are the phrases of two parts that say that a page is not there: what may follow on each first part, a set
    for each table it stands in; `edges` their last letters. `grammars` tell other such sentences, in the languages that
    have one.
    """

    meanings: Mapping[str, Meaning]
    pairs: Mapping[str, Sequence[frozenset[str]]]
    edges: frozenset[str]
    grammars: Sequence[Grammar]
    filler: frozenset[str]
    connectors: frozenset[str]

    def listed(self, core: str) -> Meaning | None:
        """What a key means as it stands in the data, None when it does not."""
        return self.meanings.get(core) or (NOT_FOUND if core[-EDGE:] in self.edges and self._is_pair(core) else None)

    def meaning(self, core: str) -> Meaning | None:
        """What a key means that has no filler at its edges, None when it means nothing of the kind."""
        return self.listed(core) or (NOT_FOUND if any(one.tells(core) for one in self.grammars) else None)

    def _is_pair(self, core: str) -> bool:
        return any(core[at:] in seconds for at in range(1, len(core)) for seconds in self.pairs.get(core[:at], ()))


@cache
def _phrases() -> _Phrases:
    gone = table_of("notfound.toml")
    meanings = dict.fromkeys(_keys(table_of("parked.toml")["said"]["wordings"]), PARKED)
    for one in table_of("stands_in.toml")["said"]:
        gone_if, unless = (tuple(map(fold, one.get(part, ()))) for part in ("gone_if", "unless"))
        meaning = Meaning(one["state"], one["cause"], gone_if, unless)
        meanings.update(dict.fromkeys(_keys(one["wordings"]), meaning))
    pairs: dict[str, list[frozenset[str]]] = {}
    for language in gone["languages"].values():
        meanings.update(dict.fromkeys(_keys(language.get("whole", ())), NOT_FOUND))
        for first, second in (("subjects", "ends"), ("starts", "objects")):
            seconds = _keys(language.get(second, ()))
            for one in _keys(language.get(first, ())):
                pairs.setdefault(one, []).append(seconds)
    edges = frozenset(text[-EDGE:] for sets in pairs.values() for seconds in sets for text in seconds)
    grammars = tuple(Grammar.of(language, key) for language in gone["languages"].values() if "things" in language)
    return _Phrases(meanings, pairs, edges, grammars, _keys(gone["filler"]), _keys(gone["connectors"]))


@lru_cache(maxsize=256)  # as above
def _meaning(part: str) -> Meaning | bool:
    """What a part means; else whether it says anything at all besides filler."""
    phrases = _phrases()
    words = _runs(part)
    whole = "".join(words)
    known = phrases.listed(whole)
    if known:
        return known
    start, end = _trimmed(words, phrases.filler)
    if start >= end or whole in phrases.filler:
        return NOT_FOUND if not _NUMBERS.isdisjoint(words) else False
    found = phrases.meaning("".join(words[start:end]))
    if found is None and words[start] in phrases.connectors:  # also "no", which is Russian for "but"
        found = phrases.meaning("".join(words[start + 1 : end]))
    return found or True


def _runs(text: str) -> list[str]:
    """The folded words and numbers of a text, also where nothing parts them ("エラー404"); apostrophes part nothing."""
    return _RUNS.findall(fold(text).replace("'", ""))


def _trimmed(words: Sequence[str], filler: frozenset[str]) -> tuple[int, int]:
    start, end = 0, len(words)
    while start < end and words[start] in filler:
        start += 1
    while end > start and words[end - 1] in filler:
        end -= 1
    return start, end


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(key, texts)))
