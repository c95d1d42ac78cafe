"""One cited URI: ask it live, and where that gives no usable page, ask on for where the page lives now.

Only here is decided what is asked next. The page's condition stays that of the cited URI itself.
"""

from contextlib import aclosing
from dataclasses import replace
from typing import Final

from audit.crawl.doubt import Probes, seen_through
from audit.crawl.elsewhere import Elsewhere, elsewhere
from audit.crawl.visit import Visit
from audit.extract.reading import read_url
from audit.fetch.exchange import OWN_FAULT
from audit.model.capture import Ask, Capture, Condition, Retrieval, State, Try
from audit.model.reading import Page

# Not "refused", "invalid" and "unchecked": there the page was never asked for, so nothing is known to be amiss with it.
_AMISS: Final[frozenset[State]] = frozenset({"gone", "blocked", "unavailable", "broken"})
_NOT_ASKED: Final = frozenset({"host-unavailable", *OWN_FAULT})  # by our own fault, or left out (`audit.fetch.breaker`)
# What may be otherwise later in the run: trouble that passes, and what nobody should call gone at first sight.
_PASSING: Final[frozenset[State]] = frozenset({"gone", "unavailable"})
_PASSING_CAUSES: Final = _NOT_ASKED | {"truncated", "tls-error", "redirect-no-such-host"}


async def look(ask: Ask, probes: Probes) -> Visit:
    """Visit the cited address itself."""
    return await seen_through(ask, await probes.fetch(ask), probes)


def worth_a_second_look(condition: Condition) -> bool:
    """Whether the page is asked for once more at the end of the run."""
    return condition.state in _PASSING or condition.cause in _PASSING_CAUSES


async def look_again(ask: Ask, before: Visit, probes: Probes) -> Visit:
    """Visit the cited address once more; its latest answer counts.

    What seemed gone and could not be asked for again is not known to be: that it could not is then the answer.
    """
    seen = await look(replace(ask, tried=before.tried.outcome.attempts), probes)
    stands = seen.tried.condition.cause in _NOT_ASKED and before.tried.condition.state != "gone"
    return before if stands else seen


def seems_gone_only_now(before: Visit, seen: Visit) -> bool:
    """Whether a later look is the first that found the page gone, so that another has to bear it out."""
    return seen.tried.condition.state == "gone" and before.tried.condition.state != "gone"


async def settled(ask: Ask, live: Visit, probes: Probes, places: Elsewhere) -> Page:
    """The page, after what its own address last answered, looked for elsewhere if that cannot be used."""
    visits = [live]
    if _worth_asking_on(live.tried.condition):
        async with aclosing(elsewhere(ask, live.tried, probes, places)) as coming:
            async for seen in coming:
                visits.append(seen)
                if seen.usable:
                    break
    tries = tuple(_light(seen.tried) for seen in visits)
    last = visits[-1]
    if last.usable and last.reading is not None:
        return Page(ask.uri, Retrieval(ask.uri, tries, len(tries) - 1), tries[0].condition, last.reading)
    return Page(ask.uri, Retrieval(ask.uri, tries, None), tries[0].condition, read_url(ask.uri))


def _light(tried: Try) -> Try:
    """The same without body and headers: a run holds on to every page it read, and they are most of its weight."""
    outcome = tried.outcome
    return replace(tried, outcome=outcome.emptied()) if isinstance(outcome, Capture) else tried


def _worth_asking_on(condition: Condition) -> bool:
    """Whether the page may be usable elsewhere; one that is there but no HTML would be none there either."""
    astray = condition.cause == "redirect-refused"  # the page answered, and sent on to where nobody may ask
    out_of_reach = condition.cause in OWN_FAULT  # from here, as an IPv6 address is where there is none; not elsewhere
    return (condition.state in _AMISS or astray or out_of_reach) and not condition.cause.startswith("not-html:")
