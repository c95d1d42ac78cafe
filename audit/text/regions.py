"""The countries of a region, by the words that people of it are called ("European", "Gulf")."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from audit.text.fold import tokens
from audit.text.gazetteer import Words, gazetteer


@dataclass(frozen=True, slots=True)
class Region:
    """The countries that are of a region, and those that some count in and some do not."""

    countries: frozenset[str]
    perhaps: frozenset[str]


def region_of(words: Words) -> tuple[Region, Words] | None:
    """The region, or the group with members, that folded words begin with, and the words behind it; None if none.

    The members of a group that changed (`audit.text.gazetteer`) are those it ever had, so that none of them is sure.
    """
    for end in range(len(words), 0, -1):
        if words[:end] in _regions():
            return _regions()[words[:end]], words[end:]
        for key, names in gazetteer().also_tokens.items():
            if words[:end] in names and key in gazetteer().members:
                return Region(frozenset(), gazetteer().members[key]), words[end:]
    return None


@cache
def _regions() -> Mapping[Words, Region]:
    table = tomllib.loads(resources.files("audit.text").joinpath("regions.toml").read_text(encoding="utf-8"))
    return {
        tokens(name): Region(
            found := frozenset(_spelt(one["countries"], table)), frozenset(_spelt(one["perhaps"], table)) - found
        )
        for one in table.values()
        for name in one["names"]
    }


def _spelt(listed: Iterable[str], table: Mapping[str, Any]) -> Iterator[str]:
    """The countries of a list, those of other regions in it spelt out."""
    for name in listed:
        if name.startswith("@"):
            yield from _spelt(table[name[1:]]["countries"], table)
        else:
            yield name
