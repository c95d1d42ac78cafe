"""Citations that are no HTML page are named for what they are, never called gone."""

import pytest

from tests.extract.answers import HTML, judged, page, verdict

PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.mark.parametrize(
    ("payload", "label", "kind", "named"),
    [
        (PNG, "image/png", "image", "an image (image/png)"),
        (PNG, "text/html", "image", "an image (image/png)"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4", "video", "a video (video/mp4)"),
        (b"ID3\x04", "audio/mpeg", "audio", "a sound recording (audio/mpeg)"),
        (b"PK\x03\x04\x14\x00", "application/zip", "archive", "an archive of files (application/zip)"),
        (b"\x1f\x8b\x08\x00", "text/html", "archive", "an archive of files (application/gzip)"),
        (b'{"a": 1}', "application/json", "json", "JSON data (application/json)"),
        (b'{"a": 1}', "text/html", "json", "JSON data"),
        (b"<?xml version='1.0'?><a></a>", "application/xml", "xml", "XML data (application/xml)"),
        (b"<rss version='2'></rss>", "application/rss+xml", "feed", "a news feed (application/rss+xml)"),
        (b"They met in Oslo.", "text/plain", "text", "plain text (text/plain)"),
        (b"a;b", "text/csv", "text", "plain text (text/csv)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", "office", "an office document"),
        (bytes(range(256)) * 8, "text/html", "binary", "binary data"),
        (page("A readout"), "image/png", "image", "labelled image/png, yet not so"),
        (page("A readout"), "application/json", "json", "labelled application/json, yet not so"),
    ],
)
def test_what_is_no_page_is_named_for_what_it_is(payload: bytes, label: str, kind: str, named: str) -> None:
    condition = judged(payload, headers=[("content-type", label)])
    assert verdict(condition) == ("broken", f"not-html:{kind}")
    assert condition.signal.startswith(named)


@pytest.mark.parametrize("label", [None, "text/plain", "application/octet-stream", "application/xhtml+xml"])
def test_a_page_under_a_label_that_says_nothing_is_read(label: str | None) -> None:
    assert judged(page("A readout", "A readout"), headers=[("content-type", label)] if label else []).state == "ok"


def test_a_few_words_that_are_labelled_as_a_page_are_one() -> None:
    assert judged(b"They met in Oslo.", headers=[HTML]).state == "ok"
