"""Month names of many languages, from `months.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("months.toml")


def month_of(word: str, language: str | None) -> int | None:
    """The month a word names: in the page's language, else in any language, unless languages disagree ("listopad")."""
    name = word.lower().rstrip(".")
    own = _languages().get((language or "").partition("-")[0], {})
    return own.get(name) or _common().get(name)


@cache
def _languages() -> Mapping[str, Mapping[str, int]]:
    with _TABLE.open("rb") as file:
        table = tomllib.load(file)
    return {
        language: {name: number for number, names in enumerate(months, 1) for name in names.split()}
        for language, months in table.items()
    }


@cache
def _common() -> Mapping[str, int]:
    """The names that mean the same month in every language that has them."""
    meanings: dict[str, set[int]] = {}
    for names in _languages().values():
        for name, number in names.items():
            meanings.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}
