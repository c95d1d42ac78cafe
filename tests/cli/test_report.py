"""`report FROM.json --format F`: any format from the canonical JSON."""

import io
import json
from pathlib import Path

import pytest

from audit.cli.main import main
from audit.report.render import FORMATS

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "reports" / "fact-sheet-2022-01-10.json"


def test_the_markdown_of_the_shipped_json_is_the_shipped_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(SHIPPED), "--format", "md"]) == 0
    assert capsys.readouterr().out == SHIPPED.with_suffix(".md").read_text(encoding="utf-8")


def test_a_run_writes_the_formats_asked_for_and_they_tell_the_same_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    run = ["run", "--replay", "cassettes", "--format", ",".join(FORMATS), "--output", str(tmp_path)]
    assert main(run) == 0
    names = {path.name.removeprefix("fact-sheet-2022-01-10.") for path in tmp_path.iterdir()}
    whose = "DOCUMENT.txt"  # the folder lies outside the one the program is started in
    assert names == {"json", "md", "html", "sarif", "junit.xml", "gitlab.json", whose}
    found = len(json.loads((tmp_path / "fact-sheet-2022-01-10.json").read_text())["findings"])
    assert len(json.loads((tmp_path / "fact-sheet-2022-01-10.gitlab.json").read_text())) == found
    assert len(json.loads((tmp_path / "fact-sheet-2022-01-10.sarif").read_text())["runs"][0]["results"]) == found
    assert "::warning file=examples/fact-sheet-2022-01-10.md" in capsys.readouterr().out


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SHIPPED.read_bytes())))
    assert main(["report", "-", "--format", "json"]) == 0
    assert capsys.readouterr().out == SHIPPED.read_text(encoding="utf-8")


def test_output_goes_to_the_file_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new" / "week.sarif"
    assert main(["report", str(SHIPPED), "--format", "sarif", "--output", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[1, 2]", b'{"schema": "citation-audit/2"}'])
def test_what_is_no_report_is_refused_with_what_to_give_instead(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "no.json"
    source.write_bytes(content)
    assert main(["report", str(source)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "give the .json file" in said.err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path / "absent.json")]) == 2
    assert "absent.json: cannot be read" in capsys.readouterr().err
