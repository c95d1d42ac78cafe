"""The only door to pypdf and pdfplumber: a program of its own that reads one PDF and tells what it found.

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
from itertools import pairwise
from typing import Any

MEMORY = 1 << 29
"""Bytes of address space; reading a 10 MB report takes about a tenth."""
PROCESSOR_SECONDS = 5
WHOLE_MEMORY = 1 << 31
WHOLE_SECONDS = 120
"""Likewise for a whole document with the places of its words: a page takes about a quarter of a second."""
LONGEST = 1_000
"""Characters of one text."""
MOST_LINES = 150
_COLUMN = 0.3
"""Each of two columns takes at least so much of the text's width; of a table with dates the first is narrower."""
_FEWEST = 3
"""Lines that a column has at least."""
_FULL = 0.5
"""How much of a column's width its lines take, in the middle; cells of a table are shorter."""
_WORDS = 2.5
"""Words of a column's line, on the average; fewer are cells of a table."""
_APART = 1.5  # of the type size: room between the cells of a table; in justified text there is less
_FEW = 0.2
_HIGHEST = 2_000  # points; no page is so high
_GAP = 0.8  # of the type size: the least room between columns; between words there is about a quarter
_SAME_LINE = 0.4  # of the type size: what stands no further up or down is the same line


def main() -> None:
    """Read the PDF on standard input; write `{"title", "created", "modified", "language", "pages", "lines"}`.

    `lines` are the first page's, each with its type size in points: `[text, size]`. With the argument `whole`, write
    `{"title", "pages"}` instead, each page as `{"lines": [[text, size, top, bottom, left, links]], "loose": [uri]}`:
    the links as `[start, end, uri]` in the text, and those on no word. Where that fails, `{"failed": reason}`.
    """
    whole = sys.argv[1:] == ["whole"]
    _limit(*((WHOLE_MEMORY, WHOLE_SECONDS) if whole else (MEMORY, PROCESSOR_SECONDS)))
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(2_000)
    payload = sys.stdin.buffer.read()
    try:
        told = _whole(payload) if whole else _read(payload)
    except MemoryError:
        told = {"failed": "it needs more memory than it may have"}
    except Exception as error:  # noqa: BLE001 - whatever the library raises for a broken file
        told = {"failed": f"it cannot be read ({type(error).__name__})"}
    sys.stdout.write(json.dumps(told))


def _limit(memory: int, seconds: int) -> None:
    """Bound this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


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


def _whole(payload: bytes) -> dict[str, object]:
    """The lines of every page, with the links that lie on their words."""
    import pdfplumber  # noqa: PLC0415 - within the limits

    with pdfplumber.open(io.BytesIO(payload)) as document:
        title = (document.metadata or {}).get("Title")
        pages = []
        for page in document.pages:
            pages.append(_page(page))
            page.close()  # it keeps every character otherwise
        return {"title": _text(title if isinstance(title, str) else None), "pages": pages}


def _page(page: Any) -> dict[str, object]:  # noqa: ANN401 - pdfplumber has no types
    links = [(link, link["uri"]) for link in page.hyperlinks if isinstance(link.get("uri"), str)]
    used: set[int] = set()
    lines = []
    for words in _in_reading_order(page.extract_words(return_chars=True, extra_attrs=["size"])):
        text, spans = "", []
        for word in words:
            text += " " if text else ""
            for char in word["chars"]:
                at = next((n for n, (link, _) in enumerate(links) if _covers(link, char)), None)
                begin, text = len(text), text + char["text"]
                if at is not None:
                    used.add(at)
                    spans.append([begin, len(text), links[at][1]])
        top, bottom = min(word["top"] for word in words), max(word["bottom"] for word in words)
        size = _usual([(word["size"], len(word["text"])) for word in words])
        lines.append([text, round(size, 1), round(top, 1), round(bottom, 1), round(words[0]["x0"], 1), _merged(spans)])
    loose = [uri for n, (_, uri) in enumerate(links) if n not in used]
    return {"lines": lines, "loose": loose}


def _usual(sizes: Sequence[tuple[float, int]]) -> float:
    """The type size of most characters: a bullet or a note's mark is larger or smaller than its line."""
    counts: dict[float, int] = {}
    for size, length in sizes:
        counts[size] = counts.get(size, 0) + length
    return max(counts, key=lambda size: (counts[size], size))


def _in_reading_order(words: Sequence[Any]) -> Iterator[list[Any]]:
    """The lines of a page from top to bottom; where it is set in two columns, the left one before the right one.

    A line over both columns parts what is above it from what is below it.
    """
    lines = list(_in_lines(words))
    at = _between_columns(lines)
    beside: list[list[Any]] = []
    for line in lines:
        if at is not None and not _crosses(line, at):
            beside.append(line)
            continue
        yield from _parted(beside, at)
        beside = []
        yield line
    yield from _parted(beside, at)


def _parted(lines: Sequence[list[Any]], at: float | None) -> Iterator[list[Any]]:
    """Lines that leave room at a place of the page, by columns if they are such."""
    columns = _columns(lines, at) if at is not None else ()
    if columns and all(map(_is_column, columns)):
        for column in columns:
            yield from column
    else:
        yield from lines


def _columns(lines: Sequence[list[Any]], at: float) -> tuple[list[list[Any]], list[list[Any]]]:
    """The lines left and right of a place."""
    words = [word for line in lines for word in line]
    left, right = ([word for word in words if (word["x1"] <= at) == side] for side in (True, False))
    return list(_in_lines(left)), list(_in_lines(right))


def _is_column(lines: Sequence[list[Any]]) -> bool:
    """Whether lines are those of running text: some of them, of several words, most as wide as the widest or nearly.

    Where many of them leave more room somewhere it is more likely a table.
    """
    apart = sum(
        any(after["x0"] - word["x1"] > _APART * word["size"] for word, after in pairwise(line)) for line in lines
    )
    if apart > _FEW * len(lines):
        return False
    if len(lines) < _FEWEST or sum(map(len, lines)) < _WORDS * len(lines):
        return False
    begin = min(line[0]["x0"] for line in lines)
    widths = sorted(line[-1]["x1"] - begin for line in lines)
    return bool(widths[len(widths) // 2] >= _FULL * widths[-1])


def _between_columns(lines: Sequence[list[Any]]) -> float | None:
    """The middle of the room that most lines leave somewhere near the middle of a page; None where most leave none."""
    if len(lines) < _FEWEST:
        return None
    begin, end = min(line[0]["x0"] for line in lines), max(line[-1]["x1"] for line in lines)
    places = range(int(begin + _COLUMN * (end - begin)), int(end - _COLUMN * (end - begin)) + 1)
    crossed = {at: sum(_crosses(line, at) for line in lines) for at in places}
    fewest = min(crossed.values(), default=len(lines))
    free = [at for at in places if crossed[at] == fewest]
    return free[len(free) // 2] if 2 * fewest <= len(lines) and free else None


def _crosses(line: Sequence[Any], at: float) -> bool:
    """Whether a line goes on over a place, with a word or with no more than a blank."""
    before = max((word["x1"] for word in line if word["x0"] < at), default=None)
    after = min((word["x0"] for word in line if word["x1"] > at), default=None)
    if before is None or after is None:
        return False
    return bool(after - before < _GAP * line[0]["size"])


def _in_lines(words: Sequence[Any]) -> Iterator[list[Any]]:
    """The words of each line, from top to bottom and from left to right, in whatever order a page draws them.

    A word is on the line whose highest word its middle is beside; a page's foot is often drawn before its text.
    """
    lines: list[list[Any]] = []
    highest: list[Any] = []
    beside: dict[int, list[int]] = {}
    for word in words:
        middle = (word["top"] + word["bottom"]) / 2
        at = next((n for n in beside.get(int(middle), ()) if _is_beside(highest[n], middle)), len(lines))
        if at == len(lines):
            lines.append([])
            highest.append(word)
        lines[at].append(word)
        if highest[at] is word or word["bottom"] - word["top"] > highest[at]["bottom"] - highest[at]["top"]:
            highest[at] = word
            for place in range(int(word["top"]), min(int(word["bottom"]), int(word["top"]) + _HIGHEST) + 1):
                beside.setdefault(place, []).append(at)
    for at in sorted(range(len(lines)), key=lambda at: highest[at]["top"]):
        yield sorted(lines[at], key=lambda word: word["x0"])


def _is_beside(line: Any, middle: float) -> bool:  # noqa: ANN401 - as above
    return bool(line["top"] <= middle <= line["bottom"])


def _covers(link: Any, char: Any) -> bool:  # noqa: ANN401 - as above
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(link["x0"] <= across <= link["x1"] and link["top"] <= down <= link["bottom"])


def _merged(spans: Sequence[list[Any]]) -> list[list[Any]]:
    """Characters of one address side by side, but for a blank, made one link: viewers cut them into many rectangles."""
    merged: list[list[Any]] = []
    for start, end, uri in spans:
        if merged and merged[-1][2] == uri and start - merged[-1][1] <= 1:
            merged[-1][1] = end
        else:
            merged.append([start, end, uri])
    return merged


if __name__ == "__main__":
    main()
