"""`inspect`: one page or a stream of them, every candidate with its source, in words and as JSON."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from audit.cli.main import main

PAGE = (
    "<!doctype html><html lang=en><head><title>Readout of a call | The Office</title>"
    '<meta property="og:site_name" content="The Office">'
    '<meta property="article:published_time" content="2021-12-09T17:56:37-05:00">'
    '<meta property="article:modified_time" content="2021-12-10T09:00:00-05:00"></head>'
    "<body><main><h1>Readout of a call</h1><p>December 9, 2021</p>"
    "<p>Minister Alder spoke today with Minister Birch.</p></main></body></html>"
)
SECRET = "https://pages.example/a?access_token=4f9a8b7c6d5e4f3a2b1c"


class Site(BaseHTTPRequestHandler):
    """/page is the page; anything else is not found."""

    def do_GET(self) -> None:
        found = self.path == "/page"
        body = PAGE.encode() if found else b"<html><title>Not here</title></html>"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.chdir(tmp_path)
    Path("citation-audit.toml").write_text(
        "[fetch]\nhost_interval = 0\nrobots = false\nbackoff = 0\nretry_after_cap = 0\nattempts = 1\n", encoding="utf-8"
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_is_shown_with_what_was_chosen_and_why(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(page)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "title: Readout of a call (high confidence)"
    assert lines[1].split()[:2] == ["CHOSEN", "h1-in-article"]
    assert "published: 2021-12-09 (high confidence)" in lines
    assert "  because meta.article:published_time and near-headline agree" in lines
    assert "modified: 2021-12-10 (medium confidence)" in lines
    assert any(line.startswith("  2021-12-09: “today”, lead:today, high confidence: Minister Alder") for line in lines)
    assert "lead: Minister Alder spoke today with Minister Birch." in lines


def test_a_candidate_that_is_another_says_so(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("<p>December 9, 2021</p>", "<p>November 2, 2021</p>"), encoding="utf-8")
    main(["inspect", str(page)])
    standing = [line.split()[:2] for line in capsys.readouterr().out.splitlines() if "article:published" in line]
    assert ["differs", "meta.article:published_time"] in standing


def test_titles_that_differ_in_marks_alone_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "quotes.html"
    file.write_text("<title>The Minister’s call</title><h1>The Minister's call</h1><p>Talks.</p>", encoding="utf-8")
    main(["inspect", str(file)])
    assert ["agrees", "title"] in [line.split()[:2] for line in capsys.readouterr().out.splitlines()]


def test_a_day_of_open_order_is_shown_with_both_readings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "open.html"
    file.write_text("<html lang=en><h1>Talks in Oslo</h1><p>09/12/2021</p><p>Talks.</p>", encoding="utf-8")
    main(["inspect", str(file)])
    assert "2021-09-12" in next(line for line in capsys.readouterr().out.splitlines() if "2021-12-09 or" in line)
    main(["inspect", str(file), "--json"])
    readings = [one["readings"] for one in _json(capsys)["candidates"] if one["aspect"] == "published"]
    assert readings == [["2021-12-09", "2021-09-12"]]


def test_what_a_page_does_not_tell_is_not_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bare.html"
    file.write_text("<p>The two sides agreed to remain in touch on these matters.</p>", encoding="utf-8")
    assert main(["inspect", str(file)]) == 0
    told = capsys.readouterr().out
    assert "title: not found" in told
    assert "published: not found" in told
    assert "because the page states no date" in told


@pytest.mark.parametrize(
    "payload", [b"", b" \n", b"\x00\x9f\x01\xff" * 400, b"\x89PNG\r\n\x1a\n" + bytes(64), b"<html></html>"]
)
def test_a_file_with_nothing_in_it_is_told_to_hold_nothing(
    payload: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What its address tells is shown, but makes no page of it."""
    file = tmp_path / "empty.html"
    file.write_bytes(payload)
    assert main(["inspect", str(file), "--url", "https://pages.example/2021/12/09/a"]) == 2
    printed = capsys.readouterr()
    assert "nothing to read" in printed.err
    assert "published: 2021-12-09" in printed.out


def test_json_tells_everything(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(page), "--url", "https://pages.example/2021/12/09/a", "--json"]) == 0
    told = _json(capsys)
    assert told["title"] == {
        "value": "Readout of a call",
        "source": "h1-in-article",
        "confidence": "high",
        "reason": "h1-in-article and title agree",
        "text": "Readout of a call",
        "disagreement": False,
    }
    assert (told["published"]["value"], told["modified"]["value"]) == ("2021-12-09", "2021-12-10")
    assert [event["start"] for event in told["events"]] == ["2021-12-09"]
    assert {one["source"] for one in told["candidates"] if one["aspect"] == "published"} == {
        "meta.article:published_time",
        "near-headline",
        "url-path",
    }


def test_the_address_of_a_file_is_known_only_if_it_is_given(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = page.parent / "2020" / "01" / "02"
    folder.mkdir(parents=True)
    moved = page.rename(folder / "page.html")
    main(["inspect", str(moved), "--json"])
    assert "url-path" not in {one["source"] for one in _json(capsys)["candidates"]}


def test_secrets_of_an_address_are_not_printed(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["inspect", str(page), "--url", SECRET, "--json"])
    assert "4f9a8b7c6d5e4f3a2b1c" not in capsys.readouterr().out


def test_a_page_of_the_web_is_fetched_and_read(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", f"{site}/page", "--allow-host", "127.0.0.1", "--json"]) == 0
    assert _json(capsys)["published"]["value"] == "2021-12-09"


def test_a_page_that_is_no_evidence_is_said_to_be_none(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", f"{site}/other", "--allow-host", "127.0.0.1"]) == 3
    assert "gone (http-404, 404); an audit would not use this page as evidence" in capsys.readouterr().err


def test_a_private_address_is_refused(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", f"{site}/page"]) == 3
    printed = capsys.readouterr()
    assert "refused (refused-address" in printed.err
    assert not printed.out


@pytest.mark.parametrize("arguments", [[], ["/no/such/file.html"], ["--jsonl", "/no/such/lines"]])
def test_what_cannot_be_read_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_stream_is_answered_line_by_line(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = page.parent / "lines.jsonl"
    lines.write_text(json.dumps({"html": str(page), "url": "https://pages.example/a"}) + "\n\n", encoding="utf-8")
    assert main(["inspect", "--jsonl", str(lines)]) == 0
    (row,) = _rows(capsys)
    assert set(row) == {"title", "published", "modified", "events", "candidates"}
    assert (row["title"], row["published"], row["modified"]) == ("Readout of a call", "2021-12-09", "2021-12-10")


def test_a_bad_line_is_answered_and_ends_nothing(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps({"html": str(page)}).encode()
    empty = page.parent / "empty.html"
    empty.touch()
    bad = [
        b"no json",
        b"[1]",
        b'{"html": 3}',
        b'{"html": "/no/such/file"}',
        b'{"html": "a\\u0000b"}',
        b"\xff\xfe",
        b"[" * 99_999,
        b'{"html": "/dev/zero"}',
        b'{"html": "/"}',
        b'{"a":"' + b"x" * 300_000 + b'"}',
        json.dumps({"html": str(empty)}).encode(),
    ]
    lines = page.parent / "lines.jsonl"
    lines.write_bytes(b"\n".join([*bad, good]) + b"\n")
    assert main(["inspect", "--jsonl", str(lines)]) == 0
    rows = _rows(capsys)
    assert [row["title"] for row in rows] == [None] * len(bad) + ["Readout of a call"]
    assert all(row["error"] for row in rows[:-1])
    assert "error" not in rows[-1]


def test_a_day_after_today_is_not_chosen(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file was saved before it was read, so no day after today can be its publication."""
    page.write_text("<html><h1>A plan</h1><p>December 9, 2199</p></html>", encoding="utf-8")
    main(["inspect", str(page), "--json"])
    assert _json(capsys)["published"]["value"] is None


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_nothing_on_a_page_reaches_a_terminal_or_runner_as_a_command(
    how: list[str], page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "\x1b]8;;https://evil.example\x07##[add-mask]x \u202etxt ::error::\x9b31m"
    page.write_text(PAGE.replace("Readout of a call", hostile), encoding="utf-8")
    main(["inspect", str(page), *how])
    printed = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(printed)
    assert "##[" not in printed
    assert not any(line.startswith("::") for line in printed.splitlines())
