"""One ask of a loopback server, and cassettes recorded and replayed, as fixtures."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from ssl import SSLContext
from typing import Any

import pytest

from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, Failure, WireEvent, outcome
from audit.fetch.filing import file_of
from audit.fetch.live import Web
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.recording import recording
from audit.fetch.warc import Record, records
from audit.model.capture import Ask, Outcome, Validators
from tests.fetch.loopback import LOOPBACK, START, Names, Routes, Server, Time, policy, world


@dataclass
class Visit:
    """What came of one ask, and what it took."""

    events: Sequence[WireEvent]
    outcome: Outcome
    server: Server
    time: Time
    names: Names
    requests: int

    @property
    def exchange(self) -> Exchange:
        end = self.events[-1]
        assert isinstance(end, Exchange), end
        return end

    @property
    def failure(self) -> Failure:
        end = self.events[-1]
        assert isinstance(end, Failure), end
        return end

    @property
    def trail(self) -> list[int | str]:
        """Statuses and causes in order."""
        return [event.status if isinstance(event, Exchange) else event.cause for event in self.events]


Visitor = Callable[..., Visit]


@pytest.fixture
def visit() -> Visitor:
    """Ask for one path (or `uri`, in which {port} is the server's) of a server with these routes."""

    def visit(  # noqa: PLR0913 - a test names the few it needs
        routes: Routes,
        path: str = "/",
        *,
        uri: str | None = None,
        hosts: Mapping[str, Sequence[str]] | None = None,
        time: Time | None = None,
        validators: Validators | None = None,
        tried: int | None = None,
        tls: tuple[SSLContext, SSLContext] | None = None,
        **changes: Any,
    ) -> Visit:
        clock, names, limits = time or Time(), Names(hosts or {}), policy(**changes)

        async def asked() -> Visit:
            async with Server(routes, tls=tls[0] if tls else None) as server:
                address = f"http://{LOOPBACK}:{{port}}{path}" if uri is None else uri
                address = address.replace("{port}", str(server.port))
                sent = validators and replace(validators, uri=validators.uri.replace("{port}", str(server.port)))
                ask = Ask(address, validators=sent, tried=tried)
                async with Web(limits, world(clock, names), tls=tls[1] if tls else None) as web:
                    events = await web.source(ask)
                    return Visit(
                        events,
                        outcome(ask, events, limits.max_decoded_bytes),
                        server,
                        clock,
                        names,
                        web.requests,
                    )

        return asyncio.run(asked())

    return visit


@pytest.fixture
def make_policy() -> Callable[..., FetchPolicy]:
    return policy


@pytest.fixture
def make_world() -> Callable[[Time, Names], World]:
    return world


@pytest.fixture
def make_time() -> type[Time]:
    return Time


@pytest.fixture
def make_names() -> type[Names]:
    return Names


@pytest.fixture
def make_server() -> type[Server]:
    return Server


@pytest.fixture
def tls_folder() -> Path:
    """Self-signed certificates for good.test and 127.0.0.1, one valid and one expired; test data."""
    return Path(__file__).parents[1] / "data" / "tls"


PAGE = "https://news.test/a"


def said(  # noqa: PLR0913 - a test names the few it needs
    uri: str = PAGE,
    body: bytes = b"<h1>A</h1>",
    *,
    status: int = 200,
    extra: str = "",
    request: str = "",
    day: int = 0,
    **changes: Any,
) -> Exchange:
    """An HTML answer with a length; `extra` and `request` are further header lines, `day` counts from the start."""
    lines = f"Content-Type: text/html\r\n{extra}Content-Length: {len(body)}\r\n"
    fields = (line.partition(": ") for line in lines.splitlines())
    path = "/" + uri.partition("://")[2].partition("/")[2]
    answer = Exchange(
        uri=uri,
        attempt=1,
        at=START + timedelta(days=day),
        ip="192.0.2.7",
        request=f"GET {path} HTTP/1.1\r\nHost: news.test\r\n{request}\r\n".encode(),
        response=f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode() + body,
        status=status,
        headers=tuple((name.lower(), value) for name, _, value in fields),
        body=body,
    )
    return replace(answer, **changes)


def failed(cause: str = "reset", uri: str = PAGE, day: int = 0) -> Failure:
    return Failure(uri, 1, START + timedelta(days=day), cause, "in a test", "192.0.2.7")


@dataclass
class Tape:
    """A folder recorded into, one run at a time, and replayed."""

    folder: Path
    asks: list[Ask] = field(default_factory=list)

    def record(self, *events: WireEvent, ask: Ask | None = None, **changes: Any) -> Outcome:
        """A run in which the web answers one ask so."""
        return self.run([events], ask, **changes)

    def run(self, stories: Sequence[Sequence[WireEvent]], ask: Ask | None = None, **changes: Any) -> Outcome:
        """A run in which the web answers one ask with the next story each time it is asked."""
        turns = iter(stories)

        async def source(asked: Ask) -> Sequence[WireEvent]:
            self.asks.append(asked)
            return next(turns)

        async def once() -> Outcome:
            with recording(source, self.folder, policy(**changes), judged) as fetch:
                return await fetch(ask or Ask(PAGE))

        return asyncio.run(once())

    def replay(self, ask: Ask | None = None) -> Outcome:
        ask = ask or Ask(PAGE)
        return outcome(ask, asyncio.run(Cassette.open(self.folder).source(ask)), 20_000_000)

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def records(self, ask: Ask | None = None) -> list[Record]:
        return list(records(self.folder / file_of(ask or Ask(PAGE))))


@pytest.fixture
def tape(tmp_path: Path) -> Tape:
    return Tape(tmp_path / "tape")


@pytest.fixture
def make_answer() -> Callable[..., Exchange]:
    return said


@pytest.fixture
def make_failure() -> Callable[..., Failure]:
    return failed
