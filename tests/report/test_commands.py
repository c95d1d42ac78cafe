"""What a report says to type does what it says when it is pasted into a shell."""

import shlex
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.report.commands import Commands

ID = "a" * 12
PATHS = ["out/week.json", "/a b/c.json", "it's.json", "$(touch x).json", "`x`;&|<>*?!.json", "-x.json", "é.json"]


@pytest.mark.parametrize("path", PATHS)
def test_a_shell_reads_the_path_as_it_is(path: str) -> None:
    command = Commands(path).accept([ID])
    words = subprocess.run(  # noqa: S603 - that is what is tested
        ["/bin/sh", "-c", f"set -- {command}; printf '%s\\n' \"$@\""],
        capture_output=True,
        text=True,
        check=True,
        timeout=10,
    ).stdout.splitlines()
    assert words == ["python", "-m", "audit", "review", "--report", path, "accept", ID, "--reason", ""]


@settings(derandomize=True, deadline=None)
@given(path=st.text(min_size=1))
def test_whatever_the_path_the_words_are_the_same_or_there_is_no_command(path: str) -> None:
    command = Commands(path).carry_over([ID])
    assert not command or shlex.split(command) == [
        *("python", "-m", "audit", "review", "--report", path, "carry-over", ID)
    ]
    assert command.isprintable()


def test_a_report_that_review_finds_by_itself_is_not_named() -> None:
    assert Commands().accept([ID]) == f'python -m audit review accept {ID} --reason ""'


def test_nothing_is_offered_without_a_json_or_for_more_than_anybody_would_paste() -> None:
    assert not Commands(possible=False).accept([ID])
    assert not Commands().accept([ID] * 201)
