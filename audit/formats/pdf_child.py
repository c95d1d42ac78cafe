"""The only door to pypdf: a program of its own that reads one PDF from its input and tells what it found.

Crafted PDFs make readers run for ever or fill the memory (pypdf alone had dozens of advisories of that kind), and no
library can be stopped from outside while it runs in the same process. So this file is started as a child, with a limit
on its memory and processor time set by itself and on its wall time by `audit.formats.pdf`. It imports nothing of this
program, prints one JSON object, and never anything else on its output.
"""

import io
import json
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence

MEMORY = 1 << 29
"""Bytes of address space; reading a 10 MB report takes about a tenth."""
PROCESSOR_SECONDS = 5
LONGEST = 1_000
"""Characters of one text."""
MOST_LINES = 150
_SAME_LINE = 0.4  # of the type size: what stands no further up or down is the same line


def main() -> None:
    """Read the PDF on standard input; write `{"title", "created", "modified", "language", "pages", "lines"}`.

    `lines` are the first page's, each with its type size in points: `[text, size]`. Instead, `{"failed": reason}`.
    """
    _limit()
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(2_000)
    payload = sys.stdin.buffer.read()
    try:
        told = _read(payload)
    except MemoryError:
        told = {"failed": "it needs more memory than it may have"}
    except Exception as error:  # noqa: BLE001 - whatever the library raises for a broken file
        told = {"failed": f"it cannot be read ({type(error).__name__})"}
    sys.stdout.write(json.dumps(told))


def _limit() -> None:
    """Bound this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))


def _read(payload: bytes) -> dict[str, object]:
    from pypdf import PdfReader  # noqa: PLC0415 - within the limits

    reader = PdfReader(io.BytesIO(payload))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"failed": "it is locked with a password"}
    info: Mapping[str, object] = reader.metadata or {}
    language = reader.root_object.get("/Lang", "")
    return {
        "title": _text(info.get("/Title")),
        "created": _text(info.get("/CreationDate")),
        "modified": _text(info.get("/ModDate")),
        "language": _text(language),
        "pages": len(reader.pages),
        "lines": list(_lines(_pieces(reader)))[:MOST_LINES],
    }


def _text(value: object) -> str:
    return str(value)[:LONGEST] if value is not None else ""


def _pieces(reader: object) -> Sequence[tuple[str, float, float]]:
    """The texts of the first page as they are drawn: text, height on the page, type size."""
    pieces: list[tuple[str, float, float]] = []

    def drawn(text: str, around: Sequence[float], within: Sequence[float], _font: object, size: float) -> None:
        scale = abs(within[3] or within[1]) * abs(around[3] or around[1])
        height = around[1] * within[4] + around[3] * within[5] + around[5]
        pieces.append((text, height, abs(size) * (scale or 1.0)))

    reader.pages[0].extract_text(visitor_text=drawn)  # type: ignore[attr-defined]  # a PdfReader
    return pieces


def _lines(pieces: Sequence[tuple[str, float, float]]) -> Iterator[tuple[str, float]]:
    """The texts put together to lines, in the order they are drawn."""
    line, height, largest = "", 0.0, 0.0
    for text, at, size in pieces:
        for number, part in enumerate(text.split("\n")):
            new = number > 0 or (line.strip() and part.strip() and abs(at - height) > _SAME_LINE * max(size, 1.0))
            if new and line.strip():
                yield line.strip()[:LONGEST], round(largest, 1)
            if new:
                line, largest = "", 0.0
            line += part
            if part.strip():
                height, largest = at, max(largest, size)
    if line.strip():
        yield line.strip()[:LONGEST], round(largest, 1)


if __name__ == "__main__":
    main()
