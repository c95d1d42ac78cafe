"""Who held an office that a publisher names without a name."""

import tomllib
from datetime import date
from importlib import resources
from itertools import pairwise

import pytest

from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer
from audit.text.names import parties
from audit.text.offices import Office, Term, holder, offices_of

TABLE = tomllib.loads(resources.files("audit.text").joinpath("offices.toml").read_text(encoding="utf-8"))


def who(role: str, host: str, day: str, own: tuple[Office, ...] = ()) -> tuple[str, str | None] | None:
    found = holder(role, host, date.fromisoformat(day), own)
    return (found.name, found.country) if found else None


@pytest.mark.parametrize(
    ("role", "host", "day", "held"),
    [
        ("President", "www.whitehouse.gov", "2021-12-09", ("Biden", "United States")),
        ("President", "www.whitehouse.gov", "2016-03-01", ("Obama", "United States")),
        ("Secretary", "www.state.gov", "2021-12-09", ("Blinken", "United States")),
        ("Secretary", "www.defense.gov", "2021-12-09", ("Austin", "United States")),
        ("President", "www.president.gov.ua", "2022-03-01", ("Zelenskyy", "Ukraine")),
        ("Prime Minister", "www.gov.uk", "2022-12-01", ("Sunak", "United Kingdom")),
        ("Chancellor", "www.bundesregierung.de", "2021-12-20", ("Scholz", "Germany")),
        ("President", "www.consilium.europa.eu", "2022-01-05", ("Michel", None)),
        ("President", "ec.europa.eu", "2022-01-05", ("von der Leyen", None)),
        ("Secretary General", "www.nato.int", "2022-01-05", ("Stoltenberg", None)),
    ],
)
def test_an_office_is_held_by_one_person_for_its_publisher_and_day(
    role: str, host: str, day: str, held: tuple[str, str | None]
) -> None:
    assert who(role, host, day) == held


@pytest.mark.parametrize(
    ("role", "host", "day"),
    [
        ("President", "www.whitehouse.gov", "2021-01-20"),  # a handover
        ("Secretary", "www.state.gov", "2018-04-10"),  # a vacancy
        ("President", "www.whitehouse.gov", "2049-01-01"),  # further than is known
        ("President", "news.example.org", "2021-12-09"),  # a publisher of nobody's
        ("President", "notwhitehousegov", "2021-12-09"),
        ("President", "europa.eu", "2022-01-05"),  # of the Council or of the Commission
        ("Secretary", "www.whitehouse.gov", "2021-12-09"),  # of which department
        ("Vice Chairman", "www.jcs.mil", "2021-12-09"),
    ],
)
def test_nobody_is_read_in_where_it_is_not_one_person_alone(role: str, host: str, day: str) -> None:
    assert who(role, host, day) is None


def test_an_office_of_a_project_counts_before_those_of_the_file() -> None:
    term = Term("Somebody", date(2021, 1, 1), date.max)
    own = Office(frozenset({"state.gov"}), frozenset({("secretary",)}), "Norway", (term,))
    assert who("Secretary", "www.state.gov", "2021-12-09", (own,)) == ("Somebody", "Norway")
    assert who("Secretary", "www.defense.gov", "2021-12-09", (own,)) == ("Austin", "United States")
    assert who("Secretary", "www.state.gov", "2020-12-09", (own,)) is None


@pytest.mark.parametrize("key", sorted(TABLE["offices"]))
def test_every_office_of_the_file_has_evidence_a_known_country_and_terms_in_order(key: str) -> None:
    office = TABLE["offices"][key]
    assert office["evidence"].startswith(("https://", "http://"))
    assert office.get("country", "Norway") in gazetteer().country_tokens
    assert set(office["called"]) <= TABLE["publishers"].keys()
    terms = [(one["since"], one.get("until", TABLE["as_of"])) for one in office["holders"]]
    assert all(since < until for since, until in terms)
    assert all(until <= since for (_, until), (since, _) in pairwise(terms))
    assert all("until" in one for one in office["holders"][:-1])


@pytest.mark.parametrize("key", sorted(TABLE["offices"]))
def test_every_title_of_the_file_is_read_as_an_office_without_a_name(key: str) -> None:
    for titles in TABLE["offices"][key]["called"].values():
        for title in titles:
            (party,) = parties(f"the {title}")
            assert (party.name, party.type) == (None, "person")
            assert tokens(party.role or "") == tokens(title)


def test_the_offices_of_a_surname_are_called_as_the_publisher_does_and_elsewhere_tell_the_country_alone() -> None:
    in_brussels = list(offices_of("borrell", "www.eeas.europa.eu", date(2021, 9, 21)))
    assert (("high", "representative"), None) in in_brussels
    assert set(offices_of("macron", "en.kremlin.ru", date(2022, 2, 7))) == {((), "France")}
    assert not list(offices_of("macron", "en.kremlin.ru", date(2015, 2, 7)))
