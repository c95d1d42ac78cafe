"""How the process takes being told to end: by Ctrl-C, SIGTERM or SIGHUP, once or several times, at any moment.

Python's own way is an exception between any two instructions. Amid asyncio's bookkeeping that loses a callback for
which the end of the run then waits for ever (measured: 3 of 26 runs that were interrupted twice within 2 ms). So while
a loop runs the first signal only asks it to end (`audit.cli.loop`); elsewhere it is the exception.

Signals that come within a second of the first are the same wish, told by a terminal and by whoever started us. A later
one ends the process at once, and so does time, should something not let go. Nothing half-written is ever seen then
either: files are written beside and renamed.

Loaded first of all, so it loads next to nothing.
"""

import _thread
import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

_INTERRUPTED = 130
_SAME_WISH = 1.0  # seconds
_GRACE = 5.0  # seconds; those who end programs in earnest wait for 7.5 (GitHub's runner) or 10 (Docker)
_MOMENT = 0.01  # seconds
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # by name: Windows knows no SIGHUP


class Interrupts:
    """What was signalled so far, and what the first signal does.

    `since` is when that one came (on `clock`, in seconds), None before. `ask` is called for it; None: it is a
    KeyboardInterrupt. `end` ends the process without any ado.
    """

    def __init__(self, clock: Callable[[], float], end: Callable[[], None]) -> None:
        """Nothing was signalled yet."""
        self.since: float | None = None
        self.ask: Callable[[], object] | None = None
        self.end = end
        self._clock = clock
        self._number = signal.SIGINT
        self._main = _thread.get_ident()  # signal handlers run in the main thread, which makes this, too

    def heard(self, number: int, _frame: FrameType | None) -> None:
        """A signal came (a signal handler). Raises KeyboardInterrupt."""
        if self.since is not None:
            if self._clock() - self.since >= _SAME_WISH:
                self.end()
            return
        self.since, self._number = self._clock(), signal.Signals(number)
        _thread.start_new_thread(self._end_in_time, ())  # `threading` has locks that may be held at this moment
        if self.ask is None:
            raise KeyboardInterrupt
        self.ask()

    def unheeded(self, problem: "sys.UnraisableHookArgs") -> None:
        """An exception came where nobody can catch it (`sys.unraisablehook`); a KeyboardInterrupt comes once more.

        Finalizers and the callbacks of weak references are such places; the import system has some.
        """
        if problem.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(problem)
            return
        _thread.start_new_thread(self._once_more, ())

    def _once_more(self) -> None:
        time.sleep(_MOMENT)  # from a thread, since even the hook is a place where nobody could catch it
        self.since = None
        if sys.platform == "win32":
            _thread.interrupt_main(self._number)
        else:
            signal.pthread_kill(self._main, self._number)  # wakes a sleep or a read, as `interrupt_main` does not

    def _end_in_time(self) -> None:
        time.sleep(_GRACE)
        self.end()


def _end() -> None:
    """End the process, saying so; a terminal's cursor may be hidden."""
    try:
        os.write(2, b"\x1b[?25h" * os.isatty(2) + b"citation-audit: interrupted\n")
    finally:
        os._exit(_INTERRUPTED)


INTERRUPTS = Interrupts(time.monotonic, _end)
"""Those of this process."""


def take() -> None:
    """Hear signals from now on; those that are ignored from the start (`nohup`, a script's background) stay so."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, INTERRUPTS.heard)
    sys.unraisablehook = INTERRUPTS.unheeded
