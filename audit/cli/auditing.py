"""The documents of a run, audited one after the other: what ends the audit of one leaves the others theirs."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from audit.cli import codes, decided
from audit.cli.console import OutputError, internal_error, say, show
from audit.cli.documents import Subject
from audit.cli.job import Job
from audit.cli.loop import awaited
from audit.cli.progress import watching
from audit.cli.world import real_world
from audit.crawl.mishap import INTERNAL_ERROR
from audit.fetch.shared import Shared
from audit.model.claim import CitedDocument
from audit.model.decision import Decision
from audit.model.errors import AuditError
from audit.model.finding import OVER
from audit.model.report import Report
from audit.report.commands import Commands
from audit.report.gate import fails
from audit.run import sentence
from audit.run.belonging import sign
from audit.run.due import asks
from audit.run.names import cassette_to_read, cassette_to_write
from audit.run.writing import annotations, encoded, first_screen, review_commands, targets, write
from audit.text.secrets import shown
from audit.text.urls import key


@dataclass(frozen=True, slots=True)
class _End:
    """How the audit of one document ended.

    `found` are the ids of its findings, None unless its run was complete; `unread` counts the pages it did not read.
    """

    code: int
    audited: bool
    found: frozenset[str] | None = None
    unread: int = 0


def in_turn(chosen: Sequence[Subject], job: Job) -> int:
    """Audit the documents and write their reports; the exit code of the run."""
    with Shared(() if job.replay else _cited_by_several(chosen, job.read)) as shared:
        return _all(chosen, replace(job, plan=replace(job.plan, shared=shared)))


def _cited_by_several(chosen: Sequence[Subject], read: Callable[[Path, str], CitedDocument]) -> list[str]:
    """The pages that several of the documents cite. A document that cannot be read is told of in its turn."""
    citing: Counter[str] = Counter()
    for subject in chosen if len(chosen) > 1 else ():
        with suppress(Exception):
            citing.update({key(ask.uri) for ask in asks(read(subject.path, subject.shown))})
    return [page for page, documents in citing.items() if documents > 1]


def _all(chosen: Sequence[Subject], job: Job) -> int:
    ends: list[_End] = []
    try:
        ends.extend(_one(subject, job) for subject in chosen)
    except KeyboardInterrupt:
        kept = f"; what was recorded in {job.settings.cassettes} is kept" if job.record else ""
        say(f"interrupted while auditing {chosen[len(ends)].shown}{kept}")
        return codes.INTERRUPTED
    missed = [subject.shown for subject, end in zip(chosen, ends, strict=True) if not end.audited]
    if missed and len(chosen) > 1:
        say(f"not audited: {', '.join(missed)}")
    _doubts(job.plan.memory.decisions, ends)
    return codes.worst(end.code for end in ends)


def _doubts(made: Sequence[Decision], ends: Sequence[_End]) -> None:
    """Say which decisions contradict each other, and after complete runs, which are about nothing."""
    for line in decided.contradictory(made):
        say(line)
    found = [end.found for end in ends if end.found is not None]
    if len(found) == len(ends):
        for line in decided.of_nothing(made, frozenset().union(*found), sum(end.unread for end in ends)):
            say(line)


def _one(subject: Subject, job: Job) -> _End:
    try:
        report = _audited(subject, job)
    except AuditError as problem:
        told = str(problem)
        say(told if told.startswith(subject.shown) else f"{subject.shown}: not audited: {told}")
        return _End(codes.USAGE, audited=False)
    except Exception as problem:  # noqa: BLE001 - the fence around one document, so that the others have their reports
        say(f"{subject.shown}: not audited: {internal_error(problem)}")
        return _End(codes.INTERNAL, audited=False)
    data = encoded(report)
    return _End(
        codes.worst((_written(data, subject, job), _shown(report, data, subject, job), _code(report, job))),
        audited=True,
        found=_found(report),
        unread=sum(page.retrieval.used is None for page in report.pages),
    )


def _found(report: Report) -> frozenset[str] | None:
    if not report.run.complete:
        return None
    return frozenset(finding.id for finding in report.checked.findings if finding.state not in OVER)


def _audited(subject: Subject, job: Job) -> Report:
    """Read the document and what it cites. Raises AuditError."""
    cited = job.read(subject.path, subject.shown)
    if job.date and cited.document.published not in {job.date, None}:
        _mention(f"{subject.shown}: states its own day, {cited.document.published}; --date is not used", job)
    if not cited.claims:
        _mention(f"{subject.shown}: no dated claims found; only its links are checked", job)
    folder = Path(job.settings.cassettes)
    plan = replace(
        job.plan,
        record=cassette_to_write(folder, subject.name, subject.home, alone=job.alone) if job.record else None,
        replay=cassette_to_read(folder, subject.name, subject.home) if job.replay else None,
    )
    world = real_world()
    with watching(len(asks(cited)), job.detail, world.clock, live=plan.replay is None) as watcher:
        heard = replace(world, tell=watcher.told)
        try:
            return awaited(sentence.audit(cited, plan, heard, watcher.seen, job.network))
        finally:
            _sign(plan.record, subject)


def _sign(folder: Path | None, subject: Subject) -> None:
    """Note beside what was recorded which document it was for; a recording without that note is as good."""
    if folder is not None and folder.is_dir():
        with suppress(OSError):
            sign(folder, subject.home)


def _written(data: bytes, subject: Subject, job: Job) -> int:
    """Write the report's files, before anything is shown: a console that goes away loses nothing."""
    try:
        settings, home = job.settings, subject.home
        folder = Path(settings.output)
        for path in write(data, folder, subject.name, settings.formats, document=home, found=job.found):
            _mention(f"wrote {path}", job)
    except OSError as problem:
        say(f"{problem.filename}: cannot be written ({problem.strerror}); choose another --output")
        return codes.USAGE
    return codes.CLEAN


def _shown(report: Report, data: bytes, subject: Subject, job: Job) -> int:
    if report.run.incomplete:
        say(f"{report.cited.document.path}: the run is incomplete: {report.run.incomplete}")
    for lapse in report.lapses:
        say(decided.lapsed(lapse, _commands(subject, job)))
    try:
        if job.detail != "quiet":
            show(first_screen(data))
        if "github" in job.settings.formats:
            show(annotations(data))
    except OutputError as problem:
        say(str(problem))
        return codes.USAGE
    return codes.CLEAN


def _commands(subject: Subject, job: Job) -> Commands:
    """What to type to decide on what was found in the document."""
    return review_commands(targets(Path(job.settings.output), subject.name, job.settings.formats), job.found)


def _mention(line: str, job: Job) -> None:
    """Say what is good to know, to those who want to."""
    if job.detail != "quiet":
        say(line)


def _code(report: Report, job: Job) -> int:
    failed = [page.uri for page in report.pages if page.condition.cause == INTERNAL_ERROR]
    if failed:
        count = f"{len(failed)} of {len(report.pages)} pages"
        say(f"{count} could not be judged for an internal error, please report it: {shown(failed[0])}")
        return codes.INTERNAL
    if job.exit_zero:
        return codes.CLEAN
    if not report.run.complete:
        return codes.INCOMPLETE
    open_now = (finding for finding in report.checked.findings if finding.id not in report.decided)
    failing = (fails(finding, job.settings.fail_on, job.settings.fail_severity) for finding in open_now)
    return codes.FINDINGS if any(failing) else codes.CLEAN
