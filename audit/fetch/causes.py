"""Every error of the libraries below as one of the words of `audit.fetch.exchange`: nothing foreign gets past here.

httpx, httpcore, anyio, h11 and the standard library each raise their own kinds, some outside their documented trees
(httpx 0.28.1: `InvalidURL`, and an ExceptionGroup of OverflowError for port 99999). They are told by class name:
httpx and httpcore use the same names for the same things, so one table serves both and imports neither.
"""

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import Final

from audit.model.capture import Flaw

_DEEPEST = 16

_NUMBERED_OTHERWISE: Final = (ssl.SSLError, socket.gaierror)
_OWN_FAULTS: Final[Mapping[str, frozenset[int]]] = {
    "no-resources": frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}),
    "no-route": frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EPERM, errno.EACCES}),
}
"""Errors of the operating system that are this machine's own: it never sent anything. EADDRNOTAVAIL is what a machine
without IPv6 says of such an address, EPERM its own firewall. Not EHOSTUNREACH, which far routers cause, too."""

_BY_NAME = {
    # httpx and httpcore
    "ConnectTimeout": "connect-timeout",
    "PoolTimeout": "connect-timeout",
    "ReadTimeout": "read-timeout",
    "WriteTimeout": "read-timeout",
    "TimeoutException": "read-timeout",
    "ConnectError": "connect-error",
    "ConnectionNotAvailable": "connect-error",
    "ProxyError": "connect-error",
    "ReadError": "reset",
    "WriteError": "reset",
    "CloseError": "reset",
    "NetworkError": "reset",
    "TooManyRedirects": "too-many-redirects",
    "UnsupportedProtocol": "refused-scheme",
    "LocalProtocolError": "invalid-url",  # our own request would be illegal: only the URL varies in it
    "InvalidURL": "invalid-url",
    # anyio
    "BrokenResourceError": "reset",
    "ClosedResourceError": "reset",
    "EndOfStream": "reset",
    # the standard library
    "SSLCertVerificationError": "tls-certificate",
    "SSLError": "tls-error",
    "gaierror": "dns-error",
    "ConnectionRefusedError": "connect-refused",
    "ConnectionError": "reset",
    "TimeoutError": "read-timeout",
    "OSError": "connect-error",
    "UnicodeError": "invalid-url",
    "OverflowError": "invalid-url",
}
_TELLING = ("SSLCertVerificationError", "ConnectionRefusedError", "SSLError")
"""Kinds that say more than the error they are wrapped in, the most telling first."""


class WireError(Exception):
    """Ends one request; raised by our own network backend, which knows the cause at once."""

    def __init__(self, cause: str, detail: str) -> None:
        """Keep the stable word beside the sentence for people."""
        super().__init__(detail)
        self.cause = cause


def cause_of(error: BaseException) -> str:
    """The word for any error a request may end in; what nobody foresaw counts as an answer that is not HTTP."""
    links = list(_chain(error, _DEEPEST))
    for link in links:
        if isinstance(link, WireError):
            return link.cause
    numbers = {link.errno for link in links if isinstance(link, OSError) and not isinstance(link, _NUMBERED_OTHERWISE)}
    for cause, own in _OWN_FAULTS.items():
        if numbers & own:
            return cause
    kinds = {kind.__name__ for link in links for kind in type(link).__mro__}
    for name in _TELLING:
        if name in kinds:
            return _BY_NAME[name]
    named = (_BY_NAME.get(kind.__name__) for link in links for kind in type(link).__mro__)
    return next((cause for cause in named if cause), "protocol-error")


def flaw_of(cause: str, *, ended: bool) -> Flaw:
    """What an error in the middle of a body makes of that body; `ended`: the server had closed the connection."""
    if cause == "too-large":
        return "too-large"
    if cause in {"deadline", "read-timeout"}:
        return "timeout"
    if cause == "protocol-error":
        return "truncated" if ended else "undecodable"
    return "reset"


def detail_of(error: BaseException) -> str:
    """The error in a line for people; what the operating system said, where it said anything, says it best."""
    said = (link.strerror for link in _chain(error, _DEEPEST) if isinstance(link, OSError) and link.strerror)
    named = f"{type(error).__name__}: {error}".removesuffix(": ")
    told = str(error) if isinstance(error, WireError) else next(said, named)
    return " ".join(told.split())[:300]


def _chain(error: BaseException, depth: int) -> Iterator[BaseException]:
    """The error, then what it was raised from or holds, outermost first."""
    yield error
    if depth == 0:
        return
    inner = error.exceptions[:1] if isinstance(error, BaseExceptionGroup) else ()
    for link in (*inner, error.__cause__ or error.__context__):
        if link is not None:
            yield from _chain(link, depth - 1)
