"""What the words around a date say it is: the day of publication, of the last change, or of something else."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from audit.text.regex import regex

Label: TypeAlias = Literal["published", "modified", "other"]

_BEFORE: Final = 40
_AFTER: Final = 30
"""Characters before and after a date in which a word says what the date is."""
_LINE: Final = 30  # characters of a line that only says what the date below it is
_LABELS: Final[tuple[Label, ...]] = ("modified", "published", "other")
_RELEASE = regex(r"\W{0,3}release:\s{0,3}", re.IGNORECASE)  # a game's or film's; offices write "Release Date:"
_TIME: Final = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?:uhr|h|am|pm|a\.m\.|p\.m\.))?"
_SPAN = regex(
    rf"[\s,|·•@(–—-]{{1,5}}(?:um|at|from|von|de|à|kl\.?)?\s{{0,2}}{_TIME}\s{{0,2}}(?:[-–—]|bis|to|until|à|till)"
    rf"\s{{0,2}}{_TIME}"
    r"|\s{0,2}(?:[-–—]|to|until|bis|au|al|a|till?)\s{0,2}(?:the\s)?(?:present|today|now|heute|jetzt|aujourd|oggi|hoy|date\b)",
    re.IGNORECASE,
)


class _Words(NamedTuple):
    """The words before a date by what they say, the verbs behind it, and the lines that say it above a date."""

    before: Mapping[Label, re.Pattern[str]]
    behind: Mapping[Label, re.Pattern[str]]
    lines: Mapping[str, Label]


def label(text: str, start: int, end: int) -> Label | None:
    """What the words before a date say it is; the nearest word counts. Without one, what the verb behind it says."""
    before = text[max(0, start - _BEFORE) : start]
    if _RELEASE.fullmatch(before):
        return "other"
    if start <= _LINE and before.rstrip().endswith(":") and (said := _words().lines.get(before.strip(" :").lower())):
        return said
    nearest: tuple[int, Label] | None = None
    before = before.lower()  # patterns that heed case are tried only where one of their first letters stands
    for said, pattern in _words().before.items():
        for found in pattern.finditer(before):
            if nearest is None or found.start() > nearest[0]:
                nearest = (found.start(), said)
    return nearest[1] if nearest else _behind(text[end : end + _AFTER])


def label_of_line(line: str) -> Label | None:
    """What a line says of the date that the next line begins with ("Last updated", "Argued:").

    None of a sentence or anything longer.
    """
    if len(line) > _LINE or line.endswith((".", "!", "?")):
        return None
    return _words().lines.get(line.strip(" :").lower()) or label(f"{line} ", len(line) + 1, len(line) + 1)


def _behind(after: str) -> Label | None:
    """What a verb behind the date says."""
    clause = re.split(r"[.;|](?!\d)", after, maxsplit=1)[0]
    return next((said for said, pattern in _words().behind.items() if pattern.search(clause.lower())), None)


def names_a_span(text: str, end: int) -> bool:
    """Whether a date begins a span: times from and to follow it, or "to the present"; it is then an event's or term's.

    ("March 30, 2020, 13:15 - 19:00", "04/14/2021 - Present")
    """
    return _SPAN.match(text, end) is not None


@cache
def _words() -> _Words:
    with Path(__file__).with_name("labels.toml").open("rb") as file:
        table = tomllib.load(file)
    behind: dict[Label, re.Pattern[str]] = {}
    for said in _LABELS[:2]:
        # before a date of its own the verb says that one's kind
        own_date = r"(?!\w|\s{0,2}:?\s{0,2}(?:am|um)?\s{0,2}\d)"
        behind[said] = re.compile(rf"\b{_any(table['behind'][said])}{own_date}")
    before = {
        said: re.compile("|".join([*map(_part, table[said]["parts"]), *map(_word, table[said]["words"])]))
        for said in _LABELS
    }
    lines = {line: said for said in _LABELS for line in table["lines"].get(said, ())}
    return _Words(before, behind, lines)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(_part, words))})"


def _part(word: str) -> str:
    return re.escape(word.lower())


def _word(word: str) -> str:
    """A whole word; the look-behind stands after its first letter, so that this decides where it is tried."""
    first, rest = re.escape(word[0].lower()), re.escape(word[1:].lower())
    return rf"{first}(?<!\w{first}){rest}\b"
