"""Days as machines and people write them, as short as they can be without leaving a year in doubt."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.document import DateInterval
from audit.text.days import from_iso, in_words, iso, listed, spoken

NINTH, SIXTEENTH, NEW_YEAR = date(2021, 12, 9), date(2021, 12, 16), date(2022, 1, 2)


@pytest.mark.parametrize(
    ("start", "end", "whole", "without_year"),
    [
        (NINTH, None, "December 9, 2021", "December 9"),
        (NINTH, NINTH, "December 9, 2021", "December 9"),
        (NINTH, SIXTEENTH, "December 9–16, 2021", "December 9–16"),
        (date(2021, 11, 30), NINTH, "November 30 – December 9, 2021", "November 30 – December 9"),
        (NINTH, NEW_YEAR, "December 9, 2021 – January 2, 2022", "December 9, 2021 – January 2, 2022"),
        (date(2020, 12, 9), NINTH, "December 9, 2020 – December 9, 2021", "December 9, 2020 – December 9, 2021"),
    ],
)
def test_days_are_written_with_their_year_or_without(
    start: date, end: date | None, whole: str, without_year: str
) -> None:
    assert in_words(start, end) == whole
    assert in_words(start, end, year=False) == without_year


FIFTH_AND_SEVENTH = DateInterval(
    date(2022, 1, 5),
    date(2022, 1, 7),
    "day",
    "January 5 and 7",
    parts=((date(2022, 1, 5), date(2022, 1, 5)), (date(2022, 1, 7), date(2022, 1, 7))),
)


def one(day: int, until: int) -> DateInterval:
    return DateInterval(date(2022, 1, day), date(2022, 1, until), "day", "")


def test_days_that_are_left_out_are_not_held() -> None:
    assert [day for day in range(4, 9) if FIFTH_AND_SEVENTH.holds(date(2022, 1, day))] == [5, 7]


@pytest.mark.parametrize(
    ("other", "meets"),
    [(one(5, 5), True), (one(7, 9), True), (one(1, 5), True), (one(6, 6), False), (one(8, 9), False)],
)
def test_an_interval_meets_a_list_only_on_one_of_its_days(other: DateInterval, *, meets: bool) -> None:
    assert FIFTH_AND_SEVENTH.meets(other) is meets
    assert other.meets(FIFTH_AND_SEVENTH) is meets


@pytest.mark.parametrize(
    ("written", "with_year", "without"),
    [
        ("2022-01-05,2022-01-07", "January 5 and January 7, 2022", "January 5 and January 7"),
        ("2022-01-05/2022-01-07,2022-01-09", "January 5–7 and January 9, 2022", "January 5–7 and January 9"),
        ("2021-12-30,2022-01-02", "December 30, 2021 and January 2, 2022", "December 30, 2021 and January 2, 2022"),
    ],
)
def test_several_stretches_share_a_year_that_serves_them_all(written: str, with_year: str, without: str) -> None:
    assert (spoken(from_iso(written)), spoken(from_iso(written), year=False)) == (with_year, without)


@pytest.mark.parametrize("written", ["", "/", ",", "December 9", "2021-02-30", "2021-12-09,"])
def test_what_is_no_iso_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_iso(written)


@given(st.lists(st.dates(date(1000, 1, 1)), min_size=2, max_size=8, unique=True).map(sorted))
@settings(derandomize=True, deadline=None)
def test_what_is_written_is_read_back(ends: list[date]) -> None:
    parts = tuple(zip(ends[::2], ends[1::2], strict=False))
    assert from_iso(iso(DateInterval(ends[0], ends[-1], "day", "", parts=parts))) == parts


def test_items_are_listed_with_and_before_the_last() -> None:
    assert [listed(["a", "b", "c"][:number]) for number in range(4)] == ["", "a", "a and b", "a, b and c"]
