"""What a shell offers when somebody presses Tab."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _offered(*words: str) -> list[str]:
    """What bash is told to offer for the last of the words."""
    environment = {
        **os.environ,  # noqa: TID251 - a child process starts from ours
        "COMP_WORDS": " ".join(["citation-audit", *words]),
        "COMP_CWORD": str(len(words)),
        "_CITATION_AUDIT_COMPLETE": "bash_complete",
    }
    result = subprocess.run(
        [sys.executable, "-m", "audit"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=environment,
        cwd=ROOT,
    )
    assert result.stderr == ""
    return [line.removeprefix("plain,") for line in result.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ru"], ["run", "rules"]),
        (["run", "--fail-o"], ["--fail-on"]),
        (["run", "--fail-on", "n"], ["new", "never"]),
        (["run", "--fail-severity", "e"], ["error"]),
        (["run", "--format", "js"], ["json"]),
        (["run", "--format", "json,s"], ["json,sarif"]),
        (["rules", "date-m"], ["date-mismatch"]),
        (["review", "accept", "nothing-begins-so"], []),
    ],
)
def test_tab_offers(words: list[str], offered: list[str]) -> None:
    assert _offered(*words) == offered


def test_tab_offers_the_findings_that_are_not_decided() -> None:
    ids = _offered("review", "accept", "")
    assert ids
    assert all(len(name) == 12 for name in ids)


def test_a_shell_s_script_is_given() -> None:
    environment = {**os.environ, "_CITATION_AUDIT_COMPLETE": "bash_source"}  # noqa: TID251 - as above
    result = subprocess.run(
        [sys.executable, "-m", "audit"], capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    assert "complete" in result.stdout
