"""Whether, and after how long, a URI is asked again: full jitter, or what the server asked for.

What may pass by itself is asked again at once: connections that fail, look-ups that fail, time-outs, answers cut
short, and the statuses by which servers say "later". What will be the same a minute on is not: a certificate, an
address the guard refuses, a loop, a 404, a name that does not exist. Those that would be called gone get their second
look at the end of the run (`audit.crawl`), when more time has passed.
"""

from collections.abc import Awaitable, Callable, Sequence
from itertools import count

from tenacity import AsyncRetrying, RetryCallState

from audit.fetch.exchange import Exchange, WireEvent
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.ratelimit import asked_pause, is_rate_limit

_DOUBLINGS = 32  # of the longest wait before it stays as it is
_SERVER_ERRORS = range(500, 600)
_LASTING = frozenset({501, 505, 506, 510, 511})  # not implemented, or answered by a network that wants a login first
_PASSING_STATUSES = frozenset({408, 420, 425, 429, *_SERVER_ERRORS}) - _LASTING
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

Attempt = Callable[[int], Awaitable[Sequence[WireEvent]]]
"""One attempt, given its number (from 1): its redirects and its end."""


async def attempts(attempt: Attempt, policy: FetchPolicy, world: World, tried: int = 0) -> tuple[WireEvent, ...]:
    """Attempt until it went well, will not, or was tried `policy.attempts` times; every event of every attempt.

    A URI that was `tried` earlier in the run gets one attempt more. No attempt starts once the first one's end lies
    further back than all others with their waits should take, nor when the host asks to be left alone for longer than
    it may (`policy.retry_after_cap`): it would only say so again.
    """
    events: list[WireEvent] = []
    numbers = count(tried + 1)
    ended: list[float] = []
    most = 1 if tried else policy.attempts
    budget = (most - 1) * (policy.deadline + policy.retry_after_cap)

    async def once() -> WireEvent:
        events.extend(await attempt(next(numbers)))
        ended.append(world.clock())
        return events[-1]

    async def pause(seconds: float) -> None:
        if seconds > 0:
            await world.sleep(seconds)

    def again(state: RetryCallState) -> bool:
        ended_well = state.outcome is not None and not state.outcome.failed  # tenacity catches cancellation, too
        return ended_well and worth_another(events[-1]) and (asked() or 0.0) <= policy.retry_after_cap

    def enough(state: RetryCallState) -> bool:
        return state.attempt_number >= most or ended[-1] - ended[0] >= budget

    def asked() -> float | None:
        return asked_pause(events[-1], world.now())

    def wait(state: RetryCallState) -> float:
        if asked() is not None:
            return 0.0  # the host as a whole is held back that long (`audit.fetch.pace`), this URI with it
        doubled = policy.backoff * 2.0 ** min(state.attempt_number - 1, _DOUBLINGS)
        return world.dice.random() * min(policy.retry_after_cap, doubled)

    await AsyncRetrying(sleep=pause, stop=enough, wait=wait, retry=again, retry_error_callback=lambda _: None)(once)
    return tuple(events)


def worth_another(end: WireEvent) -> bool:
    """Whether an attempt that ended so may end otherwise the next time."""
    if isinstance(end, Exchange):
        return end.status in _PASSING_STATUSES or is_rate_limit(end) or end.flaw in _PASSING_FLAWS
    return end.cause in _PASSING_CAUSES
