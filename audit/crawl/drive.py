"""Many URIs: each distinct page is asked for once, hosts side by side, one host's pages in document order.

How fast one host may be asked is the fetch room's business (`audit.fetch.pace`); here work is only laid out so that a
slow host holds up nobody else and memory grows with hosts, not with URIs in flight. What seems gone or unavailable is
asked for once more at the end, when more time has passed, and only then looked for elsewhere. What seems gone only then
is asked for a last time: no page is called gone for one answer.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from audit.crawl.doubt import Earlier, Probes, nothing_earlier
from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.crawl.mishap import unjudged
from audit.crawl.retrieve import look, look_again, seems_gone_only_now, settled, worth_a_second_look
from audit.crawl.visit import Visit
from audit.crawl.visiting import Visiting, visited
from audit.crawl.watch import Watch
from audit.model.capture import Ask, Fetch
from audit.model.errors import AuditError
from audit.model.reading import Page
from audit.model.uri import Uri
from audit.text.urls import host, key

Rest: TypeAlias = Callable[[], Awaitable[None]]
"""Waits between two rounds."""


async def crawl(  # noqa: PLR0913 - everything but what is asked and of whom has a default
    asks: Iterable[Ask],
    fetch: Fetch,
    *,
    host_workers: int = 1,
    places: Elsewhere = NOWHERE,
    rest: Rest | None = None,
    watch: Watch | None = None,
    visited: Visiting = visited,
    earlier: Earlier = nothing_earlier,
    seen: Callable[[Page], None] = lambda _page: None,
) -> Mapping[Uri, Page]:
    """The page of every asked URI, by the URI exactly as cited; spellings of one page share one retrieval.

    `seen` is told of each page as soon as it is judged (for progress). `host_workers` pages of one host are worked on
    at a time; `places` is where a page that cannot be used is looked for. Without a `rest`, which is waited for in
    between, there is one round only; in later ones, one page of a host is asked for at a time. `watch` is the one that
    `fetch` asks through, if any; `visited` reads and judges (see `audit.crawl.beside`); `earlier` tells what is on file
    of an address from before it last answered. Raises AuditError when a recording cannot be read or written.
    """
    rounds = _Rounds(asks, Probes(fetch, visited, earlier), places, seen, again=rest is not None)
    await _by_host(rounds.keys, rounds.first, host_workers, watch)
    while rest and rounds.waiting:
        if watch is None or watch.down is None:
            await rest()
        await _by_host(rounds.waiting, rounds.again, 1, watch)
    return rounds.pages


class _Rounds:
    """The pages of a run, each by the key that its spellings share."""

    def __init__(
        self, asks: Iterable[Ask], probes: Probes, places: Elsewhere, seen: Callable[[Page], None], *, again: bool
    ) -> None:
        self._probes = probes
        self._places = places
        self._seen = seen
        self._again = again
        self._spellings: dict[str, list[Ask]] = {}
        self._looks: dict[str, Visit] = {}  # the last one at each page that waits for another
        self._pages: dict[Uri, Page] = {}
        for ask in asks:
            self._spellings.setdefault(key(ask.uri), []).append(ask)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every page, in document order."""
        return tuple(self._spellings)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The pages that wait for another look, in document order."""
        return tuple(page for page in self._spellings if page in self._looks)

    @property
    def pages(self) -> Mapping[Uri, Page]:
        """What was found, by URI."""
        return {uri: self._pages[uri] for uri in sorted(self._pages)}

    async def first(self, page: str) -> None:
        """Ask for a page; it is settled unless it waits for another look."""
        await self._fenced(page, self._look)

    async def again(self, page: str) -> None:
        """Ask once more for a page that waits; it is settled unless it seems gone only now."""
        await self._fenced(page, self._look_again)

    async def _look(self, page: str) -> Page | None:
        ask = self._spellings[page][0]
        live = await look(ask, self._probes)
        if self._again and worth_a_second_look(live.tried.condition):
            self._looks[page] = live
            return None
        return await settled(ask, live, self._probes, self._places)

    async def _look_again(self, page: str) -> Page | None:
        ask = self._spellings[page][0]
        before = self._looks.pop(page)
        live = await look_again(ask, before, self._probes)
        if seems_gone_only_now(before, live):
            self._looks[page] = live
            return None
        return await settled(ask, live, self._probes, self._places)

    async def _fenced(self, page: str, step: Callable[[str], Awaitable[Page | None]]) -> None:
        """Take a step and keep what it found; an error of our own costs this page, not the others."""
        try:
            found = await step(page)
        except AuditError:
            raise
        except Exception as problem:  # noqa: BLE001 - the fence around one page
            found = unjudged(self._spellings[page][0], problem)
        if found:
            self._pages.update({ask.uri: replace(found, uri=ask.uri) for ask in self._spellings[page]})
            self._seen(found)


async def _by_host(
    pages: Iterable[str], work: Callable[[str], Awaitable[None]], workers: int, watch: Watch | None
) -> None:
    """Do the work for each page, hosts side by side, so many of one host's pages at a time, in the order given."""
    queues: dict[str, deque[str]] = {}
    for page in pages:
        queues.setdefault(host(page), deque()).append(page)
    crews = [queue for queue in queues.values() for _ in range(min(workers, len(queue)))]

    try:
        async with asyncio.TaskGroup() as group:
            if watch:
                watch.joined(len(crews))
            for queue in crews:
                _start(group, work, watch, queue)
    except BaseExceptionGroup as problems:
        ending, _ = problems.split(AuditError)
        raise _first(ending or problems) from None


def _start(
    group: asyncio.TaskGroup, work: Callable[[str], Awaitable[None]], watch: Watch | None, queue: deque[str]
) -> None:
    """Start a worker; once relieved it ends with the page it has, and another takes the rest."""
    is_relieved = False

    def relief() -> None:
        nonlocal is_relieved
        if queue and watch and not is_relieved:
            watch.joined(1)
            _start(group, work, watch, queue)
        is_relieved = True

    async def through() -> None:
        if watch:
            watch.relieved_by(relief)
        while queue and not is_relieved:
            await work(queue.popleft())
        if watch:
            await watch.left()

    group.create_task(through())


def _first(problems: BaseExceptionGroup[BaseException]) -> BaseException:
    """One error of a group, out of however many layers."""
    problem = problems.exceptions[0]
    return _first(problem) if isinstance(problem, BaseExceptionGroup) else problem
