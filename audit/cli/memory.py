"""What the command line brings of earlier runs: reports that were written, and the decisions file."""

from collections.abc import Iterable
from pathlib import Path

from audit.model.errors import ReportFormatError, SettingsError
from audit.model.finding import Finding
from audit.report.recall import Recalled
from audit.review import decisions
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
    paths = sorted(path for path in folder.glob("*.json") if not path.name.endswith(_NOT_REPORTS))
    if not paths:
        raise ReportFormatError(f"{folder}: no report here; write one with `audit run`, or name one with --report")
    return tuple(report(path) for path in paths)


def memory(baselines: Iterable[Path], documents: Iterable[str]) -> Memory:
    """The decisions file's decisions, and the findings of earlier reports by their document.

    Raises DecisionsError, ReportFormatError, and SettingsError for a report about none of the documents: held against
    nothing, it would change nothing.
    """
    known = frozenset(documents)
    found: dict[str, tuple[Finding, ...]] = {}
    for path in baselines:
        recalled = report(path)
        if recalled.path not in known:
            raise SettingsError(f"--baseline {path}: is about {recalled.path}, which is not audited here; leave it out")
        found[recalled.path] = recalled.findings
    return Memory(decisions.read(decisions.FILE), found)
