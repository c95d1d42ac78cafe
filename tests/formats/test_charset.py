"""Bytes to text: the order that reads most pages right, and no bytes that cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.formats.charset import decode

WORD = "Niinistö – Błaszczak"


@pytest.mark.parametrize(
    ("payload", "content_type", "text"),
    [
        (b"\xef\xbb\xbf" + WORD.encode(), "text/html; charset=iso-8859-1", WORD),
        (WORD.encode("utf-16"), None, WORD),
        (WORD.encode(), "text/html; charset=iso-8859-1", WORD),
        ("Niinistö – heute".encode("cp1252"), "text/html; charset=iso-8859-1", "Niinistö – heute"),
        ("Błaszczak".encode("iso8859_2"), "text/html; charset=ISO-8859-2", "Błaszczak"),
        (b'<meta charset="windows-1251">' + "Привет".encode("cp1251"), None, '<meta charset="windows-1251">Привет'),
        ("会议 北京".encode("gb18030"), "text/html; charset=gb2312", "会议 北京"),
        ("会議 ①".encode("cp932"), "text/html; charset=shift_jis", "会議 ①"),
        ("caf\xe9 \u2019".encode("cp1252"), None, "café ’"),
        ("caf\xe9".encode("cp1252"), "text/html; charset=utf-8", "café"),
    ],
    ids=["bom", "utf-16", "utf-8 first", "latin-1", "header", "meta", "gb2312", "shift_jis", "nothing", "false header"],
)
def test_the_charset_is_decided_in_order(payload: bytes, content_type: str | None, text: str) -> None:
    assert decode(payload, content_type).text.removeprefix("\ufeff") == text


def test_one_broken_byte_does_not_spoil_a_page_in_utf_8() -> None:
    read = decode((WORD * 9).encode() + b"\xff")
    assert (read.text, read.charset, read.source, read.replaced) == (WORD * 9 + "\ufffd", "utf-8", "fallback", True)


def test_bytes_that_mean_nothing_are_marked() -> None:
    read = decode(b'<meta charset="ascii">ok \x81', None)
    assert "ok" in read.text


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_no_bytes_and_no_header_make_it_raise(payload: bytes, content_type: str) -> None:
    assert isinstance(decode(payload, content_type).text, str)
