"""What a body is: its first bytes before its label, as far as they tell."""

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.formats.sniff import body_of, essence

PAGE = b"<!doctype html><html><head><title>Talks</title></head><body><p>They met.</p></body></html>"
SILENT = [
    None,
    "",
    "text/plain",
    "text/plain; charset=utf-8",
    "application/octet-stream",
    "*/*",
    "unknown/unknown",
    "html",
]
RANDOM = bytes((n * 167 + 13) % 256 for n in range(3_000))


def _zip(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    "label", [*SILENT, "text/html", "TEXT/HTML;charset=x", "application/xhtml+xml", "text/html, text/html"]
)
@pytest.mark.parametrize(
    "payload",
    [
        PAGE,
        b"\xef\xbb\xbf\r\n" + PAGE,
        b"<!-- a comment --> <!-- another -->\n<HTML><body>x</body></HTML>",
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html xmlns="x"></html>',
        b'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>',
        b"<p>They met.</p>",
        b"<h1>Talks</h1>",
        b"\xff\xfe" + PAGE.decode().encode("utf-16-le"),
        PAGE.decode().encode("utf-16-be"),
    ],
)
def test_a_page_is_a_page_under_any_label_that_does_not_say_otherwise(payload: bytes, label: str | None) -> None:
    assert body_of(payload, label).kind == "html"


@pytest.mark.parametrize(
    "payload", [b"They met.", "Sie trafen sich später. \x1b".encode(), b"1 < 2", b"{not json", b"<3 you"]
)
def test_a_label_that_says_html_is_believed_of_any_text(payload: bytes) -> None:
    assert body_of(payload, "text/html").kind == "html"


@pytest.mark.parametrize("label", ["text/html", None, "text/plain", "application/octet-stream", "image/png"])
@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\n  %PDF-1.4\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"GIF89a\x01\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "video"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00", "image"),
        (b"\x1aE\xdf\xa3\x01\x00", "video"),
        (b"ID3\x04\x00\x00", "audio"),
        (b"OggS\x00\x02", "audio"),
        (gzip.compress(PAGE, mtime=0), "archive"),
        (_zip("a.txt"), "archive"),
        (_zip("[Content_Types].xml", "word/document.xml"), "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "office"),
        (b"{\\rtf1\\ansi They met.}", "office"),
        (b"wOF2\x00\x01", "font"),
    ],
)
def test_a_signature_outweighs_every_label(payload: bytes, kind: str, label: str | None) -> None:
    assert body_of(payload, label).kind == kind


@pytest.mark.parametrize("label", ["text/html", "application/octet-stream", None])
def test_bytes_that_are_no_text_are_binary(label: str | None) -> None:
    assert body_of(RANDOM, label).kind == "binary"


def test_one_stray_byte_makes_no_page_binary() -> None:
    assert body_of(b"Talks \x01 They met in the ministry and spoke at length.", "text/html").kind == "html"


@pytest.mark.parametrize("label", ["text/html", None, "text/plain", "application/json", "application/ld+json"])
@pytest.mark.parametrize(
    "payload", [b' {"error": "no such page"}\n', b"[1, 2]", json.dumps({"a": "x" * 2_000_000}).encode()]
)
def test_data_are_no_page(payload: bytes, label: str | None) -> None:
    assert body_of(payload, label).kind == "json"


@pytest.mark.parametrize("label", ["text/html", "text/xml", "application/xml", "application/rss+xml", None])
@pytest.mark.parametrize("root", ["<rss version='2.0'>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rdf:RDF>"])
def test_a_feed_is_no_page(root: str, label: str | None) -> None:
    assert body_of(f"<?xml version='1.0'?>\n<!-- feed -->{root}".encode(), label).kind == "feed"


@pytest.mark.parametrize(
    ("payload", "label", "kind"),
    [
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "text/xml", "xml"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "text/html", "xml"),
        (b"<?xml version='1.0'?><html xmlns='x'></html>", "application/xml", "html"),
        (b"<?xml version='1.0'?><svg xmlns='x'></svg>", "image/svg+xml", "image"),
        (b"They met.", "text/plain", "text"),
        (b"They met.", None, "text"),
        (b"a,b\n1,2", "text/csv", "text"),
        (b"They \x00 met", "text/plain", "binary"),
        (b"x", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "office"),
        (b"x", "application/msword", "office"),
        (b"x", "video/mp4", "video"),
        (b"x", "application/x-unheard-of", "binary"),
        (b"", None, "text"),
    ],
)
def test_where_the_bytes_tell_nothing_the_label_does(payload: bytes, label: str | None, kind: str) -> None:
    assert body_of(payload, label).kind == kind


@pytest.mark.parametrize("label", ["image/png", "application/json", "application/pdf", "a/b", "text/css"])
def test_a_label_that_names_another_thing_is_believed_of_a_page_and_marked(label: str) -> None:
    body = body_of(PAGE, label)
    assert body.kind != "html"
    assert not body.labelled


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("text/html", "text/html"),
        (" Text/HTML ; charset=utf-8", "text/html"),
        ("text/html, text/html", "text/html"),
        ("html", ""),
        ("", ""),
        (None, ""),
        ("text/", ""),
        ("/" * 10_000, ""),
    ],
)
def test_a_label_is_a_type_without_parameters(header: str | None, named: str) -> None:
    assert essence(header) == named


@settings(derandomize=True, deadline=None)
@given(
    payload=st.binary(max_size=200),
    label=st.one_of(st.none(), st.text(max_size=30), st.sampled_from(["text/html", "a/b"])),
)
def test_any_bytes_under_any_label_are_something(payload: bytes, label: str | None) -> None:
    assert body_of(payload, label).kind
