"""The network dies while a run goes on: real connections, which all hosts cut or refuse from one moment on."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from functools import partial

import pytest

from audit.crawl.drive import crawl
from audit.crawl.watch import Controls, Network, Watch
from audit.fetch.live import Web, answering
from audit.model.capture import Ask
from audit.model.reading import Page
from audit.text.urls import host
from tests.fetch.loopback import Names, Server, Talk, Time, policy, world

HOSTS = [f"127.0.0.{number}" for number in range(3, 8)]
PAGES = 4
PAGE = b"<!doctype html><title>A call</title><h1>A call with the minister</h1><p>They spoke today about the border.</p>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)
CUT, CLOSED = "cut", "closed"


class Dying:
    """Answers as many requests as it lives for; then every connection is cut, or every port closed."""

    def __init__(self, lives: int, how: str) -> None:
        self.lives = lives
        self.how = how
        self.servers: list[Server] = []

    async def answer(self, talk: Talk) -> None:
        self.lives -= 1
        if self.lives >= 0:
            await talk.send(ANSWER)
            return
        talk.reset()
        if self.how == CLOSED:
            for server in self.servers:
                server.close()


def _crawled(network: Dying) -> tuple[Mapping[str, Page], str | None, int]:
    """The pages of a crawl over all hosts, why the network is taken to be down, and the connections that were made."""

    async def crawled() -> tuple[Mapping[str, Page], str | None, int]:
        clock, limits = Time(), policy(attempts=2, backoff=0.0, allow_hosts=("127.0.0.0/8",))
        async with AsyncExitStack() as stack, Web(limits, world(clock, Names())) as web:
            routes = {f"/{number}": network.answer for number in range(PAGES)}
            network.servers = [await stack.enter_async_context(Server(routes, host=name)) for name in HOSTS]
            control = Web(limits.for_controls, world(clock, Names()))
            controls = Controls(control.source, partial(clock.sleep, 1.0), is_private=lambda _uri: True)
            watch = Watch(web.source, controls, clock.now, Network())
            asks = [Ask(f"http://{one.host}:{one.port}/{number}") for number in range(PAGES) for one in network.servers]
            pages = await crawl(asks, answering(watch.source, limits), watch=watch)
            return pages, watch.down, sum(server.connections for server in network.servers)

    return asyncio.run(asyncio.wait_for(crawled(), 60))


@pytest.mark.parametrize("how", [CUT, CLOSED])
@pytest.mark.parametrize("lives", [0, 1, 5, 7, 12])
def test_what_came_before_is_judged_and_nothing_after_is(lives: int, how: str) -> None:
    pages, down, connections = _crawled(Dying(lives, how))
    conditions = [(page.condition.state, page.condition.cause) for page in pages.values()]
    assert down is not None
    assert conditions.count(("ok", "http-200")) == lives
    assert set(conditions) <= {("ok", "http-200"), ("unchecked", "network-down")}
    assert connections <= lives + 4 * len(HOSTS), "no host is asked on and on: two attempts, and once more to be sure"


def test_one_host_that_dies_is_its_own_fault() -> None:
    class One(Dying):
        async def answer(self, talk: Talk) -> None:
            if talk.writer.get_extra_info("sockname")[0] == HOSTS[0]:
                talk.reset()
            else:
                await talk.send(ANSWER)

    pages, down, _ = _crawled(One(0, CUT))
    assert down is None
    assert {page.condition.cause for uri, page in pages.items() if host(uri) == HOSTS[0]} == {"reset"}
    assert {page.condition.state for uri, page in pages.items() if host(uri) != HOSTS[0]} == {"ok"}
