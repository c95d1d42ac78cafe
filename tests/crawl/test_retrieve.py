"""One URI: what is asked, read and judged, and what counts as evidence."""

import asyncio
import hashlib
from datetime import UTC, date, datetime

from audit.model.capture import Ask, Capture, Outcome, Unreachable
from audit.model.reading import Page
from tests.crawl.asking import retrieve

URI = "https://pages.example/2021/12/09/a-readout/"
PAGE = b"""<html><head><title>Readout of a call</title></head>
<body><main><h1>Readout of a call</h1><p>The minister spoke today with her counterpart.</p></main></body></html>"""
NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)


def _retrieved(outcome: Outcome) -> Page:
    async def fetch(ask: Ask) -> Outcome:
        assert ask.uri == URI
        return outcome

    return asyncio.run(retrieve(Ask(URI), fetch))


def test_a_whole_page_is_read_and_used() -> None:
    page = _retrieved(Capture(URI, URI, (), 200, (("content-type", "text/html"),), PAGE, NOON))
    assert page.condition.state == "ok"
    assert page.retrieval.used == 0
    assert page.reading.title.value == "Readout of a call"
    assert page.reading.from_page


def test_a_page_not_found_is_never_evidence() -> None:
    page = _retrieved(Capture(URI, URI, (), 404, (("content-type", "text/html"),), PAGE, NOON))
    assert (page.condition.state, page.condition.cause) == ("gone", "http-404")
    assert page.retrieval.used is None
    assert not page.reading.from_page


def test_a_body_that_is_not_whole_is_never_evidence() -> None:
    page = _retrieved(Capture(URI, URI, (), 200, (("content-type", "text/html"),), PAGE, NOON, flaw="truncated"))
    assert page.condition.state == "broken"
    assert page.retrieval.used is None


def test_without_a_page_the_url_still_tells_its_date() -> None:
    page = _retrieved(Unreachable(URI, URI, "read-timeout", 3, "no answer within 20 s"))
    assert page.condition.state == "unavailable"
    assert page.reading.published.value == date(2021, 12, 9)
    assert not page.reading.from_page


def test_a_page_that_was_judged_lets_go_of_its_body_and_keeps_its_digest() -> None:
    outcome = (
        _retrieved(Capture(URI, URI, (), 200, (("content-type", "text/html"),), PAGE, NOON)).retrieval.tries[0].outcome
    )
    assert isinstance(outcome, Capture)
    assert (outcome.payload, outcome.sha256) == (b"", hashlib.sha256(PAGE).hexdigest())


def test_a_page_without_a_body_has_no_digest() -> None:
    outcome = _retrieved(Capture(URI, URI, (), 204, (), b"", NOON)).retrieval.tries[0].outcome
    assert isinstance(outcome, Capture)
    assert outcome.sha256 is None
