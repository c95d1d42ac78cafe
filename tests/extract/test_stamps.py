"""Dates as machines write them: the day as written, with its zone, or nothing."""

from datetime import UTC, date, datetime

import pytest

from audit.extract.stamps import moment_of, stamp


@pytest.mark.parametrize(
    ("raw", "zone"),
    [
        ("2021-12-07", None),
        ("2021-12-07T23:59:00Z", "+00:00"),
        ("2021-12-07T21:19:17-05:00", "-05:00"),
        ("2021-12-07T01:10:00.000+0900", "+09:00"),
        ("2021-12-07 21:19:17", None),
        ("20211207", None),
        ("2021/12/07", None),
        ("07.12.2021", None),
        ("Tue, 07 Dec 2021 21:06:38 GMT", "+00:00"),
        ("Dec 7, 2021 4:06 PM", None),
        ("13/12/2021", None),
    ],
)
def test_the_day_is_read_as_written(raw: str, zone: str | None) -> None:
    read = stamp(raw)
    assert read is not None
    assert read.zone == zone
    assert read.day == (date(2021, 12, 13) if raw.startswith("13/") else date(2021, 12, 7))


def test_seconds_since_1970_have_the_day_of_utc() -> None:
    """1638835200 s is 18,968 days of 86,400 s: 2021-12-07 at midnight."""
    read = stamp("1638835200")
    assert read is not None
    assert (read.day, read.zone) == (date(2021, 12, 7), "+00:00")


@pytest.mark.parametrize(("raw", "precision"), [("2021-12", "month"), ("2021", "year")])
def test_a_month_or_a_year_is_no_day(raw: str, precision: str) -> None:
    read = stamp(raw)
    assert read is not None
    assert (read.day, read.precision) == (None, precision)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "today",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "2021-02-30",
        "2021-13-01",
        "12/07/2021",
        "9999-12-31",
        "9" * 90,
    ],
)
def test_what_is_no_sure_day_is_nothing(raw: str) -> None:
    assert stamp(raw) is None


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("2021-11-10T21:19:17-05:00", datetime(2021, 11, 11, 2, 19, 17, tzinfo=UTC)),
        ("2021-11-10T02:19:17Z", datetime(2021, 11, 10, 2, 19, 17, tzinfo=UTC)),
        ("1636510757", datetime(2021, 11, 10, 2, 19, 17, tzinfo=UTC)),
        ("2021-11-10T21:19:17", None),
        ("2021-11-10", None),
        ("November 10, 2021", None),
        ("2021-13-10T21:19:17Z", None),
    ],
)
def test_a_stamp_with_a_zone_tells_a_moment(raw: str, told: datetime | None) -> None:
    assert moment_of(raw) == told
