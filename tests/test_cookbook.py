"""The cookbook's examples are so: what it shows of the library, of commands and of their output."""

import doctest
import json
import re
from pathlib import Path

import click
import pytest

from audit.cli.main import cli, main

COOKBOOK = Path(__file__).parents[1] / "docs" / "cookbook.md"
TEXT = COOKBOOK.read_text(encoding="utf-8")
PAGE = (
    '<!doctype html><html lang="en-US"><head><title>Readout of a call | The Office</title>'
    '<meta property="og:site_name" content="The Office">'
    '<meta property="article:published_time" content="2021-12-09T17:56:37-05:00"></head>'
    "<body><main><h1>Readout of a call</h1></main></body></html>"
)


def _block(language: str, holding: str) -> str:
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if holding in block)


def test_what_the_library_is_shown_to_do_it_does() -> None:
    outcome = doctest.testfile(str(COOKBOOK), module_relative=False)
    assert outcome.attempted >= 8
    assert outcome.failed == 0


def test_what_inspect_is_shown_to_print_it_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    main(["inspect", str(file)])
    printed = capsys.readouterr().out.splitlines()
    assert _block("text", "title: Readout").splitlines() == printed[: printed.index("modified: not found")]


def test_the_keys_of_a_stream_are_those_of_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    lines = tmp_path / "lines.jsonl"
    asked = json.loads(_block("json", '"html"'))
    lines.write_text(json.dumps({**asked, "html": str(tmp_path / "page.html")}) + "\nbad\n", encoding="utf-8")
    main(["inspect", "--jsonl", str(lines)])
    keys = {key for line in capsys.readouterr().out.splitlines() for key in json.loads(line)}
    cells = re.findall(r"^\| (`.*?) \|", TEXT.split("| key of a line")[1].split("\n## ")[0], re.MULTILINE)
    assert {key for cell in cells for key in re.findall(r"`(\w+)`", cell)} == keys


def test_every_command_shown_is_one_the_program_takes() -> None:
    lines = re.findall(r"^python -m audit (.*)$", TEXT, re.MULTILINE)
    assert lines
    context = click.Context(cli)
    for line in lines:
        command: click.Command | None = cli
        words = re.sub(r'"[^"]*"', "WORDS", line).split()
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            command = command.get_command(context, words.pop(0))
        assert command is not None, line
        known = {spelling for parameter in command.params for spelling in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, line
