"""What is said on which stream: stdout carries what was asked for, stderr everything else, one line at a time."""

import os
import sys

import click

from audit.model.errors import AuditError, described


class OutputError(AuditError):
    """What was asked for cannot be printed: the disk behind standard output is full, say."""


def say(line: str) -> None:
    """Tell the person at the terminal, or the log, one line; nothing in it is obeyed by a terminal or a CI runner.

    Where standard error cannot be written there is nobody to tell, and nothing else suffers.
    """
    from audit.text.visible import terminal  # noqa: PLC0415 - its tables are of no use to --help

    try:
        click.echo(f"citation-audit: {terminal(line)}", err=True)
    except OSError:
        _give_up(sys.stderr.fileno())


def show(text: str) -> None:
    """Print what was asked for; the text is safe to print already.

    A reader that has gone away wants no more and ends nothing. Raises OutputError when it cannot be written.
    """
    try:
        click.echo(text)
    except BrokenPipeError:
        _give_up(sys.stdout.fileno())
    except OSError as problem:
        _give_up(sys.stdout.fileno())
        raise unwritable(problem) from problem


def unwritable(problem: OSError) -> OutputError:
    """Standard output refused what was written to it."""
    return OutputError(f"standard output cannot be written ({problem.strerror}); send it elsewhere")


def internal_error(problem: Exception) -> str:
    """An error that should not have happened, in a line that helps whoever mends it."""
    return f"internal error, please report it: {described(problem)}"


def _give_up(descriptor: int) -> None:
    """Send whatever is still to be written nowhere, so that the interpreter's own flush at the end fails no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
