"""The checks of `lint`: each document by itself."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from audit.cli import codes, memory
from audit.cli.console import say, show
from audit.cli.documents import Subject, day, subjects
from audit.cli.world import real_world
from audit.model.errors import AuditError
from audit.model.finding import Finding
from audit.report.gate import fails
from audit.run import document
from audit.run.linting import linted
from audit.run.memory import Memory
from audit.settings import Settings, check_policy, load, with_flags
from audit.text.places import spot
from audit.text.visible import terminal

_LONGEST = 1_000


def checked(documents: Sequence[Path], *, fail_severity: str | None, exit_zero: bool, document_date: str | None) -> int:
    """Say what is amiss in the documents, and the exit code. Raises AuditError."""
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
    failing = any(fails(finding, settings.fail_on, settings.fail_severity) for finding in there)
    return codes.FINDINGS if failing else codes.CLEAN


def _tell(subject: Subject, findings: Iterable[Finding]) -> None:
    for one in findings:
        told = f"{one.severity} {one.rule}: {one.message} [{one.id}]"
        show(terminal(f"{spot(subject.shown, one.line)}: {told}", _LONGEST))
