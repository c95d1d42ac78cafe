"""Recordings made for a test, and played."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, WireEvent, outcome
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.fetch.warc import Fields, Record, encoded, record
from audit.model.capture import Ask, Outcome

DATA = Path(__file__).parents[1] / "data" / "cassettes"
AT = datetime(2022, 1, 10, 12, 0, 0, 1, UTC)
PAGE = "https://news.test/a"


def play(cassette: Cassette, uri: str, **asked: str) -> Outcome:
    ask = Ask(uri, **asked)  # type: ignore[arg-type]  # only `cited` is ever given
    return outcome(ask, asyncio.run(cassette.source(ask)), 1_000_000)


def folder_of(tmp_path: Path, *made: Record, name: str = "a.warc") -> Path:
    (tmp_path / name).write_bytes(encoded(made))
    return tmp_path


def answer(
    uri: str, said: bytes, date: str = "2022-01-10T12:00:00Z", more: Fields = (), kind: str = "response"
) -> Record:
    told = [("WARC-Target-URI", uri), ("WARC-Date", date), *more]
    return record(kind, told, said, "application/http; msgtype=response")


def ok(body: bytes = b"<h1>A</h1>", extra: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + extra + b"Content-Length: %d\r\n\r\n" % len(body) + body


def moved(to: str) -> bytes:
    return f"HTTP/1.1 301 Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def taped(folder: Path, uri: str, *events: WireEvent) -> None:
    async def source(ask: Ask) -> Sequence[WireEvent]:  # noqa: ARG001 - one story
        return events

    async def run() -> None:
        with recording(source, folder, FetchPolicy(user_agent="test/1"), judged) as fetch:
            await fetch(Ask(uri))

    asyncio.run(run())


def exchange(uri: str = PAGE, body: bytes = b"<h1>A</h1>", attempt: int = 1) -> Exchange:
    headers = (("content-type", "text/html"), ("content-length", str(len(body))))
    return Exchange(uri, attempt, AT, "192.0.2.7", b"GET /a HTTP/1.1\r\n\r\n", ok(body), 200, headers, body)


def page(uri: str, content: bytes, *more: tuple[str, str]) -> Record:
    return record("resource", [("WARC-Target-URI", uri), ("WARC-Date", "2026-11-24"), *more], content, "text/html")
