"""Recorded answers are read as they were; secrets leave, everything else stays to the byte."""

import pytest

from audit.fetch.answer import read_answer
from audit.fetch.redaction import redacted

OK = b"HTTP/1.1 200 OK\r\n"


def test_interim_answers_are_skipped() -> None:
    answer = read_answer(b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\nhi")
    assert answer is not None
    assert (answer.status, answer.headers, answer.body) == (200, (("content-length", "2"),), b"hi")


def test_folded_header_lines_are_joined_by_a_space() -> None:
    answer = read_answer(OK + b"X-Long: one\r\n  two\r\n\tthree\r\nY: \xe9\r\n\r\n")
    assert answer is not None
    assert answer.headers == (("x-long", "one two three"), ("y", "é"))


def test_a_line_that_is_no_header_is_passed_over() -> None:
    answer = read_answer(OK + b"no colon here\r\n  nor here\r\nA: b\r\n\r\n")
    assert answer is not None
    assert answer.headers == (("a", "b"),)


def test_the_answer_to_a_head_request_has_no_body() -> None:
    answer = read_answer(OK + b"Content-Length: 9\r\n\r\n", to_head=True)
    assert answer is not None
    assert (answer.body, answer.whole) == (b"", True)


@pytest.mark.parametrize(
    "said", [b"", b"hello", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 20\r\n", b"\r\nHTTP/1.1 200 OK\r\n\r\n"]
)
def test_what_is_not_http_is_no_answer(said: bytes) -> None:
    assert read_answer(said) is None


def test_a_head_that_never_ends_has_no_body() -> None:
    answer = read_answer(OK + b"A: b\r\n")
    assert answer is not None
    assert answer.body == b""


SECRET_HEADERS = [
    b"Set-Cookie: id=secret; Path=/",
    b"set-cookie2: id=secret",
    b"Set-Cookie : id=secret",
    b"Set-Cookie:\r\n id=secret",
    b"Set-Cookie: a=b\r\n\tsecret\r\n secret",
    b"Proxy-Authorization: Basic secret",
]


@pytest.mark.parametrize("line", SECRET_HEADERS)
def test_secrets_are_replaced_however_they_are_written(line: bytes) -> None:
    cleaned, names = redacted(OK + b"A: b\r\n" + line + b"\r\nC: d\r\n\r\nbody")
    name = line.partition(b":")[0].strip()
    assert cleaned == OK + b"A: b\r\n" + name + b": [redacted]\r\nC: d\r\n\r\nbody"
    assert names == (name.decode().lower(),)


def test_secrets_in_interim_answers_and_trailers_are_replaced_too() -> None:
    said = (
        b"HTTP/1.1 103 Early\r\nSet-Cookie: secret\r\n\r\n"
        + OK
        + b"Transfer-Encoding: chunked\r\n\r\n11\r\nSet-Cookie: kept!\r\n0\r\nSet-Cookie: secret\r\n\r\n"
    )
    cleaned, _ = redacted(said)
    assert b"secret" not in cleaned
    assert b"Set-Cookie: kept!" in cleaned
    answer = read_answer(cleaned)
    assert answer is not None
    assert (answer.body, answer.whole) == (b"Set-Cookie: kept!", True)


def test_a_request_body_and_other_headers_stay_as_they_are() -> None:
    said = b"GET / HTTP/1.1\r\nX-Cookie: stays\r\nCookies: stay\r\n\r\nCookie: stays"
    assert redacted(said) == (said, ())


def test_twenty_thousand_headers_and_as_many_chunks_are_read_in_good_time() -> None:
    head = OK + b"Set-Cookie: a=b\r\n" * 20_000 + b"Transfer-Encoding: chunked\r\n\r\n"
    cleaned, _ = redacted(head + b"1\r\nx\r\n" * 20_000 + b"0\r\n\r\n")
    answer = read_answer(cleaned)
    assert answer is not None
    assert len(answer.body) == 20_000
