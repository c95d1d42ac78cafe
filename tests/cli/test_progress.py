"""What is seen of a run while it lasts: a line that is drawn anew on a terminal, lines in a log, or nothing."""

import os
import pty
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pyte
import pytest

from audit.cli.bar import Bar, bar
from audit.cli.main import main
from audit.fetch.note import Note

PAGE = b"<title>A call</title><main><h1>A call</h1><p>The Minister spoke today with Kuleba about trade.</p></main>"
SETTINGS = '[fetch]\nrobots = false\nhost_interval = 0\nbackoff = 0\nallow_hosts = ["127.0.0.0/8"]\n'


class _Web(BaseHTTPRequestHandler):
    """Answers /busy with "in a second", then with a page, as it answers everything else."""

    busy: ClassVar[set[str]]

    def do_GET(self) -> None:
        wait = self.path == "/busy" and self.path not in self.busy
        self.busy.add(self.path)
        self.send_response(503 if wait else 200)
        if wait:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.chdir(tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Web", (_Web,), {"busy": set()}))
    number = server.server_address[1]
    Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")
    for document, second in (("doc.md", "busy"), ("plain.md", "other")):
        entries = "".join(f"- December 8: [a call](http://127.0.0.1:{number}/{page})\n" for page in ("one", second))
        Path(document).write_text(f"---\ndate: 2022-01-10\n---\n\n{entries}", encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield number
    server.shutdown()
    server.server_close()


def _on_a_terminal(document: str, terminal: str) -> tuple[list[str], list[str], bytes]:
    """A run on a terminal of its own: every state of the lines that begin with our name, the last screen, the bytes."""
    ours, theirs = pty.openpty()
    screen = pyte.Screen(100, 24)
    stream = pyte.ByteStream(screen)
    states: dict[str, None] = {}
    sent = b""
    environment = {**os.environ, "TERM": terminal, "COLUMNS": "100"}  # noqa: TID251 - a child process starts from ours
    with subprocess.Popen(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-m", "audit", "run", document, "--no-archive"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
    ) as process:
        os.close(theirs)
        while select.select([ours], [], [], 60)[0]:
            try:
                data = os.read(ours, 65_536)
            except OSError:  # Linux's end of a terminal whose other side is closed
                break
            if not data:
                break
            sent += data
            stream.feed(data)
            states.update(dict.fromkeys(line.strip() for line in screen.display if line.startswith("citation-audit")))
        os.close(ours)
    assert process.returncode == 0
    return list(states), [line.strip() for line in screen.display], sent


@pytest.mark.usefixtures("port")
def test_a_terminal_shows_pages_done_and_who_is_waited_for_and_then_the_report_alone() -> None:
    states, screen, sent = _on_a_terminal("doc.md", "xterm")
    assert any(" 1/2 " in state and "waiting for 127.0.0.1 1 s" in state for state in states)
    assert not any("/2 " in line for line in screen), "the line is gone when the run is over"
    assert sent.rfind(b"\x1b[?25h") > sent.rfind(b"\x1b[?25l"), "and the cursor is back"


@pytest.mark.usefixtures("port")
def test_a_terminal_that_cannot_draw_has_a_line_for_each_page() -> None:
    states, _, sent = _on_a_terminal("plain.md", "dumb")
    assert [state[:26] for state in states if "[" in state] == [
        "citation-audit: [1/2] ok (",
        "citation-audit: [2/2] ok (",
    ]
    assert b"\x1b[" not in sent


def test_a_log_has_a_line_for_each_page(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    main(["run", "plain.md", "--no-archive"])
    told = capfd.readouterr().err
    assert f"citation-audit: [1/2] ok (http-200): http://127.0.0.1:{port}/one\n" in told
    assert "attempt=" not in told


def test_verbose_logs_every_attempt_wait_and_cause(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    main(["run", "doc.md", "--no-archive", "--verbose"])
    told = capfd.readouterr().err.splitlines()
    about = f"host=127.0.0.1 uri=http://127.0.0.1:{port}/busy"
    on_the_way = [line.removeprefix("citation-audit: ") for line in told if line.endswith(about) and "attempt=" in line]
    assert on_the_way == [
        f"answered cause=http-503 attempt=1 {about}",
        f"held cause=http-503 wait=1.0s attempt=1 {about}",
        f"answered cause=http-200 attempt=2 {about}",
    ]


@pytest.mark.usefixtures("port")
def test_quiet_says_nothing_when_nothing_went_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "plain.md", "--no-archive", "--quiet"]) == 0
    assert capfd.readouterr() == ("", "")
    assert Path("reports/plain.md").exists()


@pytest.mark.usefixtures("port")
def test_quiet_says_what_went_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "none.md", "--quiet"]) == 2
    assert "none.md" in capfd.readouterr().err


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Bar], None]], list[str]]:
    """The lines of a terminal 120 columns wide after what a test does to the bar, ten seconds into a run."""

    def drawn(act: Callable[[Bar], None]) -> list[str]:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("COLUMNS", "120")
        monkeypatch.setenv("TERM", "xterm")
        screen = pyte.Screen(120, 5)
        stream = pyte.Stream(screen)
        monkeypatch.setattr(sys.stderr, "write", stream.feed)
        with bar(5, lambda: 10.0) as shown:
            assert shown
            act(shown)
            shown.redraw()
            return [line.rstrip() for line in screen.display]

    return drawn


def _held(host: str, seconds: float) -> Note:
    return Note("held", f"https://{host}/page", 1, "http-429", seconds)


def test_the_longest_waits_are_named_and_the_others_counted(
    drawn: Callable[[Callable[[Bar], None]], list[str]],
) -> None:
    def act(shown: Bar) -> None:
        for number, seconds in enumerate((5.0, 20.0, 0.2, 9.0)):
            shown.told(_held(f"h{number}.example", seconds))

    assert "waiting for h1.example 20 s, h3.example 9 s, 1 more" in drawn(act)[0]


def test_a_run_that_rests_says_so(drawn: Callable[[Callable[[Bar], None]], list[str]]) -> None:
    assert (
        "waiting for a second look 10 s"
        in drawn(lambda shown: shown.told(Note("rests", "", 0, "second-round", 10.0)))[0]
    )


@pytest.mark.parametrize("name", ["[bold]x[/bold]", "a\x1b[2Jb", "\u202eevil", "a\nb", "x" * 500])
def test_a_host_s_name_draws_nothing_but_itself(name: str, drawn: Callable[[Callable[[Bar], None]], list[str]]) -> None:
    lines = drawn(lambda shown: shown.told(_held(name, 5.0)))
    assert lines[0].startswith("citation-audit:")
    assert lines[1:] == [""] * 4, "one line, whatever a host is called"
