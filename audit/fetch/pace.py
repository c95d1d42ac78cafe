"""When a request may be sent: so many at once, so many per host, so often per host, and not while a host asks to wait.

Time is the world's clock and sleep, and each wait is computed once: a test that only writes down what would be waited
sees the same waits as a run.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from audit.fetch.policy import FetchPolicy, World


@dataclass(slots=True)
class _Lane:
    """One host.

    `interval` is the least time between two requests, `free` when the next one may start, `held` until when it asked to
    wait, `patience` how many more seconds it may make us wait.
    """

    slots: asyncio.Semaphore
    interval: float
    free: float
    held: float
    patience: float


class Pace:
    """Turns for requests, host by host."""

    def __init__(self, policy: FetchPolicy, world: World) -> None:
        """Every host is free at first."""
        self._policy = policy
        self._world = world
        self._slots = asyncio.Semaphore(policy.concurrency)
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn and hold it. One of the slots shared by all hosts is taken only once it is due."""
        lane = self._lane(host)
        async with lane.slots:
            await self._due(lane)
            async with self._slots:
                yield

    def hold(self, host: str, seconds: float) -> None:
        """Let no request to the host start for so many seconds.

        All the pauses of one host together are bounded by `attempts` times `retry_after_cap`: a host that never stops
        asking for patience is asked on at its ordinary pace instead, and its answers are the outcome.
        """
        lane = self._lane(host)
        granted = max(0.0, min(seconds, lane.patience))
        now = self._world.clock()
        until = now + granted
        if until > lane.held:
            lane.patience -= until - max(lane.held, now)
            lane.held = until
            lane.free = max(lane.free, until)

    async def _due(self, lane: _Lane) -> None:
        """Reserve the lane's next start and wait for it; a pause that was asked for meanwhile reserves anew."""
        now = self._world.clock()
        while True:
            start = max(now, lane.free)
            lane.free = start + lane.interval
            if start > now:
                await self._world.sleep(start - now)
            if lane.held <= start:
                return
            now = start

    def _lane(self, host: str) -> _Lane:
        if host not in self._lanes:
            now = self._world.clock()
            patience = self._policy.attempts * self._policy.retry_after_cap
            interval = max(self._policy.host_interval, self._policy.intervals.get(host, 0.0))
            slots = asyncio.Semaphore(self._policy.host_concurrency)
            self._lanes[host] = _Lane(slots, interval, now, now, patience)
        return self._lanes[host]
