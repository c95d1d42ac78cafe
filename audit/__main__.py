"""`python -m audit` and the console script: the only place that ends the process.

Loading the program takes a moment in which people press Ctrl-C, too. So everything is loaded inside the fence, even the
standard library's modules that the interpreter has not loaded for itself.
"""

import os
import sys

_RARELY = (50_000, 20, 20)
"""When cyclic garbage is looked for (Python: 700, 10, 10). A run's values are trees and live to its end: to walk
through all of them again and again costs a crawl a seventh of its processor time, and finds little."""


def main() -> None:
    """Run the command line and end the process with its exit code.

    Being told to end (SIGTERM) is being interrupted: what was recorded is whole, and nothing half-written stays behind.
    That holds for what a script started in the background, too, where SIGINT is ignored from the start.

    The process ends at once, because a name look-up that hangs cannot be cancelled and would hold the end up.
    """
    try:
        import gc
        import signal

        signal.signal(signal.SIGTERM, _interrupt)
        from audit.cli.main import main as run_command_line

        gc.set_threshold(*_RARELY)
        code = run_command_line(sys.argv[1:])
    except KeyboardInterrupt:
        code = _interrupted()
    os._exit(_flushed(code))


def _interrupt(_number: int, _frame: object) -> None:
    import signal

    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.raise_signal(signal.SIGINT)


def _interrupted() -> int:
    """Say so once; pressing Ctrl-C again changes nothing any more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sys.stderr.write("citation-audit: interrupted\n")
    except (OSError, AttributeError):
        return 130  # nobody is there to be told
    return 130


def _flushed(code: int) -> int:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue  # closed, or none to begin with
    return code


if __name__ == "__main__":
    main()
