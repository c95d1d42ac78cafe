"""Holds failures back until it is known whose they are: the sites' own, or the network's here.

A watch stands between the network and everything that judges or records. A failure that may be the network's own waits
there: the site's own it is as soon as anybody answers who was asked no earlier. When everything under way is held back,
a moment later others are asked once: sites that answered before in this run, then addresses known to be there, else the
failed ones again. If nobody answers and `audit.crawl.outage` finds that they failed alike, nothing more is asked, and
nothing of what was held back is judged, recorded or called gone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from audit.crawl.outage import ENOUGH, FEWEST, SLOW, Doubt, doubt_of, is_answer, owner, verdict
from audit.crawl.portal import Portals
from audit.fetch.exchange import Failure, Source, WireEvent
from audit.model.capture import Ask
from audit.model.uri import Uri
from audit.text.urls import host

NETWORK_DOWN: Final = "network-down"


@dataclass(slots=True)
class Network:
    """What is known of the network here over a whole run, of however many documents.

    `answered` holds an address of each site that answered, the latest last; `settled` the sites whose failures were
    found to be their own; `portals` knows the pages that may be a login of the network's; `down` says in a line why the
    network is taken to be down.
    """

    answered: dict[str, Uri] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    portals: Portals = field(default_factory=Portals)
    down: str | None = None


@dataclass(frozen=True, slots=True)
class Controls:
    """Whom to ask when nobody answers: `ask` puts one question without retries, after `pause` let a moment pass.

    `known` are addresses that are within reach of any network that is up; `is_private` tells those that are not.
    """

    ask: Source
    pause: Callable[[], Awaitable[None]]
    known: tuple[Uri, ...] = ()
    is_private: Callable[[Uri], bool] = lambda _uri: False


class Watch:
    """Watches one document's asks; `source` stands in for the network's own."""

    def __init__(self, source: Source, controls: Controls, now: Callable[[], datetime], network: Network) -> None:
        """Nothing is held back yet."""
        self._source = source
        self._controls = controls
        self._now = now
        self._network = network
        self._workers = 0
        self._enough = ENOUGH
        self._answers = 0
        self._last_answer: datetime | None = None
        self._held: dict[asyncio.Future[None], Doubt] = {}
        self._glimpsed: dict[str, Doubt] = {}
        self._deciding = False
        self._end: asyncio.Future[None] | None = None

    @property
    def down(self) -> str | None:
        """Why the network here is taken to be down, or None."""
        return self._network.down

    def joined(self, workers: int) -> None:
        """So many more workers ask, each one thing at a time: when all are held back, nothing is left to wait for."""
        self._workers += workers

    async def left(self) -> None:
        """A worker has nothing more to ask."""
        self._workers -= 1
        await self._decide()

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        """What happened for one ask (a `Source`); cause `network-down` if the network here is taken to be down."""
        events = None if self.down else await self._asked(ask)
        if events is None:
            return [Failure(ask.uri, ask.tried or 0, self._now(), NETWORK_DOWN, self.down or "")]
        doubt = self._doubt(ask.uri, events)
        if doubt is None:
            if is_answer(events):
                self._heard(ask.uri)
            return events
        own = self._is_own(doubt, events[-1])
        if ask.role == "robots" and not own:  # others wait for it to go on to the page, which is held back if need be
            await self._glimpse(doubt)
            return [_unjudged(ask, events[-1], doubt)]
        if self.down is None and not own:
            await self._hold(doubt)
        return [_unjudged(ask, events[-1], doubt)] if self.down else events

    def _doubt(self, uri: Uri, events: Sequence[WireEvent]) -> Doubt | None:
        """What may be the network's own; it has no page for an address within itself."""
        doubt = doubt_of(uri, events)
        if doubt or self._controls.is_private(uri):
            return doubt
        return self._network.portals.doubt_of(uri, events, answered=bool(self._network.answered))

    async def _asked(self, ask: Ask) -> Sequence[WireEvent] | None:
        """The source's events; None if the network was found to be down meanwhile: then nothing is waited for."""
        self._end = self._end or asyncio.get_running_loop().create_future()
        asking = asyncio.ensure_future(self._source(ask))
        first: tuple[asyncio.Future[Any], ...] = (asking, self._end)
        try:
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else None
        finally:
            asking.cancel()
            await asyncio.wait({asking})

    def _is_own(self, doubt: Doubt, end: WireEvent) -> bool:
        """Whether the failure is known to be the site's own."""
        since = self._last_answer
        return doubt.site in self._network.settled or (since is not None and end.at < since)

    def _heard(self, uri: Uri) -> None:
        """Somebody answered: what failed until now did so by itself."""
        site = owner(host(uri))
        self._network.answered.pop(site, None)
        self._network.answered[site] = uri
        self._network.settled.discard(site)
        self._answers += 1
        self._last_answer = self._now()
        self._network.portals.are_sites_own(self._held.values())
        self._release(list(self._held))

    async def _glimpse(self, doubt: Doubt) -> None:
        """Learn of a failure before a page was waited for: where everything is swallowed, that alone takes long."""
        if doubt.cause in SLOW and self._last_answer is None and self.down is None:
            self._glimpsed[host(doubt.uri)] = doubt
            await self._decide()

    async def _hold(self, doubt: Doubt) -> None:
        future = asyncio.get_running_loop().create_future()
        self._held[future] = doubt
        await self._decide()
        await future

    def _release(self, futures: Iterable[asyncio.Future[None]]) -> None:
        for future in futures:
            if self._held.pop(future, None) and not future.done():
                future.set_result(None)

    async def _decide(self) -> None:
        """Once nothing else can be waited for, find out whose fault what is held back is."""
        while not self._deciding and self._is_stuck():
            held = dict(self._held)
            seen = [*held.values(), *self._glimpsed.values()]
            self._glimpsed.clear()
            self._deciding = True
            try:
                self._network.down = await self._reason(seen)
            finally:
                self._deciding = False
            if self.down is None:
                self._settle(held.values())
                self._release(held)
                self._enough *= 2  # so that a document of thousands of dead sites asks others a few times, not hundreds
            else:
                self._release(list(self._held))
                if self._end:
                    self._end.set_result(None)

    def _settle(self, doubts: Iterable[Doubt]) -> None:
        """What was held back is the sites' own: the failures, and the pages."""
        for doubt in doubts:
            if doubt.is_page:
                self._network.answered.setdefault(doubt.site, doubt.uri)
            else:
                self._network.settled.add(doubt.site)

    def _is_stuck(self) -> bool:
        if self._last_answer is not None:
            self._glimpsed.clear()
        sites = {doubt.site for doubt in (*self._held.values(), *self._glimpsed.values())}
        waiting = {host(doubt.uri) for doubt in self._held.values()}
        others = len(self._glimpsed.keys() - waiting)
        return bool(sites) and (len(self._held) + others >= self._workers or len(sites) >= self._enough)

    async def _reason(self, doubts: list[Doubt]) -> str | None:
        """Why the network here is down, in a line, or None: the failures are the sites' own."""
        public = [doubt for doubt in doubts if not self._controls.is_private(doubt.uri)]
        others = self._others(doubts, self._controls.known if public else ())
        seen = public or doubts
        sites = {doubt.site for doubt in seen}
        all_is_well = len(sites) == 1 and all(doubt.is_page for doubt in seen)
        if all_is_well or not self._is_suspicious(sites, len(others)):
            return None
        before = self._answers
        await self._controls.pause()
        asked = others or list({doubt.site: doubt.uri for doubt in seen}.values())[:FEWEST]
        answers = await asyncio.gather(*(self._controls.ask(Ask(uri)) for uri in asked))
        for uri, events in zip(asked, answers, strict=True):
            doubt = self._doubt(uri, events)
            if doubt is not None:
                seen = [*seen, doubt]
            elif is_answer(events):
                self._heard(uri)
        return verdict(seen, self._network.answered) if self._answers == before else None

    def _is_suspicious(self, sites: Collection[str], others: int) -> bool:
        """Whether to ask others: nobody answered so far, one who did fails now, or many do."""
        answered = self._network.answered
        odd = not answered or len(sites) >= FEWEST or not answered.keys().isdisjoint(sites)
        return odd and len(sites) + others >= FEWEST

    def _others(self, doubts: Sequence[Doubt], known: Sequence[Uri]) -> list[Uri]:
        """Up to three addresses of other sites: of those that answered last, then of those known to be there."""
        failed = {doubt.site for doubt in doubts} | self._network.settled
        found: dict[str, Uri] = {}
        for uri in (*reversed(self._network.answered.values()), *known):
            found.setdefault(owner(host(uri)), uri)
        return [uri for site, uri in found.items() if site not in failed][:FEWEST]


def _unjudged(ask: Ask, end: WireEvent, doubt: Doubt) -> Failure:
    """What is told of a failure that was held back and turned out to be the network's."""
    told = f"led to {doubt.portal}" if doubt.portal else end.detail if isinstance(end, Failure) else doubt.cause
    return Failure(ask.uri, end.attempt, end.at, NETWORK_DOWN, f"{doubt.cause}: {told}")
