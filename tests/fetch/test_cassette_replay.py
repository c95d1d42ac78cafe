"""Playing back our own recordings whole, pages that people wrote, and nothing from a damaged file."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.crawl.visit import judged
from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.filing import whole
from audit.fetch.policy import FetchPolicy
from audit.fetch.recording import recording
from audit.fetch.warc import Record, encoded, record, records
from audit.model.capture import Ask, Capture, Unreachable
from audit.model.errors import CassetteError
from tests.fetch.playing import AT, PAGE, answer, exchange, folder_of, ok, page, play, taped

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


# Pages that people wrote


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
