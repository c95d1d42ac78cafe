"""The network as one request may use it: a guarded address, a fixed amount of time and bytes, everything written down.

httpx and httpcore offer a time limit per read only, cancelling a request from outside leaks its place in their pool
for good, and neither looks at where a name leads. A network backend of our own sees every connect, read and write, so
the limits live here, and the bytes that cross it are the record.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

import httpcore

from audit.fetch.address import Allowance, literal, refusal
from audit.fetch.causes import WireError, cause_of, detail_of
from audit.fetch.exchange import OWN_FAULT
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.stream import connected
from audit.text.regex import regex

_LARGEST_HEAD = 100_000  # h11, which parses the head, gives up at 102,400
_MOST_DIALS = 4  # addresses of one name that are tried: enough for two families, few enough to be polite
_VERSION = b"HTTP/1."
_LONGEST_NAME = 254  # RFC 1035 section 2.3.4, with the final dot
_INTERNATIONAL = "xn--"
_UNNAMEABLE = regex(r"^\.|\.\.|[^.]{64}")


class Wire(httpcore.AsyncNetworkBackend):
    """The network for exactly one request.

    `until` is the moment (on `world.clock`) at which the request must be over. `sent` and `received` are the bytes as
    they crossed the wire, free of TLS; `ip` the address dialled last; `ended` whether the server closed the connection.
    Everything that goes wrong is raised as a `WireError`, save a failed write: the server may have answered already.
    """

    def __init__(self, policy: FetchPolicy, world: World, allowed: Allowance, until: float) -> None:
        """Nothing is connected yet."""
        self.ip: str | None = None
        self.sent = bytearray()
        self.received = bytearray()
        self.ended = False
        self.headed = False
        self._policy = policy
        self._world = world
        self._allowed = allowed
        self._until = until

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Look the host up once, refuse it unless all its addresses are allowed, connect to one of those."""
        addresses = await self._addresses(host, port)
        for address in addresses:
            reason = refusal(address)
            if reason and not self._allowed.covers(host, port, address):
                raise WireError("refused-address", f"{host} leads to {address} ({reason})")
        return await self._dial(addresses[:_MOST_DIALS], port, timeout)

    def limit(self, own: float | None, cause: str) -> tuple[float, str]:
        """Seconds one operation may take, and the cause if it takes longer; raises when the time is up already."""
        left = self._until - self._world.clock()
        if left <= 0:
            raise WireError("deadline", f"not over within {self._policy.deadline:g} s")
        return (left, "deadline") if own is None or left < own else (own, cause)

    def put_off(self, seconds: float) -> None:
        """Let the request be over so much later: for so long it was we who did not read on."""
        self._until += seconds

    def room(self) -> int:
        """Bytes that may still come; raises when the head has used up its share.

        One byte more than the cap may come after the head: only that tells a larger body from one that just fits.
        """
        if self.headed:
            self._cut()
            return self._policy.max_wire_bytes + 1 - len(self.received)
        room = min(self._policy.max_header_bytes, _LARGEST_HEAD) - len(self.received)
        if room <= 0:
            raise WireError("headers-too-large", f"more than {len(self.received)} bytes of headers")
        return room

    def keep(self, data: bytes) -> None:
        """Write down what came; raises when it is more than may come."""
        self.ended = self.ended or not data
        self.received += data
        if self.headed:
            self._cut()

    def _cut(self) -> None:
        """Raise when more came than may, and keep no more than that."""
        cap = self._policy.max_wire_bytes
        if len(self.received) > cap:
            del self.received[cap:]
            raise WireError("too-large", f"more than {cap} bytes")

    def unanswered(self) -> bool:
        """Whether the connection ended before or within the head of an answer, rather than after other bytes."""
        return self.ended and _VERSION.startswith(self.received[: len(_VERSION)])

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Every address of the host. A host that is an address itself is not looked up."""
        if literal(host):
            return (host,)
        if _UNNAMEABLE.search(host) or len(host) > _LONGEST_NAME or not all(map(_is_label, host.split("."))):
            raise WireError(
                "invalid-url", "the host's name has an empty label, one that stands for none, or is too long"
            )
        seconds, _ = self.limit(self._policy.connect_timeout, "dns-error")
        try:
            async with asyncio.timeout(seconds):  # around the lookup alone: no request exists yet that could leak
                addresses = await self._world.resolve(host, port)
        except TimeoutError as error:
            raise WireError("dns-error", f"no answer about {host} within {seconds:g} s") from error
        except socket.gaierror as error:
            missing = error.errno == socket.EAI_NONAME
            raise WireError("no-such-host" if missing else "dns-error", f"{host}: {error.strerror}") from error
        except UnicodeError as error:
            raise WireError("invalid-url", f"{host}: {detail_of(error)}") from error
        except OSError as error:
            cause = cause_of(error)
            told = f"{host}: {detail_of(error)}"
            raise WireError(cause if cause in OWN_FAULT else "dns-error", told) from error
        if not addresses:
            raise WireError("dns-error", f"{host} has no address")
        return addresses

    async def _dial(self, addresses: Sequence[str], port: int, own: float | None) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers; all of them together have the time of one connect."""
        began = self._world.clock()
        failure: WireError | None = None  # the latest, but for those that tell of this machine rather than of the host
        for index, address in enumerate(addresses):
            spent = self._world.clock() - began
            share = None if own is None else max(own - spent, 0.0) / (len(addresses) - index)
            seconds, late = self.limit(share, "connect-timeout")
            self.ip = address
            try:
                stream = await connected(address, port, seconds)
            except Exception as error:  # noqa: BLE001 - the fence: whatever the libraries below raise becomes a cause
                latest = _failed(error, late, f"{address} port {port}")
                failure = failure if failure and latest.cause in OWN_FAULT else latest
            else:
                return _Tap(stream, self)
        raise failure or WireError("connect-error", "no address")


def _is_label(label: str) -> bool:
    """Whether part of a host's name stands for one: an international one (RFC 5890) for more than ASCII."""
    try:
        return (
            not label.startswith(_INTERNATIONAL)
            or not label[len(_INTERNATIONAL) :].encode().decode("punycode").isascii()
        )
    except UnicodeError:
        return False


class _Tap(httpcore.AsyncNetworkStream):
    """One connection, every operation bounded by its wire's limits and written down there."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, wire: Wire) -> None:
        self._stream = stream
        self._wire = wire

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's
        """Read some of the answer."""
        room = self._wire.room()
        seconds, late = self._wire.limit(timeout, "read-timeout")
        try:
            data = await self._stream.read(min(max_bytes, room), timeout=seconds)
        except Exception as error:
            raise _failed(error, late, "reading the answer") from error
        self._wire.keep(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's
        """Send some of the request. httpcore goes on to read after a WriteError: an early answer counts."""
        seconds, late = self._wire.limit(timeout, "read-timeout")
        try:
            await self._stream.write(buffer, timeout=seconds)
        except httpcore.WriteError:
            raise
        except Exception as error:
            raise _failed(error, late, "sending the request") from error
        self._wire.sent += buffer

    async def aclose(self) -> None:
        """Close the connection; it is over either way."""
        with contextlib.suppress(Exception):
            await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Go on in TLS; the certificate must be for `server_hostname`, which is the URL's host, not the address."""
        seconds, late = self._wire.limit(timeout, "connect-timeout")
        try:
            return _Tap(await self._stream.start_tls(ssl_context, server_hostname, timeout=seconds), self._wire)
        except Exception as error:
            failure = _failed(error, late, f"TLS with {server_hostname}")
            if failure.cause not in {late, "tls-certificate"}:
                failure.cause = "tls-error"
            raise failure from error

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """What the connection below knows of itself."""
        return self._stream.get_extra_info(info)


def _failed(error: Exception, late: str, doing: str) -> WireError:
    """The error of one operation; `late` is what a time-out of it means."""
    timed_out = isinstance(error, TimeoutError) and error.errno is None  # not the network's own: that says less
    return WireError(late if timed_out else cause_of(error), f"{doing}: {detail_of(error)}")


class Answer:
    """An answer whose head has come; iterating gives the body as it comes, free of its transfer coding."""

    def __init__(self, response: httpcore.Response, connection: httpcore.AsyncHTTPConnection) -> None:
        """`connection` serves this answer alone."""
        self.status = response.status
        self.headers = response.headers
        self._response = response
        self._connection = connection

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The body, piece by piece."""
        async for piece in self._response.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        """Close the connection, whatever is still to come."""
        for closing in (self._response.aclose, self._connection.aclose):
            with contextlib.suppress(Exception):
                await closing()


async def answered(
    wire: Wire,
    tls: ssl.SSLContext | None,
    url: tuple[bytes, bytes, int | None, bytes],
    headers: list[tuple[bytes, bytes]],
    seconds: dict[str, float],
) -> Answer:
    """GET a URL (scheme, host, port, target) over a connection of its own; the caller closes the answer.

    There is no pool. A connection is never reused, because httpcore 1.0.9 would take surplus bytes after one answer
    for the answer to the next request; and a pool without reuse only costs time, quadratically.
    """
    scheme, host, port, target = url
    where = httpcore.URL(scheme=scheme, host=host, port=port, target=target)
    request = httpcore.Request("GET", where, headers=headers, extensions={"timeout": seconds})
    connection = httpcore.AsyncHTTPConnection(where.origin, ssl_context=tls, network_backend=wire)
    try:
        response = await connection.handle_async_request(request)
    except BaseException:
        await connection.aclose()
        raise
    wire.headed = True
    return Answer(response, connection)
