"""Bodies share a bounded room: long ones wait for one another, short ones never, and somebody always goes on."""

import asyncio
from typing import Any

import pytest

from audit.fetch import room
from audit.fetch.live import Web
from audit.fetch.room import FREE, PIECE, Body, Room
from audit.model.capture import Ask
from tests.fetch.judged_look import shown
from tests.fetch.loopback import Names, Server, Time, policy, world

TWO = FREE + 2 * PIECE
"""A body that takes two pieces of room."""


class Keeper:
    """What a body is kept in."""


async def _waits(growing: "asyncio.Task[float]") -> bool:
    """Whether it still waits after everybody else had their turn."""
    for _ in range(5):
        await asyncio.sleep(0)
    return not growing.done()


def _grow(body: Body, size: int) -> "asyncio.Task[float]":
    body.__enter__()
    return asyncio.create_task(body.grow(size))


def _end(body: Body, keeper: object = None) -> None:
    body.kept_in = keeper
    body.__exit__(None, None, None)


def test_the_start_of_a_body_takes_no_room() -> None:
    async def come() -> None:
        full = Room(0, lambda: 0.0)
        bodies = [full.body() for _ in range(100)]
        for body in bodies:
            assert await body.grow(FREE) == 0.0
            assert body.taken == 0

    asyncio.run(come())


def test_a_long_body_waits_until_an_earlier_one_has_ended() -> None:
    async def come() -> None:
        small = Room(PIECE, lambda: 0.0)
        first, second, third = (small.body() for _ in range(3))
        assert await _grow(first, FREE + 1) == 0.0
        later, last = _grow(second, FREE + PIECE), _grow(third, FREE + 1)
        assert await _waits(later)
        assert await _waits(last)
        _end(first)
        assert not await _waits(later)
        assert await _waits(last), "it came last"
        _end(second)
        assert not await _waits(last)

    asyncio.run(come())


def test_of_bodies_that_fill_the_room_together_the_first_goes_on() -> None:
    async def come() -> None:
        small = Room(2 * PIECE, lambda: 0.0)
        first, second = small.body(), small.body()
        assert await _grow(first, FREE + PIECE) == 0.0
        assert await _grow(second, FREE + PIECE) == 0.0
        stuck = asyncio.create_task(second.grow(TWO))
        assert await _waits(stuck)
        assert await first.grow(FREE + 9 * PIECE) == 0.0
        _end(first)
        assert not await _waits(stuck)

    asyncio.run(come())


def test_a_body_takes_its_room_until_what_it_is_kept_in_is_forgotten() -> None:
    async def come() -> None:
        small, keeper = Room(PIECE, lambda: 0.0), Keeper()
        first, second = small.body(), small.body()
        await _grow(first, FREE + PIECE)
        _end(first, keeper)
        later = _grow(second, FREE + PIECE)
        assert await _waits(later)
        del keeper
        assert not await _waits(later)

    asyncio.run(come())


def test_the_first_does_not_wait_for_ever_for_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PATIENCE", 0.01)

    async def come() -> None:
        small, keeper = Room(PIECE, lambda: 0.0), Keeper()
        kept, first, second = (small.body() for _ in range(3))
        await _grow(kept, FREE + PIECE)
        _end(kept, keeper)
        going, waiting = _grow(first, FREE + 3 * PIECE), _grow(second, FREE + PIECE)
        await going
        assert await _waits(waiting)
        _end(first)
        await waiting  # it is the first now
        del keeper

    asyncio.run(come())


def test_who_gives_up_waiting_holds_up_nobody() -> None:
    async def come() -> None:
        small = Room(PIECE, lambda: 0.0)
        bodies = [small.body() for _ in range(3)]
        await _grow(bodies[0], FREE + PIECE)
        given_up, going = _grow(bodies[1], FREE + PIECE), _grow(bodies[2], FREE + PIECE)
        assert await _waits(given_up)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        _end(bodies[1])
        _end(bodies[0])
        assert not await _waits(going)

    asyncio.run(come())


def test_the_time_for_which_a_body_waits_is_told() -> None:
    async def come() -> None:
        time = Time()
        small = Room(PIECE, lambda: time.seconds)
        first, second = small.body(), small.body()
        await _grow(first, FREE + PIECE)
        later = _grow(second, FREE + PIECE)
        await _waits(later)
        time.seconds += 7
        _end(first)
        assert await later == 7.0

    asyncio.run(come())


def test_a_page_that_waited_for_room_has_its_whole_time_all_the_same() -> None:
    long_page = shown(b"<p>" + b"x" * (2 * PIECE))
    time, is_late, is_over = Time(), asyncio.Event(), asyncio.Event()

    async def early(talk: Any) -> None:
        await talk.send(long_page[:TWO])
        await is_late.wait()
        time.seconds += 50
        await talk.send(long_page[TWO:])
        await talk.reader.read()
        is_over.set()

    async def late(talk: Any) -> None:
        await talk.send(long_page[: FREE + PIECE])
        await asyncio.sleep(0.1)  # until it waits for some
        is_late.set()
        await is_over.wait()
        time.seconds += 50
        await talk.send(long_page[FREE + PIECE :])

    async def come() -> list[Any]:
        limits = policy(max_total_bytes=PIECE, host_concurrency=2, deadline=60.0)
        async with Server({"/early": early, "/late": late}) as server, Web(limits, world(time, Names())) as web:
            first = asyncio.create_task(web.source(Ask(f"http://127.0.0.1:{server.port}/early")))
            await asyncio.sleep(0.1)  # until it takes all the room
            second = await web.source(Ask(f"http://127.0.0.1:{server.port}/late"))
            return [(await first)[-1], second[-1]]

    ends = asyncio.run(come())
    assert [(end.flaw, len(end.body)) for end in ends] == [(None, 3 + 2 * PIECE)] * 2
