"""Whether words are the name of a country or a city: a seat of government, or another in which people often meet."""

import tomllib
from functools import cache
from importlib import resources

from audit.text.fold import fold
from audit.text.gazetteer import gazetteer, word_key


def is_city(words: str) -> bool:
    """Whether the words are a city's name and nothing else."""
    keys = tuple(word_key(word) for word in words.split())
    return keys in gazetteer().capitals or keys in _others()


def is_country(words: str) -> bool:
    """Whether the words are a country's name and nothing else."""
    return tuple(word_key(word) for word in words.split()) in gazetteer().countries


@cache
def _others() -> frozenset[tuple[str, ...]]:
    text = resources.files("audit.text").joinpath("venues.toml").read_text(encoding="utf-8")
    return frozenset(tuple(word_key(word) for word in fold(city).split()) for city in tomllib.loads(text)["cities"])
