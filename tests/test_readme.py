"""The README says what is so: commands, options, formats, settings, rules, verdicts and exit codes."""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import click
import msgspec
import pytest

from audit.check import registry
from audit.cli import codes
from audit.cli.main import cli, main
from audit.model.capture import State
from audit.model.finding import ClaimVerdict
from audit.report.render import FORMATS, SUFFIX
from audit.run.document import read
from audit.settings import Archive, Archives, Fetch, Office, Settings, Successor, load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = {"documents", "contact", "user_agent", "use", "successors", "rules", "offices"}
"""Settings whose value in the README is an example, not the default."""


def _section(heading: str) -> str:
    """The text below a heading of any level, up to the next of the same level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,3}} |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading}"
    return found[2]


def _first_cells(section: str) -> list[str]:
    """The first cell of every row of the section's tables, heads and rules left out."""
    rows = re.findall(r"^\| *((?:\\\||[^|])*?) *\|", section, re.MULTILINE)
    return [cell.replace("\\|", "|") for cell in rows if cell and not set(cell) <= set("-: ")]


def _block(language: str, section: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    names = cli.list_commands(context)
    return {name: command for name in names if (command := cli.get_command(context, name))}


def test_every_command_line_shown_is_one_the_program_takes() -> None:
    lines = re.findall(r"^(?:python -m audit|citation-audit) +(\w.*?)(?: +#.*)?$", README, re.MULTILINE)
    assert {line.split()[0] for line in lines} == set(_commands()), "every command is shown, and no other"
    for line in lines:
        name, *arguments = line.split()
        command = _commands()[name]
        known = {spelling for parameter in command.params for spelling in parameter.opts}
        assert {word for word in arguments if word.startswith("--")} <= known, line


def test_every_option_of_run_is_told_and_no_other() -> None:
    told = set(re.findall(r"`(--?[a-z-]+)", " ".join(_first_cells(_section("Options of `run`")))))
    known = {option for parameter in _commands()["run"].params for option in parameter.opts if option[0] == "-"}
    assert told == known


def test_every_exit_code_is_told_and_no_other() -> None:
    told = [int(cell) for cell in _first_cells(_section("Exit codes")) if cell.isdigit()]
    known = [value for name, value in vars(codes).items() if name.isupper() and isinstance(value, int)]
    assert told == sorted(known)


def test_every_format_is_told_with_its_ending() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", _section("Formats"), re.MULTILINE)
    assert {name: cell for name, cell in rows if name in SUFFIX} == {
        name: f"`<document>.{ending}`" for name, ending in SUFFIX.items()
    }
    assert {name for name, _ in rows} == set(FORMATS)


def test_every_verdict_and_condition_is_told() -> None:
    cells = [cell.strip("`") for cell in _first_cells(_section("What it writes"))]
    assert {*get_args(ClaimVerdict), *get_args(State)} == {*cells} - {"verdict", "condition"}


def test_every_rule_is_told_and_no_other() -> None:
    sentence = re.search(r"The rules that make findings: (.*?)\.\n", README, re.DOTALL)
    assert sentence
    assert set(re.findall(r"`([a-z0-9-]+)`", sentence[1])) == registry.codes()


def test_the_settings_shown_are_taken(tmp_path: Path) -> None:
    text = _block("toml", _section("Settings")).replace("…", "audit")
    (tmp_path / "citation-audit.toml").write_text(text, encoding="utf-8")
    assert load(tmp_path).documents


def _stated() -> dict[str, Any]:
    return tomllib.loads(_block("toml", _section("Settings")))


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        (_stated(), Settings),
        (_stated()["fetch"], Fetch),
        (_stated()["archives"], Archives),
        (_stated()["successors"][0], Successor),
        (_stated()["offices"][0], Office),
    ],
    ids=["top", "fetch", "archives", "successors", "offices"],
)
def test_every_setting_is_told_with_its_default(stated: dict[str, Any], kind: type[msgspec.Struct]) -> None:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    assert set(stated) == set(fields)
    for name, value in stated.items():
        if name not in EXAMPLES and not isinstance(value, dict) and kind not in {Successor, Office}:
            default = fields[name].default
            assert value == (list(default) if isinstance(default, tuple) else default), name


def test_every_setting_of_an_archive_is_told() -> None:
    shown = _block("toml", _section("Settings"))
    assert not [name for name in Archive.__struct_fields__ if not re.search(rf"\b{name}\b", shown)]


def test_the_document_shown_is_read_as_said(tmp_path: Path) -> None:
    document = tmp_path / "sheet.md"
    document.write_text(_block("markdown", _section("What it reads")), encoding="utf-8")
    cited = read(document, "sheet.md")
    assert [claim.section for claim in cited.claims] == ["Engagements with NATO"] * 2
    assert [str(claim.when.start) for claim in cited.claims if claim.when] == ["2021-12-08", "2021-11-09"]


def test_the_figures_of_the_example_are_those_of_the_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(ROOT / "examples" / "fact-sheet-2022-01-10.md")]) == 0
    assert "106 dated entries, 111 claims, 93 links in claims\n1 links belong to no claim" in capsys.readouterr().out
    assert "106 dated entries\nand 94 links" in README
