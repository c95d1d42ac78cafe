"""Playing back files as other programs may have written them, as far as they go."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange
from audit.model.capture import Ask, Capture, Hop, Unreachable
from audit.model.errors import CassetteError
from tests.fetch.playing import DATA, answer, folder_of, moved, ok, page, play


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
