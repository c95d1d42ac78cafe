"""How much of all the bodies that came may lie in memory before they are read and recorded.

Requests at the same time bound that only loosely: 64 pages of 9 MB that come at once took a gigabyte. Most pages are
small, so the start of every body is free. What is longer takes room piece by piece, and where there is none left it is
not read on: the kernel makes its server wait, as it does for any slow reader. Of those that are coming the one that
began first waits only for what came before it, and not for long, so that somebody always comes to an end.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self
from weakref import finalize

FREE: Final = 262_144
"""Bytes of each body that take no room: more than most pages have."""
PIECE: Final = 1_048_576
"""Bytes that a longer body takes at a time."""
PATIENCE: Final = 1.0
"""Seconds for which the body that began first waits for others to be read and recorded."""


class Room:
    """Room of `size` bytes for bodies, the starts of which are free; the one that is coming longest may exceed it."""

    def __init__(self, size: int, clock: Callable[[], float]) -> None:
        """All of it is free; `clock` gives seconds."""
        self._left = size
        self._clock = clock
        self._coming: dict[Body, None] = {}  # those that take some, in the order in which they began
        self._waiting: dict[Body, asyncio.Future[None]] = {}
        self._kept = 0  # bodies that came to their end and are not read and recorded yet
        self._patience: asyncio.TimerHandle | None = None

    def body(self) -> "Body":
        """A body that is about to come."""
        return Body(self, self._clock)

    async def take(self, body: "Body") -> None:
        """Wait for a piece of room."""
        self._coming.setdefault(body)
        waiting = self._waiting[body] = asyncio.get_running_loop().create_future()
        self._hand_out()
        if not waiting.done() and self._patience is None:
            self._patience = asyncio.get_running_loop().call_later(PATIENCE, self._lose_patience)
        try:
            await waiting
        finally:
            self._waiting.pop(body, None)

    def came(self, body: "Body", *, is_kept: bool) -> None:
        """A body came to its end; it takes its room as long as it is kept."""
        self._coming.pop(body, None)
        self._kept += is_kept
        if not is_kept:
            self._give_back(body)
        self._hand_out()

    def leave(self, body: "Body") -> None:
        """A body that was kept is kept no longer."""
        self._kept -= 1
        self._give_back(body)
        self._hand_out()

    def _give_back(self, body: "Body") -> None:
        self._left += body.taken
        body.taken = 0

    def _hand_out(self) -> None:
        """Let those go on for whom there is room, the earlier first; the first of all even where there is none.

        It waits only for what is kept: nobody else would give any back.
        """
        for place, body in enumerate(self._coming):
            may_exceed = place == 0 and (body.is_let_through or not self._kept)
            if body in self._waiting and (may_exceed or self._left >= PIECE):
                self._give(body)

    def _give(self, body: "Body") -> None:
        self._left -= PIECE
        body.taken += PIECE
        waiting = self._waiting.pop(body)
        if not waiting.done():
            waiting.set_result(None)

    def _lose_patience(self) -> None:
        """What is kept may be kept until something else came: whether the network here is to be trusted, say."""
        self._patience = None
        first = next(iter(self._coming), None)
        if first is not None:
            first.is_let_through = True
            self._hand_out()
        if self._waiting:
            self._patience = asyncio.get_running_loop().call_later(PATIENCE, self._lose_patience)


class Body:
    """One body while it comes, `with room.body() as body:`, and the bytes of room that it has `taken`.

    It leaves as it ends, or with what it is `kept_in`.
    """

    def __init__(self, room: Room, clock: Callable[[], float]) -> None:
        """It takes none yet."""
        self.taken = 0
        self.is_let_through = False
        self.kept_in: object | None = None
        self._room = room
        self._clock = clock

    def __enter__(self) -> Self:
        """It begins to come."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """It is whole, or nothing more of it will come."""
        keeper, self.kept_in = self.kept_in, None  # or it would be kept by us
        is_kept = bool(self.taken) and keeper is not None
        if is_kept:
            finalize(keeper, self._forgotten, asyncio.get_running_loop()).atexit = False
        self._room.came(self, is_kept=is_kept)

    def _forgotten(self, loop: asyncio.AbstractEventLoop) -> None:
        """Nobody holds it any more. That may be found out at any moment, so room is given back at the loop's next."""
        with suppress(RuntimeError):  # the loop is over, and so is the room
            loop.call_soon_threadsafe(self._room.leave, self)

    async def grow(self, size: int) -> float:
        """Wait until there is room for so many bytes of it; the seconds that took."""
        if size <= FREE + self.taken:
            return 0.0
        began = self._clock()
        while size > FREE + self.taken:
            await self._room.take(self)
        return self._clock() - began
