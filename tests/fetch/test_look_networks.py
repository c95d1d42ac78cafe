"""Pages behind IPv6, several addresses of one name, a proxy of the environment, and names that are slow to come."""

import asyncio
import socket
from collections.abc import Sequence

import pytest

from tests.fetch.judged_look import looked, moved, shown
from tests.fetch.loopback import Names

SIX = "::1"


def _has_ipv6() -> bool:
    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind((SIX, 0))
        except OSError:
            return False
    return True


needs_ipv6 = pytest.mark.skipif(not socket.has_ipv6 or not _has_ipv6(), reason="this machine has no IPv6 loopback")


@needs_ipv6
def test_a_page_at_an_ipv6_address_is_asked_there_without_a_look_up() -> None:
    seen = looked({"/": shown()}, uri="http://[::1]:{port}/", at=SIX, allow_hosts=(SIX,))
    assert (seen.verdict, seen.requests, seen.names.asked) == (("ok", "http-200"), 1, [])
    assert b"Host: [::1]:" in seen.heads[0]


@needs_ipv6
def test_a_name_that_has_an_ipv6_address_alone_is_asked_there_after_one_look_up() -> None:
    hosts = {"six.test": [SIX]}
    seen = looked({"/": shown()}, uri="http://six.test:{port}/", hosts=hosts, at=SIX, allow_hosts=(SIX,))
    assert (seen.verdict, seen.names.asked) == (("ok", "http-200"), ["six.test"])


@needs_ipv6
def test_a_redirect_to_an_ipv6_address_is_followed_where_that_is_exempt() -> None:
    routes = {"/": moved(b"http://[::1]:{port}/there"), "/there": shown()}
    seen = looked(routes, uri="http://[::1]:{port}/", at=SIX, allow_hosts=(SIX,))
    assert (seen.verdict, seen.paths) == (("ok", "http-200"), ["/", "/there"])


@needs_ipv6
@pytest.mark.parametrize("first", [SIX, "127.0.0.3"])
def test_the_next_address_of_a_name_is_asked_where_the_first_refuses(first: str) -> None:
    hosts = {"both.test": [first, "127.0.0.1"]}
    allowed = (SIX, "127.0.0.1", "127.0.0.3")
    seen = looked({"/": shown()}, uri="http://both.test:{port}/", hosts=hosts, allow_hosts=allowed)
    assert (seen.verdict, seen.requests, seen.names.asked) == (("ok", "http-200"), 1, ["both.test"])


@pytest.mark.parametrize("private", ["fd00::1", "::ffff:127.0.0.2", "fe80::1%lo"])
def test_one_address_that_nobody_exempted_refuses_the_name(private: str) -> None:
    hosts = {"both.test": ["127.0.0.1", private]}
    seen = looked({"/": shown()}, uri="http://both.test:{port}/", hosts=hosts)
    assert (seen.verdict, seen.requests) == (("refused", "refused-address"), 0)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with socket.create_server(("127.0.0.3", 0)) as proxy:
        monkeypatch.setenv(name, f"http://127.0.0.3:{proxy.getsockname()[1]}")
        seen = looked({"/": shown()}, allow_hosts=("127.0.0.1", "127.0.0.3"))
        proxy.setblocking(False)  # noqa: FBT003 - the socket's own signature
        with pytest.raises(BlockingIOError):
            proxy.accept()
    assert (seen.verdict, seen.requests) == (("ok", "http-200"), 1)


def test_a_name_that_is_never_answered_for_is_unavailable_and_not_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hangs(self: Names, host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's signature
        self.asked.append(host)
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(Names, "__call__", hangs)
    seen = looked({}, uri="http://slow.test/", connect_timeout=0.02)
    assert (seen.verdict, seen.requests) == (("unavailable", "dns-error"), 0)
    assert len(seen.names.asked) == 4, "three attempts in the first round, one in the second"
