"""The live web as a source of events: attempts in their turn, again where that may help."""

import ssl
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from audit.fetch.address import allowance
from audit.fetch.exchange import Exchange, Source, WireEvent, outcome
from audit.fetch.http import Client
from audit.fetch.pace import Pace
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.retry import attempts, retry_after
from audit.model.capture import Ask, Fetch, Outcome
from audit.text import urls

_TOO_MANY = 429


class Web:
    """The web, asked politely. Use as `async with Web(policy, world) as web:`; `web.source` is then a `Source`."""

    def __init__(self, policy: FetchPolicy, world: World, tls: ssl.SSLContext | None = None) -> None:
        """`tls` replaces the operating system's trust store. Raises SettingsError for a policy that cannot be kept."""
        self._policy = policy
        self._world = world
        self._pace = Pace(policy, world)
        self._client = Client(policy, world, allowance(policy.allow_hosts), tls, self._pace.turn)

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

        async def attempt(number: int) -> Sequence[WireEvent]:
            events = await self._client.attempt(ask, number)
            self._respect(events[-1])
            return events

        return await attempts(attempt, self._policy, self._world)

    def _respect(self, end: WireEvent) -> None:
        """A host that asks to be left alone for a while is, by every URI that leads there."""
        seconds = retry_after(end, self._world.now(), self._policy.retry_after_cap)
        if seconds is None and isinstance(end, Exchange) and end.status == _TOO_MANY:
            seconds = min(self._pace.pause(end.uri), self._policy.retry_after_cap)
        if seconds is not None:
            self._pace.hold(urls.host(end.uri), seconds)


def answering(source: Source, policy: FetchPolicy) -> Fetch:
    """A fetch that asks the source and reads its events as a capture."""

    async def fetch(ask: Ask) -> Outcome:
        return outcome(ask, await source(ask), policy.max_decoded_bytes)

    return fetch
