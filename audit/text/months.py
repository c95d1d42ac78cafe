"""Month names of the languages that the Unicode CLDR knows.

The table is `months.json`; tests/text/build_months.py makes it.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from audit.text.date_words import month_named

_TABLE: Final = Path(__file__).with_name("months.json")
# Languages that are asked where a page does not say its own; a name in which two of them differ ("listopad") is none.
_WIDESPREAD: Final = (
    *(
        "af",
        "am",
        "ar",
        "as",
        "az",
        "be",
        "bg",
        "bn",
        "bs",
        "ca",
        "ckb",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "en",
        "eo",
        "es",
    ),
    *(
        "et",
        "eu",
        "fa",
        "fi",
        "fil",
        "fr",
        "fy",
        "ga",
        "gl",
        "gu",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ka",
    ),
    *("kk", "km", "kn", "lb", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "or"),
    *("pa", "pl", "ps", "pt", "ro", "ru", "sd", "si", "sk", "sl", "so", "sq", "sr", "sr-latn", "sv", "sw", "ta", "te"),
    *("th", "tk", "tr", "uk", "ur", "uz", "zu"),
)
_IN_FULL = 4
"""Letters of a name that is no abbreviation; in fewer, only English ones are known to be no word of another kind."""


@lru_cache(maxsize=4_096)
def month_of(word: str, language: str | None) -> int | None:
    """The month a word names: in the page's language, else in any widespread one, unless those disagree."""
    name = " ".join(word.lower().rstrip(".").replace("\u0307", "").split())  # "İ" in lower case has a dot of its own
    own = _languages().get((language or "").partition("-")[0], {})
    return own.get(name) or _common().get(name)


def is_month(word: str) -> bool:
    """Whether a word names a month in some widespread language, be it another one elsewhere."""
    return word.lower().rstrip(".") in meanings()


def month_alone(text: str, language: str | None = None) -> int | None:
    """The month that a text names and nothing else, in full or as English shortens it ("Dec."); None for any other."""
    bare = text.strip(" \t\u00a0.:*_")
    in_full = len(bare) >= _IN_FULL and bare.isalpha()
    return month_named(bare) or (month_of(bare, language) if in_full else None)


@cache
def _languages() -> Mapping[str, Mapping[str, int]]:
    table: dict[str, list[str]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        language: {name: number for number, names in enumerate(months, 1) for name in names.split("|")}
        for language, months in table.items()
    }


@cache
def meanings() -> Mapping[str, frozenset[int]]:
    """Each name of a month in a widespread language, in lower case, and the months it means in one or another."""
    found: dict[str, set[int]] = {}
    for language in _WIDESPREAD:
        for name, number in _languages().get(language, {}).items():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _common() -> Mapping[str, int]:
    """The names that mean the same month in every widespread language that has them."""
    return {name: min(numbers) for name, numbers in meanings().items() if len(numbers) == 1}
