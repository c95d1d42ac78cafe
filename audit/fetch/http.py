"""One attempt at one URI: a GET and, by hand, the redirects it leads to. Whatever happens is an event, never an error.

httpx's own client is not used: it follows redirects through endless bodies, raises on a bad Location although the
answer is there, and keeps cookies. Its requests, its transport interface and its raw byte stream are.
"""

import re
import ssl
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import TypeAlias

import httpx
import truststore

from audit.fetch.address import allowance
from audit.fetch.backend import Answer, Wire, answered
from audit.fetch.causes import cause_of, detail_of, flaw_of
from audit.fetch.content import decoded
from audit.fetch.exchange import REDIRECTS, Exchange, Failure, WireEvent, onward, requested
from audit.fetch.memento import OF_ARCHIVES
from audit.fetch.message import Message, message
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.room import Body, Room
from audit.model.capture import Ask, Flaw, Validators
from audit.model.errors import SettingsError
from audit.model.uri import Uri
from audit.text import urls
from audit.text.regex import regex

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
_CODINGS = "gzip, deflate"  # what `audit.fetch.content` can undo
_ASKABLE = frozenset({"http", "https"})
_NO_HOST = regex(r"[\x00-\x20]*https?:[/\\]{3}", re.IGNORECASE)
"""No URL (RFC 9110 section 4.2.1), though browsers take the first word of the path for the host."""

Turn = Callable[[Uri], AbstractAsyncContextManager[None]]
"""Given a URI, waits until a request for it may start, and holds that place until it is over."""

Bar: TypeAlias = Callable[[Ask, Uri], Awaitable[tuple[str, str] | None]]
"""Why an ask may not lead to a URI, as cause and detail, or None."""


def system_trust() -> ssl.SSLContext:
    """TLS that trusts what the operating system trusts; one is shared by all requests.

    Where that is a file OpenSSL finds by itself, OpenSSL reads it once: truststore 0.10.5 reads the same file anew for
    each connection, 26 ms against 0.03 ms (measured with Debian's 144 authorities).
    """
    if sys.platform not in {"darwin", "win32"} and ssl.get_default_verify_paths().cafile:
        return ssl.create_default_context()
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(frozen=True, slots=True)
class _Step:
    """One request of an attempt: `until` is the moment at which it must be over."""

    uri: Uri
    attempt: int
    headers: Mapping[str, str]
    policy: FetchPolicy
    until: float


class Client:
    """Attempts, each request over a connection of its own. `requests` counts those put to the network."""

    def __init__(self, policy: FetchPolicy, world: World, tls: ssl.SSLContext | None, turn: Turn, bar: Bar) -> None:
        """Raises SettingsError when `user_agent` or `contact` cannot be sent, or `allow_hosts` cannot be read."""
        self.requests = 0
        self._policy = policy
        self._world = world
        self._allowed = allowance(policy.allow_hosts)
        self._transport = Transport(tls)
        self._room = Room(policy.max_total_bytes, world.clock)
        self._turn = turn
        self._bar = bar
        self._headers = manners(policy.user_agent, policy.contact)

    async def attempt(self, ask: Ask, number: int) -> tuple[WireEvent, ...]:
        """Everything that happened, in order; the last event is the attempt's end.

        `deadline` covers the redirects, too, but not the time spent waiting for a turn or for room.
        """
        events: list[WireEvent] = []
        visited: list[str] = []
        uri: Uri | None = ask.uri
        policy = self._policy.for_robots if ask.role == "robots" else self._policy
        left = policy.deadline
        while uri is not None:
            barred = _barred(uri, visited, policy.max_redirects) or await self._bar(ask, uri)
            if barred:
                return (*events, Failure(uri, number, self._world.now(), *barred))
            visited.append(requested(uri))
            async with self._turn(uri):
                began = self._world.clock()
                step = _Step(uri, number, _own_headers(ask, uri), policy, began + left)
                with self._room.body() as body:
                    event = await self._request(step, body)
                    body.kept_in = event if isinstance(event, Exchange) else None
                left -= self._world.clock() - began
            events.append(event)
            uri = None if _stays(ask, event) else onward(event)
            if uri == "":
                lost = "a redirect that does not say where to"
                return (*events, Failure(event.uri, number, self._world.now(), "redirect-without-location", lost))
        return tuple(events)

    async def _request(self, step: _Step, body: Body) -> WireEvent:
        """Send one request and read its answer; a redirect's body is not waited for."""
        at = self._world.now()
        wire = Wire(step.policy, self._world, self._allowed, step.until)
        response: httpx.Response | None = None
        try:
            response = await self._transport.handle_async_request(self._built(step, wire))
            came, flaw = _within(response, wire, step.policy, await _read(response, wire, step.policy, body))
        except Exception as error:  # noqa: BLE001 - the fence: whatever the libraries below raise becomes a cause
            cause = cause_of(error)
            cause = "reset" if cause == "protocol-error" and wire.unanswered() else cause
            return Failure(step.uri, step.attempt, at, cause, detail_of(error), wire.ip)
        finally:
            self.requests += wire.ip is not None or response is not None
            if response is not None:
                await response.aclose()
        return Exchange(
            uri=step.uri,
            attempt=step.attempt,
            at=at,
            ip=wire.ip,
            request=bytes(wire.sent),
            response=came.raw,
            status=response.status_code,
            headers=_headers(response),
            body=came.body,
            flaw=flaw,
        )

    def _built(self, step: _Step, wire: Wire) -> httpx.Request:
        """The request as it is sent: the URL as a browser reads it, without credentials or fragment."""
        url = httpx.URL(requested(step.uri))
        if url.userinfo:
            url = url.copy_with(username=None, password=None)
        policy = step.policy
        seconds = {"connect": policy.connect_timeout, "read": policy.read_timeout, "write": policy.read_timeout}
        # httpx writes this by itself, but decodes the name first, by rules under which "xn--n3h.example" is none
        headers = {"Host": url.netloc.decode("ascii"), **self._headers, **step.headers}
        return httpx.Request("GET", url, headers=headers, extensions={"timeout": seconds, "wire": wire})


_Came: TypeAlias = tuple[Message, Flaw | None]
"""An answer as far as it came, and why its body is not whole."""


class Transport(httpx.AsyncBaseTransport):
    """httpx over one guarded connection per request; the request's "wire" extension is its network."""

    def __init__(self, tls: ssl.SSLContext | None) -> None:
        """`tls` verifies every https connection; without it, the system's trust is read when first needed."""
        self._tls = tls

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it; the answer's head has come, its body has not."""
        if self._tls is None and request.url.scheme == "https":
            self._tls = system_trust()
        url = (request.url.raw_scheme, request.url.raw_host, request.url.port, request.url.raw_path)
        wire, seconds = request.extensions["wire"], request.extensions["timeout"]
        answer = await answered(wire, self._tls, url, request.headers.raw, seconds)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)


class _Body(httpx.AsyncByteStream):
    """An answer's body in httpx's terms."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer:
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()


async def _read(response: httpx.Response, wire: Wire, policy: FetchPolicy, own: Body) -> _Came:
    """The answer and why its body is not whole; of a redirect, what came along with its head.

    The wire writes down what comes, so nothing else keeps it: a second copy of every body that is under way would
    double what a run needs.
    """
    if response.status_code in REDIRECTS:
        came = _came(response, wire)
        return came, None if came.whole else "truncated"
    pieces: list[bytes] = []
    try:
        async for piece in response.aiter_raw():
            if not wire.received:  # a test's own transport, which writes nothing down
                pieces.append(piece)
            wire.put_off(await own.grow(len(wire.received)))
    except Exception as error:  # noqa: BLE001 - the fence: whatever the libraries below raise becomes a flaw
        return _came(response, wire), flaw_of(cause_of(error), ended=wire.ended)
    came = replace(_came(response, wire), body=b"".join(pieces)) if pieces else _came(response, wire)
    return came, _cut_short(came.body, response.headers, policy.max_decoded_bytes)


def _within(response: httpx.Response, wire: Wire, policy: FetchPolicy, came: _Came) -> _Came:
    """What came, no more of the answer than may come: its start comes in the same read as the head."""
    most = policy.max_wire_bytes
    if len(came[0].raw) <= most:
        return came
    del wire.received[most:]
    return _came(response, wire), "too-large"


def _cut_short(body: bytes, headers: httpx.Headers, max_decoded_bytes: int) -> Flaw | None:
    """Whether a body that merely ended with the connection ended too early, where its content coding can tell."""
    if "content-length" in headers or "transfer-encoding" in headers:
        return None
    flaw = decoded(body, headers.get("content-encoding"), max_decoded_bytes)[1]
    return flaw if flaw == "truncated" else None


def _came(response: httpx.Response, wire: Wire) -> Message:
    """The answer among the bytes that came."""
    return message(wire.received, response.status_code, _headers(response))


def _stays(ask: Ask, event: WireEvent) -> bool:
    """Whether a redirect is not followed: one that an archive captured, or that leads out of an archive.

    An archived redirect comes as it was, and leads to the live web (pywb 2.10.0); it carries `Memento-Datetime`.
    """
    if ask.role not in OF_ARCHIVES or not isinstance(event, Exchange):
        return False
    leaves = urls.authority(onward(event) or event.uri) != urls.authority(ask.uri)
    return leaves or event.header("memento-datetime") is not None


def manners(user_agent: str, contact: str | None) -> dict[str, str]:
    """The headers of every request: who asks and how to reach them. No cookies, no credentials, nothing evasive.

    No language is asked for: the URL cited says which page is meant, and asking could lead to another.
    """
    for name, value in (("user_agent", user_agent), ("contact", contact or "-")):
        if not value.strip() or not value.isascii() or not value.isprintable():
            raise SettingsError(f"fetch.{name}: {value!r} cannot be sent; write printable ASCII")
    by_mail = contact is not None and "@" in contact and "/" not in contact
    agent = user_agent if contact is None or by_mail or contact in user_agent else f"{user_agent} (+{contact})"
    headers = {"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": _CODINGS, "Connection": "close"}
    return {**headers, "From": contact} if contact is not None and by_mail else headers


def _own_headers(ask: Ask, uri: Uri) -> dict[str, str]:
    """What a request of this ask sends besides. A capture is asked for unpacked: packed, it comes as it once was."""
    codings = {"Accept-Encoding": "identity"} if ask.role == "capture" else {}
    return {**codings, **_conditions(ask.validators, uri)}


def _conditions(validators: Validators | None, uri: Uri) -> dict[str, str]:
    """The validators of an earlier answer of this very address (RFC 9110 section 13.1), such as can be sent."""
    if validators is None or requested(validators.uri) != requested(uri):
        return {}
    pairs = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in pairs.items() if value and value.isascii() and value.isprintable()}


def _barred(uri: Uri, visited: list[str], max_redirects: int) -> tuple[str, str] | None:
    """Why the URI is not asked, as cause and detail, or None."""
    scheme = urls.scheme(uri)
    if scheme and scheme not in _ASKABLE:
        return "refused-scheme", f"{scheme}: is never requested"
    url = requested(uri)
    if not url:
        return "invalid-url", "not a URL that can be requested"
    if _NO_HOST.match(uri):
        return "invalid-url", "no host stands behind http://"
    if url in visited:
        return "redirect-loop", f"redirected back to {url}"
    if len(visited) > max_redirects:
        return "too-many-redirects", f"more than {max_redirects} redirects"
    return None


def _headers(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    """Names in lower case; values as their bytes, one character each."""
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw)
