"""`python -m audit` and the console script: the only place that ends the process.

Loading the program takes a moment in which people press Ctrl-C, too. So everything is loaded inside the fence, even the
standard library's modules that the interpreter has not loaded for itself.
"""

import os
import sys

_RARELY = (50_000, 20, 20)
"""When cyclic garbage is looked for (Python: 700, 10, 10). A run's values are trees and live to its end: to walk
through all of them again and again costs a crawl a seventh of its processor time, and finds little."""

_NOT_NEEDED = "httpx._main"
"""httpx's own command line, which httpx loads where it can, with libraries that nothing here needs: 60 ms, 3 MB."""


def main() -> None:
    """Run the command line and end the process with its exit code.

    The process ends at once, because a name look-up that hangs cannot be cancelled and would hold the end up.
    """
    try:
        import gc

        from audit.cli.interrupts import INTERRUPTS, take

        take()
        sys.modules.setdefault(_NOT_NEEDED, None)  # type: ignore[arg-type] # an ImportError, which httpx expects
        from audit.cli.main import main as run_command_line

        gc.set_threshold(*_RARELY)
        code = run_command_line(sys.argv[1:])
        INTERRUPTS.ask = INTERRUPTS.end  # what is left to be done is not worth an exception that nobody would catch
    except KeyboardInterrupt:
        code = _interrupted()
    os._exit(_flushed(code))


def _interrupted() -> int:
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
