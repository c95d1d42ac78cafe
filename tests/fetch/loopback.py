"""A loopback server that follows a script byte by byte, and a world whose time only passes when somebody waits."""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from ssl import SSLContext
from typing import Any, Self

from audit.fetch.policy import FetchPolicy, World

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
    ports: Mapping[str, int]

    @property
    def port(self) -> int:
        return self.ports["port"]

    async def send(self, data: bytes) -> None:
        """Send the bytes; the name of a port in braces stands for its number."""
        for name, port in self.ports.items():
            data = data.replace(b"{%s}" % name.encode(), b"%d" % port)
        self.writer.write(data)
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
    ports: dict[str, int] = field(default_factory=dict)
    _turns: dict[str, int] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def paths(self) -> list[str]:
        return [head.split(b" ")[1].decode() for head in self.heads]

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.host, 0, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def close(self) -> None:
        """Listen no longer: whoever connects from now on is refused."""
        self._server.close()

    async def __aexit__(self, *_: object) -> None:
        self.close()
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
            await self._answer(Talk(reader, writer, {"port": self.port, **self.ports}))
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
