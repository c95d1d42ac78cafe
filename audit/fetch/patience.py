"""Hosts that stand in for others are left alone once they keep failing.

A web archive is asked on behalf of every page that cannot be used. While it is down, or the network here is, each such
question would cost its attempts and its interval; after a few failures in a row the rest of the run does without it.
"""

from collections import Counter
from collections.abc import Collection

from audit.model.capture import Ask, Capture, Fetch, Outcome, Unreachable
from audit.text.urls import host

GIVEN_UP = "given-up"
"""The cause of an ask that was not put to the network for that reason; never recorded, never judged."""

_FAILURES = 3
_TOO_MANY = 429
_SERVER_ERROR = 500


def giving_up(fetch: Fetch, hosts: Collection[str]) -> Fetch:
    """A fetch that no longer asks one of `hosts` on behalf of other pages once it failed three times in a row."""
    failed: Counter[str] = Counter()

    async def patient(ask: Ask) -> Outcome:
        name = host(ask.uri)
        if ask.cited is None or name not in hosts:
            return await fetch(ask)
        if failed[name] >= _FAILURES:
            return Unreachable(ask.uri, ask.uri, GIVEN_UP, 0, f"{name} failed {_FAILURES} times in a row")
        outcome = await fetch(ask)
        failed[name] = failed[name] + 1 if _is_failure(outcome) else 0
        return outcome

    return patient


def _is_failure(outcome: Outcome) -> bool:
    """Whether the host itself failed; an archived error page is an answer."""
    if not isinstance(outcome, Capture):
        return True
    refused = outcome.status == _TOO_MANY or outcome.status >= _SERVER_ERROR
    return refused and outcome.header("memento-datetime") is None
