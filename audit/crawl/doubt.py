"""What is asked besides a page to know whether it is one.

Some pages send readers on by themselves, and some sites show the same page for whatever they are asked.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from audit.crawl.visit import Visit
from audit.crawl.visiting import Visiting, visited
from audit.extract.condition import judge
from audit.extract.refresh import SOON, refresh_of
from audit.extract.sibling import probe_for
from audit.fetch.exchange import OWN_FAULT
from audit.model.capture import Ask, Capture, Fetch, Hop, Origin, Outcome, Unreachable
from audit.model.uri import Uri
from audit.text.urls import key, site

_MOST: Final = 3  # pages in a row that send readers on by themselves
_NOT_ASKED: Final = frozenset({"not-on-cassette", "host-unavailable", *OWN_FAULT})
_OK: Final = 200


Earlier: TypeAlias = Callable[[Ask], Outcome | None]
"""What is on file of an address from before it last answered; None where nothing is."""


def nothing_earlier(_ask: Ask) -> None:
    """Nothing is on file."""


@dataclass(slots=True)
class Probes:
    """What each site shows for an address that nobody made: asked at most once, where a page of it is in doubt.

    `visited` is how pages are read and judged in the first place.
    """

    fetch: Fetch
    visited: Visiting = visited
    earlier: Earlier = nothing_earlier
    _answers: dict[str, Outcome] = field(default_factory=dict)
    _turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    async def of(self, made_up: Uri) -> Outcome:
        """The answer to this address, or to an earlier one that was made up for the same site."""
        name = site(made_up)
        async with self._turns[name]:
            if name not in self._answers:
                answer = await self.fetch(Ask(made_up, role="probe"))
                if isinstance(answer, Capture) and answer.status != _OK:
                    answer = replace(answer, payload=b"")  # its status says all that is asked
                self._answers[name] = answer
            return self._answers[name]


async def seen_through(ask: Ask, outcome: Outcome, probes: Probes, origin: Origin = "live") -> Visit:
    """The visit of an address that answered so: its redirects in HTML followed, what is in doubt looked into."""
    seen = await _followed(ask, await probes.visited(outcome), probes)
    return (await compared(seen, probes)).at(origin)


async def compared(seen: Visit, probes: Probes) -> Visit:
    """The same visit, where it leaves doubt judged beside what the site shows for whatever it is asked."""
    page = seen.tried.outcome
    made_up = probe_for(page, seen.reading, seen.tried.condition)
    return seen if made_up is None else seen.judged(judge(page, seen.reading, await probes.of(made_up)))


async def _followed(ask: Ask, seen: Visit, probes: Probes) -> Visit:
    """Where a page leads by itself (`<meta http-equiv="refresh">`), as if redirects had led there."""
    been = {key(ask.uri), key(ask.cited or ask.uri)}
    while len(been) <= _MOST and seen.tried.condition.cause == "meta-refresh":
        page = seen.tried.outcome
        target = refresh_of(page, SOON) if isinstance(page, Capture) else None
        if target is None or key(target) in been:
            break
        been.add(key(target))
        answer = await probes.fetch(Ask(target, near=ask.near, by=ask.by, cited=ask.cited or ask.uri))
        if isinstance(answer, Unreachable) and answer.cause in _NOT_ASKED:
            break
        seen = await probes.visited(_led(page, answer))
    return seen


def _led(page: Outcome, answer: Outcome) -> Outcome:
    """The answer as one to the first address: the page that led there is a hop, with the status it had."""
    status = page.status if isinstance(page, Capture) else 0
    return replace(answer, uri=page.uri, hops=(*page.hops, Hop(page.final_uri, status, page.ip), *answer.hops))
