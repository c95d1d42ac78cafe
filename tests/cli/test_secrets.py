"""Nothing that is written or said holds what would let its reader act as somebody."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from audit.cli.main import main
from audit.report.render import FORMATS

CANARY = "CANARYk3J9x2Qz7Lm4Vt8R"
CALL = (
    b"<html><head><title>Call with Kuleba</title></head><body><main><h1>Call with Kuleba</h1><p>Oslo.</p></main></body>"
)


class Site(BaseHTTPRequestHandler):
    """Redirects to addresses with secrets, sets a cookie with every answer; /archive/ is an archive without pages."""

    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        self.asked.append(f"{self.path} {self.headers}")
        _, port = self.request.getsockname()
        where = {
            "/token": f"/call?access_token={CANARY}",
            "/user": f"http://joe:{CANARY}@127.0.0.1:{port}/call",
            "/round": f"/round?token={CANARY}",
            "/ftp": f"ftp://joe:{CANARY}@host.example/?token={CANARY}",
            "/login": f"/signin?to=https%3A%2F%2Fjoe%3A{CANARY}%40host.example%2F%3Ftoken%3D{CANARY}",
        }.get(self.path.partition("?")[0])
        missing = self.path.startswith("/gone")
        self.send_response(302 if where else 404 if missing else 200)
        if where:
            self.send_header("Location", where)
        body = b"" if where or self.path.startswith("/archive/") else CALL
        self.send_header("Set-Cookie", f"session={CANARY}")
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    monkeypatch.chdir(tmp_path)

    class ThisSite(Site):
        asked: ClassVar[list[str]] = []

    with ThreadingHTTPServer(("127.0.0.1", 0), ThisSite) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        host = f"127.0.0.1:{server.server_address[1]}"
        Path("citation-audit.toml").write_text(
            f"""
            [fetch]
            host_interval = 0
            backoff = 0
            attempts = 1
            allow_hosts = ["127.0.0.0/8"]
            [[archives.use]]
            base = "http://{host}/archive"
            dialect = "cdx-pywb"
            """,
            encoding="utf-8",
        )
        yield host, ThisSite.asked
        server.shutdown()
        thread.join()


def test_no_file_no_line_and_no_question_to_an_archive_holds_a_secret(
    site: tuple[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    host, asked = site
    addresses = [
        address
        for path in ("call", "gone", "token", "user", "round", "ftp", "login")
        for address in (
            f"http://{host}/{path}",
            f"http://{host}/{path}?token={CANARY}",
            f"http://joe:{CANARY}@{host}/{path}",
            f"http://{host}/{path}#access_token={CANARY}",
        )
    ]
    addresses += [
        f"htp://joe:{CANARY}@x.example/",
        f"http://x.example:99999/?token={CANARY}",
        f"http://[::1?token={CANARY}",
    ]
    entries = [f"- [December 9: Minister Smith’s call with Kuleba]({address})" for address in addresses]
    document = Path("sheet.md")
    document.write_text("---\ndate: 2022-01-10\n---\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
    every = ["--format", ",".join(FORMATS)]
    main(["run", "sheet.md", "--record", "tape", *every, "-v"])
    main(["run", "sheet.md", "--replay", "tape", "--output", "replayed", *every])
    main(["verify", "reports/sheet.json", "--replay", "tape"])
    main(["lint", "sheet.md"])
    for address in (one for one in addresses if one.startswith("http:")):
        main(["inspect", address])
    main(["forget", addresses[1], "--cassettes", "tape"])
    said = capsys.readouterr()
    assert CANARY not in said.out + said.err
    written = [path for path in Path().rglob("*") if path.is_file() and path != document]
    assert len(written) > len(FORMATS) * 2 + len(addresses) / 2
    assert [path for path in written if CANARY.encode() in path.read_bytes()] == []
    assert [one for one in asked if CANARY in one and one.startswith("/archive/") and "token" not in one] == []
