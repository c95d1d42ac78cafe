"""The shipped fact sheet on a web where every cited page of one site is gone: its successor has most, an archive one.

The recording is made here, of answers written down here; the pages' bodies are the shipped reconstructed ones.
"""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from audit.cli.main import main
from audit.crawl.elsewhere import Elsewhere
from audit.crawl.visit import judged
from audit.fetch import memento, successors
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.model.capture import Ask
from audit.text.urls import host
from tests.crawl.asking import retrieve

ROOT = Path(__file__).parents[2]
SHEET = "examples/fact-sheet-2022-01-10.md"
STEM = "fact-sheet-2022-01-10"
CITED, SUCCESSOR, ARCHIVE = "www.whitehouse.gov", "bidenwhitehouse.archives.gov", "web.archive.org"
AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
LOST = b"<html><head><title>404 - Page Not Found</title></head><body><h1>404 - Page Not Found</h1></body></html>"
PLACES = Elsewhere(successors.shipped(), memento.shipped())


def _exchange(ask: Ask, status: int, body: bytes, *headers: tuple[str, str]) -> Exchange:
    told = (("content-type", "text/html; charset=utf-8"), *headers, ("content-length", str(len(body))))
    head = "".join(f"{name}: {value}\r\n" for name, value in told)
    response = f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body
    request = f"GET / HTTP/1.1\r\nHost: {host(ask.uri)}\r\n\r\n".encode()
    return Exchange(ask.uri, 1, AT, "8.8.8.8", request, response, status, told, body)


class Web:
    """Bodies by cited address: what the successor has and what an archive captured; nothing else is there."""

    def __init__(self, moved: dict[str, bytes], captured: dict[str, bytes]) -> None:
        self.moved = moved
        self.captured = captured

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        return [self._event(ask)]

    def _event(self, ask: Ask) -> WireEvent:
        cited = ask.cited or ask.uri
        if ask.role == "index":
            rows = [["timestamp", "original", "statuscode"]]
            rows += [["20220111060000", cited, "200"]] if cited in self.captured and host(ask.uri) == ARCHIVE else []
            return _exchange(ask, 200, json.dumps(rows).encode())
        if ask.role == "capture":
            made = ("memento-datetime", "Tue, 11 Jan 2022 06:00:00 GMT")
            return _exchange(ask, 200, self.captured[cited], made, ("link", f'<{cited}>; rel="original"'))
        if host(ask.uri) == SUCCESSOR and cited in self.moved:
            return _exchange(ask, 200, self.moved[cited])
        if host(ask.uri) in {CITED, SUCCESSOR}:
            return _exchange(ask, 404, LOST)
        return Failure(ask.uri, 1, AT, "not-on-cassette", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the report of that run was written."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shipped = Cassette.open(ROOT / "cassettes" / STEM)
    report = json.loads((ROOT / "reports" / f"{STEM}.json").read_bytes())
    uris = [page["uri"] for page in report["pages"] if host(page["uri"]) == CITED]

    async def record() -> None:
        bodies = {uri: (await shipped.source(Ask(uri)))[-1] for uri in uris}
        pages = {uri: event.body for uri, event in bodies.items() if isinstance(event, Exchange)}
        *moved, captured, _ = uris
        web = Web({uri: pages[uri] for uri in moved}, {captured: pages[captured]})
        with recording(web.source, folder / "tape" / STEM, FetchPolicy(user_agent="test/1"), judged) as fetch:
            for uri in uris:
                await retrieve(Ask(uri, date(2021, 12, 9), by=date(2022, 1, 10)), fetch, PLACES)

    asyncio.run(record())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        main(["run", SHEET, "--replay", str(folder / "tape"), "--output", str(folder / "reports")])
    return folder / "reports"


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / f"{STEM}.json").read_bytes())
    return told


def test_all_links_of_the_site_are_grouped_under_its_successor_with_how_many_it_has(report: dict[str, Any]) -> None:
    (group,) = [group for group in report["groups"] if SUCCESSOR in group["cause"]]
    assert group["cause"] == f"{CITED}: read at its official successor {SUCCESSOR}, checked 14 of 16"
    assert len(group["findings"]) == 14


def test_every_page_keeps_both_outcomes(report: dict[str, Any]) -> None:
    pages = [page for page in report["pages"] if host(page["uri"]) == CITED]
    assert {(page["condition"], page["cause"]) for page in pages} == {("gone", "http-404")}
    told = sorted(tuple(f"{tried['origin']} {tried['cause']}" for tried in page["tries"]) for page in pages)
    gone = ("live http-404", "successor http-404")
    assert told == sorted(
        [
            *[("live http-404", "successor http-200")] * 14,
            (*gone, "memento http-200"),
            (*gone, "memento no-capture", "memento no-capture"),
        ]
    )


def test_claims_are_compared_with_what_was_read_elsewhere(report: dict[str, Any]) -> None:
    verdicts = [
        (citation["verdict"], citation["basis"])
        for claim in report["claims"]
        for citation in claim["citations"]
        if host(citation["uri"]) == CITED
    ]
    assert sum(basis == "recorded" for _, basis in verdicts) == 15
    assert [verdict for verdict, basis in verdicts if basis != "recorded"] == ["unreachable"]


def test_findings_say_where_the_page_was_read_and_which_is_lost(report: dict[str, Any]) -> None:
    found = [finding for finding in report["findings"] if host(finding["uri"] or "") == CITED]
    (captured,) = [finding["message"] for finding in found if finding["rule"] == "archived-only"]
    assert captured.startswith(
        "The cited page is not found today (http-404), and its official successor has no usable page (http-404); "
        "a web archive's capture of 2022-01-11, made after the document, was read, "
    )
    assert sum(finding["rule"] == "successor-used" for finding in found) == 14
    assert sum(finding["rule"] == "gone" for finding in found) == 1


def test_people_read_the_group_and_the_capture_in_the_markdown(folder: Path) -> None:
    text = (folder / f"{STEM}.md").read_text(encoding="utf-8")
    assert "read at its official successor" in text
    assert "checked 14 of 16" in text
    assert "capture of 2022-01-11, made after the document, was read" in text
    assert "- **Asked:** the official successor, bidenwhitehouse" in text
    assert "| the official successor |" in text
    assert "| a web archive’s capture of January 11, 2022 |" in text
