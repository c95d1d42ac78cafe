"""Pages that several documents of one run cite: each is asked for once, and every document has its answer.

What happened is kept as it happened, so that each document's recording is whole on its own. It lies in memory, beyond
16 MB in a file without a name, and ends with the run.
"""

import os
import pickle
from collections.abc import Collection, Sequence
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Final, Self, TypeAlias

from audit.fetch.exchange import NOT_ASKED, Failure, Source, WireEvent
from audit.fetch.refetch import answers_a_condition
from audit.model.capture import Ask, Role, Validators
from audit.model.uri import Uri
from audit.text.urls import key

_IN_MEMORY: Final = 16_000_000  # bytes
_Question: TypeAlias = tuple[Uri, Role, int | None, Validators | None]


class Shared:
    """What was answered so far about pages that several documents cite; `cited` are their addresses.

    Use as `with Shared(cited) as shared:`; without any address there is nothing to close.
    """

    def __init__(self, cited: Collection[Uri] = ()) -> None:
        """Nothing is known yet."""
        self._keys = frozenset(map(key, cited))
        self._known: dict[_Question, int] = {}
        self._kept = SpooledTemporaryFile(max_size=_IN_MEMORY) if self._keys else None  # noqa: SIM115 - closed as we are

    def __enter__(self) -> Self:
        """Something may be kept."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of everything."""
        if self._kept is not None:
            self._kept.close()

    def through(self, source: Source) -> Source:
        """A source that tells what another document was answered, and asks `source` for the rest."""

        async def asked(ask: Ask) -> Sequence[WireEvent]:
            if key(ask.cited or ask.uri) not in self._keys:
                return await source(ask)
            known = self._told(_question(ask, None)) or self._told(_question(ask, ask.validators))
            if known is not None:
                return known
            events = await source(ask)
            if not (isinstance(events[-1], Failure) and events[-1].cause in NOT_ASKED):
                is_theirs = answers_a_condition(events[-1])  # who has the same page on file
                self._keep(_question(ask, ask.validators if is_theirs else None), events)
            return events

        return asked

    def _told(self, question: _Question) -> Sequence[WireEvent] | None:
        place = self._known.get(question)
        if place is None or self._kept is None:
            return None
        try:
            self._kept.seek(place)
            events: Sequence[WireEvent] = pickle.load(self._kept)  # noqa: S301 - our own
        except (OSError, EOFError, pickle.UnpicklingError):  # the disk below it failed: the page is asked for again
            del self._known[question]
            return None
        return events

    def _keep(self, question: _Question, events: Sequence[WireEvent]) -> None:
        """Keep what happened, where there is room; where there is none, the next document asks again."""
        if self._kept is not None:
            with suppress(OSError):
                place = self._kept.seek(0, os.SEEK_END)
                pickle.dump(tuple(events), self._kept)
                self._known[question] = place


def _question(ask: Ask, validators: Validators | None) -> _Question:
    return ask.uri, ask.role, ask.tried, validators
