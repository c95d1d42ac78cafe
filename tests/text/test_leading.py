"""The date at the head of an entry: taken in whole, or told as one that names no days."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.dates import leading
from audit.text.days import iso
from audit.text.years import resolve

LATEST = date(2022, 2, 10)  # a document of January 10, 2022 and 31 days


def head(text: str, *edges: int) -> tuple[str, str | None] | None:
    """The words of the date a text begins with, and its days; None for the days where it names none."""
    mention = leading(text, edges)
    interval = resolve(mention, LATEST) if mention else None
    return (mention.text, iso(interval) if interval else None) if mention else None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("January 5 and 7: calls", "2022-01-05,2022-01-07"),
        ("January 5 & 7: calls", "2022-01-05,2022-01-07"),
        ("January 5 or 7: a call", "2022-01-05,2022-01-07"),
        ("January 5, 7: calls", "2022-01-05,2022-01-07"),
        ("January 5th and 7th – calls", "2022-01-05,2022-01-07"),
        ("January 5, January 7: calls", "2022-01-05,2022-01-07"),
        ("Wednesday, January 5 and Friday, January 7: calls", "2022-01-05,2022-01-07"),
        ("5 and 7 January: calls", "2022-01-05,2022-01-07"),
        ("the 5th and the 7th of January: calls", "2022-01-05,2022-01-07"),
        ("January 5; January 7: calls", "2022-01-05,2022-01-07"),
        ("January 5; 7: calls", "2022-01-05,2022-01-07"),
        ("January 5 as well as January 7: calls", "2022-01-05,2022-01-07"),
        ("January 5 (Wed.) and January 7 (Fri.): calls", "2022-01-05,2022-01-07"),
        ("5, 7 January 2022: calls", "2022-01-05,2022-01-07"),
        ("2022-01-05, 2022-01-07: calls", "2022-01-05,2022-01-07"),
        ("January 5, 6, and 7: calls", "2022-01-05/2022-01-07"),
        ("January 5-7, 9: calls", "2022-01-05/2022-01-07,2022-01-09"),
        ("January 5, 12 and 19: calls", "2022-01-05,2022-01-12,2022-01-19"),
        ("January 5, 19, 2022: calls", "2022-01-05,2022-01-19"),
        ("December 9-10 and 13-14, 2021: talks", "2021-12-09/2021-12-10,2021-12-13/2021-12-14"),
        ("December 30 and 31: calls", "2021-12-30/2021-12-31"),
        ("December 30 and January 2: calls", "2021-12-30,2022-01-02"),
        ("January 5 and 7 in Geneva, they met", "2022-01-05,2022-01-07"),
        ("2021-12-15/16: talks", "2021-12-15/2021-12-16"),
        ("January 5/6: a call", "2022-01-05/2022-01-06"),
        ("December 30 – January 2: talks", "2021-12-30/2022-01-02"),
    ],
)
def test_several_days_are_taken_in_one_and_all(text: str, days: str) -> None:
    found = head(text)
    assert found is not None
    assert found[1] == days


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("January 5, 20222", ": a call"),
        ("January 5, 99999", ": a call"),
        ("January 5, 0000", ": a call"),
        ("January 5, 2522", ": a call"),
        ("January 5, 19", ": a call"),
        ("January 5 '22", ": a call"),
        ("January 5, 2022, 7", ": a call"),
        ("January 5, 20222", " ministers met"),
        ("January 5, 30", " NATO Allies met"),
        ("January 5 and 7", " President X called Y"),
        ("January 9-3", ": a visit"),
        ("January 7 and 5", ": calls"),
        ("January 5/7", ": a call"),
        ("January 5/January 7", ": calls"),
        ("January 5, 2022 and 7th", ": calls"),
        ("January 5", " – present: talks"),
        ("January 5", "-ongoing: talks"),
        ("January 5", " onwards: talks"),
        ("January 5 and February 30", ": calls"),
        ("January 5, April 31", ": calls"),
        ("January 7 and December 5", ": calls"),
        ("December 9 – December 2021", ": talks"),
        ("April 31", ": a call"),
        ("31 April 2021", ": a call"),
        ("May 45", ": a call"),
        ("January 2522", ": talks"),
        ("January 2022/23", ": talks"),
        ("March–January 2021", ": talks"),
        ("2022-13-40", ": a call"),
        ("2021-12-15-16", ": talks"),
        ("01/10/2022", ": a call"),
        ("31.2.2021", ": a call"),
        ("9-12-2021", ": a call"),
        ("9-Dec-21", ": a call"),
    ],
)
def test_what_opens_like_a_date_and_names_no_days_keeps_its_words(written: str, rest: str) -> None:
    assert head(written + rest) == (written, None)


@pytest.mark.parametrize(
    "rest",
    [
        ", 7 ministers met",
        ", 1,500 troops arrived",
        ", 10:30 a.m.: a call",
        " 10 a.m. – a call",
        " – 16 leaders met",
        ", 5% of them met",
        ": 7 NATO Allies met",
        " (7 NATO Allies met)",
        "",
    ],
)
def test_a_number_that_counts_or_tells_the_time_is_no_part_of_the_date(rest: str) -> None:
    assert head(f"January 5{rest}") == ("January 5", "2022-01-05")


@pytest.mark.parametrize("rest", [", 16 European leaders met", " – 16 European leaders met", " 16 leaders met"])
def test_behind_a_written_year_a_number_begins_the_statement(rest: str) -> None:
    assert head(f"January 5, 2022{rest}") == ("January 5, 2022", "2022-01-05")


@pytest.mark.parametrize(
    ("text", "edge", "written"),
    [
        ("January 5, 30 NATO Allies met", 9, "January 5"),
        ("January 5 – 16 European leaders met", 9, "January 5"),
        ("January 5 and 7 President X called Y", 15, "January 5 and 7"),
        ("January 5 – 8 Secretary X visits Y", 13, "January 5 – 8"),
    ],
)
def test_where_the_markup_changes_the_date_is_over(text: str, edge: int, written: str) -> None:
    found = head(text, edge)
    assert found is not None
    assert found[0] == written
    assert found[1] is not None


def test_a_number_in_other_markup_is_still_a_day_where_nothing_follows_it() -> None:
    assert head("January 5 and 7: calls", 9, 14, 15) == ("January 5 and 7", "2022-01-05,2022-01-07")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022/01/10: a call", "2022-01-10"),
        ("2022.1.5: a call", "2022-01-05"),
        ("20220110: a call", "2022-01-10"),
        ("2021-12: talks", "2021-12-01/2021-12-31"),
        ("January 5 (2021): a call", "2021-01-05"),
        ("the 5th of January: a call", "2022-01-05"),
        ("  **[Thursday, November 30 – December 1: Secretary Blinken", "2021-11-30/2021-12-01"),
    ],
)
def test_a_date_is_read_behind_marks_and_in_forms_that_only_dates_have(text: str, days: str) -> None:
    found = head(text)
    assert found is not None
    assert found[1] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9 décembre 2021 : appel", "2021-12-09"),
        ("jeudi 9 décembre – appel", "2021-12-09"),
        ("1er janvier : appel", "2022-01-01"),
        ("du 9 au 13 décembre : visite", "2021-12-09/2021-12-13"),
        ("30 novembre – 1er décembre : OTAN", "2021-11-30/2021-12-01"),
        ("9.–13. Dezember 2021: Besuch", "2021-12-09/2021-12-13"),
        ("10 mai : rencontre", "2021-05-10"),
        ("3. bis 5. Mai: Besuch", "2021-05-03/2021-05-05"),
        ("5 mei – telefoongesprek", "2021-05-05"),
        ("dal 26 al 28 giugno: visita", "2021-06-26/2021-06-28"),
        ("Donnerstag, 9. Dezember: Anruf", "2021-12-09"),
        ("5. November: Anruf", "2021-11-05"),
        ("5.–7. August: Besuch", "2021-08-05/2021-08-07"),
        ("5. Jan.: Anruf", "2022-01-05"),
        ("14 t/m 16 april: bezoek", "2021-04-14/2021-04-16"),
        ("17 nov. 2020: reunión", "2020-11-17"),
        ("17 nov 2020: reunión", "2020-11-17"),
        ("17 de nov. de 2020: reunión", "2020-11-17"),
        ("1.º de diciembre: llamada", "2021-12-01"),
        ("5月3日～5日：訪問", "2021-05-03/2021-05-05"),
        ("1月3日から5日まで、訪問", "2022-01-03/2022-01-05"),
        ("1月3-5日：訪問", "2022-01-03/2022-01-05"),
        ("1月30日～2月2日：訪問", "2022-01-30/2022-02-02"),
        ("12月30日（木）～1月2日（日）：訪問", "2021-12-30/2022-01-02"),
        ("12月3日、5日：会談", "2021-12-03,2021-12-05"),
        ("12月3日、5、7日：会談", "2021-12-03,2021-12-05,2021-12-07"),
        ("12月3日、2日間の会談", "2021-12-03"),
        ("12月3日、1月の訪問を調整", "2021-12-03"),
        ("令和3年5月6日、会談", "2021-05-06"),
        ("令和元年１２月９日：会談", "2019-12-09"),
        ("2021年12月3日至5日：访问", "2021-12-03/2021-12-05"),
        ("12월 3일부터 5일까지 방문", "2021-12-03/2021-12-05"),
        ("9 y 11 de enero: llamadas", "2022-01-09,2022-01-11"),
        ("el 9 de diciembre de 2021, reunión", "2021-12-09"),
        ("9 e 10 dicembre: colloqui", "2021-12-09/2021-12-10"),
        ("9 грудня 2021 року: розмова", "2021-12-09"),
        ("9 декабря: звонок", "2021-12-09"),
        ("9 grudnia 2021 r. – rozmowa", "2021-12-09"),
        ("2021. december 9. – hívás", "2021-12-09"),
        ("2021 m. gruodžio 9 d. – pokalbis", "2021-12-09"),
        ("2021年12月9日: 会談", "2021-12-09"),
        ("décembre 2021 : entretiens", "2021-12-01/2021-12-31"),
    ],
)
def test_dates_in_other_languages_are_read_by_their_months_names(text: str, days: str) -> None:
    found = head(text)
    assert found is not None
    assert found[1] == days


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("31 avril 2021", " : appel"),
        ("9 décembre", " 20222 : appel"),
        ("9 e 12 dicembre 2021", ": colloqui"),
        ("9 a 13 de diciembre", ""),
        ("13-9 décembre", " : visite"),
        ("2021年13月9日", ": 会談"),
        ("5月3日～33日", "：訪問"),
        ("1月3日" + "、5日" * 9, "、6日：訪問"),
        ("5月3日～5日～9日", "：訪問"),
        ("5. November und 31. November", ": Anruf"),
    ],
)
def test_nothing_is_read_by_halves_in_other_languages_either(written: str, rest: str) -> None:
    assert head(written + rest) == (written, None)


@pytest.mark.parametrize(
    "text",
    [
        "5 out of 7 ministers",
        "9 des ministres",
        "9 listopada: rozmowa",
        "16 ministres se sont réunis",
        "3 days ago",
        "Secretary Blinken, December 9",
        "",
        "In December 2021",
        "5 people",
        "may 5 people",
        "May 10% of them",
        "March 4,000 miles",
        "10.1.22 was released",
        "2021-12-15-alpha",
        "Article 5",
        "1/2: half",
    ],
)
def test_what_does_not_open_like_a_date_has_none(text: str) -> None:
    assert head(text) is None


_PARTS = [
    "January ",
    "5",
    "7",
    " 31",
    "2022",
    "-",
    " – ",
    ", ",
    " and ",
    "/",
    " (",
    ": ",
    "9 May",
    "th",
    "'",
    " Allies",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=9).map("".join))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_every_number_of_a_date_that_is_read_is_one_of_its_days_or_its_year(text: str) -> None:
    mention = leading(text)
    if mention is None or not mention.days:
        return
    assert text[mention.start : mention.end] == mention.text
    named = {number for ends in mention.days for end in ends for number in (end.day, end.year) if number}
    assert named == {int(number) for number in re.findall("[0-9]+", mention.text)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Late December: X", "2021-12-01/2021-12-31"),
        ("Mid-November 2021: X", "2021-11-01/2021-11-30"),
        ("December – X", "2021-12-01/2021-12-31"),
        ("DEC: X", "2021-12-01/2021-12-31"),
        ("the second half of December: X", "2021-12-01/2021-12-31"),
        ("Week of December 6: X", "2021-12-06/2021-12-12"),
        ("Week of December 28: X", "2021-12-28/2022-01-03"),
        ("Q4 2021: X", "2021-10-01/2021-12-31"),
        ("2021: X", "2021-01-01/2021-12-31"),
        ("Anfang Dezember: X", "2021-12-01/2021-12-31"),
        ("Fin décembre 2021 : X", "2021-12-01/2021-12-31"),
        ("finales de diciembre: X", "2021-12-01/2021-12-31"),
        ("Since December 3: X", None),
        ("Seit dem 3. Dezember: X", None),
        ("Since late December: X", None),
        ("Around December 3, 2021: X", None),
        ("Through December 3: X", None),
        ("Up to December 3: X", None),
        ("Late on December 3: X", None),
        ("Week of December: X", None),
        ("Spring 2021: X", None),
    ],
)
def test_a_date_left_open_is_read_as_wide_as_it_is_or_not_understood(text: str, days: str | None) -> None:
    found = head(text)
    assert found is not None
    assert found[1] == days


@pytest.mark.parametrize(
    "text",
    [
        *("December elections: X", "May I: X", "may: X", "Late again: X", "March on Rome: X", "2021 in review: X"),
        *("By the way: X", "Since then: X", "After the call: X", "Marcher: X", "Winter is coming: X"),
        *("since December 3, X", "Week in review: X"),
    ],
)
def test_what_only_looks_like_a_date_left_open_has_none(text: str) -> None:
    assert head(text) is None
