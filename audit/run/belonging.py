"""Which document a report file or a recording folder belongs to, so that none takes the place of another's.

A report names its document. A recording holds pages, which any document may cite; so a line beside them says for which
one they were recorded. Paths are those from the folder the program was started in, so that a document counts as the
same however it was named on the command line.
"""

import html
import json
import os
import re
from mmap import ACCESS_READ, mmap
from pathlib import Path

from audit.files import write_whole
from audit.report import json_v1

SIGN = "DOCUMENT.txt"
"""The file of a recording folder that holds the path of the document it was recorded for."""

_OWNER = ".DOCUMENT.txt"
_LONGEST = 10_000


def is_of_another(folder: Path, name: str, document: str) -> bool:
    """Whether reports of that name are in a folder and are about another document than that at a path.

    Its JSON says so; without one, a report for people that does not name the document is another's, or none at all.
    """
    told = _path_in_json(folder / f"{name}.json")
    if told is not None:
        return not same(told, document)
    files = (folder / f"{name}.md", folder / f"{name}.html")
    texts = (_text(path) for path in files if not same(str(path), document))  # the document itself is refused elsewhere
    return any(text is not None and not _mentions(text, document) for text in texts)


def sign(folder: Path, document: str) -> None:
    """Say in a recording folder that its pages were recorded for a document. Raises OSError."""
    if signed_for(folder) is None:
        write_whole(folder / SIGN, f"{document}\n".encode(errors="surrogateescape"))


def claim(folder: Path, name: str, document: str) -> None:
    """Say beside reports outside the folder the program was started in whose they are. Raises OSError.

    There, the path from that folder does not tell it: the same path from another folder leads to another document.
    """
    if not same_or_below(folder, Path.cwd()):
        write_whole(folder / f"{name}{_OWNER}", f"{_absolute(document)}\n".encode(errors="surrogateescape"))


def owner(folder: Path, name: str) -> str | None:
    """The absolute path of the document that reports of that name are about; None where nothing says so."""
    return _line(folder / f"{name}{_OWNER}")


def same_or_below(folder: Path, above: Path) -> bool:
    """Whether a folder is another or lies in it."""
    return Path(_absolute(str(folder))).is_relative_to(above)


def signed_for(folder: Path) -> str | None:
    """The document a folder's pages were recorded for; None where nothing says so."""
    return _line(folder / SIGN)


def same(one: str, other: str) -> bool:
    """Whether two paths lead to one document."""
    return _absolute(one) == _absolute(other)


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - Path.absolute keeps "..", so that two differ


def _line(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST).decode(errors="surrogateescape").strip() or None
    except OSError:
        return None


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _path_in_json(path: Path) -> str | None:
    """The document's path as a canonical JSON gives it; None for any other file, and for none."""
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return json_v1.document_of(data)
    except (OSError, ValueError):  # a file of no bytes cannot be mapped
        return None


def _mentions(text: str, document: str) -> bool:
    """Whether the path stands in a report by itself, as text, JSON or markup write it."""
    paths = {document, _absolute(document)}
    written = {form for path in paths for form in (path, json.dumps(path)[1:-1], html.escape(path))}
    return any(re.search(rf"(?<![\w/.-]){re.escape(form)}(?![\w/-])", text) for form in written)
