"""Which list items are dated entries, where their date may stand, and which section they are under."""

from datetime import date

import pytest

from audit.model.document import DateInterval
from audit.read.entries import Entry, outline
from audit.read.markdown import blocks
from audit.text.days import iso
from audit.text.years import resolve

LATEST = date(2022, 2, 10)


def _entries(text: str) -> tuple[Entry, ...]:
    return outline(blocks(text)).entries


def _when(entry: Entry) -> DateInterval | None:
    return resolve(entry.date, LATEST)


@pytest.mark.parametrize(
    ("item", "start", "end"),
    [
        ("December 9: a call", "2021-12-09", "2021-12-09"),
        ("9 December: a call", "2021-12-09", "2021-12-09"),
        ("24 FEB – a call", "2021-02-24", "2021-02-24"),
        ("Dec. 9, 2020 -- a call", "2020-12-09", "2020-12-09"),
        ("Thursday, 9 December: a call", "2021-12-09", "2021-12-09"),
        ("2021-12-09 a call", "2021-12-09", "2021-12-09"),
        ("(December 9) a call", "2021-12-09", "2021-12-09"),
        ("***December 9***: a call", "2021-12-09", "2021-12-09"),
        ("[December 9](https://a.example): a call", "2021-12-09", "2021-12-09"),
        ("On December 9, X called Y", "2021-12-09", "2021-12-09"),
        ("[Readout](https://a.example) – December 9: a call", "2021-12-09", "2021-12-09"),
        ("[X called Y](https://a.example) (9 December 2021)", "2021-12-09", "2021-12-09"),
        ("[X called Y](https://a.example), on December 9", "2021-12-09", "2021-12-09"),
        ("November 30 – December 1: talks", "2021-11-30", "2021-12-01"),
        ("November 9-13: a visit", "2021-11-09", "2021-11-13"),
        ("30 December – 2 January: talks", "2021-12-30", "2022-01-02"),
        ("January 2022: talks", "2022-01-01", "2022-01-31"),
        ("February 10: a call", "2022-02-10", "2022-02-10"),
        ("February 11: a call", "2021-02-11", "2021-02-11"),
    ],
)
def test_an_item_with_its_date_at_the_head_is_an_entry(item: str, start: str, end: str) -> None:
    (entry,) = _entries(f"* {item}")
    when = _when(entry)
    assert when is not None
    assert (str(when.start), str(when.end)) == (start, end)


@pytest.mark.parametrize(
    "item",
    [
        "X called Y after December 9",
        "May 2022 elections were prepared",
        "May we meet: yes",
        "[Communiqué](https://a.example) of the December 9 summit",
        "12/9: a call",
        "On balance: a call",
        "",
    ],
)
def test_an_item_without_a_date_of_its_own_is_none(item: str) -> None:
    assert _entries(f"* {item}") == ()


def test_a_date_that_begins_a_paragraph_makes_an_entry_only_where_it_is_set_off() -> None:
    assert len(_entries("December 9: a call\n")) == 1
    assert _entries("December 9 was a long day\n") == ()


@pytest.mark.parametrize("marker", ["-", "*", "+", "7.", "7)"])
def test_any_list_holds_entries(marker: str) -> None:
    assert len(_entries(f"{marker} December 9: a call\n")) == 1


def test_undated_items_under_a_dated_one_belong_to_it() -> None:
    first, second = _entries("- December 9\n  - a call\n  - a visit\n- December 10: talks\n")
    assert [" ".join(entry.passage.text.split()) for entry in (first, second)] == [
        "December 9 a call a visit",
        "December 10: talks",
    ]


def test_dated_items_under_an_undated_one_are_entries() -> None:
    assert [entry.number for entry in _entries("- Calls\n  - December 9: one\n  - December 10: two\n")] == [1, 2]


@pytest.mark.parametrize(
    ("before", "section"),
    [
        ("# Calls with *Allies*\n\n", "Calls with Allies"),
        ("Calls\n=====\n\n", "Calls"),
        ("**Calls**\n\n", "Calls"),
        ("**Calls:**\n\n", "Calls:"),
        ("This list is not whole. **Calls**\n\n", "Calls"),
        ("**Overview**  \nThis list is not whole. **Calls**\n\n", "Calls"),
        ("# Talks\n\nThey spoke **often** and long.\n\n", "Talks"),
        ("# Talks\n\n**They spoke often.**\n\n", "Talks"),
        ("# Talks\n\n## Calls\n\n", "Calls"),
        ("", None),
    ],
)
def test_a_section_is_a_heading_or_bold_words_that_stand_alone(before: str, section: str | None) -> None:
    (entry,) = _entries(f"{before}- December 9: a call\n")
    assert entry.section == section


def test_a_comment_between_lists_ends_no_section() -> None:
    text = "# Calls\n\n- December 9: one\n\n<!-- -->\n\n- December 10: two\n"
    assert [entry.section for entry in _entries(text)] == ["Calls", "Calls"]


@pytest.mark.parametrize(
    ("item", "days"),
    [
        ("**January 5** and **7**: calls", "2022-01-05,2022-01-07"),
        ("**January 5 and 7** President X called Y", "2022-01-05,2022-01-07"),
        ("**December 9** – 16 European leaders met", "2021-12-09"),
        ("[December 9](https://a.example), 30 NATO Allies met", "2021-12-09"),
        ("On January 5 and 7, X called Y", "2022-01-05,2022-01-07"),
        ("Between January 5 and 7, X visited Y", "2022-01-05/2022-01-07"),
        ("From January 5 to 7: a visit", "2022-01-05/2022-01-07"),
        ("[X called Y](https://a.example), January 5 and 7", "2022-01-05,2022-01-07"),
    ],
)
def test_the_date_of_an_entry_may_be_several_days(item: str, days: str) -> None:
    (entry,) = _entries(f"* {item}")
    when = _when(entry)
    assert when is not None
    assert iso(when) == days


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ("April 31: a call", "April 31"),
        ("January 5, 20222: a call", "January 5, 20222"),
        ("**January 5**, 20222: a call", "January 5, 20222"),
        ("On April 31, X called Y", "April 31"),
        ("[X called Y](https://a.example), April 31", "April 31"),
        ("01/10/2022: a call", "01/10/2022"),
    ],
)
def test_an_item_that_opens_like_a_date_is_an_entry_without_days(item: str, written: str) -> None:
    (entry,) = _entries(f"* {item}")
    assert (entry.date.text, _when(entry)) == (written, None)


@pytest.mark.parametrize("date", ["7. bis 9. Januar", "7. und 9. Januar", "7. až 9. ledna", "7. – 9. januar"])
def test_a_range_that_begins_with_a_number_and_a_full_stop_is_no_list(date: str) -> None:
    (entry,) = outline(blocks(f"- {date}: [X](https://a.example/1)\n")).entries
    assert (entry.date.text, entry.passage.text) == (date, f"{date}: X")
