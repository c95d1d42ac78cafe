"""How a host becomes a connection: one look-up, every address judged, the very address dialled."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Sequence
from typing import Any

import pytest

from audit.fetch.address import allowance
from audit.fetch.backend import Wire
from audit.fetch.causes import WireError

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def connecting(wire: Wire, host: str, port: int, seconds: float = 5.0) -> str:
    """The cause that connecting ends in, "" when it succeeds."""

    async def connect() -> str:
        try:
            stream = await wire.connect_tcp(host, port, timeout=seconds)
        except WireError as error:
            return error.cause
        await stream.aclose()
        return ""

    return asyncio.run(connect())


@pytest.fixture
def make_wire(make_policy: Any, make_world: Any, make_time: Any) -> Any:
    def wire(resolve: Any, *allowed: str, until: float = 60.0, **changes: Any) -> Wire:
        world = make_world(make_time(), resolve)
        return Wire(make_policy(**changes), world, allowance(allowed), until)

    return wire


class Refuses:
    """A resolver that fails in one way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def __call__(self, *_: object) -> Sequence[str]:
        raise self.error


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no-such-host"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "dns-error"),
        (socket.gaierror(socket.EAI_FAIL, "Non-recoverable failure"), "dns-error"),
        (OSError(5, "broken"), "dns-error"),
        (TimeoutError(), "dns-error"),
        (UnicodeEncodeError("idna", "x", 0, 1, "label too long"), "invalid-url"),
    ],
)
def test_only_a_name_that_does_not_exist_is_called_so(make_wire: Any, error: Exception, cause: str) -> None:
    assert connecting(make_wire(Refuses(error)), "name.test", 80) == cause


def test_a_name_without_addresses_is_a_failed_look_up(make_wire: Any, make_names: Any) -> None:
    assert connecting(make_wire(make_names({"name.test": []})), "name.test", 80) == "dns-error"


def test_a_look_up_that_hangs_is_given_up(make_wire: Any) -> None:
    async def hangs(_host: str, _port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    assert connecting(make_wire(hangs, connect_timeout=0.02), "name.test", 80) == "dns-error"


@pytest.mark.parametrize("host", ["a..test", ".test", "a" * 64 + ".test", "a." * 130 + "test"])
def test_a_name_that_no_resolver_could_know_is_not_looked_up(make_wire: Any, make_names: Any, host: str) -> None:
    names = make_names()
    assert connecting(make_wire(names), host, 80) == "invalid-url"
    assert names.asked == []


def test_an_address_is_not_looked_up(make_wire: Any, make_names: Any) -> None:
    names = make_names()
    wire = make_wire(names)
    assert connecting(wire, "10.0.0.1", 80) == "refused-address"
    assert (names.asked, wire.ip) == ([], None)


@pytest.mark.parametrize("private", [0, 1, 2])
def test_one_private_address_among_several_refuses_the_host(make_wire: Any, make_names: Any, private: int) -> None:
    addresses = ["127.0.0.1", "127.0.0.1", "127.0.0.1"]
    addresses[private] = "192.168.0.1"
    wire = make_wire(make_names({"mixed.test": addresses}), "127.0.0.1")
    assert connecting(wire, "mixed.test", 80) == "refused-address"
    assert wire.ip is None


def test_a_second_answer_of_the_resolver_is_never_asked_for(make_wire: Any, make_server: Any) -> None:
    """Rebinding: a name that is harmless when looked up first and private when looked up again."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    async def rebinding(_host: str, _port: int) -> Sequence[str]:
        return next(answers)

    async def connect() -> Any:
        async with make_server({"/": PAGE}) as server:
            wire = make_wire(rebinding, "127.0.0.1")
            stream = await wire.connect_tcp("name.test", server.port, timeout=5.0)
            peer = stream.get_extra_info("server_addr")[0]
            await stream.aclose()
            assert peer == wire.ip
            return wire.ip

    assert asyncio.run(connect()) == "127.0.0.1"
    assert next(answers) == ["10.0.0.1"]


def test_the_next_address_is_dialled_when_one_does_not_answer(
    make_wire: Any, make_names: Any, make_server: Any
) -> None:
    async def connect() -> Any:
        async with make_server({"/": PAGE}, host="127.0.0.3") as server:
            wire = make_wire(make_names({"two.test": ["127.0.0.2", "127.0.0.3"]}), "127.0.0.0/8")
            stream = await wire.connect_tcp("two.test", server.port, timeout=5.0)
            await stream.aclose()
            return wire.ip

    assert asyncio.run(connect()) == "127.0.0.3"


def test_a_closed_port_is_refused(make_wire: Any, make_names: Any) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound, not listening: nobody else can take the port meanwhile
        wire = make_wire(make_names(), "127.0.0.1")
        assert connecting(wire, "127.0.0.1", unused.getsockname()[1]) == "connect-refused"
        assert wire.ip == "127.0.0.1"


@pytest.mark.parametrize(
    ("addresses", "cause"),
    [
        (["127.0.0.2", "127.0.0.3"], "connect-refused"),
        (["127.0.0.3", "127.0.0.2"], "connect-refused"),
        (["127.0.0.3"], "no-route"),
    ],
)
def test_what_the_host_did_counts_before_what_this_machine_could_not(
    make_wire: Any, make_names: Any, monkeypatch: pytest.MonkeyPatch, addresses: list[str], cause: str
) -> None:
    """A host with addresses of both families, asked by a machine that has but one."""

    async def dialled(address: str, _port: int, _seconds: float) -> Any:
        number = errno.ENETUNREACH if address == "127.0.0.3" else errno.ECONNREFUSED
        raise OSError(number, "a test")

    monkeypatch.setattr("audit.fetch.backend.connected", dialled)
    assert connecting(make_wire(make_names({"two.test": addresses}), "127.0.0.0/8"), "two.test", 80) == cause


def test_a_host_that_swallows_connections_is_a_timeout(make_wire: Any, make_names: Any) -> None:
    """A listener whose queue is full answers nothing, as a firewall that drops packets does."""
    with contextlib.ExitStack() as sockets:
        listener = sockets.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)  # noqa: FBT003 - the socket's own signature
            waiting.connect_ex(listener.getsockname())
        wire = make_wire(make_names(), "127.0.0.1")
        assert connecting(wire, "127.0.0.1", listener.getsockname()[1], seconds=0.05) == "connect-timeout"


def test_nothing_is_dialled_when_the_time_is_up(make_wire: Any, make_names: Any) -> None:
    wire = make_wire(make_names(), "127.0.0.1", until=0.0)
    assert connecting(wire, "127.0.0.1", 80) == "deadline"
    assert wire.ip is None
