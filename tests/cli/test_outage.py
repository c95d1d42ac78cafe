"""`run` while the network is down: told, judged by nobody, and no recording the poorer."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from audit.cli.main import main

SETTINGS = """
[fetch]
host_interval = 0
backoff = 0
allow_hosts = ["127.0.0.0/8"]
"""
PAGE = b"<html><head><title>A call</title></head><body><h1>A call</h1><p>They spoke today.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """The same page for every address."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


class Network:
    """Servers on several loopback addresses, and the way to pull the plug."""

    def __init__(self) -> None:
        self._servers = ExitStack()
        self.addresses = [self._served(f"127.0.0.{number}") for number in (1, 2, 3, 4)]

    def _served(self, address: str) -> str:
        server = self._servers.enter_context(ThreadingHTTPServer((address, 0), Site))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        self._servers.callback(thread.join)
        self._servers.callback(server.shutdown)
        return f"http://{address}:{server.server_address[1]}"

    def unplug(self) -> None:
        self._servers.close()


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    monkeypatch.chdir(tmp_path)
    Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")
    network = Network()
    for document in ("one.md", "two.md"):
        entries = [f"- [December 9: a call {number}]({uri}/)" for number, uri in enumerate(network.addresses)]
        Path(document).write_text("---\ndate: 2022-01-10\n---\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    yield network
    network.unplug()


def _files() -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("tape/one").iterdir()}


def test_a_run_without_network_leaves_the_recording_alone_and_exits_with_3(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "one.md", "--record", "tape"]) == 0
    before = _files()
    network.unplug()
    assert main(["run", "one.md", "--record", "tape"]) == 3
    assert "the network here seems to be down: all 4 hosts failed" in capsys.readouterr().err
    assert _files() == before
    assert main(["run", "one.md", "--replay", "tape"]) == 0


def test_every_document_has_its_report_and_the_others_are_not_even_tried(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    network.unplug()
    assert main(["run", "one.md", "two.md"]) == 3
    said = capsys.readouterr().err
    assert said.count("the run is incomplete: the network here seems to be down") == 2
    assert sorted(path.name for path in Path("reports").glob("*.json")) == ["one.json", "two.json"]


def test_exit_zero_hides_an_incomplete_run_from_ci_but_not_from_readers(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    network.unplug()
    assert main(["run", "one.md", "--exit-zero"]) == 0
    assert "the run is incomplete" in capsys.readouterr().err


NAMES = ("north", "south", "east", "west")


class Named(BaseHTTPRequestHandler):
    """Sites by their names, each with a page of its own, or a network that wants a login before it lets through."""

    wants_login = False

    def do_GET(self) -> None:
        name = (self.headers["Host"] or "").partition(".")[0]
        page = PAGE.replace(b"They spoke", f"The {name} ministers spoke".encode())
        if self.wants_login:
            page = f"<html><title>Hotel</title><p>Your room, please, to reach {name}.example{self.path}</p>".encode()
        self.send_response(200 if self.wants_login or self.path != "/robots.txt" else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Named]]:
    """Four names that lead to one loopback server, all cited in one.md."""

    class Own(Named):
        pass

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("audit.cli.world._resolve", resolve)
    Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        port = server.server_address[1]
        entries = [f"- [December 9: a call of {name}](http://{name}.example:{port}/)" for name in NAMES]
        Path("one.md").write_text("---\ndate: 2022-01-10\n---\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
        yield Own
        server.shutdown()
        thread.join()


def test_a_network_that_shows_its_login_for_everything_replaces_no_recording(
    named: type[Named], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["run", "one.md", "--record", "tape", "--no-archive"]
    assert main(command) == 0
    before = _files()
    assert len(before) >= len(NAMES)
    named.wants_login = True
    assert main(command) == 3
    assert "the network here leads everything to one page, whatever is asked" in capsys.readouterr().err
    assert _files() == before
    named.wants_login = False
    assert main(command) == 0
    assert _files() == before
