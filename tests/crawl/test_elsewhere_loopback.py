"""Archives that fail, lie or hang, asked over real connections: each leads on to the next place, and none leads astray.

Time is injected: what a server makes us wait is written down, not waited for.
"""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import pytest

from audit.crawl.elsewhere import Elsewhere
from audit.fetch.address import allowance
from audit.fetch.live import Web, answering
from audit.fetch.memento import Archive
from audit.fetch.successors import Successor
from audit.model.capture import Ask
from audit.model.reading import Page
from tests.crawl.asking import retrieve
from tests.fetch.loopback import LOOPBACK, Names, Server, Step, Talk, Time, policy, world

PAGE = "/2021/12/09/a-readout/"
WHEN = "Fri, 10 Dec 2021 08:00:00 GMT"
EARLY, LATE = "20211210080000", "20211211080000"
GOOD = (
    b"<html><head><title>Readout of a call</title></head><body><main><h1>Readout of a call</h1>"
    b"<p>The minister spoke today with her counterpart about the agenda of the coming week.</p></main></body></html>"
)
SOFT = b"<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"
Script: TypeAlias = Step | Sequence[Step]


class Below(dict[str, Script]):
    """Scripts by how a path begins; the longest that fits counts, and what fits none is not there."""

    def __missing__(self, path: str) -> Script:
        return next((self[start] for start in sorted(self, key=len, reverse=True) if path.startswith(start)), GONE)


def _http(status: str, body: bytes = b"", *headers: str, length: int | None = None) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def _capture(body: bytes = GOOD, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    return _http(status, body, "Content-Type: text/html", f"Memento-Datetime: {WHEN}", *headers, length=length)


def _index(*stamps: str) -> Callable[[Talk], Awaitable[None]]:
    async def answer(talk: Talk) -> None:
        url = f"http://{LOOPBACK}:{talk.port}{PAGE}"
        rows = [json.dumps({"timestamp": stamp, "url": url, "status": "200"}) for stamp in stamps]
        await talk.send(_http("200 OK", "\n".join(rows).encode(), "Content-Type: text/x-ndjson"))

    return answer


async def _hang(talk: Talk) -> None:
    await talk.reader.read()


async def _reset(talk: Talk) -> None:
    talk.reset()


GONE = _http("404 Not Found", SOFT, "Content-Type: text/html")
FOUND: dict[str, Script] = {"/second/cdx": _index(EARLY), f"/second/{EARLY}id_/": _capture()}


@dataclass
class Run:
    """What came of the cited pages, and what it took."""

    pages: list[Page]
    server: Server
    time: Time
    canary: Server

    @property
    def told(self) -> list[str]:
        return [tried.condition.cause for tried in self.pages[0].retrieval.tries]

    @property
    def paths(self) -> list[str]:
        """What was asked, less the questions' details."""
        return [path.partition("?")[0].partition("id_/")[0] for path in self.server.paths]


def _run(scripts: dict[str, Script], *pages: str, pause: float = 0.0, **changes: Any) -> Run:
    """Ask for pages of which only archives (at /first and /second) may know; `{canary}` is a server not to be asked."""

    async def run() -> Run:
        time = Time()
        async with Server(Below()) as canary, Server(Below()) as server:
            server.routes = Below(_filled(scripts, canary.port))
            base = f"http://{LOOPBACK}:{server.port}"
            archives = tuple(Archive(f"{base}{place}", "cdx-pywb", pause=pause) for place in ("/first", "/second"))
            rule = Successor(f"{LOOPBACK}:{server.port}", "/2021/*", f"{base}/new/*", "a test")
            places = Elsewhere((rule,), archives, exempt=allowance([LOOPBACK]))
            limits = policy(limits=places.limits, read_timeout=0.2, **changes)
            async with Web(limits, world(time, Names())) as web:
                fetch = answering(web.source, limits)
                asks = [Ask(base + path, date(2021, 12, 9), by=date(2022, 1, 10)) for path in pages or (PAGE,)]
                return Run([await retrieve(ask, fetch, places) for ask in asks], server, time, canary)

    return asyncio.run(run())


def _filled(scripts: dict[str, Script], port: int) -> dict[str, Script]:
    """The scripts with the canary's port in the answers that are written out."""

    def filled(step: Step) -> Step:
        return step.replace(b"{canary}", b"%d" % port) if isinstance(step, bytes) else step

    return {
        path: [filled(step) for step in script] if isinstance(script, list) else filled(script)  # type: ignore[arg-type] # one step
        for path, script in scripts.items()
    }


@pytest.mark.parametrize(
    ("index", "cause"),
    [
        (_hang, "read-timeout"),
        (_reset, "reset"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", "protocol-error"),
        (_http("429 Too Many Requests"), "http-429"),
        (_http("503 Service Unavailable"), "http-503"),
        (_http("403 Forbidden", b"<title>Just a moment...</title>", "cf-mitigated: challenge"), "challenge:cloudflare"),
        (_http("200 OK", b"<html><title>Temporarily offline</title></html>"), "no-archive-index"),
        (_http("200 OK", b'{"timestamp": "2021', length=4_000), "truncated"),
        (_http("200 OK", b'{"timestamp": "2021'), "no-archive-index"),
        (_http("200 OK", b"[" * 300_000), "too-large"),
        (_http("200 OK", b""), "no-capture"),
        (_http("302 Found", b"", f"Location: http://{LOOPBACK}:{{canary}}/cdx"), "http-302"),
        (_http("302 Found", b"", "Location: /first/cdx"), "redirect-loop"),
        (_http("302 Found"), "redirect-without-location"),
    ],
)
def test_an_archive_whose_index_fails_is_passed_over_for_the_next(index: Step, cause: str) -> None:
    run = _run({"/first/cdx": index, **FOUND}, max_wire_bytes=100_000)
    assert run.told == ["http-404", "http-404", cause, "http-200"]
    assert run.pages[0].condition.state == "gone"
    assert run.pages[0].reading.from_page
    assert run.canary.connections == 0
    assert len(run.paths) <= 6


@pytest.mark.parametrize(
    ("capture", "cause"),
    [
        (_capture(length=4_000), "truncated"),
        (_capture(SOFT), "soft-404"),
        (_capture(SOFT, "404 Not Found"), "http-404"),
        (_capture(SOFT, "429 Slow down"), "http-429"),
        (_http("503 Service Unavailable", b"this capture cannot be read just now"), "http-503"),
        (_capture(b""), "empty"),
        (_capture(GOOD, "200 OK", 'Link: <http://other.example/>; rel="original"'), "other-url"),
        (_capture(GOOD, "200 OK", "X-Archive-Orig-cf-mitigated: challenge"), "challenge:cloudflare"),
        (_http("200 OK", GOOD, "Content-Type: text/html"), "no-memento-datetime"),
        (_capture(b"", "301 Moved Permanently", f"Location: http://{LOOPBACK}:{{canary}}/"), "http-301"),
        (_capture(b"", "302 Found", "Location: /first/elsewhere"), "http-302"),
        (_http("302 Found", b"", f"Location: http://{LOOPBACK}:{{canary}}/"), "http-302"),
        (_http("302 Found", b"", f"Location: /first/{LATE}id_/http://other.example/"), "other-url"),
        (_capture(gzip.compress(GOOD)[:40], "200 OK", "Content-Encoding: gzip"), "truncated"),
        (_http("302 Found", b"", "Location: #again"), "redirect-loop"),
        (_http("302 Found"), "redirect-without-location"),
        (_http("200 OK", GOOD, "Content-Length: many"), "protocol-error"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", "protocol-error"),
        (_capture(GOOD, "200 OK", "X-Archive-Orig-P3P: " + "x" * 70_000), "headers-too-large"),
    ],
)
def test_a_capture_that_is_not_the_page_is_passed_over_for_the_next(capture: Step, cause: str) -> None:
    run = _run(
        {
            "/first/cdx": _index(EARLY, LATE),
            f"/first/{EARLY}id_/": capture,
            f"/first/{LATE}id_/": _capture(),
        }
    )
    assert run.told == ["http-404", "http-404", cause, "http-200"]
    assert run.paths[-1] == f"/first/{LATE}"
    assert len(run.paths) <= 6
    assert run.canary.connections == 0


@pytest.mark.parametrize(
    ("capture", "cause"), [(_hang, "read-timeout"), (_reset, "reset"), (_http("429 Slow down"), "http-429")]
)
def test_an_archive_that_fails_midway_is_asked_for_no_other_capture(capture: Step, cause: str) -> None:
    run = _run({"/first/cdx": _index(EARLY, LATE), f"/first/{EARLY}id_/": capture, **FOUND})
    assert run.told == ["http-404", "http-404", cause, "http-200"]
    assert f"/first/{LATE}" not in run.paths


def test_a_host_that_turns_us_away_without_a_time_is_given_the_archives_pause() -> None:
    run = _run({"/first/cdx": _http("429 Slow down"), **FOUND}, pause=60.0, attempts=2)
    assert run.paths.count("/first/cdx") == 2
    assert run.time.seconds >= 120.0  # twice: the other archive has the same host
    assert run.told == ["http-404", "http-404", "http-429", "http-200"]


def test_an_archive_may_send_on_to_the_capture_next_in_time() -> None:
    run = _run(
        {
            "/first/cdx": _index(EARLY),
            f"/first/{EARLY}id_/": _http(
                "302 Found", b"", f"Location: /first/{LATE}id_/http://{LOOPBACK}:{{port}}{PAGE}"
            ),
            f"/first/{LATE}id_/": _capture(),
        }
    )
    assert run.told == ["http-404", "http-404", "http-200"]


def test_captures_are_asked_for_unpacked_and_indexes_as_any_page() -> None:
    run = _run({"/first/cdx": _index(EARLY), f"/first/{EARLY}id_/": _capture()})
    codings = [line for head in run.server.heads for line in head.split(b"\r\n") if line.startswith(b"Accept-Encoding")]
    assert codings[-2:] == [b"Accept-Encoding: gzip, deflate", b"Accept-Encoding: identity"]


DIFFICULTIES = b"<html><title>Technical Difficulties</title><body><h1>Technical Difficulties</h1></body></html>"


@pytest.mark.parametrize(
    ("successor", "state"),
    [
        (_http("503 Service Unavailable", DIFFICULTIES, "Content-Type: text/html"), "unavailable"),
        (_http("200 OK", DIFFICULTIES, "Content-Type: text/html"), "unavailable"),
        (_http("302 Found", b"", "Location: /"), "gone"),
        (_http("200 OK", SOFT, "Content-Type: text/html"), "gone"),
        (_http("302 Found", b"", "Location: http://10.0.0.1/"), "refused"),
    ],
)
def test_a_successor_without_the_page_leads_on_to_the_archive_and_all_outcomes_are_kept(
    successor: Step, state: str
) -> None:
    home = _http("200 OK", GOOD.replace(b"Readout of a call", b"Our Ministry"), "Content-Type: text/html")
    run = _run({"/": home, PAGE: GONE, "/new/": successor, "/first/cdx": _http("200 OK"), **FOUND})
    tries = run.pages[0].retrieval.tries
    assert [tried.origin for tried in tries] == ["live", "successor", "memento", "memento"]
    assert tries[1].condition.state == state
    assert [tried.condition.cause for tried in tries[2:]] == ["no-capture", "http-200"]
    assert run.pages[0].condition.cause == "http-404"


def test_a_successor_is_no_way_past_the_address_guard() -> None:
    async def run() -> Page:
        async with Server(Below()) as canary, Server(Below()) as server:
            rule = Successor(f"{LOOPBACK}:{server.port}", "/*", f"http://inside.example:{canary.port}/*", "a test")
            names = Names({"inside.example": ["127.0.0.2"]})
            limits = policy(allow_hosts=(f"{LOOPBACK}:{server.port}",))
            async with Web(limits, world(Time(), names)) as web:
                ask = Ask(f"http://{LOOPBACK}:{server.port}{PAGE}")
                page = await retrieve(ask, answering(web.source, limits), Elsewhere((rule,)))
                assert canary.connections == 0
                return page

    page = asyncio.run(run())
    assert [tried.condition.cause for tried in page.retrieval.tries] == ["http-404", "refused-address"]
