"""Archives: what is asked, which captures are tried in which order, and which answers are captures of the page."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.memento import Archive, as_captured, capture_asks, index_ask, mismatch, shipped, taken_at
from audit.model.capture import Ask, Capture
from audit.model.errors import SettingsError

PAGE = "https://pages.test/2021/12/09/a-readout/?a=b&c=d"
ASK = Ask(PAGE, date(2021, 12, 9), by=date(2022, 1, 10))
WAYBACK = Archive("https://archive.test", "cdx-wayback")
PYWB = Archive("https://archive.test/coll/", "cdx-pywb")
HEADER = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
RAW = "https://archive.test/web/20211210080000id_/" + PAGE
WHEN = "Fri, 10 Dec 2021 08:00:00 GMT"


def _table(*rows: tuple[str, str, str]) -> bytes:
    told = [["test,pages)/", stamp, url, "text/html", status, "X", "1"] for stamp, url, status in rows]
    return json.dumps([HEADER, *told]).encode()


def _lines(*rows: tuple[str, str, str]) -> bytes:
    told = [{"urlkey": "x", "timestamp": stamp, "url": url, "status": status} for stamp, url, status in rows]
    return "\n".join(map(json.dumps, told)).encode() + b"\n"


def _stamps(index: bytes, ask: Ask = ASK) -> list[str] | None:
    asks = capture_asks(ask, WAYBACK, index)
    return None if asks is None else [one.uri.split("/web/")[1][:14] for one in asks]


def _capture(ask: Ask, headers: dict[str, str], final: str | None = None) -> Capture:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    return Capture(ask.uri, final or ask.uri, (), 200, tuple(headers.items()), b"<html>", at)


def _answer(headers: dict[str, str], final: str | None = None) -> str | None:
    ask = Ask(RAW, cited=PAGE)
    return mismatch(ask, _capture(ask, headers, final))


def test_a_wayback_index_is_asked_for_good_captures_nearest_the_claim() -> None:
    asked = index_ask(ASK, WAYBACK)
    assert asked.uri == (
        "https://archive.test/cdx/search/cdx?url=https%3A%2F%2Fpages.test%2F2021%2F12%2F09%2Fa-readout%2F%3Fa%3Db%26c%3Dd"
        "&output=json&filter=statuscode%3A200&limit=20&closest=20211209120000&sort=closest"
    )
    assert asked.cited == PAGE


def test_a_pywb_index_is_asked_below_its_collection_for_an_equal_status() -> None:
    uri = index_ask(Ask("http://pages.test/"), PYWB).uri
    assert (
        uri
        == "https://archive.test/coll/cdx?url=http%3A%2F%2Fpages.test%2F&output=json&filter=%3Dstatus%3A200&limit=20"
    )


@pytest.mark.parametrize("spelt", [_table, _lines])
def test_captures_of_the_documents_time_come_first_and_then_those_nearest_the_claim(
    spelt: Callable[..., bytes],
) -> None:
    stamps = ["20230101000000", "20211201000000", "20211209110000", "20220112000000", "20220110235959"]
    index = spelt(*((stamp, PAGE, "200") for stamp in stamps))
    assert _stamps(index) == [
        "20211209110000",
        "20211201000000",
        "20220110235959",
        "20220112000000",
        "20230101000000",
    ]


def test_raw_bodies_are_asked_for_in_each_dialect() -> None:
    index = _table(("20211210080000", PAGE, "200"))
    assert [one.uri for one in capture_asks(ASK, WAYBACK, index) or ()] == [RAW]
    assert [one.uri for one in capture_asks(ASK, PYWB, index) or ()] == [
        f"https://archive.test/coll/20211210080000id_/{PAGE}"
    ]


def test_rows_of_other_pages_other_statuses_and_unreadable_days_are_passed_over() -> None:
    index = _table(
        ("20211210080000", "https://pages.test/", "200"),
        ("20211210080001", PAGE, "301"),
        ("20211310080002", PAGE, "200"),
        ("2021", PAGE, "200"),
        ("20211210080003", PAGE.replace("https://pages.test", "http://pages.test:80"), "200"),
    )
    assert _stamps(index) == ["20211210080003"]


@pytest.mark.parametrize("index", [b"", b" \n", b"[]", b"[[]]", _table()])
def test_an_empty_index_lists_nothing(index: bytes) -> None:
    assert _stamps(index) == []


@pytest.mark.parametrize(
    "index",
    [
        b"<html><title>Too many requests</title></html>",
        b'[["urlkey","timestamp"],["x","2021',
        b"[1, 2]",
        b"7",
        b"\xff\xfe",
        b"[" * 100_000,
        b" [] " + b" " * 2_000_000 + b"x",
    ],
)
def test_what_is_no_index_is_told_from_an_empty_one(index: bytes) -> None:
    assert _stamps(index) is None


@given(st.binary(max_size=200))
@settings(derandomize=True, deadline=None)
def test_no_index_whatever_it_holds_is_an_error(index: bytes) -> None:
    assert _stamps(index) in (None, [])


def test_a_capture_says_when_it_was_made_and_of_which_page() -> None:
    link = f'<{PAGE}>; rel="original", <https://archive.test/web/timemap/link/{PAGE}>; rel="timemap"'
    assert _answer({"memento-datetime": WHEN, "link": link}) is None


def test_without_a_link_the_archives_own_address_says_of_which_page() -> None:
    assert _answer({"memento-datetime": WHEN}) is None


@pytest.mark.parametrize(
    "rel", ['rel="original timegate"', "rel=original", 'title="x"; rel="timegate original"', 'rel = "original"']
)
def test_the_original_is_known_by_its_relation_however_written(rel: str) -> None:
    assert _answer({"memento-datetime": WHEN, "link": f"<https://other.test/>; {rel}"}) == "other-url"


def test_another_relation_is_not_taken_for_the_original() -> None:
    assert _answer({"memento-datetime": WHEN, "link": '<https://other.test/>; rel="first memento"'}) is None


@pytest.mark.parametrize("when", [None, "", "yesterday", "20211210080000"])
def test_an_answer_without_a_capture_time_is_no_capture(when: str | None) -> None:
    assert _answer({"memento-datetime": when} if when is not None else {}) == "no-memento-datetime"


def test_a_capture_of_another_page_is_not_taken() -> None:
    final = "https://archive.test/web/20211210080000id_/https://pages.test/"
    assert _answer({"memento-datetime": WHEN}, final) == "other-url"


def test_an_answer_from_outside_the_archive_is_not_taken() -> None:
    assert _answer({"memento-datetime": WHEN}, PAGE) == "left-the-archive"


def test_the_capture_time_is_read_as_utc() -> None:
    answer = _capture(Ask(RAW), {"memento-datetime": WHEN})
    assert taken_at(answer) == datetime(2021, 12, 10, 8, tzinfo=UTC)


def test_headers_that_came_with_the_page_are_judged_with_it() -> None:
    answer = _capture(Ask(RAW), {"content-type": "text/html", "x-archive-orig-cf-mitigated": "challenge"})
    page = as_captured(answer, PAGE)
    assert (page.uri, page.final_uri, page.header("cf-mitigated")) == (PAGE, PAGE, "challenge")


def test_the_shipped_archives_can_be_asked_no_faster_than_their_limits() -> None:
    slowest = {archive.base: archive.interval for archive in shipped()}
    assert slowest["https://web.archive.org"] >= 60 / 24
    assert slowest["https://arquivo.pt/wayback"] >= 60 / 250


def test_an_archive_without_a_whole_address_is_refused() -> None:
    with pytest.raises(SettingsError, match="archives: base"):
        Archive("archive.test", "cdx-pywb")
