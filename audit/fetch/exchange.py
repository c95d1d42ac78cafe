"""What happened on the wire, event by event, and the one reading of such events as a capture.

Live, recording and replaying fetches share `outcome`: a source of events (the network, or a cassette) goes in, a
`Capture` or `Unreachable` comes out. So a replay cannot judge differently from the run that was recorded.

Causes of a `Failure` (stable words, used in conditions and reports):

    invalid-url          not a URL that can be requested
    refused-scheme       a scheme we never request (file:, javascript:, data: …), cited or redirected to
    refused-address      the host resolves to an address the guard refuses
    no-such-host         the resolver says the name does not exist
    dns-error            the resolver failed otherwise
    connect-refused, connect-timeout, connect-error
    no-route             nothing was asked: this machine knows no way to the address, or forbids it
    no-resources         nothing was asked: this machine had no file, port or memory left for it
    tls-certificate      the certificate does not verify (never retried)
    tls-error            the handshake failed otherwise
    read-timeout, deadline, reset
    protocol-error       the answer is not HTTP/1.1
    headers-too-large
    redirect-loop, too-many-redirects, redirect-without-location
    robots               the site's robots.txt asks that programs do not ask for this
    host-unavailable     nothing was asked: too many of the site's pages in a row failed alike
    not-asked            nothing was asked: the run is one that asks nothing
    not-on-cassette      nothing was asked: the recording does not hold it
    removed-on-request   nothing was asked: the recording held it until somebody asked for its removal
    network-down         nothing was judged: the network here is down
    internal-error       nothing was judged: an error of our own (never a server's) got in the way
"""

import contextlib
import string
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from urllib.parse import quote, urljoin

from audit.fetch.content import decoded
from audit.model.capture import Ask, Capture, CaptureBasis, Flaw, Hop, Outcome, Unreachable, Withheld
from audit.model.uri import Uri
from audit.text import urls
from audit.text.regex import regex

REDIRECTS = frozenset({301, 302, 303, 307, 308})
OWN_FAULT = frozenset({"no-route", "no-resources"})
"""Causes that are this machine's, whatever was to be asked."""
NOT_ASKED = frozenset({"not-on-cassette", "network-down", "host-unavailable", *OWN_FAULT})
"""Causes that say nothing of the page: no request was made for it, or none that counts."""

_BEFORE_QUERY = regex(r"[^?#]*")
_ABSOLUTE = regex(r"[A-Za-z][A-Za-z0-9+.\-]*://")


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Exchange:
    """One request and its answer.

    `request` and `response` are the bytes as they crossed the wire (response: status line, headers, body in its
    transfer coding, as far as it came). `status` and `headers` (names in lower case) are those bytes parsed, `body` is
    free of the transfer coding and still in its content coding. `flaw` says why the body is not whole, else None.
    `at` is the aware UTC time of the request; `attempt` counts from 1 over the whole run. With `withheld`, the body was
    not kept, and `response` ends with the head.
    """

    uri: Uri
    attempt: int
    at: datetime
    ip: str | None
    request: bytes
    response: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    flaw: Flaw | None = None
    record: str | None = None
    basis: CaptureBasis = "recorded"
    withheld: Withheld | None = None

    def header(self, name: str) -> str | None:
        """The first header of that (lower-case) name, or None."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Failure:
    """One request that got no answer to parse; `cause` is a word of the list above, `detail` is for people."""

    uri: Uri
    attempt: int
    at: datetime
    cause: str
    detail: str
    ip: str | None = None
    record: str | None = None


WireEvent: TypeAlias = Exchange | Failure
Source: TypeAlias = Callable[[Ask], Awaitable[Sequence[WireEvent]]]
"""Everything that happened for one ask, in order: each attempt's redirects and its end. Never empty, never raises for
anything a server or network can do. The last event is the end of the last attempt: an answer that is no redirect to be
followed, or a failure."""


def ended(event: WireEvent) -> str:
    """How a request ended, in a word: `http-` and the status, the flaw of a body that is not whole, or the cause."""
    if isinstance(event, Failure):
        return event.cause
    return event.flaw or f"http-{event.status}"


def outcome(ask: Ask, events: Sequence[WireEvent], max_decoded_bytes: int) -> Outcome:
    """Read the events of one ask as what came back: the last attempt counts, its redirects are the hops."""
    last = events[-1]
    hops = tuple(
        Hop(event.uri, event.status, event.ip)
        for event in events[:-1]
        if isinstance(event, Exchange) and event.attempt == last.attempt
    )
    if isinstance(last, Failure):
        return Unreachable(
            uri=ask.uri,
            final_uri=last.uri,
            cause=last.cause,
            attempts=last.attempt,
            detail=last.detail,
            hops=hops,
            at=None if last.cause in NOT_ASKED else last.at,  # nothing was asked, so at no time
            record=last.record,
            ip=last.ip,
        )
    codings = ", ".join(value for key, value in last.headers if key == "content-encoding")  # RFC 9110 section 5.3
    payload, undecodable = decoded(last.body, codings or None, max_decoded_bytes)
    return Capture(
        uri=ask.uri,
        final_uri=last.uri,
        hops=hops,
        status=last.status,
        headers=last.headers,
        payload=payload,
        captured_at=last.at,
        attempts=last.attempt,
        ip=last.ip,
        record=last.record,
        flaw=last.flaw or undecodable,
        basis=last.basis,
        withheld=last.withheld,
    )


def onward(event: WireEvent) -> Uri | None:
    """Where a redirect leads, without fragment: "" when it does not say, None when the event is no redirect.

    The Location is read as browsers read it: relative to the redirecting URL, UTF-8 where it can be, with backslashes
    for slashes.
    """
    if not isinstance(event, Exchange) or event.status not in REDIRECTS:
        return None
    location = _as_text((event.header("location") or "").strip())
    path = _BEFORE_QUERY.match(location)
    location = location if path is None else path[0].replace("\\", "/") + location[path.end() :]
    if location and not _ABSOLUTE.match(location):
        with contextlib.suppress(ValueError):  # brackets that hold no address
            location = urljoin(requested(event.uri), location)
    return location.partition("#")[0]


def requested(uri: Uri) -> str:
    """The URL whose page is meant, as a browser would ask for it; "" when it is none."""
    return urls.href(uri).partition("#")[0]


def _as_text(location: str) -> str:
    """A header's bytes as UTF-8, or with every byte that is not ASCII percent-encoded."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeDecodeError:
        return quote(location, safe=string.printable, encoding="latin-1")
