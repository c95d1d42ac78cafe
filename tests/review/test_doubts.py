"""Decisions that contradict each other, and those that no document is known of."""

from datetime import date

import pytest

from audit.model.decision import Decision
from audit.review.doubts import contradictions, unplaced
from tests.review.cases import MONDAY, decision, finding

EARLIER = date(2022, 1, 3)


def by_id(one: Decision) -> Decision:
    """The decision as people write it by hand: ids, and nothing of what they are about."""
    return Decision(one.findings, one.verdict, one.reason, one.by, one.on, one.until, about=())


@pytest.mark.parametrize("day", [EARLIER, MONDAY])
def test_two_verdicts_on_one_finding_contradict_each_other_and_the_later_holds(day: date) -> None:
    first, second = decision(finding(), on=day), decision(finding(), verdict="false-positive")
    (found,) = contradictions([first, second])
    assert (found.findings, found.earlier, found.holds) == (("a" * 12,), first, second)


def test_the_later_day_holds_whatever_stands_last_in_the_file() -> None:
    new, old = decision(finding(), verdict="confirmed"), decision(finding(), on=EARLIER)
    assert contradictions([new, old])[0].holds == new


def test_findings_that_are_decided_on_together_contradict_together() -> None:
    several = (finding("a"), finding("b"), finding("d"))
    pair = [by_id(decision(*several)), decision(*several[:2], verdict="confirmed")]
    assert [one.findings for one in contradictions(pair)] == [("a" * 12, "b" * 12)]


@pytest.mark.parametrize(
    "pair",
    [
        [decision(finding()), decision(finding())],
        [decision(finding("a")), decision(finding("b"), verdict="confirmed")],
        [decision(finding(), verdict="confirmed"), decision(finding(), verdict="fixed")],
        [decision(finding(), verdict="fixed"), decision(finding(), verdict="accepted")],
        [decision(finding(), on=EARLIER, until=date(2022, 1, 9)), decision(finding(), verdict="confirmed")],
        [decision(finding(), on=EARLIER), decision(finding(observed="2021-12-09"), verdict="confirmed")],
    ],
    ids=["same verdict", "two findings", "then fixed", "found again", "after it ended", "on other evidence"],
)
def test_what_something_in_between_explains_is_no_contradiction(pair: list[Decision]) -> None:
    assert not contradictions(pair)


def test_a_decision_by_id_alone_on_nothing_that_is_found_is_told() -> None:
    made = by_id(decision(finding("a"), finding("b")))
    assert unplaced([made], {"a" * 12}) == {"b" * 12: made}


def test_one_that_tells_what_it_is_about_is_judged_with_its_document() -> None:
    assert not unplaced([decision(finding())], ())


def test_what_was_fixed_is_rightly_not_found() -> None:
    assert not unplaced([by_id(decision(finding(), verdict="fixed"))], ())
