"""The web as a source: attempts, waits and turns together."""

import asyncio
import gzip
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.live import Web, answering
from audit.fetch.policy import FetchPolicy
from audit.model.capture import Ask, Capture, Outcome, Unreachable
from audit.model.errors import SettingsError

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
NOTHING = b"Content-Length: 0\r\n\r\n"


def busy(status: bytes, after: bytes = b"") -> bytes:
    return b"HTTP/1.1 " + status + b"\r\n" + (b"Retry-After: " + after + b"\r\n" if after else b"") + NOTHING


def test_503_then_200_is_a_page_at_the_second_attempt(visit: Any) -> None:
    visited = visit({"/": [busy(b"503 Busy"), OK]}, attempts=3)
    assert visited.trail == [503, 200]
    assert [event.attempt for event in visited.events] == [1, 2]
    assert (visited.outcome.attempts, visited.outcome.payload, visited.requests) == (2, b"ok", 2)
    assert len(visited.time.waits) == 1


def test_502_502_200_is_a_page_at_the_third(visit: Any) -> None:
    assert visit({"/": [busy(b"502 Bad"), busy(b"502 Bad"), OK]}, attempts=3).outcome.attempts == 3


def test_a_server_that_stays_busy_is_a_503_after_all_attempts(visit: Any) -> None:
    visited = visit({"/": busy(b"503 Busy")}, attempts=3)
    assert visited.trail == [503, 503, 503]
    assert isinstance(visited.outcome, Capture)
    assert visited.outcome.status == 503


@pytest.mark.parametrize(
    ("after", "waits"),
    [
        (b"7", [7.0]),
        (b"Mon, 10 Jan 2022 12:00:07 GMT", [7.0]),
        (b"86400", [120.0]),
        (b"0", []),
    ],
)
def test_an_asked_for_wait_is_kept(visit: Any, after: bytes, waits: list[float]) -> None:
    visited = visit({"/": [busy(b"429 Slow Down", after), OK]}, attempts=3)
    assert visited.trail == [429, 200]
    assert visited.time.waits == waits


@pytest.mark.parametrize("after", [b"-1", b"soon", b"Mon, 10 Jan 2022 11:00:00 GMT"])
def test_a_wait_that_means_nothing_is_an_ordinary_one(visit: Any, after: bytes) -> None:
    visited = visit({"/": [busy(b"429 Slow Down", after), OK]}, attempts=3, backoff=1.0)
    assert len(visited.time.waits) == 1
    assert 0 <= visited.time.waits[0] < 1


def test_a_reset_and_a_cut_body_are_asked_for_again(visit: Any) -> None:
    async def reset(talk: Any) -> None:
        talk.reset()

    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart"
    visited = visit({"/": [reset, cut, OK]}, attempts=3)
    assert visited.trail == ["reset", 200, 200]
    assert visited.outcome.flaw is None


def test_a_gzip_stream_that_ended_with_the_connection_too_early_is_asked_for_again(visit: Any) -> None:
    head, coded = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b"whole")
    visited = visit({"/": [head + coded[:-5], head + coded]}, attempts=3)
    assert [event.flaw for event in visited.events] == ["truncated", None]
    assert visited.outcome.payload == b"whole"


def test_each_attempt_follows_its_own_redirects(visit: Any) -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: /new\r\n" + NOTHING
    visited = visit({"/": moved, "/new": [busy(b"500 Oops"), OK]}, attempts=3)
    assert visited.trail == [302, 500, 302, 200]
    assert [event.attempt for event in visited.events] == [1, 1, 2, 2]
    assert len(visited.outcome.hops) == 1
    assert visited.requests == 4


def test_a_host_that_asks_for_patience_is_not_asked_for_other_pages_either(
    make_server: Any, make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    time = make_time()

    async def run() -> list[int]:
        async with make_server({"/a": [busy(b"429 Slow Down", b"30"), OK], "/b": OK}) as server:
            web = Web(make_policy(attempts=2), make_world(time, make_names()))
            base = f"http://127.0.0.1:{server.port}"
            first = await web.source(Ask(f"{base}/a"))
            assert time.seconds == 30.0
            second = await web.source(Ask(f"{base}/b"))
            assert server.paths == ["/a", "/a", "/b"]
            return [event.status for event in (*first, *second) if isinstance(event, Exchange)]

    assert asyncio.run(run()) == [429, 200, 200]


def test_requests_to_one_host_are_an_interval_apart_and_redirects_are_requests(visit: Any) -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: /new\r\n" + NOTHING
    visited = visit({"/": moved, "/new": OK}, host_interval=2.0)
    assert visited.time.waits == [2.0]


def test_waiting_for_a_turn_is_not_held_against_the_attempt(visit: Any) -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: /new\r\n" + NOTHING
    visited = visit({"/": moved, "/new": OK}, host_interval=500.0, deadline=60.0)
    assert visited.trail == [302, 200]


def test_a_name_that_does_not_exist_is_looked_up_twice_before_it_is_called_missing(visit: Any) -> None:
    visited = visit({}, uri="http://missing.test/", attempts=3)
    assert visited.trail == ["no-such-host"] * 2
    assert visited.names.asked == ["missing.test"] * 2
    assert (visited.outcome.cause, visited.outcome.attempts, visited.requests) == ("no-such-host", 2, 0)


def test_a_source_becomes_a_fetch(make_policy: Any) -> None:
    """Answering reads whatever the source tells, with the policy's limit on decoded bytes."""
    at = datetime(2022, 1, 10, tzinfo=UTC)

    async def source(ask: Ask) -> Sequence[WireEvent]:
        if ask.uri == "http://gone.test/":
            return [Failure(ask.uri, 2, at, "no-such-host", "")]
        return [Exchange(ask.uri, 1, at, None, b"", b"", 200, (), b"four")]

    fetch = answering(source, make_policy(max_decoded_bytes=3))

    async def both() -> tuple[Outcome, Outcome]:
        return await fetch(Ask("http://a.test/")), await fetch(Ask("http://gone.test/"))

    page, gone = asyncio.run(both())
    assert isinstance(page, Capture)
    assert (page.payload, page.flaw) == (b"fou", "too-large")
    assert isinstance(gone, Unreachable)
    assert (gone.cause, gone.attempts) == ("no-such-host", 2)


@pytest.mark.parametrize("changes", [{"user_agent": "a\nb"}, {"contact": "é"}, {"allow_hosts": ("host:0",)}])
def test_a_policy_that_cannot_be_kept_ends_the_run_at_once(
    make_policy: Any, make_world: Any, make_time: Any, make_names: Any, changes: dict[str, Any]
) -> None:
    with pytest.raises(SettingsError):
        Web(make_policy(**changes), make_world(make_time(), make_names()))


def test_an_interrupted_request_leaves_nothing_open(
    make_server: Any, make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    """The test run turns an unclosed connection into an error."""

    async def stall(talk: Any) -> None:
        await talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart")
        asked.set()
        await talk.reader.read()

    asked = asyncio.Event()

    async def run() -> bool:
        async with (
            make_server({"/": stall}) as server,
            Web(make_policy(), make_world(make_time(), make_names())) as web,
        ):
            request = asyncio.ensure_future(web.source(Ask(f"http://127.0.0.1:{server.port}/")))
            await asked.wait()
            request.cancel()
            await asyncio.wait([request])
            return request.cancelled()

    assert asyncio.run(run())


def test_hundreds_of_requests_at_once_bring_hundreds_of_answers(
    make_world: Any, make_time: Any, make_names: Any
) -> None:
    """Spread over many hosts; httpx's single pool raised errors of its own here."""
    policy = FetchPolicy(
        "test/1", attempts=1, host_interval=0.0, host_concurrency=4, concurrency=200, allow_hosts=("127.0.0.0/8",)
    )

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async def run() -> set[int | str]:
        world = make_world(make_time(), make_names())
        server = await asyncio.start_server(serve, "", 0, family=2, backlog=1024)
        async with server, Web(policy, world) as web:
            port = server.sockets[0].getsockname()[1]
            asks = [Ask(f"http://127.0.0.{host}:{port}/") for host in range(1, 51) for _ in range(6)]
            found = await asyncio.gather(*map(web.source, asks))
            assert web.requests == 300
            return {
                event.status if isinstance(event, Exchange) else event.cause for events in found for event in events
            }

    assert asyncio.run(run()) == {200}


PIECES = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 302 Found\r\n",
    b"HTTP/1.1 100 Continue\r\n",
    b"Content-Length: 5\r\n",
    b"Content-Length: 99\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Location: /\r\n",
    b"Location: http://[\r\n",
    b"\r\n",
    b"\n",
    b"5\r\nhello\r\n",
    b"0\r\n\r\n",
    b"hello",
    b"\x00",
]


def test_whatever_bytes_a_server_sends_are_an_event(
    make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    """One server for all examples: bytes put together from good and bad pieces, at random."""
    policy = make_policy(attempts=2, deadline=500.0)
    answers = [b""]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answers[0])
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    with asyncio.Runner() as runner:
        server = runner.run(asyncio.start_server(serve, "127.0.0.1", 0))
        uri = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"

        async def events() -> Sequence[WireEvent]:
            async with Web(policy, make_world(make_time(), make_names())) as web:
                return await web.source(Ask(uri))

        @settings(derandomize=True, deadline=None, max_examples=150)
        @given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=9))
        def fuzz(pieces: list[bytes]) -> None:
            answers[0] = b"".join(pieces)
            found = runner.run(events())
            assert found
            assert all(event.response in answers[0] for event in found if isinstance(event, Exchange))

        fuzz()

        async def stop() -> None:
            server.close()
            await server.wait_closed()

        runner.run(stop())
