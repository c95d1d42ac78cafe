"""Days in numbers alone, and the order that a document's own dates show."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.numeric import Order, numeric, order_of, stretch


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["9/12/2021", "see 25/12/2021."], "day-first"),
        (["12/25/2021 and 1/2/2022"], "month-first"),
        (["9/12/2021"], None),
        (["25/12/2021", "12/25/2021"], None),
        (["31.12.2021"], "day-first"),
        (["25/45/2021", "version 1.25.2021.3", "1/25"], None),
    ],
)
def test_one_date_that_reads_in_one_way_tells_the_order_of_all(texts: list[str], order: Order | None) -> None:
    assert order_of(texts) == order


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("9/12/2021", "day-first", date(2021, 12, 9)),
        ("9/12/2021", "month-first", date(2021, 9, 12)),
        ("9/12/2021", None, None),
        ("9/9/2021", None, date(2021, 9, 9)),
        ("25/12/2021", None, date(2021, 12, 25)),
        ("25/12/2021", "month-first", None),
        ("9.12.2021", None, date(2021, 12, 9)),
        ("9.12.2021", "month-first", date(2021, 9, 12)),
        ("9. 12. 2021", None, date(2021, 12, 9)),
        ("9/12/21", "day-first", date(2021, 12, 9)),
        ("9.12.21", None, None),
        ("31.2.2021", None, None),
        ("9/12/0021", "day-first", None),
        ("10.1.2021.3", None, None),
        ("9/12", "day-first", None),
    ],
)
def test_a_day_is_read_where_its_order_is_known_and_it_exists(text: str, order: Order | None, day: date | None) -> None:
    found = numeric(text, 0, order)
    assert (found and date(found[0].year or 0, found[0].month, found[0].day or 0)) == day
    assert found is None or found[1] == len(text)


@given(st.dates(date(1500, 1, 1)), st.sampled_from("./-"))
@settings(derandomize=True, deadline=None)
def test_every_day_is_read_back_in_the_order_it_is_written(day: date, mark: str) -> None:
    orders: list[tuple[Order, int, int]] = [("day-first", day.day, day.month), ("month-first", day.month, day.day)]
    for order, first, second in orders:
        found = numeric(f"{first}{mark}{second}{mark}{day.year}", 0, order)
        assert found is not None
        assert (found[0].year, found[0].month, found[0].day) == (day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5.–16.06.2023: x", (date(2023, 6, 5), date(2023, 6, 16))),
        ("5./6.6.2023", (date(2023, 6, 5), date(2023, 6, 6))),
        ("30.6. - 2.7.2023", (date(2023, 6, 30), date(2023, 7, 2))),
        ("16.–45.06.2023", None),
        ("16.–17.13.2023", None),
    ],
)
def test_days_between_dots_make_a_stretch(text: str, days: tuple[date, date] | None) -> None:
    found = stretch(text, 0, None)
    ends = found and tuple(date(one.year or 0, one.month, one.day or 0) for one in found[:2])
    assert ends == days


def test_where_months_come_first_there_is_no_such_stretch() -> None:
    assert stretch("5.–16.06.2023", 0, "month-first") is None
