"""Recording: ask the web, keep what happened in a folder of WARC files, and answer as a replay of it will.

A recording is evidence. So nothing half-written is ever seen (a file is written beside and renamed, at once for each
ask), a page that is as it was leaves its file alone, byte for byte (where the server can say so, the page need not
even be sent again: `audit.fetch.refetch`), and what tells more of a page is not given up for what tells less
(`audit.fetch.takes`).

What is answered is read back from the records, those on file where nothing changed: so a replay says the same, and
`captured_at` is the time of the evidence, not that of the latest look at it.
"""

import asyncio
import errno
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from audit.fetch.exchange import NOT_ASKED, Failure, Source, WireEvent, outcome
from audit.fetch.filing import about, exact, file_of, whole
from audit.fetch.folder import alone, warc_files
from audit.fetch.index import index_of
from audit.fetch.memento import OF_ARCHIVES, lasts
from audit.fetch.policy import FetchPolicy
from audit.fetch.refetch import answers_a_condition, still_valid, validators_of
from audit.fetch.takes import WHOLE_PAGE, Judge, Take, all_records, cited_in, held, lasting, same, weight
from audit.fetch.tape import events_of, records_of
from audit.fetch.warc import Record
from audit.fetch.withholding import as_kept
from audit.files import write_whole
from audit.model.capture import NOT_STORED, Ask, Capture, Fetch, Outcome, Validators
from audit.model.errors import CassetteError
from audit.model.uri import Uri
from audit.text.secrets import shown
from audit.text.urls import key

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def recording(
    source: Source, folder: Path, policy: FetchPolicy, judge: Judge, now: Callable[[], datetime] | None = None
) -> Iterator[Fetch]:
    """A fetch that asks the source and keeps what happened in `folder`, one file for each cited URI.

    With `now` (aware UTC time), what archives told is not asked of them again while it lasts (`memento.lasts`).

    Its answer's `record` names the final record on file. What was not asked at all is not written, nor what was once
    removed on request. Raises CassetteError: at once when the folder cannot be written, holds a damaged file, or is
    being recorded into by another run; later when a file cannot be written.
    """
    with alone(folder):
        removed = index_of(warc_files(folder)).removed
        yield _Recorder(source, folder, policy, judge, now, removed).fetch


@dataclass(slots=True)
class _Recorder:
    """Asks, keeps, and answers from what was kept. `removed` are the keys of what was removed on request."""

    source: Source
    folder: Path
    policy: FetchPolicy
    judge: Judge
    now: Callable[[], datetime] | None
    removed: Collection[str]
    attempts: dict[Uri, int] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def fetch(self, ask: Ask) -> Outcome:
        """Ask, with the validators of the page on file where it has any."""
        if ask.tried is not None:  # the answer to the first look may have been an earlier run's, and so its attempts
            ask = replace(ask, tried=self.attempts.get(ask.uri, ask.tried))
        lasting_answer = self._lasting(ask)
        if lasting_answer is not None:
            return lasting_answer
        validators = self._validators(ask)
        events = await self.source(replace(ask, validators=validators))
        if validators and answers_a_condition(events[-1]):
            async with self.turn:
                takes = self._takes(ask)
                page = self._told(ask, takes[0].records)
                if still_valid(page, takes[0].records, events[-1], self._told(ask, records_of(ask.uri, events))):
                    return await self._as_it_was(ask, takes, 1, page)
            events = await self.source(replace(ask, validators=None))
        last = events[-1]
        self.attempts[ask.uri] = last.attempt
        not_asked = isinstance(last, Failure) and last.cause in NOT_ASKED
        if not_asked or self._is_removed(ask, events):
            return outcome(ask, events, self.policy.max_decoded_bytes)
        async with self.turn:  # from reading the file to writing it; several questions may share one
            return await self._keep(ask, events)

    def _is_removed(self, ask: Ask, events: Sequence[WireEvent]) -> bool:
        """Whether somebody asked that nothing be kept of this page, or of one that it leads to."""
        met = (ask.uri, ask.cited or ask.uri, *(event.uri for event in events))
        return any(key(shown(uri)) in self.removed for uri in met)

    def _validators(self, ask: Ask) -> Validators | None:
        """The validators of the page on file; the page itself is let go of until its answer has come."""
        takes = self._takes(ask) if self.policy.store_bodies == "all" else ()
        return validators_of(self._told(ask, takes[0].records)) if takes else None

    def _lasting(self, ask: Ask) -> Outcome | None:
        """What an archive told earlier and need not be asked for again."""
        if self.now is None or ask.role not in OF_ARCHIVES:
            return None
        takes = self._takes(ask)
        if not takes:
            return None
        told = self._told(ask, takes[-1].records)
        bare = isinstance(told, Capture) and told.withheld
        return told if not bare and lasts(ask, told, self.now()) else None

    async def _keep(self, ask: Ask, events: Sequence[WireEvent]) -> Outcome:
        """Keep the events unless they say nothing new, and answer from what is on file then."""
        on_file = self._takes(ask)
        if not ask.tried or not on_file:
            return await self._kept(ask, on_file, on_file, events)
        *takes, first = on_file  # a second look belongs to the take that the first one is
        known = self._events(ask, first.records)
        both = [*(event for event in known if event.attempt <= ask.tried), *events]
        before = outcome(ask, known, self.policy.max_decoded_bytes)
        made = records_of(ask.uri, [as_kept(ask, event, self.policy, self.judge) for event in both])
        if known[-1].attempt > ask.tried and same(before, self._told(ask, made)):
            return _with_body(before, outcome(ask, both, self.policy.max_decoded_bytes))
        return await self._kept(ask, on_file, takes, both)

    async def _kept(
        self, ask: Ask, on_file: Sequence[Take], takes: Sequence[Take], events: Sequence[WireEvent]
    ) -> Outcome:
        """Keep the events behind those of the first takes on file that tell more."""
        told = [self._told(ask, take.records) for take in takes]
        made = records_of(ask.uri, events)
        seen = whole = self._told(ask, made)
        known = _number(told, seen) if self.policy.store_bodies == "all" else None
        if known is None:
            kept = [as_kept(ask, event, self.policy, self.judge) for event in events]
            if kept != list(events):
                events, made = kept, records_of(ask.uri, kept)
                seen = self._told(ask, made)
            known = _number(told, seen)
        if known is not None:
            return _with_body(await self._as_it_was(ask, on_file, known, told[known - 1]), whole)
        staying = lasting(zip(takes, told, strict=True), seen, self.judge)
        if staying:
            made = records_of(ask.uri, events, staying[-1].number + 1)
            seen = self._told(ask, made)
        added = Take(staying[-1].number + 1 if staying else 1, tuple(made))
        await self._write(ask, (*staying, added), seen)
        return _with_body(seen, whole)

    async def _as_it_was(self, ask: Ask, takes: Sequence[Take], number: int, seen: Outcome) -> Outcome:
        """Answer from the take of that number and let go of those behind it."""
        if number < len(takes):
            await self._write(ask, takes[:number], seen)
        return seen

    def _told(self, ask: Ask, kept: Sequence[Record]) -> Outcome:
        return outcome(ask, self._events(ask, kept), self.policy.max_decoded_bytes)

    def _events(self, ask: Ask, kept: Sequence[Record]) -> list[WireEvent]:
        return events_of(kept, file_of(ask))

    def _takes(self, ask: Ask) -> Sequence[Take]:
        return held(self._path(ask)).get(shown(ask.uri), ())

    def _path(self, ask: Ask) -> Path:
        return self.folder / file_of(ask)

    async def _write(self, ask: Ask, takes: Sequence[Take], seen: Outcome) -> None:
        """Write the file anew with these takes of the ask; nothing stands in any longer for a page that was read.

        Beside the loop: flushing a file to the disk takes some ten milliseconds.
        """
        path = self._path(ask)
        own = cited_in(path) == exact(shown(ask.uri))  # not if two addresses' hashes begin alike
        alone = own and weight(seen, self.judge) == WHOLE_PAGE
        kept = all_records({**({} if alone else held(path)), shown(ask.uri): takes})
        opened = min(one.field("WARC-Date") or "" for one in kept)
        try:
            await asyncio.to_thread(write_whole, path, whole(path.name, opened, about(ask), kept))
        except OSError as error:
            todo = (
                "free some space or name another folder"
                if error.errno in _FULL
                else "see to that, or name another folder"
            )
            raise CassetteError(f"{path}: {error.strerror}; {todo}") from error


def _number(told: Sequence[Outcome], seen: Outcome) -> int | None:
    """Which of the takes, counted from 1, tells what was seen; None when none does."""
    return next((number for number, before in enumerate(told, 1) if same(before, seen)), None)


def _with_body(kept: Outcome, whole: Outcome) -> Outcome:
    """What is answered in this run, which has read the body, though the recording is to hold none."""
    if isinstance(kept, Capture) and kept.withheld and kept.withheld.cause == NOT_STORED and isinstance(whole, Capture):
        return replace(kept, payload=whole.payload, withheld=None)
    return kept
