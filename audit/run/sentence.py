"""The sentence: read the document, fetch what it cites, compare, report."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from audit.check.comparing import Comparing
from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.crawl.beside import beside
from audit.crawl.doubt import Earlier, nothing_earlier
from audit.crawl.drive import crawl
from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.crawl.visit import judged
from audit.crawl.watch import Controls, Network, Watch
from audit.fetch.cassette import Cassette
from audit.fetch.earlier import earlier
from audit.fetch.exchange import Source
from audit.fetch.live import Web, answering
from audit.fetch.note import Note
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.privacy import is_private
from audit.fetch.recording import recording
from audit.fetch.shared import Shared
from audit.model.capture import Capture, Fetch
from audit.model.claim import CitedDocument
from audit.model.finding import Severity
from audit.model.reading import Page
from audit.model.report import FailOn, Reconstruction, Report, RunBasis, RunFacts
from audit.run.due import asks, too_many_unasked
from audit.run.memory import Memory, remembered


@dataclass(frozen=True, slots=True)
class Plan:
    """How a document is audited.

    With `replay` (the document's cassette folder) nothing is asked of the network; `record` (likewise) keeps what the
    network answered. `places` is where a page that cannot be used is looked for.
    `today` is the day given, else None: then a replay's last capture day, a live run's own.
    `max_unasked` is the share (0 to 1) of the due URIs that may stay unasked in a complete run. `fail_on` and
    `fail_severity` are told in the report, which says what they come to. `memory` is what is known from before,
    `shared` what other documents of the same run were answered.
    """

    fetch: FetchPolicy
    check: CheckPolicy
    places: Elsewhere = NOWHERE
    max_unasked: float = 0.1
    replay: Path | None = None
    record: Path | None = None
    today: date | None = None
    memory: Memory = field(default_factory=Memory)
    shared: Shared = field(default_factory=Shared)
    fail_on: FailOn = "new"
    fail_severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Line:
    """The line to the web that one document is audited over. `requests` counts what was put to the network so far.

    `watch` holds back what may be the fault of the network here; a recording was judged when it was made. `first`,
    `last` and `reconstruction` are what a replayed cassette says of itself; None when live.
    """

    fetch: Fetch
    requests: Callable[[], int]
    watch: Watch | None = None
    first: datetime | None = None
    last: datetime | None = None
    reconstruction: Reconstruction | None = None


async def audit(
    cited: CitedDocument,
    plan: Plan,
    world: World,
    seen: Callable[[Page], None] = lambda _page: None,
    network: Network | None = None,
) -> Report:
    """Fetch what the document cites, compare, and say what was found. Raises CassetteError.

    `seen` is told of every page as soon as it is judged. `network` is what is known of the network here from documents
    audited before in the same run.
    """
    due = asks(cited)
    comparing = Comparing(cited, plan.check)

    def settled(page: Page) -> None:
        comparing.seen(page)
        seen(page)

    async with _line(plan, world, network or Network()) as line, beside(len(due)) as visited:
        started = world.now()
        pages = await crawl(
            due,
            line.fetch,
            host_workers=plan.fetch.host_concurrency,
            places=plan.places,
            rest=partial(_rest, plan.fetch.rest, world) if line.watch else None,
            watch=line.watch,
            visited=visited,
            earlier=_earlier(plan),
            seen=settled,
        )
        finished = world.now()
    incomplete = line.watch.down if line.watch else None
    incomplete = incomplete or too_many_unasked(pages, plan.max_unasked)
    finished = line.last or finished
    today = plan.today or finished.date()
    facts = RunFacts(
        mode="live" if line.watch else "replay",
        basis=_basis(pages.values()),
        complete=incomplete is None,
        started=line.first or started,
        finished=finished,
        today=today,
        requests=line.requests(),
        reconstruction=line.reconstruction,
        incomplete=incomplete,
        fail_on=plan.fail_on,
        fail_severity=plan.fail_severity,
    )
    found = Report(cited, tuple(pages.values()), check(cited, pages, plan.check, today, comparing), facts)
    return remembered(found, plan.memory)


async def _rest(seconds: float, world: World) -> None:
    """Wait before the second round."""
    world.tell(Note("rests", "", 0, "second-round", seconds))
    await world.sleep(seconds)


def _earlier(plan: Plan) -> Earlier:
    """What the recording holds from before: one that is replayed tells what the run that recorded it found there."""
    folder = plan.replay or plan.record
    return (
        partial(earlier, folder=folder, max_decoded_bytes=plan.fetch.max_decoded_bytes) if folder else nothing_earlier
    )


@asynccontextmanager
async def _line(plan: Plan, world: World, network: Network) -> AsyncIterator[Line]:
    if plan.replay:
        cassette = Cassette.open(plan.replay)
        fetch = answering(cassette.source, plan.fetch)
        yield Line(
            fetch,
            lambda: 0,
            first=cassette.first,
            last=cassette.last,
            reconstruction=cassette.reconstruction,
        )
        return
    async with Web(replace(plan.fetch, limits=plan.places.limits), world) as web:
        controls = Web(plan.fetch.for_controls, world)
        watch = Watch(web.source, _controls(controls, plan, world), world.now, network)
        with _asking(plan.shared.through(watch.source), plan, world) as fetch:
            web.asides = fetch
            yield Line(fetch, lambda: web.requests + controls.requests, watch)


def _controls(web: Web, plan: Plan, world: World) -> Controls:
    """Whom to ask when nobody answers: the archives are within reach of any network that is up."""
    return Controls(
        ask=web.source,
        pause=partial(world.sleep, plan.fetch.backoff),
        known=tuple(f"{archive.base.rstrip('/')}/" for archive in plan.places.archives),
        is_private=partial(is_private, exempt=plan.places.exempt),
    )


@contextmanager
def _asking(source: Source, plan: Plan, world: World) -> Iterator[Fetch]:
    """A fetch that asks the source, and keeps what it answers if that is planned."""
    if plan.record is None:
        yield answering(source, plan.fetch)
        return
    with recording(source, plan.record, plan.fetch, judged, world.now) as fetch:
        yield fetch


def _basis(pages: Iterable[Page]) -> RunBasis:
    """What the answers rest on, over every page that gave one."""
    bases = {
        a_try.outcome.basis for page in pages for a_try in page.retrieval.tries if isinstance(a_try.outcome, Capture)
    }
    if not bases:
        return "none"
    return bases.pop() if len(bases) == 1 else "mixed"
