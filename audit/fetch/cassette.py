"""Recordings of the web: what was asked and answered, kept as WARC files in a folder, and played back from there.

A recording is evidence. So nothing half-written is ever seen (a file is written beside and renamed, at once for each
ask), an unchanged page leaves its file alone, and a file that is cut short or altered ends the run instead of being
judged from. Playing back never asks the network: what the folder does not hold is a failure, `not-on-cassette`.

Our own files hold one cited URI each, with every attempt and redirect (`audit.fetch.tape`). Anyone else's `.warc` and
`.warc.gz` files play too: there one answer per URI is taken, the latest, and redirects are looked up in the folder.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, TypeAlias

from audit.fetch.exchange import Failure, Source, WireEvent, onward, outcome
from audit.fetch.index import Index, index_of
from audit.fetch.policy import FetchPolicy
from audit.fetch.tape import events_of, file_name, opening, records_of, unexact
from audit.fetch.warc import Record, encoded, records, stamp
from audit.files import write_whole
from audit.model.capture import Ask, Capture, Fetch, Outcome, Unreachable
from audit.model.errors import CassetteError
from audit.model.report import Reconstruction
from audit.model.uri import Uri
from audit.text.urls import key

TapeBasis: TypeAlias = Literal["recorded", "reconstructed", "mixed", "none"]

_NOT_ASKED = frozenset({"not-on-cassette", "network-down"})
_MOST_HOPS = 20
_UNKNOWN = datetime.fromtimestamp(0, UTC)
_MISSING = "the recording does not hold this address"
_REFERS = "the recording only refers to an answer that is not in the folder"


def recording(source: Source, folder: Path, policy: FetchPolicy) -> Fetch:
    """Ask the source, write what happened into the cited URI's file in `folder`, and answer as a replay of it will.

    The answer's `record` names the final record on file. When the page is as it was (`_unchanged`), the file stays as
    it is and `record` names the one in it, while `captured_at` is this run's. What was not asked at all is not written.
    Raises CassetteError, at once when the folder holds a damaged file and later when a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CassetteError(f"{folder}: {error.strerror}; name a folder that can be written") from error
    index_of(_files(folder))

    async def fetch(ask: Ask) -> Outcome:
        return _keep(ask, await source(ask), folder, policy.max_decoded_bytes)

    return fetch


def _keep(ask: Ask, events: Sequence[WireEvent], folder: Path, cap: int) -> Outcome:
    """Write the events unless they say nothing new, and answer from what was written."""
    last = events[-1]
    if isinstance(last, Failure) and last.cause in _NOT_ASKED:
        return outcome(ask, events, cap)
    path = folder / file_name(ask.cited or ask.uri)
    info, parts = _parts(path)
    new = records_of(ask.uri, events)
    seen = outcome(ask, events_of(new, path.name), cap)
    if ask.uri in parts:
        before = outcome(ask, events_of(parts[ask.uri], path.name), cap)
        if _unchanged(before, seen):
            return replace(seen, record=before.record)
    if ask.cited is None:  # one file tells one retrieval: what stood in for the old answer does not stay with the new
        info, parts = None, {}
    parts[ask.uri] = new
    info = info or opening(path.name, ask.cited or ask.uri, stamp(events[0].at))
    try:
        write_whole(path, encoded([info, *(one for part in parts.values() for one in part)]))
    except OSError as error:
        raise CassetteError(f"{path}: {error.strerror}; free some space or name another folder") from error
    return seen


def _parts(path: Path) -> tuple[Record | None, dict[Uri, list[Record]]]:
    """What the file holds so far: its warcinfo record and the records of each ask."""
    info: Record | None = None
    parts: dict[Uri, list[Record]] = {}
    for one in records(path) if path.exists() else ():
        asked = one.field("Audit-Asked")
        if asked is not None:
            parts.setdefault(unexact(asked), []).append(one)
        elif info is None and one.type == "warcinfo":
            info = one
    return info, parts


def _unchanged(before: Outcome, now: Outcome) -> bool:
    """Whether a page answers as it did: the same redirects, end, status, kind and payload, or the same failure."""
    if isinstance(before, Capture) and isinstance(now, Capture):
        return _told(before) == _told(now)
    if isinstance(before, Unreachable) and isinstance(now, Unreachable):
        return (before.hops, before.final_uri, before.cause) == (now.hops, now.final_uri, now.cause)
    return False


def _told(capture: Capture) -> tuple[object, ...]:
    kind = capture.header("content-type")
    return capture.hops, capture.final_uri, capture.status, kind, capture.payload, capture.flaw


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.endswith((".warc", ".warc.gz")) and path.is_file())


class Cassette:
    """A folder of recordings, checked and indexed; `source` plays them back.

    `first` and `last` are the earliest and latest time of any answer or failure; where there are none, of whatever
    else the files hold, so that a replay never has to look at the clock. None only in files without a single date.
    """

    def __init__(self, index: Index) -> None:
        """Play back what was indexed; `open` makes one from a folder."""
        self._index = index
        times = index.times if index.times.first else index.others
        self.first: Final = times.first
        self.last: Final = times.last

    @classmethod
    def open(cls, folder: Path) -> "Cassette":
        """Check and index every `.warc` and `.warc.gz` of the folder.

        Raises CassetteError for a folder that is missing or holds none, and for a record that is cut short or altered.
        """
        if not folder.is_dir():
            raise CassetteError(f"{folder}: no such folder; record into it first (--record) or name another")
        paths = _files(folder)
        if not paths:
            raise CassetteError(f"{folder}: holds no .warc or .warc.gz file; record into it first (--record)")
        return cls(index_of(paths))

    @property
    def basis(self) -> TapeBasis:
        """Whether the pages were answered by servers, written by people, or both; "none" when there are none."""
        bases = self._index.bases
        return "mixed" if len(bases) > 1 else next(iter(bases), "none")

    @property
    def reconstruction(self) -> Reconstruction | None:
        """Who wrote the reconstructed pages, when and from what; several accounts are joined by semicolons."""
        told = self._index.writers
        if not told:
            return None
        return Reconstruction(
            written_by="; ".join(dict.fromkeys(one.written_by for one in told)),
            written_on="; ".join(dict.fromkeys(one.written_on for one in told)),
            written_from="; ".join(dict.fromkeys(one.written_from for one in told)),
        )

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        """Everything recorded for the ask, in order (a `Source`). Raises CassetteError if a file changed meanwhile."""
        tapes = self._index.asks.get(self._index.known(ask.uri))
        if tapes is None:
            return self._chain(ask.uri)
        places = tapes.get(file_name(ask.cited or ask.uri)) or max(tapes.values(), key=lambda held: held[-1].date)
        return events_of([place.read() for place in places], places[0].path.name)

    def _chain(self, uri: Uri) -> list[WireEvent]:
        """One attempt put together from single answers: redirects lead on within the folder."""
        events: list[WireEvent] = []
        seen: set[str] = set()
        while len(events) <= _MOST_HOPS:
            place = self._index.pages.get(self._index.known(uri))
            event = self._index.answer(place) if place else None
            if event is None:
                return [*events, self._failure(uri, "not-on-cassette", _MISSING if place is None else _REFERS)]
            events.append(event)
            target = onward(event)
            if target is None:
                return events
            if target == "":
                return [*events, self._failure(uri, "redirect-without-location", "a redirect that leads nowhere")]
            seen.add(key(uri))
            uri = target
            if key(uri) in seen:
                return [*events, self._failure(uri, "redirect-loop", "the redirect leads back to where it came from")]
        return [*events, self._failure(uri, "too-many-redirects", f"more than {_MOST_HOPS} redirects")]

    def _failure(self, uri: Uri, cause: str, detail: str) -> Failure:
        return Failure(uri, 1, self.last or _UNKNOWN, cause, detail)
