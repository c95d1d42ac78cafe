"""One attempt against servers that answer well, oddly, or not at all; every byte they send is written here."""

import asyncio
import gzip
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from audit.fetch.http import manners
from audit.fetch.message import message
from audit.model.capture import Capture, Unreachable, Validators
from audit.model.errors import SettingsError

PAGE = b"<h1>Readout of a call</h1>"
SELF = "http://127.0.0.1:{port}/"
WIDE = str.maketrans({digit: chr(ord(digit) - ord("0") + 0xFF10) for digit in "0123456789"} | {".": chr(0xFF0E)})
FULLWIDTH = f"http://{'127.0.0.2'.translate(WIDE)}:{{port}}/".encode()


def page(body: bytes = PAGE, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers, b"", body]
    return b"\r\n".join(lines)


def redirect(location: bytes, status: bytes = b"302 Found", body: bytes = b"moved") -> bytes:
    return page(body, b"Location: " + location, status=status)


async def silence(talk: Any) -> None:
    await talk.reader.read()


async def hang_up(_: Any) -> None:
    """Close without a word."""


async def reset(talk: Any) -> None:
    talk.reset()


def then_reset(data: bytes) -> Any:
    async def step(talk: Any) -> None:
        await talk.send(data)
        await talk.reader.read(0)
        await asyncio.sleep(0.02)  # so that the data leaves before the reset overtakes it
        talk.reset()

    return step


def endless(piece: bytes, head: bytes = b"") -> Any:
    async def step(talk: Any) -> None:
        await talk.send(head)
        while True:
            await talk.send(piece)
            await asyncio.sleep(0)

    return step


class TestAnswers:
    """What a whole answer becomes."""

    def test_a_page_is_one_exchange_with_its_bytes_as_sent(self, visit: Any) -> None:
        visited = visit({"/": page(PAGE, b"X-Odd: \xe9")})
        exchange = visited.exchange
        assert visited.trail == [200]
        assert exchange.response == page(PAGE, b"X-Odd: \xe9")
        assert exchange.body == PAGE
        assert exchange.headers == (("content-length", "26"), ("x-odd", "\xe9"))
        assert (exchange.attempt, exchange.ip, exchange.flaw) == (1, "127.0.0.1", None)
        assert exchange.at == datetime(2022, 1, 10, 12, tzinfo=UTC)
        assert visited.requests == 1

    def test_the_request_is_kept_as_it_was_sent(self, visit: Any) -> None:
        visited = visit({"/": page()})
        assert visited.exchange.request == visited.server.heads[0]

    def test_the_request_says_who_asks_and_carries_no_secrets(self, visit: Any) -> None:
        visited = visit({"/": page()}, uri="http://user:secret@127.0.0.1:{port}/#part", contact="audit@example.org")
        lines = visited.server.heads[0].split(b"\r\n")
        assert lines[0] == b"GET / HTTP/1.1"
        names = {line.partition(b":")[0].lower() for line in lines[1:] if line}
        assert names == {b"host", b"user-agent", b"accept", b"accept-encoding", b"connection", b"from"}
        assert b"User-Agent: citation-audit-test/1" in lines
        assert b"From: audit@example.org" in lines
        assert b"Connection: close" in lines

    def test_validators_are_sent(self, visit: Any) -> None:
        visited = visit(
            {"/": b"HTTP/1.1 304 Not Modified\r\n\r\n"},
            validators=Validators(SELF, etag='"abc"', last_modified="Mon, 10 Jan 2022 00:00:00 GMT"),
        )
        assert b'If-None-Match: "abc"\r\n' in visited.server.heads[0]
        assert b"If-Modified-Since: Mon, 10 Jan 2022 00:00:00 GMT\r\n" in visited.server.heads[0]
        assert visited.trail == [304]

    def test_validators_that_cannot_be_sent_are_left_out(self, visit: Any) -> None:
        visited = visit({"/": page()}, validators=Validators(SELF, etag='"a"\r\nCookie: b', last_modified="é"))
        assert b"If-" not in visited.server.heads[0]
        assert b"Cookie" not in visited.server.heads[0]

    def test_validators_go_to_the_address_that_gave_them_and_to_no_other(self, visit: Any) -> None:
        routes = {"/": redirect(b"/new"), "/new": page()}
        visited = visit(routes, validators=Validators(f"{SELF}new", etag='"abc"'))
        assert [b"If-None-Match" in head for head in visited.server.heads] == [False, True]
        visited = visit(routes, validators=Validators(SELF, etag='"abc"'))
        assert [b"If-None-Match" in head for head in visited.server.heads] == [True, False]

    def test_a_404_is_an_answer(self, visit: Any) -> None:
        visited = visit({"/": page(b"not here", status=b"404 Not Found")}, attempts=3)
        assert visited.trail == [404]
        assert isinstance(visited.outcome, Capture)

    @pytest.mark.parametrize(
        "status", [b"200 OK", b"202 Accepted", b"203 X", b"206 X", b"418 Teapot", b"451 X", b"999 X"]
    )
    def test_any_status_that_is_no_redirect_is_an_answer(self, visit: Any, status: bytes) -> None:
        assert visit({"/": page(status=status)}).trail == [int(status[:3])]

    @pytest.mark.parametrize("status", [b"204 No Content", b"304 Not Modified"])
    def test_an_answer_without_a_body_is_whole(self, visit: Any, status: bytes) -> None:
        exchange = visit({"/": b"HTTP/1.1 " + status + b"\r\n\r\n"}).exchange
        assert (exchange.body, exchange.flaw) == (b"", None)

    def test_a_chunked_body_is_freed_of_its_chunks_and_kept_with_them(self, visit: Any) -> None:
        answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nT: u\r\n\r\n"
        exchange = visit({"/": answer}).exchange
        assert (exchange.body, exchange.flaw) == (b"abcdefg", None)
        assert exchange.response == answer

    def test_chunks_of_one_byte_are_a_body_like_any_other(self, visit: Any) -> None:
        answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 20_000 + b"0\r\n\r\n"
        assert visit({"/": answer}).exchange.body == b"x" * 20_000

    def test_a_gzip_body_is_kept_coded_and_captured_decoded(self, visit: Any) -> None:
        coded = gzip.compress(PAGE)
        visited = visit({"/": page(coded, b"Content-Encoding: gzip")})
        assert visited.exchange.body == coded
        assert visited.outcome.payload == PAGE
        assert visited.outcome.flaw is None

    def test_a_gzip_stream_cut_within_a_whole_body_is_not_a_success(self, visit: Any) -> None:
        visited = visit({"/": page(gzip.compress(PAGE)[:-6], b"Content-Encoding: gzip")})
        assert visited.outcome.flaw == "truncated"

    def test_a_body_without_length_is_whole_when_the_connection_ends(self, visit: Any) -> None:
        exchange = visit({"/": b"HTTP/1.0 200 OK\r\n\r\n" + PAGE}).exchange
        assert (exchange.body, exchange.flaw) == (PAGE, None)

    def test_interim_answers_are_no_part_of_the_answer(self, visit: Any) -> None:
        early = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
        exchange = visit({"/": early + page()}).exchange
        assert exchange.status == 200
        assert exchange.response == page()

    def test_a_forged_second_answer_is_neither_read_nor_recorded(self, visit: Any) -> None:
        forged = page(b"forged")
        visited = visit({"/": page() + forged, "/next": redirect(b"/")}, "/next")
        assert visited.trail == [302, 200]
        assert [event.body for event in visited.events] == [b"moved", PAGE]
        assert visited.exchange.response == page()
        assert visited.server.connections == 2

    def test_the_recorded_answer_parses_to_the_same_body(self, visit: Any) -> None:
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
        for answer in (page(), chunked):
            exchange = visit({"/": answer}).exchange
            assert message(exchange.response, exchange.status, exchange.headers).body == exchange.body


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


class TestBroken:
    """Answers that are none, or not whole."""

    @pytest.mark.parametrize(
        ("step", "cause"),
        [
            (b"<html>hello</html>", "protocol-error"),
            (b"ICY 200 OK\r\n\r\n", "protocol-error"),
            (b"HTTP/1.1 abc OK\r\n\r\n", "protocol-error"),
            (b"HTTP/1.1 099 Low\r\n\r\n", "protocol-error"),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "protocol-error"),
            (b"HTTP/1.1 200 OK\r\nNo colon here\r\n\r\n", "protocol-error"),
            (b"HTTP/1.1 200 OK\r\nNul: \x00\r\n\r\n", "protocol-error"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "protocol-error"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", "protocol-error"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello", "protocol-error"),
            (b"", "reset"),
            (b"HTTP/1.1 200 OK\r\nContent-Le", "reset"),
            (b"HTT", "reset"),
            (hang_up, "reset"),
            (reset, "reset"),
        ],
    )
    def test_what_is_no_answer_is_a_failure(self, visit: Any, step: Any, cause: str) -> None:
        visited = visit({"/": step})
        assert visited.trail == [cause]
        assert visited.failure.detail
        assert visited.requests == 1

    def test_a_reset_at_accept_is_a_reset(self, visit: Any) -> None:
        assert visit({"connect": reset}).trail == ["reset"]

    @pytest.mark.parametrize(
        ("step", "flaw"),
        [
            (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart", "truncated"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551616\r\n\r\npart", "truncated"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n", "truncated"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\npart", "truncated"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\nnonsense\r\n\r\n", "undecodable"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n-4\r\n\r\n", "undecodable"),
            (then_reset(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart"), "reset"),
        ],
    )
    def test_a_body_that_is_not_whole_has_a_flaw_and_what_came(self, visit: Any, step: Any, flaw: str) -> None:
        exchange = visit({"/": step}).exchange
        assert exchange.flaw == flaw
        assert exchange.body == b"part"
        assert exchange.response.startswith(b"HTTP/1.1 200 OK\r\n")

    def test_more_bytes_than_the_length_says_are_not_the_body(self, visit: Any) -> None:
        exchange = visit({"/": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more"}).exchange
        assert (exchange.body, exchange.flaw) == (b"hello", None)

    def test_folded_headers_are_read(self, visit: Any) -> None:
        exchange = visit({"/": b"HTTP/1.1 200 OK\r\nX: one\r\n two\r\nContent-Length: 0\r\n\r\n"}).exchange
        assert exchange.header("x") == "one two"


class TestLimits:
    """Bytes and seconds, both ours to give."""

    def test_too_many_bytes_of_headers_end_the_request(self, visit: Any) -> None:
        head = b"HTTP/1.1 200 OK\r\n" + b"X: yyyyyyyy\r\n" * 20_000 + b"\r\n"
        assert visit({"/": head}).trail == ["headers-too-large"]

    def test_headers_up_to_the_limit_are_read(self, visit: Any) -> None:
        answer = page(b"", b"X: " + b"y" * 900)
        assert visit({"/": answer}, max_header_bytes=len(answer)).trail == [200]
        assert visit({"/": answer}, max_header_bytes=len(answer) - 1).trail == ["headers-too-large"]

    def test_a_header_limit_beyond_the_parser_s_own_still_names_the_cause(self, visit: Any) -> None:
        head = b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000
        assert visit({"/": head}, max_header_bytes=1_000_000).trail == ["headers-too-large"]

    def test_endless_interim_answers_end_at_the_header_limit(self, visit: Any) -> None:
        assert visit({"/": endless(b"HTTP/1.1 100 Continue\r\n\r\n")}).trail == ["headers-too-large"]

    def test_a_body_beyond_the_wire_limit_is_cut_there(self, visit: Any) -> None:
        answer = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5_000
        exchange = visit({"/": answer}, max_wire_bytes=4_000).exchange
        assert (exchange.flaw, len(exchange.response)) == ("too-large", 4_000)
        assert exchange.response.endswith(exchange.body)

    def test_a_body_of_just_the_wire_limit_is_whole(self, visit: Any) -> None:
        answer = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5_000
        assert visit({"/": answer}, max_wire_bytes=len(answer)).exchange.flaw is None

    def test_an_endless_body_ends_at_the_wire_limit(self, visit: Any) -> None:
        step = endless(b"400\r\n" + b"x" * 1_024 + b"\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert visit({"/": step}, max_wire_bytes=100_000).exchange.flaw == "too-large"

    def test_a_gzip_bomb_is_captured_as_too_large(self, visit: Any) -> None:
        visited = visit(
            {"/": page(gzip.compress(b"\0" * 3_000_000), b"Content-Encoding: gzip")}, max_decoded_bytes=9_999
        )
        assert visited.exchange.flaw is None
        assert (visited.outcome.flaw, len(visited.outcome.payload)) == ("too-large", 9_999)

    def test_dripping_headers_end_at_the_deadline(self, visit: Any, make_time: Any) -> None:
        visited = visit({"/": endless(b"X: y\r\n", b"HTTP/1.1 200 OK\r\n")}, time=make_time(step=1.0), deadline=30.0)
        assert visited.trail == ["deadline"]

    def test_a_dripping_body_ends_at_the_deadline_and_is_flawed(self, visit: Any, make_time: Any) -> None:
        step = endless(b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        exchange = visit({"/": step}, time=make_time(step=1.0), deadline=30.0).exchange
        assert exchange.flaw == "timeout"
        assert exchange.body.strip(b"x") == b""

    def test_the_deadline_covers_the_redirects_of_an_attempt_together(self, visit: Any, make_time: Any) -> None:
        routes = {f"/{number}": redirect(b"/%d" % (number + 1)) for number in range(9)}
        visited = visit({**routes, "/9": page()}, "/0", time=make_time(step=1.0), deadline=20.0)
        assert visited.trail[-1] == "deadline"
        assert 0 < len(visited.trail) - 1 < 9

    def test_a_server_that_says_nothing_is_a_read_timeout(self, visit: Any) -> None:
        assert visit({"/": silence}, read_timeout=0.05).trail == ["read-timeout"]

    def test_a_body_that_stops_coming_is_flawed(self, visit: Any) -> None:
        async def stall(talk: Any) -> None:
            await talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart")
            await talk.reader.read()

        exchange = visit({"/": stall}, read_timeout=0.05).exchange
        assert (exchange.flaw, exchange.body) == ("timeout", b"part")

    def test_the_deadline_counts_where_it_is_nearer_than_the_read_timeout(self, visit: Any) -> None:
        assert visit({"/": silence}, read_timeout=20.0, deadline=0.05).trail == ["deadline"]


class TestUris:
    """What is asked at all."""

    @pytest.mark.parametrize(
        ("uri", "cause"),
        [
            ("", "invalid-url"),
            ("   ", "invalid-url"),
            ("example.org", "invalid-url"),
            ("/path", "invalid-url"),
            ("http://", "invalid-url"),
            ("http:///", "invalid-url"),
            ("http://[::1", "invalid-url"),
            ("http://[zz]/", "invalid-url"),
            ("http://example.org:port/", "invalid-url"),
            ("http://example.org:99999/", "invalid-url"),
            ("http://example.org:-1/", "invalid-url"),
            ("http://exa mple.org/", "invalid-url"),
            ("http://exa<mple.org/", "invalid-url"),
            ("http://%zz/", "invalid-url"),
            ("http://1.2.3.4.5/", "invalid-url"),
            ("http://xn--zz--/", "invalid-url"),
            ("http://\ud800/", "invalid-url"),
            ("http://" + "a" * 70_000 + ".org/", "invalid-url"),
            ("http://" + "a" * 70 + ".org/", "invalid-url"),
            ("http://a..org/", "invalid-url"),
            ("http://example.org/" + "a" * 70_000, "invalid-url"),
            ("file:///etc/passwd", "refused-scheme"),
            ("javascript:alert(1)", "refused-scheme"),
            ("data:text/html,x", "refused-scheme"),
            ("ftp://example.org/", "refused-scheme"),
            ("mailto:a@example.org", "refused-scheme"),
            ("gopher://127.0.0.1:25/", "refused-scheme"),
            ("ws://example.org/", "refused-scheme"),
            ("http://127.0.0.2/", "refused-address"),
            ("http://localhost/", "refused-address"),
            ("http://0/", "refused-address"),
            ("http://[::]/", "refused-address"),
            ("http://missing.test/", "no-such-host"),
        ],
    )
    def test_a_uri_that_cannot_be_asked_is_one_failure_and_no_request(self, visit: Any, uri: str, cause: str) -> None:
        visited = visit({}, uri=uri, hosts={"localhost": ["127.0.0.9"]})
        assert visited.trail == [cause]
        assert visited.failure.uri == uri
        assert (visited.requests, visited.server.connections) == (0, 0)

    @pytest.mark.parametrize(
        ("uri", "path"),
        [
            ("http://127.0.0.1:{port}", "/"),
            ("HTTP://127.0.0.1:{port}/A", "/A"),
            ("http://127.1:{port}/", "/"),
            ("http://2130706433:{port}/", "/"),
            ("http://127.0.0.1:{port}\\a", "/a"),
            ("http://127.0.0.1:{port}/a%2Fb?z=1&a=%20#f", "/a%2Fb?z=1&a=%20"),
            ("http://127.0.0.1:{port}/a/../b/./c", "/b/c"),
            ("http://127.0.0.1:{port}//double//slash", "//double//slash"),
            ("http://127.0.0.1:{port}/Anušauskas", "/Anu%C5%A1auskas"),
            ("http://127.0.0.1:{port}/?q=[a]|'b'&c", "/?q=[a]|%27b%27&c"),
            ("  http://127.0.0.1:{port}/\n", "/"),
        ],
    )
    def test_a_uri_is_requested_as_a_browser_would(self, visit: Any, uri: str, path: str) -> None:
        visited = visit({path: page()}, uri=uri)
        assert visited.trail == [200]
        assert visited.server.paths == [path]

    def test_a_name_is_asked_with_its_own_host_header(self, visit: Any) -> None:
        visited = visit({"/": page()}, uri="http://Bücher.test:{port}/", hosts={"xn--bcher-kva.test": ["127.0.0.1"]})
        assert visited.names.asked == ["xn--bcher-kva.test"]
        assert b"Host: xn--bcher-kva.test:%d\r\n" % visited.server.port in visited.server.heads[0]


@pytest.mark.parametrize(
    ("agent", "contact", "sent"),
    [
        ("tool/1", None, {"User-Agent": "tool/1"}),
        ("tool/1", "me@example.org", {"User-Agent": "tool/1", "From": "me@example.org"}),
        ("tool/1", "https://example.org/bot", {"User-Agent": "tool/1 (+https://example.org/bot)"}),
        ("tool/1 (https://example.org)", "https://example.org", {"User-Agent": "tool/1 (https://example.org)"}),
    ],
)
def test_the_contact_is_sent_where_people_look_for_it(agent: str, contact: str | None, sent: dict[str, str]) -> None:
    headers = manners(agent, contact)
    assert {name: headers[name] for name in ("User-Agent", "From") if name in headers} == sent


@pytest.mark.parametrize(("agent", "contact"), [("", None), (" ", None), ("tööl", None), ("a\r\nb", None), ("a", "é")])
def test_a_name_that_cannot_be_sent_ends_the_run(agent: str, contact: str | None) -> None:
    with pytest.raises(SettingsError):
        manners(agent, contact)


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
