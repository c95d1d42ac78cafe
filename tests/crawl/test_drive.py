"""Many URIs: each page asked for once, hosts side by side, and what ends a run ends it plainly."""

import asyncio
from datetime import UTC, datetime

import pytest

from audit.crawl.drive import crawl
from audit.model.capture import Ask, Capture, Outcome, Unreachable
from audit.model.errors import CassetteError
from audit.model.reading import Page

PAGE = b"<html><head><title>A page</title></head><body><h1>A page</h1><p>Some words stand here.</p></body></html>"
NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)


def _page(uri: str) -> Capture:
    return Capture(uri, uri, (), 200, (("content-type", "text/html"),), PAGE, NOON)


class Site:
    """Answers every URI with the same page and remembers what was asked, and how many at a time."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.together = 0
        self.most_together = 0

    async def fetch(self, ask: Ask) -> Outcome:
        self.asked.append(ask.uri)
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        self.together -= 1
        return _page(ask.uri)


def test_each_uri_gets_its_page() -> None:
    site = Site()
    pages = asyncio.run(crawl([Ask("https://b.example/2"), Ask("https://a.example/1")], site.fetch))
    assert list(pages) == ["https://a.example/1", "https://b.example/2"]
    assert {page.condition.state for page in pages.values()} == {"ok"}


def test_spellings_of_one_page_share_one_request_and_keep_their_own_uri() -> None:
    site = Site()
    spellings = ["https://a.example/x#one", "https://a.example/x#two", "HTTPS://A.example/x"]
    pages = asyncio.run(crawl([Ask(uri) for uri in spellings], site.fetch))
    assert site.asked == ["https://a.example/x#one"]
    assert {uri: page.uri for uri, page in pages.items()} == {uri: uri for uri in spellings}


def test_one_host_is_asked_one_page_at_a_time_in_order() -> None:
    site = Site()
    uris = [f"https://a.example/{number}" for number in range(5)]
    asyncio.run(crawl([Ask(uri) for uri in uris], site.fetch))
    assert (site.asked, site.most_together) == (uris, 1)


def test_hosts_are_asked_side_by_side() -> None:
    site = Site()
    asyncio.run(crawl([Ask(f"https://{name}.example/") for name in "abcd"], site.fetch))
    assert site.most_together == 4


def test_more_workers_ask_one_host_for_more_pages_at_a_time() -> None:
    site = Site()
    asyncio.run(crawl([Ask(f"https://a.example/{n}") for n in range(6)], site.fetch, host_workers=2))
    assert site.most_together == 2


def test_every_page_is_told_once_when_it_is_judged() -> None:
    told: list[Page] = []
    asyncio.run(crawl([Ask("https://a.example/1"), Ask("https://a.example/2")], Site().fetch, seen=told.append))
    assert [page.uri for page in told] == ["https://a.example/1", "https://a.example/2"]


def test_an_error_that_ends_the_run_comes_out_by_itself() -> None:
    async def fetch(ask: Ask) -> Outcome:
        raise CassetteError(f"{ask.uri}: altered")

    with pytest.raises(CassetteError, match="altered"):
        asyncio.run(crawl([Ask("https://a.example/1"), Ask("https://b.example/1")], fetch))


def test_an_error_of_our_own_costs_one_page_and_says_where_it_was() -> None:
    async def fetch(ask: Ask) -> Outcome:
        if ask.uri.endswith("2"):
            raise KeyError("planted")
        return _page(ask.uri)

    pages = asyncio.run(crawl([Ask("https://a.example/2"), Ask("https://a.example/1")], fetch))
    assert pages["https://a.example/1"].condition.state == "ok"
    failed = pages["https://a.example/2"]
    assert (failed.condition.state, failed.condition.cause) == ("unchecked", "internal-error")
    outcome = failed.retrieval.tries[0].outcome
    assert isinstance(outcome, Unreachable)
    assert outcome.detail.startswith("KeyError at test_drive.py:")


def test_nothing_to_ask_is_no_pages() -> None:
    assert asyncio.run(crawl([], Site().fetch)) == {}
