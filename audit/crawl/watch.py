"""Holds failures back until it is known whose they are: the sites' own, or the network's here.

A watch stands between the network and everything that judges or records. A failure that may be the network's own waits
there: the site's own it is as soon as anybody answers who was asked no earlier. When everything under way is held back,
a moment later others are asked once: sites that answered before in this run, then addresses known to be there, else the
failed ones again. If nobody answers and `audit.crawl.outage` finds that they failed alike, nothing more is asked, and
nothing of what was held back is judged, recorded or called gone.

A page over plain http waits, too, since a login of the network's may begin at any time and the first page of it looks
like a site's own: until another page comes that was asked for later and differs, or nothing else is under way. Whoever
waits for it is relieved meanwhile, so that the host's other pages are not held up.
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
_ODD: Final = 3  # times in a run that others are asked because of a page that is hardly what was asked for
_MOST: Final = 100  # held back at once while others go on, so that a site with one page for everything fills no memory


@dataclass(slots=True)
class Network:
    """What is known of the network here over a whole run, of however many documents.

    `answered` holds an address of each site that answered, the latest last; `settled` the sites whose failures were
    found to be their own; `portals` knows the pages that may be a login of the network's, and `odd` how often others
    were asked because of one; `down` says in a line why the network is taken to be down.
    """

    answered: dict[str, Uri] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    portals: Portals = field(default_factory=Portals)
    odd: int = 0
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


@dataclass(slots=True)
class _Held:
    """What is held back: when it came, how many asks had begun by then, and how to relieve the worker that waits."""

    doubt: Doubt
    events: Sequence[WireEvent]
    at: datetime
    begun: int
    relief: Callable[[], None] | None
    is_odd: bool | None = None

    def is_outrun(self, number: int) -> bool:
        """Whether the ask of this number began after this had come."""
        return number > self.begun


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
        self._begun = 0
        self._held: dict[asyncio.Future[None], _Held] = {}
        self._reliefs: dict[asyncio.Task[Any] | None, Callable[[], None]] = {}
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

    def relieved_by(self, relief: Callable[[], None]) -> None:
        """The current task is a worker; `relief` is called if another had better do what is left to it."""
        self._reliefs[asyncio.current_task()] = relief

    async def left(self) -> None:
        """A worker has nothing more to ask."""
        self._reliefs.pop(asyncio.current_task(), None)
        self._workers -= 1
        await self._decide()

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        """What happened for one ask (a `Source`); cause `network-down` if the network here is taken to be down."""
        self._begun += 1
        number = self._begun
        events = None if self.down else await self._asked(ask)
        if events is None:
            return [Failure(ask.uri, ask.tried or 0, self._now(), NETWORK_DOWN, self.down or "")]
        doubt = self._doubt(ask.uri, events)
        if doubt is None:
            if is_answer(events):
                self._heard(ask.uri, number)
            return events
        own = self._is_own(doubt, events[-1])
        if ask.role == "robots" and not own:  # others wait for it to go on to the page, which is held back if need be
            await self._glimpse(doubt)
            return [_unjudged(ask, events[-1], doubt)]
        if self.down is None and not own:
            await self._hold(doubt, events, number)
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
        """Whether the failure is known to be the site's own; of a page, nothing but a later one tells."""
        if doubt.is_page:
            return False
        since = self._last_answer
        return doubt.site in self._network.settled or (since is not None and end.at < since)

    def _heard(self, uri: Uri, number: int | None = None) -> None:
        """Somebody answered, and not with what may be the network's: what failed until now did so by itself.

        So do pages that look alike, if they were there when it was asked; `number` is the ask's, None for a control.
        """
        self._answered(uri, self._now())
        own = {
            future: held.doubt
            for future, held in self._held.items()
            if not held.doubt.is_page or number is None or held.is_outrun(number)
        }
        self._network.portals.are_sites_own(own.values())
        self._release(own)
        self._relieve()

    def _answered(self, uri: Uri, at: datetime) -> None:
        site = owner(host(uri))
        self._network.answered.pop(site, None)
        self._network.answered[site] = uri
        self._network.settled.discard(site)
        self._answers += 1
        self._last_answer = max(at, self._last_answer or at)

    def _differs(self, page: Doubt, number: int) -> None:
        """A page came: those that were there when it was asked for and differ are their sites' own."""
        others = {
            future: held.doubt
            for future, held in self._held.items()
            if held.doubt.is_page and held.doubt.portal != page.portal and held.is_outrun(number)
        }
        self._network.portals.are_sites_own(others.values())
        self._confirm(others)

    def _relieve(self) -> None:
        """Let others do what is left to the workers whose pages wait for no more than another page to come."""
        for held in self._held.values():
            if held.relief and len(self._held) < _MOST and self._is_likely_own(held.doubt):
                relief, held.relief = held.relief, None
                relief()

    def _confirm(self, pages: Iterable[asyncio.Future[None]]) -> None:
        """These pages are answers of their sites, so that what failed before the last of them came did so by itself."""
        confirmed = list(pages)
        for future in confirmed:
            self._answered(self._held[future].doubt.uri, self._held[future].at)
        waiting = list(self._held)  # in the order in which they came
        before = waiting[: waiting.index(confirmed[-1])] if confirmed else []
        self._release([*confirmed, *(future for future in before if not self._held[future].doubt.is_page)])

    async def _glimpse(self, doubt: Doubt) -> None:
        """Learn of a failure before a page was waited for: where everything is swallowed, that alone takes long."""
        if doubt.cause in SLOW and self._last_answer is None and self.down is None:
            self._glimpsed[host(doubt.uri)] = doubt
            await self._decide()

    def _is_likely_own(self, doubt: Doubt) -> bool:
        """Whether nothing but what may still come speaks against a page."""
        portals = self._network.portals
        known = bool(self._network.answered) or portals.differ
        return doubt.is_page and known and not portals.is_shared(doubt)

    async def _hold(self, doubt: Doubt, events: Sequence[WireEvent], number: int) -> None:
        if doubt.is_page:
            self._differs(doubt, number)
        future = asyncio.get_running_loop().create_future()
        relief = self._reliefs.get(asyncio.current_task())
        self._held[future] = _Held(doubt, events, self._now(), self._begun, relief)
        self._relieve()
        await self._decide()
        await future

    def _release(self, futures: Iterable[asyncio.Future[None]]) -> None:
        for future in futures:
            if self._held.pop(future, None) and not future.done():
                future.set_result(None)

    async def _decide(self) -> None:
        """Once nothing else can be waited for, find out whose fault what is held back is."""
        while not self._deciding and self._is_stuck():
            likely = [future for future, held in self._held.items() if self._is_likely_own(held.doubt)]
            odd = [future for future in likely if self._is_odd(self._held[future])]
            if len(odd) < len(likely):  # nothing else came that could tell
                self._confirm(future for future in likely if future not in odd)
                continue
            self._network.odd += bool(odd)
            held = {future: held.doubt for future, held in self._held.items()}
            seen = [*held.values(), *self._glimpsed.values()]
            self._glimpsed.clear()
            self._deciding = True
            try:
                self._network.down = await self._reason(seen, odd=bool(odd))
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

    def _is_odd(self, held: _Held) -> bool:
        """Whether a page for which nothing else speaks is such that others are asked, as often as that is worth it."""
        if self._network.odd >= _ODD:
            return False
        if held.is_odd is None:
            held.is_odd = self._network.portals.is_odd(held.doubt.uri, held.events)
        return held.is_odd

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
        held = [held.doubt for held in self._held.values()]
        failed = [doubt for doubt in held if not self._is_likely_own(doubt)]
        sites = {doubt.site for doubt in (*failed, *self._glimpsed.values())}
        others = len(self._glimpsed.keys() - {host(doubt.uri) for doubt in held})
        is_last = len(held) + others >= self._workers
        return (is_last and bool(held or sites)) or len(sites) >= self._enough

    async def _reason(self, doubts: list[Doubt], *, odd: bool) -> str | None:
        """Why the network here is down, in a line, or None: the failures are the sites' own.

        `odd`: a page among them is hardly what was asked for.
        """
        public = [doubt for doubt in doubts if not self._controls.is_private(doubt.uri)]
        others = self._others(doubts, self._controls.known if public else ())
        seen = public or doubts
        sites = {doubt.site for doubt in seen}
        all_is_well = not odd and len(sites) == 1 and all(doubt.is_page for doubt in seen)
        is_shared = len(sites) > 1 and any(self._network.portals.is_shared(doubt) for doubt in seen if doubt.is_page)
        if all_is_well or not self._is_suspicious(sites, len(others), is_odd=odd or is_shared):
            return None
        before = self._answers
        await self._controls.pause()
        asked = others or list({doubt.site: doubt.uri for doubt in seen}.values())[:FEWEST]
        answers = await asyncio.gather(*(self._controls.ask(Ask(uri)) for uri in asked))
        for uri, events in zip(asked, answers, strict=True):
            doubt = self._doubt(uri, events)
            if doubt is not None and not self._is_likely_own(doubt):
                seen = [*seen, doubt]
            elif is_answer(events):
                self._heard(uri)
        return verdict(seen, self._network.answered) if self._answers == before else None

    def _is_suspicious(self, sites: Collection[str], others: int, *, is_odd: bool) -> bool:
        """Whether to ask others: nobody answered so far, one who did fails now, many do, or some show one page."""
        answered = self._network.answered
        odd = is_odd or not answered or len(sites) >= FEWEST or not answered.keys().isdisjoint(sites)
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
