"""`lint DOC…`: what can be said of a document without any page."""

import socket
from pathlib import Path

import pytest

from audit.cli.main import main

ROOT = Path(__file__).parents[2]
ENTRIES = """---
date: 2022-01-10
---
- [January 5: Secretary Doe's call with Minister Roe](https://news.example.org/secretary-does-meeting-with-minister-roe)
- January 6: Secretary Doe's call with Minister Poe
"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("lint asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "week.md").write_text(ENTRIES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "week.md"


def test_what_the_document_and_its_urls_tell_is_found(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", document]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0:2] for line in lines] == [
        ["week.md:4", "warning kind-mismatch"],
        ["week.md:5", "note uncited-claim"],
    ]
    assert "The words of the cited URL tell of a meeting" in lines[0]


def test_nothing_is_said_of_pages_that_were_not_asked_for(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", document])
    assert not {"gone", "unavailable", "blocked", "broken"} & set(capsys.readouterr().out.split())


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_the_exit_code_is_by_severity(document: str, severity: str, code: int) -> None:
    assert main(["lint", document, "--fail-severity", severity]) == code
    assert main(["lint", document, "--fail-severity", severity, "--exit-zero"]) == 0


def test_what_was_decided_is_not_told_again(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", document])
    name = capsys.readouterr().out.splitlines()[0].rpartition("[")[2].rstrip("]")
    Path("audit-decisions.toml").write_text(
        f'[[decision]]\nfindings = ["{name}"]\nverdict = "accepted"\nreason = "So."\nby = "R."\non = 2022-01-11\n',
        encoding="utf-8",
    )
    assert main(["lint", document, "--fail-severity", "warning"]) == 0
    assert "kind-mismatch" not in capsys.readouterr().out


def test_a_document_that_cannot_be_read_keeps_no_other_from_being_checked(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "absent.md", document]) == 2
    said = capsys.readouterr()
    assert "absent.md" in said.err
    assert "week.md:4" in said.out


def test_the_fact_sheet_is_checked_in_one_go(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["lint"]) == 0
    rules = {line.split()[2].rstrip(":") for line in capsys.readouterr().out.splitlines()}
    assert rules == {
        *("uncited-claim", "uncited-remainder", "duplicate-citation-conflict", "duplicate-citation-shared"),
        *("out-of-order", "date-mismatch", "kind-mismatch", "count-unsupported"),
    }
