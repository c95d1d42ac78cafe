"""`run [DOC…]`: the main job, and what may be chosen of it.

Nothing that fetches, reads or compares is loaded before there is something to do: `run --help` answers at once.
"""

from pathlib import Path
from typing import Any, Final, get_args

import click

from audit.cli.completion import one_of, several_of
from audit.model.finding import Severity
from audit.model.report import FailOn, Format

_OF_SETTINGS: Final = " "  # stands for an option given without its folder: no folder is named so
_FORMATS: Final[tuple[Format, ...]] = get_args(Format)


@click.command()
@click.argument("documents", metavar="[DOC]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--replay",
    metavar="DIR",
    is_flag=False,
    flag_value=_OF_SETTINGS,
    help="Ask no network: take the pages from this cassette folder (a document's, or the parent of several).",
)
@click.option(
    "--record",
    metavar="DIR",
    is_flag=False,
    flag_value=_OF_SETTINGS,
    help="Keep everything the network answered in this folder. Without DIR, both use the settings' cassettes.",
)
@click.option(
    "--format",
    "formats",
    metavar="FORMATS",
    shell_complete=several_of(_FORMATS),
    help=f"Report formats, comma-separated: {', '.join(_FORMATS)}.",
)
@click.option("--output", metavar="DIR", help="Where reports are written (default: reports).")
@click.option(
    "--fail-on",
    metavar="new|any|never",
    shell_complete=one_of(lambda: get_args(FailOn)),
    help="Which findings make the exit code 1.",
)
@click.option(
    "--fail-severity",
    metavar="error|warning|note",
    shell_complete=one_of(lambda: get_args(Severity)),
    help="The least severity that makes the exit code 1 (default: error).",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 instead of 1 or 3; reports are written all the same.")
@click.option(
    "--allow-host",
    metavar="HOST[:PORT]|CIDR",
    multiple=True,
    help="Exempt from the guard that refuses private addresses. May be repeated.",
)
@click.option(
    "--baseline",
    "baselines",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An earlier report's JSON to hold the findings against (of a folder, those about the DOCs); may be repeated.",
)
@click.option("--no-archive", is_flag=True, help="Ask no web archive for pages that cannot be used.")
@click.option(
    "--engine",
    metavar="local",
    default="local",
    help="Where pages are fetched and read: on this machine (the only engine of this version).",
)
@click.option("--date", "document_date", metavar="DATE", help="The document's day, YYYY-MM-DD, if it states none.")
@click.option("--today", metavar="DATE", help="The day of the run, as YYYY-MM-DD.")
@click.option("--quiet", "-q", "detail", flag_value="quiet", help="Say only what went wrong; the reports are written.")
@click.option("--verbose", "-v", "detail", flag_value="verbose", help="Log every attempt, wait and cause.")
def run(*, replay: str | None, record: str | None, engine: str, **options: Any) -> int:  # noqa: ANN401 - one for each option
    """Audit each DOC (default: the documents of the settings) and write its report."""
    if replay is not None and record is not None:
        raise click.UsageError("--replay and --record exclude each other: a replay asks nothing that could be recorded")
    if engine != "local":
        raise click.UsageError(_no_engine(engine))
    from audit.cli.auditing import in_turn
    from audit.cli.job import prepared

    folder = record if replay is None else replay
    cassettes = None if folder == _OF_SETTINGS else folder
    chosen, job = prepared(replay=replay is not None, record=record is not None, cassettes=cassettes, **options)
    return in_turn(chosen, job)


def _no_engine(engine: str) -> str:
    if engine == "ray":
        return "--engine: ray is not part of this version, which fetches and reads on one machine; use --engine local"
    return f"--engine: {engine!r} is no engine; the only one of this version is local"
