"""The rule `out-of-order`."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.check.rules import out_of_order
from audit.check.rules.out_of_order import misplaced
from audit.model.document import DateInterval
from audit.model.finding import Finding
from tests.check import build


def found(*days: str, sections: Sequence[str] | None = None) -> list[Finding]:
    names = sections or ["Engagements"] * len(days)
    claims = [
        build.claim(day, line=at, section=name) for at, (day, name) in enumerate(zip(days, names, strict=True), 1)
    ]
    return list(out_of_order.find(build.case(claims)))


def december(*days: int) -> list[DateInterval]:
    return [build.day(f"2021-12-{day:02}") for day in days]


def test_the_later_of_two_entries_in_the_wrong_order_is_named() -> None:
    (one,) = found("2021-12-17", "2021-12-23", "2021-12-30", "2021-12-29", "2022-01-02")
    assert (one.line, one.severity, one.claimed) == (4, "note", "2021-12-29")
    assert one.message == (
        "The entry of December 29 stands after the one of December 30, "
        'out of the order of days that the section of "Engagements" otherwise keeps.'
    )


def test_one_entry_far_too_early_does_not_make_all_that_follow_out_of_place() -> None:
    assert misplaced(december(1, 28, 2, 3, 4, 5, 6)) == (1,)


@pytest.mark.parametrize(
    "days",
    [(1, 2, 2, 3, 9), (9, 8, 8, 3, 1), (5, 5, 5, 5)],
)
def test_rising_falling_and_equal_days_are_in_order(days: tuple[int, ...]) -> None:
    assert misplaced(december(*days)) == ()


def test_a_section_in_no_order_has_nothing_out_of_order() -> None:
    assert misplaced(december(9, 2, 17, 4, 12, 1, 20)) == ()


def test_fewer_than_four_entries_show_no_order() -> None:
    assert misplaced(december(2, 1, 3)) == ()


def test_a_range_is_in_order_where_any_of_its_days_is() -> None:
    rising = december(10, 16)
    assert misplaced([*rising, build.day("2021-12-15/2021-12-16"), *december(23)]) == ()
    assert misplaced([*rising, build.day("2021-12-11/2021-12-12"), *december(23)]) == (2,)
    assert misplaced([*rising, *december(23), build.day("2021-12-30/2022-01-02")]) == ()


def test_sections_are_judged_apart() -> None:
    days = (
        "2021-12-01",
        "2021-12-08",
        "2021-12-20",
        "2021-12-28",
        "2021-11-03",
        "2021-11-20",
        "2021-12-05",
        "2021-12-09",
    )
    assert not found(*days, sections=["One"] * 4 + ["Two"] * 4)


def test_an_entry_with_several_claims_counts_once() -> None:
    claims = [build.claim(f"2021-12-0{at}", line=at) for at in range(1, 5)]
    claims.insert(2, build.claim("2021-12-02", line=9, entry=2, part="remainder", uris=()))
    assert not list(out_of_order.find(build.case(claims)))


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3)), min_size=4, max_size=30))
def test_without_the_named_entries_single_days_are_in_order(spans: list[tuple[int, int]]) -> None:
    start = date(2021, 11, 1)
    order = [
        DateInterval(start + timedelta(first), start + timedelta(first + length), "day", "") for first, length in spans
    ]
    moved = misplaced(order)
    if not moved:
        return
    rest = [when.start for at, when in enumerate(order) if at not in moved and when.start == when.end]
    assert rest in (sorted(rest), sorted(rest, reverse=True))


def test_ten_thousand_entries_are_no_burden() -> None:
    order = [build.day("2021-12-01") if at % 7 else build.day("2021-11-30") for at in range(10_000)]
    assert misplaced(order) == misplaced(order)
