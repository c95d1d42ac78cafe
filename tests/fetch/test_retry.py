"""What is asked again, how often, and after how long."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.retry import attempts, worth_another
from audit.model.capture import Flaw

NOW = datetime(2022, 1, 10, 12, 0, 0, tzinfo=UTC)


def answer(status: int, attempt: int = 1, *, after: str | None = None, flaw: Flaw | None = None) -> Exchange:
    headers = () if after is None else (("retry-after", after),)
    return Exchange("http://a.test/", attempt, NOW, None, b"", b"", status, headers, b"", flaw)


def failure(cause: str, attempt: int = 1) -> Failure:
    return Failure("http://a.test/", attempt, NOW, cause, "")


class Script:
    """Attempts that end as written, each costing some seconds."""

    def __init__(self, time: Any, ends: Sequence[int | str], after: str | None = None, cost: float = 0.0) -> None:
        self.time, self.ends, self.after, self.cost = time, ends, after, cost

    async def __call__(self, number: int) -> Sequence[WireEvent]:
        self.time.seconds += self.cost
        end = self.ends[number - 1]
        return [answer(end, number, after=self.after) if isinstance(end, int) else failure(end, number)]


@pytest.fixture
def run(make_policy: Any, make_world: Any, make_time: Any, make_names: Any) -> Any:
    def run(
        *ends: int | str, after: str | None = None, cost: float = 0.0, **changes: Any
    ) -> tuple[list[int | str], list[float]]:
        time = make_time()
        world = make_world(time, make_names())
        policy = make_policy(**{"attempts": 3, **changes})
        events = asyncio.run(attempts(Script(time, ends, after, cost), policy, world))
        assert [event.attempt for event in events] == list(range(1, len(events) + 1))
        return [event.status if isinstance(event, Exchange) else event.cause for event in events], time.waits

    return run


@pytest.mark.parametrize("status", [408, 420, 425, 429, 500, 502, 503, 504, 507, 520, 522, 529, 530, 599])
def test_a_status_that_may_pass_is_asked_again(run: Any, status: int) -> None:
    assert run(status, 200)[0] == [status, 200]


@pytest.mark.parametrize("status", [200, 204, 301, 400, 401, 403, 404, 405, 410, 451, 501, 505, 511, 600, 999])
def test_a_status_that_says_what_it_means_is_not(status: int) -> None:
    assert not worth_another(answer(status))


@pytest.mark.parametrize(
    "cause",
    [
        "connect-refused",
        "connect-timeout",
        "connect-error",
        "no-route",
        "no-resources",
        "dns-error",
        "tls-error",
        "read-timeout",
        "deadline",
        "reset",
    ],
)
def test_a_failure_that_may_pass_is_asked_again(run: Any, cause: str) -> None:
    assert run(cause, 200)[0] == [cause, 200]


@pytest.mark.parametrize(
    "cause",
    [
        "invalid-url",
        "refused-scheme",
        "refused-address",
        "tls-certificate",
        "protocol-error",
        "headers-too-large",
        "redirect-loop",
        "too-many-redirects",
        "redirect-without-location",
        "no-such-host",
        "robots",
    ],
)
def test_a_failure_that_will_stay_is_not(cause: str) -> None:
    assert not worth_another(failure(cause))


@pytest.mark.parametrize(
    ("flaw", "again"),
    [
        ("truncated", True),
        ("reset", True),
        ("timeout", True),
        ("too-large", False),
        ("undecodable", False),
        (None, False),
    ],
)
def test_a_body_cut_short_is_asked_for_again(flaw: Flaw | None, again: bool) -> None:  # noqa: FBT001 - a table
    assert worth_another(answer(200, flaw=flaw)) is again


def test_a_403_that_is_a_rate_limit_is_asked_again() -> None:
    assert worth_another(answer(403, after="30"))


def test_no_more_attempts_are_made_than_allowed(run: Any) -> None:
    events, waits = run(502, 502, 502, 502)
    assert events == [502, 502, 502]
    assert len(waits) == 2


def test_one_attempt_means_no_wait(run: Any) -> None:
    assert run(502, attempts=1) == ([502], [])


def test_waits_are_drawn_below_a_bound_that_doubles(run: Any) -> None:
    _, waits = run(*[502] * 8, attempts=8, backoff=1.0)
    assert len(waits) == 7
    assert all(0 <= wait < 2**number for number, wait in enumerate(waits))


def test_waits_never_exceed_the_cap(run: Any) -> None:
    _, waits = run(*[502] * 8, attempts=8, backoff=1_000.0, retry_after_cap=5.0)
    assert max(waits) <= 5.0


def test_ten_thousand_attempts_are_counted_without_overflowing(run: Any) -> None:
    events, waits = run(*[502] * 1_100, attempts=1_100, deadline=86_400.0)
    assert (len(events), max(waits) <= 120.0) == (1_100, True)


def test_the_same_dice_give_the_same_waits(run: Any) -> None:
    assert run(502, 502, 200) == run(502, 502, 200)


def test_an_asked_for_wait_is_left_to_the_host_s_pause(run: Any) -> None:
    assert run(429, 200, after="30") == ([429, 200], [])


def test_a_longer_wait_than_may_be_asked_for_ends_the_attempts(run: Any) -> None:
    assert run(429, 200, after="86400") == ([429], [])
    assert run(429, 200, after="30", retry_after_cap=29.0) == ([429], [])


def test_a_second_look_is_one_attempt_and_counts_on(make_policy: Any, make_world: Any, make_time: Any) -> None:
    numbers = []

    async def attempt(number: int) -> Sequence[WireEvent]:
        numbers.append(number)
        return [answer(502, number)]

    asyncio.run(attempts(attempt, make_policy(attempts=3), make_world(make_time(), None), tried=3))
    assert numbers == [4]


def test_no_attempt_starts_when_the_time_for_all_of_them_is_over(run: Any) -> None:
    events, _ = run(*[502] * 9, attempts=9, deadline=10.0, retry_after_cap=0.0, cost=40.0)
    assert events == [502] * 3  # (9 - 1) * 10 s, counted from the end of the first
