"""What a run is to do: the options and the settings made one job, checked before anything is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from audit.cli import memory
from audit.cli.documents import Subject, day, subjects
from audit.cli.limits import within_limits
from audit.cli.progress import Detail
from audit.crawl.watch import Network
from audit.model.claim import CitedDocument
from audit.run import document
from audit.run.belonging import is_of_another
from audit.run.sentence import Plan
from audit.run.writing import check_owned, check_writable, targets
from audit.settings import Settings, check_policy, fetch_policy, load, places, with_flags, with_hosts


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every document of the run.

    `found` is where `review` looks for reports by itself. `alone`: there is but one; `read` reads each once, and takes
    `date` for its day if it states none.
    """

    settings: Settings
    plan: Plan
    found: Path
    record: bool
    replay: bool
    alone: bool
    date: date | None
    exit_zero: bool
    network: Network
    detail: Detail
    read: Callable[[Path, str], CitedDocument]


def prepared(  # noqa: PLR0913 - one for each option that is more than a setting
    *,
    documents: Sequence[Path],
    replay: bool,
    record: bool,
    cassettes: str | None,
    formats: str | None,
    output: str | None,
    fail_on: str | None,
    fail_severity: str | None,
    exit_zero: bool,
    allow_host: tuple[str, ...],
    baselines: Sequence[Path],
    no_archive: bool,
    document_date: str | None,
    today: str | None,
    detail: Detail | None,
) -> tuple[tuple[Subject, ...], Job]:
    """The documents and what to do with each. Raises AuditError."""
    flags: dict[str, tuple[str, object]] = {
        "--format": ("formats", None if formats is None else _words(formats)),
        "--output": ("output", output),
        "--fail-on": ("fail_on", fail_on),
        "--fail-severity": ("fail_severity", fail_severity),
        "--replay" if replay else "--record": ("cassettes", cassettes),
    }
    given = {flag: pair for flag, pair in flags.items() if pair[1] is not None}
    own = load(Path())
    settings = with_flags(with_hosts(own, allow_host), given)
    today_given, date_given = day("--today", today), day("--date", document_date)
    chosen = subjects(documents, settings.documents, partial(is_of_another, Path(settings.output)))
    fetch = fetch_policy(settings)
    plan = Plan(
        fetch=fetch if replay else within_limits(fetch),
        check=check_policy(settings),
        places=places(settings, archives=not no_archive),
        max_unasked=settings.max_unasked,
        today=today_given,
        memory=memory.memory(baselines, (one.shown for one in chosen)),
        fail_on=settings.fail_on,
        fail_severity=settings.fail_severity,
    )
    files = (file for one in chosen for file in targets(Path(settings.output), one.name, settings.formats).values())
    check_owned(Path(settings.output), ((one.name, one.home) for one in chosen))
    check_writable(files, (one.path for one in chosen))
    job = Job(
        settings,
        plan,
        found=Path(own.output),
        record=record,
        replay=replay,
        alone=len(chosen) == 1,
        date=date_given,
        exit_zero=exit_zero,
        network=Network(),
        detail=detail or "normal",
        read=cache(partial(document.read, otherwise=date_given)),
    )
    return chosen, job


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
