"""The real world: the only clock, random source, sleep and name resolver of the program."""

import asyncio
import random
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

from audit.fetch.policy import World

# asyncio's own threads are few (6 on 2 cores): a handful of names that hang would turn every other host's look-up into
# a failure.
_LOOKUPS = ThreadPoolExecutor(max_workers=32, thread_name_prefix="look-up")


def real_world() -> World:
    """The world outside, for a run of the program; tests make their own."""
    return World(
        now=lambda: datetime.now(UTC),
        clock=time.monotonic,
        sleep=asyncio.sleep,
        dice=random.SystemRandom(),
        resolve=_resolve,
    )


async def _resolve(host: str, port: int) -> Sequence[str]:
    """Every address of the host, in the system's order of preference. Raises socket.gaierror, UnicodeError."""
    loop = asyncio.get_running_loop()
    answers = await loop.run_in_executor(_LOOKUPS, partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM))
    return tuple(dict.fromkeys(str(address[0]) for *_, address in answers))
