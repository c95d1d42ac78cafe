"""`claims`: what is read from a document, before anything is fetched."""

import json
from pathlib import Path

import pytest

from audit.cli.main import main

ROOT = Path(__file__).parents[2]
FACT_SHEET = ROOT / "examples" / "fact-sheet-2022-01-10.md"


def test_the_summary_comes_last_and_counts_what_was_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(FACT_SHEET)]) == 0
    lines = capsys.readouterr().out.rstrip().splitlines()
    assert lines[-3:] == [
        "5 claims name no kind of event that is known",
        *("106 dated entries, 111 claims, 93 links in claims", "1 links belong to no claim"),
    ]


def test_every_claim_is_shown_with_its_line_date_and_links(capsys: pytest.CaptureFixture[str]) -> None:
    main(["claims", str(FACT_SHEET)])
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "Foreign Minister Huitfeldt" in line)
    assert lines[at].split(": ", 1)[1].startswith("2021-12-09 [meeting] December 9: Secretary Blinken’s meeting")
    assert lines[at + 1].endswith("/secretary-blinkens-meeting-with-norwegian-foreign-minister-huitfeldt/")


def test_as_json_it_is_the_document_its_claims_and_its_links(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(FACT_SHEET), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["claims", "document", "links"]
    assert max(claim["entry"] for claim in told["claims"]) == 106
    assert (
        len({link["uri"] for claim in told["claims"] for link in claim["citations"]} | {told["links"][0]["uri"]}) == 89
    )


def test_nothing_of_a_hostile_document_reaches_the_terminal_as_a_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    document = tmp_path / "hostile.md"
    document.write_text(
        "---\ndate: 2022-01-10\n---\n- [December 9: \x1b[2J##[add-mask]x \u202e call](https://a.example/::error::)\n",
        encoding="utf-8",
    )
    main(["claims", str(document)])
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "##[" not in told


def test_an_entry_whose_date_cannot_be_used_is_shown_and_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    document = tmp_path / "sheet.md"
    document.write_text(
        "---\ndate: 2022-01-10\n---\n- April 31: X met Y\n- January 5 and 7: X’s call with Z\n", encoding="utf-8"
    )
    main(["claims", str(document)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == '4: no usable date ("April 31") [meeting] April 31: X met Y'
    assert lines[1].startswith("5: 2022-01-05,2022-01-07 [call]")
    assert lines[-3:] == [
        *("2 dated entries, 2 claims, 0 links in claims", "1 entry has no usable date"),
        "0 links belong to no claim",
    ]
