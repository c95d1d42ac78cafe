"""Many URIs: each distinct page is asked for once, hosts side by side, one host's pages in document order.

How fast one host may be asked is the fetch room's business (`audit.fetch.pace`); here work is only laid out so that a
slow host holds up nobody else and memory grows with hosts, not with URIs in flight.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.crawl.retrieve import retrieve
from audit.model.capture import Ask, Fetch
from audit.model.errors import AuditError
from audit.model.reading import Page
from audit.model.uri import Uri
from audit.text.urls import host, key


async def crawl(
    asks: Iterable[Ask],
    fetch: Fetch,
    *,
    host_workers: int = 1,
    places: Elsewhere = NOWHERE,
    seen: Callable[[Page], None] = lambda _page: None,
) -> Mapping[Uri, Page]:
    """The page of every asked URI, by the URI exactly as cited; spellings of one page share one retrieval.

    `seen` is told of each page as soon as it is judged (for progress). `host_workers` pages of one host are worked on
    at a time; `places` is where a page that cannot be used is looked for. Raises AuditError when a recording cannot be
    read or written.
    """
    spellings: dict[str, list[Ask]] = {}
    for ask in asks:
        spellings.setdefault(key(ask.uri), []).append(ask)
    queues: dict[str, deque[list[Ask]]] = {}
    for same in spellings.values():
        queues.setdefault(host(same[0].uri), deque()).append(same)
    pages: dict[Uri, Page] = {}

    async def work(queue: deque[list[Ask]]) -> None:
        while queue:
            same = queue.popleft()
            page = await retrieve(same[0], fetch, places)
            pages.update({ask.uri: replace(page, uri=ask.uri) for ask in same})
            seen(page)

    try:
        async with asyncio.TaskGroup() as group:
            for queue in queues.values():
                for _ in range(min(host_workers, len(queue))):
                    group.create_task(work(queue))
    except BaseExceptionGroup as problems:
        ending, _ = problems.split(AuditError)
        if ending is None:
            raise
        raise _first(ending) from None
    return {uri: pages[uri] for uri in sorted(pages)}


def _first(problems: BaseExceptionGroup[AuditError]) -> AuditError:
    """One error of a group, out of however many layers."""
    problem = problems.exceptions[0]
    return _first(problem) if isinstance(problem, BaseExceptionGroup) else problem
