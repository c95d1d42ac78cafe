"""One answer cut out of what came over a connection."""

import h11
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.message import Message, message

HEAD = b"HTTP/1.1 200 OK\r\nServer: test\r\n\r\n"
CHUNKED = (("transfer-encoding", "chunked"),)


def length(number: int) -> tuple[tuple[str, str], ...]:
    return (("content-length", str(number)),)


def test_a_body_of_known_length_ends_there_and_surplus_bytes_are_not_its() -> None:
    assert message(HEAD + b"helloHTTP/1.1 200 OK\r\n\r\nforged", 200, length(5)) == Message(
        HEAD + b"hello", b"hello", whole=True
    )


def test_a_body_shorter_than_its_length_is_not_whole() -> None:
    assert message(HEAD + b"hel", 200, length(5)) == Message(HEAD + b"hel", b"hel", whole=False)


def test_a_chunked_body_ends_behind_its_trailers() -> None:
    body = b"3\r\nabc\r\nA;name=value\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"
    assert message(HEAD + body + b"forged", 200, CHUNKED) == Message(HEAD + body, b"abc0123456789", whole=True)


def test_a_chunked_body_without_trailers_ends_behind_its_last_chunk() -> None:
    body = b"3\r\nabc\r\n0\r\n\r\n"
    assert message(HEAD + body + b"forged", 200, CHUNKED) == Message(HEAD + body, b"abc", whole=True)


@pytest.mark.parametrize(
    "body", [b"", b"3", b"3\r\n", b"3\r\nab", b"3\r\nabc\r\n", b"3\r\nabc\r\n0\r\n", b"3\r\nabc\r\nzz\r\n"]
)
def test_a_chunked_body_without_its_end_is_not_whole(body: bytes) -> None:
    found = message(HEAD + body, 200, CHUNKED)
    assert not found.whole
    assert found.raw == HEAD + body
    assert b"abc".startswith(found.body)


def test_a_chunk_s_size_may_have_leading_zeros() -> None:
    body = b"00000000000000000003\r\nabc\r\n0\r\n\r\n"
    assert message(HEAD + body, 200, CHUNKED).body == b"abc"


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_that_has_no_body_ends_with_its_head(status: int) -> None:
    assert message(HEAD + b"surplus", status, length(7)) == Message(HEAD, b"", whole=True)


def test_a_body_that_ends_with_the_connection_is_all_that_came() -> None:
    assert message(HEAD + b"all of it", 200, ()) == Message(HEAD + b"all of it", b"all of it", whole=False)


def test_interim_answers_do_not_belong_to_the_answer() -> None:
    early = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    assert message(early + HEAD + b"hello", 200, length(5)) == Message(HEAD + b"hello", b"hello", whole=True)


def test_switching_protocols_is_no_interim_answer() -> None:
    head = b"HTTP/1.1 101 Switching Protocols\r\n\r\n"
    assert message(head, 101, ()).raw == head


def test_lines_may_end_in_a_bare_line_feed() -> None:
    assert message(b"HTTP/1.0 200 OK\nA: b\n\nhello", 200, length(5)).body == b"hello"


def test_nothing_received_is_an_empty_message() -> None:
    assert message(b"", 200, ()) == Message(b"", b"", whole=False)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=40), max_size=6), st.binary(max_size=20))
def test_chunks_are_joined_whatever_they_hold(pieces: list[bytes], surplus: bytes) -> None:
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    assert message(HEAD + body + surplus, 200, CHUNKED) == Message(HEAD + body, b"".join(pieces), whole=True)


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([CHUNKED, length(3), length(10**19), ()]))
def test_no_bytes_raise_and_the_message_is_a_part_of_them(
    received: bytes, headers: tuple[tuple[str, str], ...]
) -> None:
    assert message(received, 200, headers).raw in received


PIECES = [
    *(b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", b"X: y\r\n z\r\n", b"A: b\n", b"\r\n", b"\n"),
    *(b"5\r\nhello\r\n", b"000005;a=b\r\nhello\r\n", b"0\r\n\r\n", b"0\r\nT: u\r\n\r\n", b"hello", b"world"),
]


def parsed(received: bytes) -> tuple[h11.Response, bytes, bytes] | None:
    """The answer, its body and what is left over as h11 sees them; None when it is not a whole answer."""
    connection = h11.Connection(h11.CLIENT)
    connection.send(h11.Request(method="GET", target="/", headers=[("Host", "a.test")]))
    connection.send(h11.EndOfMessage())
    connection.receive_data(received)
    connection.receive_data(b"")
    answer, body = None, b""
    try:
        while not isinstance(event := connection.next_event(), h11.EndOfMessage):
            if isinstance(event, h11.Response):
                answer = event
            elif isinstance(event, h11.Data):
                body += bytes(event.data)
            elif not isinstance(event, h11.InformationalResponse):
                return None
    except h11.RemoteProtocolError:
        return None
    return (answer, body, connection.trailing_data[0]) if answer else None


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.sampled_from(
        [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 204 None\r\n", b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 404 No\r\n"]
    ),
    st.lists(st.sampled_from(PIECES), max_size=9).map(b"".join),
)
def test_an_answer_is_cut_out_where_the_parser_that_read_it_saw_its_end(line: bytes, rest: bytes) -> None:
    found = parsed(line + rest)
    if found is None:
        return
    answer, body, surplus = found
    headers = [(name.decode(), value.decode()) for name, value in answer.headers]
    cut = message(line + rest, answer.status_code, headers)
    assert cut.body == body
    assert (line + rest).removesuffix(surplus).endswith(cut.raw)
