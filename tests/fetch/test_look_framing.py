"""What a page is called when its answer is not put together as HTTP wants it, or never ends."""

import pytest

from tests.fetch.bytes_sent import endless, reset, reset_after_the_request
from tests.fetch.judged_look import ARTICLE, HTML, looked, moved, shown, unframed
from tests.fetch.loopback import Step, Time

CHUNKED = b"Transfer-Encoding: chunked\r\n"
FORGED = ARTICLE.replace(b"Readout of the minister", b"A forged page of nobody")
RETRIED = 4


def chunks(*sizes: int, body: bytes = ARTICLE, end: bytes = b"0\r\n\r\n") -> bytes:
    """The body in chunks of these sizes, the rest in one."""
    pieces, start = [], 0
    for size in (*sizes, len(body) - sum(sizes)):
        pieces.append(b"%x\r\n%b\r\n" % (size, body[start : start + size]))
        start += size
    return b"".join(pieces) + end


@pytest.mark.parametrize(
    "step",
    [
        b"<html>hello</html>",
        b"ICY 200 OK\r\n\r\n" + ARTICLE,
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 099 Low\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
        unframed(b"No colon here\r\n"),
        unframed(b"Nul: a\x00b\r\n"),
        unframed(b"Bad name: x\r\n"),
        unframed(b"Content-Length: -5\r\n"),
        unframed(b"Content-Length: 5x\r\n"),
        unframed(b"Content-Length: 5\r\nContent-Length: 6\r\n"),
        unframed(b"Transfer-Encoding: gzip\r\n"),
        unframed(b"Transfer-Encoding: chunked, chunked\r\n"),
    ],
)
def test_what_is_no_answer_of_http_is_broken_and_asked_for_once(step: bytes) -> None:
    seen = looked({"/": step})
    assert (seen.verdict, seen.requests) == (("broken", "protocol-error"), 1)


@pytest.mark.parametrize(
    "step",
    [
        unframed(b"Content-Length: %d\r\n" % len(ARTICLE)),
        unframed(b"Content-Length: %d\r\nContent-Length: %d\r\n" % (len(ARTICLE), len(ARTICLE))),
        unframed(b""),
        unframed(b"").replace(b"HTTP/1.1", b"HTTP/1.0"),
        unframed(CHUNKED, chunks()),
        unframed(CHUNKED, chunks(1, 2, 500)),
        unframed(CHUNKED, chunks(*[1] * (len(ARTICLE) - 1))),
        unframed(CHUNKED, chunks(end=b"0\r\nTrailer: x\r\n\r\n")),
        unframed(CHUNKED, chunks().replace(b"\r\n", b";ext=1\r\n", 1)),
        unframed(b"X: one\r\n two\r\n\tthree\r\nContent-Length: %d\r\n" % len(ARTICLE)),
        unframed(b"Content-Length: %d\r\n" % len(ARTICLE)).replace(b"\r\n", b"\n", 4),
        unframed(b"X-Odd: \xff\xfe\r\nContent-Length: %d\r\n" % len(ARTICLE)),
        unframed(b"Connection: keep-alive\r\nContent-Length: %d\r\n" % len(ARTICLE)),
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + shown(),
        shown(status=b"200"),
        shown(status=b"200 \xc3\xa9t\xc3\xa9"),
    ],
    ids=[
        "length",
        "the same length twice",
        "until the end",
        "http/1.0",
        "one chunk",
        "chunks",
        "one-byte chunks",
        "trailers",
        "chunk extension",
        "folded headers",
        "bare line ends",
        "bytes in headers",
        "keep-alive",
        "interim answers",
        "no reason",
        "odd reason",
    ],
)
def test_what_http_allows_or_the_web_gets_away_with_is_a_page(step: bytes) -> None:
    seen = looked({"/": step})
    assert (seen.verdict, seen.requests) == (("ok", "http-200"), 1)
    assert seen.payload == ARTICLE


@pytest.mark.parametrize(
    ("step", "cause", "requests"),
    [
        (unframed(b"Content-Length: %d\r\n" % (len(ARTICLE) + 1)), "truncated", RETRIED),
        (unframed(b"Content-Length: 18446744073709551616\r\n"), "truncated", RETRIED),
        (unframed(CHUNKED, chunks(end=b"")), "truncated", RETRIED),
        (unframed(CHUNKED, chunks(end=b"0\r\n")), "truncated", RETRIED),
        (unframed(CHUNKED, b"ffff\r\n" + ARTICLE), "truncated", RETRIED),
        (unframed(CHUNKED, chunks(end=b"-4\r\n\r\n")), "undecodable", 1),
        (unframed(CHUNKED, chunks(end=b"nonsense\r\n\r\n")), "undecodable", 1),
        (unframed(CHUNKED, ARTICLE), "truncated", RETRIED),
        (unframed(CHUNKED, b"f" * 17 + b"\r\n" + ARTICLE), "truncated", RETRIED),
        (unframed(CHUNKED, b"f" * 99 + b"\r\n" + ARTICLE), "undecodable", 1),
    ],
    ids=[
        "a byte too few",
        "a length beyond 64 bits",
        "no last chunk",
        "cut last chunk",
        "cut chunk",
        "negative size",
        "no size",
        "no chunks",
        "a size beyond 64 bits",
        "a size beyond reason",
    ],
)
def test_a_body_that_is_not_whole_is_never_evidence(step: bytes, cause: str, requests: int) -> None:
    seen = looked({"/": step})
    assert (seen.verdict, seen.requests) == (("broken", cause), requests)
    assert seen.page.retrieval.used is None


def test_a_length_and_chunks_together_are_no_way_to_smuggle_a_page() -> None:
    seen = looked({"/": unframed(CHUNKED + b"Content-Length: 5\r\n", chunks())})
    assert seen.page.condition.state in {"ok", "broken"}
    if seen.page.condition.state == "ok":
        assert seen.payload == ARTICLE


def test_what_comes_behind_the_body_is_no_part_of_it() -> None:
    assert looked({"/": shown() + b"and some more"}).payload == ARTICLE


def test_a_forged_second_answer_is_credited_to_nobody() -> None:
    routes = {"/": moved(b"/next") + shown(FORGED), "/next": shown() + shown(FORGED)}
    seen = looked(routes)
    assert seen.payload == ARTICLE
    assert seen.requests == 2


@pytest.mark.parametrize(
    ("step", "verdict"),
    [
        (reset, ("unavailable", "reset")),
        (reset_after_the_request, ("unavailable", "reset")),
    ],
)
def test_a_connection_that_is_reset_at_once_is_unavailable(step: Step, verdict: tuple[str, str]) -> None:
    seen = looked({"connect": step})
    assert (seen.verdict, seen.requests) == (verdict, RETRIED)


def test_a_page_is_there_when_only_the_first_connections_were_reset() -> None:
    async def answer(talk: object) -> None:
        await talk.reader.readuntil(b"\r\n\r\n")  # type: ignore[attr-defined] # a Talk
        await talk.send(shown())  # type: ignore[attr-defined] # a Talk

    seen = looked({"connect": [reset, reset, answer]})
    assert (seen.verdict, seen.requests) == (("ok", "http-200"), 3)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X: yyyyyyyy\r\n" * 20_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000,
        b"HTTP/1.1 200 " + b"O" * 500_000,
        b"HTTP/1.1 200 OK\r\n" + b"Set-Cookie: a=b\r\n" * 20_000,
    ],
    ids=["20,000 headers", "a long header", "a long reason", "20,000 cookies"],
)
def test_a_head_without_end_is_read_up_to_its_limit(head: bytes) -> None:
    seen = looked({"/": head + b"\r\n" + ARTICLE})
    assert (seen.verdict, seen.requests) == (("broken", "headers-too-large"), 1)


def test_endless_interim_answers_are_a_head_without_end() -> None:
    assert looked({"/": endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 200)}).verdict == ("broken", "headers-too-large")


@pytest.mark.parametrize(
    ("step", "verdict", "seconds"),
    [
        (endless(b"X: y\r\n", b"HTTP/1.1 200 OK\r\n"), ("unavailable", "deadline"), 30.0),
        (endless(b"H"), ("unavailable", "deadline"), 30.0),
        (endless(b"x", unframed(b"Content-Length: 1000000\r\n", b"")), ("unavailable", "timeout"), 30.0),
        (endless(b"1\r\nx\r\n", unframed(CHUNKED, b"")), ("unavailable", "timeout"), 30.0),
        (endless(b"x", unframed(b"", b"")), ("unavailable", "timeout"), 30.0),
    ],
    ids=["headers", "no head", "body", "chunks", "until the end"],
)
def test_a_drip_ends_at_the_deadline(step: Step, verdict: tuple[str, str], seconds: float) -> None:
    seen = looked({"/": step}, time=Time(step=1.0), deadline=seconds, connect_timeout=seconds)
    assert seen.verdict == verdict
    assert seen.requests <= RETRIED
    assert seen.seconds <= RETRIED * (seconds + 120.0)


def test_an_endless_body_is_read_up_to_its_limit() -> None:
    piece = b"400\r\n" + b"x" * 1_024 + b"\r\n"
    seen = looked({"/": endless(piece, unframed(CHUNKED, b""))}, max_wire_bytes=100_000)
    assert (seen.verdict, seen.requests) == (("broken", "too-large"), 1)
    assert len(seen.payload) <= 100_000


def test_a_page_of_just_the_limit_is_whole() -> None:
    answer = shown(ARTICLE + b" " * 100_000)
    assert looked({"/": answer}, max_wire_bytes=len(answer)).verdict == ("ok", "http-200")
    assert looked({"/": answer}, max_wire_bytes=len(answer) - 1).verdict == ("broken", "too-large")


def test_the_kind_is_what_the_last_head_says() -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nContent-Type: image/png\r\n\r\n"
    assert HTML in shown()
    assert looked({"/": early + shown()}).verdict == ("ok", "http-200")
