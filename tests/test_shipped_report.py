"""The shipped report is what the program writes of the shipped fact sheet, byte for byte, and says what it should."""

import json
from pathlib import Path
from typing import Any

import pytest

from audit.cli.main import main

ROOT = Path(__file__).parents[1]
NAME = "fact-sheet-2022-01-10"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the program has just written the report, as `make run` does but for the folder."""
    folder = tmp_path_factory.mktemp("reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert main(["run", "--replay", "cassettes", "--output", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def report(written: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((written / f"{NAME}.json").read_bytes())
    return told


@pytest.mark.parametrize("ending", ["md", "json"])
def test_the_shipped_report_is_what_the_program_writes(written: Path, ending: str) -> None:
    name = f"{NAME}.{ending}"
    assert (written / name).read_bytes() == (ROOT / "reports" / name).read_bytes(), "run `make run` and commit reports/"


def _flagged(report: dict[str, Any], rule: str) -> list[tuple[str, str]]:
    """Claimed day and last word of the text of every claim the rule flags."""
    claims = {claim["id"]: claim for claim in report["claims"]}
    found = [claims[finding["claim"]] for finding in report["findings"] if finding["rule"] == rule]
    return sorted((claim["start"], claim["text"].split()[-1]) for claim in found)


def test_claims_are_flagged_where_the_page_gives_another_date(report: dict[str, Any]) -> None:
    """The last two lines rest on publication alone: a post's ID two days later, a statement the day before a trip."""
    assert _flagged(report, "date-mismatch") == sorted(
        [
            ("2021-12-30", "Schmid"),
            ("2021-12-11", "Truss"),
            ("2021-12-11", "Baerbock"),
            ("2021-12-02", "Sannino"),
            ("2021-12-11", "Ukraine"),
            ("2021-11-17", "Brussels"),
            ("2021-11-17", "Brussels"),
            ("2021-11-09", "Sanchez"),
        ]
    )


def test_one_url_for_two_days_that_the_page_cannot_both_support_is_flagged_once(report: dict[str, Any]) -> None:
    assert _flagged(report, "duplicate-citation-conflict") == [("2021-12-30", "Schmid")]


def test_a_call_whose_url_speaks_of_a_meeting_is_flagged(report: dict[str, Any]) -> None:
    assert _flagged(report, "kind-mismatch") == [("2021-12-08", "Burkhard")]


def test_nothing_else_needs_a_decision(report: dict[str, Any]) -> None:
    rules = {finding["rule"] for finding in report["findings"] if finding["severity"] != "note"}
    assert rules == {"date-mismatch", "duplicate-citation-conflict", "kind-mismatch"}


def test_the_page_that_announces_a_trip_supports_the_entries_it_covers(report: dict[str, Any]) -> None:
    trip = "https://www.state.gov/assistant-secretary-donfrieds-trip-to-ukraine-russia-and-belgium/"
    verdicts = [
        (claim["start"], claim["verdict"])
        for claim in report["claims"]
        if trip in [citation["uri"] for citation in claim["citations"]]
    ]
    assert verdicts == [("2021-12-11", "contradicted"), ("2021-12-15", "supported"), ("2021-12-15", "supported")]


def test_a_page_posted_late_in_its_own_zone_is_of_its_own_day(report: dict[str, Any]) -> None:
    """The meeting of November 10 was posted at 21:19 local time, which is November 11 in UTC."""
    claim = next(claim for claim in report["claims"] if "Sullivan" in claim["text"] and claim["start"] == "2021-11-10")
    assert claim["verdict"] == "supported"


def test_what_is_planned_is_no_finding(report: dict[str, Any]) -> None:
    planned = {claim["id"] for claim in report["claims"] if claim["verdict"] == "planned"}
    assert len(planned) == 7
    assert not [finding for finding in report["findings"] if finding["claim"] in planned]


def test_a_demonstration_says_so_and_makes_no_error(report: dict[str, Any]) -> None:
    assert report["run"]["basis"] == "reconstructed"
    assert report["run"]["reconstruction"] is not None
    assert report["summary"]["findings"]["error"] == 0


def test_pages_nobody_described_are_not_in_the_example(report: dict[str, Any]) -> None:
    conditions = [page["cause"] for page in report["pages"]]
    assert conditions.count("not-on-cassette") == 89 - 52
    assert len(conditions) == 89
