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
        (b"120", [120.0]),
        (b"0", []),
    ],
)
def test_an_asked_for_wait_is_kept(visit: Any, after: bytes, waits: list[float]) -> None:
    visited = visit({"/": [busy(b"429 Slow Down", after), OK]}, attempts=3)
    assert visited.trail == [429, 200]
    assert visited.time.waits == waits


def test_a_wait_beyond_the_cap_leaves_the_page_for_later_and_the_host_alone_up_to_the_cap(
    make_server: Any, make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    time = make_time()

    async def run() -> None:
        async with make_server({"/a": busy(b"429 Slow Down", b"86400"), "/b": OK}) as server:
            web = Web(make_policy(attempts=3), make_world(time, make_names()))
            base = f"http://127.0.0.1:{server.port}"
            assert len(await web.source(Ask(f"{base}/a"))) == 1
            assert time.seconds == 0.0
            await web.source(Ask(f"{base}/b"))
            assert time.seconds == 120.0

    asyncio.run(run())


def test_a_quota_that_a_page_used_up_holds_back_the_next_one(
    make_server: Any, make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    time = make_time()
    last = b'HTTP/1.1 200 OK\r\nRateLimit: "all";r=0;t=40\r\nContent-Length: 2\r\n\r\nok'

    async def run() -> None:
        async with make_server({"/a": last, "/b": OK}) as server:
            web = Web(make_policy(), make_world(time, make_names()))
            for path in "ab":
                await web.source(Ask(f"http://127.0.0.1:{server.port}/{path}"))
            assert (server.paths, time.waits) == (["/a", "/b"], [40.0])

    asyncio.run(run())


def test_a_403_that_is_a_rate_limit_is_waited_for_and_one_that_is_none_is_an_answer(visit: Any) -> None:
    limited = b"HTTP/1.1 403 Forbidden\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1641816030\r\n" + NOTHING
    visited = visit({"/": [limited, OK]}, attempts=3)
    assert (visited.trail, visited.time.waits) == ([403, 200], [30.0])
    assert visit({"/": busy(b"403 Forbidden")}, attempts=3).trail == [403]


def test_a_rate_limit_that_never_ends_is_not_waited_for_for_ever(visit: Any) -> None:
    visited = visit({"/": busy(b"403 Forbidden", b"100")}, attempts=50)
    assert len(visited.trail) == 50
    assert sum(visited.time.waits) <= 50 * 120.0


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


def test_a_name_that_does_not_exist_is_looked_up_once(visit: Any) -> None:
    """Its second look is the crawl's, at the end of the run."""
    visited = visit({}, uri="http://missing.test/", attempts=3)
    assert (visited.trail, visited.names.asked, visited.requests) == (["no-such-host"], ["missing.test"], 0)


def test_a_second_look_is_one_attempt_whatever_comes_of_it(visit: Any) -> None:
    visited = visit({"/": busy(b"503 Busy")}, attempts=3, tried=3)
    assert [(event.status, event.attempt) for event in visited.events] == [(503, 4)]
    assert visited.outcome.attempts == 4


class Down:
    """A site of pages that fail alike; which of them were asked for."""

    def __init__(self, web: Web, server: Any) -> None:
        self.web, self.server = web, server

    async def ask(self, *paths: str, tried: int | None = None) -> list[int | str]:
        uris = (f"http://127.0.0.1:{self.server.port}{path}" for path in paths)
        ends = [(await self.web.source(Ask(uri, tried=tried)))[-1] for uri in uris]
        return [end.status if isinstance(end, Exchange) else end.cause for end in ends]


PATHS = [f"/{number}" for number in range(20)]


@pytest.fixture
def down(make_server: Any, make_policy: Any, make_world: Any, make_time: Any, make_names: Any) -> Any:
    """Run a scenario with a site whose pages answer as these routes say, the others with 503."""

    def down(scenario: Any, **routes: bytes) -> None:
        async def run() -> None:
            pages = {path: busy(b"503 Busy") for path in PATHS} | {f"/{name}": made for name, made in routes.items()}
            async with make_server(pages) as server:
                web = Web(make_policy(attempts=2, backoff=0.0), make_world(make_time(), make_names()))
                await scenario(Down(web, server))

        asyncio.run(run())

    return down


def test_a_site_whose_pages_fail_alike_is_left_alone_after_eight_of_them(down: Any) -> None:
    async def scenario(site: Down) -> None:
        assert await site.ask(*PATHS[:12]) == [503] * 8 + ["host-unavailable"] * 4
        assert len(site.server.paths) == 8 * 2

    down(scenario)


def test_a_site_that_was_left_alone_is_probed_once_later(down: Any) -> None:
    async def scenario(site: Down) -> None:
        await site.ask(*PATHS[:10])
        assert await site.ask(*PATHS[:8], tried=2) == [503] + ["host-unavailable"] * 7
        assert await site.ask(*PATHS[8:10], tried=0) == ["host-unavailable"] * 2
        assert len(site.server.paths) == 8 * 2 + 1

    down(scenario)


def test_a_site_that_came_back_is_asked_for_all_that_was_left_out(down: Any) -> None:
    async def scenario(site: Down) -> None:
        await site.ask(*PATHS[:8], "/back", "/well")
        assert await site.ask("/back", "/well", tried=0) == [200, 200]

    down(scenario, back=OK, well=OK)


def test_pages_that_fail_in_their_own_ways_never_add_up_to_a_site_that_is_down(down: Any) -> None:
    async def scenario(site: Down) -> None:
        ends = await site.ask(*PATHS[:7], "/odd", *PATHS[7:14])
        assert ends == [503] * 7 + [502] + [503] * 7

    down(scenario, odd=busy(b"502 Bad Gateway"))


def test_pages_that_are_not_there_are_no_failures_of_the_site(down: Any) -> None:
    async def scenario(site: Down) -> None:
        assert await site.ask(*["/404"] * 20) == [404] * 20

    down(scenario, **{"404": busy(b"404 Not Found")})


def test_the_errors_that_an_archive_keeps_are_not_its_own(down: Any) -> None:
    kept = b"HTTP/1.1 503 Busy\r\nMemento-Datetime: Mon, 10 Jan 2022 12:00:00 GMT\r\n" + NOTHING

    async def scenario(site: Down) -> None:
        assert await site.ask(*["/kept"] * 12) == [503] * 12

    down(scenario, kept=kept)


def test_another_port_is_another_site(
    make_server: Any, make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    async def run() -> None:
        web = Web(make_policy(backoff=0.0), make_world(make_time(), make_names()))
        async with make_server({"/": busy(b"503 Busy")}) as broken, make_server({"/": OK}) as well:
            assert await Down(web, broken).ask(*["/"] * 9) == [503] * 8 + ["host-unavailable"]
            assert await Down(web, well).ask("/") == [200]

    asyncio.run(run())


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
    make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    """Spread over many hosts; httpx's single pool raised errors of its own here."""
    policy = make_policy(host_concurrency=4, concurrency=200, allow_hosts=("127.0.0.0/8",))

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
