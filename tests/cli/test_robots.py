"""A page that is closed to programs: said to be blocked, recorded with what closed it, and replayed without asking."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from audit.cli.main import main

SETTINGS = """
[fetch]
host_interval = 0
backoff = 0
allow_hosts = ["127.0.0.0/8"]
"""
PAGE = (
    b"<html><head><title>Call with Kuleba</title></head><body><main><h1>Call with Kuleba</h1><p>Text.</p></main></body>"
)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is asked of a site that closes /closed to programs; `sheet.md` cites it and /open."""
    monkeypatch.chdir(tmp_path)
    paths: list[str] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            robots = self.path == "/robots.txt"
            body = b"User-agent: *\nDisallow: /closed\n" if robots else PAGE
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if robots else "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        entries = [f"- [December 9: Call with Kuleba {path}]({address}{path})\n" for path in ("/closed", "/open")]
        Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")
        Path("sheet.md").write_text("---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n" + "".join(entries), "utf-8")
        yield paths
        server.shutdown()
        thread.join()


def conditions(folder: str) -> dict[str, tuple[str, str]]:
    report: dict[str, Any] = json.loads(Path(folder, "sheet.json").read_bytes())
    return {page["uri"].rpartition("/")[2]: (page["condition"], page["cause"]) for page in report["pages"]}


def test_what_is_closed_to_programs_is_blocked_and_replays_so(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", "sheet.md", "--record", "tape", "--output", "live", "--no-archive"])
    assert asked == ["/robots.txt", "/open"]
    main(["run", "sheet.md", "--replay", "tape", "--output", "replayed"])
    assert asked == ["/robots.txt", "/open"]
    capsys.readouterr()
    assert conditions("live") == conditions("replayed") == {"closed": ("blocked", "robots"), "open": ("ok", "http-200")}
    assert b"Disallow: /closed" in Path("tape/sheet/127.0.0.1.warc").read_bytes()


def test_an_operator_may_look_all_the_same(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("citation-audit.toml").write_text(SETTINGS + "robots = false\n", encoding="utf-8")
    main(["run", "sheet.md", "--output", "live"])
    capsys.readouterr()
    assert asked == ["/closed", "/open"]
