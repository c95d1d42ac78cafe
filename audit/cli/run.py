"""`run [DOC…]`: the main job."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import get_args

import click

from audit.cli import codes, decided, memory
from audit.cli.completion import one_of, several_of
from audit.cli.console import OutputError, internal_error, say, show
from audit.cli.documents import Subject, day, subjects
from audit.cli.gate import of_findings
from audit.cli.limits import within_limits
from audit.cli.loop import awaited
from audit.cli.progress import Detail, watching
from audit.cli.world import real_world
from audit.crawl.mishap import INTERNAL_ERROR
from audit.crawl.watch import Network
from audit.fetch.shared import Shared
from audit.model.claim import CitedDocument
from audit.model.decision import Decision
from audit.model.errors import AuditError
from audit.model.finding import OVER, Severity
from audit.model.report import FailOn, Report
from audit.report.render import FORMATS
from audit.run import document, sentence
from audit.run.belonging import is_of_another, sign
from audit.run.due import asks
from audit.run.names import cassette_to_read, cassette_to_write
from audit.run.writing import annotations, check_writable, encoded, first_screen, targets, write
from audit.settings import Settings, check_policy, fetch_policy, load, places, with_flags, with_hosts
from audit.text.secrets import shown
from audit.text.urls import key

_OF_SETTINGS = " "  # stands for an option given without its folder: no folder is named so


@dataclass(frozen=True, slots=True)
class _Job:
    """What is the same for every document of the run.

    `alone`: there is but one; `read` reads each once, and takes `date` for its day if it states none.
    """

    settings: Settings
    plan: sentence.Plan
    record: bool
    replay: bool
    alone: bool
    date: date | None
    exit_zero: bool
    network: Network
    detail: Detail
    read: Callable[[Path, str], CitedDocument]


@dataclass(frozen=True, slots=True)
class _End:
    """How the audit of one document ended.

    `found` are the ids of its findings, None unless its run was complete; `unread` counts the pages it did not read.
    """

    code: int
    audited: bool
    found: frozenset[str] | None = None
    unread: int = 0


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
    shell_complete=several_of(FORMATS),
    help=f"Report formats, comma-separated: {', '.join(FORMATS)}.",
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
def run(  # noqa: PLR0913 - the options that are more than a setting
    *,
    documents: tuple[Path, ...],
    allow_host: tuple[str, ...],
    baselines: tuple[Path, ...],
    detail: Detail | None,
    document_date: str | None,
    engine: str,
    exit_zero: bool,
    no_archive: bool,
    today: str | None,
    **flags: str | None,
) -> int:
    """Audit each DOC (default: the documents of the settings) and write its report."""
    if flags["replay"] is not None and flags["record"] is not None:
        raise click.UsageError("--replay and --record exclude each other: a replay asks nothing that could be recorded")
    if engine != "local":
        raise click.UsageError(_no_engine(engine))
    settings = with_flags(with_hosts(load(Path()), allow_host), _replacing(flags))
    today_given, date_given = day("--today", today), day("--date", document_date)
    chosen = subjects(documents, settings.documents, partial(is_of_another, Path(settings.output)))
    read = cache(partial(document.read, otherwise=date_given))
    plan = sentence.Plan(
        fetch=fetch_policy(settings) if flags["replay"] is not None else within_limits(fetch_policy(settings)),
        check=check_policy(settings),
        places=places(settings, archives=not no_archive),
        max_unasked=settings.max_unasked,
        today=today_given,
        memory=memory.memory(baselines, (one.shown for one in chosen)),
        fail_on=settings.fail_on,
        fail_severity=settings.fail_severity,
    )
    job = _Job(
        settings,
        plan,
        record=flags["record"] is not None,
        replay=flags["replay"] is not None,
        alone=len(chosen) == 1,
        date=date_given,
        exit_zero=exit_zero,
        network=Network(),
        detail=detail or "normal",
        read=read,
    )
    files = (file for one in chosen for file in targets(Path(settings.output), one.name, settings.formats).values())
    check_writable(files, (one.path for one in chosen))
    with Shared(() if job.replay else _cited_by_several(chosen, read)) as shared:
        return _all(chosen, replace(job, plan=replace(plan, shared=shared)))


def _no_engine(engine: str) -> str:
    if engine == "ray":
        return "--engine: ray is not part of this version, which fetches and reads on one machine; use --engine local"
    return f"--engine: {engine!r} is no engine; the only one of this version is local"


def _replacing(flags: Mapping[str, str | None]) -> dict[str, tuple[str, object]]:
    """What the command line says instead of the settings: by flag, the key and its value."""
    formats = flags["formats"]
    given: dict[str, tuple[str, object]] = {
        "--format": ("formats", None if formats is None else _words(formats)),
        "--output": ("output", flags["output"]),
        "--fail-on": ("fail_on", flags["fail_on"]),
        "--fail-severity": ("fail_severity", flags["fail_severity"]),
        "--replay": ("cassettes", flags["replay"]),
        "--record": ("cassettes", flags["record"]),
    }
    return {flag: pair for flag, pair in given.items() if pair[1] not in (None, _OF_SETTINGS)}


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _cited_by_several(chosen: Sequence[Subject], read: Callable[[Path, str], CitedDocument]) -> list[str]:
    """The pages that several of the documents cite. A document that cannot be read is told of in its turn."""
    citing: Counter[str] = Counter()
    for subject in chosen if len(chosen) > 1 else ():
        with suppress(Exception):
            citing.update({key(ask.uri) for ask in asks(read(subject.path, subject.shown))})
    return [page for page, documents in citing.items() if documents > 1]


def _all(chosen: Sequence[Subject], job: _Job) -> int:
    """Audit one document after the other; what ends the audit of one does not keep the others from theirs."""
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


def _one(subject: Subject, job: _Job) -> _End:
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
        codes.worst((_written(data, subject, job), _shown(report, data, job), _code(report, job))),
        audited=True,
        found=_found(report),
        unread=sum(page.retrieval.used is None for page in report.pages),
    )


def _found(report: Report) -> frozenset[str] | None:
    if not report.run.complete:
        return None
    return frozenset(finding.id for finding in report.checked.findings if finding.state not in OVER)


def _audited(subject: Subject, job: _Job) -> Report:
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


def _written(data: bytes, subject: Subject, job: _Job) -> int:
    """Write the report's files, before anything is shown: a console that goes away loses nothing."""
    try:
        for path in write(data, Path(job.settings.output), subject.name, job.settings.formats):
            _mention(f"wrote {path}", job)
    except OSError as problem:
        say(f"{problem.filename}: cannot be written ({problem.strerror}); choose another --output")
        return codes.USAGE
    return codes.CLEAN


def _shown(report: Report, data: bytes, job: _Job) -> int:
    if report.run.incomplete:
        say(f"{report.cited.document.path}: the run is incomplete: {report.run.incomplete}")
    for lapse in report.lapses:
        say(decided.lapsed(lapse))
    try:
        if job.detail != "quiet":
            show(first_screen(data))
        if "github" in job.settings.formats:
            show(annotations(data))
    except OutputError as problem:
        say(str(problem))
        return codes.USAGE
    return codes.CLEAN


def _mention(line: str, job: _Job) -> None:
    """Say what is good to know, to those who want to."""
    if job.detail != "quiet":
        say(line)


def _code(report: Report, job: _Job) -> int:
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
    return of_findings(open_now, job.settings.fail_on, job.settings.fail_severity)
