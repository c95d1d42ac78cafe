"""`make bench`: what the program costs, measured on this machine; figures to compare, never assertions."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import bench_claims, bench_extract, bench_fetch

ROOT = Path(__file__).parents[1]
FACT_SHEET = "examples/fact-sheet-2022-01-10.md"
BARE = "import click; click.command()(lambda: None).main(['--help'], standalone_mode=False)"


def main() -> None:
    """Print each figure with the command it comes from."""
    with TemporaryDirectory() as folder:
        audit = [sys.executable, "-m", "audit"]
        bare = _median([sys.executable, "-c", BARE])
        start = _median([*audit, "--help"])
        _print("start-up of --help", f"{start * 1000:.0f} ms, {start / bare:.1f} x a bare click program")
        _print("reading the fact sheet (claims)", f"{_median([*audit, 'claims', FACT_SHEET]) * 1000:.0f} ms")
        replay = [*audit, "run", FACT_SHEET, "--replay", "cassettes", "--output", folder]
        _print("replaying the fact sheet (run)", f"{_median(replay) * 1000:.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    _print("peak memory of any of these", f"{peak / 1024:.0f} MB")
    bench_claims.main()
    bench_extract.main()
    bench_fetch.main()


def _median(command: Sequence[str], runs: int = 7) -> float:
    """Median wall seconds of a whole process, after one run that warms the disk's cache."""
    times = [_seconds(command) for _ in range(runs + 1)]
    return statistics.median(times[1:])


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own interpreter
    return time.perf_counter() - start


def _print(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:34} {figure}\n")


if __name__ == "__main__":
    main()
