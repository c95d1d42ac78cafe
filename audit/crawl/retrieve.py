"""One cited URI: ask it live, and where that gives no usable page, ask on for where the page lives now.

Only here is decided what is asked next. The page's condition stays that of the cited URI itself.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from audit.crawl.elsewhere import NOWHERE, Elsewhere, elsewhere
from audit.crawl.visit import Visit, visit
from audit.extract.reading import read_url
from audit.model.capture import Ask, Condition, Fetch, Retrieval, State
from audit.model.reading import Page

# Not "refused", "invalid" and "unchecked": there the page was never asked for, so nothing is known to be amiss with it.
_AMISS: Final[frozenset[State]] = frozenset({"gone", "blocked", "unavailable", "broken"})


async def retrieve(ask: Ask, fetch: Fetch, places: Elsewhere = NOWHERE) -> Page:
    """Ask each origin in turn until one gives a page that is usable as evidence."""
    visits: list[Visit] = []
    async with aclosing(_visits(ask, fetch, places)) as coming:
        async for seen in coming:
            visits.append(seen)
            if seen.usable:
                break
    tries = tuple(seen.tried for seen in visits)
    last = visits[-1]
    if last.usable and last.reading is not None:
        return Page(ask.uri, Retrieval(ask.uri, tries, len(tries) - 1), tries[0].condition, last.reading)
    return Page(ask.uri, Retrieval(ask.uri, tries, None), tries[0].condition, read_url(ask.uri))


async def _visits(ask: Ask, fetch: Fetch, places: Elsewhere) -> AsyncGenerator[Visit, None]:
    live = visit("live", await fetch(ask))
    yield live
    if worth_asking_on(live.tried.condition):
        async with aclosing(elsewhere(ask, live.tried.outcome, fetch, places)) as coming:
            async for seen in coming:
                yield seen


def worth_asking_on(condition: Condition) -> bool:
    """Whether the page may be usable elsewhere; one that is there but no HTML would be none there either."""
    return condition.state in _AMISS and condition.cause != "not-html"
