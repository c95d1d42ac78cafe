"""No network at all: the run says so, judges nothing, and is incomplete."""

import asyncio
import random  # noqa: TID251 - seeded, for jitter that a test can repeat
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from audit.check.policy import CheckPolicy
from audit.fetch.policy import FetchPolicy, World
from audit.model.report import Report
from audit.run.document import read
from audit.run.sentence import Plan, audit

ROOT = Path(__file__).parents[2]
FACT_SHEET = ROOT / "examples" / "fact-sheet-2022-01-10.md"


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def read(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        await asyncio.sleep(0)


async def _nobody(host: str, port: int) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, f"no answer for {host}:{port}")


def _report(clock: Clock) -> Report:
    world = World(
        now=lambda: datetime(2026, 1, 5, tzinfo=UTC),
        clock=clock.read,
        sleep=clock.sleep,
        dice=random.Random(7),  # noqa: S311 - jitter, not a secret
        resolve=_nobody,
    )
    cited = read(FACT_SHEET, "examples/fact-sheet-2022-01-10.md")
    return asyncio.run(audit(cited, Plan(FetchPolicy("test"), CheckPolicy()), world))


def test_a_dead_network_is_said_and_nothing_is_judged() -> None:
    clock = Clock()
    report = _report(clock)
    assert not report.run.complete
    assert report.run.incomplete is not None
    assert "the network here seems to be down: all 8 hosts failed" in report.run.incomplete
    assert {page.condition.state for page in report.pages} == {"unchecked"}
    assert clock.seconds < 10
    assert report.run.requests < 30
    assert not [finding for finding in report.checked.findings if finding.rule in ("gone", "unavailable", "blocked")]
