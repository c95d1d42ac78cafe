"""`run` against a loopback web: live, recorded, replayed, interrupted."""

import gzip
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from audit.cli.main import main
from audit.crawl.visit import Visit, visit
from audit.model.capture import Outcome

SETTINGS = """
[fetch]
host_interval = 0
robots = false
backoff = 0
retry_after_cap = 0
attempts = 2
allow_hosts = ["127.0.0.0/8"]
"""


def _page(title: str, day: str, lead: str) -> bytes:
    return (
        f"<html><head><title>{title}</title><meta property='article:published_time' content='{day}T10:00:00-05:00'>"
        f"</head><body><main><h1>{title}</h1><p>{lead}</p></main></body></html>"
    ).encode()


CALL = _page("Minister’s call with Foreign Minister Kuleba", "2021-12-09", "Minister Smith spoke today with Kuleba.")


class Web(BaseHTTPRequestHandler):
    """A small web: /call, /moved (to /call), /gone, /flaky (503, then the page), /packed (gzip), /hang (no answer)."""

    asked: ClassVar[dict[str, int]]
    closed: ClassVar[int] = 0  # the status everything answers with, if any
    hanging: ClassVar[threading.Event]
    release: ClassVar[threading.Event]

    def do_GET(self) -> None:
        count = self.asked[self.path] = self.asked.get(self.path, 0) + 1
        if self.closed:
            self._answer(self.closed, b"<title>No</title>")
        elif self.path == "/moved":
            self._answer(301, b"", {"Location": "/call"})
        elif self.path == "/gone":
            self._answer(404, b"<html><title>Not here</title></html>")
        elif self.path == "/flaky" and count == 1:
            self._answer(503, b"later", {"Retry-After": "0"})
        elif self.path == "/packed":
            self._answer(200, gzip.compress(CALL, mtime=0), {"Content-Encoding": "gzip"})
        elif self.path == "/hang":
            self.hanging.set()
            self.release.wait(20)
            self._answer(200, CALL)
        else:
            self._answer(200, CALL)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


class Running:
    """The web while a test runs: its address and the handler class that remembers what was asked."""

    def __init__(self, server: ThreadingHTTPServer, handler: type[Web]) -> None:
        self.address = f"http://127.0.0.1:{server.server_address[1]}"
        self.handler = handler


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.chdir(tmp_path)
    Path("citation-audit.toml").write_text(SETTINGS, encoding="utf-8")

    class ThisWeb(Web):
        asked: ClassVar[dict[str, int]] = {}
        hanging = threading.Event()
        release = threading.Event()

    handler = ThisWeb
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield Running(server, handler)
        handler.release.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Children are started with Ctrl-C in force, even where these tests run in the background of a script."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _document(web: Running, *paths: str) -> str:
    entries = [f"- [December 9: Minister Smith’s call with Kuleba {path}]({web.address}{path})" for path in paths]
    text = "---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n**Calls**\n\n" + "\n".join(entries) + "\n"
    Path("sheet.md").write_text(text, encoding="utf-8")
    return "sheet.md"


def _report(folder: str = "reports") -> dict[str, Any]:
    report: dict[str, Any] = json.loads(Path(folder, "sheet.json").read_bytes())
    return report


def _conditions(report: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {page["uri"].rpartition("/")[2]: (page["condition"], page["cause"]) for page in report["pages"]}


def test_a_live_run_tells_each_page_for_what_it_is(web: Running, capsys: pytest.CaptureFixture[str]) -> None:
    document = _document(web, "/call", "/moved", "/gone", "/flaky", "/packed")
    assert main(["run", document, "--format", "json"]) == 1
    capsys.readouterr()
    report = _report()
    conditions = {path: condition for path, (condition, _) in _conditions(report).items()}
    assert conditions == {"call": "ok", "moved": "ok", "gone": "gone", "flaky": "ok", "packed": "ok"}
    by_path = {page["uri"].rpartition("/")[2]: page for page in report["pages"]}
    assert by_path["moved"]["moved"] is True
    assert by_path["moved"]["tries"][0]["hops"] == [{"status": 301, "uri": f"{web.address}/moved"}]
    assert by_path["flaky"]["tries"][0]["attempts"] == 2
    assert by_path["packed"]["published"]["value"] == "2021-12-09"
    assert report["run"]["mode"] == "live"


@pytest.mark.usefixtures("capsys")
def test_a_page_not_found_in_the_first_run_of_a_job_is_a_warning_as_in_any_other_first_look(web: Running) -> None:
    document = _document(web, "/gone")
    Path("before").mkdir()
    main(["run", document, "--baseline", "before", "--today", "2022-02-01"])
    (found,) = (one for one in _report()["findings"] if one["rule"] == "gone")
    assert (found["severity"], found["state"]) == ("warning", "new")
    assert (found["first_seen"], found["failed_on"]) == ("2022-02-01", ["2022-02-01"])


def test_a_recorded_run_replays_to_the_same_report_but_for_the_runs_facts(
    web: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    document = _document(web, "/call", "/moved", "/gone", "/flaky", "/packed")
    main(["run", document, "--record", "tape", "--output", "live"])
    asked = dict(web.handler.asked)
    main(["run", document, "--replay", "tape", "--output", "replayed"])
    capsys.readouterr()
    live, replayed = _report("live"), _report("replayed")
    assert web.handler.asked == asked
    assert live.pop("run") != replayed.pop("run")
    assert live == replayed


@pytest.mark.parametrize(("status", "condition"), [(403, "blocked"), (503, "unavailable"), (404, "gone")])
def test_a_page_that_cannot_be_used_today_is_read_as_it_was_recorded_and_both_are_told(
    web: Running, capsys: pytest.CaptureFixture[str], status: int, condition: str
) -> None:
    document = _document(web, "/call")
    main(["run", document, "--record", "tape", "--output", "first"])
    web.handler.closed = status
    main(["run", document, "--record", "tape", "--output", "second"])
    main(["run", document, "--replay", "tape", "--output", "replayed"])
    capsys.readouterr()
    first, second, replayed = _report("first"), _report("second"), _report("replayed")
    (page,) = second["pages"]
    live, used = page["tries"]
    assert (page["condition"], live["status"], page["used"]) == (condition, status, 1)
    assert (used["origin"], used["captured_at"], used["record"]) == (
        "recording",
        *(first["pages"][0]["tries"][0][name] for name in ("captured_at", "record")),
    )
    assert second["claims"] == first["claims"]
    rules = {one["rule"] for one in second["findings"]} - {one["rule"] for one in first["findings"]}
    assert rules == {"earlier-recording"} | ({"gone"} if condition == "gone" else set())
    assert [second[part] for part in ("pages", "findings")] == [replayed[part] for part in ("pages", "findings")]
    assert "an earlier recording of" in Path("second", "sheet.md").read_text("utf-8")
    web.handler.closed = 0
    main(["run", document, "--record", "tape", "--output", "third"])
    capsys.readouterr()
    assert _report("third")["pages"] == first["pages"]


def test_a_page_that_several_documents_cite_is_asked_for_once_and_each_recording_is_whole(
    web: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = ("/call", "/moved", "/gone", "/flaky")
    Path(_document(web, *shared, "/packed")).rename("other.md")
    document = _document(web, *shared)
    for _ in range(2):
        main(["run", "other.md", document, "--record", "tape", "--output", "live"])
    asked = dict(web.handler.asked)
    assert asked == {"/call": 4, "/moved": 2, "/gone": 4, "/flaky": 3, "/packed": 2}  # twice, /gone with a second look
    for name in ("other", "sheet"):
        main(["run", f"{name}.md", "--replay", "tape", "--output", "replayed"])
        live, replayed = (json.loads(Path(at, f"{name}.json").read_bytes())["pages"] for at in ("live", "replayed"))
        assert live == replayed
    capsys.readouterr()
    assert web.handler.asked == asked
    assert _report("live")["run"]["requests"] == 0


def test_an_error_of_our_own_over_one_page_leaves_the_report_and_is_exit_code_70(
    web: Running, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(outcome: Outcome) -> Visit:
        if outcome.uri.endswith("/gone"):
            raise KeyError("planted")
        return visit(outcome)

    monkeypatch.setattr("audit.crawl.visiting.visit", failing)
    assert main(["run", _document(web, "/call", "/gone"), "--exit-zero"]) == 70
    said = capsys.readouterr().err
    assert f"1 of 2 pages could not be judged for an internal error, please report it: {web.address}/gone" in said
    assert _conditions(_report()) == {"call": ("ok", "http-200"), "gone": ("unchecked", "internal-error")}


def test_a_private_address_is_refused_unless_it_is_exempted(web: Running, capsys: pytest.CaptureFixture[str]) -> None:
    Path("citation-audit.toml").write_text(SETTINGS.replace('"127.0.0.0/8"', ""), encoding="utf-8")
    document = _document(web, "/call")
    main(["run", document, "--format", "json"])
    assert _conditions(_report()) == {"call": ("refused", "refused-address")}
    assert web.handler.asked == {}
    main(["run", document, "--format", "json", "--allow-host", web.address.removeprefix("http://")])
    assert _conditions(_report())["call"][0] == "ok"
    capsys.readouterr()


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_run_ends_with_130_and_keeps_what_was_recorded(web: Running) -> None:
    document = _document(web, "/call", "/hang")
    command = [sys.executable, "-m", "audit", "run", document, "--record", "tape"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own interpreter on our own code
        assert web.handler.hanging.wait(20)
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert (
        said.splitlines()[-1]
        == "citation-audit: interrupted while auditing sheet.md; what was recorded in tape is kept"
    )
    assert len(list(Path("tape/sheet").glob("*.warc"))) == 1
    assert not list(Path("tape/sheet").glob("*.part"))
    assert not Path("reports").exists()


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_names_the_document_and_claims_no_recording(web: Running, number: signal.Signals) -> None:
    document = _document(web, "/hang")
    command = [sys.executable, "-m", "audit", "run", document]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own interpreter on our own code
        assert web.handler.hanging.wait(20)
        os.kill(process.pid, number)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said == "citation-audit: interrupted while auditing sheet.md\n"
