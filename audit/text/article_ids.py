"""Numbers in addresses that rise with the day of publication: an article's own lies between its neighbours'."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from audit.text.urls import host, path


@dataclass(frozen=True, slots=True)
class Sequence:
    """Hosts (and those below them) that share one sequence, where a path has the number, and days known of some."""

    hosts: frozenset[str]
    path: re.Pattern[str]
    known: Mapping[int, date]


@dataclass(frozen=True, slots=True)
class Article:
    """The number that an address gives, in the sequence with that place in `sequences`."""

    sequence: int
    number: int


def article(uri: str) -> Article | None:
    """The number of the article at an address; None where its host is of no sequence that is known."""
    name = host(uri)
    names = {".".join(name.split(".")[at:]) for at in range(name.count(".") + 1)}
    for at, one in enumerate(sequences()):
        found = None if one.hosts.isdisjoint(names) else one.path.search(path(uri))
        if found:
            return Article(at, int(found[1]))
    return None


@cache
def sequences() -> tuple[Sequence, ...]:
    """The sequences of the file, in its order."""
    table = tomllib.loads(resources.files("audit.text").joinpath("article_ids.toml").read_text(encoding="utf-8"))
    return tuple(
        Sequence(
            hosts=frozenset(one["hosts"]),
            path=re.compile(one["path"], re.IGNORECASE),
            known={known["number"]: known["day"] for known in one["known"]},
        )
        for one in table["sequences"]
    )
