"""Judging an answer of which a recording holds the facts and not the body."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.extract.condition import judge
from audit.model.capture import NOT_STORED, Capture, Condition, Unreachable, Withheld

AT = datetime(2022, 1, 10, tzinfo=UTC)
BARE = Capture(
    uri="https://news.test/a",
    final_uri="https://news.test/a",
    hops=(),
    status=200,
    headers=(("content-type", "text/html"),),
    payload=b"",
    captured_at=AT,
    withheld=Withheld(NOT_STORED, "", "0" * 64, 10),
)


def test_a_page_whose_body_was_not_stored_is_not_checked_and_not_called_empty() -> None:
    assert judge(BARE, None) == Condition("unchecked", "body-not-stored")


@pytest.mark.parametrize(
    ("status", "state"), [(404, "gone"), (410, "gone"), (403, "blocked"), (500, "unavailable"), (429, "unavailable")]
)
def test_what_the_status_tells_is_told_without_a_body(status: int, state: str) -> None:
    assert judge(replace(BARE, status=status), None) == Condition(state, f"http-{status}")  # type: ignore[arg-type]  # parametrised


def test_a_challenge_is_told_by_what_the_recording_run_saw() -> None:
    wall = Withheld("challenge:cloudflare", "the title", "0" * 64, 10)
    for status in (200, 403, 503):
        told = judge(replace(BARE, status=status, withheld=wall), None)
        assert told == Condition("blocked", "challenge:cloudflare", signal="the title")


def test_a_body_that_did_not_come_whole_is_broken_whether_it_was_stored_or_not() -> None:
    assert judge(replace(BARE, flaw="truncated"), None) == Condition("broken", "truncated")


def test_a_page_removed_on_request_is_not_checked() -> None:
    told = Unreachable("https://news.test/a", "https://news.test/a", "removed-on-request", 1, "")
    assert judge(told, None) == Condition("unchecked", "removed-on-request")
