"""The grammar of dates in running text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.date_words import is_month_name
from audit.text.dates import leading, mentions
from audit.text.days import iso
from audit.text.years import DateMention, PartialDate, resolve

LATEST = date(2022, 2, 10)  # a document of January 10, 2022 and 31 days


def days(text: str) -> list[str]:
    """The dates found in a text, as ISO days; "?" where no day follows from them."""
    resolved = [resolve(mention, LATEST) for mention in mentions(text)]
    return [iso(interval) if interval else "?" for interval in resolved]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("December 9", "2021-12-09"),
        ("Dec. 9, 2021", "2021-12-09"),
        ("Dec.9, 2021", "2021-12-09"),
        ("Nov 25, 2021", "2021-11-25"),
        ("Sept. 3", "2021-09-03"),
        ("December 9th", "2021-12-09"),
        ("December the 9th, 2021", "2021-12-09"),
        ("december 9", "2021-12-09"),
        ("9 December", "2021-12-09"),
        ("9th of December", "2021-12-09"),
        ("24 FEB", "2021-02-24"),
        ("11 January 2022", "2022-01-11"),
        ("09-Dec-2021", "2021-12-09"),
        ("2021-12-09", "2021-12-09"),
        ("2022-01-10T18:24:12-05:00", "2022-01-10"),
        ("2022-01-10 18:22:23-05:00", "2022-01-10"),
        ("December\u00a09,\n    2021", "2021-12-09"),
        ("February 29, 2020", "2020-02-29"),
    ],
)
def test_a_day_is_read_in_every_common_form(text: str, found: str) -> None:
    assert days(f"It was on {text}.") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("December 15-16", "2021-12-15/2021-12-16"),
        ("November 9-13", "2021-11-09/2021-11-13"),
        ("December 13–15, 2021", "2021-12-13/2021-12-15"),
        ("December 13 — 15", "2021-12-13/2021-12-15"),
        ("December 13\u221215", "2021-12-13/2021-12-15"),
        ("from December 13 to 15", "2021-12-13/2021-12-15"),
        ("from December 13 through December 15, 2021", "2021-12-13/2021-12-15"),
        ("9 to 13 November 2021", "2021-11-09/2021-11-13"),
        ("November 30 – December 1", "2021-11-30/2021-12-01"),
        ("November\u00a030\u00a0–\n    December 1", "2021-11-30/2021-12-01"),
        ("30 November - 1 December 2021", "2021-11-30/2021-12-01"),
        ("December 30, 2021 – January 2, 2022", "2021-12-30/2022-01-02"),
        ("December 30 – January 2", "2021-12-30/2022-01-02"),
        ("December 30 – January 2, 2021", "2020-12-30/2021-01-02"),
        ("December 30, 2020 – January 2", "2020-12-30/2021-01-02"),
        ("Thursday, December 9 – Friday, December 10", "2021-12-09/2021-12-10"),
        ("2021-12-09/2021-12-16", "2021-12-09/2021-12-16"),
        ("November–December 2021", "2021-11-01/2021-12-31"),
        ("December–January 2022", "2021-12-01/2022-01-31"),
        ("November 2021 – January 2022", "2021-11-01/2022-01-31"),
        ("2021-12-15/16", "2021-12-15/2021-12-16"),
        ("between December 13 and 15, 2021", "2021-12-13/2021-12-15"),
    ],
)
def test_a_range_is_one_mention_from_first_to_last_day(text: str, found: str) -> None:
    assert days(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "may 5 people",
        "they march 4 miles",
        "March 4,000",
        "May 10%",
        "December 9:30",
        "Sec. 3 and Article 5",
        "Article 2848432",
        "v2021-12-09x",
        "20211209",
        "1,009 December",
        "2021-12-095",
        "9/12/21 and 9.12.2021",
        "in December",
        "in 2021",
        "February 30",
        "February 29, 2021",
        "2021-13-01",
        "2021-02-30",
        "0000-01-01",
        "December 15-10",
        "March–January 2021",
        "January 5, 19.",
        "December 9 and 10 Ukrainian officials",
        "15-10 December 2021",
    ],
)
def test_what_is_no_date_in_so_many_words_is_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("December 9 – November 3", ["2021-12-09", "2021-11-03"]),
        ("Sept. 3 and Sept. 4", ["2021-09-03", "2021-09-04"]),
        ("31 June 5", ["2021-06-05"]),
        ("12:30 December 9", ["2021-12-09"]),
        ("met December 13. 15 people", ["2021-12-13"]),
        ("December 9, 10 people", ["2021-12-09"]),
        ("on December 9 and 10 people", ["2021-12-09"]),
        ("December 9 – 10 ministers", ["2021-12-09"]),
        ("No. 5, 10 December 2021", ["2021-12-10"]),
    ],
)
def test_days_that_make_no_range_stay_single(text: str, found: list[str]) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9 December 2021, to Friday, 11 December 2021", ["2021-12-09/2021-12-11"]),
        ("on December 9 and 11 in Geneva", ["2021-12-09", "2021-12-11"]),
        ("on December 9, 10, and 12, 2020", ["2020-12-09", "2020-12-10", "2020-12-12"]),
        ("on 9 and 11 December 2020", ["2020-12-09", "2020-12-11"]),
        ("on 9-10 and 12 December", ["2021-12-09/2021-12-10", "2021-12-12"]),
        ("see Week 49, 7–13 December 2020", ["2020-12-07/2020-12-13"]),
        ("see Week 10, 7–13 December 2020", ["2020-12-07/2020-12-13"]),
        ("Nos 3, 4, 10-12 December", ["2021-12-10/2021-12-12"]),
    ],
)
def test_of_several_days_of_one_month_each_is_found(text: str, found: list[str]) -> None:
    assert days(text) == found


def test_a_mention_tells_its_place_its_words_and_what_was_written() -> None:
    assert list(mentions("On Thursday, December 9, she")) == [
        DateMention(13, 23, "December 9", ((PartialDate(None, 12, 9), PartialDate(None, 12, 9)),))
    ]


def test_month_names_are_known_in_full_abbreviated_and_in_any_case() -> None:
    assert all(map(is_month_name, ["december", "DEC", "Sept", "may"]))
    assert not is_month_name("decem")


def day_first(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@given(st.dates(date(1500, 1, 1), date(2199, 12, 31)))
@settings(derandomize=True, deadline=None)
def test_every_day_with_its_year_is_read_back_in_every_form(day: date) -> None:
    for text in (
        day.isoformat(),
        day_first(day),
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%b}. {day.day}, {day.year}",
    ):
        assert days(f"({text})") == [day.isoformat()]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 180))
@settings(derandomize=True, deadline=None)
def test_every_range_is_read_back(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    written = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    assert days(f"{day_first(first)} – {day_first(last)}") == [written]


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["May ", "5", "-", " – ", "2021", ", ", "th", "of "])).map("".join)
)
@settings(derandomize=True, deadline=None)
def test_mentions_stand_in_the_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for mention in mentions(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        resolve(mention, date(1, 1, 1))
        interval = resolve(mention, LATEST)
        assert interval is None or interval.start <= interval.end


@pytest.mark.parametrize(
    "head",
    [
        "January 3, 5 and February 2, 2022",
        "January 3 (and 5)",
        "December 28, 30 and January 5",
        "December 3 and 7 and January 4",
        "January 5..7",
        "January 5 ~ 7",
        "January 5 and again on January 7",
        "2021-12-03..07",
        "January 5 (morning) and 7 (evening)",
        "January 3 to the 5th",
    ],
)
def test_a_head_that_names_more_days_than_are_read_names_none(head: str) -> None:
    found = leading(f"{head}: Secretary Doe met Minister Roe")
    assert found is not None
    assert (found.text, found.days) == (head, ())


@pytest.mark.parametrize(
    "line",
    [
        "January 5: the 7th Fleet met 3 allies on January 9",
        "January 5 (Geneva): a meeting; January 9 talks follow",
        "January 5, 10:30 am: a call",
        "January 5: 7 ministers met",
    ],
)
def test_numbers_elsewhere_take_no_date_away(line: str) -> None:
    found = leading(line)
    assert found is not None
    assert found.days
