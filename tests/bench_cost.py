"""What a command costs, with every process it starts: wall and processor seconds, and memory."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05  # seconds between two looks at what is running
_KIB = 1_024 / 1e6  # MB


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, of processor time in the program and in the system; MB of all processes."""

    wall: float
    user: float
    system: float
    peak: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s, processor {self.user:.1f} + {self.system:.1f} s, {self.peak:.0f} MB"


def median(costs: Iterable[Cost]) -> Cost:
    """Of each figure the median; of memory the most."""
    rows = [(cost.wall, cost.user, cost.system, cost.peak) for cost in costs]
    wall, user, system, _ = (statistics.median(column) for column in zip(*rows, strict=True))
    return Cost(wall, user, system, max(row[3] for row in rows))


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a program to its end, whatever it finds.

    Memory is the most that all its processes had resident at one moment, seen twenty times a second; at least the peak
    of the largest of them, and no more than that is known without /proc.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - named by the bench
    seen: list[float] = []
    over = threading.Event()
    watching = threading.Thread(target=_watch, args=(process.pid, seen, over))
    watching.start()
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = 0
    over.set()
    watching.join()
    largest = used.ru_maxrss * _KIB if sys.platform != "darwin" else used.ru_maxrss / 1e6
    return Cost(wall, used.ru_utime, used.ru_stime, max(largest, *seen, 0))


def _watch(root: int, seen: list[float], over: threading.Event) -> None:
    """Write down what all processes that stem from the root have resident, again and again."""
    while not over.wait(_EVERY):
        with suppress(OSError):
            seen.append(sum(map(_resident, _tree(root))))


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:  # grows meanwhile
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, children.read_text().split())
    return found


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) * _KIB for line in lines if line.startswith("VmRSS")), 0.0)
