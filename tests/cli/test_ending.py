"""How the process ends when the world around it does: interrupted, its readers gone, its disk full, its locale odd."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = f'"{sys.executable}" -m audit'
TEXT = """---
date: 2022-01-10
---

- [December 9: Minister Bydén’s call with Kuleba](https://a.example/)
- December 8: a talk
"""
REPLAY = f"{PROGRAM} run doc.md --replay tape --fail-severity note"
WRITTEN = ["doc.json", "doc.md"]


def _shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S602 - a shell's own pipes, limits and redirections are what is tested
        f"set -o pipefail; {command}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=60,
        check=False,
        env={**os.environ, **environment},  # noqa: TID251 - a child process starts from ours
    )


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Children are started with Ctrl-C in force, even where these tests run in the background of a script."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def _in_an_empty_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("doc.md").write_text(TEXT, encoding="utf-8")
    Path("tape").mkdir()
    shutil.copy(next((ROOT / "cassettes" / "fact-sheet-2022-01-10").glob("*.warc")), "tape")


def _reports() -> list[str]:
    return sorted(path.name for path in Path("reports").iterdir())


def test_a_reader_that_goes_away_loses_no_report() -> None:
    result = _shell(f"{REPLAY} | :")
    assert result.returncode == 1
    assert "BrokenPipe" not in result.stderr
    assert _reports() == WRITTEN


def test_a_full_disk_behind_standard_output_is_said_after_the_reports_are_written() -> None:
    result = _shell(f"{REPLAY} >/dev/full")
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == (
        "citation-audit: standard output cannot be written (No space left on device); send it elsewhere"
    )
    assert _reports() == WRITTEN


@pytest.mark.parametrize("asked", ["--version", "claims doc.md"])
def test_what_only_prints_says_when_it_cannot(asked: str) -> None:
    result = _shell(f"{PROGRAM} {asked} >/dev/full")
    assert result.returncode == 2
    assert "standard output cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1


def test_help_for_a_reader_that_goes_away_is_no_error() -> None:
    result = _shell(f"{PROGRAM} --help | :")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("streams", ["2>/dev/full", ">&-", ">&- 2>&- <&-"])
def test_streams_that_are_full_or_closed_change_neither_the_reports_nor_the_exit_code(streams: str) -> None:
    result = _shell(f"{REPLAY} {streams}")
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert _reports() == WRITTEN


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-16"},
    ],
    ids=["ascii", "utf-16"],
)
def test_an_odd_locale_changes_no_byte_of_the_reports(environment: dict[str, str]) -> None:
    result = _shell(REPLAY, **environment)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert all("Bydén’s" in Path("reports", name).read_text(encoding="utf-8") for name in WRITTEN)


def test_ctrl_c_while_the_program_is_still_loading_is_one_line_and_exit_code_130(tmp_path: Path) -> None:
    """A module of the program that is loaded early sends the signal, as a person may at that moment."""
    (tmp_path / "click.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n", encoding="utf-8")
    result = _shell(f"{PROGRAM} --help", PYTHONPATH=str(tmp_path))
    assert result.returncode == 130
    assert result.stderr == "citation-audit: interrupted\n"


def test_being_told_to_end_is_being_interrupted(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("import signal\nsignal.raise_signal(signal.SIGTERM)\n", encoding="utf-8")
    result = _shell(f"{PROGRAM} --help", PYTHONPATH=str(tmp_path))
    assert (result.returncode, result.stderr) == (130, "citation-audit: interrupted\n")


def test_what_runs_in_the_background_of_a_script_can_be_told_to_end(tmp_path: Path) -> None:
    """Such processes ignore Ctrl-C from the start."""
    (tmp_path / "click.py").write_text("import signal\nsignal.raise_signal(signal.SIGTERM)\n", encoding="utf-8")
    result = _shell(f"trap '' INT; {PROGRAM} --help", PYTHONPATH=str(tmp_path))
    assert (result.returncode, result.stderr) == (130, "citation-audit: interrupted\n")
