"""What of a document's list is counted for a number of its text."""

from dataclasses import replace
from datetime import date

import pytest

from audit.check.tally import counted
from audit.model.claim import Claim, Kind, Party, Tally, Within
from tests.check import build
from tests.check.counting import KULEBA, tally

TWO = tally(2, "exactly", "events", KULEBA)
RAU = Party("Rau", "Foreign Minister", "Poland", "person")


def entry(when: str, line: int, kind: Kind = "call", whom: Party = KULEBA, place: str | None = None) -> Claim:
    made = build.claim(when, uris=(), counterparts=(whom,), line=line, kind=kind)
    return replace(made, place=place)


def span(one: Tally, *claims: Claim) -> tuple[int, int | None]:
    count = counted(one, claims)
    assert count is not None
    return count.least, count.most


def test_who_met_has_not_called_but_may_have_met_on_a_visit() -> None:
    list_ = [entry("2021-12-09", 1, kind) for kind in ("call", "meeting", "visit", "statement")]
    list_ = [replace(one, entry=at) for at, one in enumerate(list_)]
    assert span(replace(TWO, kinds=frozenset({"meeting"})), *list_) == (1, 2)
    assert span(replace(TWO, kinds=frozenset({"call"})), *list_) == (1, 1)


@pytest.mark.parametrize(("loosely", "expected"), [(False, (1, 1)), (True, (1, 2))])
def test_only_what_was_within_the_days_counts_and_what_lies_near_may_where_they_are_loose(
    loosely: bool,  # noqa: FBT001 - a column
    expected: tuple[int, int],
) -> None:
    within = Within(date(2021, 12, 1), date(2021, 12, 31), loosely, "in December")
    list_ = [replace(entry("2021-11-30", 1), entry=1), replace(entry("2021-12-01", 2), entry=2)]
    assert span(replace(TWO, within=within), *list_) == expected


def test_it_counts_too_that_the_other_side_acted_and_nobody_knows_of_those_who_were_at_one_event() -> None:
    theirs = replace(entry("2021-12-09", 1, whom=build.BLINKEN), actors=(KULEBA,), entry=1)
    both = replace(entry("2021-12-10", 2), actors=(Party("Commission", None, None, "body"),), entry=2)
    both = replace(both, counterparts=(build.BLINKEN, KULEBA))
    assert span(TWO, theirs, both) == (1, 2)


def test_of_two_who_are_counted_one_alone_may_count() -> None:
    both = replace(tally(2, "exactly", "events", KULEBA, RAU), kinds=frozenset())
    list_ = [replace(entry("2021-12-09", at, whom=one), entry=at) for at, one in enumerate((KULEBA, RAU))]
    together = replace(list_[0], counterparts=(KULEBA, RAU), entry=3)
    assert span(both, *list_, together) == (1, 3)


def test_of_a_group_only_its_own_people_count() -> None:
    leaders = tally(2, "exactly", "events", Party("European leaders", None, None, "group"))
    premier = Party("Kishida", "Prime Minister", "Japan", "person")
    king = Party("Harald", "King", "Norway", "person")
    list_ = [replace(entry("2021-12-09", at, whom=one), entry=at) for at, one in enumerate((premier, RAU, king))]
    assert span(leaders, *list_) == (1, 2)


def test_a_visit_counts_in_its_country_and_a_place_that_is_not_known_may() -> None:
    visits = replace(tally(2), kinds=frozenset({"visit"}), place="Ukraine")
    places = ("Kyiv", "Ukraine", "Warsaw", "Bucha")
    list_ = [replace(entry("2021-12-09", at, "visit", place=one), entry=at) for at, one in enumerate(places)]
    assert span(visits, *list_) == (2, 3)
