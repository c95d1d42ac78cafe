"""Where a page lives now: on file from an earlier run, at the site that took it over, or in a web archive.

They are asked one at a time. Each answer is read and judged like any page; besides, a successor's must be its own, and
an archive's a capture of the very page. What a recording does not hold is no answer at all and leaves the live result
standing.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Final

from audit.crawl.doubt import Probes, compared, seen_through
from audit.crawl.visit import Visit
from audit.crawl.visiting import Visiting
from audit.extract.condition import SAME_FOR_ALL, judge, not_the_page
from audit.fetch.address import Allowance
from audit.fetch.exchange import NOT_ASKED
from audit.fetch.memento import Archive, as_captured, capture_asks, index_ask, is_index, mismatch, taken_at
from audit.fetch.policy import Limit
from audit.fetch.privacy import is_private
from audit.fetch.successors import Successor, left, successors
from audit.model.capture import Ask, Capture, Fetch, Outcome, Try, Unreachable

_OK: Final = 200
_TOO_MANY: Final = 429
_OF_THE_CAPTURE: Final = frozenset(
    {
        "headers-too-large",
        "invalid-url",
        "protocol-error",
        "redirect-loop",
        "redirect-without-location",
        "refused-address",
        "refused-scheme",
        "too-many-redirects",
    }
)
"""Causes of no answer that lie in one capture, whose headers an archive shows as its own. A connection that is reset
before any answer is none: that is how some archives turn away who asks too much."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is asked when a cited page cannot be used: successor rules, then archives, each in the order given.

    `captures` bounds how many captures of one page are asked of one archive. `exempt` is what may be reached in spite
    of the address guard: pages there are nobody else's business, so no public archive is told of them.
    """

    successors: tuple[Successor, ...] = ()
    archives: tuple[Archive, ...] = ()
    captures: int = 4
    exempt: Allowance = field(default_factory=Allowance)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """How often the parts of the archives may be asked."""
        return tuple(limit for archive in self.archives for limit in archive.limits)


_NO_LIST: Final = not_the_page("no-archive-index", "the answer is no list of captures")
_ASTRAY: Final = not_the_page("left-the-successor", "the successor sends on to another site")
_NO_CAPTURE: Final = not_the_page("no-capture", "the archive lists no capture of the page")

NOWHERE: Final = Elsewhere()
"""Only the cited address itself is asked."""


async def elsewhere(ask: Ask, live: Try, probes: Probes, places: Elsewhere) -> AsyncGenerator[Visit, None]:
    """Visit what may be the page, as long as the caller goes on asking; `live` is what came of the cited address.

    What is on file from before comes first, then successors and captures. For a page that is gone it comes last: where
    the page lives now is what a reader has to know.
    """

    async def read(page: Outcome) -> Visit:
        """A page of earlier, judged; where its site shows one page for all it is asked, it may be that one."""
        seen = await probes.visited(page)
        return await compared(seen, probes) if live.condition.cause == SAME_FOR_ALL else seen

    on_file = probes.earlier(ask)
    recorded = (await read(on_file)).at("recording") if on_file else None
    recorded = recorded if recorded and recorded.usable else None
    if recorded and live.condition.state != "gone":
        yield recorded
    for question in successors(ask, places.successors):
        outcome = await probes.fetch(question)
        if not _missed(outcome):
            yield await _successor(question, outcome, probes)
    private = is_private(ask.uri, places.exempt, live.outcome)
    for archive in places.archives:
        if not private or _is_ours(archive, places.exempt):
            async with aclosing(_captures(ask, probes.fetch, archive, places.captures, read)) as coming:
                async for seen in coming:
                    yield seen
    if recorded and live.condition.state == "gone":
        yield recorded


def _is_ours(archive: Archive, exempt: Allowance) -> bool:
    """Whether an archive is as private as the pages it is asked about."""
    return all(is_private(address, exempt) for address in (archive.index, archive.captures))


async def _successor(question: Ask, outcome: Outcome, probes: Probes) -> Visit:
    """A successor's answer, judged: a page to which it merely sends on is not what the rule speaks of."""
    if not _is_astray(question, outcome):
        seen = await seen_through(question, outcome, probes, "successor")
        if not _is_astray(question, seen.tried.outcome):
            return seen
        outcome = seen.tried.outcome
    return Visit(Try("successor", outcome, _ASTRAY), None)


def _is_astray(question: Ask, outcome: Outcome) -> bool:
    return isinstance(outcome, Capture) and left(question, outcome)


async def _captures(ask: Ask, fetch: Fetch, archive: Archive, most: int, read: Visiting) -> AsyncGenerator[Visit, None]:
    """Visit an archive's captures of the page; an archive that cannot be reached is not asked further."""
    index = await fetch(index_ask(ask, archive))
    if _missed(index):
        return
    if not isinstance(index, Capture) or not is_index(index, archive):
        yield Visit(Try("memento", index, judge(index, None)), None)
        return
    questions = capture_asks(ask, archive, index)
    if not questions:
        yield Visit(Try("memento", index, _NO_LIST if questions is None else _NO_CAPTURE), None)
        return
    answered = 0
    for question in questions:
        outcome = await fetch(question)
        if _missed(outcome):
            continue
        answered += 1
        yield await _memento(question, outcome, read)
        if _is_over(outcome) or answered == most:
            return


def _is_over(outcome: Outcome) -> bool:
    """Whether an archive is asked for no other capture; one that it cannot show whole says nothing of the next."""
    if isinstance(outcome, Capture):
        return outcome.status == _TOO_MANY and taken_at(outcome) is None
    return outcome.cause not in _OF_THE_CAPTURE


async def _memento(question: Ask, outcome: Outcome, read: Visiting) -> Visit:
    """An archive's answer, judged: its own failures first, then whether it is a capture of the page, then the page."""
    if not isinstance(outcome, Capture):
        return Visit(Try("memento", outcome, judge(outcome, None)), None)
    taken = taken_at(outcome)
    why = mismatch(question, outcome)
    if why is None or question.cited is None:
        page = as_captured(outcome, question.cited or question.uri)
        seen = await read(replace(page, captured_at=taken or page.captured_at))
        return Visit(Try("memento", outcome, seen.tried.condition, taken), seen.reading)
    refused = outcome.status != _OK and taken is None
    return Visit(Try("memento", outcome, judge(outcome, None) if refused else not_the_page(*why), taken), None)


def _missed(outcome: Outcome) -> bool:
    """Whether nothing was asked at all."""
    return isinstance(outcome, Unreachable) and outcome.cause in NOT_ASKED
