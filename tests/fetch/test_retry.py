"""What is asked again, how often, and after how long."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.retry import attempts, retry_after, worth_another
from audit.model.capture import Flaw

NOW = datetime(2022, 1, 10, 12, 0, 0, tzinfo=UTC)
CAP = 120.0


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


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_status_that_may_pass_is_asked_again(run: Any, status: int) -> None:
    assert run(status, 200)[0] == [status, 200]


@pytest.mark.parametrize("status", [200, 204, 301, 400, 401, 403, 404, 405, 410, 451, 501, 505, 999])
def test_a_status_that_says_what_it_means_is_not(status: int) -> None:
    assert not worth_another(answer(status), 1)


@pytest.mark.parametrize(
    "cause",
    [
        "connect-refused",
        "connect-timeout",
        "connect-error",
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
    ],
)
def test_a_failure_that_will_stay_is_not(cause: str) -> None:
    assert not worth_another(failure(cause), 1)


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
    assert worth_another(answer(200, flaw=flaw), 1) is again


def test_a_missing_name_is_looked_up_twice_and_not_more(run: Any) -> None:
    assert run("no-such-host", "no-such-host", "no-such-host")[0] == ["no-such-host"] * 2
    assert run("no-such-host", 200)[0] == ["no-such-host", 200]


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


def test_the_same_dice_give_the_same_waits(run: Any) -> None:
    assert run(502, 502, 200) == run(502, 502, 200)


def test_an_asked_for_wait_is_left_to_the_host_s_pause(run: Any) -> None:
    assert run(429, 200, after="30") == ([429, 200], [])


def test_no_attempt_starts_when_the_time_for_all_of_them_is_over(run: Any) -> None:
    events, _ = run(*[502] * 9, attempts=9, deadline=10.0, retry_after_cap=0.0, cost=40.0)
    assert events == [502] * 3  # (9 - 1) * 10 s, counted from the end of the first


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("0", 0.0),
        ("1", 1.0),
        (" 30 ", 30.0),
        ("86400", CAP),
        ("9" * 5_000, CAP),
        ("Mon, 10 Jan 2022 12:00:30 GMT", 30.0),
        ("Monday, 10-Jan-22 12:00:30 GMT", 30.0),
        ("Mon Jan 10 12:00:30 2022", 30.0),
        ("Mon, 10 Jan 2022 12:00:30 -0000", 30.0),
        ("Tue, 11 Jan 2022 12:00:00 GMT", CAP),
        ("Fri, 31 Dec 9999 23:59:59 GMT", CAP),
        ("Mon, 10 Jan 2022 12:00:00 GMT", 0.0),
    ],
)
def test_both_forms_of_retry_after_are_understood(after: str, seconds: float) -> None:
    assert retry_after(answer(503, after=after), NOW, CAP) == seconds


@pytest.mark.parametrize(
    "after",
    [
        "",
        "-1",
        "1.5",
        "soon",
        "1e3",
        "٣",
        "Mon, 10 Jan 2022 11:59:59 GMT",
        "Mon, 99 Foo 2022 99:99:99 GMT",
        "0x10",
        ",",
        "=",
    ],
)
def test_garbage_and_the_past_say_nothing(after: str) -> None:
    assert retry_after(answer(429, after=after), NOW, CAP) is None


def test_only_an_answer_that_says_later_is_heeded() -> None:
    assert retry_after(answer(200, after="30"), NOW, CAP) is None
    assert retry_after(answer(503), NOW, CAP) is None
    assert retry_after(failure("reset"), NOW, CAP) is None


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+:\d+ (GMT|[+-]\d+)"))
def test_no_text_raises_or_asks_for_more_than_the_cap(after: str) -> None:
    seconds = retry_after(answer(503, after=after), NOW, CAP)
    assert seconds is None or 0 <= seconds <= CAP
