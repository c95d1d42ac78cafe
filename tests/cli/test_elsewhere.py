"""`run` finds where pages live now on a loopback web: live, recorded, replayed, and without archives."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from audit.cli.main import main

CALL = (
    "<html><head><title>Minister’s call with Foreign Minister Kuleba</title>"
    "<meta property='article:published_time' content='2021-12-09T10:00:00-05:00'></head><body><main>"
    "<h1>Minister’s call with Foreign Minister Kuleba</h1><p>Minister Smith spoke today with Kuleba.</p></main></body>"
).encode()


class Site(BaseHTTPRequestHandler):
    """An old site without pages, its successor (/new/…, which took over one) and an archive (/archive/…) in one."""

    asked: ClassVar[list[str]]
    back: ClassVar[bytes | None] = None
    """What /old/kept answers, once it is there again."""

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/new/old/moved":
            self._answer(200, CALL)
        elif self.path == "/old/kept" and self.back is not None:
            self._answer(200, self.back)
        elif self.path.startswith("/archive/cdx"):
            uri = parse_qs(urlsplit(self.path).query)["url"][0]
            rows = [{"timestamp": stamp, "url": uri, "status": "200"} for stamp in ("20211209130000", "20211211000000")]
            listed = rows if uri.endswith("/kept") else []
            self._answer(200, "\n".join(map(json.dumps, listed)).encode(), {"Content-Type": "text/x-ndjson"})
        elif self.path.startswith("/archive/20211209130000id_/"):
            self._answer(200, b"<title>Page not found</title>", {"Memento-Datetime": "Thu, 09 Dec 2021 13:00:00 GMT"})
        elif self.path.startswith("/archive/"):
            self._answer(200, CALL, {"Memento-Datetime": "Sat, 11 Dec 2021 00:00:00 GMT"})
        else:
            self._answer(404, b"<title>Nothing here</title>")

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    monkeypatch.chdir(tmp_path)

    class ThisSite(Site):
        asked: ClassVar[list[str]] = []

    with ThreadingHTTPServer(("127.0.0.1", 0), ThisSite) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        site = f"127.0.0.1:{server.server_address[1]}"
        Path("citation-audit.toml").write_text(
            f"""
            [fetch]
            host_interval = 0
            robots = false
            backoff = 0
            attempts = 1
            allow_hosts = ["127.0.0.0/8"]
            [[archives.use]]
            base = "http://{site}/archive"
            dialect = "cdx-pywb"
            [[successors]]
            host = "{site}"
            path = "/old/*"
            target = "http://{site}/new/old/*"
            evidence = "a test"
            """,
            encoding="utf-8",
        )
        entries = [f"- [December 9: Minister Smith’s call with Kuleba](http://{site}/old/{name})" for name in NAMES]
        Path("sheet.md").write_text("---\ndate: 2022-01-10\n---\n\n" + "\n".join(entries) + "\n", encoding="utf-8")
        yield ThisSite.asked
        server.shutdown()
        thread.join()


NAMES = ("moved", "kept", "lost")


def _report(folder: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(Path(folder, "sheet.json").read_bytes())
    return report


def _tries(report: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    return {
        page["uri"].rpartition("/")[2]: [(tried["origin"], tried["cause"]) for tried in page["tries"]]
        for page in report["pages"]
    }


def test_a_run_finds_successors_and_captures_and_shows_both_outcomes(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "sheet.md"]) == 1
    capsys.readouterr()
    report = _report("reports")
    assert _tries(report) == {
        "moved": [("live", "http-404"), ("successor", "http-200")],
        "kept": [("live", "http-404"), ("successor", "http-404"), ("memento", "soft-404"), ("memento", "http-200")],
        "lost": [("live", "http-404"), ("successor", "http-404"), ("memento", "no-capture")],
    }
    assert {page["condition"] for page in report["pages"]} == {"gone"}
    assert [finding["uri"].rpartition("/")[2] for finding in report["findings"] if finding["rule"] == "gone"] == [
        "lost"
    ]
    assert [claim["verdict"] for claim in report["claims"]] == ["supported", "supported", "unreachable"]
    assert len(asked) == 13  # each missing page has its second look


def test_what_was_found_elsewhere_is_recorded_and_replays_to_the_same_report(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", "sheet.md", "--record", "tape", "--output", "live"])
    before = len(asked)
    main(["run", "sheet.md", "--replay", "tape", "--output", "replayed"])
    capsys.readouterr()
    live, replayed = _report("live"), _report("replayed")
    assert len(asked) == before
    assert len(list(Path("tape/sheet").glob("*.warc"))) == len(NAMES)
    assert live.pop("run") != replayed.pop("run")
    assert live == replayed


def test_a_second_recording_of_an_unchanged_web_leaves_every_file_alone(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def files() -> dict[str, tuple[bytes, int]]:
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("tape/sheet").iterdir()}

    main(["run", "sheet.md", "--record", "tape"])
    first = files()
    main(["run", "sheet.md", "--record", "tape"])
    capsys.readouterr()
    assert files() == first
    assert asked


def test_what_an_archive_told_is_not_asked_of_it_again_for_a_second_recording(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", "sheet.md", "--record", "tape", "--output", "first"])
    asked.clear()
    main(["run", "sheet.md", "--record", "tape", "--output", "second"])
    capsys.readouterr()
    archives = [path for path in asked if path.startswith("/archive")]
    assert ["kept" in path for path in archives] == [False], "only the list that was empty is asked for anew"
    assert _tries(_report("second")) == _tries(_report("first"))


def test_a_recording_replays_after_a_claim_s_date_was_changed(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", "sheet.md", "--record", "tape", "--output", "live"])
    sheet = Path("sheet.md")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("December 9", "December 12"), encoding="utf-8")
    asked.clear()
    main(["run", "sheet.md", "--replay", "tape", "--output", "replayed"])
    capsys.readouterr()
    assert not asked
    kept = _tries(_report("replayed"))["kept"]
    assert kept[-1] == ("memento", "http-200")


def test_no_archive_is_asked_when_none_is_wanted(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "sheet.md", "--no-archive"])
    capsys.readouterr()
    assert not [path for path in asked if path.startswith("/archive")]
    assert _tries(_report("reports"))["kept"] == [("live", "http-404"), ("successor", "http-404")]


def _mismatch_on_the_kept_page() -> dict[str, Any]:
    (found,) = (
        finding
        for finding in _report("reports")["findings"]
        if finding["rule"] == "date-mismatch" and finding["uri"].endswith("/kept")
    )
    return dict(found)


@pytest.mark.usefixtures("asked")
def test_a_decision_that_rested_on_an_archive_s_copy_is_open_again_once_the_page_itself_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = Path("sheet.md")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("December 9", "December 20"), encoding="utf-8")
    main(["run", "sheet.md"])
    rested_on = _mismatch_on_the_kept_page()
    assert main(["review", "accept", rested_on["id"], "--reason", "The copy is of another day.", "--by", "R."]) == 0

    monkeypatch.setattr(Site, "back", CALL)  # as the archive had it
    main(["run", "sheet.md"])
    assert _mismatch_on_the_kept_page()["decision"] is not None

    monkeypatch.setattr(Site, "back", CALL.replace(b"2021-12-09", b"2021-12-10"))
    main(["run", "sheet.md"])
    capsys.readouterr()
    found = _mismatch_on_the_kept_page()
    assert (found["id"], found["decision"], found["state"]) == (rested_on["id"], None, "reopened")
    assert found["was"] == "2021-12-09 → 2021-12-10"
