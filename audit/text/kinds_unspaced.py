"""What kind of event a phrase speaks of in a language that puts no blanks between words (`kinds_unspaced.toml`).

Its words stand inside of others, so there are no word ends to go by: the longest is found first. A meeting there is not
known to have been in one room, for papers say "会談" of calls as well; a phrase that names both names no kind.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from audit.model.claim import Kind, Mode

_TOLD: dict[str, tuple[Kind, Mode]] = {
    "call": ("call", "remote"),
    "remote": ("meeting", "remote"),
    "meeting": ("meeting", "unknown"),
    "visit": ("visit", "in-person"),
    "statement": ("statement", "unknown"),
}


def kind_unspaced(phrase: str) -> tuple[Kind, Mode] | None:
    """Kind and mode of the event that a phrase names in one of the table's languages; None when it does not."""
    if phrase.isascii():
        return None
    words = _words()
    found = {words[name[0]] for name in _any().finditer(phrase)}
    if "call" in found and found & {"meeting", "remote"}:
        return None
    return next((_TOLD[kind] for kind in _TOLD if kind in found), None)


@cache
def _words() -> dict[str, str]:
    text = resources.files("audit.text").joinpath("kinds_unspaced.toml").read_text(encoding="utf-8")
    return {
        word: kind for language in tomllib.loads(text).values() for kind, listed in language.items() for word in listed
    }


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words(), key=len, reverse=True)))
