"""`make bench`, the part about reading pages: how often title and date are right, and what reading costs.

`GOLD=folder make bench` reads a folder with `manifest.jsonl` (id, html, url, gold_title, gold_date, source; a date of
"" says there is none, null that nobody looked). Without one it reads the small pages of the tests. Cost is processor
time of title and publication date beside `lxml.html.fromstring` of the same pages, in turns; then of everything, events
included. lxml is installed into `.programs` when it can be; else, and for pages too small to compare, no ratio is told.
"""

import json
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from audit.extract.dates import read_dates
from audit.extract.headline import surroundings
from audit.extract.parts import Parts
from audit.extract.reading import read_page
from audit.extract.title import read_title
from audit.formats.charset import decode
from audit.model.reading import Reading

OWN = Path(__file__).parent / "extract" / "pages"
TOOLS = Path(__file__).parents[1] / ".programs" / "bench-extract"
ROUNDS = 3
MEGABYTES = 10
SMALL = 20_000  # bytes a page on average, below which the cost of starting is compared, not that of reading
_PLAIN = dict.fromkeys(map(ord, '\u2018\u2019\u201a\u201b`\u00b4\u201c\u201d\u201e\u00ab\u00bb"'), "'")
_PLAIN |= dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
_HOSTILE: Mapping[str, str] = {
    "unclosed divs": "<div>",
    "unclosed comments": "<!--",
    "unclosed headings": "<h1>",
    "odd quotes": '<meta "',
    "stray brackets": "<",
    "almost dates": "2021-13-45 12.34.2021 45. Foo 2021 ",
    "dates": "<p>3 December 2021</p>",
    "times": "<time datetime=2021-01-01>x</time>",
    "references": "&amp;",
    "one word": "a",
}


def main() -> None:
    """Print the figures of the gold folder that `GOLD` names, else of the tests' own pages, then of hostile pages."""
    folder = Path(os.environ.get("GOLD") or OWN)  # noqa: TID251 - how `make` passes a folder on
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = [(folder / row["html"]).read_bytes() for row in rows]
    read = [read_page(page, row["url"] or "") for page, row in zip(pages, rows, strict=True)]
    _print("pages read", f"{len(rows)} of {folder.name}")
    _dates(rows, read)
    _titles(rows, read)
    _events(rows, read)
    _cost(rows, pages)
    _hostile()


def _dates(rows: Sequence[Mapping[str, Any]], read: Sequence[Reading]) -> None:
    sources: dict[str, Counter[str]] = {}
    for row, reading in zip(rows, read, strict=True):
        if row["gold_date"] is not None:
            found = reading.published.value.isoformat() if reading.published.value else ""
            cells = sources.setdefault(row["source"], Counter())
            cells[_cell(found, row["gold_date"])] += 1
    for source, cells in [("all", sum(sources.values(), Counter())), *sorted(sources.items())]:
        right, wrong, missing, silent, invented = (
            cells[k] for k in ("right", "wrong", "missing", "silent", "invented")
        )
        _print(
            f"dates, {source}",
            f"{(right + silent) / cells.total():.3f} accuracy, {_share(right, right + wrong + invented)} precision, "
            f"{_share(right + wrong, right + wrong + missing)} of the dated answered, "
            f"{invented} of {invented + silent} undated dated",
        )


def _cell(found: str, gold: str) -> str:
    if not gold:
        return "invented" if found else "silent"
    return "missing" if not found else "right" if found == gold else "wrong"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _titles(rows: Sequence[Mapping[str, Any]], read: Sequence[Reading]) -> None:
    pairs = [
        (reading.title.value or "", row["gold_title"])
        for row, reading in zip(rows, read, strict=True)
        if row["gold_title"]
    ]
    exact = sum(_plain(found) == _plain(gold) for found, gold in pairs) / len(pairs)
    f1 = sum(_token_f1(found, gold) for found, gold in pairs) / len(pairs)
    _print("titles", f"{exact:.3f} exact, {f1:.3f} token F1, of {len(pairs)}")


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).translate(_PLAIN).split()).casefold().strip(" .:|-")


def _token_f1(found: str, gold: str) -> float:
    words = [Counter(re.findall(r"[぀-ヿ㐀-鿿가-힯]|[^\W_]+", _plain(title))) for title in (found, gold)]
    shared = (words[0] & words[1]).total()
    return 2 * shared / (words[0].total() + words[1].total()) if shared else 0.0


def _events(rows: Sequence[Mapping[str, Any]], read: Sequence[Reading]) -> None:
    told = [(row["gold_events"], reading) for row, reading in zip(rows, read, strict=True) if row.get("gold_events")]
    right = sum(
        gold == [[event.when.start.isoformat(), event.when.end.isoformat(), event.planned] for event in reading.events]
        for gold, reading in told
    )
    if told:
        _print("event dates", f"{right} of {len(told)} pages that state them")


def _cost(rows: Sequence[Mapping[str, Any]], pages: Sequence[bytes]) -> None:
    """The least of a few rounds, since whatever else the machine does only adds."""
    parse = _lxml() if sum(map(len, pages)) > SMALL * len(pages) else None
    work: dict[str, Callable[[bytes, str], object]] = {"title and date": _title_and_date, "everything": read_page}
    seconds = dict.fromkeys([*work, "lxml"], float("inf"))
    for _ in range(ROUNDS):
        for name, one in work.items():
            seconds[name] = min(seconds[name], _seconds(one, rows, pages))
        if parse:
            seconds["lxml"] = min(seconds["lxml"], _seconds(lambda page, _uri: parse(page), rows, pages))
    for name in work:
        ratio = f", {seconds[name] / seconds['lxml']:.2f} x lxml.html.fromstring" if parse else ""
        _print(f"cost of {name}", f"{seconds[name] / len(pages) * 1000:.2f} ms a page{ratio}")


def _seconds(work: Callable[[bytes, str], object], rows: Sequence[Mapping[str, Any]], pages: Sequence[bytes]) -> float:
    start = time.process_time()
    for row, page in zip(rows, pages, strict=True):
        work(page, row["url"] or "")
    return time.process_time() - start


def _title_and_date(payload: bytes, uri: str) -> tuple[object, object]:
    parts = Parts.of(decode(payload).text)
    title = read_title(parts, uri)
    return title, read_dates(parts, surroundings(parts, title), uri, None).published


def _lxml() -> Callable[[bytes], object] | None:
    """The parser of lxml, given text as it wants it; None where it is not to be had."""
    if not TOOLS.exists():
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOLS), "lxml"]
        if subprocess.run(install, check=False, capture_output=True).returncode:  # noqa: S603 - our own interpreter
            return None
    sys.path.append(str(TOOLS))
    try:
        import lxml.html  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415 - just installed
    except ImportError:
        return None

    def parse(payload: bytes) -> object:
        try:
            return lxml.html.fromstring(payload.decode("utf-8", "replace"))
        except ValueError:  # a text that declares its encoding
            return lxml.html.fromstring(payload)

    return parse


def _hostile() -> None:
    for name, piece in _HOSTILE.items():
        page = f"<html><body><h1>Talks</h1>{piece * (MEGABYTES * 1_000_000 // len(piece))}".encode()
        start = time.process_time()
        read_page(page, "https://pages.example/a")
        _print(f"{MEGABYTES} MB of {name}", f"{time.process_time() - start:.2f} s")


def _print(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:34} {figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
