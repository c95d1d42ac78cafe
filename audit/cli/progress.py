"""What a person sees of a live run while it lasts, which may be minutes. All of it goes to standard error.

On a terminal one line: pages done, the time that is left at this pace, and which hosts asked to wait. Elsewhere (a CI
log) a line for each page. `--verbose` has a line for everything that happens on the way, `--quiet` none.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, Protocol, TypeAlias

from audit.cli.console import say
from audit.fetch.note import Note
from audit.model.reading import Page
from audit.text.secrets import shown
from audit.text.urls import host

Detail: TypeAlias = Literal["quiet", "normal", "verbose"]


class Watcher(Protocol):
    """Hears of a run as it goes on."""

    def seen(self, page: Page) -> None:
        """A page was judged."""

    def told(self, note: Note) -> None:
        """Something happened on the way to one."""


@contextmanager
def watching(total: int, detail: Detail, clock: Callable[[], float], *, live: bool) -> Iterator[Watcher]:
    """Show how a run over so many pages goes; a replay is over before anybody could read it. `clock` is in seconds."""
    if detail == "quiet" or (not live and detail == "normal"):
        yield _Silent()
    elif detail == "verbose":
        yield _Log(total)
    elif sys.stderr.isatty():
        from audit.cli.bar import bar

        with bar(total, clock) as shown_bar:
            yield shown_bar or _Lines(total)
    else:
        yield _Lines(total)


class _Silent:
    def seen(self, page: Page) -> None:
        """Say nothing."""

    def told(self, note: Note) -> None:
        """Say nothing."""


class _Lines:
    """A line for each page."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def seen(self, page: Page) -> None:
        self._done += 1
        say(f"[{self._done}/{self._total}] {page.condition.state} ({page.condition.cause}): {shown(page.uri)}")

    def told(self, note: Note) -> None:
        """Say nothing."""


class _Log(_Lines):
    """A line for each page, and one in `key=value` form for everything on the way."""

    def told(self, note: Note) -> None:
        wait = f" wait={note.seconds:.1f}s" if note.seconds else ""
        about = f" attempt={note.attempt} host={host(note.uri)} uri={shown(note.uri)}" if note.uri else ""
        say(f"{note.what} cause={note.cause}{wait}{about}")
