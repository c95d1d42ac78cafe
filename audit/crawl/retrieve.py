"""One cited URI: ask an origin, read and judge what came, go on to the next origin only when it is no evidence.

Today the only origin is the live page. Successor sites and web archives enter `_origins` as further, lazily asked
candidates; nothing else here needs to change for them, since only this module decides what is asked next.
"""

from collections.abc import Iterator

from audit.extract.condition import judge
from audit.extract.reading import read_page, read_url
from audit.model.capture import Ask, Capture, Fetch, Origin, Outcome, Retrieval, Try
from audit.model.reading import Page, Reading


async def retrieve(ask: Ask, fetch: Fetch) -> Page:
    """Ask each origin in turn until one gives a page that is usable as evidence.

    The page's condition is that of the cited URI itself, whatever later origins gave.
    """
    tries: list[Try] = []
    for origin, question in _origins(ask):
        outcome = await fetch(question)
        reading = _reading(outcome)
        condition = judge(outcome, reading)
        tries.append(Try(origin, outcome, condition))
        if condition.state == "ok" and reading is not None:
            return Page(ask.uri, Retrieval(ask.uri, tuple(tries), len(tries) - 1), tries[0].condition, reading)
    return Page(ask.uri, Retrieval(ask.uri, tuple(tries), None), tries[0].condition, read_url(ask.uri))


def _origins(ask: Ask) -> Iterator[tuple[Origin, Ask]]:
    yield "live", ask


def _reading(outcome: Outcome) -> Reading | None:
    """What the answer says of itself; an error page is read too, since its title helps to judge it."""
    if not isinstance(outcome, Capture) or not outcome.payload:
        return None
    return read_page(
        outcome.payload,
        outcome.uri,
        content_type=outcome.header("content-type"),
        captured_at=outcome.captured_at,
    )
