"""Which year an unwritten one is: of what has happened the last, of what is ahead the next, and none by guessing."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.dates import leading
from audit.text.days import iso
from audit.text.years import DateMention, resolve, resolve_ahead


def mention(text: str) -> DateMention:
    found = leading(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "latest", "days"),
    [
        ("January 10", date(2022, 2, 10), "2022-01-10"),
        ("February 10", date(2022, 2, 10), "2022-02-10"),
        ("February 11", date(2022, 2, 10), "2021-02-11"),
        ("January 1", date(2020, 12, 31), "2020-01-01"),
        ("December 30 – January 2", date(2021, 12, 31), "2021-12-30/2022-01-02"),
        ("December 30 and January 2", date(2022, 2, 10), "2021-12-30,2022-01-02"),
        ("February 29", date(2021, 2, 10), "2020-02-29"),
        ("February 29", date(2020, 2, 29), "2020-02-29"),
        ("February 28", date(2020, 2, 29), "2020-02-28"),
        ("March 1", date(2020, 2, 29), "2019-03-01"),
    ],
)
def test_the_first_day_of_what_has_happened_lies_in_the_year_up_to_the_latest(
    text: str, latest: date, days: str
) -> None:
    interval = resolve(mention(text), latest)
    assert interval is not None
    assert (iso(interval), interval.inferred) == (days, True)


@pytest.mark.parametrize(
    ("text", "earliest", "days"),
    [
        ("February 20", date(2022, 1, 3), "2022-02-20"),
        ("January 3", date(2022, 1, 3), "2022-01-03"),
        ("January 2", date(2022, 1, 3), "2023-01-02"),
        ("December 30 – January 4", date(2022, 1, 3), "2021-12-30/2022-01-04"),
        ("January 2 and 4", date(2022, 1, 3), "2022-01-02,2022-01-04"),
        ("February 28", date(2020, 2, 29), "2021-02-28"),
        ("February 29", date(2023, 3, 1), "2024-02-29"),
    ],
)
def test_the_last_day_of_what_is_ahead_lies_in_the_year_from_the_earliest_on(
    text: str, earliest: date, days: str
) -> None:
    interval = resolve_ahead(mention(text), earliest)
    assert interval is not None
    assert (iso(interval), interval.inferred) == (days, True)


@pytest.mark.parametrize("day", [date(2022, 2, 10), date(2021, 3, 5), date(1, 1, 1), date(9999, 12, 31)])
def test_a_leap_day_that_no_such_year_holds_is_not_taken_from_another_year(day: date) -> None:
    assert resolve(mention("February 29"), day) is None
    assert resolve_ahead(mention("February 29"), day) is None


def test_without_a_day_to_go_by_an_unwritten_year_stays_unknown() -> None:
    assert resolve(mention("December 9"), None) is None
    assert resolve_ahead(mention("December 9"), None) is None


def test_what_names_no_days_means_none() -> None:
    assert resolve(mention("April 31"), date(2022, 2, 10)) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("December 9, 2021", "2021-12-09"),
        ("January 5 and 7, 2022", "2022-01-05,2022-01-07"),
        ("December 30 and 31, 2021", "2021-12-30/2021-12-31"),
        ("December 30 and January 2, 2022", "2021-12-30,2022-01-02"),
        ("December 30, 2021, and January 2", "2021-12-30,2022-01-02"),
        ("December 30, 2021 and January 2, 2022", "2021-12-30,2022-01-02"),
        ("February 28 – 29, 2020", "2020-02-28/2020-02-29"),
    ],
)
def test_a_written_year_needs_no_day_to_go_by_and_counts_for_all(text: str, days: str) -> None:
    interval = resolve(mention(text), None)
    assert interval is not None
    assert (iso(interval), interval.inferred, interval.precision) == (days, False, "day")


def test_a_month_is_all_its_days_with_the_precision_of_a_month() -> None:
    interval = resolve(mention("February 2020"), None)
    assert interval is not None
    assert (iso(interval), interval.precision) == ("2020-02-01/2020-02-29", "month")


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.integers(0, 364))
@settings(derandomize=True, deadline=None)
def test_every_day_of_the_year_before_and_of_the_year_after_is_found_again(near: date, distance: int) -> None:
    before, after = near - timedelta(days=distance), near + timedelta(days=distance)
    past = resolve(mention(f"{before:%B} {before.day}"), near)
    ahead = resolve_ahead(mention(f"{after:%B} {after.day}"), near)
    assert past is not None
    assert ahead is not None
    assert (past.start, ahead.start) == (before, after)
