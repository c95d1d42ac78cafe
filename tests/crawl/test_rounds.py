"""The second round: what seems gone or unavailable is asked for once more, later, and then looked for elsewhere."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from audit.crawl.drive import crawl
from audit.crawl.elsewhere import Elsewhere
from audit.fetch.successors import Successor
from audit.model.capture import Ask, Capture, Outcome, Unreachable
from audit.model.reading import Page
from audit.model.uri import Uri

PAGE = b"<html><head><title>A page</title></head><body><h1>A page</h1><p>Some words stand here.</p></body></html>"
NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
SUCCESSORS = Elsewhere((Successor("a.example", "/*", "https://new.example/*", "a test"),))


@dataclass
class Web:
    """Answers each URI with its next status or cause, the last one from then on; writes down asks and rests."""

    script: Mapping[str, Sequence[int | str]]
    told: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    async def fetch(self, ask: Ask) -> Outcome:
        turn = sum(earlier.uri == ask.uri for earlier in self.asks)
        self.asks.append(ask)
        self.told.append(ask.uri)
        steps = self.script.get(ask.uri, [200])
        step = steps[min(turn, len(steps) - 1)]
        attempts = (ask.tried or 0) + 1
        if isinstance(step, str):
            return Unreachable(ask.uri, ask.uri, step, attempts, "")
        headers = (("content-type", "text/html"),)
        return Capture(ask.uri, ask.uri, (), step, headers, PAGE, NOON, attempts)

    async def rest(self) -> None:
        self.told.append("rest")

    def pages(self, *uris: Uri, places: Elsewhere | None = None) -> Mapping[Uri, Page]:
        asks = [Ask(uri) for uri in uris or self.script]
        return asyncio.run(crawl(asks, self.fetch, rest=self.rest, places=places or Elsewhere()))


@pytest.mark.parametrize("first", [404, 410, 429, 500, 503, "no-such-host", "connect-timeout", "read-timeout"])
def test_a_page_that_was_back_at_the_second_look_is_ok(first: int | str) -> None:
    web = Web({"https://a.example/1": [first, 200], "https://b.example/": [200]})
    page = web.pages()["https://a.example/1"]
    assert page.condition.state == "ok"
    assert web.told == ["https://a.example/1", "https://b.example/", "rest", "https://a.example/1"]
    assert [ask.tried for ask in web.asks] == [None, None, 1]


@pytest.mark.parametrize(("step", "state"), [(404, "gone"), ("no-such-host", "gone"), (503, "unavailable")])
def test_what_stays_so_is_called_so_after_one_more_look_and_no_third(step: int | str, state: str) -> None:
    web = Web({"https://a.example/1": [step], "https://b.example/": [200]})
    page = web.pages()["https://a.example/1"]
    assert page.condition.state == state
    assert page.retrieval.tries[0].outcome.attempts == 2
    assert web.told.count("https://a.example/1") == 2


@pytest.mark.parametrize("step", [200, 403, "tls-certificate", "refused-address", "invalid-url", "not-on-cassette"])
def test_what_will_not_pass_is_asked_once_and_nobody_rests(step: int | str) -> None:
    web = Web({"https://a.example/1": [step]})
    web.pages()
    assert web.told == ["https://a.example/1"]


@pytest.mark.parametrize("first", [503, 429, "connect-timeout", "reset", "dns-error", "tls-error", "host-unavailable"])
@pytest.mark.parametrize("seen", [404, 410, "no-such-host"])
@pytest.mark.parametrize(("last", "state"), [(404, "gone"), (200, "ok"), (503, "unavailable")])
def test_what_seems_gone_only_at_the_second_look_gets_a_third_and_its_answer_counts(
    first: int | str, seen: int | str, last: int, state: str
) -> None:
    web = Web({"https://a.example/1": [first, seen, last], "https://b.example/": [200]})
    page = web.pages()["https://a.example/1"]
    assert page.condition.state == state
    assert page.retrieval.tries[0].outcome.attempts == 3
    assert web.told == ["https://a.example/1", "https://b.example/", *["rest", "https://a.example/1"] * 2]


@pytest.mark.parametrize("steps", [[404, "host-unavailable"], [503, 404, "host-unavailable"], [404, "no-route"]])
def test_a_page_that_seemed_gone_once_and_was_then_left_out_is_not_called_gone(steps: list[int | str]) -> None:
    web = Web({"https://a.example/1": steps, "https://b.example/": [200]})
    condition = web.pages()["https://a.example/1"].condition
    assert (condition.state, condition.cause) == ("unchecked", steps[-1])


def test_the_second_answer_counts_even_if_it_is_the_worse_one() -> None:
    web = Web({"https://a.example/1": [404, 503], "https://b.example/": [200]})
    assert web.pages()["https://a.example/1"].condition.state == "unavailable"


def test_a_page_is_looked_for_elsewhere_only_after_its_second_look() -> None:
    web = Web({"https://a.example/1": [404], "https://a.example/2": [404, 200]})
    pages = web.pages(places=SUCCESSORS)
    assert pages["https://a.example/1"].retrieval.used == 1
    assert pages["https://a.example/2"].retrieval.used == 0
    asked = ["https://a.example/1", "https://a.example/2"]
    assert web.told == [*asked, "rest", "https://a.example/1", "https://new.example/1", "https://a.example/2"]


def test_a_page_its_site_kept_from_being_asked_is_asked_later() -> None:
    web = Web({"https://a.example/1": ["host-unavailable", 200], "https://b.example/": [200]})
    assert web.pages()["https://a.example/1"].condition.state == "ok"
    assert web.asks[-1].tried == 1


def test_a_page_that_was_asked_once_and_then_left_out_is_what_it_was_at_first() -> None:
    web = Web({"https://a.example/1": [503, "host-unavailable"], "https://b.example/": [200]})
    assert web.pages()["https://a.example/1"].condition.cause == "http-503"


def test_a_page_that_was_never_asked_is_unchecked() -> None:
    web = Web({"https://a.example/1": ["host-unavailable"], "https://b.example/": [200]})
    condition = web.pages()["https://a.example/1"].condition
    assert (condition.state, condition.cause) == ("unchecked", "host-unavailable")


def test_the_second_round_asks_one_page_of_a_host_at_a_time_in_document_order() -> None:
    uris = [f"https://a.example/{number}" for number in range(5)]
    web = Web({uri: [503] for uri in uris})
    asyncio.run(crawl([Ask(uri) for uri in uris], web.fetch, rest=web.rest, host_workers=5))
    assert web.told == [*uris, "rest", *uris]


def test_a_replay_has_one_round() -> None:
    web = Web({"https://a.example/1": [404, 200]})
    pages = asyncio.run(crawl([Ask("https://a.example/1")], web.fetch))
    assert pages["https://a.example/1"].condition.state == "gone"
    assert len(web.asks) == 1
