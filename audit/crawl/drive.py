"""Many URIs: each distinct page is asked for once, hosts side by side, one host's pages in document order.

How fast one host may be asked is the fetch room's business (`audit.fetch.pace`); here work is only laid out so that a
slow host holds up nobody else and memory grows with hosts, not with URIs in flight.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.crawl.mishap import unjudged
from audit.crawl.outage import no_contact
from audit.crawl.retrieve import look, look_again, settled, worth_a_second_look
from audit.crawl.visit import Visit
from audit.model.capture import Ask, Fetch
from audit.model.errors import AuditError
from audit.model.reading import Page
from audit.model.uri import Uri
from audit.text.urls import host, key

Rest: TypeAlias = Callable[[], Awaitable[None]]
"""Waits between the first round and the second."""


async def crawl(  # noqa: PLR0913 - everything but what is asked and of whom has a default
    asks: Iterable[Ask],
    fetch: Fetch,
    *,
    host_workers: int = 1,
    places: Elsewhere = NOWHERE,
    rest: Rest | None = None,
    seen: Callable[[Page], None] = lambda _page: None,
) -> Mapping[Uri, Page]:
    """The page of every asked URI, by the URI exactly as cited; spellings of one page share one retrieval.

    `seen` is told of each page as soon as it is judged (for progress). `host_workers` pages of one host are worked on
    at a time; `places` is where a page that cannot be used is looked for. With a `rest`, which is waited for in
    between, pages that seem gone or unavailable are asked for once more at the end, one of a host at a time: only then
    are they looked for elsewhere. Raises AuditError when a recording cannot be read or written.
    """
    spellings: dict[str, list[Ask]] = {}
    for ask in asks:
        spellings.setdefault(key(ask.uri), []).append(ask)
    pages: dict[Uri, Page] = {}
    waiting: dict[str, Visit] = {}

    def keep(page_key: str, page: Page) -> None:
        pages.update({ask.uri: replace(page, uri=ask.uri) for ask in spellings[page_key]})
        seen(page)

    async def settle(page_key: str, live: Visit, places: Elsewhere = places) -> None:
        keep(page_key, await settled(spellings[page_key][0], live, fetch, places))

    async def fenced(step: Callable[[str], Awaitable[None]], page_key: str) -> None:
        try:
            await step(page_key)
        except AuditError:
            raise
        except Exception as problem:  # noqa: BLE001 - the fence around one page, so that the others have their report
            keep(page_key, unjudged(spellings[page_key][0], problem))

    async def first_look(page_key: str) -> None:
        live = await look(spellings[page_key][0], fetch)
        if rest and worth_a_second_look(live.tried.condition):
            waiting[page_key] = live
        else:
            await settle(page_key, live)

    async def second_look(page_key: str) -> None:
        await settle(page_key, await look_again(spellings[page_key][0], waiting.pop(page_key), fetch))

    await _by_host(spellings, partial(fenced, first_look), host_workers)
    looks = [page.retrieval.tries[0] for page in pages.values()] + [live.tried for live in waiting.values()]
    if waiting and no_contact(looks):
        for page_key, live in waiting.items():
            await settle(page_key, live, NOWHERE)
    elif rest and waiting:
        await rest()
        await _by_host([page_key for page_key in spellings if page_key in waiting], partial(fenced, second_look), 1)
    return {uri: pages[uri] for uri in sorted(pages)}


async def _by_host(keys: Iterable[str], work: Callable[[str], Awaitable[None]], workers: int) -> None:
    """Do the work for each page, hosts side by side, so many of one host's pages at a time, in the order given."""
    queues: dict[str, deque[str]] = {}
    for page_key in keys:
        queues.setdefault(host(page_key), deque()).append(page_key)

    async def through(queue: deque[str]) -> None:
        while queue:
            await work(queue.popleft())

    try:
        async with asyncio.TaskGroup() as group:
            for queue in queues.values():
                for _ in range(min(workers, len(queue))):
                    group.create_task(through(queue))
    except BaseExceptionGroup as problems:
        ending, _ = problems.split(AuditError)
        if ending is None:
            raise
        raise _first(ending) from None


def _first(problems: BaseExceptionGroup[AuditError]) -> AuditError:
    """One error of a group, out of however many layers."""
    problem = problems.exceptions[0]
    return _first(problem) if isinstance(problem, BaseExceptionGroup) else problem
