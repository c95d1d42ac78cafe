"""What is asked besides a page to know whether it is one."""

import asyncio
from datetime import UTC, datetime

from audit.crawl.drive import crawl
from audit.model.capture import Ask, Capture, Hop, Outcome, Unreachable
from audit.model.reading import Page
from tests.crawl.asking import retrieve
from tests.extract.answers import ARTICLE, page
from tests.formats.pdfs import pdf

NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
CITED = "https://pages.example/2021/12/09/readout-of-the-call/"
NEW = "https://pages.example/archive/readout-of-the-call"
PORTAL = page("The Oslo Portal", "Welcome", "<p>News, weather and timetables of the city, every day anew.</p>")
READOUT = page("Readout of the call", "Readout of the call", ARTICLE)


def _leading(target: str) -> bytes:
    return page("Moved", None, "<p>Moved.</p>", f'<meta http-equiv="refresh" content="0; url={target}">')


class Web:
    """Answers addresses by how they begin, the longest first, else 404; remembers what was asked."""

    def __init__(self, answers: dict[str, bytes | str]) -> None:
        self.answers = answers
        self.asked: list[Ask] = []

    async def __call__(self, ask: Ask) -> Outcome:
        self.asked.append(ask)
        await asyncio.sleep(0)
        start = max((start for start in self.answers if ask.uri.startswith(start)), key=len, default=None)
        answer = b"no" if start is None else self.answers[start]
        if isinstance(answer, str):
            return Unreachable(ask.uri, ask.uri, answer, 1, "a test")
        label = "application/pdf" if answer.startswith(b"%PDF") else "text/html"
        return Capture(ask.uri, ask.uri, (), 404 if start is None else 200, (("content-type", label),), answer, NOON)

    @property
    def uris(self) -> list[str]:
        return [ask.uri for ask in self.asked]


def _retrieved(web: Web, uri: str = CITED) -> Page:
    return asyncio.run(retrieve(Ask(uri), web))


def _told(found: Page) -> tuple[str, str]:
    return found.condition.state, found.condition.cause


def test_a_page_that_leads_on_by_itself_is_followed_and_the_way_is_kept() -> None:
    web = Web({CITED: _leading(NEW), NEW: READOUT})
    found = _retrieved(web)
    (only,) = found.retrieval.tries
    assert _told(found) == ("ok", "http-200")
    assert (only.outcome.uri, only.outcome.final_uri, only.outcome.hops) == (CITED, NEW, (Hop(CITED, 200),))
    assert found.reading.title.value == "Readout of the call"
    assert [(ask.uri, ask.cited) for ask in web.asked] == [(CITED, None), (NEW, CITED)]


def test_where_it_leads_is_judged_like_a_redirect() -> None:
    home = Web({CITED: _leading("/"), "https://pages.example/": PORTAL})
    assert _told(_retrieved(home)) == ("gone", "soft-404:home")
    assert _told(_retrieved(Web({CITED: _leading("/login"), "https://pages.example/": PORTAL}))) == (
        "blocked",
        "login-wall",
    )
    assert _told(_retrieved(Web({CITED: _leading(NEW)}))) == ("gone", "http-404")
    refused = Web({CITED: _leading("file:///etc/passwd"), "file:": "refused-scheme"})
    assert _told(_retrieved(refused)) == ("refused", "redirect-refused")


def test_pages_that_lead_to_one_another_are_not_followed_for_ever() -> None:
    web = Web({CITED: _leading(NEW), NEW: _leading(CITED)})
    assert _told(_retrieved(web)) == ("broken", "meta-refresh")
    assert web.uris == [CITED, NEW]
    chain = {f"https://pages.example/{n}": _leading(f"/{n + 1}") for n in range(10)}
    web = Web({**chain})
    assert _told(_retrieved(web, "https://pages.example/0")) == ("broken", "meta-refresh")
    assert len(web.asked) == 4


def test_a_recording_that_does_not_hold_where_it_leads_says_so() -> None:
    assert _told(_retrieved(Web({CITED: _leading(NEW), NEW: "not-on-cassette"}))) == ("broken", "meta-refresh")


def test_a_site_that_shows_one_page_for_anything_is_asked_once_for_what_nobody_made() -> None:
    web = Web({"https://pages.example/": PORTAL})
    uris = [f"https://pages.example/2021/12/{day:02}/readout-of-the-call/" for day in range(1, 6)]
    pages = asyncio.run(crawl(map(Ask, uris), web, host_workers=5))
    assert {_told(found) for found in pages.values()} == {("gone", "soft-404:sibling")}
    (probe,) = (ask for ask in web.asked if ask.role == "probe")
    assert "/citation-audit-" in probe.uri
    assert len(web.asked) == len(uris) + 1


def test_a_page_in_no_doubt_costs_no_further_request() -> None:
    web = Web({CITED: READOUT})
    assert _told(_retrieved(web)) == ("ok", "http-200")
    assert web.uris == [CITED]


def test_a_doubt_that_cannot_be_resolved_leaves_the_page_as_it_seems() -> None:
    made_up = "https://pages.example/2021/12/09/citation-audit-"
    for answer in ("not-on-cassette", "read-timeout", "host-unavailable", "robots"):
        web = Web({CITED: PORTAL, made_up: answer})
        assert _told(_retrieved(web)) == ("ok", "http-200")
        assert len(web.asked) == 2


def test_a_pdf_is_read_beside_the_loop() -> None:
    document = "https://pages.example/readout-of-the-call.pdf"
    found = _retrieved(Web({document: pdf([(700, 24, "Readout of the call"), (660, 11, "Oslo")])}), document)
    assert found.reading.title.value == "Readout of the call"
