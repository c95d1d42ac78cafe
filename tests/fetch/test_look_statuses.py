"""What a page is called for each status, after how many requests, and when a server may still change its mind."""

import pytest

from tests.fetch.bytes_sent import hang_up, reset, then_reset, then_silence
from tests.fetch.judged_look import BRIEF, PATIENT, looked, moved, shown, unframed
from tests.fetch.loopback import Step

RETRIED = 3 + 1
"""Attempts of the first round, and the second round's one."""
ONCE_MORE = 2
CUT = unframed(b"Content-Length: 9999\r\n", b"<h1>part")


@pytest.mark.parametrize(
    ("status", "state", "requests"),
    [
        (200, "ok", 1),
        (203, "ok", 1),
        (299, "ok", 1),
        (202, "unavailable", ONCE_MORE),
        (201, "broken", 1),
        (206, "broken", 1),
        (207, "broken", 1),
        (226, "broken", 1),
        (300, "broken", 1),
        (306, "broken", 1),
        (400, "broken", 1),
        (405, "broken", 1),
        (406, "broken", 1),
        (418, "broken", 1),
        (421, "broken", 1),
        (426, "broken", 1),
        (428, "broken", 1),
        (431, "broken", 1),
        (401, "blocked", 1),
        (402, "blocked", 1),
        (403, "blocked", 1),
        (407, "blocked", 1),
        (451, "blocked", 1),
        (999, "blocked", 1),
        (404, "gone", ONCE_MORE),
        (410, "gone", ONCE_MORE),
        (408, "unavailable", RETRIED),
        (420, "unavailable", RETRIED),
        (425, "unavailable", RETRIED),
        (429, "unavailable", RETRIED),
        (500, "unavailable", RETRIED),
        (502, "unavailable", RETRIED),
        (503, "unavailable", RETRIED),
        (504, "unavailable", RETRIED),
        (507, "unavailable", RETRIED),
        (508, "unavailable", RETRIED),
        (520, "unavailable", RETRIED),
        (521, "unavailable", RETRIED),
        (522, "unavailable", RETRIED),
        (525, "unavailable", RETRIED),
        (526, "unavailable", RETRIED),
        (530, "unavailable", RETRIED),
        (599, "unavailable", RETRIED),
        (501, "unavailable", ONCE_MORE),
        (505, "unavailable", ONCE_MORE),
        (511, "unavailable", ONCE_MORE),
        (600, "unavailable", ONCE_MORE),
    ],
)
def test_a_status_makes_a_condition_after_so_many_requests(status: int, state: str, requests: int) -> None:
    seen = looked({"/": shown(status=b"%d Said" % status)})
    assert seen.verdict == (state, f"http-{status}")
    assert seen.requests == requests


@pytest.mark.parametrize("status", [b"204 No Content", b"205 Reset Content", b"304 Not Modified"])
def test_an_answer_without_a_page_is_no_page(status: bytes) -> None:
    seen = looked({"/": b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n"})
    assert seen.verdict == ("broken", f"http-{status[:3].decode()}")
    assert seen.requests == 1


@pytest.mark.parametrize(
    ("steps", "verdict", "requests"),
    [
        ([b"502", b"502", b"200"], ("ok", "http-200"), 3),
        ([b"503", b"200"], ("ok", "http-200"), 2),
        ([b"500", b"503", b"502", b"200"], ("ok", "http-200"), 4),
        ([b"500", b"500", b"500", b"500", b"200"], ("unavailable", "http-500"), 4),
        ([b"404", b"200"], ("ok", "http-200"), 2),
        ([b"410", b"200"], ("ok", "http-200"), 2),
        ([b"404", b"404", b"200"], ("gone", "http-404"), 2),
        ([b"404", b"410"], ("gone", "http-410"), 2),
        ([b"404", b"503"], ("unavailable", "http-503"), 2),
        ([b"404", b"403"], ("blocked", "http-403"), 2),
        ([b"503", b"404"], ("gone", "http-404"), 3),
        ([b"503", b"403", b"200"], ("blocked", "http-403"), 2),
        ([b"429", b"429", b"429", b"200"], ("ok", "http-200"), 4),
    ],
    ids=lambda value: "-".join(step.decode() for step in value) if isinstance(value, list) else None,
)
def test_the_last_answer_of_a_bounded_number_counts(
    steps: list[bytes], verdict: tuple[str, str], requests: int
) -> None:
    seen = looked({"/": [shown(status=step + b" Said") for step in steps]})
    assert (seen.verdict, seen.requests) == (verdict, requests)


@pytest.mark.parametrize(
    ("trouble", "patience"),
    [
        (reset, PATIENT),
        (hang_up, PATIENT),
        (then_reset(CUT), PATIENT),
        (CUT, PATIENT),
        (b"HTTP/1.1 200 O", PATIENT),
        (then_silence(b""), BRIEF),
        (then_silence(CUT), BRIEF),
    ],
    ids=["reset", "hung up", "reset in the body", "cut", "cut head", "silence", "silence in the body"],
)
def test_trouble_that_passes_is_no_trouble(trouble: Step, patience: float) -> None:
    for before in (1, 2, 3):
        seen = looked({"/": [*[trouble] * before, shown()]}, read_timeout=patience)
        assert seen.verdict == ("ok", "http-200")
        assert seen.requests == before + 1


@pytest.mark.parametrize(
    ("step", "patience", "verdict"),
    [
        (reset, PATIENT, ("unavailable", "reset")),
        (hang_up, PATIENT, ("unavailable", "reset")),
        (then_reset(CUT), PATIENT, ("unavailable", "reset")),
        (then_silence(b""), BRIEF, ("unavailable", "read-timeout")),
        (then_silence(CUT), BRIEF, ("unavailable", "timeout")),
    ],
    ids=["reset", "hung up", "reset in the body", "silence", "silence in the body"],
)
def test_trouble_that_stays_is_unavailable_after_all_attempts(
    step: Step, patience: float, verdict: tuple[str, str]
) -> None:
    seen = looked({"/": step}, read_timeout=patience)
    assert (seen.verdict, seen.requests) == (verdict, RETRIED)


def test_a_body_that_is_never_whole_is_broken() -> None:
    seen = looked({"/": CUT})
    assert (seen.verdict, seen.requests) == (("broken", "truncated"), RETRIED)


@pytest.mark.parametrize("status", [b"429 Slow Down", b"503 Busy"])
@pytest.mark.parametrize(
    ("after", "waited"),
    [
        (b"1", 1.0),
        (b"30", 30.0),
        (b"Mon, 10 Jan 2022 12:00:07 GMT", 7.0),
        (b"Monday, 10-Jan-22 12:00:07 GMT", 7.0),
    ],
)
def test_a_page_is_there_after_the_wait_its_server_asked_for(status: bytes, after: bytes, waited: float) -> None:
    seen = looked({"/": [shown(b"later", b"Retry-After: " + after, status=status), shown()]})
    assert seen.verdict == ("ok", "http-200")
    assert seen.waits == [waited]


@pytest.mark.parametrize(
    "after", [b"soon", b"-5", b"1.5", b"", b"Mon, 10 Jan 2000 12:00:00 GMT", b"\xff\xfe", b"9" * 60]
)
def test_a_wait_that_cannot_be_meant_costs_little(after: bytes) -> None:
    seen = looked({"/": [shown(b"later", b"Retry-After: " + after, status=b"503 Busy"), shown()]})
    assert seen.verdict == ("ok", "http-200")
    assert seen.seconds <= 10.0 + 120.0


def test_a_server_that_asks_for_a_day_again_and_again_has_a_page_that_is_unavailable() -> None:
    seen = looked({"/": shown(b"later", b"Retry-After: 86400", status=b"429 Slow Down")})
    assert (seen.verdict, seen.requests) == (("unavailable", "http-429"), 2)
    assert seen.seconds <= 120.0


def test_a_server_that_asks_for_the_longest_wait_each_time_is_not_waited_for_for_ever() -> None:
    seen = looked({"/": shown(b"later", b"Retry-After: 120", status=b"503 Busy")})
    assert (seen.verdict, seen.requests) == (("unavailable", "http-503"), RETRIED)
    assert seen.seconds <= 3 * 120.0 + 10.0


@pytest.mark.parametrize(
    "headers",
    [
        [b"X-RateLimit-Remaining: 0", b"X-RateLimit-Reset: 1641816030"],
        [b"Retry-After: 30"],
        [b'RateLimit: "core";r=0;t=30'],
        [b"RateLimit-Remaining: 0", b"RateLimit-Reset: 30"],
    ],
    ids=["github", "retry-after", "draft 08", "draft 06"],
)
def test_a_403_that_is_a_rate_limit_is_waited_for_and_is_no_closed_door(headers: list[bytes]) -> None:
    limited = shown(b"API rate limit exceeded", *headers, status=b"403 Forbidden")
    assert looked({"/": [limited, shown()]}).verdict == ("ok", "http-200")
    seen = looked({"/": limited})
    assert (seen.verdict, seen.requests) == (("unavailable", "rate-limited"), RETRIED)
    assert seen.seconds <= 5 * 120.0


def test_only_get_is_ever_asked_so_that_no_head_can_mislead() -> None:
    """Servers answer HEAD with 405, with 404, or never."""
    for status in (b"200 OK", b"404 Not Found", b"503 Busy"):
        seen = looked({"/": shown(status=status)})
        assert all(head.startswith(b"GET / HTTP/1.1\r\n") for head in seen.heads)


def test_a_page_behind_a_redirect_has_its_second_look_through_the_redirect() -> None:
    seen = looked({"/": moved(b"/new"), "/new": [shown(status=b"404 Not Found"), shown()]})
    assert seen.verdict == ("ok", "http-200")
    assert seen.paths == ["/", "/new", "/", "/new"]
