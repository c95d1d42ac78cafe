"""Bodies that are not kept: challenges never, pages not where the settings say so. Their facts are kept."""

import contextlib
import gzip
import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from warcio.cli import main as warcio

from audit.crawl.visit import judged
from audit.fetch.filing import file_of
from audit.model.capture import NOT_STORED, Ask, Capture, Role, Withheld

Make = Callable[..., Any]

PAGE = "https://news.test/a"
CHALLENGE = b"<title>Just a moment...</title><p>Ray 7f2c, seen from 198.51.100.9</p>"
BODY = b"<h1>A</h1>"
SHA256 = hashlib.sha256(BODY).hexdigest()


def test_a_challenges_body_is_not_kept_and_its_facts_are(tape: Any, make_answer: Make) -> None:
    told = tape.record(make_answer(status=403, body=CHALLENGE))
    assert b"198.51.100.9" not in b"".join(tape.files().values())
    assert isinstance(told, Capture)
    assert (told.status, told.header("content-length"), told.payload) == (403, str(len(CHALLENGE)), b"")
    assert told.withheld is not None
    assert told.withheld.cause == "challenge:cloudflare"
    assert told.withheld.sha256 == hashlib.sha256(CHALLENGE).hexdigest()
    assert told.withheld.length == len(CHALLENGE)


def test_a_challenge_is_told_for_what_it_is_by_the_run_and_by_its_replay(tape: Any, make_answer: Make) -> None:
    answer = make_answer(status=403, body=CHALLENGE)
    told = tape.record(answer)
    assert tape.replay() == told
    assert isinstance(told, Capture)
    condition = judged(told)
    assert (condition.state, condition.cause) == ("blocked", "challenge:cloudflare")
    assert "just a moment" in condition.signal


def test_a_challenge_before_the_page_is_not_kept_either(tape: Any, make_answer: Make) -> None:
    told = tape.record(make_answer(status=503, body=CHALLENGE), make_answer(attempt=2))
    assert b"198.51.100.9" not in b"".join(tape.files().values())
    assert isinstance(told, Capture)
    assert (told.payload, told.withheld) == (BODY, None)


def test_the_next_nights_challenge_is_the_same_wall_and_changes_nothing(tape: Any, make_answer: Make) -> None:
    first = tape.record(make_answer(status=403, body=CHALLENGE))
    before = tape.files()
    assert tape.record(make_answer(status=403, body=CHALLENGE + b"another ray", day=1)) == first
    assert tape.files() == before


def test_a_page_without_its_body_says_so_on_the_record(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer(), store_bodies="none")
    response = tape.records()[-1]
    assert response.block == make_answer().response.removesuffix(BODY)
    assert response.field("Audit-Withheld") == "body-not-stored"
    assert response.field("Audit-Payload") == f"{len(BODY)} sha256:{SHA256}"
    assert response.field("WARC-Truncated") == "unspecified"
    assert response.field("WARC-Payload-Digest") is None


def test_the_run_that_read_a_body_answers_with_it_and_its_replay_with_the_facts(tape: Any, make_answer: Make) -> None:
    told = tape.record(make_answer(), store_bodies="none")
    played = tape.replay()
    assert isinstance(told, Capture)
    assert isinstance(played, Capture)
    assert (told.payload, told.withheld) == (BODY, None)
    assert (played.payload, played.withheld) == (b"", Withheld(NOT_STORED, "", SHA256, len(BODY)))
    assert (played.status, played.headers, played.record) == (told.status, told.headers, told.record)


def test_the_digest_is_of_the_body_after_content_decoding(tape: Any, make_answer: Make) -> None:
    packed = make_answer(body=gzip.compress(BODY, mtime=0), extra="Content-Encoding: gzip\r\n")
    tape.record(packed, store_bodies="none")
    played = tape.replay()
    assert isinstance(played, Capture)
    assert played.withheld == Withheld(NOT_STORED, "", SHA256, len(BODY))


def test_a_body_that_was_not_whole_is_known_not_to_be(tape: Any, make_answer: Make) -> None:
    packed = make_answer(body=gzip.compress(BODY * 9, mtime=0)[:-9], extra="Content-Encoding: gzip\r\n")
    told = tape.record(packed, store_bodies="none")
    played = tape.replay()
    assert isinstance(told, Capture)
    assert isinstance(played, Capture)
    assert told.flaw == played.flaw == "truncated"


def test_an_unchanged_page_is_known_by_its_digest(tape: Any, make_answer: Make) -> None:
    first = tape.record(make_answer(), store_bodies="none")
    before = tape.files()
    assert tape.record(make_answer(day=1), store_bodies="none") == first
    assert tape.files() == before
    assert tape.record(make_answer(body=b"<h1>B</h1>", day=2), store_bodies="none") != first
    assert tape.files() != before


def test_bodies_on_file_go_once_none_is_to_be_kept_and_come_back_when_all_are(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer(extra='ETag: "v1"\r\n'))
    tape.record(make_answer(extra='ETag: "v1"\r\n', day=1), store_bodies="none")
    assert BODY not in b"".join(tape.files().values())
    tape.record(make_answer(day=2))
    assert tape.asks[-1].validators is None
    assert BODY in b"".join(tape.files().values())


def test_a_page_on_file_without_its_body_outlasts_an_outage_too(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer(), store_bodies="none")
    before = tape.files()
    tape.record(make_answer(status=503, day=1), store_bodies="none")
    tape.record(make_answer(day=2), store_bodies="none")
    assert tape.files() == before


@pytest.mark.parametrize("role", ["index", "robots"])
def test_what_a_replay_needs_to_go_by_and_no_page_says_is_kept(tape: Any, make_answer: Make, role: Role) -> None:
    ask = Ask("https://news.test/robots.txt", role=role)
    told = tape.record(make_answer(ask.uri, body=b"User-agent: *\n"), ask=ask, store_bodies="none")
    assert isinstance(told, Capture)
    assert told.payload == b"User-agent: *\n"
    assert tape.replay(ask) == told


def test_an_archives_capture_without_its_body_is_asked_for_again(tape: Any, make_answer: Make) -> None:
    ask = Ask("https://archive.test/20220110000000id_/https://news.test/a", cited=PAGE, role="capture")
    capture = make_answer(ask.uri, extra="Memento-Datetime: Mon, 10 Jan 2022 00:00:00 GMT\r\n")
    for _ in range(2):
        told = tape.record(capture, ask=ask, store_bodies="none")
        assert isinstance(told, Capture)
        assert told.payload == BODY
    assert len(tape.asks) == 2


def test_warcio_accepts_records_without_bodies(tape: Any, make_answer: Make) -> None:
    tape.record(make_answer(status=503, body=CHALLENGE), make_answer(attempt=2), store_bodies="none")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit) as ended:
        warcio(["check", "-v", str(tape.folder / file_of(Ask(PAGE)))])
    assert ended.value.code == 0
    assert "failed" not in said.getvalue()
