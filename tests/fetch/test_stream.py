"""One connection: what came is read, what breaks is said, and nothing waits for longer than it may."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpcore
import pytest

from audit.fetch.stream import Stream, connected
from tests.fetch.loopback import LOOPBACK, Server, Talk


def talking(step: Callable[[Talk], Awaitable[None]], scenario: Callable[[Stream], Awaitable[Any]]) -> Any:
    """Connect to a server that does one thing, and do another."""

    async def run() -> Any:
        async with Server({"connect": step}) as server:
            stream = await connected(LOOPBACK, server.port, 5.0)
            try:
                assert isinstance(stream, Stream)
                return await scenario(stream)
            finally:
                await stream.aclose()

    return asyncio.run(run())


async def echo(talk: Talk) -> None:
    await talk.send(await talk.reader.read(100))


async def silence(talk: Talk) -> None:
    await talk.reader.read()


def test_what_is_written_arrives_and_what_comes_back_is_read_to_its_end() -> None:
    async def scenario(stream: Stream) -> list[bytes]:
        await stream.write(b"hello", 5.0)
        return [await stream.read(3, 5.0), await stream.read(100, 5.0), await stream.read(100, 5.0)]

    assert talking(echo, scenario) == [b"hel", b"lo", b""]


def test_silence_is_a_time_out() -> None:
    async def scenario(stream: Stream) -> None:
        with pytest.raises(TimeoutError):
            await stream.read(100, 0.01)

    talking(silence, scenario)


def test_what_came_before_a_reset_is_read_first() -> None:
    async def step(talk: Talk) -> None:
        await talk.send(b"part")
        await asyncio.sleep(0.02)
        talk.reset()

    async def scenario(stream: Stream) -> None:
        await asyncio.sleep(0.05)
        assert await stream.read(100, 5.0) == b"part"
        with pytest.raises(ConnectionResetError):
            await stream.read(100, 5.0)

    talking(step, scenario)


def test_writing_to_a_closed_connection_says_so_and_what_came_can_be_read() -> None:
    async def step(talk: Talk) -> None:
        await talk.send(b"early")

    async def scenario(stream: Stream) -> bytes:
        await asyncio.sleep(0.05)
        with pytest.raises(httpcore.WriteError):
            await stream.write(b"request", 5.0)
        return await stream.read(100, 5.0)

    assert talking(step, scenario) == b"early"


def test_a_server_that_is_faster_than_its_reader_has_to_wait() -> None:
    sent = 0

    async def step(talk: Talk) -> None:
        nonlocal sent
        while True:
            await talk.send(b"x" * 65_536)
            sent += 65_536

    async def scenario(stream: Stream) -> tuple[int, int]:
        await stream.read(1, 5.0)
        stalled, still = sent, 0
        while still < 20 and sent < 100_000_000:  # the kernel's buffers take some, then the server stands
            await asyncio.sleep(0.001)
            stalled, still = sent, still + 1 if sent == stalled else 0
        for _ in range(200):
            await stream.read(65_536, 5.0)
        return stalled, sent

    stalled, in_the_end = talking(step, scenario)
    assert stalled < 100_000_000
    assert in_the_end > stalled


def test_a_server_that_does_not_read_is_not_waited_for() -> None:
    async def stuck(talk: Talk) -> None:
        await asyncio.sleep(60)
        await talk.reader.read()

    async def scenario(stream: Stream) -> None:
        with pytest.raises(TimeoutError):
            await stream.write(b"x" * 30_000_000, 0.05)

    talking(stuck, scenario)
