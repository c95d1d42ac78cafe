"""Whether, and after how long, a URI is asked again: full jitter, or what the server asked for.

What may pass by itself is asked again at once: connections that fail, look-ups that fail, time-outs, answers cut
short, and the statuses by which servers say "later". What will be the same a minute on is not: a certificate, an
address the guard refuses, a loop, a 404, a name that does not exist. Those that would be called gone get their second
look at the end of the run (`audit.crawl`), when more time has passed.
"""

from collections.abc import Awaitable, Callable, Sequence
from itertools import count

from tenacity import AsyncRetrying

from audit.fetch.exchange import OWN_FAULT, Exchange, WireEvent, ended
from audit.fetch.note import Note
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.ratelimit import asked_pause, is_rate_limit

_DOUBLINGS = 32  # of the longest wait before it stays as it is
_SERVER_ERRORS = range(500, 600)
_LASTING = frozenset({501, 505, 506, 510, 511})  # not implemented, or answered by a network that wants a login first
PASSING_STATUSES = frozenset({408, 420, 425, 429, *_SERVER_ERRORS}) - _LASTING
_PASSING_FLAWS = frozenset({"truncated", "reset", "timeout"})
_PASSING_CAUSES = frozenset(
    {
        "connect-refused",
        "connect-timeout",
        "connect-error",
        *OWN_FAULT,
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
    course = _Course(attempt, policy, world, tried)
    await course.attempt()
    if course.may_help():  # asked here, too: tenacity's own bookkeeping costs as much as parsing an answer
        retrying = AsyncRetrying(
            sleep=course.pause,
            stop=lambda _: course.is_over(),
            wait=lambda _: course.wait(),
            retry=lambda state: state.outcome is not None and not state.outcome.failed and course.may_help(),
            retry_error_callback=lambda _: None,
        )
        await retrying(course.attempt_again)
    return tuple(course.events)


class _Course:
    """The attempts at one URI so far, and what follows from them."""

    def __init__(self, attempt: Attempt, policy: FetchPolicy, world: World, tried: int) -> None:
        self.events: list[WireEvent] = []
        self._attempt = attempt
        self._policy = policy
        self._world = world
        self._numbers = count(tried + 1)
        self._most = 1 if tried else policy.attempts
        self._ended: list[float] = []
        self._told = 0

    async def attempt(self) -> None:
        """Attempt, and remember what happened and when it was over."""
        self.events.extend(await self._attempt(next(self._numbers)))
        self._ended.append(self._world.clock())

    async def attempt_again(self) -> None:
        """What tenacity repeats: told first of the attempt that was made already."""
        self._told += 1
        if self._told > 1:
            await self.attempt()

    def may_help(self) -> bool:
        """Whether another attempt may end otherwise."""
        return worth_another(self.events[-1]) and (self._asked() or 0.0) <= self._policy.retry_after_cap

    def is_over(self) -> bool:
        """Whether there may be no more attempts, however the last one ended."""
        budget = (self._most - 1) * (self._policy.deadline + self._policy.retry_after_cap)
        return len(self._ended) >= self._most or self._ended[-1] - self._ended[0] >= budget

    def wait(self) -> float:
        """Seconds until the next attempt: full jitter, unless the host as a whole is held back (`audit.fetch.pace`)."""
        if self._asked() is not None:
            return 0.0
        doubled = self._policy.backoff * 2.0 ** min(len(self._ended) - 1, _DOUBLINGS)
        return self._world.dice.random() * min(self._policy.retry_after_cap, doubled)

    async def pause(self, seconds: float) -> None:
        """Wait so long, if at all."""
        if seconds > 0:
            last = self.events[-1]
            self._world.tell(Note("waits", last.uri, last.attempt, ended(last), seconds))
            await self._world.sleep(seconds)

    def _asked(self) -> float | None:
        return asked_pause(self.events[-1], self._world.now())


def worth_another(end: WireEvent) -> bool:
    """Whether an attempt that ended so may end otherwise the next time."""
    if isinstance(end, Exchange):
        return end.status in PASSING_STATUSES or is_rate_limit(end) or end.flaw in _PASSING_FLAWS
    return end.cause in _PASSING_CAUSES
