"""The live web as a source of events: attempts in their turn, again where that may help."""

import ssl
from collections.abc import Sequence
from functools import partial
from types import TracebackType
from typing import Self

from audit.fetch.breaker import HOST_UNAVAILABLE, Breaker
from audit.fetch.exchange import Exchange, Failure, Source, WireEvent, ended, outcome
from audit.fetch.http import Client
from audit.fetch.note import Note, What
from audit.fetch.pace import Pace
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.ratelimit import asked_pause
from audit.fetch.retry import attempts
from audit.fetch.robots import Robots
from audit.model.capture import Ask, Fetch, Outcome
from audit.model.uri import Uri
from audit.text import urls

_TOO_MANY = 429
_OF_SITES = frozenset({"page", "probe"})


class Web:
    """The web, asked politely. Use as `async with Web(policy, world) as web:`; `web.source` is then a `Source`."""

    def __init__(self, policy: FetchPolicy, world: World, tls: ssl.SSLContext | None = None) -> None:
        """`tls` replaces the operating system's trust store. Raises SettingsError for a policy that cannot be kept.

        `asides` is how robots.txt files are asked for: set it to a fetch that records, and they are recorded, too.
        """
        self._policy = policy
        self._world = world
        self._pace = Pace(policy, world)
        self._breaker = Breaker()
        self._robots = Robots(policy.user_agent, self._pace.slow_down)
        self._client = Client(policy, world, tls, self._pace.turn, self._bar)
        self.asides: Fetch = answering(self.source, policy)

    async def __aenter__(self) -> Self:
        """Nothing is open between requests; the block marks how long the web is asked."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Every connection was closed with its request."""

    @property
    def requests(self) -> int:
        """How many requests were put to the network so far, redirects and repeated attempts included."""
        return self._client.requests

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        """Everything that happened for one ask (see `audit.fetch.exchange.Source`)."""
        if ask.role == "robots":
            return await attempts(partial(self._attempt, ask), self._policy.for_robots, self._world)
        barred = self._breaker.barred(ask.uri, later=ask.tried is not None)
        if barred:
            self._world.tell(Note("not-asked", ask.uri, ask.tried or 0, HOST_UNAVAILABLE))
            return (Failure(ask.uri, ask.tried or 0, self._world.now(), HOST_UNAVAILABLE, barred),)
        events = await attempts(partial(self._attempt, ask), self._policy, self._world, ask.tried or 0)
        self._breaker.told(events[-1])
        return events

    async def _bar(self, ask: Ask, uri: Uri) -> tuple[str, str] | None:
        """Keep to the robots.txt of the site; an archive is asked through what it offers to programs, at its pace."""
        if not self._policy.robots or ask.role not in _OF_SITES:
            return None
        return await self._robots.barred(uri, self.asides)

    async def _attempt(self, ask: Ask, number: int) -> Sequence[WireEvent]:
        events = await self._client.attempt(ask, number)
        for event in events:
            what: What = "answered" if isinstance(event, Exchange) else "failed"
            self._world.tell(Note(what, event.uri, number, ended(event)))
            self._heed(event)
        return events

    def _heed(self, event: WireEvent) -> None:
        """A host that asks to be left alone for a while is, by every URI that leads there."""
        seconds = asked_pause(event, self._world.now())
        if seconds is None and isinstance(event, Exchange) and event.status == _TOO_MANY:
            seconds = self._pace.pause(event.uri)
        if seconds is not None:
            granted = self._pace.hold(urls.host(event.uri), min(seconds, self._policy.retry_after_cap))
            if granted:
                self._world.tell(Note("held", event.uri, event.attempt, ended(event), granted))


def answering(source: Source, policy: FetchPolicy) -> Fetch:
    """A fetch that asks the source and reads its events as a capture."""

    async def fetch(ask: Ask) -> Outcome:
        return outcome(ask, await source(ask), policy.max_decoded_bytes)

    return fetch
