"""What servers of these tests send, byte by byte: whole answers, and ways to fail."""

import asyncio
from typing import Any

PAGE = b"<h1>Readout of a call</h1>"
SELF = "http://127.0.0.1:{port}/"
WIDE = str.maketrans({digit: chr(ord(digit) - ord("0") + 0xFF10) for digit in "0123456789"} | {".": chr(0xFF0E)})
FULLWIDTH = f"http://{'127.0.0.2'.translate(WIDE)}:{{port}}/".encode()


def page(body: bytes = PAGE, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers, b"", body]
    return b"\r\n".join(lines)


def redirect(location: bytes, status: bytes = b"302 Found", body: bytes = b"moved") -> bytes:
    return page(body, b"Location: " + location, status=status)


async def silence(talk: Any) -> None:
    """Take the request and say nothing."""
    await talk.reader.read()


async def hang_up(_: Any) -> None:
    """Close without a word."""


async def reset(talk: Any) -> None:
    """Break the connection."""
    talk.reset()


async def reset_after_the_request(talk: Any) -> None:
    """Read the request, then break the connection."""
    await talk.reader.readuntil(b"\r\n\r\n")
    talk.reset()


def then_reset(data: bytes) -> Any:
    """Send some, then break the connection."""

    async def step(talk: Any) -> None:
        await talk.send(data)
        await asyncio.sleep(0.02)  # so that the data leaves before the reset overtakes it
        talk.reset()

    return step


def then_silence(data: bytes) -> Any:
    """Send some, then nothing more."""

    async def step(talk: Any) -> None:
        await talk.send(data)
        await talk.reader.read()

    return step


def endless(piece: bytes, head: bytes = b"") -> Any:
    """Never stop sending."""

    async def step(talk: Any) -> None:
        await talk.send(head)
        while True:
            await talk.send(piece)
            await asyncio.sleep(0)

    return step
