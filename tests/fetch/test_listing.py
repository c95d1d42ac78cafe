"""What an archive lists: rows of the page, captured whole; and an empty list told from no list."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.listing import moments, same_page, timemap_moments

PAGE = "https://pages.test/2021/12/09/a-readout/?a=b&c=d,e"
HEADER = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


def _table(*rows: tuple[str, str, str]) -> bytes:
    told = [["test,pages)/", stamp, url, "text/html", status, "X", "1"] for stamp, url, status in rows]
    return json.dumps([HEADER, *told]).encode()


def _lines(*rows: tuple[str, str, str]) -> bytes:
    told = [{"urlkey": "x", "timestamp": stamp, "url": url, "status": status} for stamp, url, status in rows]
    return "\n".join(map(json.dumps, told)).encode() + b"\n"


def _stamps(listed: bytes, uri: str = PAGE) -> list[str] | None:
    found = moments(listed, uri)
    return None if found is None else sorted(f"{at:%Y%m%d%H%M%S}" for at in found)


@pytest.mark.parametrize("spelt", [_table, _lines])
def test_both_spellings_of_an_index_are_read(spelt: object) -> None:
    assert callable(spelt)
    assert _stamps(spelt(("20211210080000", PAGE, "200"), ("20211211080000", PAGE, "200"))) == [
        "20211210080000",
        "20211211080000",
    ]


def test_rows_of_other_pages_other_statuses_and_unreadable_days_are_passed_over() -> None:
    index = _table(
        ("20211210080000", "https://pages.test/", "200"),
        ("20211210080001", PAGE, "301"),
        ("20211310080002", PAGE, "200"),
        ("2021", PAGE, "200"),
        ("20211210080003", PAGE.replace("https://pages.test", "http://pages.test:80"), "200"),
        ("20211210080004", PAGE, "-"),
    )
    assert _stamps(index) == ["20211210080003"]


def test_a_revisit_that_a_pywb_index_lists_without_a_status_is_a_capture() -> None:
    row = {"timestamp": "20211203000000", "url": PAGE, "mime": "warc/revisit"}
    assert _stamps(json.dumps(row).encode()) == ["20211203000000"]


@pytest.mark.parametrize("index", [b"", b" \n", b"[]", b"[[]]", _table()])
def test_an_empty_index_lists_nothing(index: bytes) -> None:
    assert _stamps(index) == []


@pytest.mark.parametrize(
    "index",
    [
        b"<html><title>Too many requests</title></html>",
        b'{"message": "Too many requests"}',
        b'[["urlkey","timestamp"],["x","2021',
        b'[["a", "b"], ["c", "d"]]',
        b"[1, 2]",
        b"7",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[" + b"1" * 10_000 + b"]",
        b" [] " + b" " * 5_000_000 + b"x",
    ],
)
def test_what_is_no_index_is_told_from_an_empty_one(index: bytes) -> None:
    assert _stamps(index) is None


@given(st.binary(max_size=200))
@settings(derandomize=True, deadline=None)
def test_no_answer_whatever_it_holds_is_an_error(listed: bytes) -> None:
    assert moments(listed, PAGE) in (None, frozenset())
    assert timemap_moments(listed, PAGE) in (None, frozenset())


def _timemap(original: str = PAGE) -> bytes:
    return (
        f'<https://archive.test/timemap/link/{PAGE}>; rel="self"; type="application/link-format",\n'
        f'<https://archive.test/{PAGE}>; rel="timegate",\n<{original}>; rel="original",\n'
        f'<https://archive.test/20211210080000mp_/{PAGE}>; rel="first memento"; '
        'datetime="Fri, 10 Dec 2021 08:00:00 GMT"; collection="coll",\n'
        f'<https://archive.test/20211211080000mp_/{PAGE}>; rel="memento"; datetime="Sat, 11 Dec 2021 08:00:00 GMT",\n'
        f'<https://archive.test/x/{PAGE}>; rel="last memento"; datetime="some day"\n'
    ).encode()


def test_a_timemap_lists_captures_by_their_dates() -> None:
    expected = frozenset({datetime(2021, 12, 10, 8, tzinfo=UTC), datetime(2021, 12, 11, 8, tzinfo=UTC)})
    assert timemap_moments(_timemap(), PAGE) == expected


def test_a_timemap_of_another_page_lists_nothing() -> None:
    assert timemap_moments(_timemap("https://pages.test/"), PAGE) == frozenset()


@pytest.mark.parametrize(
    "listed", [b"", b"<html><title>Sorry</title></html>", b"[]", b'<a>; rel="original"' + b" " * 5_000_000]
)
def test_what_is_no_timemap_is_told_from_an_empty_one(listed: bytes) -> None:
    assert timemap_moments(listed, PAGE) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.test/x", "https://a.test/x"),
        ("https://a.test/x/", "https://a.test/x"),
        ("HTTPS://A.test:443/x", "https://a.test/x"),
        ("http://a.test", "https://a.test/"),
    ],
)
def test_scheme_and_a_slash_at_the_end_make_no_other_page(one: str, other: str) -> None:
    assert same_page(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.test/x", "https://a.test/y"),
        ("https://a.test/x", "https://a.test/X"),
        ("https://a.test/x", "https://www.a.test/x"),
        ("https://a.test/x", "https://a.test/x?"),
        ("https://a.test/?q=a", "https://a.test/?q=a/"),
        ("https://a.test/x", "https://a.test:8443/x"),
        ("https://a.test/x", ""),
    ],
)
def test_anything_else_makes_another_page(one: str, other: str) -> None:
    assert not same_page(one, other)
