"""The countries of regions."""

import tomllib
from importlib import resources

import pytest

from audit.text.gazetteer import gazetteer
from audit.text.regions import region_of

TABLE = tomllib.loads(resources.files("audit.text").joinpath("regions.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", sorted(TABLE))
def test_every_region_holds_countries_of_the_table_and_other_regions(key: str) -> None:
    listed = {*TABLE[key]["countries"], *TABLE[key]["perhaps"]}
    others = {name[1:] for name in listed if name.startswith("@")}
    assert others <= TABLE.keys()
    assert {name for name in listed if not name.startswith("@")} <= gazetteer().country_tokens.keys()


def test_every_country_is_of_some_continent() -> None:
    continents = ("european", "asian", "african", "north american", "latin american", "pacific")
    found = [region_of(tuple(name.split())) for name in continents]
    covered = {country for one in found if one for country in one[0].countries | one[0].perhaps}
    assert gazetteer().country_tokens.keys() - covered == set()


@pytest.mark.parametrize(
    ("words", "sure", "perhaps", "rest"),
    [
        ("european leaders", "Norway", "Turkey", ("leaders",)),
        ("eastern european partners", "Poland", "Russia", ("partners",)),
        ("gulf states", "Qatar", "Iraq", ("states",)),
        ("indo pacific allies", "Japan", "France", ("allies",)),
    ],
)
def test_a_region_is_told_by_the_words_a_group_begins_with(
    words: str, sure: str, perhaps: str, rest: tuple[str, ...]
) -> None:
    found = region_of(tuple(words.split()))
    assert found is not None
    region, behind = found
    assert (sure in region.countries, perhaps in region.perhaps, behind) == (True, True, rest)
    assert not region.countries & region.perhaps


def test_no_member_of_a_group_that_may_have_changed_is_sure() -> None:
    found = region_of(("nato", "allies"))
    assert found is not None
    assert (sorted(found[0].countries), "Norway" in found[0].perhaps, "Ukraine" in found[0].perhaps) == (
        [],
        True,
        False,
    )


def test_other_words_tell_no_region() -> None:
    assert region_of(("like", "minded", "partners")) is None
