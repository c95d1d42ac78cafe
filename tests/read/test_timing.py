"""The year of an entry's date, as a reader of the document's day would take it; and entries without usable days."""

from pathlib import Path

import pytest

from audit.model.claim import CitedDocument
from audit.read.document import read_document
from audit.read.timing import announces
from audit.text.days import iso


def _read(folder: Path, body: str, published: str | None = "2022-01-10") -> CitedDocument:
    path = folder / "doc.md"
    front = f"---\ndate: {published}\n---\n" if published else ""
    path.write_text(f"{front}\n{body}\n", encoding="utf-8")
    return read_document(path, "doc.md")


@pytest.mark.parametrize(
    ("entry", "days", "modality"),
    [
        ("December 9: X met Y", "2021-12-09", "past"),
        ("January 12: X met Y", "2022-01-12", "past"),
        ("February 20: X met Y", "2021-02-20", "past"),
        ("February 20: X will meet Y", "2022-02-20", "planned"),
        ("February 20: X plans to meet Y", "2022-02-20", "planned"),
        ("February 20: X is scheduled to meet Y", "2022-02-20", "planned"),
        ("February 20: X’s upcoming meeting with Y", "2022-02-20", "planned"),
        ("January 8: X will meet Y", "2022-01-08", "planned"),
        ("January 2: X will meet Y", "2023-01-02", "planned"),
        ("December 9, 2021: X will meet Y", "2021-12-09", "planned"),
        ("December 30 – January 12: X will visit Y", "2021-12-30/2022-01-12", "planned"),
    ],
)
def test_an_unwritten_year_is_the_last_of_what_happened_and_the_next_of_what_is_announced(
    entry: str, days: str, modality: str, tmp_path: Path
) -> None:
    (claim,) = _read(tmp_path, f"- {entry}").claims
    assert claim.when is not None
    assert (iso(claim.when), claim.modality, claim.when.inferred) == (days, modality, ", 2021" not in entry)


def test_entries_of_a_section_of_what_is_to_come_are_planned(tmp_path: Path) -> None:
    cited = _read(tmp_path, "# Upcoming engagements\n\n- February 20: X’s meeting with Y\n")
    assert [(claim.when and iso(claim.when), claim.modality) for claim in cited.claims] == [("2022-02-20", "planned")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Upcoming engagements", True),
        ("Planned travel", True),
        ("Past and upcoming engagements", False),
        ("Engagements with Ukraine", False),
        (None, False),
    ],
)
def test_a_section_announces_when_its_title_says_nothing_else(title: str | None, *, expected: bool) -> None:
    assert announces(title) is expected


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("April 31", "2022-01-10"),
        ("January 5, 20222", "2022-01-10"),
        ("January 9-3", "2022-01-10"),
        ("February 29", "2022-01-10"),
        ("December 9", None),
    ],
)
def test_an_entry_without_usable_days_keeps_its_words(written: str, published: str | None, tmp_path: Path) -> None:
    cited = _read(tmp_path, f"- {written}: X met Y ([page](https://a.example/1))", published)
    (claim,) = cited.claims
    assert (claim.when, claim.date_text, cited.entries, cited.undated) == (None, written, 1, (claim,))
    assert [citation.uri for citation in claim.citations] == ["https://a.example/1"]


def test_an_entry_of_several_claims_is_undated_once(tmp_path: Path) -> None:
    cited = _read(
        tmp_path,
        "- December 9: X met Y\n- April 31: X met [Y](https://a.example/1); he also met [Z](https://a.example/2)\n",
    )
    assert [claim.entry for claim in cited.claims] == [1, 2, 2]
    assert [claim.entry for claim in cited.undated] == [2]
