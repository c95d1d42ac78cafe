"""`run` from the outside: exit codes, files, what is said on which stream; offline or against loopback only."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit.cli.main import main

ROOT = Path(__file__).parents[2]
FACT_SHEET = ROOT / "examples" / "fact-sheet-2022-01-10.md"
CASSETTES = ROOT / "cassettes"


@pytest.fixture(autouse=True)
def _in_an_empty_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _document(text: str, name: str = "doc.md") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def _one_line(text: str) -> str:
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text


@pytest.fixture
def replayed(capsys: pytest.CaptureFixture[str]) -> str:
    """The fact sheet replayed in the default way; what it printed."""
    assert main(["run", str(FACT_SHEET), "--replay", str(CASSETTES)]) == 0
    return capsys.readouterr().out


def test_a_replay_writes_markdown_and_json_and_prints_the_first_screen(replayed: str) -> None:
    assert sorted(path.name for path in Path("reports").iterdir()) == [
        "fact-sheet-2022-01-10.json",
        "fact-sheet-2022-01-10.md",
    ]
    report = Path("reports/fact-sheet-2022-01-10.md").read_text(encoding="utf-8")
    assert replayed.strip()
    assert report.startswith(replayed.rstrip())


@pytest.mark.usefixtures("replayed")
def test_replaying_twice_writes_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    first = {path.name: path.read_bytes() for path in Path("reports").iterdir()}
    main(["run", str(FACT_SHEET), "--replay", str(CASSETTES)])
    capsys.readouterr()
    assert {path.name: path.read_bytes() for path in Path("reports").iterdir()} == first


def test_only_the_formats_asked_for_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", str(FACT_SHEET), "--replay", str(CASSETTES), "--format", "json", "--output", "elsewhere"])
    capsys.readouterr()
    assert [path.as_posix() for path in Path().glob("*/fact*")] == ["elsewhere/fact-sheet-2022-01-10.json"]


def test_findings_at_the_chosen_severity_make_the_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    replay = ["run", str(FACT_SHEET), "--replay", str(CASSETTES)]
    assert main([*replay, "--fail-severity", "warning"]) == 1
    assert main([*replay, "--fail-severity", "warning", "--fail-on", "never"]) == 0
    assert main([*replay, "--fail-severity", "warning", "--exit-zero"]) == 0
    capsys.readouterr()


def test_the_day_of_a_replay_is_its_recordings_last_day_unless_given(capsys: pytest.CaptureFixture[str]) -> None:
    replay = ["run", str(FACT_SHEET), "--replay", str(CASSETTES), "--format", "json"]
    main(replay)
    facts = json.loads(Path("reports/fact-sheet-2022-01-10.json").read_bytes())["run"]
    assert facts["today"] == facts["finished"][:10]
    main([*replay, "--today", "2022-02-01"])
    assert json.loads(Path("reports/fact-sheet-2022-01-10.json").read_bytes())["run"]["today"] == "2022-02-01"
    capsys.readouterr()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "doc.md: the document is empty"),
        (b"# T\n\xff\xfe\n", "UTF-8"),
        (b"---\ntitle: [\n---\n\n- December 9: a call\n", "doc.md: "),
        (b"# A title\n\nNothing dated, nothing cited.\n", "doc.md: no dated claims and no links found"),
    ],
)
def test_a_document_that_cannot_be_audited_is_one_line_and_exit_code_2(
    content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("doc.md").write_bytes(content)
    assert main(["run", "doc.md", "--replay", str(CASSETTES)]) == 2
    assert said in _one_line(capsys.readouterr().err)
    assert not Path("reports").exists()


def test_a_missing_document_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "nowhere.md"]) == 2
    assert "nowhere.md: " in _one_line(capsys.readouterr().err)


def test_a_missing_cassette_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(FACT_SHEET), "--replay", "nowhere"]) == 2
    assert "nowhere" in _one_line(capsys.readouterr().err)


def test_a_bad_setting_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    _document("[fetch]\nattempts = 0\n", "citation-audit.toml")
    assert main(["run", str(FACT_SHEET)]) == 2
    assert "fetch.attempts" in _one_line(capsys.readouterr().err)


def test_a_folder_that_is_gone_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path("gone").resolve()
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert main(["run", str(FACT_SHEET)]) == 2
    assert "the folder this was started in is no longer there" in _one_line(capsys.readouterr().err)


def test_no_document_at_all_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert "no document to audit" in _one_line(capsys.readouterr().err)


def test_a_folder_for_reports_that_cannot_be_used_is_told_before_anything_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("taken").touch()
    assert main(["run", str(FACT_SHEET), "--replay", "nowhere", "--output", "taken/reports"]) == 2
    said = _one_line(capsys.readouterr().err)
    assert "taken/reports/fact-sheet-2022-01-10.md: cannot be written (taken: Not a directory)" in said
    assert "choose another --output" in said


def test_a_report_never_replaces_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    document = _document(FACT_SHEET.read_text(encoding="utf-8"))
    assert main(["run", document, "--replay", str(CASSETTES), "--output", "."]) == 2
    assert "doc.md: the report would replace the document" in _one_line(capsys.readouterr().err)
    assert Path(document).read_bytes() == FACT_SHEET.read_bytes()


def test_a_disk_that_fills_up_names_the_report_and_keeps_the_first_screen() -> None:
    result = _shell(f'ulimit -f 16; "{sys.executable}" -m audit run "{FACT_SHEET}" --replay "{CASSETTES}"')
    assert result.returncode == 2
    assert "reports/fact-sheet-2022-01-10.md: cannot be written (File too large)" in _one_line(result.stderr)
    assert "52 of the 89 cited pages" in result.stdout
    assert list(Path("reports").iterdir()) == []


def test_a_replay_without_a_folder_takes_the_settings_cassettes(capsys: pytest.CaptureFixture[str]) -> None:
    _document(f"cassettes = '{CASSETTES}'\n", "citation-audit.toml")
    assert main(["run", str(FACT_SHEET), "--replay"]) == 0
    assert "52 of the 89 cited pages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "'nonsense'; see citation-audit --help"),
        (["run", "--nonsense"], "; see citation-audit run --help"),
        (["claims"], "'DOC'; see citation-audit claims --help"),
        (["run", "--today", "soon"], "--today: 'soon' is not a day; write it as 2022-01-31"),
        (["run", "--today", "20220110"], "--today: '20220110' is not a day"),
        (["run", "--today", "2022-W01-1"], "--today: '2022-W01-1' is not a day"),
        (["run", "--today", "2022-02-30"], "--today: '2022-02-30' is not a day"),
        (["run", "--format", "docx"], "--format: 'docx' is not one of md, json, html"),
        (["run", "--format", ""], "--format: names no format; choose from md, json, html"),
        (["run", "--fail-on", "always"], "--fail-on: 'always' is not one of new, any, never"),
        (["run", "--fail-severity", "all"], "--fail-severity: 'all' is not one of error, warning, note"),
        (["run", "--output", ""], "--output: '' is no path"),
        (["run", "--replay", ""], "--replay: '' is no path"),
        (["run", "--allow-host", "a b"], "--allow-host: 'a b' is neither HOST[:PORT] nor a CIDR network"),
        (
            ["run", "--allow-host", "http://x.test"],
            "'http://x.test' is an address of a page; name its HOST[:PORT] alone",
        ),
        (["run", "--allow-host", "x:99999"], "--allow-host: 'x:99999' names no port between 1 and 65535"),
        (["run", "--replay", "a", "--record", "b"], "--replay and --record exclude each other"),
    ],
)
def test_a_command_line_that_cannot_be_used_is_one_line_and_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in _one_line(capsys.readouterr().err)


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S602 - a shell's own limits and redirections are what is tested
        command, shell=True, executable="/bin/bash", capture_output=True, text=True, timeout=60, check=False
    )


def test_a_document_whose_links_lead_in_a_circle_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop.md").symlink_to("loop.md")
    assert main(["run", "loop.md"]) == 2
    assert "loop.md: cannot be opened" in capsys.readouterr().err


@pytest.mark.parametrize(("engine", "said"), [("ray", "ray is not part of this version"), ("x", "'x' is no engine")])
def test_an_engine_that_is_not_there_is_said_so(engine: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "sheet.md", "--engine", engine]) == 2
    assert said in capsys.readouterr().err
