"""The rule `name-inconsistent`."""

import pytest

from audit.check.rules import name_inconsistent
from audit.model.claim import Claim, Party
from tests.check import build


def naming(*names: str, role: str = "President", countries: tuple[str | None, ...] = ("Ukraine",)) -> list[Claim]:
    return [
        build.claim(counterparts=(Party(name, role, countries[at % len(countries)], "person"),), line=at)
        for at, name in enumerate(names, 1)
    ]


def test_two_spellings_of_a_name_are_a_note_at_the_rarer_one() -> None:
    claims = naming("Zelenskyy", "Volodymyr Zelenskyy", "Zelenskiy")
    (one,) = name_inconsistent.find(build.case(claims))
    assert (one.severity, one.line) == ("note", 3)
    assert one.message == (
        'The document writes "Zelenskiy" here and "Zelenskyy" on line 1, for what seems to be one office.'
    )


@pytest.mark.parametrize(
    "claims",
    [
        naming("Niinistö", "Niinisto", "Sauli Niinistö"),
        naming("Karins", "Karis", countries=("Latvia", "Estonia")),
        naming("Rau", "Rao"),
        naming("Macron", "Merkel"),
        naming("Markey", "Marley", role="Senator"),
        naming("Robles", "Robledo", countries=(None,)),
        naming("Anna Janson", "Erik Jansson"),
    ],
)
def test_diacritics_other_countries_short_and_other_names_are_not_flagged(claims: list[Claim]) -> None:
    assert not list(name_inconsistent.find(build.case(claims)))


@pytest.mark.parametrize("role", ["President", "Commissioner"])
def test_where_many_may_hold_an_office_only_closer_spellings_are_flagged(role: str) -> None:
    claims = naming("Johansson", "Johanson", role=role, countries=(None,))
    assert list(name_inconsistent.find(build.case(claims)))


def test_people_of_other_offices_are_other_people() -> None:
    claims = [*naming("Johnson", role="Prime Minister"), *naming("Johnston", role="Chief of Staff")]
    assert not list(name_inconsistent.find(build.case(claims)))
