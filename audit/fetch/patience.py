"""Web archives are left alone once they keep failing.

An archive is asked on behalf of every page that cannot be used. While it is down, or the network here is, each such
question would cost its attempts and its interval; after a few failures in a row the rest of the run does without it.
"""

from collections import Counter
from collections.abc import Sequence

from audit.fetch.memento import Archive
from audit.model.capture import Ask, Capture, Fetch, Outcome, Unreachable

GIVEN_UP = "given-up"
"""The cause of an ask that was not put to the network for that reason; never recorded, never judged."""

_FAILURES = 5
_TOO_MANY = 429
_SERVER_ERROR = 500


def giving_up(fetch: Fetch, archives: Sequence[Archive]) -> Fetch:
    """A fetch that no longer asks an archive once it failed five times in a row."""
    failed: Counter[str] = Counter()

    async def patient(ask: Ask) -> Outcome:
        base = next((archive.base for archive in archives if archive.answers(ask)), None)
        if base is None:
            return await fetch(ask)
        if failed[base] >= _FAILURES:
            return Unreachable(ask.uri, ask.uri, GIVEN_UP, 0, f"{base} failed {_FAILURES} times in a row")
        outcome = await fetch(ask)
        failed[base] = failed[base] + 1 if _is_failure(outcome) else 0
        return outcome

    return patient


def _is_failure(outcome: Outcome) -> bool:
    """Whether the archive itself failed; an archived error page is an answer."""
    if not isinstance(outcome, Capture):
        return True
    refused = outcome.status == _TOO_MANY or outcome.status >= _SERVER_ERROR
    return refused and outcome.header("memento-datetime") is None
