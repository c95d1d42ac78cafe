"""A second look is recorded with the first one: both are what the page's condition rests on."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from audit.crawl.visit import judged
from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.fetch.tape import events_of
from audit.model.capture import Ask, Capture, Unreachable

URI = "https://news.test/a"
AGAIN = Ask(URI, tried=1)


def told(tape: Any) -> list[tuple[int | str, int]]:
    """What the file tells, in order: status or cause, and the number of the attempt."""
    events: Sequence[WireEvent] = events_of(tape.records(), "a file")
    return [(event.status if isinstance(event, Exchange) else event.cause, event.attempt) for event in events]


def run(tape: Any, *looks: WireEvent) -> dict[str, bytes]:
    """One run that takes the looks at the page one after the other, as a crawl does; the files after it."""
    asked: list[Ask] = []

    async def source(ask: Ask) -> Sequence[WireEvent]:
        asked.append(ask)
        return [looks[len(asked) - 1]]

    async def looking() -> None:
        with recording(source, tape.folder, FetchPolicy("test"), judged) as fetch:
            seen = await fetch(Ask(URI))
            for _ in looks[1:]:
                seen = await fetch(Ask(URI, tried=seen.attempts))

    asyncio.run(looking())
    assert [ask.tried for ask in asked] == [None, *range(1, len(looks))]
    files: dict[str, bytes] = tape.files()
    return files


def second(event: Any) -> Any:
    return replace(event, attempt=2)


def test_both_looks_at_a_missing_page_are_on_file_in_order(tape: Any, make_answer: Any) -> None:
    tape.record(make_answer(status=404))
    seen = tape.record(second(make_answer(status=404, day=1)), ask=AGAIN)
    assert told(tape) == [(404, 1), (404, 2)]
    assert isinstance(seen, Capture)
    assert (seen.status, seen.attempts) == (404, 2)
    assert tape.replay() == seen


def test_the_next_runs_two_looks_that_saw_the_same_leave_the_file_alone(tape: Any, make_answer: Any) -> None:
    """The first look is answered from the file, attempts and all: the second one must not count on from there."""
    files = {}
    for day in (0, 2):
        files[day] = run(tape, make_answer(status=404, day=day), second(make_answer(status=404, day=day + 1)))
    assert files[0] == files[2]
    assert told(tape) == [(404, 1), (404, 2)]


def test_a_page_that_was_back_at_the_second_look_is_what_is_replayed(tape: Any, make_answer: Any) -> None:
    tape.record(make_answer(status=404))
    seen = tape.record(second(make_answer(day=1)), ask=AGAIN)
    assert told(tape) == [(404, 1), (200, 2)]
    assert tape.replay() == seen
    assert isinstance(seen, Capture)
    assert seen.payload == b"<h1>A</h1>"


def test_a_page_that_is_as_an_earlier_run_had_it_leaves_no_trace_of_a_bad_moment(tape: Any, make_answer: Any) -> None:
    tape.record(make_answer())
    files = tape.files()
    tape.record(make_answer(status=404, day=1))
    tape.record(second(make_answer(day=2)), ask=AGAIN)
    assert tape.files() == files


@pytest.mark.parametrize("cause", ["no-such-host", "read-timeout"])
def test_both_looks_at_a_site_that_does_not_answer_are_on_file(tape: Any, make_failure: Any, cause: str) -> None:
    tape.record(make_failure(cause))
    seen = tape.record(second(make_failure(cause, day=1)), ask=AGAIN)
    assert told(tape) == [(cause, 1), (cause, 2)]
    assert isinstance(seen, Unreachable)
    assert (seen.cause, seen.attempts) == (cause, 2)


def test_a_page_that_was_not_asked_again_is_on_file_as_it_was_seen_first(tape: Any, make_failure: Any) -> None:
    tape.record(make_failure("connect-timeout"))
    files = tape.files()
    tape.record(Failure(URI, 1, make_failure().at, "host-unavailable", "not asked"), ask=AGAIN)
    assert tape.files() == files


def test_what_is_redacted_at_the_first_look_stays_redacted(tape: Any, make_answer: Any) -> None:
    tape.record(make_answer(status=404, extra="Set-Cookie: id=secret\r\n"))
    tape.record(second(make_answer(status=404, extra="Set-Cookie: id=secret\r\n")), ask=AGAIN)
    assert told(tape) == [(404, 1), (404, 2)]
    assert all(b"secret" not in data for data in tape.files().values())
    assert [one.field("Audit-Redacted") for one in tape.records() if one.type == "response"] == ["set-cookie"] * 2
