"""Answers read and judged while others are waited for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from audit.crawl.visit import Visit, visit
from audit.formats.sniff import body_of
from audit.model.capture import Capture, Outcome

Visiting: TypeAlias = Callable[[Outcome], Awaitable[Visit]]
"""Reads and judges what an address answered, as if it were the cited one."""


async def visited(outcome: Outcome) -> Visit:
    """Read and judge what an address answered; a PDF beside the loop, since reading one may take its time."""
    if isinstance(outcome, Capture) and body_of(outcome.payload, outcome.header("content-type")).kind == "pdf":
        return await asyncio.to_thread(visit, outcome)
    return visit(outcome)
