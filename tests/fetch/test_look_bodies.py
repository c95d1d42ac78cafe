"""What a page is called for the body it came with: its codings, its charset, its kind, and what it says of itself."""

import gzip
import zlib
from collections.abc import Sequence

import pytest

from tests.fetch.judged_look import ARTICLE, SENTENCE, Look, looked, moved, shown, unframed

GZIP = b"Content-Encoding: gzip"
PACKED = gzip.compress(ARTICLE, mtime=0)
RETRIED = 4


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def coded(body: bytes, *headers: bytes) -> Look:
    return looked({"/": shown(body, *headers)})


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PACKED, [GZIP]),
        (PACKED, [b"Content-Encoding: X-GZIP"]),
        (PACKED, [b"Content-Encoding:  gzip , identity"]),
        (PACKED + b"\0" * 9, [GZIP]),
        (gzip.compress(ARTICLE[:100]) + gzip.compress(ARTICLE[100:]), [GZIP]),
        (gzip.compress(PACKED), [b"Content-Encoding: gzip, gzip"]),
        (gzip.compress(PACKED), [GZIP, GZIP]),
        (zlib.compress(ARTICLE), [b"Content-Encoding: deflate"]),
        (bare_deflate(ARTICLE), [b"Content-Encoding: deflate"]),
        (ARTICLE, [b"Content-Encoding: identity"]),
        (ARTICLE, [b"Content-Encoding:"]),
    ],
    ids=[
        "gzip",
        "x-gzip",
        "gzip and identity",
        "padding",
        "two members",
        "gzip twice",
        "gzip twice in two lines",
        "deflate",
        "bare deflate",
        "identity",
        "no name",
    ],
)
def test_a_coding_we_know_is_undone(body: bytes, headers: Sequence[bytes]) -> None:
    seen = coded(body, *headers)
    assert (seen.verdict, seen.payload) == (("ok", "http-200"), ARTICLE)


@pytest.mark.parametrize(
    ("body", "headers", "cause"),
    [
        (PACKED[:-9], [GZIP], "truncated"),
        (PACKED[:12], [GZIP], "truncated"),
        (gzip.compress(ARTICLE[:100]) + gzip.compress(ARTICLE[100:])[:-9], [GZIP], "truncated"),
        (PACKED[:60] + b"\xff\xff\xff\xff" + PACKED[64:], [GZIP], "undecodable"),
        (PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:], [GZIP], "undecodable"),
        (ARTICLE, [GZIP], "undecodable"),
        (PACKED, [b"Content-Encoding: br"], "undecodable"),
        (PACKED, [b"Content-Encoding: zstd"], "undecodable"),
        (PACKED, [b"Content-Encoding: compress"], "undecodable"),
        (PACKED, [b"Content-Encoding: nonsense"], "undecodable"),
        (gzip.compress(gzip.compress(PACKED)), [b"Content-Encoding: gzip, gzip, gzip"], "undecodable"),
        (gzip.compress(b"\0" * 9_000_000), [GZIP], "too-large"),
        (gzip.compress(gzip.compress(b"\0" * 9_000_000)), [GZIP, GZIP], "too-large"),
    ],
    ids=[
        "cut",
        "cut at the start",
        "second member cut",
        "corrupt",
        "wrong checksum",
        "no gzip",
        "unasked br",
        "unasked zstd",
        "compress",
        "unknown",
        "three deep",
        "bomb",
        "nested bomb",
    ],
)
def test_a_body_that_cannot_be_undone_whole_is_never_evidence(
    body: bytes, headers: Sequence[bytes], cause: str
) -> None:
    seen = looked({"/": shown(body, *headers)}, max_decoded_bytes=1_000_000)
    assert seen.verdict == ("broken", cause)
    assert len(seen.payload) <= 1_000_000
    assert seen.page.retrieval.used is None


def test_a_gzip_stream_cut_by_the_end_of_its_connection_is_asked_for_again() -> None:
    head = b"Content-Encoding: gzip\r\n"
    seen = looked({"/": [unframed(head, PACKED[:-9]), unframed(head, PACKED)]})
    assert (seen.verdict, seen.requests) == (("ok", "http-200"), 2)


TITLE = "Überprüfung der Erklärung des Außenministers"


@pytest.mark.parametrize(
    ("coding", "declared"),
    [
        ("utf-8", b"text/html; charset=utf-8"),
        ("utf-8", b"text/html"),
        ("utf-8", b"text/html; charset=iso-8859-1"),
        ("utf-8", b"text/html; charset=no-such-charset"),
        ("utf-8", b'text/html; charset="'),
        ("utf-8-sig", b"text/html"),
        ("utf-8-sig", b"text/html; charset=windows-1252"),
        ("utf-16", b"text/html"),
        ("latin-1", b"text/html; charset=iso-8859-1"),
        ("latin-1", b"text/html"),
        ("cp1252", b"text/html; charset=windows-1252"),
    ],
)
def test_a_page_in_a_wrong_unknown_or_marked_charset_is_read(coding: str, declared: bytes) -> None:
    text = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SENTENCE * 4}</p></body></html>"
    seen = looked({"/": shown(text.encode(coding), b"Content-Type: " + declared)})
    assert seen.verdict == ("ok", "http-200")
    assert seen.page.reading.title.value == TITLE


@pytest.mark.parametrize("body", [b"", b" \r\n\t "], ids=["nothing", "blank"])
def test_a_page_without_anything_on_it_is_broken(body: bytes) -> None:
    seen = coded(body)
    assert (seen.verdict, seen.requests) == (("broken", "empty"), 1)


def test_an_empty_body_said_to_be_gzip_is_empty() -> None:
    assert coded(b"", GZIP).verdict == ("broken", "empty")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b"image/png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60),
        (b"application/zip", b"PK\x03\x04" + b"\0" * 60),
        (b"video/mp4", b"\0\0\0\x18ftypmp42"),
    ],
)
def test_what_is_no_html_is_named_for_what_it_is_and_not_asked_for_again(kind: bytes, body: bytes) -> None:
    seen = looked({"/": shown(body, b"Content-Type: " + kind)})
    assert seen.page.condition.state != "gone"
    assert seen.page.condition.cause.startswith("not-html")
    assert seen.requests == 1


NOT_FOUND = (
    b"<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>It moved away.</p></body></html>"
)


def test_a_page_that_says_it_is_not_there_is_gone_after_a_second_look() -> None:
    seen = coded(NOT_FOUND)
    assert (seen.verdict, seen.requests) == (("gone", "soft-404"), 2)


def test_a_page_that_said_so_only_once_is_there() -> None:
    assert looked({"/": [shown(NOT_FOUND), shown()]}).verdict == ("ok", "http-200")


@pytest.mark.parametrize("status", [b"200 OK", b"403 Forbidden", b"503 Unavailable"])
def test_a_challenge_is_a_wall_whatever_its_status(status: bytes) -> None:
    page = b"<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
    seen = looked({"/": shown(page, b"CF-Mitigated: challenge", b"Server: cloudflare", status=status)})
    assert seen.verdict == ("blocked", "challenge:cloudflare")


def test_a_body_is_read_from_the_address_it_came_from() -> None:
    other = ARTICLE.replace(b"Readout of the minister", b"Another")
    seen = looked({"/": moved(b"/b"), "/a": shown(other), "/b": shown()})
    assert seen.payload == ARTICLE
    assert seen.page.retrieval.tries[0].outcome.final_uri.endswith("/b")
