"""https: the certificate must be for the URL's host, whatever address it leads to."""

import ssl
from pathlib import Path
from typing import Any

import pytest

from audit.fetch.http import system_trust

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
HOSTS = {"good.test": ["127.0.0.1"], "other.test": ["127.0.0.1"]}


def server_side(folder: Path, name: str = "good") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem")
    return context


def client_side(folder: Path, name: str = "good") -> ssl.SSLContext:
    """Trusts the test certificate of that name and nothing else."""
    return ssl.create_default_context(cafile=folder / f"{name}.pem")


@pytest.mark.parametrize("uri", ["https://good.test:{port}/", "https://127.0.0.1:{port}/"])
def test_a_page_comes_over_tls_and_its_bytes_are_kept_in_the_clear(visit: Any, tls_folder: Path, uri: str) -> None:
    tls = server_side(tls_folder), client_side(tls_folder)
    visited = visit({"/": PAGE}, uri=uri, hosts=HOSTS, tls=tls)
    assert visited.trail == [200]
    assert visited.exchange.response == PAGE
    assert visited.exchange.request == visited.server.heads[0]
    assert visited.exchange.ip == "127.0.0.1"


def test_a_certificate_for_another_host_is_not_accepted(visit: Any, tls_folder: Path) -> None:
    tls = server_side(tls_folder), client_side(tls_folder)
    visited = visit({"/": PAGE}, uri="https://other.test:{port}/", hosts=HOSTS, tls=tls, attempts=3)
    assert visited.trail == ["tls-certificate"]
    assert visited.server.heads == []


def test_an_expired_certificate_is_not_accepted(visit: Any, tls_folder: Path) -> None:
    tls = server_side(tls_folder, "expired"), client_side(tls_folder, "expired")
    visited = visit({"/": PAGE}, uri="https://good.test:{port}/", hosts=HOSTS, tls=tls, attempts=3)
    assert visited.trail == ["tls-certificate"]
    assert "expired" in visited.failure.detail


def test_a_self_signed_certificate_is_not_accepted_and_not_asked_again(visit: Any, tls_folder: Path) -> None:
    tls = server_side(tls_folder), system_trust()
    visited = visit({"/": PAGE}, uri="https://good.test:{port}/", hosts=HOSTS, tls=tls, attempts=3)
    assert visited.trail == ["tls-certificate"]
    assert visited.server.heads == []


def test_a_server_that_does_not_speak_tls_is_a_tls_error(visit: Any, tls_folder: Path) -> None:
    async def talk(connection: Any) -> None:
        await connection.send(b"SSH-2.0-OpenSSH_9.2\r\n")
        await connection.reader.read()

    uri = "https://127.0.0.1:{port}/"
    tls = None, client_side(tls_folder)
    assert visit({"connect": talk}, uri=uri, tls=tls).trail == ["tls-error"]


def test_a_connection_that_ends_in_the_handshake_is_a_tls_error(visit: Any, tls_folder: Path) -> None:
    async def hang_up(connection: Any) -> None:
        await connection.reader.read(10)
        connection.reset()

    tls = None, client_side(tls_folder)
    assert visit({"connect": hang_up}, uri="https://127.0.0.1:{port}/", tls=tls).trail == ["tls-error"]


def test_a_stalled_handshake_is_a_connect_timeout(visit: Any, tls_folder: Path) -> None:
    async def stall(connection: Any) -> None:
        while await connection.reader.read(1000):
            pass

    tls = None, client_side(tls_folder)
    visited = visit({"connect": stall}, uri="https://127.0.0.1:{port}/", tls=tls, connect_timeout=0.05)
    assert visited.trail == ["connect-timeout"]


def test_a_redirect_to_https_is_verified_like_any_request(visit: Any, tls_folder: Path) -> None:
    tls = server_side(tls_folder), client_side(tls_folder)
    moved = b"HTTP/1.1 301 Moved\r\nLocation: https://other.test:{port}/\r\nContent-Length: 0\r\n\r\n"
    visited = visit({"/": moved}, uri="https://good.test:{port}/", hosts=HOSTS, tls=tls)
    assert visited.trail == [301, "tls-certificate"]


def test_the_system_s_trust_checks_certificates_and_names() -> None:
    context = system_trust()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
