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


def test_a_document_that_cannot_be_read_does_not_keep_the_others_from_their_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["run", "nowhere.md", str(FACT_SHEET), "--replay", str(CASSETTES)]) == 2
    assert "nowhere.md: " in capsys.readouterr().err
    assert Path("reports/fact-sheet-2022-01-10.md").exists()


def test_a_missing_cassette_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(FACT_SHEET), "--replay", "nowhere"]) == 2
    assert "nowhere" in _one_line(capsys.readouterr().err)


def test_a_bad_setting_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    _document("[fetch]\nattempts = 0\n", "citation-audit.toml")
    assert main(["run", str(FACT_SHEET)]) == 2
    assert "fetch.attempts" in _one_line(capsys.readouterr().err)


def test_no_document_at_all_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert "no document to audit" in _one_line(capsys.readouterr().err)


def test_a_folder_for_reports_that_cannot_be_written_keeps_the_first_screen(capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").touch()
    assert main(["run", str(FACT_SHEET), "--replay", str(CASSETTES), "--output", "taken/reports"]) == 2
    said = capsys.readouterr()
    assert said.out.strip()
    assert "choose another --output" in _one_line(said.err)


def test_a_replay_without_a_folder_takes_the_settings_cassettes(capsys: pytest.CaptureFixture[str]) -> None:
    _document(f"cassettes = '{CASSETTES}'\n", "citation-audit.toml")
    assert main(["run", str(FACT_SHEET), "--replay"]) == 0
    assert "52 of the 89 cited pages" in capsys.readouterr().out


def test_replaying_and_recording_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(FACT_SHEET), "--replay", str(CASSETTES), "--record", "new"]) == 2
    assert "--replay and --record exclude each other" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["nonsense"], ["run", "--today", "soon"], ["run", "--format", "docx"]])
def test_a_command_line_that_cannot_be_used_is_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_help_and_version_load_neither_http_nor_html() -> None:
    code = (
        "import sys; from audit.cli.main import main; main(['--help']); main(['--version']);"
        "print(sorted({'httpx', 'httpcore', 'bs4', 'msgspec', 'markdown_it'} & set(sys.modules)))"
    )
    result = subprocess.run(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.endswith("[]\n")
    assert "run" in result.stdout
    assert "0.1.0" in result.stdout


def test_a_reader_that_goes_away_loses_no_report() -> None:
    command = f'"{sys.executable}" -m audit run "{FACT_SHEET}" --replay "{CASSETTES}" --fail-severity warning | :'
    result = subprocess.run(  # noqa: S602 - a shell's own pipe is what is tested
        f"set -o pipefail; {command}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert "BrokenPipe" not in result.stderr
    assert Path("reports/fact-sheet-2022-01-10.json").exists()
