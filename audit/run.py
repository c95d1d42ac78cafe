"""The sentence: read the document, fetch what it cites, compare, report."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePosixPath

from audit.check.policy import CheckPolicy
from audit.check.registry import check, texts
from audit.crawl.drive import crawl
from audit.crawl.elsewhere import NOWHERE, Elsewhere
from audit.crawl.outage import network_down, unjudged
from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.live import Web, answering
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.recording import recording
from audit.files import write_whole
from audit.model.capture import Ask, Capture, Fetch
from audit.model.claim import CitedDocument
from audit.model.errors import DocumentError
from audit.model.finding import Severity
from audit.model.reading import Page
from audit.model.report import FailOn, Format, Reconstruction, Report, RunBasis, RunFacts
from audit.model.uri import Uri
from audit.read.document import read_document
from audit.report import json_v1, markdown
from audit.report.render import SUFFIX, render


@dataclass(frozen=True, slots=True)
class Plan:
    """How documents are audited.

    With `replay` (a document's cassette folder, or the parent of several) nothing is asked of the network; `record`
    (likewise) keeps what the network answered. `places` is where a page that cannot be used is looked for.
    `today` is the day given, else None: then a replay's last capture day, a live run's own.
    `max_unasked` is the share (0 to 1) of the due URIs that may stay unasked in a complete run. `fail_on` and
    `fail_severity` are told in the report, which says what they come to.
    """

    fetch: FetchPolicy
    check: CheckPolicy
    places: Elsewhere = NOWHERE
    max_unasked: float = 0.1
    replay: Path | None = None
    record: Path | None = None
    today: date | None = None
    fail_on: FailOn = "new"
    fail_severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Line:
    """The line to the web that one document is audited over. `requests` counts what was put to the network so far.

    `first`, `last` and `reconstruction` are what a replayed cassette says of itself; None when live.
    """

    fetch: Fetch
    requests: Callable[[], int]
    live: bool
    first: datetime | None = None
    last: datetime | None = None
    reconstruction: Reconstruction | None = None


def read(path: Path, shown: str) -> CitedDocument:
    """Read a document that has something to audit. Raises DocumentError."""
    cited = read_document(path, shown)
    if not cited.claims and not cited.links:
        raise DocumentError(
            f"{shown}: no dated claims and no links found; this program audits entries that begin with a date, "
            'such as "- [December 9: Secretary Blinken\u2019s meeting with \u2026](https://\u2026)"'
        )
    return cited


async def audit(
    cited: CitedDocument, plan: Plan, world: World, seen: Callable[[Page], None] = lambda _page: None
) -> Report:
    """Fetch what the document cites, compare, and say what was found. Raises CassetteError.

    `seen` is told of every page as soon as it is judged.
    """
    async with _line(cited, plan, world) as line:
        started = world.now()
        pages = await crawl(
            asks(cited),
            line.fetch,
            host_workers=plan.fetch.host_concurrency,
            places=plan.places,
            rest=partial(world.sleep, plan.fetch.rest) if line.live else None,
            seen=seen,
        )
        finished = world.now()
    incomplete = network_down(pages)
    if incomplete:
        pages = unjudged(pages)
    else:
        incomplete = too_many_unasked(pages, plan.max_unasked)
    finished = line.last or finished
    today = plan.today or finished.date()
    facts = RunFacts(
        mode="live" if line.live else "replay",
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
    return Report(cited, tuple(pages.values()), check(cited, pages, plan.check, today), facts)


@asynccontextmanager
async def _line(cited: CitedDocument, plan: Plan, world: World) -> AsyncIterator[Line]:
    if plan.replay:
        cassette = Cassette.open(cassette_folder(plan.replay, cited.document.path))
        fetch = answering(cassette.source, plan.fetch)
        yield Line(
            fetch,
            lambda: 0,
            live=False,
            first=cassette.first,
            last=cassette.last,
            reconstruction=cassette.reconstruction,
        )
        return
    async with Web(replace(plan.fetch, limits=plan.places.limits), world) as web:
        with _asking(web, plan, cited, world) as fetch:
            yield Line(fetch, lambda: web.requests, live=True)


@contextmanager
def _asking(web: Web, plan: Plan, cited: CitedDocument, world: World) -> Iterator[Fetch]:
    """A fetch that asks the web, and keeps what it answers if that is planned."""
    if plan.record is None:
        yield answering(web.source, plan.fetch)
        return
    folder = cassette_folder(plan.record, cited.document.path)
    with recording(web.source, folder, plan.fetch, judged, world.now) as fetch:
        web.asides = fetch
        yield fetch


def cassette_folder(given: Path, shown: str) -> Path:
    """A document's cassette: the folder given when it bears the document's name or holds WARC files, else one in it."""
    stem = PurePosixPath(shown).stem
    holds_records = any(path.name.endswith((".warc", ".warc.gz")) for path in _entries(given))
    return given if given.name == stem or holds_records else given / stem


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()


def asks(cited: CitedDocument) -> tuple[Ask, ...]:
    """One question for each distinct URI, in document order, near the earliest day claimed for it."""
    near: dict[Uri, date | None] = {}
    for claim in cited.claims:
        for citation in claim.citations:
            days = (near.get(citation.uri), claim.when.start if claim.when else None)
            near[citation.uri] = min((day for day in days if day), default=None)
    for link in cited.links:
        near.setdefault(link.uri, None)
    published = cited.document.published
    return tuple(Ask(uri, day or published, by=published) for uri, day in near.items())


def too_many_unasked(pages: Mapping[Uri, Page], share: float) -> str | None:
    """One line when more than `share` of the due URIs could not be asked; not-on-cassette is an outcome, not this."""
    due = [page for page in pages.values() if page.condition.cause != "not-on-cassette"]
    unasked = sum(page.condition.state == "unchecked" for page in due)
    if unasked <= share * len(due):
        return None
    return f"{unasked} of {len(due)} cited pages could not be asked for"


def _basis(pages: Iterable[Page]) -> RunBasis:
    """What the answers rest on, over every page that gave one."""
    bases = {
        a_try.outcome.basis for page in pages for a_try in page.retrieval.tries if isinstance(a_try.outcome, Capture)
    }
    if not bases:
        return "none"
    return bases.pop() if len(bases) == 1 else "mixed"


def output_names(shown: Sequence[str]) -> tuple[str, ...]:
    """The name of each document's report files, without ending.

    The document's stem; where stems collide, the path as shown with `/` made `--`, its ending kept if that is what
    tells two documents apart.
    """
    paths = [PurePosixPath(path) for path in shown]
    choices = [(path.stem, _flat(path.with_suffix("")), _flat(path)) for path in paths]
    names = [choice[0] for choice in choices]
    for level in (1, 2):
        taken = Counter(names)
        names = [choice[level] if taken[name] > 1 else name for name, choice in zip(names, choices, strict=True)]
    return tuple(names)


def _flat(path: PurePosixPath) -> str:
    return "--".join(part for part in path.parts if part != "/")


def write(report: Report, folder: Path, name: str, formats: Sequence[Format]) -> tuple[Path, ...]:
    """Write the report as `<folder>/<name>.<format>` for each format that is a file, each whole. Raises OSError."""
    data = json_v1.encode(report)
    written: list[Path] = []
    for form in formats:
        if form in SUFFIX:
            written.append(folder / f"{name}.{SUFFIX[form]}")
            write_whole(written[-1], render(data, form, texts()))
    return tuple(written)


def rendered(data: bytes, form: Format) -> bytes:
    """The canonical JSON in another format. Raises ReportFormatError."""
    return render(data, form, texts())


def annotations(report: Report) -> str:
    """Commands to a CI runner that show the findings beside the document's lines."""
    return rendered(json_v1.encode(report), "github").decode()


def first_screen(report: Report) -> str:
    """What a person reads first, as Markdown that is safe to print."""
    return markdown.first_screen(json_v1.decode(json_v1.encode(report)))


def cited_as_json(cited: CitedDocument) -> bytes:
    """What was read from a document, as the report's JSON says it."""
    return json_v1.encode_cited(cited)
