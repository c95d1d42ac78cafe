"""Files that other programs recorded are played for what they hold, and refused where they are damaged."""

import asyncio
import gzip
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from audit.fetch.cassette import Cassette
from audit.fetch.exchange import outcome
from audit.fetch.warc import Record, encoded, record, records
from audit.model.capture import Ask, Capture, Hop, Outcome, Unreachable
from audit.model.errors import CassetteError

DATA = Path(__file__).parents[1] / "data" / "cassettes"
SERVER = "http://127.0.0.1:48080"
OTHERS = ["wget", "wget-split", "pywb"]


def play(folder: Path, uri: str) -> Outcome:
    ask = Ask(uri)
    return outcome(ask, asyncio.run(Cassette.open(folder).source(ask)), 1_000_000)


def page(folder: Path, uri: str) -> Capture:
    told = play(folder, uri)
    assert isinstance(told, Capture), told
    return told


# GNU Wget, one crawl in several files and another deduplicated against it


@pytest.mark.parametrize("path", ["a", "b", "same", "chunked", "packed"])
def test_a_crawl_in_several_files_is_one_recording(path: str) -> None:
    told = page(DATA / "wget-split", f"{SERVER}/{path}")
    assert (told.status, told.flaw) == (200, None)
    assert b"Foreign Minister Lund" in told.payload
    assert told.payload.endswith(b"</html>\n")


def test_a_redirect_leads_from_one_file_into_another() -> None:
    told = page(DATA / "wget-split", f"{SERVER}/moved")
    assert told.hops == (Hop(f"{SERVER}/moved", 301),)
    assert told.final_uri == f"{SERVER}/a"


def test_a_deduplicated_answer_has_its_own_time_and_the_originals_payload() -> None:
    told = page(DATA / "wget-split", f"{SERVER}/chunked")
    assert told.record is not None
    assert told.record.startswith("again.warc#")
    assert b"Defense Minister Weiss" in told.payload


def test_a_deduplicated_answer_whose_original_was_lost_leaves_an_earlier_one_or_nothing(tmp_path: Path) -> None:
    shutil.copy(DATA / "wget-split" / "again.warc", tmp_path)
    told = play(tmp_path, f"{SERVER}/chunked")
    assert isinstance(told, Unreachable)
    assert told.cause == "not-on-cassette"


@pytest.mark.parametrize("name", ["MANIFEST.txt", "wget_arguments.txt", "wget.log"])
def test_a_crawlers_own_notes_are_no_pages(name: str) -> None:
    told = play(DATA / "wget-split", f"metadata://gnu.org/software/wget/warc/{name}")
    assert isinstance(told, Unreachable)


# pywb


@pytest.mark.parametrize(
    ("path", "status"), [("moved", 200), ("a", 200), ("chunked", 200), ("packed", 200), ("none", 404)]
)
def test_what_pywb_recorded_is_played(path: str, status: int) -> None:
    told = page(DATA / "pywb", f"{SERVER}/{path}")
    assert (told.status, told.flaw) == (status, None)
    assert told.payload


def test_the_answer_to_a_head_is_not_the_page_though_it_came_later() -> None:
    last = max(one.date for one in records(DATA / "pywb" / "rec.warc.gz") if one.date)
    told = page(DATA / "pywb", f"{SERVER}/a")
    assert told.payload.startswith(b"<!DOCTYPE html>")
    assert told.captured_at < last


# Damage, wherever it is


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_cut_short_is_refused_by_name_and_record(tmp_path: Path, name: str) -> None:
    for path in (DATA / name).glob("*.warc*"):
        whole = path.read_bytes()
        starts = {one.offset for one in records(path)}
        for cut in set(range(1, len(whole), 97)) | {len(whole) - 1}:
            (tmp_path / path.name).write_bytes(whole[:cut])
            if cut not in starts:
                with pytest.raises(CassetteError, match=rf"{path.name}: the record at byte \d+ "):
                    Cassette.open(tmp_path)
        (tmp_path / path.name).unlink()


@pytest.mark.parametrize("name", OTHERS)
def test_an_altered_body_is_refused_by_name_and_record(tmp_path: Path, name: str) -> None:
    for path in (DATA / name).glob("*.warc*"):
        whole = path.read_bytes()
        for one in records(path):
            if one.type != "revisit" and one.block:  # a revisit's digest is of the record it refers to
                altered = alter(path, whole, one)
                (tmp_path / path.name).write_bytes(altered)
                with pytest.raises(CassetteError, match=rf"{path.name}: the record at byte {one.offset} "):
                    Cassette.open(tmp_path)
        (tmp_path / path.name).unlink(missing_ok=True)


def alter(path: Path, whole: bytes, one: Record) -> bytes:
    """The file with another last byte in the record's block, packed anew where it was."""
    if path.suffix != ".gz":
        at = whole.index(one.block, one.offset) + len(one.block) - 1
        return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    starts = [other.offset for other in records(path)] + [len(whole)]
    end = starts[starts.index(one.offset) + 1]
    member = gzip.decompress(whole[one.offset : end])
    at = member.rindex(one.block) + len(one.block) - 1
    changed = member[:at] + bytes([member[at] ^ 1]) + member[at + 1 :]
    return whole[: one.offset] + gzip.compress(changed, mtime=0) + whole[end:]


# Crawlers that drive a browser


PAGE = "https://news.test/a"
OK = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nx-orig-content-encoding: br\r\nContent-Length: 10\r\n\r\n<h1>A</h1>"
)


def made(kind: str, uri: str, date: str, block: bytes, *more: tuple[str, str]) -> Record:
    content = "application/http; msgtype=response" if kind in {"response", "revisit"} else "application/json"
    if kind == "request":
        content = "application/http; msgtype=request"
    return record(kind, [("WARC-Target-URI", uri), ("WARC-Date", date), *more], block, content)


def crawled(folder: Path, *all_made: Record) -> Path:
    (folder / "crawl.warc.gz").write_bytes(b"".join(gzip.compress(encoded([one]), mtime=0) for one in all_made))
    return folder


def asked(about: Record, method: str, date: str) -> Record:
    block = f"{method} /a HTTP/1.1\r\nHost: news.test\r\n\r\n".encode()
    return made("request", about.uri, date, block, ("WARC-Concurrent-To", f"<{about.id}>"))


def test_a_browsers_page_is_played_and_what_the_crawler_tells_of_it_is_not(tmp_path: Path) -> None:
    date = "2022-01-10T12:00:00.123Z"
    answer = made("response", PAGE, date, OK, ("WARC-Page-ID", "1"), ("WARC-Protocol", "h2"))
    crawled(
        tmp_path,
        answer,
        asked(answer, "GET", date),
        made("resource", f"urn:pageinfo:{PAGE}", date, b'{"pageid": "1"}'),
        made("resource", f"urn:text:{PAGE}", date, b"A"),
        made("resource", f"urn:thumbnail:{PAGE}", date, b"\xff\xd8"),
    )
    told = page(tmp_path, PAGE)
    assert told.payload == b"<h1>A</h1>"
    assert told.captured_at.microsecond == 123_000


def test_a_revisit_of_another_address_with_the_same_payload_is_resolved(tmp_path: Path) -> None:
    first = made("response", "https://news.test/first", "2022-01-10T12:00:00.123Z", OK)
    again = made(
        "revisit",
        PAGE,
        "2022-01-10T12:00:01.5Z",
        OK.partition(b"<h1>")[0],
        ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
        ("WARC-Refers-To-Target-URI", "https://news.test/first"),
        ("WARC-Refers-To-Date", "2022-01-10T12:00:00.123Z"),
    )
    assert page(crawled(tmp_path, first, again), PAGE).payload == b"<h1>A</h1>"


LATER: list[tuple[str, bytes]] = [
    ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"),
    ("OPTIONS", b"HTTP/1.1 204 None\r\n\r\n"),
    ("POST", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
    ("GET", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    ("GET", b"HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-1/10\r\nContent-Length: 2\r\n\r\n<h"),
]


@pytest.mark.parametrize(("method", "said"), LATER)
def test_later_answers_that_are_not_the_page_do_not_take_its_place(tmp_path: Path, method: str, said: bytes) -> None:
    answer = made("response", PAGE, "2022-01-10T12:00:00Z", OK)
    other = made("response", PAGE, "2022-01-10T12:00:09Z", said)
    crawled(tmp_path, answer, other, asked(other, method, "2022-01-10T12:00:09Z"))
    assert page(tmp_path, PAGE).payload == b"<h1>A</h1>"


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST"])
def test_a_page_that_was_never_asked_for_is_a_miss(tmp_path: Path, method: str) -> None:
    other = made("response", PAGE, "2022-01-10T12:00:09Z", LATER[0][1])
    told = play(crawled(tmp_path, other, asked(other, method, "2022-01-10T12:00:09Z")), PAGE)
    assert isinstance(told, Unreachable)
    assert told.cause == "not-on-cassette"
    assert "no answer to a GET" in told.detail


def test_a_304_that_stands_alone_is_played_as_one(tmp_path: Path) -> None:
    assert page(crawled(tmp_path, made("response", PAGE, "2022-01-10T12:00:00Z", LATER[3][1])), PAGE).status == 304


def test_of_a_page_in_segments_only_the_first_is_read_so_it_is_not_whole(tmp_path: Path) -> None:
    part = made("response", PAGE, "2022-01-10T12:00:00Z", b"HTTP/1.1 200 OK\r\n\r\n<h1>", ("WARC-Segment-Number", "1"))
    rest = made("continuation", PAGE, "2022-01-10T12:00:00Z", b"A</h1>", ("WARC-Segment-Number", "2"))
    assert page(crawled(tmp_path, part, rest), PAGE).flaw == "truncated"


def test_any_spelling_of_the_address_is_found(tmp_path: Path) -> None:
    crawled(tmp_path, made("response", "HTTPS://News.test:443/a", "2022-01-10T12:00:00Z", OK))
    uris: Sequence[str] = (PAGE, f"{PAGE}#part", "https://news.test/x/../a")
    assert [page(tmp_path, uri).payload for uri in uris] == [b"<h1>A</h1>"] * 3


def test_a_thousand_answers_of_one_address_are_read_in_good_time(tmp_path: Path) -> None:
    crawled(tmp_path, *(made("response", PAGE, f"2022-01-{day % 28 + 1:02}", OK) for day in range(1_000)))
    assert page(tmp_path, PAGE).captured_at.day == 28
