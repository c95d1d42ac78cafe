"""The time zones of places."""

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from audit.text import time_zones
from audit.text.gazetteer import gazetteer
from audit.text.time_zones import zone_of_domain, zones_of


@pytest.mark.parametrize(
    ("place", "zones"),
    [
        ("Tokyo", ["Asia/Tokyo"]),
        ("Washington, D.C.", ["America/New_York"]),
        ("Geneva, Switzerland", ["Europe/Zurich"]),
        ("the Netherlands", ["Europe/Amsterdam"]),
        ("Springfield", []),
        ("", []),
    ],
)
def test_a_place_lies_in_the_zone_of_its_country(place: str, zones: list[str]) -> None:
    assert [zone.key for zone in zones_of(place)] == zones


def test_a_country_without_a_city_may_be_any_of_its_zones() -> None:
    found = {zone.key for zone in zones_of("United States")}
    assert {"America/New_York", "Pacific/Honolulu"} <= found


def test_every_country_has_zones_that_exist() -> None:
    path = Path(time_zones.__file__).with_name("zones.toml")
    table = tomllib.loads(path.read_text("utf-8"))
    assert table.keys() == gazetteer().country_tokens.keys()
    assert all(names and all(ZoneInfo(name) for name in names) for names in table.values())


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("www.mofa.go.jp", "Asia/Tokyo"),
        ("www.gov.uk", "Europe/London"),
        ("www.state.gov", "America/New_York"),
        ("pages.example", None),
        ("startup.co", None),  # Colombia's, sold to anybody
        ("", None),
    ],
)
def test_a_national_domain_tells_the_zone_of_the_seat_of_government(name: str, zone: str | None) -> None:
    found = zone_of_domain(name)
    assert (found and found.key) == zone


def test_every_domain_is_of_a_known_country() -> None:
    table = tomllib.loads(Path(time_zones.__file__).with_name("domains.toml").read_text("utf-8"))
    assert set(table.values()) <= gazetteer().country_tokens.keys()
