"""`run [DOC…]`: the main job."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from audit import run as sentence
from audit.cli import codes
from audit.cli.console import say, show
from audit.cli.world import real_world
from audit.model.errors import AuditError, SettingsError
from audit.model.finding import Severity
from audit.model.reading import Page
from audit.model.report import FailOn, Format, Report
from audit.report.render import FORMATS
from audit.settings import Settings, check_policy, fetch_policy, load, places
from audit.text.secrets import shown


class _Formats(click.ParamType[tuple[Format, ...]]):
    """Formats as a comma-separated list."""

    name = "FORMATS"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Format, ...]:
        asked = [name.strip() for name in str(value).split(",") if name.strip()]
        unknown = [name for name in asked if name not in FORMATS]
        if unknown or not asked:
            self.fail(
                f"{', '.join(unknown) or 'nothing'} is not a format; choose from {', '.join(FORMATS)}", param, ctx
            )
        return tuple(name for name in FORMATS if name in asked)


class _Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2022-01-31", param, ctx)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What decides the exit code."""

    fail_on: FailOn
    fail_severity: Severity
    exit_zero: bool


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Where a document's report goes."""

    folder: Path
    name: str
    formats: tuple[Format, ...]


_FOLDER = click.Path(path_type=Path, file_okay=False)
_OF_SETTINGS = " "  # stands for an option given without its folder: no folder is named so


@click.command()
@click.argument("documents", metavar="[DOC]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--replay",
    metavar="DIR",
    type=_FOLDER,
    is_flag=False,
    flag_value=_OF_SETTINGS,
    help="Ask no network: take the pages from this cassette folder (a document's, or the parent of several).",
)
@click.option(
    "--record",
    metavar="DIR",
    type=_FOLDER,
    is_flag=False,
    flag_value=_OF_SETTINGS,
    help="Keep everything the network answered in this folder. Without DIR, both use the settings' cassettes.",
)
@click.option("--format", "formats", type=_Formats(), help=f"Report formats, comma-separated: {', '.join(FORMATS)}.")
@click.option("--output", metavar="DIR", type=_FOLDER, help="Where reports are written (default: reports).")
@click.option("--fail-on", type=click.Choice(["new", "any", "never"]), help="Which findings make the exit code 1.")
@click.option(
    "--fail-severity",
    type=click.Choice(["error", "warning", "note"]),
    help="The least severity that makes the exit code 1 (default: error).",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 instead of 1 or 3; reports are written all the same.")
@click.option(
    "--allow-host",
    metavar="HOST[:PORT]|CIDR",
    multiple=True,
    help="Exempt from the guard that refuses private addresses. May be repeated.",
)
@click.option("--no-archive", is_flag=True, help="Ask no web archive for pages that cannot be used.")
@click.option("--today", type=_Day(), help="The day of the run, as YYYY-MM-DD.")
def run(  # noqa: PLR0913 - one parameter for each option
    *,
    documents: tuple[Path, ...],
    replay: Path | None,
    record: Path | None,
    formats: tuple[Format, ...] | None,
    output: Path | None,
    fail_on: FailOn | None,
    fail_severity: Severity | None,
    exit_zero: bool,
    allow_host: tuple[str, ...],
    no_archive: bool,
    today: date | None,
) -> int:
    """Audit each DOC (default: the documents of the settings) and write its report."""
    settings = load(Path())
    if replay and record:
        raise click.UsageError("--replay and --record exclude each other: a replay asks nothing that could be recorded")
    fetch = fetch_policy(settings, allow_host)
    plan = sentence.Plan(
        fetch=fetch,
        check=check_policy(settings),
        places=places(settings, fetch, archives=not no_archive),
        max_unasked=settings.max_unasked,
        replay=_cassettes(replay, settings),
        record=_cassettes(record, settings),
        today=today,
        fail_on=fail_on or settings.fail_on,
        fail_severity=fail_severity or settings.fail_severity,
    )
    choice = _Choice(plan.fail_on, plan.fail_severity, exit_zero)
    paths = _documents(documents, settings)
    names = sentence.output_names([path.as_posix() for path in paths])
    folder, suffixes = output or Path(settings.output), formats or settings.formats
    return codes.worst(
        _one(path, plan, choice, _Delivery(folder, name, suffixes)) for path, name in zip(paths, names, strict=True)
    )


def _cassettes(given: Path | None, settings: Settings) -> Path | None:
    return Path(settings.cassettes) if given == Path(_OF_SETTINGS) else given


def _documents(given: tuple[Path, ...], settings: Settings) -> tuple[Path, ...]:
    paths = given or tuple(Path(name) for name in settings.documents)
    if not paths:
        raise SettingsError("no document to audit: name one (run DOC) or set documents in citation-audit.toml")
    return tuple(dict.fromkeys(paths))


def _one(path: Path, plan: sentence.Plan, choice: _Choice, delivery: _Delivery) -> int:
    """Audit one document; what ends its audit does not keep the others from being audited."""
    try:
        cited = sentence.read(path, path.as_posix())
        if not cited.claims:
            say(f"{cited.document.path}: no dated claims found; only its links are checked")
        seen = _progress(len(sentence.asks(cited)), plan)
        report = asyncio.run(sentence.audit(cited, plan, real_world(), seen))
    except AuditError as problem:
        say(str(problem))
        return codes.USAGE
    code = codes.worst((_written(report, delivery), _code(report, choice)))
    if report.run.incomplete:
        say(f"{cited.document.path}: the run is incomplete: {report.run.incomplete}")
    show(sentence.first_screen(report))
    if "github" in delivery.formats:
        show(sentence.annotations(report))
    return code


def _written(report: Report, delivery: _Delivery) -> int:
    """Write the report's files, before anything is shown: a console that goes away loses nothing."""
    try:
        for path in sentence.write(report, delivery.folder, delivery.name, delivery.formats):
            say(f"wrote {path}")
    except OSError as problem:
        say(f"{problem.filename or 'the report'}: cannot be written ({problem.strerror}); choose another --output")
        return codes.USAGE
    return codes.CLEAN


def _code(report: Report, choice: _Choice) -> int:
    if choice.exit_zero:
        return codes.CLEAN
    if not report.run.complete:
        return codes.INCOMPLETE
    return codes.of_findings(report.checked.findings, choice.fail_on, choice.fail_severity)


def _progress(total: int, plan: sentence.Plan) -> Callable[[Page], None]:
    """A line for each page of a live run, which may take minutes; a replay is over before one could be read."""
    done = 0

    def seen(page: Page) -> None:
        nonlocal done
        done += 1
        if plan.replay is None:
            say(f"[{done}/{total}] {page.condition.state} ({page.condition.cause}): {shown(page.uri)}")

    return seen
