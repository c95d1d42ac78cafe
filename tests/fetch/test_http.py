"""One attempt against servers that answer well or oddly; every byte they send is written here."""

import gzip
from datetime import UTC, datetime
from typing import Any

import pytest

from audit.fetch.http import manners
from audit.fetch.message import message
from audit.model.capture import Capture, Validators
from audit.model.errors import SettingsError
from tests.fetch.bytes_sent import PAGE, SELF, page, redirect


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
