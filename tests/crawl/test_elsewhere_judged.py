"""A successor's page and an archive's capture pass the same judgement as a page at its own address."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from audit.crawl.elsewhere import Elsewhere
from audit.fetch.memento import Archive
from audit.fetch.successors import Successor
from audit.model.capture import Ask, Capture, Hop, Outcome, Unreachable
from audit.model.reading import Page
from tests.crawl.asking import retrieve
from tests.extract.answers import ARTICLE, page
from tests.formats.pdfs import pdf

CITED = "https://old.example/2021/12/09/readout-of-the-call/"
THERE = "https://new.example/2021/12/09/readout-of-the-call/"
NEW = "https://new.example/archive/readout-of-the-call"
ARCHIVE = "https://archive.example"
RULE = Successor("old.example", "/*", "https://new.example/*", "a test")
PLACES = Elsewhere((RULE,), (Archive(ARCHIVE, "cdx-pywb"),))
NOW = datetime(2026, 1, 5, tzinfo=UTC)
READOUT = page("Readout of the call", "Readout of the call", ARTICLE)
PORTAL = page("The Oslo Portal", "Welcome", "<p>News, weather and timetables of the city, every day anew.</p>")
LIST = json.dumps({"timestamp": "20211210080000", "url": CITED, "status": "200"}).encode()


def _leading(target: str) -> bytes:
    return page("Moved", None, "<p>Moved.</p>", f'<meta http-equiv="refresh" content="0; url={target}">')


class Web:
    """Answers addresses by how they begin, the longest first, else 404; captures say when they were made."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[Ask] = []

    async def __call__(self, ask: Ask) -> Outcome:
        self.asked.append(ask)
        start = max((start for start in self.answers if ask.uri.startswith(start)), key=len, default=None)
        answer = b"no" if start is None else self.answers[start]
        if answer == b"cut":
            return Unreachable(ask.uri, ask.uri, "reset", 1, "a test")
        label = "application/pdf" if answer.startswith(b"%PDF") else "text/html"
        said = (("content-type", label), ("memento-datetime", "Fri, 10 Dec 2021 08:00:00 GMT"))
        return Capture(ask.uri, ask.uri, (), 404 if start is None else 200, said, answer, NOW)


def _retrieved(answers: dict[str, bytes], uri: str = CITED) -> tuple[Page, list[str]]:
    web = Web(answers)
    return asyncio.run(retrieve(Ask(uri), web, PLACES)), [ask.uri for ask in web.asked]


def _told(found: Page) -> list[tuple[str, str]]:
    return [(tried.origin, tried.condition.cause) for tried in found.retrieval.tries]


def test_a_successor_that_leads_on_by_itself_is_followed_within_its_site() -> None:
    found, _ = _retrieved({THERE: _leading(NEW), NEW: READOUT})
    assert _told(found) == [("live", "http-404"), ("successor", "http-200")]
    used = found.retrieval.tries[1].outcome
    assert (used.uri, used.final_uri, used.hops) == (THERE, NEW, (Hop(THERE, 200),))
    assert found.reading.title.value == "Readout of the call"


def test_a_successor_that_leads_on_to_another_site_is_not_used() -> None:
    found, _ = _retrieved({THERE: _leading("https://third.example/readout"), "https://third.example/": READOUT})
    assert _told(found)[1] == ("successor", "left-the-successor")
    assert found.retrieval.used is None


def test_a_successor_that_leads_back_to_the_cited_address_does_not_go_round() -> None:
    found, asked = _retrieved({THERE: _leading(CITED)})
    assert _told(found)[1] == ("successor", "meta-refresh")
    assert asked.count(CITED) == 1


def test_a_successor_that_shows_one_page_for_anything_does_not_have_the_page() -> None:
    found, asked = _retrieved({"https://new.example/": PORTAL})
    assert _told(found)[1] == ("successor", "soft-404:sibling")
    assert found.retrieval.used is None
    assert sum("/citation-audit-" in uri for uri in asked) == 1


def test_a_capture_of_what_the_site_shows_for_anything_is_no_capture_of_the_page() -> None:
    answers = {"https://old.example/": PORTAL, f"{ARCHIVE}/cdx": LIST, f"{ARCHIVE}/2": PORTAL}
    found, asked = _retrieved(answers)
    assert _told(found)[-1] == ("memento", "soft-404:sibling")
    assert found.retrieval.used is None
    assert sum("/citation-audit-" in uri for uri in asked) == 1
    found, _ = _retrieved({**answers, f"{ARCHIVE}/2": READOUT})
    assert _told(found)[-1] == ("memento", "http-200")


def test_a_capture_in_doubt_costs_the_site_itself_no_request() -> None:
    found, asked = _retrieved({CITED: b"cut", f"{ARCHIVE}/cdx": LIST, f"{ARCHIVE}/2": PORTAL})
    assert _told(found)[-1] == ("memento", "http-200")
    assert not any("/citation-audit-" in uri for uri in asked)


@pytest.mark.parametrize("place", [THERE.replace("call/", "call.pdf"), f"{ARCHIVE}/2"])
def test_a_pdf_is_read_wherever_it_lives(place: str) -> None:
    cited = CITED.replace("call/", "call.pdf")
    document = pdf([(700, 24, "Readout of the call"), (660, 11, "Oslo")])
    index = LIST.replace(CITED.encode(), cited.encode())
    found, _ = _retrieved({place: document, f"{ARCHIVE}/cdx": index}, cited)
    assert found.reading.title.value == "Readout of the call"


def _with_earlier(answers: dict[str, bytes], kept: bytes) -> Page:
    taken = Capture(CITED, CITED, (), 200, (("content-type", "text/html"),), kept, datetime(2025, 3, 2, tzinfo=UTC))
    return asyncio.run(retrieve(Ask(CITED), Web(answers), PLACES, lambda _ask: taken))


def test_what_is_on_file_from_before_an_outage_is_read_before_anybody_else_is_asked() -> None:
    found = _with_earlier({CITED: b"cut", THERE: READOUT}, READOUT)
    assert _told(found) == [("live", "reset"), ("recording", "http-200")]
    assert found.condition.state == "unavailable"
    used = found.retrieval.tries[1].outcome
    assert isinstance(used, Capture)
    assert used.captured_at == datetime(2025, 3, 2, tzinfo=UTC)
    assert found.reading.from_page


def test_a_page_that_is_gone_is_looked_for_elsewhere_before_it_is_read_as_recorded() -> None:
    assert _told(_with_earlier({THERE: READOUT}, READOUT)) == [("live", "http-404"), ("successor", "http-200")]
    found = _with_earlier({}, READOUT)
    assert _told(found)[0] == ("live", "http-404")
    assert _told(found)[-1] == ("recording", "http-200")
    assert found.condition.state == "gone"


def test_what_is_on_file_and_no_page_is_left_out() -> None:
    soft = page("Page not found", "Page not found", "<p>Nothing here.</p>")
    assert _told(_with_earlier({CITED: b"cut"}, soft))[:2] == [("live", "reset"), ("successor", "http-404")]
