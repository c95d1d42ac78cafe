"""The documents of a run: which, what they are called on screen and in reports, and what their files are called."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit.model.errors import SettingsError
from audit.run.names import output_names
from audit.text.regex import regex

_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Subject:
    """A document to audit: where it is, its path as shown, and the name of its report files and of its recording.

    `home` is its path from the folder the program was started in, which no way of naming it changes.
    """

    path: Path
    shown: str
    name: str
    home: str


def day(flag: str, text: str | None) -> date | None:
    """The day a flag gives as YYYY-MM-DD. Raises SettingsError for any other text."""
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise SettingsError(f"{flag}: {text!r} is not a day; write it as 2022-01-31")


def subjects(
    given: Sequence[Path], project: Sequence[str], taken: Callable[[str, str], bool] = lambda _name, _document: False
) -> tuple[Subject, ...]:
    """The documents named on the command line, else those of the settings; one named twice counts once.

    `taken` says whether files of a name are of another document than the one at a path.
    Raises SettingsError when there is none, or when the folder the program was started in is no longer there.
    """
    try:
        return _subjects(given, project, taken)
    except FileNotFoundError as problem:  # of the folder; no document has been opened yet
        raise SettingsError("the folder this was started in is no longer there; change to another") from problem


def _subjects(given: Sequence[Path], project: Sequence[str], taken: Callable[[str, str], bool]) -> tuple[Subject, ...]:
    chosen = _distinct(given or map(Path, project))
    if not chosen:
        raise SettingsError("no document to audit: name one (run DOC) or set documents in citation-audit.toml")
    others = [path for place, path in _distinct(map(Path, project)).items() if place not in chosen]
    homes = [_relative(path) for path in chosen.values()]
    names = output_names(homes, map(_relative, others), taken)
    return tuple(
        Subject(path, readable(path), name, home)
        for path, name, home in zip(chosen.values(), names, homes, strict=True)
    )


def readable(path: Path) -> str:
    """The path as people read it, with `/`; bytes of its name that are not UTF-8 are written out."""
    return os.fsencode(path.as_posix()).decode(errors="backslashreplace")


def _distinct(paths: Iterable[Path]) -> dict[str, Path]:
    """The paths by the absolute path each stands for, in the order given."""
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - Path.absolute keeps "..", so that two differ
    return found


def _relative(path: Path) -> str:
    """The path from the folder the program was started in, if it is below that."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - as above
    return readable(absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else absolute)
