"""The time zones of places, by the names of the IANA database."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from audit.text.gazetteer import gazetteer, word_key


def zones_of(place: str) -> tuple[ZoneInfo, ...]:
    """The zones a place may lie in: one for a seat of government, every one of a country; none if it is not known."""
    for part in place.split(","):
        keys = [word_key(word) for word in part.strip().removeprefix("the ").split(" ")]
        found = gazetteer().place_at(keys)
        if found is not None:
            names = _zones().get(found[0], ())
            seat = tuple(keys[: found[1]]) in gazetteer().capitals
            return tuple(map(ZoneInfo, names[:1] if seat else names))
    return ()


def zone_of_domain(name: str) -> ZoneInfo | None:
    """The zone at the seat of government of the country whose domain a host is in; None where it tells none."""
    country = country_of_domain(name)
    return ZoneInfo(_zones()[country][0]) if country is not None else None


def country_of_domain(name: str) -> str | None:
    """The country whose domain a host is in; None where it tells none."""
    country: str | None = _table("domains.toml").get(name.rpartition(".")[2])
    return country


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    return {country: tuple(names) for country, names in _table("zones.toml").items()}


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("audit.text").joinpath(name).read_text(encoding="utf-8"))
