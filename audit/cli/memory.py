"""What the command line brings of earlier runs: reports that were written, and the decisions file."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from audit.model.errors import ReportFormatError, SettingsError
from audit.model.finding import Finding
from audit.report.recall import Recalled
from audit.review import decisions
from audit.review.scope import Scope
from audit.run.memory import Memory, recall

_NOT_REPORTS = (".gitlab.json",)


def report(path: Path) -> Recalled:
    """The report in a JSON file that `run` wrote. Raises ReportFormatError, which names the file."""
    try:
        return recall(path.read_bytes())
    except OSError as problem:
        raise ReportFormatError(
            f"{path}: cannot be read ({problem.strerror}); give the .json file of a run"
        ) from problem
    except ReportFormatError as problem:
        raise ReportFormatError(f"{path}: {problem}") from problem


def reports(folder: Path) -> tuple[Recalled, ...]:
    """Every report in a folder, by name. Raises ReportFormatError when there is none, or one cannot be read."""
    paths = _in(folder)
    if not paths:
        raise ReportFormatError(f"{folder}: no report here; write one with `audit run`, or name one with --report")
    return tuple(report(path) for path in paths)


def _in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.json") if not path.name.endswith(_NOT_REPORTS))


def scope(report: Recalled, today: date) -> Scope:
    """What a report could say anything about, for findings to be held against on a day."""
    return Scope(
        report.path,
        report.claims,
        report.cited,
        report.read,
        complete=report.complete,
        today=today,
        amiss=report.amiss,
    )


def memory(baselines: Sequence[Path], documents: Iterable[str]) -> Memory:
    """The decisions file's decisions, and the findings of earlier reports by their document.

    Of a folder's reports those about the documents are used: a document may have been given up since. One about which
    there is none is held against an empty report: the first run of a job is no reason to call a page gone for good at
    one look. Raises DecisionsError, ReportFormatError, and SettingsError for a report named by itself that is about
    none of the documents: held against nothing, it would change nothing.
    """
    known = frozenset(documents)
    folders = {path for path in baselines if path.is_dir()}
    found: dict[str, tuple[Finding, ...]] = dict.fromkeys(known, ()) if folders else {}
    named = [(path, one) for path in baselines for one in (_in(path) if path in folders else [path])]
    for given, path in named:
        recalled = report(path)
        if recalled.path in known:
            found[recalled.path] = recalled.findings
        elif given == path:
            raise SettingsError(f"--baseline {path}: is about {recalled.path}, which is not audited here; leave it out")
    return Memory(decisions.read(decisions.FILE), found)
