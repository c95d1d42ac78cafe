"""Web archives are left alone once they keep failing.

An archive is asked on behalf of every page that cannot be used. While it is down, or the network here is, each such
question would cost its attempts and its interval; after a few failures in a row, or a 429 that outlasted every pause,
the rest of the run does without it.
"""

from collections import Counter

from audit.model.capture import Ask, Capture, Fetch, Outcome, Unreachable
from audit.text.urls import authority

GIVEN_UP = "given-up"
"""The cause of an ask that was not put to the network for that reason; never recorded, never judged."""

_FAILURES = 3
_OF_ARCHIVES = frozenset({"index", "capture"})
_TOO_MANY = 429
_SERVER_ERROR = 500


def giving_up(fetch: Fetch) -> Fetch:
    """A fetch that no longer asks an archive once it failed three times in a row, or turned us away."""
    failed: Counter[str] = Counter()

    async def patient(ask: Ask) -> Outcome:
        if ask.role not in _OF_ARCHIVES:
            return await fetch(ask)
        name = authority(ask.uri)
        if failed[name] >= _FAILURES:
            return Unreachable(ask.uri, ask.uri, GIVEN_UP, 0, f"{name} is left alone after its failures")
        outcome = await fetch(ask)
        failed[name] = failed[name] + _weight(outcome) if _is_failure(outcome) else 0
        return outcome

    return patient


def _weight(outcome: Outcome) -> int:
    return _FAILURES if isinstance(outcome, Capture) and outcome.status == _TOO_MANY else 1


def _is_failure(outcome: Outcome) -> bool:
    """Whether the host itself failed; an archived error page is an answer."""
    if not isinstance(outcome, Capture):
        return True
    refused = outcome.status == _TOO_MANY or outcome.status >= _SERVER_ERROR
    return refused and outcome.header("memento-datetime") is None
