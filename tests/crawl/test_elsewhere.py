"""Where a page is looked for when it cannot be used at its own address, and what is believed of the answers."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeAlias

import pytest

from audit.crawl.elsewhere import Elsewhere
from audit.fetch.address import allowance
from audit.fetch.memento import Archive
from audit.fetch.successors import Successor
from audit.model.capture import Ask, Capture, Outcome, Unreachable
from audit.model.reading import Page
from tests.crawl.asking import retrieve

URI = "https://old.example/2021/12/09/a-readout/"
SUCCESSOR = "https://new.example/2021/12/09/a-readout/"
FIRST, SECOND = "https://first.example", "https://second.example/coll"
ASK = Ask(URI, date(2021, 12, 9), by=date(2022, 1, 10))
PLACES = Elsewhere(
    (Successor("old.example", "/*", "https://new.example/*", "a test"),),
    (Archive(FIRST, "cdx-wayback"), Archive(SECOND, "cdx-pywb")),
)
GOOD = b"""<html><head><title>Readout of a call</title></head>
<body><main><h1>Readout of a call</h1><p>The minister spoke today with her counterpart.</p></main></body></html>"""
SOFT = b"<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"
WHEN = "Fri, 10 Dec 2021 08:00:00 GMT"
NOW = datetime(2026, 1, 5, tzinfo=UTC)
STAMPS = [f"2021121008000{n}" for n in range(8)]
Answer: TypeAlias = tuple[int, dict[str, str], bytes]
"""Status, headers over those of a page, and body."""
GONE: Answer = (404, {}, SOFT)


class Web:
    """Answers addresses by how they begin, everything else as not on the cassette; remembers what was asked."""

    def __init__(
        self,
        answers: dict[str, Answer | str],
        sent_on: dict[str, str] | None = None,
        ips: dict[str, str] | None = None,
    ) -> None:
        self.answers = answers
        self.ips = ips or {}
        self.sent_on = sent_on or {}
        self.asked: list[Ask] = []

    async def __call__(self, ask: Ask) -> Outcome:
        self.asked.append(ask)
        answer = next((held for start, held in self.answers.items() if ask.uri.startswith(start)), "not-on-cassette")
        if isinstance(answer, str):
            return Unreachable(ask.uri, ask.uri, answer, 1, "a test")
        status, headers, body = answer
        told = tuple({"content-type": "text/html", **headers}.items())
        final, ip = self.sent_on.get(ask.uri, ask.uri), self.ips.get(ask.uri)
        return Capture(ask.uri, final, (), status, told, body, NOW, ip=ip)


def _index(*stamps: str) -> Answer:
    rows = [["timestamp", "original", "statuscode"], *([stamp, URI, "200"] for stamp in stamps)]
    return 200, {"content-type": "application/json"}, json.dumps(rows).encode()


def _kept(body: bytes = GOOD, status: int = 200, more: dict[str, str] | None = None) -> Answer:
    return status, {"memento-datetime": WHEN, **(more or {})}, body


def _page(web: Web, places: Elsewhere = PLACES, ask: Ask = ASK) -> Page:
    return asyncio.run(retrieve(ask, web, places))


def _told(page: Page) -> list[tuple[str, str]]:
    return [(tried.origin, tried.condition.cause) for tried in page.retrieval.tries]


def test_a_page_that_can_be_used_is_asked_for_nowhere_else() -> None:
    web = Web({URI: (200, {}, GOOD)})
    assert _told(_page(web)) == [("live", "http-200")]
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("live", "condition"),
    [(GONE, "gone"), ((403, {}, b"no"), "blocked"), ("read-timeout", "unavailable"), ("tls-certificate", "broken")],
)
def test_a_page_that_cannot_be_used_is_read_at_its_successor(live: Answer | str, condition: str) -> None:
    web = Web({URI: live, SUCCESSOR: (200, {}, GOOD)})
    page = _page(web)
    assert page.condition.state == condition
    assert page.retrieval.used == 1
    assert page.retrieval.tries[1].origin == "successor"
    assert (page.reading.title.value, page.reading.from_page) == ("Readout of a call", True)
    assert [ask.uri for ask in web.asked] == [URI, SUCCESSOR]


@pytest.mark.parametrize(
    "live", ["refused-address", "invalid-url", "not-on-cassette", (200, {"content-type": "a/b"}, b"x")]
)
def test_what_was_never_asked_and_what_is_no_html_is_looked_for_nowhere_else(
    live: Answer | str,
) -> None:
    web = Web({URI: live, SUCCESSOR: (200, {}, GOOD)})
    assert _page(web).retrieval.used is None
    assert len(web.asked) == 1


def test_a_capture_is_used_when_the_successor_has_no_page_either() -> None:
    web = Web({URI: GONE, SUCCESSOR: (200, {}, SOFT), f"{FIRST}/cdx": _index(STAMPS[0]), f"{FIRST}/web": _kept()})
    page = _page(web)
    assert _told(page) == [("live", "http-404"), ("successor", "soft-404"), ("memento", "http-200")]
    assert page.condition.state == "gone"
    assert page.retrieval.used == 2
    assert page.retrieval.tries[2].memento_datetime == datetime(2021, 12, 10, 8, tzinfo=UTC)
    assert page.reading.uri == URI
    assert {ask.cited for ask in web.asked[1:]} == {URI}


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (_kept(SOFT), "soft-404"),
        (_kept(status=404), "http-404"),
        (_kept(b""), "empty"),
        (_kept(b"<title>Just a moment...</title><p>wait"), "challenge:cloudflare"),
        (_kept(more={"x-archive-orig-cf-mitigated": "challenge"}), "challenge:cloudflare"),
        (_kept(more={"link": '<https://old.example/>; rel="original"'}), "other-url"),
        ((200, {}, GOOD), "no-memento-datetime"),
    ],
)
def test_a_capture_that_is_not_the_page_is_rejected_and_the_next_one_tried(answer: Answer, cause: str) -> None:
    web = Web(
        {URI: GONE, f"{FIRST}/cdx": _index(*STAMPS[:2]), f"{FIRST}/web/{STAMPS[1]}": _kept(), f"{FIRST}/web": answer}
    )
    near = Ask(URI, date(2021, 12, 9), by=date(2022, 1, 10))
    page = _page(web, ask=near)
    assert _told(page) == [("live", "http-404"), ("memento", cause), ("memento", "http-200")]
    assert page.retrieval.used == 2


@pytest.mark.parametrize(
    ("index", "told"),
    [
        ((429, {}, b"slow down"), [("memento", "http-429")]),
        ((200, {}, b"<html><title>Sorry</title></html>"), [("memento", "no-archive-index")]),
        ((200, {}, b'[["timestamp","orig'), [("memento", "no-archive-index")]),
        ("read-timeout", [("memento", "read-timeout")]),
        ((200, {}, b"[]"), [("memento", "no-capture")]),
        ((404, {}, b"no index here"), [("memento", "http-404")]),
    ],
)
def test_an_archive_that_lists_nothing_is_passed_over_for_the_next(
    index: Answer | str, told: list[tuple[str, str]]
) -> None:
    web = Web({URI: GONE, f"{FIRST}/cdx": index, f"{SECOND}/cdx": _index(STAMPS[0]), SECOND: _kept()})
    page = _page(web)
    assert _told(page) == [("live", "http-404"), *told, ("memento", "http-200")]
    assert page.reading.from_page


def test_an_archive_that_turns_us_away_is_asked_for_no_further_capture() -> None:
    web = Web({URI: GONE, f"{FIRST}/cdx": _index(*STAMPS), f"{FIRST}/web": (429, {}, b"slow down")})
    assert _told(_page(web)) == [("live", "http-404"), ("memento", "http-429")]


def test_no_more_captures_are_tried_than_allowed() -> None:
    web = Web({URI: GONE, f"{FIRST}/cdx": _index(*STAMPS), f"{FIRST}/web": _kept(SOFT)})
    assert len(_page(web).retrieval.tries) == 1 + PLACES.captures


def test_a_successor_that_sends_on_to_another_site_does_not_answer_for_the_page() -> None:
    web = Web({URI: GONE, SUCCESSOR: (200, {}, GOOD)}, sent_on={SUCCESSOR: "https://portal.example/"})
    page = _page(web)
    assert _told(page) == [("live", "http-404"), ("successor", "left-the-successor")]
    assert page.retrieval.used is None


def test_a_successor_may_send_on_within_its_site() -> None:
    web = Web({URI: GONE, SUCCESSOR: (200, {}, GOOD)}, sent_on={SUCCESSOR: "https://www.new.example/2021/a"})
    assert _page(web).retrieval.used == 1


def test_rules_that_lead_back_to_the_cited_page_or_in_circles_ask_nothing_twice() -> None:
    rules = [
        Successor("old.example", "/*", target, "a test")
        for target in (
            "https://old.example/*",
            "http://OLD.example:80/*",
            "https://new.example/*",
            "https://new.example/*",
        )
    ]
    back = Successor("new.example", "/*", "https://old.example/*", "a test")
    web = Web({URI: GONE, "https://": GONE, "http://": GONE})
    _page(web, Elsewhere((*rules, back)))
    assert [ask.uri for ask in web.asked] == [URI, URI.replace("https", "http"), SUCCESSOR]


def test_captures_that_a_recording_does_not_hold_are_passed_over_for_those_it_does() -> None:
    web = Web({URI: GONE, f"{FIRST}/cdx": _index(*STAMPS), f"{FIRST}/web/{STAMPS[-1]}": _kept()})
    assert _told(_page(web)) == [("live", "http-404"), ("memento", "http-200")]


def test_what_a_recording_does_not_hold_leaves_the_live_result_standing() -> None:
    page = _page(Web({URI: GONE}))
    assert _told(page) == [("live", "http-404")]
    assert (page.condition.state, page.retrieval.used) == ("gone", None)


def test_a_place_that_is_left_alone_by_now_leaves_the_live_result_standing() -> None:
    page = _page(Web({URI: GONE, "https://": "host-unavailable"}))
    assert _told(page) == [("live", "http-404")]


@pytest.mark.parametrize("uri", ["http://10.0.0.7/a", "http://intranet/a", "http://wiki.corp.example/a"])
def test_no_public_archive_is_told_of_a_private_page(uri: str) -> None:
    web = Web({uri: GONE})
    places = Elsewhere(archives=PLACES.archives, exempt=allowance(["wiki.corp.example"]))
    _page(web, places, Ask(uri))
    assert [ask.uri for ask in web.asked] == [uri]


def test_an_archive_whose_captures_lie_elsewhere_in_public_is_told_of_no_private_page() -> None:
    web = Web({"http://10.0.0.7/a": GONE})
    archive = Archive("http://10.0.0.8", "cdx-pywb", replay="https://raw.example")
    _page(web, Elsewhere(archives=(archive,)), Ask("http://10.0.0.7/a"))
    assert len(web.asked) == 1


@pytest.mark.parametrize("tail", ["?access_token=0123456789abcdef", "?sig=0123456789abcdef0123"])
def test_an_address_that_carries_a_token_is_told_to_nobody(tail: str) -> None:
    web = Web({URI: GONE})
    _page(web, ask=Ask(URI + tail))
    assert [ask.uri for ask in web.asked] == [URI + tail]


def test_no_public_archive_is_told_of_a_private_page_that_sends_readers_on_to_a_public_one() -> None:
    refresh = b'<html><head><meta http-equiv="refresh" content="0; url=https://portal.example/login"></head></html>'
    web = Web(
        {URI: (200, {}, refresh), "https://portal.example/": (403, {}, b"<h1>Log in</h1>")}, ips={URI: "10.1.2.3"}
    )
    page = _page(web, replace(PLACES, successors=()))
    assert page.condition.state == "blocked"
    assert [ask.uri for ask in web.asked] == [URI, "https://portal.example/login"]


def test_a_private_archive_is_asked_for_private_pages() -> None:
    web = Web({"http://10.0.0.7/a": GONE})
    _page(web, Elsewhere(archives=(Archive("http://10.0.0.8", "cdx-pywb"),)), Ask("http://10.0.0.7/a"))
    assert len(web.asked) == 2
