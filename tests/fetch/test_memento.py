"""Archives: what is asked, which captures are tried in which order, and which answers are captures of the page."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from audit.fetch.memento import (
    Archive,
    as_captured,
    capture_asks,
    index_ask,
    is_index,
    lasts,
    mismatch,
    shipped,
    taken_at,
    undated,
)
from audit.model.capture import Ask, Capture, Flaw, Role, Unreachable
from audit.model.errors import SettingsError

PAGE = "https://pages.test/2021/12/09/a-readout/?a=b&c=d"
ASK = Ask(PAGE, date(2021, 12, 9), by=date(2022, 1, 10))
WAYBACK = Archive("https://archive.test", "cdx-wayback")
PYWB = Archive("https://archive.test/coll/", "cdx-pywb")
TIMEMAP = Archive("https://archive.test/web", "timemap")
RAW = "https://archive.test/web/20211210080000id_/" + PAGE
WHEN = "Fri, 10 Dec 2021 08:00:00 GMT"
Headers = dict[str, str] | list[tuple[str, str]]


def _capture(ask: Ask, headers: Headers, final: str | None = None) -> Capture:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    told = tuple(headers.items() if isinstance(headers, dict) else headers)
    return Capture(ask.uri, final or ask.uri, (), 200, told, b"<html>", at)


def _listed(*stamps: str, status: int = 200, flaw: Flaw | None = None) -> Capture:
    rows = "\n".join(json.dumps({"timestamp": stamp, "url": PAGE, "status": "200"}) for stamp in stamps)
    at = datetime(2026, 1, 5, tzinfo=UTC)
    return Capture("https://archive.test/cdx", "", (), status, (), rows.encode(), at, flaw=flaw)


def _stamps(answer: Capture, ask: Ask = ASK) -> list[str]:
    return [one.uri.split("/web/")[1][:14] for one in capture_asks(ask, WAYBACK, answer) or ()]


def _answer(headers: Headers, final: str | None = None) -> str | None:
    ask = Ask(RAW, cited=PAGE)
    why = mismatch(ask, _capture(ask, headers, final))
    return why[0] if why else None


def test_a_wayback_index_is_asked_for_good_captures_nearest_the_claim() -> None:
    asked = index_ask(ASK, WAYBACK)
    assert asked.uri == (
        "https://archive.test/cdx/search/cdx?url=https%3A%2F%2Fpages.test%2F2021%2F12%2F09%2Fa-readout%2F%3Fa%3Db%26c%3Dd"
        "&output=json&filter=statuscode%3A200&limit=20&closest=20211209120000&sort=closest"
    )
    assert (asked.cited, asked.role) == (PAGE, "index")


def test_a_pywb_index_is_asked_below_its_collection_for_an_equal_status() -> None:
    uri = index_ask(Ask("http://pages.test/"), PYWB).uri
    assert (
        uri
        == "https://archive.test/coll/cdx?url=http%3A%2F%2Fpages.test%2F&output=json&filter=%3Dstatus%3A200&limit=20"
    )


def test_a_timemap_is_asked_for_by_the_pages_address() -> None:
    assert index_ask(ASK, TIMEMAP).uri == f"https://archive.test/web/timemap/link/{PAGE}"


def test_captures_of_the_documents_time_come_first_and_then_those_nearest_the_claim() -> None:
    stamps = ["20230101000000", "20211201000000", "20211209110000", "20220112000000", "20220110235959"]
    assert _stamps(_listed(*stamps)) == [
        "20211209110000",
        "20211201000000",
        "20220110235959",
        "20220112000000",
        "20230101000000",
    ]


@pytest.mark.parametrize(
    ("archive", "below"),
    [
        (WAYBACK, "https://archive.test/web/"),
        (PYWB, "https://archive.test/coll/"),
        (
            Archive("https://archive.test/coll", "cdx-pywb", replay="https://raw.test/replay/"),
            "https://raw.test/replay/",
        ),
    ],
)
def test_raw_bodies_are_asked_for_where_the_archive_has_them(archive: Archive, below: str) -> None:
    (asked,) = capture_asks(ASK, archive, _listed("20211210080000")) or ()
    assert asked.uri == f"{below}20211210080000id_/{PAGE}"
    assert (asked.cited, asked.role) == (PAGE, "capture")


def _kept(role: Role, days: int = 0, payload: bytes = _listed("20211210080000").payload, **changes: Any) -> bool:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    headers = (("memento-datetime", WHEN),) if role == "capture" else ()
    told = Capture("https://archive.test/", "", (), 200, headers, payload, at)
    return lasts(
        Ask("https://archive.test/", cited=PAGE, role=role), replace(told, **changes), at + timedelta(days=days)
    )


def test_a_capture_lasts_for_good_and_a_list_for_a_week() -> None:
    assert _kept("capture", days=4_000)
    assert _kept("index", days=6)
    assert not _kept("index", days=8)


@pytest.mark.parametrize("payload", [b"", b"\n", b"[]", b"[[]]\n", b"<title>Temporarily offline</title>"])
def test_a_list_that_was_empty_or_none_is_asked_for_anew(payload: bytes) -> None:
    assert not _kept("index", payload=payload)


def test_no_failure_and_no_page_lasts() -> None:
    assert not _kept("capture", status=503)
    assert not _kept("capture", headers=())
    assert not _kept("index", flaw="truncated")
    assert not _kept("page")
    gone = Unreachable("https://archive.test/", "", "read-timeout", 1, "")
    assert not lasts(Ask("https://archive.test/", role="index"), gone, datetime(2026, 1, 5, tzinfo=UTC))


def test_the_same_question_near_another_day_is_known_as_the_same() -> None:
    later = replace(ASK, near=date(2021, 12, 11))
    assert index_ask(later, PYWB).uri != index_ask(ASK, PYWB).uri
    assert undated(index_ask(later, PYWB).uri) == undated(index_ask(ASK, PYWB).uri)
    assert undated(index_ask(replace(ASK, uri=PAGE + "e"), PYWB).uri) != undated(index_ask(ASK, PYWB).uri)


def test_a_page_that_an_archive_never_captured_has_no_timemap() -> None:
    assert is_index(_listed(status=404), TIMEMAP)
    assert capture_asks(ASK, TIMEMAP, _listed(status=404)) == ()
    assert not is_index(_listed(status=404), WAYBACK)


@pytest.mark.parametrize("answer", [_listed(status=429), _listed(status=500), _listed(flaw="truncated")])
def test_an_answer_that_failed_or_is_cut_short_is_no_index(answer: Capture) -> None:
    assert not is_index(answer, WAYBACK)


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


def test_a_link_cannot_make_another_pages_capture_the_cited_ones() -> None:
    final = "https://archive.test/web/20211210080000id_/https://pages.test/"
    assert _answer({"memento-datetime": WHEN, "link": f'<{PAGE}>; rel="original"'}, final) == "other-url"


def test_what_a_captured_page_said_of_itself_does_not_count_before_what_the_archive_says() -> None:
    headers = [
        ("memento-datetime", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("link", f'<{PAGE}>; rel="original"'),
        ("memento-datetime", WHEN),
        ("link", '<https://pages.test/>; rel="original", <https://archive.test/tm>; rel="timemap"'),
    ]
    assert _answer(headers) == "other-url"
    assert taken_at(_capture(Ask(RAW), headers)) == datetime(2021, 12, 10, 8, tzinfo=UTC)


def test_a_capture_dressed_in_the_archives_own_frame_is_not_taken() -> None:
    assert _answer({"memento-datetime": WHEN}, f"https://archive.test/web/20211210080000/{PAGE}") == "not-raw"


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (b"<p>Loading...</p><p>Got an HTTP 302 response at crawl time</p><p>Redirecting to...</p>", "interstitial"),
        (b"<body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div>x</div><h1>A</h1>", "not-raw"),
        (b'<!-- WB Insert --><script>wbinfo.top_url = "x"</script><title>A</title>', "not-raw"),
        (b"<script src='/static/wb_frame.js'></script><div id='wb_iframe_div'></div>", "not-raw"),
    ],
)
def test_an_archives_own_page_is_no_capture_whatever_its_address(body: bytes, cause: str) -> None:
    answer = replace(_capture(Ask(RAW), {"memento-datetime": WHEN}), payload=body)
    why = mismatch(Ask(RAW, cited=PAGE), answer)
    assert why is not None
    assert why[0] == cause


def test_a_page_about_archives_is_not_taken_for_one_of_theirs() -> None:
    body = b"<h1>Why the Wayback Machine says: response at crawl time</h1><p>Its wb_iframe and its toolbar insert.</p>"
    assert mismatch(Ask(RAW, cited=PAGE), replace(_capture(Ask(RAW), {"memento-datetime": WHEN}), payload=body)) is None


def test_an_answer_from_outside_the_archive_is_not_taken() -> None:
    assert _answer({"memento-datetime": WHEN}, PAGE) == "left-the-archive"


def test_the_capture_time_is_read_as_utc() -> None:
    answer = _capture(Ask(RAW), {"memento-datetime": WHEN})
    assert taken_at(answer) == datetime(2021, 12, 10, 8, tzinfo=UTC)


def test_headers_that_came_with_the_page_are_judged_as_its_own() -> None:
    told = {"content-type": "text/html", "server": "nginx", "x-archive-orig-server": "AkamaiGHost"}
    page = as_captured(_capture(Ask(RAW), told), PAGE)
    assert (page.uri, page.final_uri, page.header("server")) == (PAGE, PAGE, "AkamaiGHost")


def test_the_shipped_archives_are_asked_no_faster_than_their_limits() -> None:
    wayback, arquivo = ([limit.interval for limit in archive.limits] for archive in shipped())
    assert wayback[0] >= 60 / 24
    assert wayback[1] >= 60 / 480
    assert arquivo[0] >= 60 / 250
    assert all(archive.pause >= 60 for archive in shipped())


def test_each_part_of_an_archive_is_known_by_its_address() -> None:
    asked = index_ask(ASK, PYWB), (capture_asks(ASK, PYWB, _listed("20211210080000")) or ())[0]
    assert [one.uri.startswith(limit.prefix) for one, limit in zip(asked, PYWB.limits, strict=True)] == [True, True]


@pytest.mark.parametrize("addresses", [("archive.test", None), ("https://archive.test", "archive.test/replay")])
def test_an_archive_without_a_whole_address_is_refused(addresses: tuple[str, str | None]) -> None:
    with pytest.raises(SettingsError, match=r"archives: (base|replay)"):
        Archive(addresses[0], "cdx-pywb", replay=addresses[1])
