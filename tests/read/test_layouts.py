"""Layouts of letters, digests and logs: what stands on lines of its own, below an entry, or in a list above it."""

from pathlib import Path

import pytest

from audit.model.claim import CitedDocument
from audit.read.document import read_document


def read(text: str, tmp_path: Path) -> CitedDocument:
    path = tmp_path / "list.md"
    path.write_text(f"---\ndate: 2022-01-10\n---\n\n{text}\n", encoding="utf-8")
    return read_document(path, "list.md")


def told(cited: CitedDocument) -> list[tuple[str, str, list[str]]]:
    """Day, kind and the last parts of the cited addresses of each claim."""
    return [
        (
            str(claim.when.start) if claim.when else "",
            claim.kind,
            [one.uri.rpartition("/")[2] for one in claim.citations],
        )
        for claim in cited.claims
    ]


def test_a_day_alone_on_the_first_line_of_a_paragraph_dates_the_lines_below(tmp_path: Path) -> None:
    text = (
        "9 December 2021\nThe Chair met Ambassador Prystaiko.\nhttps://a.example/1\n\n"
        "Monday, 6 December\nThe Chair spoke by telephone with Minister Rau.\nhttps://a.example/2\n"
        "3 December 2021\nThe Chair met Minister Reinsalu.\nhttps://a.example/3"
    )
    assert told(read(text, tmp_path)) == [
        ("2021-12-09", "meeting", ["1"]),
        ("2021-12-06", "call", ["2"]),
        ("2021-12-03", "meeting", ["3"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They came together again on\n9 December\nto talk about [trade](https://a.example/1)",  # only wrapped there
        "9 December 2021\n01:40 min",  # the lines of a video
    ],
)
def test_a_day_on_a_line_of_its_own_by_chance_dates_nothing(text: str, tmp_path: Path) -> None:
    assert told(read(text, tmp_path)) == []


def test_numbers_in_brackets_cite_what_stands_behind_them_at_the_end(tmp_path: Path) -> None:
    text = (
        "- December 9: Chair Kivi met Minister Rau [1].\n- December 10: Chair Kivi called Minister Rau [2][1].\n\n"
        "[1] https://a.example/1\n[2] Readout, https://a.example/2"
    )
    cited = read(text, tmp_path)
    assert told(cited) == [("2021-12-09", "meeting", ["1"]), ("2021-12-10", "call", ["2", "1"])]
    assert cited.links == ()


def test_of_notes_of_one_number_that_which_follows_is_meant(tmp_path: Path) -> None:
    letter = "December {}: Chair Kivi met Minister Rau [1].\n\n[1] https://a.example/{}\n\n"
    cited = read(letter.format(9, 9) + letter.format(10, 10), tmp_path)
    assert told(cited) == [("2021-12-09", "meeting", ["9"]), ("2021-12-10", "meeting", ["10"])]


def test_numbers_that_no_mark_refers_to_are_the_entries_own(tmp_path: Path) -> None:
    text = "[1] December 9: Chair Kivi met [Minister Rau](https://a.example/1)\n\nSee [2] of the treaty.\n\n- x"
    assert [link.uri for link in read(text, tmp_path).links] == ["https://a.example/1"]


def test_a_link_to_an_account_below_a_dated_paragraph_is_cited_by_it(tmp_path: Path) -> None:
    text = (
        "**December 9** Minister Rau met Minister Blinken.\n\nThe talks were long.\n\n"
        "[Read more](https://a.example/1)\n\n"
        "**December 10** – Minister Rau called Minister Baerbock.\n\n> https://a.example/2\n\n"
        "**December 11** – Minister Rau met [Minister Baerbock](https://a.example/3).\n\n[Home](https://a.example/4)\n\n"
        "**December 12** – Minister Rau met Minister Landsbergis.\n\n## Other\n\nhttps://a.example/5"
    )
    cited = read(text, tmp_path)
    assert told(cited) == [
        ("2021-12-09", "meeting", ["1"]),
        ("2021-12-10", "call", ["2"]),
        ("2021-12-11", "meeting", ["3"]),
        ("2021-12-12", "meeting", []),
    ]
    assert [link.uri for link in cited.links] == ["https://a.example/4", "https://a.example/5"]


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        ("They discussed grain exports. [Readout](https://a.example/1)", [("meeting", ["1"])]),
        ("Minister Blinken thanked Poland, and pledged help. https://a.example/1", [("meeting", ["1"])]),
        ("He called Minister Kuleba. https://a.example/1", [("meeting", []), ("call", ["1"])]),
        ("He discussed it with Minister Kuleba. https://a.example/1", [("meeting", []), ("other", ["1"])]),
    ],
)
def test_what_was_said_at_an_event_is_no_claim_beside_it(
    said: str, claims: list[tuple[str, list[str]]], tmp_path: Path
) -> None:
    cited = read(f"- December 9: Minister Rau met Minister Blinken. {said}", tmp_path)
    assert [(kind, uris) for _, kind, uris in told(cited)] == claims


def test_an_item_that_is_only_a_month_or_a_year_titles_the_dated_items_under_it(tmp_path: Path) -> None:
    text = (
        "- **2019**\n  - January\n    - 8 January: met President Maurer ([text](https://a.example/1))\n"
        "    - 9: met President Sall ([text](https://a.example/2))\n"
        "- March 2020\n  - March 3: met President Macron ([text](https://a.example/3))\n\n"
        "She met [others](https://a.example/4), too.\n\n"
        "- February 2021\n  - met President Sall ([text](https://a.example/5))"
    )
    cited = read(text, tmp_path)
    assert told(cited) == [
        ("2019-01-08", "meeting", ["1"]),
        ("2019-01-09", "meeting", ["2"]),
        ("2020-03-03", "meeting", ["3"]),
        ("2021-02-01", "meeting", ["5"]),
    ]
    assert [link.uri for link in cited.links] == ["https://a.example/4"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("- 8 listopada: rozmowa z ministrem Kułebą, później śniadanie ([x](https://a.example/1))", ["2021-11-08"]),
        ("- 8. listopada 2021.: razgovor s kolegom Đuričićem, više kasnije ([x](https://a.example/1))", ["2021-10-08"]),
        ("- 8 listopada: X ([x](https://a.example/1))", []),
    ],
)
def test_a_month_that_is_another_elsewhere_is_told_by_the_letters_of_the_document(
    text: str, days: list[str], tmp_path: Path
) -> None:
    assert [day for day, *_ in told(read(text, tmp_path))] == days


def test_a_sentence_with_a_day_of_its_own_goes_before_the_month_of_its_title(tmp_path: Path) -> None:
    text = "## December 2021\n\nOn December 9, 2021, Minister Rau met [Minister Blinken](https://a.example/1) in Riga."
    assert told(read(text, tmp_path)) == [("2021-12-09", "meeting", ["1"])]


def test_a_table_that_names_nobody_who_acts_tells_with_whom_and_how(tmp_path: Path) -> None:
    text = (
        "| Date | With | Format | Release |\n|---|---|---|---|\n"
        "| December 9 | Minister Kuleba | Call | [PDF](https://a.example/1) |"
    )
    cited = read(text, tmp_path)
    assert told(cited) == [("2021-12-09", "call", ["1"])]
    assert ([one.name for one in cited.claims[0].counterparts], cited.claims[0].actors) == (["Kuleba"], ())


def test_what_is_to_come_may_begin_with_its_verb(tmp_path: Path) -> None:
    text = (
        "- February 2 – Will meet Minister Kuleba ([agenda](https://a.example/1))\n- January 5 – Call w/ Minister Rau"
    )
    cited = read(text, tmp_path)
    assert [(claim.modality, claim.kind) for claim in cited.claims] == [("planned", "meeting"), ("past", "call")]
    assert [one.name for one in cited.claims[0].counterparts] == ["Kuleba"]


@pytest.mark.parametrize("number", ["1. ", "(12) ", "3) ", "b) ", "iv. "])
def test_a_number_before_a_day_is_no_part_of_it(number: str, tmp_path: Path) -> None:
    text = f"x\n\n<p>{number}Monday, 6 December 2021. Minister Rau met <a href='https://a.example/1'>X</a></p>"
    assert told(read(text, tmp_path)) == [("2021-12-06", "meeting", ["1"])]


def test_a_day_with_a_full_stop_is_no_number(tmp_path: Path) -> None:
    text = "6. Dezember 2021: Treffen mit [Minister Kuleba](https://a.example/1)"
    assert told(read(text, tmp_path)) == [("2021-12-06", "meeting", ["1"])]


def test_a_date_of_a_table_that_is_planned_announces_its_row(tmp_path: Path) -> None:
    text = "| Date | What |\n|---|---|\n| January 19 (planned) | Meeting with [Minister Rau](https://a.example/1) |"
    (claim,) = read(text, tmp_path).claims
    assert claim.modality == "planned"


def test_what_a_phrase_of_another_language_names_twice_is_one_event(tmp_path: Path) -> None:
    text = "- 7. Dezember 2021: Antrittsbesuch von Kanzler Scholz, Gespräch mit Präsident Biden ([BPA](https://a.example/1))"
    assert told(read(text, tmp_path)) == [("2021-12-07", "visit", ["1"])]


def test_the_day_of_a_page_is_looked_for_below_its_navigation(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<nav><ul><li><a href='/a'>Home</a></li></ul></nav><h1>Log</h1><p>Updated 3 June 2021</p>"
        "<p>May 9: Minister Rau met <a href='https://a.example/1'>Minister Kuleba</a></p>"
    )
    assert told(read_document(path, "page.html")) == [("2021-05-09", "meeting", ["1"])]


@pytest.mark.parametrize(
    "line",
    [
        "Biden–Xi phone call, 90 min ([WH](https://a.example/1))",  # a number acts in nothing
        "Leaders meet in Rome, Palazzo Chigi (expected) ([WH](https://a.example/1))",  # nor is a bracket a verb
    ],
)
def test_a_note_behind_a_comma_is_no_event_of_its_own(line: str, tmp_path: Path) -> None:
    assert len(read(f"- December 9 – {line}", tmp_path).claims) == 1


def test_sources_in_one_bracket_cite_for_their_sentence(tmp_path: Path) -> None:
    text = (
        "**December 2021**\n\nOn 9 December 2021, President Macron met her in Riga "
        "([Elysée](https://a.example/1); [Le Monde](https://a.example/2))."
    )
    assert told(read(text, tmp_path)) == [("2021-12-09", "meeting", ["1", "2"])]


def test_notes_that_would_cite_without_end_are_left_where_they_stand(tmp_path: Path) -> None:
    links = " ".join(f"https://a.example/{number}" for number in range(45))
    cited = read("Marks: " + "[1] " * 1_200 + f"\n\n[1] {links}", tmp_path)
    assert len(cited.links) == 45


@pytest.mark.parametrize("line", ["on the phone", "over the phone", "on a secure call", "over the telephone"])
def test_on_what_people_speak_is_not_what_they_speak_about(line: str, tmp_path: Path) -> None:
    (claim,) = read(f"- December 9: Minister Rau spoke {line} with Minister Kuleba", tmp_path).claims
    assert [one.name for one in claim.counterparts] == ["Kuleba"]


def test_a_quotation_behind_a_link_is_a_sentence_of_its_own(tmp_path: Path) -> None:
    text = "- December 9: Call with Rau ([x](https://a.example/1)). “We agreed to stay in touch,” Rau [wrote](https://a.example/2)."
    assert [uris for _, _, uris in told(read(text, tmp_path))] == [["1"], ["2"]]


@pytest.mark.parametrize("mark", ["→", "–", ">"])
def test_a_name_behind_a_mark_at_the_end_is_where_it_is_told(mark: str, tmp_path: Path) -> None:
    text = f"- December 9 – Meeting with Secretary Knutsson, Stockholm {mark} [gov.se](https://a.example/1)"
    assert told(read(text, tmp_path)) == [("2021-12-09", "meeting", ["1"])]


def test_a_table_that_only_lays_out_a_page_makes_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    path.write_text(
        "<table role='presentation'><tr><td><h1>Letter</h1><p>10 January 2022</p></td></tr>"
        "<tr><td><p><b>9 December</b><br>Minister Rau met Minister Kuleba. <a href='https://a.example/1'>Photos</a></p>"
        "<p><b>10 December</b><br>Minister Rau called Minister Sikora. <a href='https://a.example/2'>Text</a></p>"
        "<p>Not for you? <a href='https://a.example/3'>Unsubscribe</a></p></td></tr></table>"
        "<table><tr><td>December 13</td><td>Call with Minister Lund</td><td><a href='https://a.example/4'>x</a></td></tr></table>"
    )
    assert told(read_document(path, "letter.html")) == [
        ("2021-12-09", "meeting", ["1"]),
        ("2021-12-10", "call", ["2"]),
        ("2021-12-13", "call", ["4"]),
    ]


def test_a_link_of_restructured_text_is_one(tmp_path: Path) -> None:
    text = "* December 9: meeting with `Minister Rau <https://a.example/1>`_"
    (claim,) = read(text, tmp_path).claims
    assert [(one.uri, one.anchor) for one in claim.citations] == [("https://a.example/1", "Minister Rau")]


def test_what_a_list_of_holdings_calls_its_entries_is_no_part_of_them(tmp_path: Path) -> None:
    text = (
        "- Folder 1. 14 January 1994. President Clinton meets President Yeltsin: [memcon](https://a.example/1)\n"
        "- Box 2, Folder 3: 8 February 1994. Telephone call with Chancellor Kohl. [Memcon](https://a.example/2)"
    )
    cited = read(text, tmp_path)
    assert told(cited) == [("1994-01-14", "meeting", ["1"]), ("1994-02-08", "call", ["2"])]
    assert [one.name for one in cited.claims[0].actors] == ["Clinton"]
