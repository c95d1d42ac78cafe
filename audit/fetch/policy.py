"""How the fetch room behaves, and the world it acts in."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from audit.fetch.note import Note, unheard

StoreBodies: TypeAlias = Literal["all", "none"]

_ROBOTS_BYTES = 600_000  # a head and the 500 KiB that have to be read
_ROBOTS_SECONDS = 20.0
_CONTROL_SECONDS = 5.0  # a lost packet is sent again after one second and after three (RFC 6298)
_BACKOFFS = 10.0  # of rest; with the usual second that is enough for a restart, and short beside a whole run


@dataclass(frozen=True, slots=True)
class Limit:
    """What one part of a site allows, on top of what holds for its host; seconds.

    Of the addresses that begin with `prefix` (in the form of `audit.text.urls.key`), one is asked for every `interval`
    at most, and none at the same time. `pause` is how long the host is left alone after a 429 that does not say.
    """

    prefix: str
    interval: float
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Limits and manners of fetching; seconds and bytes. The settings table `[fetch]` has the same names.

    `deadline` bounds one attempt (one request, its redirects included); `retry_after_cap` bounds what a server may make
    us wait; `host_interval` is the least time between two requests to one host. `allow_hosts` are `HOST[:PORT]` or
    CIDR entries exempt from the private-address guard. `robots`: whether sites' robots.txt files are kept to. `limits`
    are those of parts of sites; the longest prefix counts.
    `max_total_bytes` is what all answers that are coming in may take together (`audit.fetch.room`).
    With `store_bodies` "none" a recording keeps no page's body, only its digest and the facts about it.
    """

    user_agent: str
    contact: str | None = None
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    deadline: float = 60.0
    attempts: int = 3
    backoff: float = 1.0
    retry_after_cap: float = 120.0
    host_interval: float = 1.0
    host_concurrency: int = 1
    concurrency: int = 16
    max_header_bytes: int = 65_536
    max_wire_bytes: int = 10_000_000
    max_decoded_bytes: int = 20_000_000
    max_total_bytes: int = 64_000_000
    max_redirects: int = 10
    allow_hosts: tuple[str, ...] = ()
    robots: bool = True
    limits: tuple[Limit, ...] = ()
    store_bodies: StoreBodies = "all"

    @property
    def for_robots(self) -> "FetchPolicy":
        """The same for a robots.txt, which holds up the pages behind it: asked once, and not read for long."""
        wire_bytes = min(self.max_wire_bytes, _ROBOTS_BYTES)
        return replace(self, attempts=1, deadline=min(self.deadline, _ROBOTS_SECONDS), max_wire_bytes=wire_bytes)

    @property
    def for_controls(self) -> "FetchPolicy":
        """The same for whoever is asked whether the network is up: once, and not waited for as long as a page."""
        return replace(self, attempts=1, robots=False, connect_timeout=min(self.connect_timeout, _CONTROL_SECONDS))

    @property
    def rest(self) -> float:
        """Seconds between the first round and the second, in which what seemed gone or unavailable is asked again."""
        return min(self.retry_after_cap, _BACKOFFS * self.backoff)


class Dice(Protocol):
    """The random source retries draw from: `random.Random` fits."""

    def random(self) -> float:
        """A float in [0, 1)."""


Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""(host, port) to every address it has, as text; raises OSError (socket.gaierror) when there is none."""


@dataclass(frozen=True, slots=True)
class World:
    """What only the edge may touch. `now` gives aware UTC time, `clock` monotonic seconds, `sleep` waits that long.

    `tell` hears what happens while it happens; what it does with that changes nothing.
    """

    now: Callable[[], datetime]
    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    dice: Dice
    resolve: Resolve
    tell: Callable[[Note], None] = unheard
