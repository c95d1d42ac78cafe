"""Where a page lives now: at the site that took it over, or as a capture in a web archive, asked one at a time.

Each answer is read and judged like any page; besides, an archive's must be a capture of the very page. What a recording
does not hold is no answer at all and leaves the live result standing.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from typing import Final

from audit.crawl.visit import Visit, reading_of, visit
from audit.extract.condition import judge, not_the_page
from audit.fetch.address import Allowance, literal, refusal
from audit.fetch.memento import Archive, as_captured, capture_asks, index_ask, mismatch, taken_at
from audit.fetch.patience import GIVEN_UP
from audit.fetch.successors import Successor, successors
from audit.model.capture import Ask, Capture, Fetch, Outcome, Try, Unreachable
from audit.text.urls import host

_OK: Final = 200


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
    def intervals(self) -> dict[str, float]:
        """The least seconds between two requests to each archive, by its host."""
        return {host(archive.base): archive.interval for archive in self.archives}


NOWHERE: Final = Elsewhere()
"""Only the cited address itself is asked."""


async def elsewhere(ask: Ask, live: Outcome, fetch: Fetch, places: Elsewhere) -> AsyncGenerator[Visit, None]:
    """Visit the page's successors and then its captures, as long as the caller goes on asking."""
    for question in successors(ask, places.successors):
        outcome = await fetch(question)
        if not _missed(outcome):
            yield visit("successor", outcome)
    private = _private(host(ask.uri), places.exempt, live)
    for archive in places.archives:
        if not private or _private(host(archive.base), places.exempt):
            async for seen in _captures(ask, fetch, archive, places.captures):
                yield seen


async def _captures(ask: Ask, fetch: Fetch, archive: Archive, most: int) -> AsyncGenerator[Visit, None]:
    """Visit an archive's captures of the page; an archive that fails to answer is not asked further."""
    index = await fetch(index_ask(ask, archive))
    if _missed(index):
        return
    if not isinstance(index, Capture) or index.status != _OK or index.flaw:
        yield Visit(Try("memento", index, judge(index, None)), None)
        return
    questions = capture_asks(ask, archive, index.payload)
    if questions is None:
        yield Visit(Try("memento", index, not_the_page("no-archive-index")), None)
    for question in (questions or ())[:most]:
        outcome = await fetch(question)
        if not _missed(outcome):
            seen = _memento(question, outcome)
            yield seen
            if seen.tried.memento_datetime is None and seen.tried.condition.state == "unavailable":
                return


def _memento(question: Ask, outcome: Outcome) -> Visit:
    """An archive's answer, judged: its own failures first, then whether it is a capture of the page, then the page."""
    if not isinstance(outcome, Capture):
        return Visit(Try("memento", outcome, judge(outcome, None)), None)
    taken = taken_at(outcome)
    cause = mismatch(question, outcome)
    if cause is None or question.cited is None:
        page = as_captured(outcome, question.cited or question.uri)
        reading = reading_of(page if taken is None else replace(page, captured_at=taken))
        return Visit(Try("memento", outcome, judge(page, reading), taken), reading)
    refused = outcome.status != _OK and taken is None
    return Visit(Try("memento", outcome, judge(outcome, None) if refused else not_the_page(cause), taken), None)


def _missed(outcome: Outcome) -> bool:
    """Whether nothing was asked at all."""
    return isinstance(outcome, Unreachable) and outcome.cause in {"not-on-cassette", GIVEN_UP}


def _private(name: str, exempt: Allowance, live: Outcome | None = None) -> bool:
    """Whether a host is not on the public internet, so that its addresses are not told to anybody else."""
    bare = name.strip("[]")
    ip = live.ip if isinstance(live, Capture) else None
    if literal(bare):
        return refusal(bare) is not None
    return (
        "." not in bare or any(own == name for own, _ in exempt.hosts) or (ip is not None and refusal(ip) is not None)
    )
