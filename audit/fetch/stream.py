"""One connection over asyncio, in httpcore's terms.

httpcore's own streams go through anyio, which opens a cancel scope or two for each operation: half of what a request
costs here (measured: 1.6 ms a request with them, 1.1 ms without). Only asyncio is needed.

Every operation has its time in seconds and raises TimeoutError when it is up. What came before a connection broke is
read first; then the error is raised.
"""

import asyncio
import ssl
from typing import Any, cast

import httpcore

_MOST_UNREAD = 262_144  # bytes kept for a reader that is slower than the server; then the kernel makes the server wait


async def connected(address: str, port: int, seconds: float) -> httpcore.AsyncNetworkStream:
    """Connect to an address (no name is looked up). Raises OSError."""
    async with asyncio.timeout(seconds):
        _, pipe = await asyncio.get_running_loop().create_connection(_Pipe, address, port)
    return Stream(pipe)


class _Pipe(asyncio.Protocol):
    """The bytes of one connection as they come, and whether it is over."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.unread = bytearray()
        self.over = False
        self.error: Exception | None = None
        self._paused = False
        self._flushed = True
        self._waiting: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.unread += data
        if len(self.unread) > _MOST_UNREAD and not self._paused:
            self._paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self.over = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self.over = True
        self.error = self.error or exc
        self._flushed = True
        self._wake()

    def pause_writing(self) -> None:
        self._flushed = False

    def resume_writing(self) -> None:
        self._flushed = True
        self._wake()

    def taken(self, most: int) -> bytes:
        """Up to so many of the bytes that came."""
        data = bytes(self.unread[:most])
        del self.unread[:most]
        if self._paused and len(self.unread) <= _MOST_UNREAD:
            self._paused = False
            self.transport.resume_reading()
        return data

    async def arrival(self, seconds: float) -> None:
        """Wait until there is something to read, or nothing more to wait for."""
        while not self.unread and not self.over:
            await self._wait(seconds)

    async def flushed(self, seconds: float) -> None:
        """Wait until what was written is on its way."""
        while not self._flushed:
            await self._wait(seconds)

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        waiting = self._waiting = loop.create_future()
        timer = loop.call_later(seconds, self._expire, waiting)
        try:
            await waiting
        finally:
            timer.cancel()
            self._waiting = None

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    @staticmethod
    def _expire(waiting: asyncio.Future[None]) -> None:
        if not waiting.done():
            waiting.set_exception(TimeoutError())


class Stream(httpcore.AsyncNetworkStream):
    """A connection to read from and write to, in turn: it serves one request."""

    def __init__(self, pipe: _Pipe) -> None:
        """The connection is made."""
        self._pipe = pipe

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        """Some bytes; none at the end of the connection. Raises OSError."""
        pipe = self._pipe
        if not pipe.unread:
            await pipe.arrival(timeout or 0.0)
        if not pipe.unread and pipe.error:
            raise pipe.error
        return pipe.taken(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        """Send the bytes. Raises httpcore.WriteError, after which an early answer may still be read."""
        if self._pipe.over:
            raise httpcore.WriteError("the connection was closed")
        self._pipe.transport.write(buffer)
        await self._pipe.flushed(timeout or 0.0)

    async def aclose(self) -> None:
        """Drop the connection, whatever is still to come."""
        self._pipe.transport.abort()
        await asyncio.sleep(0)  # so that the transport is gone, too, before whoever waits goes on

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Go on in TLS. Raises OSError, of which ssl.SSLError is one."""
        pipe = _Pipe()
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(timeout):
            transport = await loop.start_tls(
                self._pipe.transport, pipe, ssl_context, server_hostname=server_hostname, ssl_handshake_timeout=_NEVER
            )
        if transport is None:
            raise ConnectionResetError("the connection ended in the handshake")
        pipe.connection_made(transport)
        return Stream(pipe)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """What asyncio's transport knows of the connection, by httpcore's names."""
        return self._pipe.transport.get_extra_info({"server_addr": "peername"}.get(info, info))


_NEVER = 86_400.0  # the handshake's time is ours to limit; asyncio has a limit of its own, a minute, unless told
