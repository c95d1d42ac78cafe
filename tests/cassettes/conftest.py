"""A small web on loopback that a document cites, and whole runs against it."""

import gzip
import json
import threading
from collections.abc import Iterator, Mapping
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
TOKEN = "hunter2k3Jd8fK2mNp4"


class Web(BaseHTTPRequestHandler):
    """/tagged answers conditional requests, /plain has no validators, /moved leads to /tagged, /gone is missing.

    /login sets a cookie and leads to /tagged with a token; /walled is a challenge. /turns answers with the next of
    `turns`, a status. Once `down`, everything is 503.
    """

    statuses: ClassVar[list[tuple[str, int]]]
    heads: ClassVar[list[str]]
    turns: ClassVar[list[int]] = []
    moved: ClassVar[Mapping[str, str]] = {"/moved": "/tagged"}
    down: ClassVar[bool] = False

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.heads.append(str(self.headers))
        if self.down:
            self._answer(503, b"later")
        elif path in self.moved:
            self._answer(301, b"", {"Location": self.moved[path]})
        elif path == "/login":
            self._answer(302, b"", {"Location": f"/tagged?access_token={TOKEN}", "Set-Cookie": f"id={TOKEN}"})
        elif path == "/gone":
            self._answer(404, b"<title>none</title>")
        elif path == "/turns":
            self._answer(self.turns.pop(0), b"<title>none</title>")
        elif path == "/walled":
            self._answer(403, f"<title>Just a moment...</title>{TOKEN}".encode(), {"cf-mitigated": "challenge"})
        elif path == "/tagged" and self.headers.get("If-None-Match") == ETAG:
            self._answer(304, b"", {"ETag": ETAG})
        elif path == "/tagged":
            self._answer(200, CALL, {"ETag": ETAG, "Vary": "Accept-Encoding"})
        elif path == "/robots.txt":
            self._answer(200, b"User-agent: *\nAllow: /\n", kind="text/plain")
        else:
            self._answer(200, gzip.compress(CALL, mtime=0), {"Content-Encoding": "gzip"})

    def _answer(
        self, status: int, body: bytes, headers: Mapping[str, str] | None = None, kind: str = "text/html"
    ) -> None:
        self.statuses.append((self.path.partition("?")[0], status))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


class Site:
    """The web while a test runs, and the document `sheet.md` that cites it."""

    def __init__(self, port: int, handler: type[Web]) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.handler = handler

    def cite(self, *uris: str) -> None:
        """Write the document; what begins with a slash is on this web."""
        links = [f"{self.address}{uri}" if uri.startswith("/") else uri for uri in uris]
        entries = [f"- [December 9: Minister Smith’s call with Kuleba no. {n}]({uri})" for n, uri in enumerate(links)]
        text = "---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n**Calls**\n\n" + "\n".join(entries) + "\n"
        Path("sheet.md").write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> dict[str, Any]:
        """The report of a run, without what it says of the run itself."""
        main(["run", "sheet.md", *arguments])
        report: dict[str, Any] = json.loads(Path("reports/sheet.json").read_bytes())
        del report["run"]
        return report

    def causes(self, report: Mapping[str, Any]) -> dict[str, str]:
        """Each page's state and cause, by its path."""
        paths = {page["uri"]: page["uri"].removeprefix(self.address).partition("?")[0] for page in report["pages"]}
        return {paths[page["uri"]]: f"{page['condition']}: {page['cause']}" for page in report["pages"]}

    def tape(self) -> dict[str, bytes]:
        """The recording's files."""
        return {path.name: path.read_bytes() for path in Path("tape/sheet").iterdir()}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Site]:
    """The web, in an empty folder with settings that let it be reached."""
    monkeypatch.chdir(tmp_path)
    Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")

    class ThisWeb(Web):
        statuses: ClassVar[list[tuple[str, int]]] = []
        heads: ClassVar[list[str]] = []

    with ThreadingHTTPServer(("127.0.0.1", 0), ThisWeb) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield Site(server.server_address[1], ThisWeb)
        server.shutdown()
        thread.join()
    capsys.readouterr()
