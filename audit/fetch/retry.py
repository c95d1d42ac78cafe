"""Whether, and after how long, a URI is asked again: full jitter, or what the server asked for.

What may pass by itself is asked again: connections that fail, look-ups that fail, time-outs, answers cut short, and
the statuses by which servers say "later". What will be the same a minute on is not: a certificate, an address the guard
refuses, a loop, a 404. A name that does not exist is looked up once more, since some resolvers say so in a bad moment,
and only a name that stays missing may be called gone.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count

from tenacity import AsyncRetrying, RetryCallState

from audit.fetch.exchange import Exchange, WireEvent
from audit.fetch.policy import FetchPolicy, World

_LOOKS_AT_A_MISSING_NAME = 2
_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
_PASSING_FLAWS = frozenset({"truncated", "reset", "timeout"})
_PASSING_CAUSES = frozenset(
    {
        "connect-refused",
        "connect-timeout",
        "connect-error",
        "dns-error",
        "tls-error",
        "read-timeout",
        "deadline",
        "reset",
    }
)
_PAUSING_STATUSES = frozenset({429, 503})
_SECONDS = re.compile(r"[0-9]+")

Attempt = Callable[[int], Awaitable[Sequence[WireEvent]]]
"""One attempt, given its number (from 1): its redirects and its end."""


async def attempts(attempt: Attempt, policy: FetchPolicy, world: World) -> tuple[WireEvent, ...]:
    """Attempt until it went well, will not, or was tried `policy.attempts` times; every event of every attempt.

    No attempt starts once the first one's end lies further back than all others with their waits should take.
    """
    events: list[WireEvent] = []
    numbers = count(1)
    ended: list[float] = []
    budget = (policy.attempts - 1) * (policy.deadline + policy.retry_after_cap)

    async def once() -> WireEvent:
        events.extend(await attempt(next(numbers)))
        ended.append(world.clock())
        return events[-1]

    async def pause(seconds: float) -> None:
        if seconds > 0:
            await world.sleep(seconds)

    def again(state: RetryCallState) -> bool:
        ended_well = state.outcome is not None and not state.outcome.failed  # tenacity catches cancellation, too
        return ended_well and worth_another(events[-1], state.attempt_number)

    def enough(state: RetryCallState) -> bool:
        return state.attempt_number >= policy.attempts or ended[-1] - ended[0] >= budget

    def wait(state: RetryCallState) -> float:
        asked = retry_after(events[-1], world.now(), policy.retry_after_cap)
        if asked is not None:
            return 0.0  # the host as a whole is held back that long (`audit.fetch.pace`), this URI with it
        return world.dice.random() * min(policy.retry_after_cap, policy.backoff * 2.0 ** (state.attempt_number - 1))

    await AsyncRetrying(sleep=pause, stop=enough, wait=wait, retry=again, retry_error_callback=lambda _: None)(once)
    return tuple(events)


def worth_another(end: WireEvent, attempt: int) -> bool:
    """Whether an attempt that ended so may end otherwise the next time."""
    if isinstance(end, Exchange):
        return end.status in _PASSING_STATUSES or end.flaw in _PASSING_FLAWS
    if end.cause == "no-such-host":
        return attempt < _LOOKS_AT_A_MISSING_NAME
    return end.cause in _PASSING_CAUSES


def retry_after(end: WireEvent, now: datetime, cap: float) -> float | None:
    """Seconds the server asks us to stay away (RFC 9110 section 10.2.3), at most `cap`; None when it does not.

    Both forms count, a number of seconds and a date; a date that is past, and anything else, says nothing.
    """
    if not isinstance(end, Exchange) or end.status not in _PAUSING_STATUSES:
        return None
    written = (end.header("retry-after") or "").strip()
    if _SECONDS.fullmatch(written):
        return min(float(written), cap)
    seconds = _until(written, now)
    return None if seconds is None or seconds < 0 else min(seconds, cap)


def _until(written: str, now: datetime) -> float | None:
    """Seconds from now until an HTTP date (any of its three forms), or None."""
    try:
        moment = parsedate_to_datetime(written)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return (aware - now).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
