"""How many files this process may have open at once, and how much may be asked at a time with so many.

A process that has none left can neither connect nor look a name up, nor read its own tables, nor write what it found.
"""

import sys
from dataclasses import replace
from typing import Final

from audit.cli.console import say
from audit.fetch.policy import FetchPolicy

if sys.platform != "win32":  # it has no such limit
    import resource

_ENOUGH: Final = 8_192  # more than any run needs; some systems take no larger number, however large their own
_OURS: Final = 48  # what is open besides connections: streams, tables, recordings, the second process
_EACH: Final = 2  # a connection, and the look-up of a name beside it


def within_limits(policy: FetchPolicy) -> FetchPolicy:
    """The policy, asking for less at a time where that many files could not be open; that is told."""
    limit = _files()
    most = max(1, (limit - _OURS) // _EACH)
    if policy.concurrency <= most:
        return policy
    say(f"only {limit} files may be open here (ulimit -n): asking for {most} instead of {policy.concurrency} at a time")
    return replace(policy, concurrency=most)


def _files() -> int:
    """How many files may be open, after the limit was raised as far as we may."""
    if sys.platform == "win32":
        return _ENOUGH
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _ENOUGH if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return _ENOUGH if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):
        return soft
    return wanted
