"""Turns: how many at once, how far apart, and how long a host that asks for patience is left alone."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from audit.fetch.pace import Pace
from audit.fetch.policy import Limit

Scenario = Callable[[Pace, Any], Coroutine[None, None, Any]]


@pytest.fixture
def paced(make_policy: Any, make_world: Any, make_time: Any, make_names: Any) -> Any:
    """Run a scenario with a pace of these limits."""

    def paced(scenario: Scenario, **changes: Any) -> Any:
        time = make_time()

        async def run() -> Any:
            return await scenario(Pace(make_policy(**changes), make_world(time, make_names())), time)

        return asyncio.run(run())

    return paced


async def starts(pace: Pace, time: Any, *hosts: str) -> list[float]:
    """When each of some requests, asked for at once and each over at once, may start."""
    seen = []

    async def request(host: str) -> None:
        async with pace.turn(host if "/" in host else f"https://{host}/"):
            seen.append(time.seconds)

    for host in hosts:
        await request(host)
    return seen


def test_requests_to_one_host_start_an_interval_apart(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        assert await starts(pace, time, "a", "a", "a") == [0.0, 2.0, 4.0]

    paced(scenario, host_interval=2.0)


INDEX, CAPTURE = "https://archive.test/cdx?a", "https://archive.test/web/a"
LIMITS = (Limit("https://archive.test/", 0.5), Limit("https://archive.test/cdx?", 2.5, pause=60.0))


def test_a_part_of_a_site_that_allows_less_is_asked_less_often(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        assert await starts(pace, time, INDEX, INDEX, CAPTURE, CAPTURE) == [0.0, 2.5, 3.5, 4.5]

    paced(scenario, host_interval=1.0, limits=LIMITS)


def test_while_one_part_of_a_site_waits_for_its_time_the_others_are_asked(
    make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    async def run() -> list[str]:
        captured, seen = asyncio.Event(), []

        class Waiting(make_time):  # type: ignore[misc] # the fixture is a class
            async def sleep(self, seconds: float) -> None:
                await captured.wait()
                self.seconds += seconds

        pace = Pace(make_policy(host_concurrency=1, limits=LIMITS), make_world(Waiting(), make_names()))

        async def request(uri: str) -> None:
            async with pace.turn(uri):
                seen.append(uri)
                if uri == CAPTURE:
                    captured.set()

        await request(INDEX)
        await asyncio.wait_for(asyncio.gather(request(INDEX), request(CAPTURE)), 5.0)
        return seen

    assert asyncio.run(run()) == [INDEX, CAPTURE, INDEX]


def test_a_part_of_a_site_says_how_long_to_stay_away_when_its_server_does_not(paced: Any) -> None:
    async def scenario(pace: Pace, _: Any) -> None:
        assert [pace.pause(uri) for uri in (INDEX, CAPTURE, "https://other.test/")] == [60.0, 0.0, 0.0]

    paced(scenario, limits=LIMITS)


def test_other_hosts_do_not_wait(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        assert await starts(pace, time, "a", "b", "c") == [0.0, 0.0, 0.0]

    paced(scenario, host_interval=2.0)


def test_no_more_than_the_allowed_number_run_at_once(paced: Any) -> None:
    async def most(pace: Pace, *hosts: str) -> int:
        running, peak = 0, 0

        async def request(host: str) -> None:
            nonlocal running, peak
            async with pace.turn(f"https://{host}/"):
                running += 1
                peak = max(peak, running)
                await asyncio.sleep(0)
                running -= 1

        await asyncio.gather(*map(request, hosts))
        return peak

    limits = {"host_concurrency": 2, "concurrency": 3, "host_interval": 0.0}
    assert paced(lambda pace, _: most(pace, *"aaaaaa"), **limits) == 2
    assert paced(lambda pace, _: most(pace, *"abcdef"), **limits) == 3


def test_a_host_s_queue_takes_no_slot_from_others(paced: Any) -> None:
    async def scenario(pace: Pace, _: Any) -> None:
        pace.hold("slow", 60.0)
        order = []

        async def request(host: str) -> None:
            async with pace.turn(f"https://{host}/"):
                order.append(host)

        await asyncio.gather(request("slow"), request("quick"))
        assert order == ["quick", "slow"]

    paced(scenario, concurrency=1)


def test_a_pause_holds_back_every_request_to_the_host(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        pace.hold("a", 30.0)
        assert await starts(pace, time, "b", "a", "a") == [0.0, 30.0, 31.0]
        assert time.waits == [30.0, 1.0]

    paced(scenario, host_interval=1.0)


def test_a_pause_that_begins_while_a_request_waits_for_its_start_holds_it_too(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        seen = []

        async def request() -> None:
            async with pace.turn("https://a/"):
                seen.append(time.seconds)
                if len(seen) == 1:
                    await asyncio.sleep(0)
                    pace.hold("a", 30.0)

        await asyncio.gather(request(), request())
        assert seen[1] >= 30.0

    paced(scenario, host_interval=1.0, host_concurrency=2)


def test_a_shorter_pause_does_not_end_a_longer_one(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        pace.hold("a", 30.0)
        pace.hold("a", 1.0)
        assert await starts(pace, time, "a") == [30.0]

    paced(scenario)


def test_the_pauses_of_one_host_are_bounded_together(paced: Any) -> None:
    async def scenario(pace: Pace, time: Any) -> None:
        for _ in range(50):
            pace.hold("a", 100.0)
            await starts(pace, time, "a")
        assert time.seconds == 300.0
        pace.hold("b", 100.0)
        assert await starts(pace, time, "b") == [400.0]

    paced(scenario, attempts=3, retry_after_cap=100.0)


def test_a_clock_that_stands_still_does_not_make_a_wait_endless(
    make_policy: Any, make_world: Any, make_time: Any, make_names: Any
) -> None:
    class Still(make_time):  # type: ignore[misc] # the fixture is a class
        async def sleep(self, seconds: float) -> None:
            self.waits.append(seconds)

    async def run() -> list[float]:
        time = Still()
        pace = Pace(make_policy(host_interval=1.0), make_world(time, make_names()))
        pace.hold("a", 30.0)
        await starts(pace, time, "a", "a")
        waits: list[float] = time.waits
        return waits

    assert asyncio.run(run()) == [30.0, 31.0]
