"""The tables of names."""

import pytest

from audit.text.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("uk", "United Kingdom"),
        ("us", "United States"),
        ("dutch", "Netherlands"),
        ("turkiye", "Turkey"),
        ("south korean", "South Korea"),
        ("holy see", "Holy See"),
        ("kosovo", "Kosovo"),
        ("taiwan", "Taiwan"),
        ("palestinian", "Palestine"),
        ("north macedonian", "North Macedonia"),
    ],
)
def test_countries_are_known_by_noun_adjective_and_short_form(words: str, country: str) -> None:
    assert gazetteer().country_at(words.split(), 0) == (country, len(words.split()))


def test_every_member_of_the_united_nations_is_in_the_table_with_the_others_that_send_ministers() -> None:
    others = {"Holy See", "Palestine", "Kosovo", "Taiwan", "Hong Kong"}
    others |= {"Scotland", "Wales", "Northern Ireland", "Greenland", "Faroe Islands"}
    assert others <= gazetteer().country_tokens.keys()
    assert len(gazetteer().country_tokens.keys() - others) == 193


def test_no_name_belongs_to_two_countries() -> None:
    names = [name for known in gazetteer().country_tokens.values() for name in set(known)]
    assert len(names) == len(set(names))


def test_the_longest_name_counts() -> None:
    assert gazetteer().country_at(["papua", "new", "guinea"], 0) == ("Papua New Guinea", 3)
    assert gazetteer().also_at(["north", "atlantic", "council"], 0) == ("nac", 3)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("ministers", "minister"), ("secretaries", "secretary"), ("chairmen", "chairman"), ("attaches", "attache")],
)
def test_plurals_of_offices_are_derived(plural: str, singular: str) -> None:
    assert gazetteer().plurals[plural] == singular
