"""A number that the document gives, and its own list exceeds."""

from dataclasses import replace

import pytest

from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.model.claim import Bound, Claim, Counted, Party, Tally
from audit.model.document import Span
from audit.model.finding import Finding
from tests.check import build

KULEBA = Party("Kuleba", "Foreign Minister", "Ukraine", "person")


def tally(number: int, bound: Bound = "exactly", counted: Counted = "events", *others: Party) -> Tally:
    return Tally(Span(1, 1, 1, 9), "It counts.", (build.BLINKEN,), others, number, bound, counted)


def found(one: Tally, *claims: Claim, illustrative: bool = False) -> list[Finding]:
    cited = replace(build.document(claims), tallies=(one,), illustrative=illustrative)
    return [
        finding
        for finding in check(cited, {}, CheckPolicy(), build.TODAY).findings
        if finding.rule == "count-contradicted"
    ]


def calls(*others: Party) -> list[Claim]:
    return [
        build.claim(f"2021-12-{9 + at:02d}", uris=(), counterparts=(one,), line=10 + at, kind="call")
        for at, one in enumerate(others)
    ]


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
