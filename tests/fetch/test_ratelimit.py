"""What servers say about when to ask again, in every form they say it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.exchange import Exchange, Failure
from audit.fetch.ratelimit import asked_pause, is_rate_limit

NOW = datetime(2022, 1, 10, 12, 0, 0, tzinfo=UTC)
EPOCH = 1_641_816_000
"""NOW in seconds since 1970."""


def answer(status: int, *headers: tuple[str, str]) -> Exchange:
    return Exchange("http://a.test/", 1, NOW, None, b"", b"", status, headers, b"")


def pause(status: int, **headers: str) -> float | None:
    return asked_pause(answer(status, *((name.replace("_", "-"), value) for name, value in headers.items())), NOW)


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("0", 0.0),
        ("1", 1.0),
        (" 30 ", 30.0),
        ("86400", 86_400.0),
        ("9" * 5_000, float("inf")),
        ("Mon, 10 Jan 2022 12:00:30 GMT", 30.0),
        ("Monday, 10-Jan-22 12:00:30 GMT", 30.0),
        ("Mon Jan 10 12:00:30 2022", 30.0),
        ("Mon, 10 Jan 2022 12:00:30 -0000", 30.0),
        ("Tue, 11 Jan 2022 12:00:00 GMT", 86_400.0),
        ("Mon, 10 Jan 2022 12:00:00 GMT", 0.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_both_forms_of_retry_after_are_understood(status: int, after: str, seconds: float) -> None:
    assert pause(status, retry_after=after) == seconds


@pytest.mark.parametrize(
    "after",
    [
        "",
        "-1",
        "1.5",
        "soon",
        "1e3",
        "٣",
        "²",
        "Mon, 10 Jan 2022 11:59:59 GMT",
        "Mon, 99 Foo 2022 99:99:99 GMT",
        "0x10",
        ",",
        "=",
    ],
)
def test_garbage_and_the_past_say_nothing(after: str) -> None:
    assert pause(429, retry_after=after) is None


@pytest.mark.parametrize("status", [403, 408, 420, 425, 429, 500, 502, 503, 504])
def test_whoever_says_later_may_say_when(status: int) -> None:
    assert pause(status, retry_after="7") == 7.0


@pytest.mark.parametrize("status", [200, 202, 301, 404, 410])
def test_retry_after_means_nothing_where_nothing_is_to_be_asked_again(status: int) -> None:
    assert pause(status, retry_after="7") is None


@pytest.mark.parametrize(
    "headers",
    [
        {"ratelimit": '"default";r=0;t=30'},
        {"ratelimit": '"burst";r=5;t=900, "daily";r=0;t=30'},
        {"ratelimit": '"odd;r=0;t=900";r=0;t=30;pk=:cGs=:'},
        {"ratelimit": "limit=100, remaining=0, reset=30"},
        {"ratelimit_remaining": "0", "ratelimit_reset": "30"},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(EPOCH + 30)},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str((EPOCH + 30) * 1_000)},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "30"},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "2022-01-10T12:00:30Z"},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "Mon, 10 Jan 2022 12:00:30 GMT"},
        {"x_ratelimit_remaining": "0.0", "x_ratelimit_reset_after": "30.0"},
        {"x_rate_limit_remaining": "0", "x_rate_limit_reset": str(EPOCH + 30)},
    ],
    ids=str,
)
@pytest.mark.parametrize("status", [200, 301, 403, 404, 429, 503])
def test_a_quota_that_is_used_up_is_heeded_whatever_the_answer(status: int, headers: dict[str, str]) -> None:
    assert pause(status, **headers) == 30.0


@pytest.mark.parametrize(
    "headers",
    [
        {"ratelimit": '"default";r=1;t=30'},
        {"ratelimit": "limit=100, remaining=1, reset=30"},
        {"ratelimit_remaining": "1", "ratelimit_reset": "30"},
        {"ratelimit_remaining": "0"},
        {"ratelimit_reset": "30"},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(EPOCH - 1)},
        {"x_ratelimit_remaining": "none", "x_ratelimit_reset": "30"},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "tomorrow"},
        {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "-30"},
        {"ratelimit": '"default";t=30'},
        {"ratelimit": "no quota; at all=0"},
    ],
    ids=str,
)
def test_a_page_that_came_with_quota_left_or_no_time_to_wait_for_asks_for_nothing(headers: dict[str, str]) -> None:
    assert pause(200, **headers) is None


def test_a_429_that_only_tells_of_a_reset_is_heeded() -> None:
    assert pause(429, x_ratelimit_reset=str(EPOCH + 30)) == 30.0


def test_retry_after_counts_before_a_quota() -> None:
    assert pause(429, retry_after="7", ratelimit_remaining="0", ratelimit_reset="30") == 7.0


def test_of_several_quotas_the_one_that_takes_longest_counts() -> None:
    assert pause(429, ratelimit='"a";r=0;t=3, "b";r=0;t=30') == 30.0


def test_a_failure_asks_for_nothing() -> None:
    assert asked_pause(Failure("http://a.test/", 1, NOW, "reset", ""), NOW) is None


@pytest.mark.parametrize(
    ("status", "headers", "limited"),
    [
        (429, (), True),
        (420, (), True),
        (403, (), False),
        (403, (("x-ratelimit-remaining", "0"),), True),
        (403, (("x-ratelimit-remaining", "59"),), False),
        (403, (("retry-after", "60"),), True),
        (404, (("x-ratelimit-remaining", "0"),), False),
        (200, (("x-ratelimit-remaining", "0"),), False),
    ],
)
def test_a_rate_limit_is_told_from_a_closed_door(
    status: int,
    headers: tuple[tuple[str, str], ...],
    limited: bool,  # noqa: FBT001 - a table
) -> None:
    assert is_rate_limit(answer(status, *headers)) is limited


NAMES = [
    "retry-after",
    "ratelimit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
    "x-ratelimit-reset-after",
]
VALUES = st.sampled_from(["0", "0.0", "30", "9" * 400, "1e9", "nan", "inf", "-0"]) | st.text(
    st.characters(max_codepoint=255), max_size=40
)


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from([200, 403, 429, 503]), st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=5).map(tuple)
)
def test_no_headers_raise_or_ask_for_less_than_nothing(status: int, headers: tuple[tuple[str, str], ...]) -> None:
    seconds = asked_pause(answer(status, *headers), NOW)
    assert seconds is None or seconds >= 0


@settings(derandomize=True, deadline=None)
@given(st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+:\d+ (GMT|[+-]\d+)"))
def test_no_date_raises(after: str) -> None:
    seconds = pause(503, retry_after=after)
    assert seconds is None or seconds >= 0
