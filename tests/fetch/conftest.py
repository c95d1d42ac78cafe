"""A loopback server that follows a script byte by byte, and a world whose time only passes when somebody waits."""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from ssl import SSLContext
from typing import Any, Self

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

LOOPBACK = "127.0.0.1"
START = datetime(2022, 1, 10, 12, 0, 0, tzinfo=UTC)


@dataclass
class Time:
    """Wall clock, monotonic clock and sleep in one; each look at the clock may cost `step` seconds."""

    step: float = 0.0
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def clock(self) -> float:
        self.seconds += self.step
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


@dataclass
class Names:
    """A resolver with its own hosts file; unknown names do not exist."""

    hosts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> Sequence[str]:  # noqa: ARG002 - a resolver's signature
        self.asked.append(host)
        if host not in self.hosts:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.hosts[host]


class Dice:
    """The same throws every time."""

    def __init__(self) -> None:
        self.throws = cycle((0.25, 0.75, 0.99, 0.01, 0.5))

    def random(self) -> float:
        return next(self.throws)


@dataclass
class Talk:
    """One connection, from the server's side."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    port: int

    async def send(self, data: bytes) -> None:
        self.writer.write(data.replace(b"{port}", b"%d" % self.port))
        await self.writer.drain()

    def reset(self) -> None:
        """Close so that the client gets a reset, not an end."""
        linger = struct.pack("ii", 1, 0)
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.writer.transport.abort()


Step = bytes | Callable[[Talk], Awaitable[None]]
Routes = Mapping[str, Step | Sequence[Step]]


@dataclass
class Server:
    """Answers each path with the next step of its script, and with the last one from then on."""

    routes: Routes
    host: str = LOOPBACK
    tls: SSLContext | None = None
    port: int = 0
    heads: list[bytes] = field(default_factory=list)
    connections: int = 0
    _turns: dict[str, int] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def paths(self) -> list[str]:
        return [head.split(b" ")[1].decode() for head in self.heads]

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.host, 0, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            await self._answer(Talk(reader, writer, self.port))
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(self, talk: Talk) -> None:
        if "connect" in self.routes:  # before the request is read
            return await self._step("connect", talk)
        self.heads.append(await talk.reader.readuntil(b"\r\n\r\n"))
        return await self._step(self.paths[-1], talk)

    async def _step(self, path: str, talk: Talk) -> None:
        script = self.routes[path]
        steps = script if isinstance(script, Sequence) and not isinstance(script, bytes) else [script]
        turn = self._turns.get(path, 0)
        self._turns[path] = turn + 1
        step = steps[min(turn, len(steps) - 1)]
        if isinstance(step, bytes):
            return await talk.send(step)
        return await step(talk)


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


def policy(**changes: Any) -> FetchPolicy:
    """A patient policy without pauses that may reach the first loopback address; one attempt."""
    settings: dict[str, Any] = {
        "user_agent": "citation-audit-test/1",
        "host_interval": 0.0,
        "attempts": 1,
        "allow_hosts": (LOOPBACK,),
        "robots": False,
        **changes,
    }
    return FetchPolicy(**settings)


def world(time: Time, names: Names) -> World:
    return World(now=time.now, clock=time.clock, sleep=time.sleep, dice=Dice(), resolve=names)


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
