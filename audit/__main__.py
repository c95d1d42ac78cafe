"""`python -m audit` and the console script: the only place that ends the process."""

import contextlib
import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and end the process with its exit code.

    Loading the program takes a moment in which people press Ctrl-C too, so that stands inside the fence. The process
    ends at once, because a name look-up that hangs cannot be cancelled and would hold the end up for its time.
    """
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        from audit.cli.main import main as run_command_line  # noqa: PLC0415 - see above

        code = run_command_line(sys.argv[1:])
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = _interrupted()
    os._exit(_flushed(code))


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Being asked to end is being interrupted: what was recorded is whole, nothing half-written stays behind."""
    signal.raise_signal(signal.SIGINT)


def _interrupted() -> int:
    with contextlib.suppress(OSError, AttributeError):  # nobody may be there to be told
        sys.stderr.write("citation-audit: interrupted\n")
    return _INTERRUPTED


def _flushed(code: int) -> int:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue  # closed, or none to begin with
    return code


if __name__ == "__main__":
    main()
