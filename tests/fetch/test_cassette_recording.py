"""What a recording writes: everything that happened, one file for each cited URI, whole or not at all."""

import asyncio
import contextlib
import io
import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.cli import main as warcio

from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, Failure, Source, WireEvent, outcome
from audit.fetch.filing import file_name, whole
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.fetch.warc import Record, record, records
from audit.files import write_whole
from audit.model.capture import Ask, Capture, Outcome, Role, Unreachable
from audit.model.errors import CassetteError

AT = datetime(2022, 1, 10, 18, 22, 23, 123456, UTC)
PAGE = "https://news.test/a"
FILE = "news.test--05a9f828.warc"  # sha256("https://news.test/a") begins with 05a9f828
POLICY = FetchPolicy(user_agent="test/1")


def exchange(uri: str = PAGE, body: bytes = b"<h1>A</h1>", status: int = 200, **changes: object) -> Exchange:
    """An answer with a length; `extra` are further header lines."""
    extra = str(changes.pop("extra", ""))
    head = f"HTTP/1.1 {status} Said\r\nContent-Type: text/html\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    fields = (line.partition(": ") for line in head.split("\r\n")[1:-2])
    answer = Exchange(
        uri=uri,
        attempt=1,
        at=AT,
        ip="192.0.2.7",
        request=b"GET /a HTTP/1.1\r\nHost: news.test\r\n\r\n",
        response=head.encode() + body,
        status=status,
        headers=tuple((name.lower(), value) for name, _, value in fields),
        body=body,
    )
    return replace(answer, **changes)  # type: ignore[arg-type]  # a test's own shorthand


def failure(uri: str = PAGE, cause: str = "reset", attempt: int = 1) -> Failure:
    return Failure(uri, attempt, AT, cause, "the connection was reset", "192.0.2.7")


def telling(*events: WireEvent) -> Source:
    async def source(ask: Ask) -> Sequence[WireEvent]:  # noqa: ARG001 - the same story for everybody
        return events

    return source


def taped(folder: Path, *events: WireEvent, ask: Ask | None = None) -> Outcome:
    async def answer() -> Outcome:
        with recording(telling(*events), folder, POLICY, judged) as fetch:
            return await fetch(ask or Ask(PAGE))

    return asyncio.run(answer())


def on_file(folder: Path, name: str = FILE) -> list[Record]:
    return list(records(folder / name))


def replayed(folder: Path, ask: Ask | None = None) -> Outcome:
    ask = ask or Ask(PAGE)
    return outcome(ask, asyncio.run(Cassette.open(folder).source(ask)), POLICY.max_decoded_bytes)


def test_a_file_is_named_by_host_and_hash_of_the_cited_uri(tmp_path: Path) -> None:
    taped(tmp_path, exchange())
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("https://[2001:db8::1]:8443/x", "_2001_db8__1_--"),
        ("https://bücher.test/", "xn--bcher-kva.test--"),
        ("javascript:alert(1)", "no-host--"),
        ("../../etc/passwd", "no-host--"),
        ("https://..", "no-host--"),
        ("", "no-host--"),
        ("\ud800", "no-host--"),
        (f"https://{'a' * 60}.{'b' * 60}.{'c' * 60}.test/", f"{'a' * 60}.{'b' * 39}--"),
    ],
)
def test_no_uri_gets_out_of_the_folder_by_its_name(uri: str, name: str) -> None:
    made = file_name(uri)
    assert made.startswith(name)
    assert made.endswith(".warc")
    assert len(made) == len(name) + 8 + len(".warc")


def test_the_file_begins_with_what_it_is(tmp_path: Path) -> None:
    taped(tmp_path, exchange())
    info = on_file(tmp_path)[0]
    assert info.type == "warcinfo"
    assert info.field("WARC-Filename") == FILE
    assert info.block.startswith(b"software: citation-audit/")
    assert b"format: WARC File Format 1.1\r\n" in info.block
    assert b"conformsTo: http" in info.block
    assert b"audit-cited: https://news.test/a\r\n" in info.block


def test_an_exchange_is_kept_to_the_byte_with_its_time_and_address(tmp_path: Path) -> None:
    happened = exchange()
    taped(tmp_path, happened)
    _, request, response = on_file(tmp_path)
    assert (request.block, response.block) == (happened.request, happened.response)
    assert request.field("WARC-Concurrent-To") == response.field("WARC-Record-ID")
    assert response.uri == PAGE
    assert response.field("WARC-Date") == "2022-01-10T18:22:23.123456Z"
    assert response.field("WARC-IP-Address") == "192.0.2.7"
    assert response.field("WARC-Payload-Digest") is not None
    assert response.field("Audit-Attempt") == "1"


def test_every_attempt_and_redirect_is_kept_in_order(tmp_path: Path) -> None:
    moved = exchange(status=301, body=b"", extra="Location: /b\r\n", attempt=3)
    taped(tmp_path, failure(), exchange(status=503, attempt=2), moved, exchange("https://news.test/b", attempt=3))
    events = [one for one in on_file(tmp_path) if one.type in {"metadata", "response"}]
    assert [one.uri for one in events] == [f"metadata://audit/failure/{PAGE}", PAGE, PAGE, "https://news.test/b"]
    assert [one.field("Audit-Attempt") for one in events] == ["1", "2", "3", "3"]


def test_a_failure_is_kept_as_a_metadata_record_away_from_the_real_uri(tmp_path: Path) -> None:
    told = taped(tmp_path, failure(cause="connect-refused"))
    _, kept = on_file(tmp_path)
    assert (kept.type, kept.uri) == ("metadata", f"metadata://audit/failure/{PAGE}")
    assert json.loads(kept.block) == {"cause": "connect-refused", "detail": "the connection was reset", "uri": PAGE}
    assert isinstance(told, Unreachable)
    assert told.record == f"{FILE}#{kept.id}"


@pytest.mark.parametrize(
    ("flaw", "reason"),
    [("truncated", "disconnect"), ("reset", "disconnect"), ("timeout", "time"), ("too-large", "length")],
)
def test_a_body_that_is_not_whole_is_marked_with_the_reason(tmp_path: Path, flaw: str, reason: str) -> None:
    whole = exchange()
    told = taped(tmp_path, replace(whole, response=whole.response[:-4], body=whole.body[:-4], flaw=flaw))  # type: ignore[arg-type]  # parametrised
    response = on_file(tmp_path)[-1]
    assert response.field("WARC-Truncated") == reason
    assert isinstance(told, Capture)
    assert told.flaw == flaw


def test_an_undecodable_body_is_no_truncated_record(tmp_path: Path) -> None:
    taped(tmp_path, exchange(flaw="undecodable"))
    response = on_file(tmp_path)[-1]
    assert (response.field("WARC-Truncated"), response.field("Audit-Flaw")) == (None, "undecodable")


def test_cookies_and_credentials_are_redacted_and_marked(tmp_path: Path) -> None:
    request = b"GET /a HTTP/1.1\r\nCookie: id=secret\r\nauthorization: Basic secret\r\nAccept: */*\r\n\r\n"
    told = taped(tmp_path, exchange(request=request, extra="Set-Cookie: id=secret; Path=/\r\nSET-COOKIE: b=secret\r\n"))
    _, asked, answered = on_file(tmp_path)
    assert b"secret" not in (tmp_path / FILE).read_bytes()
    assert b"Cookie: [redacted]\r\nauthorization: [redacted]\r\nAccept: */*\r\n" in asked.block
    assert asked.field("Audit-Redacted") == "authorization, cookie"
    assert answered.field("Audit-Redacted") == "set-cookie"
    assert isinstance(told, Capture)
    assert [value for name, value in told.headers if name == "set-cookie"] == ["[redacted]", "[redacted]"]


def test_an_answer_without_secrets_is_not_marked(tmp_path: Path) -> None:
    taped(tmp_path, exchange(body=b"Set-Cookie: this is text of the page\r\n"))
    assert all(one.field("Audit-Redacted") is None for one in on_file(tmp_path))
    assert b"this is text of the page" in (tmp_path / FILE).read_bytes()


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        taped(tmp_path / folder, failure(), exchange(attempt=2))
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "two" / FILE).read_bytes()


def test_a_redirect_to_itself_within_one_microsecond_still_has_ids_of_its_own(tmp_path: Path) -> None:
    again = exchange(status=302, extra="Location: /a\r\n")
    taped(tmp_path, again, again, failure(cause="redirect-loop"))
    ids = [one.id for one in on_file(tmp_path)]
    assert len(set(ids)) == len(ids) == 6


def test_an_unchanged_page_leaves_the_file_alone_and_is_answered_from_it(tmp_path: Path) -> None:
    first = taped(tmp_path, exchange())
    before = (tmp_path / FILE).read_bytes()
    second = taped(
        tmp_path, exchange(at=AT + timedelta(days=1), attempt=2, extra="Date: Tue, 11 Jan 2022 18:22:23 GMT\r\n")
    )
    assert (tmp_path / FILE).read_bytes() == before
    assert second == first == replayed(tmp_path)


def test_an_unchanged_failure_leaves_the_file_alone(tmp_path: Path) -> None:
    taped(tmp_path, failure())
    before = (tmp_path / FILE).read_bytes()
    again = taped(tmp_path, replace(failure(), at=AT + timedelta(days=1)))
    assert (tmp_path / FILE).read_bytes() == before
    assert again == replayed(tmp_path)


@pytest.mark.parametrize(
    "changed",
    [
        (exchange(body=b"<h1>B</h1>"),),
        (exchange(status=404),),
        (exchange(status=301, extra="Location: /b\r\n"), exchange("https://news.test/b")),
        (exchange(extra="Content-Type: text/plain\r\n", response=exchange().response.replace(b"html", b"plain")),),
        (failure(),),
    ],
)
def test_a_page_that_changed_is_written_anew(tmp_path: Path, changed: tuple[WireEvent, ...]) -> None:
    taped(tmp_path, exchange())
    told = taped(tmp_path, *changed)
    assert replayed(tmp_path) == told
    assert len([one for one in on_file(tmp_path) if one.type == "warcinfo"]) == 1


@pytest.mark.parametrize(
    ("came", "flaw", "is_new"),
    [
        (b"<h1>A</h1><p>on", "timeout", False),
        (b"<h1>A</h1>", "timeout", False),
        (b"", "timeout", False),
        (b"<h1>A</h1><p>one t", "timeout", True),
        (b"<h1>B</h1>", "timeout", True),
        (b"<h1>A</h1>", "reset", True),
    ],
)
def test_less_of_a_body_that_never_comes_whole_is_nothing_new(
    tmp_path: Path, came: bytes, flaw: str, *, is_new: bool
) -> None:
    taped(tmp_path, exchange(body=b"<h1>A</h1><p>on", flaw="timeout"))
    before = (tmp_path / FILE).read_bytes()
    taped(tmp_path, exchange(body=came, flaw=flaw, at=AT + timedelta(days=1)))
    assert ((tmp_path / FILE).read_bytes() != before) == is_new


def test_successors_and_archives_are_kept_in_the_cited_uris_file(tmp_path: Path) -> None:
    gone = taped(tmp_path, exchange(status=404))
    successor = Ask("https://archive.test/a", cited=PAGE)
    found = taped(tmp_path, exchange(successor.uri, body=b"<h1>kept</h1>"), ask=successor)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (replayed(tmp_path), replayed(tmp_path, successor)) == (gone, found)


def test_nothing_stands_in_any_longer_for_a_page_that_is_read_again(tmp_path: Path) -> None:
    taped(tmp_path, exchange(status=404))
    successor = Ask("https://archive.test/a", cited=PAGE)
    taped(tmp_path, exchange(successor.uri), ask=successor)
    taped(tmp_path, exchange())
    told = replayed(tmp_path, successor)
    assert isinstance(told, Unreachable)
    assert told.cause == "not-on-cassette"


def test_what_stands_in_for_a_page_outlasts_another_failure_of_that_page(tmp_path: Path) -> None:
    taped(tmp_path, exchange(status=404))
    successor = Ask("https://archive.test/a", cited=PAGE)
    found = taped(tmp_path, exchange(successor.uri), ask=successor)
    taped(tmp_path, exchange(status=410))
    assert replayed(tmp_path, successor) == found


@pytest.mark.parametrize("role", ["robots", "probe"])
def test_what_is_asked_of_the_host_itself_is_kept_in_the_hosts_file(tmp_path: Path, role: Role) -> None:
    asks = [Ask("https://news.test/robots.txt", role=role), Ask("https://news.test:8443/none", role=role)]
    told = [taped(tmp_path, exchange(ask.uri, body=ask.uri.encode()), ask=ask) for ask in asks]
    taped(tmp_path, exchange())
    assert {path.name for path in tmp_path.iterdir()} == {"news.test.warc", FILE}
    assert [replayed(tmp_path, ask) for ask in asks] == told
    assert b"audit-host: news.test\r\n" in on_file(tmp_path, "news.test.warc")[0].block


@pytest.mark.parametrize("cause", ["not-on-cassette", "network-down"])
def test_what_was_never_asked_is_not_written(tmp_path: Path, cause: str) -> None:
    told = taped(tmp_path, failure(cause=cause))
    assert isinstance(told, Unreachable)
    assert told.record is None
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_ask_writes_nothing_and_earlier_ones_are_kept(tmp_path: Path) -> None:
    async def source(ask: Ask) -> Sequence[WireEvent]:
        if ask.uri != PAGE:
            await asyncio.sleep(3600)
        return (exchange(),)

    async def run() -> None:
        with recording(source, tmp_path, POLICY, judged) as fetch:
            await fetch(Ask(PAGE))
            pending = asyncio.ensure_future(fetch(Ask("https://slow.test/")))
            await asyncio.sleep(0)
            pending.cancel()
            with pytest.raises(asyncio.CancelledError):
                await pending

    asyncio.run(run())
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert isinstance(replayed(tmp_path), Capture)


def test_a_write_that_fails_leaves_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taped(tmp_path, exchange())
    before = (tmp_path / FILE).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audit.files.os.fsync", full)
    with pytest.raises(CassetteError, match="No space left on device; free some space"):
        taped(tmp_path, exchange(body=b"new"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(FILE, before)]


def test_leftovers_of_a_killed_run_are_no_recordings_and_go_with_the_next_run(tmp_path: Path) -> None:
    taped(tmp_path, exchange())
    (tmp_path / f".{FILE}.123.part").write_bytes(b"WARC/1.1\r\nhalf")
    (tmp_path / ".notes.part").write_bytes(b"somebody's own")
    assert isinstance(replayed(tmp_path), Capture)
    assert isinstance(taped(tmp_path, exchange()), Capture)
    assert {path.name for path in tmp_path.iterdir()} == {FILE, ".notes.part"}


def test_two_runs_do_not_record_into_one_folder_at_a_time(tmp_path: Path) -> None:
    with (
        recording(telling(), tmp_path, POLICY, judged),
        pytest.raises(CassetteError, match="another run is recording into it"),
        recording(telling(), tmp_path, POLICY, judged),
    ):
        pytest.fail("the second run must not begin")
    with recording(telling(), tmp_path, POLICY, judged):
        """The first one has ended."""


def test_a_damaged_recording_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    taped(tmp_path, exchange())
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(CassetteError, match=FILE), recording(telling(), tmp_path, POLICY, judged):
        pytest.fail("nothing may be asked")


def test_a_page_that_people_wrote_gives_way_to_what_a_server_answers(tmp_path: Path) -> None:
    told = [("audit-basis", "reconstructed"), ("audit-written-by", "some people")]
    written = record("resource", [("WARC-Target-URI", PAGE), ("WARC-Date", "2026-11-24")], b"<h1>A</h1>", "text/html")
    (tmp_path / FILE).write_bytes(whole(FILE, "2026-11-24", told, [written]))
    answered = taped(tmp_path, exchange())
    assert isinstance(answered, Capture)
    assert answered.basis == "recorded"
    cassette = Cassette.open(tmp_path)
    assert (cassette.basis, cassette.reconstruction) == ("recorded", None)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(CassetteError, match="name a folder that can be written"),
        recording(telling(), tmp_path / "file", POLICY, judged),
    ):
        pytest.fail("nothing may be asked")


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    for opened in (lambda: Cassette.open(tmp_path), lambda: taped(tmp_path, exchange())):
        with pytest.raises(CassetteError, match="Permission denied; make it readable"):
            opened()


def test_warcio_accepts_what_is_written(tmp_path: Path) -> None:
    interim = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    folded = b"HTTP/1.1 200 OK\r\nX-Odd: a\r\n \t\r\n b\r\nContent-Length: 2\r\n\r\nhi"
    events: list[WireEvent] = [
        failure(),
        exchange(attempt=2, response=interim + exchange().response),
        exchange(attempt=3, response=folded, body=b"hi"),
        exchange(attempt=4, status=204, body=b""),
        exchange(attempt=5, extra="Set-Cookie: a=b\r\n"),
    ]
    taped(tmp_path, *events)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit) as ended:
        warcio(["check", "-v", str(tmp_path / FILE)])
    assert ended.value.code == 0
    assert "failed" not in said.getvalue()
    assert said.getvalue().count("digest pass") == len(on_file(tmp_path))


def test_a_slow_disk_holds_up_no_other_question_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two probes share a file; the first is written only once the loop has come by again."""
    came_by = threading.Event()

    def slow(path: Path, data: bytes) -> None:
        assert came_by.wait(10), "the loop was held up"
        write_whole(path, data)

    async def source(ask: Ask) -> Sequence[WireEvent]:
        return [exchange(ask.uri)]

    async def once() -> None:
        monkeypatch.setattr("audit.fetch.recording.write_whole", slow)
        with recording(source, tmp_path, POLICY, judged) as fetch:
            probes = [Ask(f"https://news.test/{name}", role="probe") for name in "xyz"]
            asking = [asyncio.ensure_future(fetch(ask)) for ask in probes]
            await asyncio.sleep(0)
            came_by.set()
            await asyncio.gather(*asking)

    asyncio.run(once())
    held = {one.field("Audit-Asked") for one in records(tmp_path / "news.test.warc")}
    assert held == {None, *(f"https://news.test/{name}" for name in "xyz")}
