"""The recorded example: what a server really answered, played back without it."""

import asyncio
import contextlib
import io
from pathlib import Path

import pytest
from warcio.cli import main as warcio

from audit.fetch.cassette import Cassette
from audit.fetch.exchange import Exchange, outcome
from audit.model.capture import Ask, Capture, Hop, Outcome, Unreachable

FOLDER = Path(__file__).parents[1] / "data" / "cassettes" / "loopback"
SERVER = "http://127.0.0.1:48731"


@pytest.fixture(scope="module")
def cassette() -> Cassette:
    return Cassette.open(FOLDER)


def trail(cassette: Cassette, uri: str) -> list[tuple[int, int | str]]:
    """Attempt and status or cause of every event."""
    events = asyncio.run(cassette.source(Ask(uri)))
    return [(event.attempt, event.status if isinstance(event, Exchange) else event.cause) for event in events]


def play(cassette: Cassette, uri: str) -> Outcome:
    return outcome(Ask(uri), asyncio.run(cassette.source(Ask(uri))), 1_000_000)


def test_the_recording_rests_on_what_a_server_answered(cassette: Cassette) -> None:
    assert (cassette.basis, cassette.reconstruction) == ("recorded", None)
    assert cassette.first is not None
    assert cassette.last is not None
    assert cassette.first < cassette.last


def test_a_redirect_leads_to_the_page(cassette: Cassette) -> None:
    assert trail(cassette, f"{SERVER}/moved") == [(1, 301), (1, 200)]
    told = play(cassette, f"{SERVER}/moved")
    assert isinstance(told, Capture)
    assert told.hops == (Hop(f"{SERVER}/moved", 301),)
    assert told.final_uri == f"{SERVER}/meeting"
    assert b"Foreign Minister Lund met today" in told.payload
    assert told.header("set-cookie") == "[redacted]"


def test_a_busy_server_answers_the_second_attempt(cassette: Cassette) -> None:
    assert trail(cassette, f"{SERVER}/busy") == [(1, 503), (2, 200)]
    told = play(cassette, f"{SERVER}/busy")
    assert isinstance(told, Capture)
    assert (told.status, told.attempts, told.ip) == (200, 2, "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "name"), [("zipped", b"Defense Minister Weiss"), ("chunked", b"Prime Minister Tanaka")]
)
def test_codings_are_undone(cassette: Cassette, path: str, name: bytes) -> None:
    told = play(cassette, f"{SERVER}/{path}")
    assert isinstance(told, Capture)
    assert name in told.payload
    assert told.payload.endswith(b"</html>\n")
    assert told.flaw is None


def test_a_missing_page_is_an_answer(cassette: Cassette) -> None:
    assert trail(cassette, f"{SERVER}/gone") == [(1, 404)]


def test_a_refused_connection_is_a_failure_tried_three_times(cassette: Cassette) -> None:
    refused = "http://127.0.0.1:48732/refused"
    assert trail(cassette, refused) == [(attempt, "connect-refused") for attempt in (1, 2, 3)]
    told = play(cassette, refused)
    assert isinstance(told, Unreachable)
    assert (told.cause, told.attempts) == ("connect-refused", 3)


def test_warcio_accepts_every_file() -> None:
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(SystemExit) as ended:
        warcio(["check", *map(str, FOLDER.iterdir())])
    assert ended.value.code == 0
