"""Months and years as the only date of an item."""

from datetime import date
from pathlib import Path

import pytest

from audit.model.claim import CitedDocument
from audit.read.document import read_document
from audit.text.days import iso

LINK = "[readout](https://a.example/1)"


def read(text: str, tmp_path: Path) -> CitedDocument:
    path = tmp_path / "list.md"
    path.write_text(f"---\ndate: 2022-01-10\n---\n\n{text}\n", encoding="utf-8")
    return read_document(path, "list.md", date(2022, 1, 10))


def told(text: str, tmp_path: Path) -> list[tuple[str | None, str | None]]:
    """Days and precision of each claim."""
    days = [one.when for one in read(text, tmp_path).claims]
    return [(iso(one), one.precision) if one else (None, None) for one in days]


@pytest.mark.parametrize(
    ("item", "days", "precision"),
    [
        (f"Appointed director (2019). {LINK}", "2019-01-01/2019-12-31", "year"),
        (f"Deputy director (2018–2020), {LINK}", "2018-01-01/2020-12-31", "year"),
        (f"2018–2020: Deputy director, {LINK}", "2018-01-01/2020-12-31", "year"),
        ("Ito, M. (2019). *Bridges*. https://a.example/1", "2019-01-01/2019-12-31", "year"),
        ("Ito, M., “Bridges”, 2019, https://a.example/1", "2019-01-01/2019-12-31", "year"),
        ("Ito, M. “On bridges.” 2019. https://a.example/1", "2019-01-01/2019-12-31", "year"),
        (f"In 2019, Minister Huitfeldt met Minister Kuleba {LINK}", "2019-01-01/2019-12-31", "year"),
        (f"Minister Huitfeldt met Minister Kuleba in January 2021 ({LINK})", "2021-01-01/2021-01-31", "month"),
        (f"Minister Huitfeldt met Minister Kuleba (January 2021), {LINK}", "2021-01-01/2021-01-31", "month"),
        (f"Visit to Berlin, January 2021 ({LINK})", "2021-01-01/2021-01-31", "month"),
        (f"Déplacement à Berlin (janvier 2021) {LINK}", "2021-01-01/2021-01-31", "month"),
        (
            "January 2021 [Minister Huitfeldt meets Minister Kuleba](https://a.example/1)",
            "2021-01-01/2021-01-31",
            "month",
        ),
    ],
)
def test_a_month_or_a_year_by_itself_dates_an_item_that_cites(
    item: str, days: str, precision: str, tmp_path: Path
) -> None:
    assert told(f"- {item}", tmp_path) == [(days, precision)]


@pytest.mark.parametrize(
    "item",
    [
        f"The 2019 report was found wanting {LINK}",
        f"Version 2019.2 of the program, {LINK}",
        f"Elected (2019), confirmed (2020), {LINK}",  # of which year
        f"The minister was criticised for the crisis in 2019 ({LINK})",  # the crisis
        "Appointed director (2019).",  # cites nothing
        "Port authority, retrieved January 2021, https://a.example/1",
        "Port authority, https://a.example/2019/report",
        f"Sitzung der Minister, 9. Dezember 2021 und danach, {LINK}",  # a day, not its month
    ],
)
def test_what_is_no_date_by_itself_dates_nothing(item: str, tmp_path: Path) -> None:
    assert not any(precision in {"month", "year"} for _, precision in told(f"- {item}", tmp_path))


@pytest.mark.parametrize(
    ("date_", "days"), [("March 2021", "2021-03-01/2021-03-31"), ("2021", "2021-01-01/2021-12-31")]
)
def test_a_paragraph_may_begin_with_a_bold_month_or_year_if_it_cites(date_: str, days: str, tmp_path: Path) -> None:
    assert [found for found, _ in told(f"**{date_}** — Consultation opened ({LINK}).", tmp_path)] == [days]
    assert told(f"{date_} — the month in which all began ({LINK}).", tmp_path) == []
    assert told(f"**{date_}** — Consultation opened.", tmp_path) == []


def test_a_title_lends_its_year_or_month_to_items_that_cite_but_not_to_those_that_do_not(tmp_path: Path) -> None:
    text = f"## 2019\n\n- Appointed director, {LINK}\n- A remark\n\n### March\n\n- Appointed chair, {LINK}"
    assert told(text, tmp_path) == [("2019-01-01/2019-12-31", "year"), ("2019-03-01/2019-03-31", "month")]


@pytest.mark.parametrize("title", ["December 2021", "2021"])
@pytest.mark.parametrize(
    "elsewhere",
    [
        "See [the archive]({0}).",
        "- [Press room]({0})",
        "[Impressum]({0})",
        "- More: [archive]({0})",
        "- [Contact us]({0})",
    ],
)
def test_a_month_s_title_dates_no_link_to_the_writer_s_other_pages(title: str, elsewhere: str, tmp_path: Path) -> None:
    found = read(f"## {title}\n\n{elsewhere.format('https://a.example/1')}", tmp_path)
    assert (found.claims, [one.uri for one in found.links]) == ((), ["https://a.example/1"])


@pytest.mark.parametrize(
    "words",
    [
        "Biden signs the treaty",
        "Speech on Europe",
        "Telefonat mit Kerry",
        "Sommet du G7 à Elmau",
        "Norwegian Foreign Minister Huitfeldt",
    ],
)
def test_a_month_s_title_dates_items_that_name_an_event_or_whom_it_was_with(words: str, tmp_path: Path) -> None:
    assert told(f"## March 2021\n\n- [{words}](https://a.example/1)", tmp_path) == [("2021-03-01/2021-03-31", "month")]


def test_a_year_s_title_does_not_date_the_paragraphs_below_it(tmp_path: Path) -> None:
    cited = read(f"## 2019\n\nA long year, of which much was written ({LINK}).", tmp_path)
    assert (cited.claims, len(cited.links)) == ((), 1)


def test_a_column_of_years_dates_a_table_s_rows_where_no_column_holds_days(tmp_path: Path) -> None:
    years = f"| Year | Role |\n|---|---|\n| 2019 | {LINK} |\n| 2020 | {LINK} |"
    assert told(years, tmp_path) == [("2019-01-01/2019-12-31", "year"), ("2020-01-01/2020-12-31", "year")]
    both = f"| No. | Date | Role |\n|---|---|---|\n| 2019 | 9 March 2021 | {LINK} |"
    assert told(both, tmp_path) == [("2021-03-09", "day")]


def test_a_reference_tells_of_nobody_who_acts(tmp_path: Path) -> None:
    (claim,) = read("- Ito, M. (2019). Bridges. https://a.example/1", tmp_path).claims
    assert (claim.actors, claim.counterparts) == ((), ())


@pytest.mark.parametrize("line", ["Appointed director", "Awarded the Prize of the City", "Elected to Parliament"])
def test_a_line_that_leaves_out_of_whom_it_tells_names_nobody(line: str, tmp_path: Path) -> None:
    (claim,) = read(f"- 2019: {line} ({LINK})", tmp_path).claims
    assert claim.actors == ()


def test_paragraphs_that_name_pages_and_days_as_lists_of_literature_do_are_entries(tmp_path: Path) -> None:
    """A bibliography needs no bullets; a year alone counts among paragraphs of which most give a day."""
    text = (
        "Ito, M. (2022, March 4). *Bridges*. Daily. https://a.example/1\n\n"
        "“Two Bridges.” *Herald*, 6 Mar. 2022, https://a.example/2. Accessed 9 Mar. 2022.\n\n"
        "Ito, M. “More bridges.” *Review* 12, no. 3 (2021): 44–61. https://a.example/3."
    )
    assert told(text, tmp_path) == [
        ("2022-03-04", "day"),
        ("2022-03-06", "day"),
        ("2021-01-01/2021-12-31", "year"),
    ]


def test_one_paragraph_of_that_kind_among_others_is_none(tmp_path: Path) -> None:
    text = (
        f"They met in Riga, 4 March 2022, as the {LINK} said.\n\nIt was a long day ({LINK}).\n\nNobody came ({LINK})."
    )
    assert read(text, tmp_path).claims == ()
