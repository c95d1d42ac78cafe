"""A number that the document gives, and its own list does not reach."""

from dataclasses import replace
from functools import partial

import pytest

from audit.model.claim import Bound, Party
from tests.check import build
from tests.check.counting import KULEBA, calls, flagged, tally

found = partial(flagged, "count-unsupported")


def test_fewer_entries_than_counted_are_flagged_with_their_lines() -> None:
    one = found(tally(3, "exactly", "events", KULEBA), *calls(KULEBA, build.HUITFELDT, KULEBA))
    assert [(finding.severity, finding.claim, finding.observed) for finding in one] == [
        ("warning", None, "2 entries (lines 10 and 12)")
    ]
    assert "lines 10 and 12" in one[0].message


def test_a_list_that_calls_itself_illustrative_makes_it_a_note() -> None:
    one = found(tally(3, "exactly", "events", KULEBA), *calls(KULEBA), illustrative=True)
    assert [finding.severity for finding in one] == ["note"]


@pytest.mark.parametrize(("number", "bound"), [(2, "exactly"), (2, "at-least"), (1, "more-than"), (2, "about")])
def test_a_number_that_the_list_reaches_is_not_flagged(number: int, bound: Bound) -> None:
    assert found(tally(number, bound, "events", KULEBA), *calls(KULEBA, KULEBA)) == []


def test_what_is_more_than_the_list_holds_is_flagged() -> None:
    assert found(tally(2, "more-than", "events", KULEBA), *calls(KULEBA, KULEBA))


def test_a_group_that_may_hold_the_person_counts_in() -> None:
    assert found(tally(2, "exactly", "events", KULEBA), *calls(KULEBA, Party("allies", None, None, "group"))) == []


def test_an_event_of_open_kind_may_be_a_call() -> None:
    one = replace(tally(2), kinds=frozenset({"call"}))
    open_kind = build.claim("2021-12-20", uris=(), kind="other", mode="unknown", line=20)
    assert found(one, *calls(KULEBA), open_kind) == []
    assert found(one, *calls(KULEBA), build.claim("2021-12-20", uris=(), kind="meeting", line=20))


def test_people_are_counted_once_each_and_members_of_a_known_group_too() -> None:
    leaders = Party("leaders", None, None, "group")
    assert found(tally(3, "exactly", "people", leaders), *calls(KULEBA, KULEBA, build.HUITFELDT))
    baltic = Party("Baltic leaders", None, None, "group")
    assert found(tally(4, "exactly", "people", leaders), *calls(KULEBA, baltic)) == []


def test_people_of_a_group_that_nobody_knows_cannot_be_counted() -> None:
    leaders = Party("leaders", None, None, "group")
    assert found(tally(9, "exactly", "people", leaders), *calls(KULEBA, Party("allies", None, None, "group"))) == []


def test_somebody_of_whom_the_list_tells_nothing_is_not_counted() -> None:
    other = replace(tally(3), actors=(Party("Austin", "Secretary", None, "person"),))
    assert found(other, *calls(KULEBA)) == []


def test_what_is_planned_does_not_count() -> None:
    planned = build.claim("2022-01-20", uris=(), counterparts=(KULEBA,), modality="planned", line=20)
    assert found(tally(2, "exactly", "events", KULEBA), *calls(KULEBA), planned)


def test_another_name_of_the_settings_counts_in_events() -> None:
    alias = replace(KULEBA, name="Koeleba")
    one = tally(2, "exactly", "events", KULEBA)
    assert found(one, *calls(KULEBA, alias))
    assert found(one, *calls(KULEBA, alias), people=(("Dmytro Kuleba", "Koeleba"),)) == []


def test_people_of_another_region_do_not_count() -> None:
    leaders = Party("European leaders", None, None, "group")
    kishida = Party("Kishida", "Prime Minister", "Japan", "person")
    assert found(tally(2, "exactly", "people", leaders), *calls(build.HUITFELDT, KULEBA)) == []
    assert found(tally(2, "exactly", "people", leaders), *calls(build.HUITFELDT, kishida))
