"""What a shell offers for the words a command takes: `_CITATION_AUDIT_COMPLETE=bash_source citation-audit` sets it up.

click completes commands, options and files by itself; here are the values that are neither.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import click

Completing: TypeAlias = Callable[[click.Context, click.Parameter, str], list[str]]


def one_of(words: Callable[[], Sequence[str]]) -> Completing:
    """Offer those that begin with what was typed; they are asked for only when a shell wants them."""

    def complete(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        return [word for word in words() if word.startswith(typed)]

    return complete


def several_of(words: Sequence[str]) -> Completing:
    """Offer, after a comma, what is not there yet."""

    def complete(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        before, comma, last = typed.rpartition(",")
        given = before.split(",")
        return [f"{before}{comma}{word}" for word in words if word.startswith(last) and word not in given]

    return complete
