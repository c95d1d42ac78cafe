"""Signals at awkward moments: one wish, heard once, and nothing of it lost."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from audit.cli.interrupts import Interrupts
from audit.cli.loop import awaited


class Ended(BaseException):
    """The process would be over."""


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def _end() -> None:
    raise Ended


def _signal(interrupts: Interrupts) -> None:
    interrupts.heard(signal.SIGINT, None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def interrupts(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Interrupts:
    monkeypatch.setattr(Interrupts, "_end_in_time", lambda _self: None)
    return Interrupts(clock, _end)


def test_the_first_signal_is_an_exception_and_those_within_a_second_are_the_same_wish(
    interrupts: Interrupts, clock: Clock
) -> None:
    with pytest.raises(KeyboardInterrupt):
        _signal(interrupts)
    clock.now = 0.9
    _signal(interrupts)


def test_a_signal_after_a_second_ends_the_process_at_once(interrupts: Interrupts, clock: Clock) -> None:
    with pytest.raises(KeyboardInterrupt):
        _signal(interrupts)
    clock.now = 1.0
    with pytest.raises(Ended):
        _signal(interrupts)


def test_signals_amid_a_loop_cancel_what_runs_and_let_it_tidy_up(interrupts: Interrupts) -> None:
    done: list[str] = []

    async def work() -> None:
        try:
            _signal(interrupts)
            _signal(interrupts)
            done.append("goes on to the next await")
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            done.append("tidied")

    with pytest.raises(KeyboardInterrupt):
        awaited(work(), interrupts)
    assert done == ["goes on to the next await", "tidied"]


def test_a_signal_after_the_last_await_is_not_forgotten(interrupts: Interrupts) -> None:
    async def work() -> None:
        _signal(interrupts)

    with pytest.raises(KeyboardInterrupt):
        awaited(work(), interrupts)


def test_a_signal_before_the_loop_has_a_task_keeps_the_work_from_starting(
    interrupts: Interrupts, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    new = asyncio.new_event_loop

    def interrupted() -> asyncio.AbstractEventLoop:
        _signal(interrupts)
        return new()

    async def work() -> None:
        started.append(True)

    monkeypatch.setattr("asyncio.events.new_event_loop", interrupted)
    with pytest.raises(KeyboardInterrupt):
        awaited(work(), interrupts)
    assert started == []


def test_work_that_is_not_interrupted_gives_what_it_comes_to(interrupts: Interrupts) -> None:
    async def work() -> int:
        return 7

    assert awaited(work(), interrupts) == 7


SENDING = "import os\nfor number in {numbers}:\n    os.kill(os.getpid(), number)\n"
FINALIZED = """
import os, time
class Dying:
    def __del__(self):
        os.kill(os.getpid(), 15)
        time.sleep(60)
Dying()
print("goes on as if nothing had been")
time.sleep(60)
"""
DEAF = """
import os, time
import audit.cli.interrupts
audit.cli.interrupts._GRACE = 0.05
try:
    os.kill(os.getpid(), 15)
finally:
    time.sleep(60)
"""
MAIN = """
import signal, sys
sys.path.insert(0, sys.argv.pop())
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from audit.__main__ import main
main()
"""


def _with_a_module_that_is_loaded_early(folder: Path, code: str) -> tuple[int, str]:
    (folder / "click.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-c", MAIN, str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=40, check=False)  # noqa: S603 - our own code
    return result.returncode, result.stderr


@pytest.mark.parametrize("numbers", ["(2, 2)", "(15, 2)", "(1,)", "(2, 15, 1)"])
def test_several_signals_at_once_are_one_line_and_exit_code_130(tmp_path: Path, numbers: str) -> None:
    ended = _with_a_module_that_is_loaded_early(tmp_path, SENDING.format(numbers=numbers))
    assert ended == (130, "citation-audit: interrupted\n")


def test_a_signal_amid_a_finalizer_is_heard_after_it(tmp_path: Path) -> None:
    """Python prints what is raised there, and drops it."""
    assert _with_a_module_that_is_loaded_early(tmp_path, FINALIZED) == (130, "citation-audit: interrupted\n")


def test_a_program_that_does_not_let_go_is_ended(tmp_path: Path) -> None:
    """It waits for a minute, deaf to the exception; the grace is cut short."""
    assert _with_a_module_that_is_loaded_early(tmp_path, DEAF) == (130, "citation-audit: interrupted\n")
