"""Captions of pictures that tell of another day than the page's: of agencies, and from the file.

They stand between a headline and its text and read like its first sentence ("The Minister speaks in Arden, April 27,
2022. (AP Photo/Ann Smith, File)"). What an office writes below its own picture of an event tells of that event
("[State Department photo by Ann Smith]"): those are left to be read.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from audit.extract.phrases import Phrases
from audit.text.regex import regex

_LONGEST: Final = 450  # characters of a caption
_OPENING: Final = 60  # characters at its beginning in which it says that it is one of the file
_CREDIT: Final = 140  # characters at its end in which its credit stands
_BRACKET = regex(r"[(\[]([^()\[\]]{2,140})[)\]][.\s]*\Z")
_MARK = regex(r"[(\[/|:©]| [Bb]y |[Ff]oto|[Pp]hoto|Bild|Image")
_NAME: Final = r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}"


class _Signs(NamedTuple):
    """Patterns of captions: an agency, a word for the picture, a photographer, how those of the file open and end."""

    names: tuple[str, ...]
    agency: re.Pattern[str]
    picture: re.Pattern[str]
    photographer: re.Pattern[str]
    opening: re.Pattern[str]
    ending: re.Pattern[str]
    file: Phrases


def is_caption(text: str) -> bool:
    """Whether a paragraph is an agency's caption, or one of a picture from the file."""
    return len(text) <= _LONGEST and (is_from_the_file(text) or _is_credited(text))


def is_from_the_file(text: str) -> bool:
    """Whether a paragraph is the caption of an older picture: it opens or ends so, or names the picture so."""
    if len(text) > _LONGEST:
        return False
    signs = _signs()
    if signs.opening.match(text) or signs.ending.search(text, max(0, len(text) - _CREDIT)):
        return True
    ends = text if len(text) <= _OPENING + _CREDIT else f"{text[:_OPENING]} {text[-_CREDIT:]}"
    lower = ends.lower()
    return any(_stands_apart(lower, phrase) for phrase in signs.file.within(lower))


def _stands_apart(text: str, phrase: str) -> bool:
    """Whether a phrase opens or ends the text, or is a piece of it between stops, brackets or colons."""
    at = text.find(phrase)
    before, after = text[:at].rstrip(), text[at + len(phrase) :].lstrip()
    if after == text[at + len(phrase) :] and after[:1].isalpha():
        return False  # the beginning of a longer word
    opens = len(before) <= len("(a ")
    pieces = (not before or before[-1] in ".([:;,|–—-") and (not after or after[0] in ".)]:;,|–—-")
    return opens or not after.strip(" .)]") or pieces


def _is_credited(text: str) -> bool:
    """Whether a paragraph ends in an agency's credit: a word for the picture and the agency, or a photographer's."""
    signs, start = _signs(), max(0, len(text) - _CREDIT)
    tail = text[start:]
    if not _MARK.search(tail) or not any(map(tail.__contains__, signs.names)):  # first by what costs little
        return False
    bracket = _BRACKET.search(text, start)
    if bracket:
        credit = bracket[1]
        return bool(
            signs.agency.search(credit) and (signs.photographer.search(credit) or signs.picture.match(credit))
        ) or bool(re.match(r"AP Photo|AP Images|Getty Images", credit))
    marks = [*signs.picture.finditer(text, start)]
    return (
        bool(marks) and signs.agency.search(text, marks[-1].end()) is not None and ". " not in text[marks[-1].end() :]
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _signs() -> _Signs:
    with Path(__file__).with_name("captions.toml").open("rb") as file:
        table: Mapping[str, list[str]] = tomllib.load(file)
    agencies = rf"(?<!\w)(?:{_any(table['agencies'])})(?!\w)"
    return _Signs(
        names=tuple(table["agencies"]),
        agency=re.compile(agencies),
        picture=re.compile(
            rf"(?:(?<!\w)(?i:{_any(table['pictures'])})(?!\w)\s?(?:[.:/|©]|\b(?:by|von|de|di)\b)\s?|©)\s?"
        ),
        photographer=re.compile(rf"{_NAME}\s?[/|,]|[/|]\s?{_NAME}|\b(?:via|for)\b"),
        opening=re.compile(rf"[(\[]?(?i:{_any(table['openings'])})[)\]]?\s?(?:[-–—:]\s|[.:]\s)"),
        ending=re.compile(rf"(?:[(\[/|]|, )\s?(?i:{_any(table['endings'])})\s?[)\].]*\Z"),
        file=Phrases(table["from_the_file"]),
    )
