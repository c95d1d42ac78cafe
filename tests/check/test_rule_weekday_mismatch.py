"""The rule weekday-mismatch."""

from dataclasses import replace

import pytest

from audit.check.rules import weekday_mismatch
from audit.model.claim import Claim
from tests.check import build


def dated(text: str, written: str, iso: str = "2021-12-09") -> Claim:
    return replace(build.claim(iso, text=f"{text}: X’s call with Y"), date_text=written, when=build.day(iso, written))


@pytest.mark.parametrize(
    "text",
    ["Monday, December 9, 2021", "Mon. December 9, 2021", "MONDAY, December 9, 2021", "December 9, 2021 (Monday)"],
)
def test_a_weekday_that_the_day_does_not_have_is_told(text: str) -> None:
    (one,) = weekday_mismatch.find(build.case([dated(text, "December 9, 2021")]))
    assert (one.severity, one.message) == (
        "note",
        "The document writes Monday with December 9, 2021, which is a Thursday.",
    )


@pytest.mark.parametrize(
    ("text", "written", "iso"),
    [
        ("Thursday, December 9, 2021", "December 9, 2021", "2021-12-09"),
        ("Thurs., December 9, 2021", "December 9, 2021", "2021-12-09"),
        ("December 9, 2021", "December 9, 2021", "2021-12-09"),
        ("Monday, December 13-14", "December 13-14", "2021-12-13/2021-12-14"),
        ("Cyber Mondays, December 9, 2021", "December 9, 2021", "2021-12-09"),
    ],
)
def test_the_days_own_weekday_none_and_ranges_are_not_told(text: str, written: str, iso: str) -> None:
    assert not list(weekday_mismatch.find(build.case([dated(text, written, iso)])))


def test_an_inferred_year_is_told_as_such() -> None:
    claim = build.unwritten_year(dated("Monday, December 9", "December 9"))
    (one,) = weekday_mismatch.find(build.case([claim]))
    assert one.message.endswith("December 9, 2021, which is a Thursday (the year is inferred).")
