"""The words of names: countries, offices, ranks, bodies and groups, read once from the data files beside this module.

The tables are general (every country, the words offices are built from), never one document's list of people.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from audit.text.fold import fold, tokens

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded words by their use; the lists are described in `names.toml` and `countries.toml`.

    `plurals` gives the singular of an office's noun, `singulars` the plural. `offices` are all words an office is made
    of, `people` its nouns in either number and those of groups, `nominal` every word that may stand in a noun phrase
    without a capital. `countries` and `also` are keyed by words as written ("guinea-bissau" is one); `country_tokens`
    and `also_tokens` give what `audit.text.fold.tokens` makes of every name of a country, body or group. `members` are
    the countries of a group of `also`, where they are few enough to be told. `capitals` gives the country of a capital,
    keyed like `countries`. `longest` is how many words a name of any table has at most, `starts` the words that one of
    `countries` or `also` may begin with.
    """

    heads: frozenset[str]
    plurals: Mapping[str, str]
    singulars: Mapping[str, str]
    offices: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    nominal: frozenset[str]
    generals: frozenset[str]
    general_things: frozenset[str]
    places: frozenset[str]
    honorifics: frozenset[str]
    things_begin: frozenset[str]
    things_end: frozenset[str]
    suffixes: frozenset[str]
    afterwards: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    countries: Mapping[Words, str]
    country_tokens: Mapping[str, tuple[Words, ...]]
    also: Mapping[Words, str]
    also_tokens: Mapping[str, tuple[Words, ...]]
    members: Mapping[str, frozenset[str]]
    capitals: Mapping[Words, str]
    longest: int
    starts: frozenset[str]

    def country_at(self, keys: Sequence[str], start: int) -> tuple[str, int] | None:
        """The country named at `start` and how many words name it, the longest name first."""
        return self._longest(self.countries, keys, start)

    def place_at(self, keys: Sequence[str]) -> tuple[str, int] | None:
        """The country of the capital or country that is named at the beginning, and in how many words."""
        lengths = range(min(self.longest, len(keys)), 0, -1)
        found = (
            (self.capitals[name], len(name)) for name in (tuple(keys[:n]) for n in lengths) if name in self.capitals
        )
        return next(found, None) or self.country_at(keys, 0)

    def also_at(self, keys: Sequence[str], start: int) -> tuple[str, int] | None:
        """The body or group of many names that is named at `start`, and in how many words."""
        return self._longest(self.also, keys, start)

    def _longest(self, table: Mapping[Words, str], keys: Sequence[str], start: int) -> tuple[str, int] | None:
        if start >= len(keys) or keys[start] not in self.starts:
            return None
        for length in range(min(self.longest, len(keys) - start), 0, -1):
            found = table.get(tuple(keys[start : start + length]))
            if found is not None:
                return found, length
        return None


@lru_cache(maxsize=16_384)  # texts say few words often
def word_key(word: str) -> str:
    """A written word as the tables know it: folded, without full stops, surrounding marks and possessive."""
    key = fold(word).strip("\"'()[]{}.,:;!?*_")
    return key.removesuffix("'s").replace(".", "")


@cache
def gazetteer() -> Gazetteer:
    """The tables. Read on first use, then kept: they are constants that happen to stand in files."""
    names = _table("names.toml")
    known = {country: [country, *others] for country, others in _table("countries.toml").items()}
    words = {use: frozenset(map(word_key, value)) for use, value in names.items() if use not in {"also", "members"}}
    plurals = {_plural(head): head for head in words["heads"]}
    countries = {_keys(name): country for country, every in known.items() for name in every}
    also = {_keys(name): key for key, every in names["also"].items() for name in every}
    people = words["heads"] | plurals.keys() | words["groups"]
    offices = words["title_words"] | words["bodies"] | words["heads"] | plurals.keys()
    return Gazetteer(
        heads=words["heads"],
        plurals=plurals,
        singulars={singular: plural for plural, singular in plurals.items()},
        offices=offices,
        groups=words["groups"],
        bodies=words["bodies"],
        people=people,
        nominal=offices | people | words["particles"] | words["openers"] | words["honorifics"] | words["styles"],
        generals=words["generals"],
        general_things=words["general_things"],
        places=words["places"],
        honorifics=words["honorifics"] | words["styles"],
        things_begin=words["things_begin"],
        things_end=words["things_end"],
        suffixes=words["suffixes"],
        afterwards=words["suffixes"] | words["honorifics"],
        particles=words["particles"],
        openers=words["openers"],
        countries=countries,
        country_tokens={country: _all_tokens(every) for country, every in known.items()},
        also=also,
        also_tokens={key: _all_tokens(every) for key, every in names["also"].items()},
        capitals={_keys(city): country for country, cities in _table("capitals.toml").items() for city in cities},
        members={key: frozenset(countries) for key, countries in names["members"].items()},
        longest=max(map(len, [*countries, *also])),
        starts=frozenset(words[0] for words in [*countries, *also] if words),
    )


def _table(name: str) -> dict[str, Any]:
    text = resources.files("audit.text").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _keys(name: str) -> Words:
    return tuple(word_key(word) for word in name.split())


def _all_tokens(names: Iterable[str]) -> tuple[Words, ...]:
    return tuple(tokens(name) for name in names)


def _plural(head: str) -> str:
    """The plural of an office's noun, as far as English forms it by rule ("secretaries", "chairmen", "attaches")."""
    if head.endswith("man"):
        return head[:-3] + "men"
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s")
