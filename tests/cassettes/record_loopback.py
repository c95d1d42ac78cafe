"""Record `tests/data/cassettes/loopback/`: a small server, asked by the real client, written by the real recorder.

Run as `python tests/cassettes/record_loopback.py`; tests only replay what it wrote. The ports are fixed because
`loopback.md`, the document the recording belongs to, cites them; the second one has nobody listening. Pages that are
as they were leave their files alone, so delete the folder to record everything anew.
"""

import asyncio
import gzip
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from audit.crawl.visit import judged
from audit.fetch.live import Web
from audit.fetch.policy import FetchPolicy, World
from audit.fetch.recording import recording
from audit.model.capture import Ask

FOLDER = Path(__file__).parents[1] / "data" / "cassettes" / "loopback"
HOST = "127.0.0.1"
PORT = 48_731
SILENT = 48_732

PATHS = ("/moved", "/busy", "/zipped", "/chunked", "/gone")


def page(title: str, published: str, text: str) -> bytes:
    """A page as a small ministry might write it."""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title} | Ministry</title>\n'
        f'<meta property="article:published_time" content="{published}">\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
    ).encode()


MOVED = page(
    "Foreign Minister Lund’s Meeting with Foreign Minister Castro",
    "2021-12-09T17:00:00+01:00",
    "Foreign Minister Lund met today with Foreign Minister Castro.",
)
BUSY = page(
    "Foreign Minister Lund’s Call with Foreign Minister Okafor",
    "2021-12-11T09:00:00+01:00",
    "Foreign Minister Lund spoke by phone yesterday with Foreign Minister Okafor.",
)
ZIPPED = page(
    "Foreign Minister Lund’s Call with Defense Minister Weiss",
    "2021-12-14T12:00:00+01:00",
    "Foreign Minister Lund spoke by phone today with Defense Minister Weiss.",
)
CHUNKED = page(
    "Foreign Minister Lund’s Meeting with Prime Minister Tanaka",
    "2021-12-20T12:00:00+01:00",
    "Foreign Minister Lund met today with Prime Minister Tanaka.",
)


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    """An answer with a length."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers, f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def chunks(body: bytes, size: int) -> bytes:
    """An answer in the chunked transfer coding, `size` bytes in each chunk."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n"
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    framed = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return f"{head}Connection: close\r\n\r\n".encode() + framed + b"0\r\n\r\n"


def served() -> Callable[[str], bytes]:
    """What the server says to each request for a path: `/busy` only answers the second one."""
    script = {
        "/moved": [answer("301 Moved Permanently", b"", "Location: /meeting")],
        "/meeting": [answer("200 OK", MOVED, "Set-Cookie: visit=1; Path=/")],
        "/busy": [answer("503 Service Unavailable", b"<h1>Busy</h1>", "Retry-After: 1"), answer("200 OK", BUSY)],
        "/zipped": [answer("200 OK", gzip.compress(ZIPPED, mtime=0), "Content-Encoding: gzip")],
        "/chunked": [chunks(CHUNKED, 100)],
    }

    def say(path: str) -> bytes:
        turns = script.get(path, [answer("404 Not Found", b"<h1>Page not found</h1>")])
        return turns.pop(0) if len(turns) > 1 else turns[0]

    return say


class Middle:
    """A random source that always draws the middle."""

    def random(self) -> float:
        """Half."""
        return 0.5


async def lookup(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - a resolver's signature
    """Addresses only."""
    return (host,)


async def record(folder: Path) -> None:
    """Start the server and ask for everything the document cites."""
    say = served()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(say(head.split(b" ")[1].decode()))
        await writer.drain()
        writer.close()

    policy = FetchPolicy(user_agent="citation-audit (test recording)", host_interval=0, allow_hosts=(HOST,))
    world = World(
        now=lambda: datetime.now(UTC),  # noqa: TID251 - this is the edge: a recording bears the time it was made
        clock=time.monotonic,
        sleep=asyncio.sleep,
        dice=Middle(),
        resolve=lookup,
    )
    async with await asyncio.start_server(serve, HOST, PORT), Web(policy, world) as web:
        with recording(web.source, folder, policy, judged) as fetch:
            for path in PATHS:
                await fetch(Ask(f"http://{HOST}:{PORT}{path}"))
            await fetch(Ask(f"http://{HOST}:{SILENT}/refused"))


if __name__ == "__main__":
    asyncio.run(record(FOLDER))
