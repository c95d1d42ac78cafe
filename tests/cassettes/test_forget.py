"""`forget URL`: what was recorded goes, a replay says so, and the reports that still quote it are named."""

from pathlib import Path
from typing import Any

import pytest

from audit.cli.main import main


@pytest.fixture
def recorded(site: Any, capsys: Any) -> Any:
    site.cite("/plain", "/tagged")
    site.run("--record", "tape")
    capsys.readouterr()
    return site


def test_the_recording_goes_and_the_reports_that_quote_the_page_are_named(recorded: Any, capsys: Any) -> None:
    assert main(["forget", f"{recorded.address}/plain", "--cassettes", "tape"]) == 0
    said = capsys.readouterr()
    assert "2 records removed" in said.out
    assert "reports/sheet.json: still quotes the page" in said.out
    assert "reports/sheet.md: still quotes the page" in said.out
    assert "version control" in said.err


def test_a_replay_says_that_the_page_was_removed_and_no_report_quotes_it_any_longer(recorded: Any, capsys: Any) -> None:
    main(["forget", f"{recorded.address}/plain", "--cassettes", "tape"])
    replayed = recorded.run("--replay", "tape")
    assert recorded.causes(replayed) == {"/plain": "unchecked: removed-on-request", "/tagged": "ok: http-200"}
    assert "the page was removed from the recording on request" in Path("reports/sheet.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["forget", f"{recorded.address}/plain", "--cassettes", "tape"]) == 0
    said = capsys.readouterr()
    assert "had been removed before" in said.out
    assert "quotes" not in said.out


def test_recording_again_does_not_bring_it_back(recorded: Any) -> None:
    main(["forget", f"{recorded.address}/plain", "--cassettes", "tape"])
    before = recorded.tape()
    report = recorded.run("--record", "tape")
    assert recorded.causes(report)["/plain"] == "ok: http-200"
    assert recorded.tape() == before


def test_an_address_that_was_not_recorded_is_told_and_nothing_changes(recorded: Any, capsys: Any) -> None:
    before = recorded.tape()
    assert main(["forget", "https://news.test/none", "--cassettes", "tape"]) == 2
    assert "no recording below tape holds it" in capsys.readouterr().err
    assert recorded.tape() == before


def test_a_folder_that_is_not_there_is_named(site: Any, capsys: Any) -> None:
    assert main(["forget", f"{site.address}/plain"]) == 2
    assert "cassettes: no such folder" in capsys.readouterr().err


def test_a_report_without_its_json_is_named_when_it_names_the_address(recorded: Any, capsys: Any) -> None:
    Path("reports/sheet.json").unlink()
    main(["forget", f"{recorded.address}/plain", "--cassettes", "tape"])
    assert "reports/sheet.md: still quotes the page" in capsys.readouterr().out
