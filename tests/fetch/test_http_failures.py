"""One attempt against servers that send what is none, not whole, too much or too late."""

import gzip
from typing import Any

import pytest

from tests.fetch.bytes_sent import endless, hang_up, page, redirect, reset, silence, then_reset


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

    @pytest.mark.parametrize(
        ("head", "body"),
        [
            (b"Content-Length: 5000\r\n\r\n", b"x" * 5_000),
            (b"Transfer-Encoding: chunked\r\n\r\n", b"1388\r\n" + b"x" * 5_000 + b"\r\n0\r\n\r\n"),
        ],
    )
    def test_a_body_that_comes_whole_with_its_head_is_cut_at_the_wire_limit_too(
        self, visit: Any, head: bytes, body: bytes
    ) -> None:
        exchange = visit({"/": b"HTTP/1.1 200 OK\r\n" + head + body}, max_wire_bytes=4_000).exchange
        assert (exchange.flaw, len(exchange.response)) == ("too-large", 4_000)
        assert 3_900 < len(exchange.body) < 4_000

    def test_surplus_bytes_behind_a_whole_answer_do_not_count(self, visit: Any) -> None:
        answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        exchange = visit({"/": answer + b"x" * 5_000}, max_wire_bytes=4_000).exchange
        assert (exchange.flaw, exchange.response) == (None, answer)

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
