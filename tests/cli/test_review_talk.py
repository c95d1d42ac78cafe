"""`review` at a terminal: what is shown, asked and kept."""

import os
import pty
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path

from audit.review import decisions
from tests.cli.reviewing import ROOT, decide, edited, run, told, warnings


class Terminal:
    """`review` on a terminal of its own: what it shows is waited for, and answers are typed."""

    def __init__(self, project: Path, columns: int = 80) -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (40, columns))
        self._screen = b""
        self.program = subprocess.Popen(
            [sys.executable, "-m", "audit", "review"],
            cwd=project,
            env={"PYTHONPATH": str(ROOT), "USER": "reviewer"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def until(self, wanted: str) -> str:
        """Wait for these words; what was shown before them."""
        while wanted.encode() not in self._screen:
            self._screen += os.read(self._ours, 65_536)
        shown, _, self._screen = self._screen.partition(wanted.encode())
        return shown.decode()

    def type(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def answer(self, key: str, reason: str) -> None:
        self.until("[q]uit")
        self.type(key)
        self.until("Why")
        self.type(reason)

    def end(self) -> None:
        self.program.wait(60)
        os.close(self._ours)


def test_at_a_terminal_each_answer_is_kept_before_the_next_question(project: Path) -> None:
    terminal = Terminal(project)
    terminal.answer("a", "As agreed.")
    terminal.until("[2/")
    terminal.answer("c", "To be mended.")
    terminal.until("[3/")
    os.killpg(terminal.program.pid, signal.SIGKILL)
    terminal.end()
    kept = decisions.read(project / decisions.FILE)
    assert [(made.verdict, made.reason) for made in kept] == [
        ("accepted", "As agreed."),
        ("confirmed", "To be mended."),
    ]


def test_at_a_terminal_what_is_unsure_comes_last_of_its_severity(project: Path) -> None:
    found = {finding["id"]: finding for finding in warnings()}
    terminal = Terminal(project)
    asked: list[str] = []
    while "warning" in (shown := terminal.until("[q]uit")):
        asked.append(re.findall(r"\] warning \S+ ([0-9a-f]{12})", shown)[0])
        terminal.type("s")
    terminal.type("q")
    terminal.end()
    unsure = [found[name]["confidence"] == "low" for name in asked]
    assert unsure == sorted(unsure)
    assert len(set(unsure)) == 2


def test_at_a_terminal_lines_end_between_words_within_its_width_and_days_are_in_words(project: Path) -> None:
    terminal = Terminal(project, columns=60)
    found, shown = warnings()[0], terminal.until("[a]ccept")
    terminal.until("[q]uit")
    terminal.type("q")
    terminal.end()
    assert f" {found['id']}\r\n" in shown
    assert set(found["message"].split()) <= set(shown.split())
    assert all(len(line) <= 60 for line in shown.splitlines() if "https://" not in line)
    assert "claimed   December 11, 2021" in shown
    assert found["uri"] in shown


def test_at_a_terminal_findings_of_one_cause_are_decided_together_or_each_by_itself(project: Path) -> None:
    groups = [group["findings"] for group in told()["groups"] if len(group["findings"]) > 1]
    terminal = Terminal(project)
    for answer in ("a", "e"):
        while "of one cause" not in terminal.until("[q]uit"):
            terminal.type("s")
        terminal.type(answer)
        if answer == "a":
            terminal.until("Why")
            terminal.type("One cause.")
    terminal.answer("f", "Only this one.")
    terminal.until("[q]uit")
    terminal.type("q")
    terminal.until("decided, kept in")
    terminal.end()
    together, alone = decisions.read(project / decisions.FILE)
    assert sorted(together.findings) in [sorted(group) for group in groups]
    assert len(alone.findings) == 1
    assert any(alone.findings[0] in group for group in groups)


def test_at_a_terminal_keys_are_taken_in_either_case_and_a_wrong_one_is_told_those_there_are(project: Path) -> None:
    terminal = Terminal(project)
    assert "[e]ach" not in terminal.until("[q]uit")
    terminal.type("e")
    assert terminal.until("[q]uit").count("is not one of 'a', 'f', 'c', 's', 'b', 'o', 'q'.") == 1
    terminal.type("Q")
    terminal.until("0 decided, kept in")
    terminal.end()


def test_at_a_terminal_what_was_decided_before_an_edit_is_shown_and_kept(project: Path) -> None:
    decide(*(finding["id"] for finding in warnings()))
    edited(lambda text: re.sub(r"December 11(?=: Assistant Secretary)", "December 12", text))
    run()
    terminal = Terminal(project)
    shown = terminal.until("[q]uit")
    assert "accepted by R. Viewer" in shown
    assert "date: December 11, 2021 → December 12, 2021" in shown
    assert "[k]eep what was decided before" in shown
    terminal.type("K")
    terminal.until("[2/")
    terminal.until("[q]uit")
    terminal.type("q")
    terminal.until("1 decided, kept in")
    terminal.end()
    assert decisions.read(decisions.FILE)[-1].reason == "As agreed."
    assert run() == 0


def test_at_a_terminal_back_asks_again_and_the_last_answer_counts(project: Path) -> None:
    terminal = Terminal(project)
    terminal.answer("a", "Too quick.")
    terminal.until("[2/")
    terminal.until("[q]uit")
    terminal.type("b")
    terminal.until("[1/")
    terminal.answer("f", "On second thoughts.")
    terminal.until("[2/")
    terminal.until("[q]uit")
    terminal.type("q")
    terminal.until("kept in")
    terminal.end()
    first, last = decisions.read(project / decisions.FILE)
    assert (first.findings, first.verdict, last.verdict) == (last.findings, "accepted", "false-positive")
