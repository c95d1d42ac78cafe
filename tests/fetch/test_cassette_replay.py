"""Playing back: our own recordings whole, other people's as far as they go, nothing from a damaged file."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, Failure, WireEvent, outcome
from audit.fetch.filing import whole
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.fetch.warc import Fields, Record, encoded, record, records
from audit.model.capture import Ask, Capture, Hop, Outcome, Unreachable
from audit.model.errors import CassetteError

DATA = Path(__file__).parents[1] / "data" / "cassettes"
AT = datetime(2022, 1, 10, 12, 0, 0, 1, UTC)
PAGE = "https://news.test/a"


def play(cassette: Cassette, uri: str, **asked: str) -> Outcome:
    ask = Ask(uri, **asked)  # type: ignore[arg-type]  # only `cited` is ever given
    return outcome(ask, asyncio.run(cassette.source(ask)), 1_000_000)


def folder_of(tmp_path: Path, *made: Record, name: str = "a.warc") -> Path:
    (tmp_path / name).write_bytes(encoded(made))
    return tmp_path


def answer(
    uri: str, said: bytes, date: str = "2022-01-10T12:00:00Z", more: Fields = (), kind: str = "response"
) -> Record:
    told = [("WARC-Target-URI", uri), ("WARC-Date", date), *more]
    return record(kind, told, said, "application/http; msgtype=response")


def ok(body: bytes = b"<h1>A</h1>", extra: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + extra + b"Content-Length: %d\r\n\r\n" % len(body) + body


def moved(to: str) -> bytes:
    return f"HTTP/1.1 301 Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def taped(folder: Path, uri: str, *events: WireEvent) -> None:
    async def source(ask: Ask) -> Sequence[WireEvent]:  # noqa: ARG001 - one story
        return events

    async def run() -> None:
        with recording(source, folder, FetchPolicy(user_agent="test/1"), judged) as fetch:
            await fetch(Ask(uri))

    asyncio.run(run())


def exchange(uri: str = PAGE, body: bytes = b"<h1>A</h1>", attempt: int = 1) -> Exchange:
    headers = (("content-type", "text/html"), ("content-length", str(len(body))))
    return Exchange(uri, attempt, AT, "192.0.2.7", b"GET /a HTTP/1.1\r\n\r\n", ok(body), 200, headers, body)


# Our own recordings


def test_what_was_recorded_is_played_back_event_by_event(tmp_path: Path) -> None:
    happened: list[WireEvent] = [Failure(PAGE, 1, AT, "reset", "cut off", "192.0.2.7"), exchange(attempt=2)]
    taped(tmp_path, PAGE, *happened)
    played = asyncio.run(Cassette.open(tmp_path).source(Ask(PAGE)))
    assert [replace(event, record=None) for event in played] == happened
    assert all(event.record and event.record.startswith("news.test--05a9f828.warc#urn:uuid:") for event in played)


def test_an_address_is_found_by_another_spelling_of_it(tmp_path: Path) -> None:
    taped(tmp_path, PAGE, exchange())
    told = play(Cassette.open(tmp_path), "HTTPS://News.Test:443/x/../a#part")
    assert isinstance(told, Capture)
    assert told.final_uri == PAGE


def test_the_exact_spelling_goes_first(tmp_path: Path) -> None:
    taped(tmp_path, PAGE, exchange())
    taped(tmp_path, f"{PAGE}#part", exchange(body=b"other"))
    cassette = Cassette.open(tmp_path)
    payloads = [told.payload for uri in (PAGE, f"{PAGE}#part") if isinstance(told := play(cassette, uri), Capture)]
    assert payloads == [b"<h1>A</h1>", b"other"]


def test_an_address_that_is_not_there_is_a_miss_and_nothing_else(tmp_path: Path) -> None:
    taped(tmp_path, PAGE, exchange())
    told = play(Cassette.open(tmp_path), "https://news.test/b")
    assert isinstance(told, Unreachable)
    assert (told.cause, told.attempts, told.record) == ("not-on-cassette", 1, None)


def test_a_successor_asked_for_two_pages_is_played_from_the_file_of_each(tmp_path: Path) -> None:
    successor = "https://archive.test/a"

    async def run() -> None:
        for cited, body in ((PAGE, b"one"), ("https://news.test/b", b"two")):

            async def source(ask: Ask, body: bytes = body) -> Sequence[WireEvent]:
                return (exchange(ask.uri, body),)

            with recording(source, tmp_path, FetchPolicy(user_agent="test/1"), judged) as fetch:
                await fetch(Ask(successor, cited=cited))

    asyncio.run(run())
    cassette = Cassette.open(tmp_path)
    told = [play(cassette, successor, cited=cited) for cited in (PAGE, "https://news.test/b")]
    assert [one.payload for one in told if isinstance(one, Capture)] == [b"one", b"two"]


def test_first_and_last_are_the_times_of_what_was_recorded(tmp_path: Path) -> None:
    later = datetime(2022, 1, 11, tzinfo=UTC)
    taped(tmp_path, PAGE, exchange())
    taped(tmp_path, "https://news.test/b", Failure("https://news.test/b", 1, later, "reset", ""))
    cassette = Cassette.open(tmp_path)
    assert (cassette.first, cassette.last) == (AT, later)
    assert (cassette.basis, cassette.reconstruction) == ("recorded", None)


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, list[Record]]:
    """A recording of a failure and then an answer: its file and the five records in it."""
    taped(tmp_path, PAGE, Failure(PAGE, 1, AT, "reset", "cut off"), exchange(attempt=2))
    (path,) = tmp_path.iterdir()
    return path, list(records(path))


def refusal(path: Path) -> str:
    with pytest.raises(CassetteError) as caught:
        Cassette.open(path.parent)
    return str(caught.value)


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_file_cut_between_two_records_is_refused(own: tuple[Path, list[Record]], kept: int) -> None:
    path, made = own
    path.write_bytes(encoded(made[:kept]))
    assert "cut short" in refusal(path)


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_recording_that_lost_a_record_is_refused(own: tuple[Path, list[Record]], lost: int) -> None:
    path, made = own
    path.write_bytes(encoded([*made[:lost], *made[lost + 1 :]]))
    assert "the last of 2 where the file says 3" in refusal(path)


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_record_that_stands_in_for_another_is_noticed(own: tuple[Path, list[Record]], lost: int) -> None:
    path, made = own
    another = made[1 + lost % 3]
    path.write_bytes(encoded([*made[:lost], another, *made[lost + 1 :]]))
    assert "is missing" in refusal(path)


def test_a_file_cut_between_a_page_and_what_stands_in_for_it_is_refused(tmp_path: Path) -> None:
    missing = replace(exchange(), status=404, response=exchange().response.replace(b"200 OK", b"404 None"))
    taped(tmp_path, PAGE, missing)
    successor = "https://archive.test/a"

    async def source(ask: Ask) -> Sequence[WireEvent]:
        return (exchange(ask.uri),)

    async def run() -> None:
        with recording(source, tmp_path, FetchPolicy(user_agent="test/1"), judged) as fetch:
            await fetch(Ask(successor, cited=PAGE))

    asyncio.run(run())
    (path,) = tmp_path.iterdir()
    made = list(records(path))
    assert len(made) == 5
    path.write_bytes(encoded(made[:3]))
    assert "the last of 2 where the file says 4" in refusal(path)


def test_our_own_files_may_be_put_together_into_one(tmp_path: Path) -> None:
    for uri in (PAGE, "https://news.test/b"):
        taped(tmp_path, uri, exchange(uri))
    parts = sorted(tmp_path.iterdir())
    (tmp_path / "all.warc").write_bytes(b"".join(part.read_bytes() for part in parts))
    for part in parts:
        part.unlink()
    cassette = Cassette.open(tmp_path)
    assert [play(cassette, uri).final_uri for uri in (PAGE, "https://news.test/b")] == [PAGE, "https://news.test/b"]


def test_a_recording_that_does_not_say_how_much_it_holds_is_held_to_its_own_numbering(
    own: tuple[Path, list[Record]],
) -> None:
    """As files of the first version did not."""
    path, made = own
    block = b"software: citation-audit/0.1.0\r\n"
    info = record("warcinfo", [("WARC-Date", "2022-01-10")], block, "application/warc-fields")
    path.write_bytes(encoded([info, *made[1:]]))
    assert isinstance(play(Cassette.open(path.parent), PAGE), Capture)
    path.write_bytes(encoded([info, *made[1:3]]))
    assert "is missing" in refusal(path)
    path.write_bytes(encoded([info]))
    assert "cut short" in refusal(path)


@pytest.mark.parametrize(
    ("written", "altered"),
    [
        (b"WARC-Target-URI: https://news.test/a", b"WARC-Target-URI: https://news.test/b"),
        (b"WARC-Date: 2022-01-10T12:00:00.000001Z", b"WARC-Date: 2022-01-09T12:00:00.000001Z"),
        (b"Audit-Attempt: 2", b"Audit-Attempt: 1"),
        (b"WARC-IP-Address: 192.0.2.7", b"WARC-IP-Address: 192.0.2.8"),
        (b"WARC-Concurrent-To: <urn:uuid:", b"WARC-Concurrent-Of: <urn:uuid:"),
    ],
)
def test_a_header_altered_by_hand_no_longer_fits_the_records_id(
    own: tuple[Path, list[Record]], written: bytes, altered: bytes
) -> None:
    path, _ = own
    assert written in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(written, altered))
    assert "does not fit its own ID" in refusal(path)


def test_any_changed_byte_of_a_recording_is_noticed(tmp_path: Path) -> None:
    taped(tmp_path, PAGE, exchange())
    (path,) = tmp_path.iterdir()
    made, written = list(records(path)), path.read_bytes()
    meaningless = {one.offset + len("WARC/1.1") - 1 for one in made}  # 1.0 and 1.1 records mean the same
    meaningless |= {at for at, byte in enumerate(written) if byte == ord("\r")}  # white space at the end of a line
    for at in set(range(0, len(written), 3)) - meaningless:  # all of them take a while, and pass as well
        changed = bytearray(written)
        changed[at] ^= 1
        path.write_bytes(changed)
        assert refusal(path)


def test_a_file_that_changes_after_it_was_opened_is_noticed(own: tuple[Path, list[Record]]) -> None:
    path, _ = own
    cassette = Cassette.open(path.parent)
    path.write_bytes(path.read_bytes().replace(b"<h1>A</h1>", b"<h1>B</h1>"))
    with pytest.raises(CassetteError, match="altered"):
        play(cassette, PAGE)


def test_a_folder_that_is_missing_or_empty_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match=r"none: no such folder; .*--record"):
        Cassette.open(tmp_path / "none")
    (tmp_path / "notes.txt").write_text("WARC/1.1")
    with pytest.raises(CassetteError, match=r"holds no \.warc or \.warc\.gz file"):
        Cassette.open(tmp_path)


# Other people's files


@pytest.fixture(scope="module")
def wget() -> Cassette:
    """Two files that GNU Wget 1.21 wrote: a plain one, and a per-record gzip one deduplicated against it."""
    return Cassette.open(DATA / "wget")


def test_wgets_files_are_played(wget: Cassette) -> None:
    told = play(wget, "http://127.0.0.1:48080/gz")
    assert isinstance(told, Capture)
    assert (told.status, told.payload, told.attempts, told.flaw) == (200, b"<h1>Zipped</h1>", 1, None)
    assert told.captured_at == datetime(2026, 11, 24, 4, 15, 32, tzinfo=UTC)
    assert told.record is not None
    assert told.record.startswith("first.warc#urn:uuid:")
    assert (wget.basis, wget.reconstruction) == ("recorded", None)


def test_the_request_is_found_whichever_record_names_the_other(wget: Cassette) -> None:
    (event,) = asyncio.run(wget.source(Ask("http://127.0.0.1:48080/gz")))
    assert isinstance(event, Exchange)
    assert event.request.startswith(b"GET /gz HTTP/1.1\r\n")


def test_a_redirect_is_followed_within_the_folder(wget: Cassette) -> None:
    told = play(wget, "http://127.0.0.1:48080/start")
    assert isinstance(told, Capture)
    assert told.hops == (Hop("http://127.0.0.1:48080/start", 301),)
    assert told.final_uri == "http://127.0.0.1:48080/kept"


def test_an_error_page_is_played_as_one(wget: Cassette) -> None:
    told = play(wget, "http://127.0.0.1:48080/none")
    assert isinstance(told, Capture)
    assert told.status == 404


@pytest.mark.parametrize(("path", "payload"), [("kept", b"<h1>Kept page</h1>"), ("chunked", b"<h1>Chunky</h1>")])
def test_a_revisit_is_played_with_the_originals_payload_and_its_own_time(
    wget: Cassette, path: str, payload: bytes
) -> None:
    told = play(wget, f"http://127.0.0.1:48080/{path}")
    assert isinstance(told, Capture)
    assert payload in told.payload
    assert told.flaw is None
    assert told.captured_at == datetime(2026, 11, 24, 4, 15, 34, tzinfo=UTC)


def test_wgets_own_logs_are_no_pages(wget: Cassette) -> None:
    told = play(wget, "metadata://gnu.org/software/wget/warc/wget_arguments.txt")
    assert isinstance(told, Unreachable)


SAME = ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
NOT_MODIFIED = ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified")


def test_a_revisit_by_address_and_date_is_resolved(tmp_path: Path) -> None:
    refers = [("WARC-Refers-To-Target-URI", "http://b.test/"), ("WARC-Refers-To-Date", "2022-01-01T00:00:00Z"), SAME]
    head = b"HTTP/1.1 203 Same\r\nContent-Type: text/html\r\n\r\n"
    folder_of(tmp_path, answer("http://b.test/", ok(b"other"), "2022-01-02T00:00:00Z"), name="c.warc")
    folder_of(tmp_path, answer("http://b.test/", ok(b"old"), "2022-01-01T00:00:00Z"))
    folder_of(tmp_path, answer("http://a.test/", head, more=refers, kind="revisit"), name="b.warc")
    told = play(Cassette.open(tmp_path), "http://a.test/")
    assert isinstance(told, Capture)
    assert (told.final_uri, told.status, told.payload) == ("http://a.test/", 203, b"old")


def test_a_page_that_was_not_modified_is_played_as_it_was(tmp_path: Path) -> None:
    old = answer("http://a.test/", ok(b"old"), "2022-01-01T00:00:00Z")
    again = answer(
        "http://a.test/",
        b"HTTP/1.1 304 Same\r\n\r\n",
        more=[("WARC-Refers-To", f"<{old.id}>"), NOT_MODIFIED],
        kind="revisit",
    )
    told = play(Cassette.open(folder_of(tmp_path, old, again)), "http://a.test/")
    assert isinstance(told, Capture)
    assert (told.status, told.payload) == (200, b"old")
    assert told.captured_at == datetime(2022, 1, 10, 12, tzinfo=UTC)


def test_a_revisit_whose_original_is_elsewhere_is_a_miss(tmp_path: Path) -> None:
    lost = answer("http://a.test/", ok(b""), more=[("WARC-Refers-To", "<urn:uuid:gone>"), SAME], kind="revisit")
    told = play(Cassette.open(folder_of(tmp_path, lost)), "http://a.test/")
    assert isinstance(told, Unreachable)
    assert told.cause == "not-on-cassette"
    assert "refers" in told.detail


def test_of_several_answers_the_latest_is_played(tmp_path: Path) -> None:
    dates = ["2022-01-02T00:00:00Z", "2022-01-03T00:00:00Z", "2022-01-01T00:00:00Z"]
    made = [answer("http://a.test/", ok(date.encode()), date) for date in dates]
    told = play(Cassette.open(folder_of(tmp_path, *made)), "http://a.test/")
    assert isinstance(told, Capture)
    assert told.payload == b"2022-01-03T00:00:00Z"


@pytest.mark.parametrize(
    ("hops", "cause"),
    [
        ({"/a": "/a"}, "redirect-loop"),
        ({"/a": "/b", "/b": "/a"}, "redirect-loop"),
        ({"/a": "/elsewhere"}, "not-on-cassette"),
        ({"/a": ""}, "redirect-without-location"),
        ({f"/{n or 'a'}": f"/{n + 1}" for n in range(40)}, "too-many-redirects"),
        ({"/a": "http://["}, "not-on-cassette"),
        ({"/a": "file:///etc/passwd"}, "not-on-cassette"),
    ],
)
def test_redirects_that_lead_nowhere_end_as_they_would_live(tmp_path: Path, hops: dict[str, str], cause: str) -> None:
    made = [answer(f"http://a.test{path}", moved(to)) for path, to in hops.items()]
    told = play(Cassette.open(folder_of(tmp_path, *made)), "http://a.test/a")
    assert isinstance(told, Unreachable)
    assert told.cause == cause
    assert told.hops[0] == Hop("http://a.test/a", 301)


@pytest.mark.parametrize(
    ("said", "payload", "flaw"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", b"short", "truncated"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n", b"abcde", "truncated"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>chunks already joined",
            b"<p>chunks already joined",
            None,
        ),
        (b"HTTP/1.0 200 OK\r\n\r\nto the end", b"to the end", None),
        (b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\nnewer", b"newer", None),
        (b"HTTP/1.1 200 OK\nX: y\n\nbare line ends", b"bare line ends", None),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi and more", b"hi", None),
    ],
)
def test_answers_of_every_shape_are_read(tmp_path: Path, said: bytes, payload: bytes, flaw: str | None) -> None:
    told = play(Cassette.open(folder_of(tmp_path, answer("http://a.test/", said))), "http://a.test/")
    assert isinstance(told, Capture)
    assert (told.payload, told.flaw) == (payload, flaw)


@pytest.mark.parametrize(
    ("reason", "flaw"),
    [("length", "too-large"), ("time", "timeout"), ("disconnect", "truncated"), ("odd", "truncated")],
)
def test_a_body_that_the_recorder_says_is_not_whole_is_not(tmp_path: Path, reason: str, flaw: str) -> None:
    cut = answer("http://a.test/", b"HTTP/1.0 200 OK\r\n\r\nhal", more=[("WARC-Truncated", reason)])
    told = play(Cassette.open(folder_of(tmp_path, cut)), "http://a.test/")
    assert isinstance(told, Capture)
    assert told.flaw == flaw


def test_a_body_too_large_to_be_held_is_not_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.fetch.warc.HELD", 50)
    folder_of(tmp_path, answer("http://a.test/", ok(b"x" * 100)), page("http://b.test/", b"x" * 100))
    cassette = Cassette.open(tmp_path)
    told = [play(cassette, uri) for uri in ("http://a.test/", "http://b.test/")]
    assert [one.flaw for one in told if isinstance(one, Capture)] == ["too-large", "too-large"]


def test_an_answer_that_is_not_http_is_a_failure(tmp_path: Path) -> None:
    told = play(Cassette.open(folder_of(tmp_path, answer("http://a.test/", b"220 ftp ready"))), "http://a.test/")
    assert isinstance(told, Unreachable)
    assert told.cause == "protocol-error"


def test_a_page_without_a_date_is_refused(tmp_path: Path) -> None:
    folder_of(tmp_path, answer("http://a.test/", ok(), date="some time ago"))
    with pytest.raises(CassetteError, match="no date"):
        Cassette.open(tmp_path)


# Pages that people wrote


def page(uri: str, content: bytes, *more: tuple[str, str]) -> Record:
    return record("resource", [("WARC-Target-URI", uri), ("WARC-Date", "2026-11-24"), *more], content, "text/html")


def test_a_resource_is_a_page_that_no_server_is_said_to_have_answered(tmp_path: Path) -> None:
    (event,) = asyncio.run(Cassette.open(folder_of(tmp_path, page(PAGE, b"<h1>A</h1>"))).source(Ask(PAGE)))
    assert isinstance(event, Exchange)
    assert (event.status, event.headers, event.body) == (200, (("content-type", "text/html"),), b"<h1>A</h1>")
    assert (event.request, event.response, event.ip, event.basis) == (b"", b"", None, "recorded")


def written(folder: Path, by: str, uri: str, content: bytes, name: str = "a.warc") -> Path:
    """A file whose page people wrote."""
    told = [
        ("audit-basis", "reconstructed"),
        ("audit-written-by", by),
        ("audit-written-on", "2026-11-24"),
        ("audit-written-from", "notes"),
    ]
    (folder / name).write_bytes(whole(name, "2026-11-24T00:00:00Z", told, [page(uri, content)]))
    return folder


def test_a_file_that_says_its_pages_are_reconstructed_is_believed(tmp_path: Path) -> None:
    cassette = Cassette.open(written(tmp_path, "some people", PAGE, b"<h1>A</h1>"))
    told = play(cassette, PAGE)
    assert isinstance(told, Capture)
    assert (told.basis, cassette.basis) == ("reconstructed", "reconstructed")
    assert cassette.reconstruction is not None
    assert cassette.reconstruction.written_by == "some people"
    assert cassette.reconstruction.written_on == "2026-11-24"
    assert cassette.reconstruction.written_from == "notes"


def test_a_record_that_says_so_is_believed_too(tmp_path: Path) -> None:
    told = play(Cassette.open(folder_of(tmp_path, page(PAGE, b"A", ("Audit-Basis", "reconstructed")))), PAGE)
    assert isinstance(told, Capture)
    assert told.basis == "reconstructed"


def test_recorded_and_reconstructed_pages_side_by_side_are_mixed(tmp_path: Path) -> None:
    written(tmp_path, "some people", PAGE, b"A")
    written(tmp_path, "others", "http://b.test/", b"B", name="b.warc")
    folder_of(tmp_path, answer("http://c.test/", ok()), name="c.warc")
    cassette = Cassette.open(tmp_path)
    assert cassette.basis == "mixed"
    assert cassette.reconstruction is not None
    assert cassette.reconstruction.written_by == "some people; others"
    assert cassette.reconstruction.written_on == "2026-11-24"


def test_a_folder_of_records_that_are_no_pages_rests_on_nothing(tmp_path: Path) -> None:
    notes = record("metadata", [("WARC-Target-URI", PAGE), ("WARC-Date", "2022-01-10")], b"note", "text/plain")
    assert Cassette.open(folder_of(tmp_path, notes)).basis == "none"


def test_a_folder_without_any_answer_has_the_times_of_its_records(tmp_path: Path) -> None:
    notes = [
        record("metadata", [("WARC-Target-URI", PAGE), ("WARC-Date", date)], b"note", "text/plain")
        for date in ("2022-01-11T08:00:00Z", "2022-01-10T08:00:00Z")
    ]
    cassette = Cassette.open(folder_of(tmp_path, *notes))
    assert cassette.first == datetime(2022, 1, 10, 8, tzinfo=UTC)
    assert cassette.last == datetime(2022, 1, 11, 8, tzinfo=UTC)


def test_other_records_do_not_move_the_times_of_the_answers(tmp_path: Path) -> None:
    note = record("metadata", [("WARC-Target-URI", PAGE), ("WARC-Date", "2023-01-01")], b"note", "text/plain")
    cassette = Cassette.open(folder_of(tmp_path, answer(PAGE, ok()), note))
    assert cassette.first == cassette.last == datetime(2022, 1, 10, 12, tzinfo=UTC)


def test_a_page_dated_by_its_year_alone_may_be_as_late_as_that_years_end(tmp_path: Path) -> None:
    told = play(Cassette.open(folder_of(tmp_path, answer(PAGE, ok(), date="2022"))), PAGE)
    assert isinstance(told, Capture)
    assert told.captured_at == datetime(2022, 12, 31, tzinfo=UTC)
