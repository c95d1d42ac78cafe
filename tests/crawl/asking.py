"""One page asked for as a crawl does that has no second round."""

from audit.crawl.doubt import Earlier, Probes, nothing_earlier
from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.crawl.retrieve import look, settled
from audit.model.capture import Ask, Fetch
from audit.model.reading import Page


async def retrieve(ask: Ask, fetch: Fetch, places: Elsewhere = NOWHERE, earlier: Earlier = nothing_earlier) -> Page:
    """The page of one ask: each origin in turn until one gives a page that is usable as evidence."""
    probes = Probes(fetch, earlier=earlier)
    return await settled(ask, await look(ask, probes), probes, places)
