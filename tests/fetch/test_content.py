"""Content codings: what is undone, what is refused, and that nothing grows beyond its cap."""

import gzip
import time
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.content import decoded

CAP = 1_000_000
PAGE = b"<h1>Readout</h1>" * 100
ENDED = PAGE, None


def bare_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()


@pytest.mark.parametrize("coding", [None, "", "identity", " Identity ", ","])
def test_a_body_without_coding_is_itself(coding: str | None) -> None:
    assert decoded(PAGE, coding, CAP) == ENDED


@pytest.mark.parametrize("coding", ["gzip", "GZIP", " gzip ", "x-gzip", "identity, gzip", "gzip,"])
def test_gzip_is_undone_however_its_name_is_written(coding: str) -> None:
    assert decoded(gzip.compress(PAGE), coding, CAP) == ENDED


@pytest.mark.parametrize("body", [zlib.compress(PAGE), bare_deflate(PAGE)], ids=["zlib", "bare"])
def test_deflate_is_undone_with_and_without_its_zlib_wrapping(body: bytes) -> None:
    assert decoded(body, "deflate", CAP) == ENDED


def test_two_codings_are_undone_last_one_first() -> None:
    assert decoded(gzip.compress(zlib.compress(PAGE)), "deflate, gzip", CAP) == ENDED


def test_more_than_two_codings_are_not_undone() -> None:
    body = gzip.compress(gzip.compress(gzip.compress(PAGE)))
    assert decoded(body, "gzip, gzip, gzip", CAP) == (b"", "undecodable")


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br", "utf-8", "gzip;q=1", "gzip," * 5_000])
def test_a_coding_that_was_not_asked_for_is_undecodable(coding: str) -> None:
    assert decoded(gzip.compress(PAGE), coding, CAP) == (b"", "undecodable")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", None])
def test_an_empty_body_is_whole_in_any_coding(coding: str | None) -> None:
    assert decoded(b"", coding, CAP) == (b"", None)


@pytest.mark.parametrize("coding", ["deflate, gzip", "gzip, gzip"])
def test_an_empty_layer_is_whole_in_any_coding(coding: str) -> None:
    assert decoded(gzip.compress(b""), coding, CAP) == (b"", None)


def test_every_member_of_a_gzip_stream_counts() -> None:
    assert decoded(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", CAP) == (b"one two", None)


@pytest.mark.parametrize("surplus", [b"\0" * 512, b"\r\n", b"<!-- cached -->"])
def test_what_follows_the_last_member_is_ignored(surplus: bytes) -> None:
    assert decoded(gzip.compress(PAGE) + surplus, "gzip", CAP) == ENDED


@pytest.mark.parametrize("kept", [1, 5, 30])
def test_a_second_member_that_is_cut_is_truncated(kept: int) -> None:
    data, flaw = decoded(gzip.compress(PAGE) + gzip.compress(b"more and more")[:kept], "gzip", CAP)
    assert data.startswith(PAGE)
    assert flaw == "truncated"


@pytest.mark.parametrize("lost", [1, 4, 8, 20])
def test_a_cut_gzip_stream_is_truncated_even_if_only_its_checksum_is_missing(lost: int) -> None:
    data, flaw = decoded(gzip.compress(PAGE)[:-lost], "gzip", CAP)
    assert PAGE.startswith(data)
    assert flaw == "truncated"


@pytest.mark.parametrize("body", [zlib.compress(PAGE), bare_deflate(PAGE)], ids=["zlib", "bare"])
def test_a_cut_deflate_stream_is_truncated(body: bytes) -> None:
    assert decoded(body[:-1], "deflate", CAP)[1] == "truncated"


@pytest.mark.parametrize("head", [b"\x78", b"\x1f"])
def test_a_body_of_one_byte_is_no_whole_stream(head: bytes) -> None:
    assert decoded(head, "deflate", CAP)[1] is not None
    assert decoded(head, "gzip", CAP)[1] is not None


def test_a_wrong_checksum_is_undecodable() -> None:
    body = bytearray(gzip.compress(PAGE))
    body[-8] ^= 0xFF
    assert decoded(bytes(body), "gzip", CAP)[1] == "undecodable"


def test_a_corrupt_stream_is_undecodable() -> None:
    body = bytearray(gzip.compress(bytes(range(256)) * 40))
    body[len(body) // 2] ^= 0xFF
    assert decoded(bytes(body), "gzip", CAP)[1] == "undecodable"


def test_a_plain_page_that_is_called_gzip_is_undecodable() -> None:
    assert decoded(PAGE, "gzip", CAP) == (b"", "undecodable")


def test_a_body_of_just_the_cap_is_whole_and_one_byte_more_is_too_large() -> None:
    exact, more = b"x" * CAP, b"x" * (CAP + 1)
    assert decoded(exact, None, CAP) == (exact, None)
    assert decoded(gzip.compress(exact), "gzip", CAP) == (exact, None)
    assert decoded(more, None, CAP) == (exact, "too-large")
    assert decoded(gzip.compress(more), "gzip", CAP) == (exact, "too-large")


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip"], ids=["bomb", "nested bomb"])
def test_a_bomb_never_takes_more_memory_than_the_cap_and_a_piece(coding: str) -> None:
    body = gzip.compress(b"\0" * 30_000_000)
    if coding != "gzip":
        body = gzip.compress(body)
    tracemalloc.start()
    try:
        data, flaw = decoded(body, coding, CAP)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (len(data), flaw) == (CAP, "too-large")
    assert peak < 4 * CAP


def test_a_hundred_thousand_tiny_members_take_linear_time() -> None:
    member = gzip.compress(b"")
    began = time.process_time()
    assert decoded(member * 100_000, "gzip", CAP) == (b"", None)
    assert time.process_time() - began < 5


@settings(derandomize=True, deadline=None)
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.sampled_from(["gzip", "x-gzip, identity"]))
def test_what_gzip_made_comes_back(pieces: list[bytes], coding: str) -> None:
    assert decoded(b"".join(map(gzip.compress, pieces)), coding, CAP) == (b"".join(pieces), None)


@settings(derandomize=True, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "gzip, deflate", "br", "identity"]), st.integers(0, 99)
)
def test_no_bytes_raise_or_exceed_the_cap(body: bytes, coding: str, cap: int) -> None:
    data, _ = decoded(body, coding, cap)
    assert len(data) <= cap


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=300), st.data())
def test_no_cut_stream_ever_passes_as_whole(body: bytes, data: st.DataObject) -> None:
    stream = gzip.compress(body)
    cut = data.draw(st.integers(1, len(stream) - 1))
    assert decoded(stream[:cut], "gzip", CAP)[1] == "truncated"
