"""`lint DOC…`: the checks that need no page, for editors and pre-commit hooks."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from audit.cli import codes, memory
from audit.cli.console import say, show
from audit.cli.documents import Subject, day, subjects
from audit.cli.gate import of_findings
from audit.cli.world import real_world
from audit.model.errors import AuditError
from audit.model.finding import Finding
from audit.run import document
from audit.run.linting import linted
from audit.run.memory import Memory
from audit.settings import Settings, check_policy, load, with_flags
from audit.text.places import spot
from audit.text.visible import terminal

_LONGEST = 1_000


@click.command()
@click.argument("documents", metavar="[DOC]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fail-severity",
    metavar="error|warning|note",
    help="The least severity that makes the exit code 1 (default: error).",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 instead of 1.")
@click.option("--date", "document_date", metavar="DATE", help="The document's day, YYYY-MM-DD, if it states none.")
def lint(documents: tuple[Path, ...], *, fail_severity: str | None, exit_zero: bool, document_date: str | None) -> int:
    """Check each DOC (default: the documents of the settings) as far as that needs no page. No network is used."""
    otherwise = day("--date", document_date)
    given = {} if fail_severity is None else {"--fail-severity": ("fail_severity", fail_severity)}
    settings = with_flags(load(Path()), given)
    chosen = subjects(documents, settings.documents)
    known = memory.memory((), (one.shown for one in chosen))
    code = codes.worst(_one(subject, settings, known, otherwise) for subject in chosen)
    return codes.CLEAN if exit_zero and code == codes.FINDINGS else code


def _one(subject: Subject, settings: Settings, known: Memory, otherwise: date | None) -> int:
    try:
        cited = document.read(subject.path, subject.shown, otherwise)
    except AuditError as problem:
        say(str(problem))
        return codes.USAGE
    report = linted(cited, check_policy(settings), known, real_world().now().date())
    there = [finding for finding in report.checked.findings if finding.id not in report.decided]
    _tell(subject, there)
    return of_findings(there, settings.fail_on, settings.fail_severity)


def _tell(subject: Subject, findings: Iterable[Finding]) -> None:
    for one in findings:
        told = f"{one.severity} {one.rule}: {one.message} [{one.id}]"
        show(terminal(f"{spot(subject.shown, one.line)}: {told}", _LONGEST))
