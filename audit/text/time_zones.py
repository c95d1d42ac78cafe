"""The time zones of places, by the names of the IANA database."""

import tomllib
from functools import cache
from importlib import resources
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


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    text = resources.files("audit.text").joinpath("zones.toml").read_text(encoding="utf-8")
    return {country: tuple(names) for country, names in tomllib.loads(text).items()}
