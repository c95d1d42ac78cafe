"""Documents in many styles: what is an entry, its date, its section, and what it cites."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.claim import CitedDocument
from audit.model.errors import DocumentError
from audit.read.document import read_document
from audit.text.days import iso

HEAD = "---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n"


def _read(folder: Path, text: str) -> CitedDocument:
    path = folder / "doc.md"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return read_document(path, "doc.md")


def _told(cited: CitedDocument) -> list[tuple[str, str, str]]:
    """Each claim as its days, its kind, and the last letters of the addresses it cites."""
    return [
        (
            iso(claim.when) if claim.when else f"? {claim.date_text}",
            claim.kind,
            " ".join(citation.uri.rpartition("/")[2] for citation in claim.citations),
        )
        for claim in cited.claims
    ]


def _loose(cited: CitedDocument) -> list[str]:
    return [link.uri.rpartition("/")[2] for link in cited.links]


def _link(words: str, letter: str) -> str:
    return f"[{words}](https://a.example/{letter})"


@pytest.mark.parametrize(
    "entry",
    [
        f"- {_link('December 9: Smith’s call with Jones', '1')}",
        f"* {_link('December 9: Smith’s call with Jones', '1')}",
        f"1. {_link('December 9: Smith’s call with Jones', '1')}",
        f"- **December 9**: {_link('Smith’s call with Jones', '1')}",
        f"- December 9: {_link('Smith’s call with Jones', '1')}",
        f"- December 9 – {_link('Smith’s call with Jones', '1')}",
        f"- 9 December 2021: {_link('Smith’s call with Jones', '1')}",
        f"- 9 DEC – {_link('Smith’s call with Jones', '1')}",
        f"- 2021-12-09: {_link('Smith’s call with Jones', '1')}",
        f"- [x] December 9: {_link('Smith’s call with Jones', '1')}",
        f"- 📅 Thursday, December 9 | {_link('Smith’s call with Jones', '1')}",
        f"- {_link('Readout', '1')} – December 9: Smith’s call with Jones",
        f"- December 9: Smith’s {_link('call', '1')} with Jones",
        f"- {_link('Smith’s call with Jones', '1')}, December 9",
        f"- {_link('Smith’s call with Jones', '1')} (December 9)",
        f"- Smith’s call with Jones, December 9 ({_link('readout', '1')})",
        f"- Smith’s call with Jones on December 9 ({_link('readout', '1')})",
        f"- Smith’s call with Jones on December 9 in Riga ({_link('readout', '1')})",
        f"- **Smith’s call with Jones (December 9):** both spoke ({_link('readout', '1')})",
        f"- On December 9, Smith’s call with Jones took place ({_link('readout', '1')})",
        "- December 9: [Smith’s call with\n  Jones][one]\n\n[one]: https://a.example/1",
        "- December 9: Smith’s call with Jones <https://a.example/1>",
        "- December 9: Smith’s call with Jones: https://a.example/1.",
        '- December 9: <a href="https://a.example/1">Smith’s call with Jones</a>',
        "<ul><li>December 9: <a href='https://a.example/1'>Smith’s call with Jones</a></li></ul>",
        "- December 9: Smith’s call with Jones.[^1]\n\n[^1]: https://a.example/1",
        "- December 9: Smith’s call with Jones.[^a_b]\n\n[^a_b]: Readout, https://a.example/1, December 10.",
        f"December 9: Smith’s call with Jones ({_link('readout', '1')})",
        f"**December 9** – Smith’s call with Jones ({_link('readout', '1')})",
        f"**December 9** {_link('Smith’s call with Jones', '1')}",
        f"> - December 9: {_link('Smith’s call with Jones', '1')}",
        f"| Date | Event |\n|--|--|\n| December 9 | {_link('Smith’s call with Jones', '1')} |",
        f"| Event | When | Link |\n|--|--|--|\n| Smith’s call with Jones | 9 Dec. | {_link('1', '1')} |",
        "<table><tr><td>December 9<td><a href=https://a.example/1>Smith’s call with Jones</a></tr></table>",
        f"# December 2021\n\n- 9: Smith’s call with Jones ({_link('readout', '1')})",
        f"# December 2021\n\n- **9th** Smith’s call with Jones ({_link('readout', '1')})",
        f"# December 2021\n\n## Thursday, 9\n\n- December 9: Smith’s call with Jones ({_link('readout', '1')})",
        f"# 2021\n\n## December 9\n\n- Smith’s call with Jones ({_link('readout', '1')})",
        f"## December 9\n\nSmith’s call with Jones ({_link('readout', '1')}).",
        f"**December 9**\n\n* Smith’s call with Jones ({_link('readout', '1')})",
    ],
)
def test_an_entry_may_be_written_in_many_ways(entry: str, tmp_path: Path) -> None:
    cited = _read(tmp_path, f"{HEAD}# Calls\n\n{entry}\n")
    assert (_told(cited), cited.links, cited.entries) == ([("2021-12-09", "call", "1")], (), 1)
    (claim,) = cited.claims
    assert [party.name for party in (*claim.actors, *claim.counterparts)] == ["Smith", "Jones"]


@pytest.mark.parametrize(
    "text",
    [
        f"Following the attack on December 9, {_link('they met', '1')}.",
        f"- Following the attack on December 9, {_link('they met', '1')}.",
        f"- {_link('Communiqué', '1')} of the December 9 summit",
        f"- They discussed the {_link('agreement', '1')} of December 9",
        f"- Smith and Jones discussed the attack on December 9 ({_link('readout', '1')})",
        f"- Smith met Jones to discuss the events on December 9 ({_link('readout', '1')})",
        f"- Smith met Jones on December 9 and on December 10 ({_link('readout', '1')})",
        f"- Smith met Jones (December 9) and then Brown ({_link('readout', '1')})",
        f"December 9 was a long day, as {_link('told', '1')}.",
        f"December 9, they met, as {_link('told', '1')}.",
        f"# Calls of December\n\n- Smith met Jones ({_link('readout', '1')})",
        f"| Who | What |\n|--|--|\n| Smith | {_link('call', '1')} |",
    ],
)
def test_a_date_that_is_not_the_entrys_own_makes_no_claim(text: str, tmp_path: Path) -> None:
    cited = _read(tmp_path, f"{HEAD}{text}\n")
    assert (cited.claims, _loose(cited)) == ((), ["1"])


@pytest.mark.parametrize(
    ("entry", "days"),
    [
        ("- Smith met Jones on December 9 and 11 in Riga", "2021-12-09,2021-12-11"),
        ("- Smith met Jones, December 9-11", "2021-12-09/2021-12-11"),
        ("- Smith met Jones, December 9, 20211", "? December 9, 20211"),
        ("- Smith met Jones, April 31, 2021", None),
        ("- Date: December 9", None),
        ("- Smith’s birthday, December 9", None),
    ],
)
def test_a_date_behind_its_statement_is_read_whole_too(entry: str, days: str | None, tmp_path: Path) -> None:
    assert [when for when, _, _ in _told(_read(tmp_path, f"{HEAD}{entry}\n"))] == [days] * (days is not None)


def test_lines_of_one_paragraph_that_begin_with_dates_are_an_entry_each(tmp_path: Path) -> None:
    text = (
        f"December 9: Smith’s {_link('call', '1')} with Jones\nDecember 10: Smith’s {_link('visit', '2')} to Riga\\\n"
        "11 Dec – talks\n"
    )
    cited = _read(tmp_path, HEAD + text)
    assert _told(cited) == [("2021-12-09", "call", "1"), ("2021-12-10", "visit", "2"), ("2021-12-11", "other", "")]
    assert [claim.span.line for claim in cited.claims] == [6, 7, 8]


def test_an_empty_cell_in_the_column_of_dates_repeats_the_one_above(tmp_path: Path) -> None:
    rows = [
        ("December 9", "Smith’s call with Jones", _link("1", "1")),
        ("", "Smith’s visit to Riga", _link("2", "2")),
        ("later", "a summit", _link("3", "3")),
        ("", "another summit", _link("4", "4")),
    ]
    table = "".join(f"| {' | '.join(row)} |\n" for row in [("Date", "Event", "Source"), ("--", "--", "--"), *rows])
    cited = _read(tmp_path, HEAD + table)
    assert _told(cited) == [("2021-12-09", "call", "1"), ("2021-12-09", "visit", "2")]
    assert _loose(cited) == ["3", "4"]
    assert [claim.span.line for claim in cited.claims] == [8, 9]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("9/12/2021", "25/12/2021"), ("2021-12-09", "2021-12-25")),
        (("12/9/2021", "12/25/2021"), ("2021-12-09", "2021-12-25")),
        (("9/12/21", "25/12/21"), ("2021-12-09", "2021-12-25")),
        (("9.12.2021", "10.12.2021"), ("2021-12-09", "2021-12-10")),
        (("9-12-2021", "25-12-2021"), ("2021-12-09", "2021-12-25")),
        (("9/12/2021", "10/12/2021"), ("? 9/12/2021", "? 10/12/2021")),
        (("25/12/2021", "12/25/2021", "9/12/2021"), ("2021-12-25", "2021-12-25", "? 9/12/2021")),
    ],
)
def test_days_in_numbers_are_read_in_the_order_the_document_shows(
    dates: tuple[str, ...], days: tuple[str, ...], tmp_path: Path
) -> None:
    cited = _read(tmp_path, HEAD + "".join(f"- {day}: Smith’s call with Jones\n" for day in dates))
    assert tuple(day for day, _, _ in _told(cited)) == days


def test_where_a_tables_head_says_who_met_whom_its_cells_are_one_statement(tmp_path: Path) -> None:
    text = f"""| Date | U.S. official | Foreign official | Type | City | Source |
|--|--|--|--|--|--|
| December 9 | Secretary Blinken | Norwegian Foreign Minister Huitfeldt | Meeting | Oslo | {_link("x", "1")} |
| | President Biden | Ukrainian President Zelenskyy | Phone call | | {_link("x", "2")} |
| | Secretary Austin | | Visit | Vilnius | |
"""
    cited = _read(tmp_path, HEAD + text)
    assert _told(cited) == [("2021-12-09", "meeting", "1"), ("2021-12-09", "call", "2"), ("2021-12-09", "visit", "")]
    assert [[party.name for party in (*claim.actors, *claim.counterparts)] for claim in cited.claims] == [
        ["Blinken", "Huitfeldt"],
        ["Biden", "Zelenskyy"],
        ["Austin"],
    ]
    assert [claim.place for claim in cited.claims] == ["Oslo", None, "Vilnius"]


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("Smith’s calls with:", ("1", "2")),
        ("Smith flew to Riga, where he met with", ("1", "2")),
        ("Smith met Rau", ("", "1", "2")),
    ],
)
def test_words_that_only_begin_what_the_items_below_end_are_no_claim(
    words: str, claims: tuple[str, ...], tmp_path: Path
) -> None:
    text = f"- December 9: {words}\n  - {_link('President Jones', '1')}\n  - {_link('Minister Lund', '2')}\n"
    cited = _read(tmp_path, HEAD + text)
    assert (cited.entries, tuple(urls for _, _, urls in _told(cited))) == (1, claims)


def test_a_head_of_met_with_says_that_they_met(tmp_path: Path) -> None:
    text = f"""| Date | Envoy | Met with | Where | Reference |
|--|--|--|--|--|
| December 9 | Envoy Feld | Deputy Prime Minister Haile | Riga | {_link("State", "1")}, {_link("tweet", "2")} |
"""
    (claim,) = _read(tmp_path, HEAD + text).claims
    assert ([party.name for party in claim.actors], [party.name for party in claim.counterparts]) == (
        ["Feld"],
        ["Haile"],
    )
    assert (claim.kind, claim.place, len(claim.citations)) == ("meeting", "Riga", 2)


def test_a_tables_column_of_sources_cites_for_the_row_and_names_nobody(tmp_path: Path) -> None:
    text = f"""| Date | Event | Sources |
|--|--|--|
| December 9 | Phone call between Secretary Blinken and Minister Huitfeldt | {_link("NATO", "1")}; {_link("MFA", "2")} |
| December 10 | Signing of the protocol | {_link("EEAS", "3")} |
| December 11 | Smith met {_link("Minister Jones", "4")} | {_link("Reuters", "5")} |
"""
    cited = _read(tmp_path, HEAD + text)
    assert _told(cited) == [
        ("2021-12-09", "call", "1 2"),
        ("2021-12-10", "other", "3"),
        ("2021-12-11", "meeting", "4 5"),
    ]
    named = [[party.name for party in (*claim.actors, *claim.counterparts)] for claim in cited.claims]
    assert (named[0], named[2]) == (["Blinken", "Huitfeldt"], ["Smith", "Jones"])
    assert "EEAS" not in named[1]


def test_titles_lend_their_year_and_their_date_to_what_stands_under_them(tmp_path: Path) -> None:
    text = f"""# Timeline

## December 2020

- December 9: Smith’s call with Jones
- January 5: Smith’s call with Jones
- Smith’s visit to Riga ({_link("readout", "1")})
- Nobody cites this one

### December 11

- Smith met Jones ({_link("readout", "2")})
  - They also agreed

### Sources

- {_link("More", "3")}

## Other

- {_link("Links", "4")}
"""
    cited = _read(tmp_path, HEAD + text)
    assert _told(cited) == [
        ("2020-12-09", "call", ""),
        ("2022-01-05", "call", ""),
        ("2020-12-01/2020-12-31", "visit", "1"),
        ("2020-12-11", "meeting", "2"),
    ]
    assert [claim.when and claim.when.inferred for claim in cited.claims] == [False, True, False, False]
    assert _loose(cited) == ["3", "4"]


def test_a_note_is_cited_at_each_of_its_marks_and_an_unused_one_nowhere(tmp_path: Path) -> None:
    text = (
        "- December 9: Smith’s call with Jones.[^a][^b]\n- December 10: Smith’s visit to Riga[^b]\n\n"
        "[^a]: https://a.example/1\n[^b]: Readouts, https://a.example/2\n  and <https://a.example/3>.\n"
        "[^c]: https://a.example/4\n"
    )
    cited = _read(tmp_path, HEAD + text)
    assert _told(cited) == [("2021-12-09", "call", "1 2 3"), ("2021-12-10", "visit", "2 3")]
    assert _loose(cited) == ["4"]
    assert [citation.span.line for claim in cited.claims for citation in claim.citations] == [6, 6, 6, 7, 7]


@pytest.mark.parametrize(
    ("top", "published"),
    [
        ("January 10, 2022", "2022-01-10"),
        ("# Sheet\n\n*10 January 2022*", "2022-01-10"),
        ("# Sheet\n\n### January 10, 2022", "2022-01-10"),
        ("Sheet\\\nFor immediate release: January 10, 2022", "2022-01-10"),
        ("Published January 10, 2022", "2022-01-10"),
        ("Press release | Monday, January 10, 2022", "2022-01-10"),
        ("WASHINGTON, Jan. 10, 2022 — The White House today published a list.", "2022-01-10"),
        ("Brussels, 10 January 2022", "2022-01-10"),
        ("# Sheet\n\nOttawa, January 10, 2022", "2022-01-10"),
        ("*New York, NY, January 10, 2022*", "2022-01-10"),
        ("Geneva (Switzerland), 10 January 2022", "2022-01-10"),
        ("Minister Lund, January 10, 2022", None),
        ("Kyiv, 9-10 January 2022", None),
        ("Brussels, 7 January 2022\n\nOslo, 8 January 2022", None),
        ("KYIV, Ukraine (AP) – January 10, 2022 – A list.", "2022-01-10"),
        ("“Nothing about Europe without Europe.”\\\nSecretary of State Blinken, January 7, 2022", None),
        ("As of January 7, 2022, they met often.", None),
        ("Last updated: January 12, 2022", "2022-01-12"),
        ("*Working paper. As of January 10, 2022.*", "2022-01-10"),
        ("Compiled by the Secretariat on 10 January 2022. Only public contacts are listed.", "2022-01-10"),
        ("Огляд. Станом на 10 січня 2022 року", "2022-01-10"),
        ("Created: January 10, 2022 9:12 AM\nTags: log", "2022-01-10"),
        ("Updated January 12, 2022\n\nBrussels, 10 January 2022", "2022-01-10"),
        ("Background note for correspondents, 10 January 2022", "2022-01-10"),
        ("**Fact-check, 10 January 2022**", "2022-01-10"),
        ("Research Note 7/2022 (10 January 2022)", "2022-01-10"),
        ("From: list@a.example\nDate: Mon, 10 Jan 2022 18:00:04 +0000\nSubject: calls", "2022-01-10"),
        ("# Minutes\n\n10 January 2022, Helsinki", "2022-01-10"),
        ("10 January 2022, Minister Lund", None),
        ("Week 2, 10–16 January 2022", None),
        ("Visit to Kyiv, 10 January 2022", None),
        ("January 10", None),
        ("January 2022", None),
        ("January 10–12, 2022", None),
    ],
)
def test_without_front_matter_the_day_is_that_of_a_dateline(top: str, published: str | None, tmp_path: Path) -> None:
    cited = _read(tmp_path, f"{top}\n\n- December 9: Smith’s call with Jones\n- Smith’s visit to Riga\n")
    assert cited.document.published == (date.fromisoformat(published) if published else None)
    assert cited.entries == 1


def test_titles_that_are_days_are_no_datelines(tmp_path: Path) -> None:
    text = "## December 9, 2021\n\n- Smith’s call with Jones\n\n## December 10, 2021\n\n- Smith’s visit to Riga\n"
    cited = _read(tmp_path, text)
    assert (cited.document.published, _told(cited)) == (None, [("2021-12-09", "call", ""), ("2021-12-10", "visit", "")])


def test_whom_a_quotation_speaks_of_takes_no_part(tmp_path: Path) -> None:
    said = f"- December 9: “On December 1 we told Moscow what would come,” Secretary Blinken {_link('said', '1')}.\n"
    (claim,) = _read(tmp_path, HEAD + said).claims
    assert ([one.name for one in claim.actors], claim.counterparts) == (["Blinken"], ())


def test_a_quoted_title_tells_of_its_event(tmp_path: Path) -> None:
    (claim,) = _read(tmp_path, HEAD + f"- December 9: {_link('“Smith meets Minister Jones in Riga”', '1')}\n").claims
    assert [one.name for one in (*claim.actors, *claim.counterparts)] == ["Smith", "Jones"]


def test_front_matter_goes_before_a_dateline(tmp_path: Path) -> None:
    cited = _read(tmp_path, f"{HEAD}January 7, 2021\n\n- December 9: Smith’s call with Jones\n")
    assert _told(cited) == [("2021-12-09", "call", "")]


def test_a_link_outside_dated_entries_is_kept_as_a_link(tmp_path: Path) -> None:
    cited = _read(
        tmp_path, f"{HEAD}See {_link('the page', '1')} and <https://a.example/2>.\n\n<p><a href=/3>x</a></p>\n"
    )
    assert (cited.claims, _loose(cited)) == ((), ["1", "2", "3"])


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with suppress(DocumentError):
        assert _read(tmp_path_factory.getbasetemp(), text).entries >= 0


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Secretary Blinken shook hands with Foreign Minister Huitfeldt", "meeting"),
        ("President Macron and Chancellor Scholz walked along the river", "meeting"),
        ("Secretary Blinken picked up the phone to Foreign Minister Huitfeldt", "call"),
        ("Secretary Blinken spoke with Foreign Minister Huitfeldt", "other"),
        ("Secretary Blinken addressed students", "other"),
    ],
)
def test_a_claim_shows_its_kind_where_it_calls_it_nothing(words: str, kind: str, tmp_path: Path) -> None:
    assert _told(_read(tmp_path, f"{HEAD}- {_link(f'December 9: {words}', '1')}")) == [("2021-12-09", kind, "1")]


@pytest.mark.parametrize(
    ("name", "year"),
    [("Engagements (2019)", 2019), ("Contacts in 2019", 2019), ("Contacts 2018-2019", None), ("The 2019 talks", None)],
)
def test_in_a_document_of_no_known_day_its_name_lends_the_year(name: str, year: int | None, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(f"# {name}\n\n- 8 January: Smith met Jones ({_link('x', '1')})\n", encoding="utf-8")
    (claim,) = read_document(path, "list.md").claims
    assert (claim.when.start.year if claim.when else None) == year


def test_the_day_of_a_document_tells_years_before_its_name_does(tmp_path: Path) -> None:
    text = f"---\ntitle: Contacts (2019)\ndate: 2022-01-10\n---\n\n- 8 January: Smith met Jones ({_link('x', '1')})\n"
    assert _told(_read(tmp_path, text)) == [("2022-01-08", "meeting", "1")]


@pytest.mark.parametrize(
    ("paragraph", "days"),
    [
        ("3 April 1999. The envoy briefs the Council.", ("1999-04-03",)),
        ("3 April. The envoy briefs the Council.", ()),
        ("3 April 1999 was a long day.", ()),
    ],
)
def test_a_whole_date_may_stand_as_a_sentence(paragraph: str, days: tuple[str, ...], tmp_path: Path) -> None:
    assert tuple(day for day, _, _ in _told(_read(tmp_path, f"{HEAD}{paragraph}\n"))) == days


def test_a_row_in_another_language_is_told_by_all_its_cells(tmp_path: Path) -> None:
    text = f"""| Date | Interlocuteur | Format | Lien |
|--|--|--|--|
| 4 décembre 2021 | Ministre du Japon, Mme Kamikawa | Entretien téléphonique | {_link("compte rendu", "1")} |
"""
    assert _told(_read(tmp_path, HEAD + text)) == [("2021-12-04", "call", "1")]
