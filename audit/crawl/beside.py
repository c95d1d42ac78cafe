"""Pages read by a second process while this one asks for more.

Reading and judging a page costs more processor time than asking for it (1.4 ms against 1.0 ms for a page of 12 kB), and
Python uses one core. With a second process a crawl of thousands of pages that no server slows down takes three fifths
of the time. What is read is the same: both processes run the same functions, and nothing depends on which one did.

The other process is `audit.crawl.second`, started as a program; batches of answers go to it and what they say comes
back.

A thread writes the batches: a pipe takes 64 kB at a time, and written from the loop, which comes by some forty times a
second when the network is fast, the other process would starve (measured: it then read 550 of 1,000 pages of 40 kB and
was idle most of the time).
"""

import asyncio
import os
import pickle
import sys
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import BinaryIO, Final, TypeAlias

from audit.crawl import second
from audit.crawl.second import LENGTH, Told, packed
from audit.crawl.visit import Visit
from audit.crawl.visiting import Visiting, visited
from audit.model.capture import Capture, Outcome, Try

FEWEST: Final = 300
"""Pages from which a second process pays: it needs 0.4 s to start."""

_BATCH: Final = 8  # pages
_AHEAD: Final = 8  # batches that are sent before the first one is answered: this process is busy for 0.1 s on end
_BATCH_BYTES: Final = 1_000_000
_BEHIND: Final = 32  # pages that wait: with more, this one reads, too, which holds up asking
_LARGEST: Final = 1_000_000  # bytes; a larger page costs more to hand over than is worth it


@asynccontextmanager
async def beside(pages: int) -> AsyncIterator[Visiting]:
    """How to visit: in turns with a second process, if there are enough pages and a second core to run it."""
    if pages < FEWEST or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - this one and the other
        yield visited
        return
    reader = _Reader()
    feeding = asyncio.create_task(reader.feed())
    try:
        yield reader.visited
    finally:
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)


class _Reader:
    """The second process, as seen from here."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Outcome, asyncio.Future[Told]]] = deque()
        self._sent: deque[_Batch] = deque()
        self._room = asyncio.Semaphore(_AHEAD)
        self._more = asyncio.Event()
        self._over = False

    async def visited(self, outcome: Outcome) -> Visit:
        """Read and judge an answer, there or here."""
        if self._over or len(self._waiting) >= _BEHIND or not _is_worth_it(outcome):
            return await visited(outcome)
        future: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        self._waiting.append((outcome, future))
        self._more.set()
        told = await future
        return Visit(Try("live", outcome, told[0]), told[1]) if told else await visited(outcome)

    async def feed(self) -> None:
        """Hand over what waits, batch by batch, until cancelled; without the other process, all is read here."""
        try:
            outlet, inlet = os.pipe()
        except OSError:
            self._give_up()
            return
        with os.fdopen(inlet, "wb", buffering=0) as sink:
            try:
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", second.__name__),
                    stdin=outlet,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C is for this process
                )
            except OSError:
                self._give_up()
                return
            finally:
                os.close(outlet)
            await self._work_with(process, sink)

    async def _work_with(self, process: asyncio.subprocess.Process, sink: BinaryIO) -> None:
        with ThreadPoolExecutor(max_workers=1) as writer:  # ends once the process has: nobody reads what it writes then
            tasks = [asyncio.create_task(self._send(sink, writer)), asyncio.create_task(self._receive(process))]
            try:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # either ends only when the process has
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
                self._give_up()

    async def _send(self, sink: BinaryIO, writer: ThreadPoolExecutor) -> None:
        """Batches, some of them ahead of the answers: there is always one to go on with."""
        loop = asyncio.get_running_loop()
        while True:
            await self._more.wait()
            await self._room.acquire()
            batches = [self._packed()]
            while self._waiting and not self._room.locked():  # all there is room for: the loop comes by rarely
                await self._room.acquire()
                batches.append(self._packed())
            await loop.run_in_executor(writer, _write, sink, batches)

    def _packed(self) -> bytes:
        batch = self._batch()
        self._sent.append(batch)
        return packed([outcome for outcome, _ in batch])

    async def _receive(self, process: asyncio.subprocess.Process) -> None:
        """What the batches say, in the order they were sent."""
        while process.stdout:
            (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
            answers = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 - our own child
            _hand_out(self._sent.popleft(), answers)
            self._room.release()

    def _batch(self) -> "_Batch":
        batch: _Batch = []
        size = 0
        while self._waiting and len(batch) < _BATCH and size < _BATCH_BYTES:
            batch.append(self._waiting.popleft())
            outcome = batch[-1][0]
            size += len(outcome.payload) if isinstance(outcome, Capture) else 0
        if not self._waiting:
            self._more.clear()
        return batch

    def _give_up(self) -> None:
        """Let everything that waits be read where it waits."""
        self._over = True
        for batch in (*self._sent, self._waiting):
            _hand_out(batch, [None] * len(batch))
        self._waiting.clear()


_Batch: TypeAlias = list[tuple[Outcome, asyncio.Future[Told]]]


def _hand_out(batch: Iterable[tuple[Outcome, asyncio.Future[Told]]], answers: Sequence[Told]) -> None:
    for (_, future), told in zip(batch, answers, strict=True):
        if not future.done():
            future.set_result(told)


def _write(sink: BinaryIO, batches: Iterable[bytes]) -> None:
    """Write all of them; a pipe may take less at a time. Raises OSError when nobody reads it any more."""
    for data in batches:
        left = memoryview(data)
        while left:
            left = left[sink.write(left) :]


def _is_worth_it(outcome: Outcome) -> bool:
    return isinstance(outcome, Capture) and 0 < len(outcome.payload) <= _LARGEST
