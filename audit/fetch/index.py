"""What a folder of WARC files holds, and where: built once by checking every record, bodies left on disk.

Our own recordings are kept apart from other people's. Ours say which ask each record belongs to and must be complete;
of others the latest answer for each URI counts. A `revisit` is an answer whose payload lies in another record.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from audit.fetch.exchange import Exchange, WireEvent
from audit.fetch.filing import SOFTWARE, exact, file_of, unexact
from audit.fetch.memento import undated
from audit.fetch.tape import exchange_of, gap, page_of, take_of
from audit.fetch.warc import (
    Record,
    bare,
    derived_id,
    moment,
    payload_start,
    read_warc_fields,
    record_at,
    records,
    refused,
)
from audit.model.capture import Ask, CaptureBasis
from audit.model.report import Reconstruction
from audit.model.uri import Uri
from audit.text.urls import key

_NOT_THE_PAGE = frozenset({206, 304})
_UNKNOWN = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies, its date, and what its file says of its pages."""

    path: Path
    offset: int
    date: datetime
    basis: CaptureBasis

    def read(self) -> Record:
        """The record itself. Raises CassetteError if the file changed meanwhile."""
        return record_at(self.path, self.offset)


@dataclass(slots=True)
class Times:
    """The earliest and the latest of the times added."""

    first: datetime | None = None
    last: datetime | None = None

    def add(self, at: datetime) -> None:
        """Count this time, too."""
        self.first = min(self.first or at, at)
        self.last = max(self.last or at, at)


@dataclass(slots=True)
class Index:
    """What was found.

    `asks`: the last take of each ask of our own, by URI and file name; `removed`: the keys of those removed on request;
    `questions`: the questions put to the indexes of archives among them, by file name and less the day they ask near;
    `pages`: other answers, by the key of their URI; `times` and `bases` of all of these, `others` the times of the
    records that are no answers. `answers` and `captures` find what a revisit refers to, `requests` the request of an
    answer, by the ID of either. `writers`: who reconstructed pages, when and from what.
    """

    asks: dict[Uri, dict[str, list[Place]]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    pages: dict[str, list[Place]] = field(default_factory=dict)
    questions: dict[tuple[str, str], Uri] = field(default_factory=dict)
    spellings: dict[str, Uri] = field(default_factory=dict)
    answers: dict[str, Place] = field(default_factory=dict)
    captures: dict[tuple[Uri, datetime], Place] = field(default_factory=dict)
    requests: dict[str, Place] = field(default_factory=dict)
    times: Times = field(default_factory=Times)
    others: Times = field(default_factory=Times)
    bases: set[CaptureBasis] = field(default_factory=set)
    writers: dict[Reconstruction, None] = field(default_factory=dict)

    def known(self, uri: Uri) -> Uri:
        """The spelling of the URI that our own recordings hold, else the URI itself."""
        return uri if uri in self.asks else self.spellings.get(key(uri), uri)

    def alike(self, ask: Ask) -> dict[str, list[Place]] | None:
        """What was recorded when an archive's index was asked the same near another day: a claim's date changes."""
        asked = self.questions.get((file_of(ask), undated(ask.uri))) if ask.role == "index" else None
        return None if asked is None else self.asks.get(asked)

    def latest(self, uri: Uri) -> WireEvent | None:
        """The latest answer with which somebody recorded the page; None when there is none that can be read.

        Browsers and crawlers also ask whether a page is there or still the same, or for a part of it: such answers
        count only where there is no other.
        """
        besides: WireEvent | None = None
        places = reversed(self.pages.get(key(uri), ()))  # of the same date, the last one in the files counts
        for place in sorted(places, key=lambda one: one.date, reverse=True):
            event = self._answer(place)
            if isinstance(event, Exchange) and event.status in _NOT_THE_PAGE:
                besides = besides or event
            elif event is not None:
                return event
        return besides

    def _answer(self, place: Place) -> WireEvent | None:
        """The answer that lies there; None for a revisit whose original is elsewhere, and for one not to a GET."""
        held = place.read()
        if held.type == "resource":
            return page_of(held, place.path.name, place.basis)
        if held.type == "revisit":
            original = self._original(held)
            if original is None:
                return None
            held = _revisited(held, original.read())
        asked = self.requests.get(held.id) or self.requests.get(bare(held.field("WARC-Concurrent-To")))
        request = asked.read().block if asked else b""
        if request and not request.startswith(b"GET "):
            return None
        return exchange_of(held, place.path.name, request, place.basis)

    def _original(self, revisit: Record) -> Place | None:
        """The record a revisit refers to: by ID, or by URI and date (WARC 1.1 sections 5.11 to 5.13)."""
        by_id = self.answers.get(bare(revisit.field("WARC-Refers-To")))
        if by_id is not None:
            return by_id
        uri = bare(revisit.field("WARC-Refers-To-Target-URI")) or revisit.uri
        date = moment(revisit.field("WARC-Refers-To-Date"))
        return self.captures.get((uri, date)) if date else None


def index_of(paths: Iterable[Path]) -> Index:
    """Check and index the files. Raises CassetteError at the first record that is cut short or altered."""
    index = Index()
    for path in paths:
        _add_file(index, path)
    return index


def _add_file(index: Index, path: Path) -> None:
    info: dict[str, str] = {}
    tapes: dict[tuple[Uri, int], list[tuple[Record, Place]]] = {}
    follow = 0
    for one in records(path):
        follow += 1
        if one.type == "warcinfo":
            _check_count(path, one, info, follow - 1)
            info, follow = read_warc_fields(one.block), 0
            _add_writer(index, info)
        _check_own(path, one, info)
        if one.date:
            index.others.add(one.date)
        asked = one.field("Audit-Asked")
        if asked is not None:
            tape = tapes.setdefault((unexact(asked), take_of(one)), [])
            tape.append((replace(one, block=b""), _place(path, one, info)))
        elif one.uri and one.type != "warcinfo":
            _add(index, one, _place(path, one, info))
    _check_count(path, one, info, follow)
    _add_tapes(index, path, tapes)


def _add_tapes(index: Index, path: Path, tapes: Mapping[tuple[Uri, int], Sequence[tuple[Record, Place]]]) -> None:
    """Our own recordings in one file, each of which must be whole; of an ask's takes the last is played."""
    for (asked, _), tape in sorted(tapes.items()):
        missing = gap([one for one, _ in tape])
        if missing:
            raise refused(path, tape[-1][0], f"ends a recording of {exact(asked)} that is cut short: {missing}")
        index.asks.setdefault(asked, {})[path.name] = [place for _, place in tape]
        index.spellings.setdefault(key(asked), asked)
        index.questions[path.name, undated(asked)] = asked
        for one, place in tape:
            if one.field("Audit-Removed"):
                index.removed.add(key(asked))
            else:
                _add_time(index, place)


def _check_count(path: Path, last: Record, info: dict[str, str], follow: int) -> None:
    """As many records as our own warcinfo record says must follow it. Raises CassetteError."""
    said = info.get("audit-records", str(follow or 1))  # files of other versions do not say, but hold something
    if _is_ours(info) and said != str(follow):
        raise refused(
            path, last, f"is the last of {follow} where the file says {said}: it is cut short or was added to"
        )


def _check_own(path: Path, one: Record, info: dict[str, str]) -> None:
    """Our own IDs follow from what the records say. Raises CassetteError where one does not."""
    if _is_ours(info):
        if one.id != derived_id(one.fields):
            raise refused(path, one, "does not fit its own ID: its header was altered")
    elif one.field("Audit-Asked") is not None:
        raise refused(path, one, "is of a recording whose first record was lost or altered")


def _is_ours(info: dict[str, str]) -> bool:
    return info.get("software", "").startswith(SOFTWARE)


def _place(path: Path, one: Record, info: dict[str, str]) -> Place:
    told = one.field("Audit-Basis") or info.get("audit-basis")
    if one.date is None and one.type in {"request", "response", "resource", "revisit"}:
        raise refused(path, one, "has no date that can be read")
    return Place(path, one.offset, one.date or _UNKNOWN, "reconstructed" if told == "reconstructed" else "recorded")


def _add(index: Index, one: Record, place: Place) -> None:
    if one.type == "request":
        for name in (one.id, bare(one.field("WARC-Concurrent-To"))):
            index.requests.setdefault(name, place)
    elif _is_page(one):
        _add_page(index, one, place)


def _is_page(one: Record) -> bool:
    """Whether the record answers a request for a page; recorders also store their own logs, DNS and the like."""
    if not one.uri.lower().startswith(("http:", "https:")):
        return False
    return one.type in {"resource", "revisit"} or (
        one.type == "response" and "application/http" in (one.field("Content-Type") or "").lower()
    )


def _add_page(index: Index, one: Record, place: Place) -> None:
    index.pages.setdefault(key(one.uri), []).append(place)
    if one.type != "revisit":
        index.answers.setdefault(one.id, place)
        index.captures.setdefault((one.uri, place.date), place)
    _add_time(index, place)


def _add_time(index: Index, place: Place) -> None:
    index.times.add(place.date)
    index.bases.add(place.basis)


def _add_writer(index: Index, info: dict[str, str]) -> None:
    told = [info.get(f"audit-written-{what}", "") for what in ("by", "on", "from")]
    if any(told):
        index.writers[Reconstruction(*told)] = None


def _revisited(revisit: Record, original: Record) -> Record:
    """The answer a revisit stands for: its own head where the payload was the same, else the original's (a 304)."""
    same = "identical-payload-digest" in (revisit.field("WARC-Profile") or "")
    head = revisit.block[: payload_start(revisit.block)] if same else b""
    start = payload_start(original.block) if original.type == "response" else 0
    block = head + original.block[start:] if head else original.block
    fields = tuple(pair for pair in revisit.fields if pair[0].lower() != "warc-truncated")  # said of the record only
    return replace(revisit, fields=fields, block=block, whole=original.whole)
