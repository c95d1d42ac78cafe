"""Days in other digits and calendars: the same day, by a rule that leaves no choice, or none."""

from datetime import date

import pytest

from audit.extract.calendars import elsewhere_dated, western


def _days(text: str, language: str | None = None) -> list[date]:
    return [found.day for found in elsewhere_dated(western(text), language)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年1月10日", date(2022, 1, 10)),
        ("2022年01月10日（月）", date(2022, 1, 10)),
        ("２０２２年１月１０日", date(2022, 1, 10)),
        ("二〇二二年一月十日", date(2022, 1, 10)),
        ("二○二一年十二月二十一日", date(2021, 12, 21)),
        ("2022년 1월 10일", date(2022, 1, 10)),
    ],
)
def test_east_asian_days_are_read_by_their_signs(text: str, day: date) -> None:
    assert _days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和4年1月10日", date(2022, 1, 10)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("民國111年1月10日", date(2022, 1, 10)),
    ],
)
def test_the_years_of_an_era_are_counted_from_its_first(text: str, day: date) -> None:
    assert _days(text) == [day]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("۱۲ تیر ۱۳۹۹", None, date(2020, 7, 2)),
        ("1 فروردین 1400", None, date(2021, 3, 21)),
        ("1 فروردين 1400", None, date(2021, 3, 21)),
        ("۳۰ اسفند ۱۳۹۹", None, date(2021, 3, 20)),
        ("۱۴۰۰/۱۰/۲۰", "fa", date(2022, 1, 10)),  # noqa: RUF001 - digits of Persian
        ("20 มิถุนายน 2563", "th", date(2020, 6, 20)),
        ("๒๐ มิ.ย. ๒๕๖๓", None, date(2020, 6, 20)),
        ("20 มิ.ย. 63", "th", date(2020, 6, 20)),
        ("20 มิถุนายน ค.ศ. 2020", "th", date(2020, 6, 20)),
        ("20 ມິ.ຖ. 2020", "lo", date(2020, 6, 20)),
        ("ngày 10 tháng 1 năm 2022", "vi", date(2022, 1, 10)),
        ("10 thg 1, 2022", "vi", date(2022, 1, 10)),
        ("2022 оны 1-р сарын 10", "mn", date(2022, 1, 10)),
        ("111年1月10日", "zh-tw", date(2022, 1, 10)),
        ("111-01-10", "zh-tw", date(2022, 1, 10)),
    ],
)
def test_days_of_other_calendars_are_the_gregorian_ones(text: str, language: str | None, day: date) -> None:
    assert _days(text, language) == [day]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("30 اسفند 1400", None),  # no leap year: its last month has 29 days
        ("32 تیر 1399", None),
        ("1400/10/20", "de"),
        ("2022年13月1日", None),
        ("22年1月10日", None),  # of which era?
        ("2022年1月", None),
        ("30 กุมภาพันธ์ 2563", "th"),
        ("9 ธ.ค. 21", "th"),  # of which era?
        ("110年12月9日", "zh-cn"),
        ("1 บาท 2563", "th"),
    ],
)
def test_what_is_no_such_day_is_none(text: str, language: str | None) -> None:
    assert _days(text, language) == []


def test_digits_of_every_script_keep_their_places() -> None:
    text = "१० ১৮ ٢٠٢٢ 9"
    assert western(text) == "10 18 2022 9"
    assert len(western(text)) == len(text)
