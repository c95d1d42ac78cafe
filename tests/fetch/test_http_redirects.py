"""Redirects, followed by hand, and where they are not followed to."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from audit.model.capture import Unreachable
from tests.fetch.bytes_sent import FULLWIDTH, endless, page, redirect


class TestRedirects:
    """Followed by hand, each one kept."""

    @pytest.mark.parametrize(
        "status", [b"301 Moved", b"302 Found", b"303 See Other", b"307 Temporary Redirect", b"308 Permanent Redirect"]
    )
    def test_each_redirect_is_followed_and_is_a_hop(self, visit: Any, status: bytes) -> None:
        visited = visit({"/old": redirect(b"/new", status), "/new": page()}, "/old")
        assert visited.trail == [int(status[:3]), 200]
        assert [hop.status for hop in visited.outcome.hops] == [int(status[:3])]
        assert visited.outcome.final_uri.endswith("/new")
        assert visited.requests == 2

    @pytest.mark.parametrize("status", [b"300 Multiple Choices", b"304 Not Modified", b"305 Use Proxy", b"201 Created"])
    def test_a_location_without_a_redirect_status_is_not_followed(self, visit: Any, status: bytes) -> None:
        assert visit({"/": redirect(b"/elsewhere", status, b"")}).trail == [int(status[:3])]

    @pytest.mark.parametrize(
        ("location", "path"),
        [
            (b"/b/c", "/b/c"),
            (b"c", "/a/c"),
            (b"./c", "/a/c"),
            (b"../c", "/c"),
            (b"?page=2", "/a/start?page=2"),
            (b"//127.0.0.1:{port}/c", "/c"),
            (b"\\c", "/c"),
            (b"http://127.0.0.1:{port}/c#part", "/c"),
            (b"HTTP://127.0.0.1:{port}/c", "/c"),
            (b"http:\\\\127.0.0.1:{port}\\c", "/c"),
            (b"  /c  ", "/c"),
            (b"/caf\xc3\xa9", "/caf%C3%A9"),
            (b"/caf\xe9", "/caf%E9"),
            (b"/caf%E9%2Fx", "/caf%E9%2Fx"),
            (b"/with space", "/with%20space"),
            (b"/c?u=http://x/\\y", "/c?u=http://x/\\y"),
        ],
    )
    def test_a_location_is_read_as_browsers_read_it(self, visit: Any, location: bytes, path: str) -> None:
        visited = visit({"/a/start": redirect(location), path: page()}, "/a/start")
        assert visited.trail == [302, 200]
        assert visited.server.paths == ["/a/start", path]

    @pytest.mark.parametrize(
        "routes",
        [
            {"/": redirect(b"/")},
            {"/": redirect(b"/#again")},
            {"/": redirect(b"/ping"), "/ping": redirect(b"/pong"), "/pong": redirect(b"/ping")},
            {"/": page(b"", b"Location: /", b"Set-Cookie: seen=1", status=b"302 Found")},
        ],
        ids=["self", "self with a fragment", "ping-pong", "cookie"],
    )
    def test_a_loop_ends_when_it_returns(self, visit: Any, routes: dict[str, bytes]) -> None:
        visited = visit(routes, attempts=3)
        assert visited.trail == [302] * len(routes) + ["redirect-loop"]
        assert isinstance(visited.outcome, Unreachable)
        assert len(visited.outcome.hops) == len(routes)

    def test_as_many_redirects_as_allowed_are_followed_and_not_one_more(self, visit: Any) -> None:
        routes = {f"/{number}": redirect(b"/%d" % (number + 1)) for number in range(12)}
        assert visit({**routes, "/12": page()}, "/2").trail == [302] * 10 + [200]
        visited = visit({**routes, "/12": page()}, "/1")
        assert visited.trail == [302] * 11 + ["too-many-redirects"]
        assert visited.server.connections == 11

    @pytest.mark.parametrize(
        ("location", "cause"),
        [
            (b"file:///etc/passwd", "refused-scheme"),
            (b"javascript:alert(1)", "refused-scheme"),
            (b"data:text/html,hello", "refused-scheme"),
            (b"ftp://127.0.0.1/", "refused-scheme"),
            (b"http://", "invalid-url"),
            (b"http://[::1", "invalid-url"),
            (b"http://127.0.0.1:99999/", "invalid-url"),
            (b"http://256.256.256.256/", "invalid-url"),
            (b"http://a..b\xff/", "invalid-url"),
            (b"http://127.0.0.2:{port}/", "refused-address"),
            (b"//127.0.0.2:{port}/", "refused-address"),
            (b"http://2130706434:{port}/", "refused-address"),
            (b"http://0x7f000002:{port}/", "refused-address"),
            (b"http://0177.0.0.2:{port}/", "refused-address"),
            (b"http://127.2:{port}/", "refused-address"),
            (b"http://127.0.0.2.:{port}/", "refused-address"),
            (b"http://%31%32%37.0.0.2:{port}/", "refused-address"),
            (FULLWIDTH, "refused-address"),
            (b"http://[::1]:{port}/", "refused-address"),
            (b"http://[::ffff:127.0.0.2]:{port}/", "refused-address"),
            (b"http://[::ffff:7f00:2]:{port}/", "refused-address"),
            (b"http://[64:ff9b::127.0.0.2]:{port}/", "refused-address"),
            (b"http://169.254.169.254/latest/meta-data", "refused-address"),
            (b"http://inside.test:{port}/", "refused-address"),
            (b"http://half.test:{port}/", "refused-address"),
            (b"http://gone.test/", "no-such-host"),
            (b"", "redirect-without-location"),
            (b"   ", "redirect-without-location"),
        ],
    )
    def test_a_redirect_to_nowhere_keeps_its_hop_and_says_why(self, visit: Any, location: bytes, cause: str) -> None:
        hosts = {"inside.test": ["127.0.0.2"], "half.test": ["127.0.0.1", "10.0.0.1"]}
        visited = visit({"/": redirect(location)}, hosts=hosts)
        assert visited.trail == [302, cause]
        assert visited.server.connections == 1
        assert len(visited.outcome.hops) == 1

    def test_a_redirect_without_a_location_line_says_so(self, visit: Any) -> None:
        assert visit({"/": page(status=b"301 Moved")}).trail == [301, "redirect-without-location"]

    def test_the_endless_body_of_a_redirect_is_not_read(self, visit: Any) -> None:
        head = b"HTTP/1.1 302 Found\r\nLocation: /new\r\nTransfer-Encoding: chunked\r\n\r\n"
        visited = visit({"/": endless(b"3\r\nabc\r\n", head), "/new": page()})
        assert visited.trail == [302, 200]
        assert visited.events[0].flaw == "truncated"
        assert len(visited.events[0].response) < 200_000

    def test_a_whole_body_that_came_with_a_redirect_is_kept(self, visit: Any) -> None:
        visited = visit({"/": redirect(b"/new"), "/new": page()})
        assert (visited.events[0].body, visited.events[0].flaw) == (b"moved", None)
        assert visited.events[0].response == redirect(b"/new")


def test_a_private_address_is_never_contacted(visit: Any, make_server: Any) -> None:
    """A listener that must hear nothing, on an address the policy does not exempt."""

    async def heard() -> Sequence[bytes]:
        async with make_server({"/": page()}, host="127.0.0.2") as canary:
            locations = (b"http://127.0.0.2:%d/", b"http://2130706434:%d/", b"http://canary.test:%d/", b"//0x7f.2:%d/")
            for location in locations:
                routes = {"/": redirect(location % canary.port)}
                visited = await asyncio.to_thread(visit, routes, hosts={"canary.test": ["127.0.0.2"]})
                assert visited.trail == [302, "refused-address"]
            return [b""] * canary.connections

    assert asyncio.run(heard()) == []
