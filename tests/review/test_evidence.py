"""What a decision rests on, and what it does not."""

import pytest

from audit.review.evidence import evidence
from tests.review.cases import finding


def test_another_value_is_other_evidence() -> None:
    assert evidence(finding(observed="2021-12-09")) != evidence(finding(observed="2021-12-10"))
    assert evidence(finding(claimed="2021-12-08")) != evidence(finding(claimed="2021-12-09"))


def test_words_place_and_line_are_none() -> None:
    moved = finding(line=99, end_line=99, message="In other words.", source="meta", snippet="Elsewhere.", was="then")
    assert evidence(moved) == evidence(finding())


@pytest.mark.parametrize("rule", ["gone", "soft-404", "blocked", "unavailable", "broken"])
def test_what_kept_a_page_from_being_read_may_be_one_thing_today_and_another_tomorrow(rule: str) -> None:
    assert evidence(finding(rule=rule, observed="http-503")) == evidence(finding(rule=rule, observed="read-timeout"))


def test_one_way_of_not_being_read_is_not_the_other() -> None:
    assert evidence(finding(rule="gone", observed="http-404")) != evidence(finding(rule="blocked", observed="http-403"))
