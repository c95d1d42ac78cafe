"""Every error that the libraries below can raise has a word, and each word is one that reports know."""

import errno
import inspect
import re
import socket
import ssl

import anyio
import h11
import httpcore
import httpx
import pytest

from audit.fetch import exchange
from audit.fetch.causes import WireError, cause_of, detail_of, flaw_of

WORDS = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)+|deadline|reset", str(exchange.__doc__)))


def errors_of(library: object) -> list[type[Exception]]:
    classes = [kind for _, kind in inspect.getmembers(library, inspect.isclass)]
    return [kind for kind in classes if issubclass(kind, Exception) and not issubclass(kind, Warning)]


def made(kind: type[Exception]) -> Exception:
    """An instance, without asking what each class wants to know."""
    return kind.__new__(kind)


@pytest.mark.parametrize(
    "kind", [*errors_of(httpx), *errors_of(httpcore)], ids=lambda kind: f"{kind.__module__}.{kind.__name__}"
)
def test_every_error_of_httpx_and_httpcore_has_a_listed_cause(kind: type[Exception]) -> None:
    assert cause_of(made(kind)) in WORDS


def test_the_libraries_are_searched_for_real() -> None:
    assert {httpx.ConnectError, httpx.InvalidURL, httpx.StreamError} <= set(errors_of(httpx))
    assert {httpcore.ConnectError, httpcore.RemoteProtocolError} <= set(errors_of(httpcore))


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (httpx.ConnectTimeout("x"), "connect-timeout"),
        (httpcore.PoolTimeout(), "connect-timeout"),
        (httpx.ReadTimeout("x"), "read-timeout"),
        (httpcore.WriteTimeout(), "read-timeout"),
        (httpx.ConnectError("x"), "connect-error"),
        (httpcore.ReadError(), "reset"),
        (httpx.CloseError("x"), "reset"),
        (httpcore.RemoteProtocolError(), "protocol-error"),
        (httpcore.LocalProtocolError(), "invalid-url"),
        (httpx.InvalidURL("x"), "invalid-url"),
        (httpx.UnsupportedProtocol("x"), "refused-scheme"),
        (httpx.TooManyRedirects("x"), "too-many-redirects"),
        (httpx.DecodingError("x"), "protocol-error"),
        (httpx.StreamClosed(), "protocol-error"),
        (anyio.BrokenResourceError(), "reset"),
        (anyio.EndOfStream(), "reset"),
        (h11.RemoteProtocolError("x"), "protocol-error"),
        (ssl.SSLCertVerificationError(), "tls-certificate"),
        (ssl.SSLEOFError(), "tls-error"),
        (socket.gaierror(), "dns-error"),
        (ConnectionRefusedError(), "connect-refused"),
        (ConnectionResetError(), "reset"),
        (BrokenPipeError(), "reset"),
        (TimeoutError(), "read-timeout"),
        (OSError(), "connect-error"),
        (OSError(errno.EHOSTUNREACH, "no route to host"), "connect-error"),
        (OSError(errno.ENETUNREACH, "network is unreachable"), "no-route"),
        (OSError(errno.EADDRNOTAVAIL, "cannot assign requested address"), "no-route"),
        (PermissionError(errno.EPERM, "operation not permitted"), "no-route"),
        (OSError(errno.EMFILE, "too many open files"), "no-resources"),
        (OSError(errno.ENOBUFS, "no buffer space available"), "no-resources"),
        (ssl.SSLError(errno.EPERM, "numbered by OpenSSL"), "tls-error"),
        (socket.gaierror(errno.EMFILE, "numbered by the resolver"), "dns-error"),
        (UnicodeEncodeError("idna", "x", 0, 1, "label too long"), "invalid-url"),
        (OverflowError("port must be 0-65535"), "invalid-url"),
        (ExceptionGroup("", [OverflowError("port must be 0-65535")]), "invalid-url"),
        (RuntimeError("unforeseen"), "protocol-error"),
        (WireError("refused-address", "x"), "refused-address"),
    ],
)
def test_an_error_is_told_by_what_it_is(error: Exception, cause: str) -> None:
    assert cause_of(error) == cause


@pytest.mark.parametrize(
    ("inner", "cause"),
    [
        (ConnectionRefusedError(111, "refused"), "connect-refused"),
        (ssl.SSLCertVerificationError(1, "expired"), "tls-certificate"),
        (ExceptionGroup("all attempts", [ConnectionRefusedError(), OSError()]), "connect-refused"),
        (WireError("deadline", "late"), "deadline"),
    ],
)
def test_a_wrapped_error_is_told_by_what_it_wraps_where_that_says_more(inner: Exception, cause: str) -> None:
    error = httpcore.ConnectError("All connection attempts failed")
    error.__cause__ = OSError("All connection attempts failed")
    error.__cause__.__cause__ = inner
    assert cause_of(error) == cause


def test_an_endless_chain_of_errors_is_not_followed_for_ever() -> None:
    error: Exception = ValueError("outermost")
    for _ in range(5_000):
        outer = ValueError()
        outer.__cause__ = error
        error = outer
    assert cause_of(error) == "protocol-error"


@pytest.mark.parametrize(
    ("cause", "ended", "flaw"),
    [
        ("too-large", False, "too-large"),
        ("deadline", False, "timeout"),
        ("read-timeout", False, "timeout"),
        ("protocol-error", True, "truncated"),
        ("protocol-error", False, "undecodable"),
        ("reset", False, "reset"),
        ("tls-error", False, "reset"),
    ],
)
def test_an_error_within_a_body_is_a_flaw_of_the_body(cause: str, ended: bool, flaw: str) -> None:  # noqa: FBT001 - a table
    assert flaw_of(cause, ended=ended) == flaw


def test_the_detail_is_what_the_operating_system_said() -> None:
    error = httpcore.ConnectError("All connection attempts failed")
    error.__cause__ = ConnectionRefusedError(111, "Connection refused")
    assert detail_of(error) == "Connection refused"


def test_the_detail_is_one_bounded_line() -> None:
    assert detail_of(ValueError("a\nb " + "x" * 10_000)) == "ValueError: a b " + "x" * 284
