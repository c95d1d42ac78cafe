"""Days in words: as short as they can be without leaving a year in doubt."""

from datetime import date

import pytest

from audit.text.days import in_words

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
