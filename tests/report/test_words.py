"""Days and counts as people read them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from audit.report import words


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2021, 12, 9), date(2021, 12, 9), "December 9, 2021"),
        (date(2021, 12, 15), date(2021, 12, 16), "December 15–16, 2021"),
        (date(2021, 11, 30), date(2021, 12, 1), "November 30 – December 1, 2021"),
        (date(2021, 12, 30), date(2022, 1, 2), "December 30, 2021 – January 2, 2022"),
    ],
)
def test_days_are_written_no_longer_than_needed(start: date, end: date, text: str) -> None:
    assert words.days(start, end) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2021-12-09", "December 9, 2021"),
        ("2021-12-15/2021-12-16", "December 15–16, 2021"),
        ("December 9", None),
        ("2021-02-30", None),
        ("call", None),
        ("", None),
        ("/", None),
    ],
)
def test_only_iso_dates_are_put_in_words(text: str, shown: str | None) -> None:
    assert words.iso_in_words(text) == shown


def test_times_are_told_in_utc() -> None:
    evening = datetime(2022, 1, 9, 21, 5, tzinfo=timezone(timedelta(hours=-5)))
    assert words.minute(evening) == "January 10, 2022, 02:05 UTC"
    assert words.minute(datetime(2022, 1, 10, 23, 59, tzinfo=UTC)) == "January 10, 2022, 23:59 UTC"


def test_counts_agree_with_their_noun() -> None:
    assert [words.counted(number, "claim") for number in (0, 1, 2)] == ["no claims", "1 claim", "2 claims"]
    assert words.counted(2, "entry", "entries") == "2 entries"


def test_a_list_leaves_out_what_there_is_none_of() -> None:
    assert words.listed({"by date": 6, "by place": 0, "by kind": 1}) == "6 by date · 1 by kind"
    assert words.listed({"by date": 0}) == ""
