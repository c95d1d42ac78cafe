"""Dates as pages show them: numbers in their country's order, other languages, and what a label says."""

from datetime import date

import pytest

from audit.extract.shown import Order, order_of, shown

DECEMBER_9 = date(2021, 12, 9)


def _days(text: str, order: Order = "day-first", language: str | None = None) -> list[tuple[date, ...]]:
    return [one.days for one in shown(text, order, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("December 9, 2021", "en"),
        ("DECEMBER 09, 2021", "en"),
        ("Dec. 9, 2021", "en"),
        ("9 December 2021", "en"),
        ("Thu Dec 9 09:21:33 CET 2021", "en"),
        ("Thu Dec 09 21:21:33 2021", None),
        ("09.12.2021, 15:42 Uhr", "de"),
        ("9. Dezember 2021 um 15:18 Uhr", "de"),
        ("9.12.21", "de"),
        ("le 9 décembre 2021", "fr"),
        ("9 de diciembre de 2021", "es"),
        ("diciembre 9, 2021", "es"),
        ("9 grudnia 2021", "pl"),
        ("9 декабря 2021", "ru"),
        ("2021. december 9.", "hu"),
        ("2021年12月9日", "ja"),
        ("令和3年12月9日", "ja"),
        ("२०२१-१२-०९", "hi"),
        ("९ दिसंबर २०२१", "hi"),
        ("24 كانون الأول / ديسمبر 2021".replace("24", "9"), "ar"),
        ("9 ديسمبر 2021", "ar"),
        ("۱۸ آذر ۱۴۰۰", "fa"),
        ("2021. 12. 09.", "hu"),
        ("9. 12. 2021", "cs"),
        ("09 | 12 | 2021", "de"),
        ("2021년 12월 9일", "ko"),
        ("09\u200f/12\u200f/2021", "ar"),
        ("2021-12-09 20:13", None),
        ("2021/12/09", None),
        ("9 בדצמבר 2021", None),
        ("9 دسمبر، 2021", "ur"),
        ("09 ديسمبر/كانون الأول 2021", "ar"),
        ("2021 m. gruodžio 9 d.", "lt"),
        ("2021. gada 9. decembris", "lv"),
        ("2021\u202fж. 9 желтоқсан", "kk"),
        ("2021(e)ko abenduaren 9(a)", "eu"),
        ("2021, ഡിസംബർ 9", None),
        ("9, డిసెంబర్ 2021", "te"),
        ("ថ្ងៃទី ៩ ខែធ្នូ ឆ្នាំ២០២១", "km"),
        ("2021. dec. 9.", "hu"),
        ("9.des.2021", "nb"),
    ],
)
def test_a_day_is_read_in_its_language(text: str, language: str | None) -> None:
    assert _days(text, language=language) == [(DECEMBER_9,)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("5. November 2021", "de"), ("2. august 2012", "da"), ("5. April 2021, upd. May 6, 2021", "de")],
)
def test_a_month_that_english_shares_takes_the_day_of_its_own_language_along(text: str, language: str) -> None:
    assert [one.text for one in shown(text, "day-first", language) if one.days][:1] == [text.partition(",")[0]]


@pytest.mark.parametrize(
    ("order", "days"),
    [
        ("day-first", (date(2021, 9, 12),)),
        ("month-first", (DECEMBER_9,)),
        ("open", (date(2021, 9, 12), DECEMBER_9)),
    ],
)
def test_slashes_follow_the_pages_order_or_stay_open(order: Order, days: tuple[date, ...]) -> None:
    assert _days("12/09/2021", order) == [days]


def test_slashes_with_a_month_that_does_not_exist_are_read_in_the_other_order() -> None:
    assert _days("19/05/2023", "month-first") == [(date(2023, 5, 19),)]
    assert _days("05/19/2023", "day-first") == [(date(2023, 5, 19),)]
    assert _days("5.19.2023", "day-first", "de") == []


def test_dots_are_day_first_but_on_american_pages_open() -> None:
    assert _days("09.12.2021", "open") == [(DECEMBER_9,)]
    assert _days("09.12.2021", "day-first", "en-gb") == [(DECEMBER_9,)]
    assert _days("09.12.2021", "open", "en") == [(DECEMBER_9,)]
    assert _days("09.12.2021", "month-first", "en") == [(DECEMBER_9, date(2021, 9, 12))]
    assert _days("12.9.2021", "month-first", "de") == [(date(2021, 9, 12),)]


def test_dots_are_month_first_in_english_where_no_such_day_would_exist() -> None:
    assert _days("12.31.2021", "open", "en") == [(date(2021, 12, 31),)]


def test_an_order_that_cannot_be_is_not_taken() -> None:
    assert _days("01.21.2020", "open", "en") == [(date(2020, 1, 21),)]
    assert _days("12/25/2021", "open") == [(date(2021, 12, 25),)]


@pytest.mark.parametrize(
    "text", ["23.10.2015 - 25.10.2015", "October 9, 2020 to November 2, 2020", "9. Dezember 2021 bis 11. Dezember 2021"]
)
def test_the_two_ends_of_a_span_are_no_day_of_the_page(text: str) -> None:
    assert {one.label for one in shown(text, "day-first", "de")} <= {"other"}


def test_a_time_of_day_behind_a_date_is_noted() -> None:
    times = [
        "9.12.2021 | 14:07 Uhr",
        "9.12.2021 um 14:48",
        "December 9, 2021 at 3:32 am",
        "9.12.2021",
        "9.12.2021 | 4 min",
    ]
    assert [one.timed for text in times for one in shown(text, "day-first")] == [True, True, True, False, False]


def test_the_words_are_kept_as_they_stand() -> None:
    assert [one.text for one in shown("am ٩ ديسمبر ٢٠٢١", "day-first", "ar")] == ["٩ ديسمبر ٢٠٢١"]


@pytest.mark.parametrize(
    ("language", "host", "order"),
    [
        ("en-us", "news.example", "month-first"),
        ("en", "office.gov", "month-first"),
        (None, "base.mil", "month-first"),
        ("en-gb", "news.example", "day-first"),
        ("de", "news.example", "day-first"),
        ("en", "news.example", "open"),
        ("en", "news.co.uk", "day-first"),
        (None, "nachrichten.de", "day-first"),
        (None, "news.example", "open"),
    ],
)
def test_the_order_is_told_by_language_and_kind_of_host(language: str | None, host: str, order: Order) -> None:
    assert order_of(language, host) == order


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Published: December 9, 2021", "published"),
        ("Updated: December 9, 2021", "modified"),
        ("First published December 9, 2021", "published"),
        ("Last modified on December 9, 2021", "modified"),
        ("Aktualisiert am 9.12.2021", "modified"),
        ("Veröffentlicht am 9.12.2021", "published"),
        ("Copyright © December 9, 2021", "other"),
        ("December 9, 2021", None),
    ],
)
def test_the_words_before_a_date_say_what_it_is(text: str, label: str | None) -> None:
    assert [one.label for one in shown(text, "day-first")] == [label]


def test_the_nearest_label_counts() -> None:
    found = shown("Updated: December 10, 2021. Published: December 9, 2021", "day-first")
    assert [one.label for one in found] == ["modified", "published"]


@pytest.mark.parametrize(
    "text", ["", "version 1.2.2020.3", "31.02.2021", "call 555-12-2021", "12 listopada 2021", "9:30"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert not [days for days in _days(text) if days]


def test_a_year_before_a_comma_is_not_of_the_english_date_behind_it() -> None:
    assert _days("as in 2020, December 9, 2021 was", language="en") == [(DECEMBER_9,)]


def test_a_month_alone_has_no_day() -> None:
    assert [(one.days, one.precision) for one in shown("December 2021", "day-first")] == [((), "month")]
