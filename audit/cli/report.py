"""`report FROM.json --format F`: any format from the canonical JSON."""

import sys
from pathlib import Path
from typing import Final

import click

from audit.cli import codes
from audit.cli.console import say, show
from audit.files import write_whole
from audit.model.errors import ReportFormatError
from audit.model.report import Format
from audit.report import markdown
from audit.report.commands import Commands
from audit.report.render import FORMATS
from audit.run.writing import rendered, reviewed

_STDIN = Path("-")
_TELL_HOW: Final[frozenset[Format]] = frozenset({"md", "html"})  # formats that tell people what to type
_LEAST = 10_000  # bytes: the first screen and the footer are never cut


@click.command()
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", show_default=True, help="The format.")
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write to FILE instead."
)
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=_LEAST),
    default=markdown.ROOM,
    help="For md: at most so many bytes; what has no room is left out from the end and counted.",
)
def report(source: Path, form: Format, output: Path | None, max_bytes: int) -> int:
    """Write the report in FROM, the JSON that `run` wrote, in another format. FROM may be - for standard input."""
    text = rendered(_read(source), form, max_bytes, _commands(source) if form in _TELL_HOW else None)
    if output is None:
        show(text.decode().rstrip("\n"))
        return codes.CLEAN
    try:
        write_whole(output, text)
    except OSError as problem:
        say(f"{output}: cannot be written ({problem.strerror}); choose another --output")
        return codes.USAGE
    say(f"wrote {output}")
    return codes.CLEAN


def _commands(source: Path) -> Commands | None:
    """What to type to decide on the report, from this folder; of one that has no path, as if it lay where others do."""
    from audit.settings import load  # noqa: PLC0415 - no other format needs what it loads

    return None if source == _STDIN else reviewed(source, Path(load(Path()).output))


def _read(source: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if source == _STDIN else source.read_bytes()
    except OSError as problem:
        raise ReportFormatError(
            f"{source}: cannot be read ({problem.strerror}); give the .json file that `audit run` wrote"
        ) from problem
