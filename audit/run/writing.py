"""A report as files, and what is printed of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from audit.check.registry import texts
from audit.files import obstacle, write_whole
from audit.model.errors import SettingsError
from audit.model.report import Format, Report
from audit.report import json_v1, markdown
from audit.report.commands import Commands
from audit.report.render import SUFFIX, render
from audit.run.belonging import claim, owner, same


def targets(folder: Path, name: str, formats: Sequence[Format]) -> dict[Format, Path]:
    """The file of each format that is one, `<folder>/<name>.<ending>`."""
    return {form: folder / f"{name}.{SUFFIX[form]}" for form in formats if form in SUFFIX}


def encoded(report: Report) -> bytes:
    """The report as canonical JSON, of which everything else that is written or printed is made."""
    return json_v1.encode(report)


def write(  # noqa: PLR0913 - what is written, where, as what, and whose it is
    data: bytes, folder: Path, name: str, formats: Sequence[Format], *, document: str, found: Path
) -> tuple[Path, ...]:
    """Write a report's files, each whole, of the document at a path. Raises OSError.

    `found` is where `review` looks for reports by itself.
    """
    files = targets(folder, name, formats)
    commands = review_commands(files, found)
    for form, path in files.items():
        write_whole(path, data if form == "json" else rendered(data, form, commands=commands))
    if files:
        claim(folder, name, document)
    return tuple(files.values())


def check_owned(folder: Path, names: Iterable[tuple[str, str]]) -> None:
    """Refuse to replace reports of another folder's document; `names` are of reports, with their documents' paths.

    Raises SettingsError.
    """
    for name, document in names:
        other = owner(folder, name)
        if other is not None and not same(other, document):
            raise SettingsError(
                f"{folder / name}: are the reports of {other}; choose another --output, or, if it is the same document "
                f"and was moved, delete {folder / name}.DOCUMENT.txt"
            )


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


def review_commands(files: Mapping[Format, Path], found: Path) -> Commands:
    """The commands to decide on what a report's files hold; without a JSON among them there are none."""
    return reviewed(files["json"], found) if "json" in files else Commands(possible=False)


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
