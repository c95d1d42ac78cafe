"""A report as files, and what is printed of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from audit.check.registry import texts
from audit.files import obstacle, write_whole
from audit.model.errors import SettingsError
from audit.model.report import Format, Report
from audit.report import json_v1, markdown
from audit.report.commands import Commands
from audit.report.render import SUFFIX, render
from audit.run.belonging import same


def targets(folder: Path, name: str, formats: Sequence[Format]) -> dict[Format, Path]:
    """The file of each format that is one, `<folder>/<name>.<ending>`."""
    return {form: folder / f"{name}.{SUFFIX[form]}" for form in formats if form in SUFFIX}


def encoded(report: Report) -> bytes:
    """The report as canonical JSON, of which everything else that is written or printed is made."""
    return json_v1.encode(report)


def write(data: bytes, folder: Path, name: str, formats: Sequence[Format], found: Path) -> tuple[Path, ...]:
    """Write a report's files, each whole. `found` is where `review` looks for reports by itself. Raises OSError."""
    files = targets(folder, name, formats)
    commands = reviewed(files["json"], found) if "json" in files else Commands(possible=False)
    for form, path in files.items():
        write_whole(path, data if form == "json" else rendered(data, form, commands=commands))
    return tuple(files.values())


def check_writable(files: Iterable[Path], documents: Iterable[Path]) -> None:
    """Find out before anything is asked whether the reports can be written. Raises SettingsError.

    A report never replaces a document under audit.
    """
    sources = {_resolved(path) for path in documents}
    for file in files:
        if _resolved(file) in sources:
            raise SettingsError(f"{file}: the report would replace the document; choose another --output")
        problem = obstacle(file)
        if problem:
            raise SettingsError(f"{file}: cannot be written ({problem}); choose another --output")


def _resolved(path: Path) -> Path:
    """The file that a path leads to; the path itself where links lead in a circle, which its opening then tells."""
    try:
        return path.resolve()
    except RuntimeError:  # pathlib's, before Python 3.13
        return path.absolute()


def reviewed(report: Path, found: Path) -> Commands:
    """The commands to decide on what the JSON at a path holds; what is in the folder `found`, `review` finds itself."""
    return Commands() if same(str(report.parent), str(found)) else Commands(str(report))


def rendered(data: bytes, form: Format, room: int = markdown.ROOM, commands: Commands | None = None) -> bytes:
    """The canonical JSON in another format, Markdown in at most `room` bytes. Raises ReportFormatError."""
    return render(data, form, texts(), room, commands)


def annotations(data: bytes) -> str:
    """Commands to a CI runner that show a report's findings beside the document's lines."""
    return rendered(data, "github").decode()


def first_screen(data: bytes) -> str:
    """What a person reads first of a report, as Markdown that is safe to print."""
    return markdown.first_screen(json_v1.decode(data))
