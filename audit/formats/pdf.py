"""PDF to plain values: what a document says of itself and the lines of its first page, read in a child process.

The library that reads them is an extra (`pip install "citation-audit[pdf]"`): most documents cite none. What a crafted
file may cost is bounded from outside (`audit.formats.pdf_child` says why): bytes, memory, processor and wall time.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

MAX_BYTES: Final = 20_000_000
SECONDS: Final = 5.0
"""Wall time after which a file is given up; a report of 1,000 pages takes less than one second."""
WHOLE_SECONDS: Final = 150.0
"""Likewise for a whole document with the places of its words; a page takes about a quarter of a second."""
INSTALL: Final = 'install "citation-audit[pdf]" to read it'

_CHILD: Final = Path(__file__).with_name("pdf_child.py")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its type size in points."""

    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's own data, as written there ("" when it has none), and the lines of its first page from top to bottom.

    `created` and `modified` are dates in PDF's form (ISO 32000-1 section 7.9.4), such as `D:20211209101530+01'00'`.
    """

    title: str
    created: str
    modified: str
    language: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page: its text, type size, distances from the page's top and left in points, and its links.

    A link is the characters [start, end) of the text and the address that they lead to.
    """

    text: str
    size: float
    top: float
    bottom: float
    left: float
    links: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's lines from top to bottom, and the addresses of links that lie on no word of it."""

    lines: tuple[PlacedLine, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholePdf:
    """All pages of a PDF, and the title in its own data ("" when there is none)."""

    title: str
    pages: tuple[PdfPage, ...]


def read_whole_pdf(payload: bytes, seconds: float = WHOLE_SECONDS) -> WholePdf | str:
    """Read every page with its links; instead, why it could not be read, as the end of a sentence. Never raises."""
    if find_spec("pdfplumber") is None:
        return INSTALL
    try:
        told = json.loads(_child(payload, seconds, "whole"))
        return str(told["failed"]) if "failed" in told else WholePdf(told["title"], tuple(map(_page, told["pages"])))
    except subprocess.TimeoutExpired:
        return "reading it takes too long"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "reading it failed"


def _page(told: Mapping[str, Any]) -> PdfPage:
    lines = (
        PlacedLine(text, size, top, bottom, left, tuple((start, end, uri) for start, end, uri in links))
        for text, size, top, bottom, left, links in told["lines"]
    )
    return PdfPage(tuple(lines), tuple(told["loose"]))


def read_pdf(payload: bytes, seconds: float = SECONDS) -> Pdf | str:
    """Read a PDF; instead, why it could not be read, as the end of a sentence about it. Never raises."""
    if find_spec("pypdf") is None:
        return INSTALL
    if len(payload) > MAX_BYTES:
        return "it is too large to be read"
    return _read(payload, seconds)


@lru_cache(maxsize=2)  # a recorded answer is read when it is judged for keeping, and again for the report
def _read(payload: bytes, seconds: float) -> Pdf | str:
    try:
        told = json.loads(_child(payload, seconds))
        return str(told["failed"]) if "failed" in told else _pdf(told)
    except subprocess.TimeoutExpired:
        return "reading it takes too long"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "reading it failed"


def _child(payload: bytes, seconds: float, *arguments: str) -> bytes:
    command = [
        sys.executable,
        "-P",
        str(_CHILD),
        *arguments,
    ]  # -P: this folder's modules must not stand for the library's
    run = subprocess.run(command, input=payload, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - our own
    return run.stdout


def _pdf(told: Mapping[str, object]) -> Pdf:
    title, created, modified, language = (str(told[name]) for name in ("title", "created", "modified", "language"))
    lines = told["lines"]
    found = tuple(_line(line) for line in lines) if isinstance(lines, list) else ()
    return Pdf(title, created, modified, language, found)


def _line(told: Sequence[object]) -> Line:
    text, size = told
    return Line(str(text), float(str(size)))
