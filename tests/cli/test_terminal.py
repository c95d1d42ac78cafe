"""What commands print of hostile documents and reports leaves the terminal and the runner alone."""

import io
from dataclasses import replace
from pathlib import Path

import pyte
import pytest

from audit.cli.main import main
from audit.report import json_v1
from tests.report import builders
from tests.report.hostile import NASTY
from tests.report.runner import commands

TRICKS = [text for text in NASTY if text.strip() and "\ud800" not in text]


def unmoved(printed: str) -> None:
    """Fails where the text painted, moved or renamed a terminal, or would be obeyed in a log."""
    screen = pyte.Screen(2_000, printed.count("\n") + 5)
    pyte.Stream(screen).feed(printed.replace("\n", "\r\n"))
    assert screen.cursor.y == printed.count("\n")
    assert screen.title == screen.icon_name == ""
    assert {cell.fg for row in screen.buffer.values() for cell in row.values()} <= {"default"}
    assert commands(printed) == []


def test_claims_of_a_hostile_document_are_shown_as_what_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = "".join(
        f"- December {9 + at % 20}: Doe met {' '.join(text.split())} [Roe](https://x.example/{at})\n"
        for at, text in enumerate(TRICKS)
    )
    (tmp_path / "sheet.md").write_text(
        f"---\ndate: 2022-01-10\ntitle: '##[add-mask]x'\n---\n\n{items}", encoding="utf-8"
    )
    assert main(["claims", str(tmp_path / "sheet.md")]) == 0
    printed = capsys.readouterr().out
    assert "Doe met" in printed
    unmoved(printed)


@pytest.mark.parametrize("trick", TRICKS)
def test_a_hostile_report_is_listed_and_shown_without_being_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], trick: str
) -> None:
    words = builders.Words(title=trick, claim=trick, message=trick, section=trick, page_title=trick, suggestion=trick)
    report = tmp_path / "week.json"
    report.write_bytes(json_v1.encode(builders.sample(words)))
    assert main(["report", str(report), "--format", "md"]) == 0
    assert main(["diff", str(report), str(report)]) == 0
    assert main(["review", "--report", str(report), "list"]) == 0
    unmoved("".join(capsys.readouterr()))


class Keys(io.StringIO):
    """Somebody at a terminal who types these."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("trick", TRICKS)
def test_the_conversation_about_a_hostile_report_shows_it_and_obeys_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], trick: str
) -> None:
    words = builders.Words(
        title=trick, claim=trick, message=trick, section=trick, suggestion=trick, claimed=trick, person=trick, raw=trick
    )
    sample = builders.sample(words)
    told = tuple(
        replace(one, state="reopened", was=trick, observed=trick, source=trick, snippet=trick)
        for one in sample.checked.findings
    )
    report = tmp_path / "week.json"
    report.write_bytes(json_v1.encode(replace(sample, checked=replace(sample.checked, findings=told))))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", Keys("S\n" * 4 + "e\n" + "s\n" * 2 + "q\n"))
    assert main(["review", "--report", str(report), "--by", "R."]) == 0
    printed = "".join(capsys.readouterr())
    assert "and 1 more of one cause" in printed
    assert "because" in printed
    unmoved(printed)
