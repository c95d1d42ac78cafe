"""Takedowns: nothing of a page stays in the recordings but a dated mark, and nothing of it is recorded again."""

import asyncio
import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from audit.fetch.cassette import Cassette
from audit.fetch.exchange import outcome
from audit.fetch.filing import file_name, file_of
from audit.fetch.forget import Forgotten, forget
from audit.fetch.warc import Record, encoded, record, records
from audit.model.capture import Ask, Capture, Outcome, Unreachable
from audit.model.errors import CassetteError

Make = Callable[..., Any]

PAGE = "https://news.test/a"
OTHER = "https://news.test/b"
WHEN = datetime(2026, 11, 24, 8, tzinfo=UTC)
BODY = b"<h1>A</h1>"


def contents(folder: Path) -> bytes:
    return b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in sorted(folder.iterdir())
    )


def play(folder: Path, uri: str) -> Outcome:
    ask = Ask(uri)
    return outcome(ask, asyncio.run(Cassette.open(folder).source(ask)), 1_000_000)


def is_removed(told: Outcome) -> bool:
    return isinstance(told, Unreachable) and told.cause == "removed-on-request"


# Our own recordings


def test_a_recording_is_replaced_by_a_dated_mark(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    done = forget(tape.folder, PAGE, WHEN)
    assert done == (Forgotten(tape.folder / file_name(PAGE), 2),)
    assert BODY not in contents(tape.folder)
    told = tape.replay()
    assert isinstance(told, Unreachable)
    assert (told.cause, told.at) == ("removed-on-request", WHEN)
    assert "2026-11-24" in told.detail


def test_everything_that_was_kept_for_the_page_goes_with_it(tape: Any, make_answer: Make) -> None:
    capture = Ask(f"https://archive.test/20220110000000id_/{PAGE}", cited=PAGE)
    tape.record(make_answer(status=404))
    tape.record(make_answer(capture.uri), ask=capture)
    (done,) = forget(tape.folder, PAGE, WHEN)
    assert done.records == 4
    assert BODY not in contents(tape.folder)


def test_other_pages_stay_as_they_are(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    kept = tape.record(make_answer(OTHER), ask=Ask(OTHER))
    before = tape.files()
    forget(tape.folder, PAGE, WHEN)
    assert tape.files()[file_name(OTHER)] == before[file_name(OTHER)]
    assert tape.replay(Ask(OTHER)) == kept


def test_another_spelling_of_the_address_is_the_same_page(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    assert forget(tape.folder, "HTTPS://News.test:443/x/../a#part", WHEN)
    assert BODY not in contents(tape.folder)
    assert is_removed(tape.replay())


def test_a_recording_that_leads_to_the_page_goes_too(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer(status=301, body=b"", extra="Location: /b\r\n"), make_answer(OTHER))
    (done,) = forget(tape.folder, OTHER, WHEN)
    assert done.path == tape.folder / file_name(PAGE)
    assert BODY not in contents(tape.folder)
    assert is_removed(tape.replay())
    assert is_removed(tape.replay(Ask(OTHER)))


def test_of_a_file_that_only_in_part_leads_to_the_page_the_rest_stays(tape: Any, make_answer: Make) -> None:
    successor = Ask("https://new.test/a", cited=PAGE)
    gone = tape.record(make_answer(status=404, body=b"none"))
    tape.record(make_answer(successor.uri), ask=successor)
    forget(tape.folder, successor.uri, WHEN)
    assert BODY not in contents(tape.folder)
    assert tape.replay() == gone
    assert is_removed(tape.replay(successor))


def test_every_take_of_the_page_goes(tape: Any, make_answer: Make, make_failure: Make) -> None:
    tape.record(make_answer())
    tape.record(make_failure(day=1))
    forget(tape.folder, PAGE, WHEN)
    assert [one.type for one in tape.records()] == ["warcinfo", "metadata"]


def test_a_probe_of_the_page_goes_out_of_the_hosts_file(tape: Any, make_answer: Make) -> None:
    asks = [Ask(PAGE, role="probe"), Ask("https://news.test/robots.txt", role="robots")]
    told = [tape.record(make_answer(ask.uri), ask=ask) for ask in asks]
    forget(tape.folder, PAGE, WHEN)
    assert is_removed(tape.replay(asks[0]))
    assert tape.replay(asks[1]) == told[1]


def test_an_address_with_a_secret_is_found_as_it_is_cited_and_as_it_is_shown(tape: Any, make_answer: Make) -> None:
    cited = "https://news.test/a?token=hunter2"
    tape.record(make_answer(cited), ask=Ask(cited))
    forget(tape.folder, tape.records(Ask(cited))[-1].uri, WHEN)
    assert is_removed(tape.replay(Ask(cited)))


def test_nothing_of_the_page_is_recorded_again(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    forget(tape.folder, PAGE, WHEN)
    before = tape.files()
    told = tape.record(make_answer(day=1))
    assert isinstance(told, Capture)
    assert (told.payload, told.record) == (BODY, None)
    tape.record(
        make_answer(f"https://archive.test/1id_/{PAGE}"), ask=Ask(f"https://archive.test/1id_/{PAGE}", cited=PAGE)
    )
    assert tape.files() == before


def test_a_page_that_leads_to_it_is_not_recorded_either(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    forget(tape.folder, PAGE, WHEN)
    before = tape.files()
    way = make_answer(OTHER, status=301, body=b"", extra="Location: /a\r\n")
    tape.record(way, make_answer(), ask=Ask(OTHER))
    assert tape.files() == before


def test_forgetting_twice_changes_nothing_more(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    forget(tape.folder, PAGE, WHEN)
    before = tape.files()
    assert forget(tape.folder, PAGE, datetime(2027, 1, 1, tzinfo=UTC)) == (Forgotten(tape.folder / file_name(PAGE), 0),)
    assert tape.files() == before


def test_what_was_never_recorded_leaves_no_mark(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    before = tape.files()
    assert forget(tape.folder, OTHER, WHEN) == ()
    assert tape.files() == before


def test_the_removal_does_not_move_the_times_of_a_replay(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    tape.record(make_answer(OTHER), ask=Ask(OTHER))
    before = Cassette.open(tape.folder)
    forget(tape.folder, PAGE, WHEN)
    after = Cassette.open(tape.folder)
    assert (after.first, after.last) == (before.first, before.last)


def test_a_page_that_people_wrote_is_removed_like_any(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "cassettes" / "fact-sheet-2022-01-10"
    path = min(shipped.iterdir())
    (tmp_path / path.name).write_bytes(path.read_bytes())
    uri = list(records(path))[-1].uri
    (done,) = forget(tmp_path, uri, WHEN)
    assert done.records == 1
    assert is_removed(play(tmp_path, uri))
    assert b"reconstruct" not in contents(tmp_path)


def test_a_damaged_file_is_noticed_before_anything_is_removed(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer())
    tape.record(make_answer(OTHER), ask=Ask(OTHER))
    path = tape.folder / file_of(Ask(OTHER))
    path.write_bytes(path.read_bytes()[:-9])
    before = tape.files()
    with pytest.raises(CassetteError, match=path.name):
        forget(tape.folder, PAGE, WHEN)
    assert tape.files() == before


# Other people's files


def answer(uri: str, kind: str = "response", *more: tuple[str, str]) -> Record:
    fields = [("WARC-Target-URI", uri), ("WARC-Date", "2022-01-10T12:00:00Z"), *more]
    return record(kind, fields, b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + BODY, "application/http")


def note(kind: str, uri: str, about: Record) -> Record:
    fields = [("WARC-Target-URI", uri), ("WARC-Date", "2022-01-10T12:00:00Z"), ("WARC-Concurrent-To", f"<{about.id}>")]
    return record(kind, fields, b"about it", "text/plain")


INFO = record("warcinfo", [("WARC-Date", "2022-01-10T12:00:00Z")], b"software: another\r\n", "application/warc-fields")


@pytest.mark.parametrize("packed", [False, True])
def test_anothers_file_is_copied_without_the_page(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001 - parametrised
    page, other = answer(PAGE), answer(OTHER)
    made = [INFO, page, note("request", PAGE, page), other, note("metadata", "urn:log", page)]
    name = "crawl.warc.gz" if packed else "crawl.warc"
    members = [gzip.compress(encoded([one]), mtime=0) if packed else encoded([one]) for one in made]
    (tmp_path / name).write_bytes(b"".join(members))
    done = forget(tmp_path, PAGE, WHEN)
    assert done == (Forgotten(tmp_path / name, 3),)
    assert (tmp_path / name).read_bytes() == members[0] + members[3]
    assert is_removed(play(tmp_path, PAGE))
    assert isinstance(play(tmp_path, OTHER), Capture)


@pytest.mark.parametrize(
    "kept_under",
    [f"urn:text:{PAGE}", f"urn:thumbnail:{PAGE}", f"https://web.test/web/20220110id_/{PAGE}", f"screenshot:{PAGE}"],
)
def test_what_others_keep_of_the_page_under_addresses_that_end_with_it_goes_too(
    tmp_path: Path, kept_under: str
) -> None:
    (tmp_path / "crawl.warc").write_bytes(encoded([INFO, answer(kept_under), answer(OTHER)]))
    forget(tmp_path, PAGE, WHEN)
    assert [one.uri for one in records(tmp_path / "crawl.warc")] == ["", OTHER]


def test_a_file_in_which_nothing_else_was_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(encoded([INFO, answer(PAGE)]))
    forget(tmp_path, PAGE, WHEN)
    assert [path.name for path in tmp_path.iterdir()] == [file_name(PAGE)]


def test_a_longer_address_is_another_page(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(encoded([INFO, answer(PAGE + "bc"), answer(PAGE + "?b=c")]))
    assert forget(tmp_path, PAGE, WHEN) == ()


@pytest.mark.parametrize("uri", ["", "news.test/a", "http://", "urn:text:", "\ud800"])
def test_what_is_no_address_takes_nothing_with_it(tmp_path: Path, uri: str) -> None:
    crawl = encoded([INFO, answer(PAGE)])
    (tmp_path / "crawl.warc").write_bytes(crawl)
    assert forget(tmp_path, uri, WHEN) == ()
    assert (tmp_path / "crawl.warc").read_bytes() == crawl
