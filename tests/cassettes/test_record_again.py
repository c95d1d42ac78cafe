"""The scheduled job records every night: a web that is as it was leaves every byte of the cassette alone."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from audit.cli.main import main

SETTINGS = """
[fetch]
host_interval = 0
backoff = 0
retry_after_cap = 0
attempts = 2
allow_hosts = ["127.0.0.0/8"]
"""
CALL = (
    b"<html><head><title>Call with Kuleba</title><meta property='article:published_time' content='2021-12-09'></head>"
    b"<body><main><h1>Call with Kuleba</h1><p>Minister Smith spoke today with Kuleba.</p></main></body></html>"
)
ETAG = '"v1"'


class Web(BaseHTTPRequestHandler):
    """/tagged answers conditional requests, /plain has no validators, /moved leads to /tagged, /gone is missing.

    Once `down`, everything is 503.
    """

    statuses: ClassVar[list[tuple[str, int]]]
    down: ClassVar[bool] = False

    def do_GET(self) -> None:
        if self.down:
            self._answer(503, b"later")
        elif self.path == "/moved":
            self._answer(301, b"", {"Location": "/tagged"})
        elif self.path == "/gone":
            self._answer(404, b"<title>none</title>")
        elif self.path == "/tagged" and self.headers.get("If-None-Match") == ETAG:
            self._answer(304, b"", {"ETag": ETAG})
        elif self.path == "/tagged":
            self._answer(200, CALL, {"ETag": ETAG, "Vary": "Accept-Encoding"})
        else:
            self._answer(200, gzip.compress(CALL, mtime=0), {"Content-Encoding": "gzip"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.statuses.append((self.path, status))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Web]]:
    """A small web that `sheet.md` cites, and settings that let it be reached."""
    monkeypatch.chdir(tmp_path)
    Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")

    class ThisWeb(Web):
        statuses: ClassVar[list[tuple[str, int]]] = []

    with ThreadingHTTPServer(("127.0.0.1", 0), ThisWeb) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        entries = [
            f"- [December 9: Minister Smith’s call with Kuleba {path}]({address}{path})"
            for path in ("/tagged", "/plain", "/moved", "/gone")
        ]
        text = "---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n**Calls**\n\n" + "\n".join(entries) + "\n"
        Path("sheet.md").write_text(text, encoding="utf-8")
        yield ThisWeb
        server.shutdown()
        thread.join()


def run(*arguments: str) -> dict[str, Any]:
    """The report of a run, without what it says of the run itself."""
    main(["run", "sheet.md", "--format", "json", *arguments])
    report: dict[str, Any] = json.loads(Path("reports/sheet.json").read_bytes())
    del report["run"]
    return report


def tape() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path("tape/sheet").iterdir()}


def test_an_unchanged_web_leaves_every_byte_and_the_report_alone(
    web: type[Web], capsys: pytest.CaptureFixture[str]
) -> None:
    first, before = run("--record", "tape"), tape()
    web.statuses.clear()
    second = run("--record", "tape")
    capsys.readouterr()
    assert tape() == before
    assert second == first == run("--replay", "tape")
    assert sorted(web.statuses) == [
        ("/gone", 404),
        ("/gone", 404),  # its second look
        ("/moved", 301),
        ("/plain", 200),
        ("/tagged", 304),
        ("/tagged", 304),
    ]


def test_an_outage_is_reported_and_replayed_and_leaves_no_trace_once_it_is_over(
    web: type[Web], capsys: pytest.CaptureFixture[str]
) -> None:
    first, before = run("--record", "tape"), tape()
    web.down = True
    outage = run("--record", "tape")
    assert {page["condition"] for page in outage["pages"]} == {"unavailable"}
    assert outage == run("--replay", "tape")
    web.down = False
    assert run("--record", "tape") == first
    assert tape() == before
    capsys.readouterr()
