"""A number that the document gives, and its own list exceeds."""

from dataclasses import replace
from functools import partial

import pytest

from audit.model.claim import Bound, Party
from tests.check import build
from tests.check.counting import KULEBA, calls, flagged, tally

found = partial(flagged, "count-contradicted")


def test_more_entries_than_counted_are_flagged_with_their_lines() -> None:
    one = found(tally(2, "exactly", "events", KULEBA), *calls(KULEBA, KULEBA, KULEBA))
    assert [(finding.severity, finding.observed) for finding in one] == [("warning", "3 entries (lines 10, 11 and 12)")]


def test_a_list_that_calls_itself_illustrative_makes_it_a_note() -> None:
    one = found(tally(1, "exactly", "events", KULEBA), *calls(KULEBA, KULEBA), illustrative=True)
    assert [finding.severity for finding in one] == ["note"]


@pytest.mark.parametrize("bound", ["at-least", "more-than"])
def test_a_lower_bound_cannot_be_exceeded(bound: Bound) -> None:
    assert found(tally(1, bound, "events", KULEBA), *calls(KULEBA, KULEBA, KULEBA)) == []


def test_an_entry_that_only_may_count_exceeds_nothing() -> None:
    assert found(tally(1, "exactly", "events", KULEBA), *calls(KULEBA, Party("allies", None, None, "group"))) == []


def test_two_claims_of_one_entry_are_one_event_with_the_same_person() -> None:
    both = [replace(one, entry=10) for one in calls(KULEBA, KULEBA)]
    assert found(tally(1, "exactly", "events", KULEBA), *both) == []


def test_more_people_than_counted_are_flagged_unless_only_some_of_them_may_be_meant() -> None:
    people = calls(KULEBA, build.HUITFELDT, build.SHERMAN)
    assert found(tally(2, "exactly", "people", Party("counterparts", None, None, "group")), *people)
    assert found(tally(2, "exactly", "people", Party("European leaders", None, None, "group")), *people) == []
