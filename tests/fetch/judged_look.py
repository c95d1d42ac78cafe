"""One cited page from the first byte to its condition: the crawl with both its rounds, over loopback connections.

Every look is checked for what must hold of all: only five causes are called gone, an address that nobody exempted is
never contacted, and everything stays bounded.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from ssl import SSLContext
from typing import Any

from audit.crawl.drive import crawl
from audit.fetch.live import Web, answering
from audit.model.capture import Ask, Capture, Fetch, Outcome
from audit.model.reading import Page
from tests.fetch.loopback import LOOPBACK, Names, Routes, Server, Time, policy, world

CANARY = "127.0.0.2"
PATIENT = 5.0
"""Seconds within which anything is sent even on a busy machine."""
BRIEF = 0.1
"""Seconds to wait for a server that stays silent."""
LONGEST = 3_600.0
"""Seconds of injected time that no single page may take, whatever its server does."""

SENTENCE = (
    "The minister spoke today with her counterpart about the situation on the border and thanked him for his help. "
)
ARTICLE = (
    "<!doctype html><html><head><title>Readout of the minister’s call</title></head><body><main>"
    f"<h1>Readout of the minister’s call</h1><p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p></main></body></html>"
).encode()
HTML = b"Content-Type: text/html; charset=utf-8"


@dataclass(frozen=True)
class Look:
    """What became of the page, and what it took: requests to its server, their paths and heads, injected time."""

    page: Page
    requests: int
    paths: Sequence[str]
    heads: Sequence[bytes]
    seconds: float
    waits: Sequence[float]
    names: Names
    payload: bytes

    @property
    def verdict(self) -> tuple[str, str]:
        """State and cause."""
        return self.page.condition.state, self.page.condition.cause


def looked(  # noqa: PLR0913 - a case names the few it needs
    routes: Routes,
    path: str = "/",
    *,
    uri: str | None = None,
    hosts: Mapping[str, Sequence[str]] | None = None,
    time: Time | None = None,
    tls: tuple[SSLContext | None, SSLContext] | None = None,
    at: str = LOOPBACK,
    **changes: Any,
) -> Look:
    """Look at one page of a server with these routes; {port} in a URI is the server's, {canary} the forbidden one's.

    The server listens `at` this address.
    """
    clock, names = time or Time(), Names({"canary.test": [CANARY], **(hosts or {})})
    limits = policy(**{"attempts": 3, "read_timeout": PATIENT, "connect_timeout": PATIENT, **changes})

    async def look() -> Look:
        async with Server({}, host=CANARY) as canary, Server(routes, host=at, tls=tls[0] if tls else None) as server:
            server.ports["canary"] = canary.port
            address = (f"http://{LOOPBACK}:{{port}}{path}" if uri is None else uri).replace("{port}", str(server.port))
            ask = Ask(address.replace("{canary}", str(canary.port)))
            async with Web(limits, world(clock, names), tls=tls[1] if tls else None) as web:
                answers: list[Outcome] = []
                fetch = remembering(answering(web.source, limits), answers)
                pages = await crawl([ask], fetch, rest=partial(clock.sleep, limits.rest))
            page = pages[ask.uri]
            assert canary.connections == 0, "an address that nobody exempted was contacted"
            asked = server.connections, server.paths, server.heads
            payload = answers[-1].payload if isinstance(answers[-1], Capture) else b""
            return Look(page, *asked, clock.seconds, clock.waits, names, payload)

    seen = asyncio.run(look())
    check(seen)
    return seen


def remembering(fetch: Fetch, answers: list[Outcome]) -> Fetch:
    """The same fetch, each of whose answers is added to the list: a page that was judged has let go of its body."""

    async def fetch_and_remember(ask: Ask) -> Outcome:
        answers.append(await fetch(ask))
        return answers[-1]

    return fetch_and_remember


def check(seen: Look) -> None:
    """What holds whatever a server does."""
    state, cause = seen.verdict
    if state == "gone":
        assert cause in {"http-404", "http-410", "soft-404", "no-such-host"} or cause.startswith("parked")
    assert seen.seconds <= LONGEST
    assert all(a_try.outcome.uri == seen.page.uri for a_try in seen.page.retrieval.tries)


def shown(body: bytes = ARTICLE, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    """An answer with a length; HTML unless the headers say otherwise."""
    typed = any(header.lower().startswith(b"content-type") for header in headers)
    lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *([] if typed else [HTML]), *headers, b"", body]
    return b"\r\n".join(lines)


def unframed(head: bytes, body: bytes = ARTICLE) -> bytes:
    """A 200 whose framing headers the caller writes, each with its line end."""
    return b"HTTP/1.1 200 OK\r\n" + HTML + b"\r\n" + head + b"\r\n" + body


def moved(location: bytes, status: bytes = b"302 Found", *headers: bytes) -> bytes:
    return shown(b"moved", b"Location: " + location, *headers, status=status)
