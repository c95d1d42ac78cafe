"""The watch: what fails while nobody answers is held back, and belongs to the network or to the sites."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.crawl.drive import crawl
from audit.crawl.elsewhere import Elsewhere
from audit.crawl.watch import Controls, Network, Watch
from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.live import answering
from audit.fetch.memento import Archive
from audit.fetch.policy import FetchPolicy
from audit.model.capture import Ask
from audit.model.errors import CassetteError
from audit.model.reading import Page
from audit.text.urls import host

PAGE = b"<html><head><title>A page</title></head><body><h1>A page</h1><p>Some words stand here.</p></body></html>"
NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
ARCHIVES = ("https://archive-one.test/", "https://archive-two.test/")


@dataclass
class Web:
    """Each host answers with a status or fails for a cause; after `dies` asks nobody but `survivors` answers any more.

    Every ask takes a second of the world's time; a host's `delays` are further turns of the event loop.
    """

    hosts: Mapping[str, int | str] = field(default_factory=dict)
    dies: int | None = None
    dead: str = "no-such-host"
    survivors: Sequence[str] = ()
    delays: Mapping[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)
    pauses: int = 0
    seconds: int = 0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        self.asked.append(ask.uri)
        down = self.dies is not None and len(self.asked) > self.dies
        for _ in range(1 + self.delays.get(host(ask.uri), 0)):
            await asyncio.sleep(0)
        return self._told(ask, down=down)

    async def control(self, ask: Ask) -> Sequence[WireEvent]:
        self.controls.append(ask.uri)
        return self._told(ask, down=self.dies is not None and len(self.asked) > self.dies)

    async def pause(self) -> None:
        self.pauses += 1

    def _told(self, ask: Ask, *, down: bool) -> Sequence[WireEvent]:
        self.seconds += 1
        step = self.hosts.get(host(ask.uri), 200)
        if down and host(ask.uri) not in self.survivors:
            step = self.dead
        if isinstance(step, str):
            return [Failure(ask.uri, 1, self.now(), step, "a test")]
        headers = (("content-type", "text/html"),)
        return [Exchange(ask.uri, 1, self.now(), None, b"", b"", step, headers, PAGE)]

    def pages(
        self,
        *uris: str,
        known: tuple[str, ...] = ARCHIVES,
        network: Network | None = None,
        places: Elsewhere | None = None,
        again: bool = False,
        workers: int = 1,
    ) -> tuple[Mapping[str, Page], str | None]:
        controls = Controls(self.control, self.pause, known, lambda uri: host(uri).startswith("127."))
        watch = Watch(self.source, controls, self.now, network or Network())
        crawling = crawl(
            [Ask(uri) for uri in uris],
            answering(watch.source, FetchPolicy("test")),
            host_workers=workers,
            places=places or Elsewhere(),
            rest=self.pause if again else None,
            watch=watch,
        )
        return asyncio.run(asyncio.wait_for(crawling, 60)), watch.down  # if it hangs, it hangs for ever


def _uris(names: str, pages: int = 1) -> list[str]:
    return [f"https://{name}.test/{number}" for name in names for number in range(pages)]


def _causes(pages: Mapping[str, Page]) -> set[tuple[str, str]]:
    return {(page.condition.state, page.condition.cause) for page in pages.values()}


DOWN = {("unchecked", "network-down")}


@pytest.mark.parametrize(
    "dead", ["no-such-host", "dns-error", "connect-timeout", "connect-refused", "reset", "no-route", "no-resources"]
)
def test_a_dead_network_is_found_out_with_one_ask_of_each_host(dead: str) -> None:
    web = Web(dies=0, dead=dead)
    pages, down = web.pages(*_uris("abcde", pages=20))
    assert _causes(pages) == DOWN
    assert down is not None
    assert len(web.asked) == 5


@pytest.mark.parametrize("cause", ["no-route", "no-resources"])
def test_what_this_machine_could_not_ask_is_nobodys_fault_while_others_answer(cause: str) -> None:
    """Asked once more in the second round, and looked for in the archives as far as those are within reach."""
    web = Web({"a.test": cause})
    pages, down = web.pages(*_uris("abc"), again=True)
    assert down is None
    assert _causes(pages) == {("ok", "http-200"), ("unchecked", cause)}
    assert web.asked.count("https://a.test/0") == 2


def test_a_dead_network_behind_a_single_host_is_told_by_the_archives() -> None:
    web = Web(dies=0)
    pages, down = web.pages(*_uris("a", pages=3))
    assert _causes(pages) == DOWN
    assert down is not None
    assert tuple(web.controls) == ARCHIVES


def test_a_single_dead_host_is_dead_when_an_archive_answers() -> None:
    web = Web({"a.test": "no-such-host"})
    pages, down = web.pages(*_uris("a", pages=3))
    assert _causes(pages) == {("gone", "no-such-host")}
    assert down is None
    assert tuple(web.controls) == ARCHIVES, "asked once, not for each page"


def test_a_document_of_dead_hosts_alone_is_believed_when_an_archive_answers() -> None:
    web = Web(dict.fromkeys(["a.test", "b.test", "c.test", "d.test", "archive-one.test"], "no-such-host"))
    pages, down = web.pages(*_uris("abcd"))
    assert (_causes(pages), down) == ({("gone", "no-such-host")}, None)


def test_fewer_than_three_hosts_are_believed_when_there_is_nobody_else_to_ask() -> None:
    web = Web(dies=0)
    pages, down = web.pages(*_uris("ab"), known=())
    assert (_causes(pages), down) == ({("gone", "no-such-host")}, None)
    assert web.controls == []


def test_three_dead_hosts_are_asked_again_a_moment_later_when_there_is_nobody_else_to_ask() -> None:
    web = Web(dict.fromkeys(["a.test", "b.test", "c.test"], "no-such-host"))
    _, down = web.pages(*_uris("abc"), known=())
    assert down is not None
    assert web.controls == _uris("abc")
    assert web.pauses == 1


def test_a_network_that_comes_back_in_that_moment_is_up() -> None:
    web = Web(dict.fromkeys(["a.test", "b.test"], "no-such-host"), dies=3, survivors=["c.test"])
    web.hosts = {**web.hosts, "c.test": "no-such-host"}

    async def back() -> None:
        web.hosts = {"a.test": 200, "b.test": 200, "c.test": 200}

    web.pause = back  # type: ignore[method-assign] # the moment in which the network comes back
    _, down = web.pages(*_uris("abc"), known=())
    assert down is None


@pytest.mark.parametrize("name", "abcd")
@pytest.mark.parametrize("status", [200, 404, 403, 503, "protocol-error"])
def test_one_host_that_answers_anything_however_late_shows_that_the_network_is_up(name: str, status: int | str) -> None:
    hosts: dict[str, int | str] = dict.fromkeys(["a.test", "b.test", "c.test", "d.test"], "no-such-host")
    web = Web({**hosts, f"{name}.test": status}, delays={f"{name}.test": 50})
    pages, down = web.pages(*_uris("abcd"))
    assert down is None
    assert sum(page.condition.cause == "no-such-host" for page in pages.values()) == 3
    assert web.controls == []


def test_hosts_that_fail_each_in_its_own_way_are_dead_hosts() -> None:
    web = Web({"a.test": "no-such-host", "b.test": "connect-refused", "c.test": "read-timeout", "d.test": "reset"})
    _, down = web.pages(*_uris("abcd"), known=())
    assert down is None


def test_a_private_host_that_is_down_is_not_held_against_the_network() -> None:
    web = Web(dies=0, dead="connect-refused")
    pages, down = web.pages("http://127.0.0.1/a", "http://127.0.0.1/b")
    assert (_causes(pages), down) == ({("unavailable", "connect-refused")}, None)
    assert web.controls == []


def test_a_network_that_dies_in_the_middle_leaves_what_was_judged_and_calls_nothing_gone() -> None:
    web = Web({"x.test": "no-such-host"}, dies=12)
    pages, down = web.pages(*_uris("abcdx", pages=6), again=True)
    assert down is not None
    assert "the last" in down
    assert _causes(pages) == {("ok", "http-200"), *DOWN}, "what failed once could not be asked again"
    assert len(web.asked) <= 12 + 2 * 5


def test_a_host_that_turns_us_away_for_good_is_its_own_fault_when_others_still_answer() -> None:
    web = Web(dies=9, survivors=["b.test", "c.test"], dead="connect-timeout")
    pages, down = web.pages(*_uris("abc"), *_uris("a", pages=12))
    assert down is None
    assert ("unavailable", "connect-timeout") in _causes(pages)
    assert len(web.controls) <= 3, "asked once, not for each page"


def test_nothing_is_asked_elsewhere_on_behalf_of_a_page_when_the_network_is_down() -> None:
    archives = Elsewhere(archives=(Archive("https://archive-one.test", "cdx-pywb"),))
    web = Web(dies=0)
    web.pages(*_uris("abc"), places=archives)
    assert web.asked == _uris("abc")


def test_there_is_no_second_round_when_the_network_is_down() -> None:
    web = Web({"x.test": 404}, dies=4)
    pages, down = web.pages(*_uris("xabc", pages=3), again=True)
    assert down is not None
    assert web.pauses == 1, "before the others were asked, and no rest"
    assert pages["https://x.test/0"].condition.cause == "network-down", "a 404 seen once is not confirmed"


def test_the_next_document_of_the_run_is_not_asked_for_at_all() -> None:
    network = Network()
    Web(dies=0).pages(*_uris("abc"), network=network)
    web = Web()
    pages, down = web.pages(*_uris("abc"), network=network)
    assert (_causes(pages), web.asked) == (DOWN, [])
    assert down == network.down


def test_many_hosts_are_not_all_waited_for() -> None:
    names = [f"https://h{number}.test/" for number in range(200)]
    slow = {f"h{number}.test": 10_000 for number in range(20, 200)}
    web = Web(dies=0, delays=slow)
    pages, down = web.pages(*names)
    assert down is not None
    assert _causes(pages) == DOWN


def test_a_document_of_hundreds_of_dead_hosts_asks_others_a_few_times_only() -> None:
    names = [f"h{number}.test" for number in range(400)]
    web = Web(dict.fromkeys(names, "no-such-host"), delays={name: number for number, name in enumerate(names)})
    pages, down = web.pages(*(f"https://{name}/" for name in names))
    assert (_causes(pages), down) == ({("gone", "no-such-host")}, None)
    assert len(web.controls) < 20


def test_an_error_that_ends_the_run_comes_out_though_others_are_held_back() -> None:
    async def source(ask: Ask) -> Sequence[WireEvent]:
        await asyncio.sleep(0)
        if host(ask.uri) == "b.test":
            raise CassetteError("altered")
        return [Failure(ask.uri, 1, NOON, "no-such-host", "")]

    web = Web()
    watch = Watch(source, Controls(web.control, web.pause), web.now, Network())
    fetch = answering(watch.source, FetchPolicy("test"))
    with pytest.raises(CassetteError, match="altered"):
        asyncio.run(crawl([Ask(uri) for uri in _uris("abc")], fetch, watch=watch))


STEPS = st.sampled_from([200, 404, 503, "no-such-host", "dns-error", "connect-refused", "reset", "protocol-error"])


@settings(derandomize=True, deadline=None)
@given(
    st.dictionaries(st.sampled_from([f"{name}.test" for name in "abcdefgh"]), STEPS, min_size=1),
    st.dictionaries(st.sampled_from([f"{name}.test" for name in "abcdefgh"]), st.integers(0, 9)),
    st.integers(1, 3),
    st.booleans(),
)
def test_while_anybody_answers_every_page_is_what_its_own_host_makes_of_it(
    hosts: dict[str, int | str],
    delays: dict[str, int],
    count: int,
    again: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    web = Web({**hosts, "up.test": 200}, delays={**delays, "up.test": 20})
    uris = [f"https://{name}/{number}" for name in [*hosts, "up.test"] for number in range(count)]
    pages, down = web.pages(*uris, again=again)
    assert down is None
    for uri, page in pages.items():
        step = web.hosts[host(uri)]
        assert page.condition.cause == (step if isinstance(step, str) else f"http-{step}")


@settings(derandomize=True, deadline=None)
@given(
    st.dictionaries(st.sampled_from([f"{name}.test" for name in "abcdefgh"]), STEPS, min_size=1),
    st.dictionaries(st.sampled_from([f"{name}.test" for name in "abcdefgh"]), st.integers(0, 9)),
    st.integers(0, 30),
    st.sampled_from(["no-such-host", "connect-timeout", "reset"]),
    st.integers(1, 3),
)
def test_whenever_the_network_dies_the_run_ends_and_no_page_that_was_there_is_called_gone(
    hosts: dict[str, int | str], delays: dict[str, int], dies: int, dead: str, workers: int
) -> None:
    web = Web(hosts, delays=delays, dies=dies, dead=dead)
    uris = [f"https://{name}/{number}" for name in hosts for number in range(4)]
    pages, down = web.pages(*uris, again=True, workers=workers)
    assert len(pages) == len(uris)
    if down:
        there = [page for uri, page in pages.items() if isinstance(hosts[host(uri)], int)]
        assert not [page for page in there if page.condition.cause == "no-such-host"]


ROBOTS = [f"https://{name}.test/robots.txt" for name in "abc"]


def _robots_asked(
    web: Web, *, workers: int = 3, answering: Sequence[str] = (), archives: int | str = 200
) -> str | None:
    """Why the network is down once every robots.txt was asked for, and no page yet."""
    names = ["a.test", "b.test", "c.test"]
    web.hosts = {**dict.fromkeys(names, web.dead), **dict.fromkeys(answering, 200)}
    web.hosts = {**web.hosts, "archive-one.test": archives, "archive-two.test": archives}
    watch = Watch(web.source, Controls(web.control, web.pause, ARCHIVES), web.now, Network())
    watch.joined(workers)

    async def asked() -> None:
        await asyncio.gather(*(watch.source(Ask(uri, role="robots")) for uri in ROBOTS))

    asyncio.run(asyncio.wait_for(asked(), 60))
    return watch.down


@pytest.mark.parametrize("dead", ["connect-timeout", "dns-error"])
def test_a_network_that_swallows_everything_is_found_out_before_any_page_was_waited_for(dead: str) -> None:
    web = Web(dead=dead)
    down = _robots_asked(web, archives=dead)
    assert down is not None
    assert tuple(web.controls) == ARCHIVES


def test_hosts_that_swallow_everything_are_their_own_fault_when_an_archive_answers() -> None:
    web = Web(dead="connect-timeout")
    assert _robots_asked(web) is None
    assert tuple(web.controls) == ARCHIVES


def test_nothing_follows_from_slow_hosts_while_another_may_still_answer() -> None:
    web = Web(dead="connect-timeout")
    assert _robots_asked(web, workers=4) is None
    assert web.controls == []


def test_nothing_follows_from_slow_hosts_after_one_answered() -> None:
    web = Web(dead="connect-timeout")
    assert _robots_asked(web, answering=["a.test"]) is None
    assert web.controls == []


def test_a_robots_file_that_fails_holds_nobody_up_and_is_not_recorded_as_the_sites() -> None:
    web = Web({"a.test": "connect-timeout"})
    watch = Watch(web.source, Controls(web.control, web.pause), web.now, Network())
    watch.joined(2)
    events = asyncio.run(asyncio.wait_for(_source(watch, Ask("https://a.test/robots.txt", role="robots")), 60))
    assert [event.cause for event in events if isinstance(event, Failure)] == ["network-down"]
    assert watch.down is None


async def _source(watch: Watch, ask: Ask) -> Sequence[WireEvent]:
    return await watch.source(ask)
