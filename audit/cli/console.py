"""What is said on which stream: stdout carries what was asked for, stderr everything else, one line at a time."""

import os
import sys

import click

from audit.text.visible import terminal


def say(line: str) -> None:
    """Tell the person at the terminal, or the log, one line; nothing in it is obeyed by a terminal or a CI runner."""
    _echo(f"citation-audit: {terminal(line)}", to_stderr=True)


def show(text: str) -> None:
    """Print what was asked for; the text is safe to print already. A reader that has gone away ends nothing."""
    _echo(text, to_stderr=False)


def _echo(text: str, *, to_stderr: bool) -> None:
    try:
        click.echo(text, err=to_stderr)
    except BrokenPipeError:
        # Whatever is still to be printed goes nowhere, so that the interpreter's own flush at the end fails no more.
        stream = sys.stderr if to_stderr else sys.stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
