"""The program against a real web archive: pywb serves a WARC file as CDX, TimeMap and raw captures on loopback."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.extra import holdings
from tests.extra.pywb_server import HOST, free_port, pywb


class Gone(BaseHTTPRequestHandler):
    """A site none of whose pages is there any more."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined] # see `Site`
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(holdings.NOT_FOUND)))
        self.end_headers()
        self.wfile.write(holdings.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


class Site(ThreadingHTTPServer):
    """The site, and what it was asked for."""

    def __init__(self) -> None:
        super().__init__((HOST, 0), Gone)
        self.asked: list[str] = []


@dataclass(frozen=True)
class World:
    """The site's and the archive's addresses, and what the site was asked for."""

    site: str
    archive: str
    asked: list[str]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("pywb")
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        site = f"http://{HOST}:{server.server_address[1]}"
        holdings.write(folder / "held.warc.gz", site)
        try:
            with pywb(folder, folder / "held.warc.gz", free_port()) as archive:
                yield World(site, archive, server.asked)
        finally:
            server.shutdown()
            thread.join()


def _audit(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run the program there; the report it wrote."""
    command = [sys.executable, "-m", "audit", "run", "sheet.md", "--exit-zero", *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - fixed words
    assert ended.returncode == 0, ended.stderr
    report: dict[str, Any] = json.loads((folder / "reports" / "sheet.json").read_bytes())
    return report


@pytest.mark.parametrize(("dialect", "expected"), [("cdx-pywb", holdings.INDEXED), ("timemap", holdings.MAPPED)])
def test_the_right_capture_of_each_page_is_found_recorded_and_replayed(
    web: World, tmp_path: Path, dialect: str, expected: dict[str, list[str]]
) -> None:
    (tmp_path / "citation-audit.toml").write_text(
        f'[fetch]\nhost_interval = 0\nattempts = 1\nbackoff = 0\nallow_hosts = ["{HOST}"]\n'
        f'[[archives.use]]\nbase = "{web.archive}"\ndialect = "{dialect}"\n',
        encoding="utf-8",
    )
    (tmp_path / "sheet.md").write_text(holdings.document(web.site), encoding="utf-8")
    live = _audit(tmp_path, "--record", "tape")
    assert holdings.told(live) == expected
    read = {one["uri"].rpartition("/")[2]: one["title"]["value"] for one in live["pages"]}
    assert read == {
        name: holdings.TITLE if expected[name][-1].startswith("http-200") else None for name in holdings.CITED
    }
    assert "/home" not in web.asked
    replayed = _audit(tmp_path, "--replay", "tape")
    assert live.pop("run") != replayed.pop("run")
    assert replayed == live
