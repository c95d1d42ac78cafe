"""What a page is called when nothing can be asked: no address, no name, no connection, no trust."""

import contextlib
import socket
import ssl
from pathlib import Path
from typing import Any

import pytest

from audit.fetch.http import system_trust
from tests.fetch.bytes_sent import silence
from tests.fetch.judged_look import looked, shown

RETRIED = 4


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "   ",
        "example.org",
        "/path",
        "#part",
        "http://",
        "http:///",
        "http:///www.example.org/",
        " HTTPS:\\\\/www.example.org/",
        "https://:80/",
        "http://[::1",
        "http://[zz]/",
        "http://example.org:port/",
        "http://example.org:99999/",
        "http://example.org:-1/",
        "http://exa mple.org/",
        "http://exa<mple.org/",
        "http://%zz/",
        "http://1.2.3.4.5/",
        "http://999.1.1.1/",
        "http://xn--zz--/",
        "http://\u0378.org/",
        "http://\ud800/",
        "http://" + "a" * 70_000 + ".org/",
        "http://" + "a" * 64 + ".org/",
        "http://" + "a." * 130 + "org/",
        "http://a..org/",
        "http://example.org/" + "a" * 70_000,
    ],
    ids=lambda uri: f"{uri[:24]!a} ({len(uri)})",
)
def test_what_is_no_address_is_invalid_and_never_asked(uri: str) -> None:
    seen = looked({}, uri=uri)
    assert (seen.verdict, seen.requests, seen.seconds) == (("invalid", "invalid-url"), 0, 0.0)


@pytest.mark.parametrize(
    "uri",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "gopher://127.0.0.2:{canary}/",
        "ws://127.0.0.2:{canary}/",
        "about:blank",
        "blob:http://127.0.0.2/x",
        "view-source:http://127.0.0.2:{canary}/",
    ],
)
def test_a_scheme_of_others_is_refused(uri: str) -> None:
    assert looked({}, uri=uri).verdict == ("refused", "refused-scheme")


@pytest.mark.parametrize(
    "uri",
    [
        "http://127.0.0.2:{canary}/",
        "http://127.2:{canary}/",
        "http://2130706434:{canary}/",
        "http://0x7f000002:{canary}/",
        "http://0177.0.0.2:{canary}/",
        "http://127.0.0.2.:{canary}/",
        "http://[::ffff:127.0.0.2]:{canary}/",
        "http://canary.test:{canary}/",
        "http://mixed.test:{canary}/",
        "http://user:secret@127.0.0.2:{canary}/",
        "http://0/",
        "http://[::]/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/",
        "http://100.100.100.200/",
        "http://224.0.0.1/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:2::]/",
        "http://localhost:{canary}/",
    ],
)
def test_an_address_nobody_exempted_is_refused_and_not_contacted(uri: str) -> None:
    hosts = {"mixed.test": ["127.0.0.1", "127.0.0.2"], "localhost": ["127.0.0.2"]}
    seen = looked({}, uri=uri, hosts=hosts)
    assert (seen.verdict, seen.requests) == (("refused", "refused-address"), 0)


def test_a_name_that_does_not_exist_is_gone_after_two_look_ups() -> None:
    seen = looked({}, uri="http://missing.test/")
    assert seen.verdict == ("gone", "no-such-host")
    assert seen.names.asked == ["missing.test"] * 2


def test_a_name_that_exists_at_the_second_look_is_asked() -> None:
    class Waking(dict[str, list[str]]):
        """A hosts file whose name appears when it is looked for again."""

        looks = 0

        def __contains__(self, name: object) -> bool:
            self.looks += name == "waking.test"
            return super().__contains__(name) and self.looks > 1

    seen = looked({"/": shown()}, uri="http://waking.test:{port}/", hosts=Waking({"waking.test": ["127.0.0.1"]}))
    assert seen.verdict == ("ok", "http-200")


def test_a_name_in_another_script_is_asked_by_its_ascii_form() -> None:
    hosts = {"xn--bcher-kva.test": ["127.0.0.1"]}
    seen = looked({"/": shown()}, uri="http://Bücher.test:{port}/", hosts=hosts)
    assert seen.verdict == ("ok", "http-200")
    assert seen.names.asked == ["xn--bcher-kva.test"]


def test_a_name_that_browsers_know_and_idna_2008_does_not_is_asked_by_its_ascii_form() -> None:
    seen = looked({"/": shown()}, uri="http://☃.test:{port}/", hosts={"xn--n3h.test": ["127.0.0.1"]})
    assert seen.verdict == ("ok", "http-200")
    assert seen.heads[0].count(b"Host: ") == 1
    assert b"\r\nHost: xn--n3h.test:" in seen.heads[0]


def test_a_closed_port_is_unavailable() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound, not listening: nobody else can take the port meanwhile
        seen = looked({}, uri=f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert seen.verdict == ("unavailable", "connect-refused")
    assert seen.page.retrieval.tries[0].outcome.attempts == RETRIED


def test_a_black_hole_is_unavailable() -> None:
    """A listener whose queue is full answers nothing, as a firewall that drops packets does."""
    with contextlib.ExitStack() as sockets:
        listener = sockets.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)  # noqa: FBT003 - the socket's own signature
            waiting.connect_ex(listener.getsockname())
        seen = looked({}, uri=f"http://127.0.0.1:{listener.getsockname()[1]}/", connect_timeout=0.05)
    assert seen.verdict == ("unavailable", "connect-timeout")


def served(folder: Path, name: str = "good") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem")
    return context


def trusting(folder: Path, name: str = "good") -> ssl.SSLContext:
    return ssl.create_default_context(cafile=folder / f"{name}.pem")


HOSTS = {"good.test": ["127.0.0.1"], "other.test": ["127.0.0.1"]}


def test_a_page_with_a_good_certificate_is_there(tls_folder: Path) -> None:
    tls = served(tls_folder), trusting(tls_folder)
    assert looked({"/": shown()}, uri="https://good.test:{port}/", hosts=HOSTS, tls=tls).verdict == ("ok", "http-200")


@pytest.mark.parametrize(
    ("uri", "certificate"), [("https://other.test:{port}/", "good"), ("https://good.test:{port}/", "expired")]
)
def test_a_certificate_for_another_name_or_time_makes_the_page_broken(
    tls_folder: Path, uri: str, certificate: str
) -> None:
    tls = served(tls_folder, certificate), trusting(tls_folder, certificate)
    seen = looked({"/": shown()}, uri=uri, hosts=HOSTS, tls=tls)
    assert (seen.verdict, seen.requests) == (("broken", "tls-certificate"), 0)


def test_a_certificate_that_vouches_for_itself_makes_the_page_broken(tls_folder: Path) -> None:
    tls = served(tls_folder), system_trust()
    seen = looked({"/": shown()}, uri="https://good.test:{port}/", hosts=HOSTS, tls=tls)
    assert (seen.verdict, seen.requests) == (("broken", "tls-certificate"), 0)


def test_a_handshake_that_stalls_is_unavailable(tls_folder: Path) -> None:
    tls = None, trusting(tls_folder)
    seen = looked({"connect": silence}, uri="https://127.0.0.1:{port}/", tls=tls, connect_timeout=0.05)
    assert (seen.verdict, seen.requests) == (("unavailable", "connect-timeout"), RETRIED)


def test_a_port_that_does_not_speak_tls_is_broken_after_all_attempts(tls_folder: Path) -> None:
    async def talk(connection: Any) -> None:
        await connection.send(b"HTTP/1.1 400 Speak plainly\r\n\r\n")
        await connection.reader.read()

    seen = looked({"connect": talk}, uri="https://127.0.0.1:{port}/", tls=(None, trusting(tls_folder)))
    assert (seen.verdict, seen.requests) == (("broken", "tls-error"), RETRIED)


def test_a_handshake_that_is_reset_is_asked_for_again(tls_folder: Path) -> None:
    async def cut(connection: Any) -> None:
        await connection.reader.read(10)
        connection.reset()

    seen = looked({"connect": cut}, uri="https://127.0.0.1:{port}/", tls=(None, trusting(tls_folder)))
    assert (seen.verdict, seen.requests) == (("broken", "tls-error"), RETRIED)
