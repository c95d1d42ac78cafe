"""When a request may be sent: so many at once, so many per host, so often per host, and not while a host asks to wait.

A part of a site may allow less than its host (a web archive's index less than its captures); there requests go one by
one, and while one waits for its time the host's other parts are asked.

Time is the world's clock and sleep, and each wait is computed once: a test that only writes down what would be waited
sees the same waits as a run.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from audit.fetch.policy import FetchPolicy, Limit, World
from audit.model.uri import Uri
from audit.text import urls


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


@dataclass(slots=True)
class _Part:
    """One part of a site that has a limit of its own: `free` is when it may be asked next."""

    limit: Limit
    free: float
    slot: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """Turns for requests, host by host."""

    def __init__(self, policy: FetchPolicy, world: World) -> None:
        """Every host is free at first."""
        self._policy = policy
        self._world = world
        self._slots = asyncio.Semaphore(policy.concurrency)
        self._lanes: dict[str, _Lane] = {}
        longest = sorted(policy.limits, key=lambda limit: len(limit.prefix), reverse=True)
        self._parts = [_Part(limit, world.clock()) for limit in longest]

    @asynccontextmanager
    async def turn(self, uri: Uri) -> AsyncIterator[None]:
        """Wait for the URI's turn and hold it. One of the slots shared by all hosts is taken only once it is due."""
        part = self._part(uri)
        async with self._turn_of_part(part), self._turn_of_host(urls.host(uri)):
            if part:
                part.free = self._world.clock() + part.limit.interval
            yield

    @asynccontextmanager
    async def _turn_of_part(self, part: _Part | None) -> AsyncIterator[None]:
        if part is None:
            yield
            return
        async with part.slot:
            wait = part.free - self._world.clock()
            if wait > 0:
                await self._world.sleep(wait)
            yield

    @asynccontextmanager
    async def _turn_of_host(self, host: str) -> AsyncIterator[None]:
        lane = self._lane(host)
        async with lane.slots:
            await self._due(lane)
            async with self._slots:
                yield

    def slow_down(self, host: str, interval: float) -> None:
        """Let requests to the host start at least so many seconds apart from now on."""
        lane = self._lane(host)
        more = max(0.0, interval - lane.interval)
        lane.interval += more
        lane.free += more

    def pause(self, uri: Uri) -> float:
        """Seconds for which the host is left alone after a 429 that does not say for how long."""
        part = self._part(uri)
        return part.limit.pause if part else 0.0

    def hold(self, host: str, seconds: float) -> float:
        """Let no request to the host start for so many seconds; for how many that holds, 0 if it changes nothing.

        All the pauses of one host together are bounded by `attempts` times `retry_after_cap`: a host that never stops
        asking for patience is asked on at its ordinary pace instead, and its answers are the outcome.
        """
        lane = self._lane(host)
        granted = max(0.0, min(seconds, lane.patience))
        now = self._world.clock()
        until = now + granted
        if until <= lane.held:
            return 0.0
        lane.patience -= until - max(lane.held, now)
        lane.held = until
        lane.free = max(lane.free, until)
        return granted

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
            slots = asyncio.Semaphore(self._policy.host_concurrency)
            self._lanes[host] = _Lane(slots, self._policy.host_interval, now, now, patience)
        return self._lanes[host]

    def _part(self, uri: Uri) -> _Part | None:
        """The part of a site that the URI lies in, if one with a limit of its own."""
        address = urls.key(uri) if self._parts else ""
        return next((part for part in self._parts if address.startswith(part.limit.prefix)), None)
