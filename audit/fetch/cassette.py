"""Cassettes: recordings of the web in a folder of WARC files, played back without asking the network.

A recording is evidence: a file that is cut short or altered ends the run instead of being judged from. What the folder
does not hold is a failure, `not-on-cassette`.

Our own files (`audit.fetch.recording`) tell every attempt and redirect of an ask; of several takes the last is played.
Anyone else's `.warc` and `.warc.gz` files play too: there one answer per URI is taken, the latest, and redirects are
looked up in the folder.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, TypeAlias

from audit.fetch.exchange import Failure, WireEvent, onward
from audit.fetch.filing import file_of
from audit.fetch.folder import warc_files
from audit.fetch.index import Index, index_of
from audit.fetch.tape import events_of
from audit.model.capture import Ask
from audit.model.errors import CassetteError
from audit.model.report import Reconstruction
from audit.model.uri import Uri
from audit.text.secrets import shown
from audit.text.urls import key

TapeBasis: TypeAlias = Literal["recorded", "reconstructed", "mixed", "none"]

_MOST_HOPS = 20
_UNKNOWN = datetime.fromtimestamp(0, UTC)
_MISSING = "the recording does not hold this address"
_UNREADABLE = "the recording holds no answer to a GET here, or only refers to one that is not in the folder"


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
        paths = warc_files(folder)
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
        tapes = self._index.asks.get(self._index.known(shown(ask.uri))) or self._index.alike(ask)
        if tapes is None:
            return self._chain(ask.uri)
        places = tapes.get(file_of(ask)) or max(tapes.values(), key=lambda held: held[-1].date)
        return events_of([place.read() for place in places], places[0].path.name)

    def _chain(self, uri: Uri) -> list[WireEvent]:
        """One attempt put together from single answers: redirects lead on within the folder."""
        events: list[WireEvent] = []
        seen: set[str] = set()
        while len(events) <= _MOST_HOPS:
            event = self._index.latest(uri)
            if event is None:
                held = key(uri) in self._index.pages
                return [*events, self._failure(uri, "not-on-cassette", _UNREADABLE if held else _MISSING)]
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
