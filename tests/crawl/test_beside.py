"""A second process that reads pages: it says the same as this one, and whatever becomes of it, every page is read."""

import asyncio
import os
import pickle
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.crawl.beside import FEWEST, beside
from audit.crawl.second import LENGTH, packed
from audit.crawl.visit import Visit, visit
from audit.crawl.visiting import visited
from audit.model.capture import Capture, Outcome, Unreachable

NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)
SENTENCE = "The minister spoke today with her counterpart about the situation on the border. " * 8
URI = "https://pages.example/2021/12/09/a-readout/"


def page(number: int, status: int = 200) -> Capture:
    text = f"<html><head><title>Call {number}</title></head><body><h1>Call {number}</h1><p>{SENTENCE}</p></body></html>"
    return Capture(URI, URI, (), status, (("content-type", "text/html"),), text.encode(), NOON)


OUTCOMES: list[Outcome] = [
    *(page(number) for number in range(150)),
    page(7, 404),
    replace(page(8), flaw="truncated"),
    replace(page(9), payload=b""),
    replace(page(9), payload=page(9).payload + b" " * 1_100_000),
    Unreachable(URI, URI, "read-timeout", 3, ""),
]


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def read_beside(outcomes: list[Outcome]) -> list[Visit]:
    async def read() -> list[Visit]:
        async with beside(FEWEST) as reading:
            return list(await asyncio.gather(*map(reading, outcomes)))

    return asyncio.run(read())


def test_two_processes_say_what_one_says() -> None:
    assert read_beside(OUTCOMES) == [visit(outcome) for outcome in OUTCOMES]


@pytest.mark.parametrize("program", ["/nonexistent/python", "/bin/false", "/bin/true", "/bin/cat"])
def test_pages_are_read_here_when_the_other_process_is_of_no_use(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert read_beside(OUTCOMES[:40]) == [visit(outcome) for outcome in OUTCOMES[:40]]


def test_what_is_packed_comes_out_the_same_behind_its_length() -> None:
    made = [(seen.tried, seen.reading) for seen in map(visit, OUTCOMES)]
    data = packed(made)
    assert LENGTH.unpack(data[: LENGTH.size]) == (len(data) - LENGTH.size,)
    assert pickle.loads(data[LENGTH.size :]) == made  # noqa: S301 - our own


def test_an_error_there_happens_here_where_the_fence_is() -> None:
    broken = replace(page(1), headers=None)  # type: ignore[arg-type] # what no answer has
    with pytest.raises(TypeError):
        read_beside([broken])


@pytest.mark.parametrize(("pages", "cores"), [(FEWEST - 1, 8), (FEWEST, 1), (FEWEST, None)])
def test_few_pages_or_one_core_are_read_here(pages: int, cores: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    async def chosen() -> bool:
        async with beside(pages) as reading:
            return reading is visited

    assert asyncio.run(chosen())


def test_a_run_that_is_interrupted_leaves_no_process_behind() -> None:
    async def interrupted() -> None:
        async with beside(FEWEST) as reading:
            task = asyncio.ensure_future(reading(page(1)))
            await asyncio.sleep(0)
            task.cancel()

    asyncio.run(interrupted())
