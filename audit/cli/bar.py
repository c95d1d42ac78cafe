"""The progress line of a run on a terminal; the one door to rich."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from audit.fetch.note import Note
from audit.model.reading import Page
from audit.text.urls import host
from audit.text.visible import terminal

_WORTH_SAYING = 1.0  # seconds: shorter waits would only flicker
_HOSTS = 2  # named beside the bar; of more, how many
_HOST_LENGTH = 40  # characters
_SECOND_LOOK = "a second look"


@contextmanager
def bar(total: int, clock: Callable[[], float]) -> Iterator["Bar | None"]:
    """A line that is drawn anew while the block lasts and gone after it; None on a terminal that cannot do that."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal or console.is_dumb_terminal:
        yield None
        return
    waits = _Waits(clock)
    columns = (
        TextColumn("citation-audit:", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        waits,
    )
    with Progress(*columns, console=console, transient=True, get_time=clock, refresh_per_second=4) as progress:
        task = progress.add_task("", total=total)
        yield Bar(waits, lambda: progress.advance(task), progress.refresh)


class Bar:
    """Pages done, and who is waited for."""

    def __init__(self, waits: "_Waits", advance: Callable[[], None], redraw: Callable[[], None]) -> None:
        """`advance` counts one page more as done; `redraw` draws the line at once, not at its next turn."""
        self._waits = waits
        self._advance = advance
        self.redraw = redraw

    def seen(self, page: Page) -> None:  # noqa: ARG002 - which page is in the report; here it is one more
        """One page more is done."""
        self._advance()

    def told(self, note: Note) -> None:
        """Remember whom a wait is for."""
        if note.seconds >= _WORTH_SAYING:
            self._waits.add(host(note.uri) or _SECOND_LOOK, note.seconds)


class _Waits(ProgressColumn):
    """The hosts that are waited for, the longest wait first."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._until: dict[str, float] = {}

    def add(self, name: str, seconds: float) -> None:
        """The host is asked no sooner than in so many seconds."""
        self._until[name] = max(self._until.get(name, 0.0), self._clock() + seconds)

    def render(self, task: Task) -> Text:  # noqa: ARG002 - rich's signature
        """Who is waited for, and how long still."""
        now = self._clock()
        waits = sorted(((until - now, name) for name, until in list(self._until.items()) if until > now), reverse=True)
        named = [f"{terminal(name, _HOST_LENGTH)} {seconds:.0f} s" for seconds, name in waits[:_HOSTS]]
        more = [f"{len(waits) - _HOSTS} more"] if len(waits) > _HOSTS else []
        return Text(f"waiting for {', '.join([*named, *more])}" if waits else "", no_wrap=True, overflow="ellipsis")
