"""Running a coroutine to its end, or until somebody interrupts it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from audit.cli.interrupts import INTERRUPTS, Interrupts

_Result = TypeVar("_Result")


def awaited(work: Coroutine[Any, Any, _Result], interrupts: Interrupts = INTERRUPTS) -> _Result:
    """What the work comes to. Interrupted, it is cancelled and has a moment to let go. Raises KeyboardInterrupt."""
    results: list[_Result] = []

    async def kept() -> None:  # the task's own result is None: asyncio shows it when it takes its signal handler back
        results.append(await _cancelled_if_need_be(work, interrupts))

    interrupts.ask = _nothing  # until there is a task to cancel, and once there is none, it is enough to know
    try:
        asyncio.run(kept())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    finally:
        interrupts.ask = None
    if interrupts.since is not None:
        raise KeyboardInterrupt
    return results[0]


async def _cancelled_if_need_be(work: Coroutine[Any, Any, _Result], interrupts: Interrupts) -> _Result:
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    interrupts.ask = lambda: loop.call_soon_threadsafe(task.cancel)  # never at once: it may be just about to go on
    if interrupts.since is not None:
        task.cancel()
    try:
        return await task
    finally:
        interrupts.ask = _nothing


def _nothing() -> None:
    """The wish is known."""
