"""An outage does not cost the evidence on file: what tells more of a page outlasts what tells less."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.fetch.exchange import WireEvent
from audit.fetch.filing import file_of
from audit.fetch.warc import encoded
from audit.model.capture import Ask, Capture, Unreachable
from audit.model.errors import CassetteError

Make = Callable[..., Any]

CHALLENGE = b"<title>Just a moment...</title>"
NOT_FOUND = b"<title>Page not found</title><h1>Page not found</h1>"

CAUSES = [
    "dns-error",
    "no-such-host",
    "connect-refused",
    "connect-timeout",
    "read-timeout",
    "deadline",
    "reset",
    "tls-certificate",
    "tls-error",
    "protocol-error",
    "redirect-loop",
    "refused-address",
]

LESSER: Mapping[str, Mapping[str, Any]] = {
    "missing": {"status": 404},
    "removed": {"status": 410},
    "soft 404": {"body": NOT_FOUND},
    "forbidden": {"status": 403},
    "challenge with 403": {"status": 403, "body": CHALLENGE},
    "challenge with 200": {"body": CHALLENGE},
    "too many requests": {"status": 429},
    "server error": {"status": 500},
    "unavailable": {"status": 503},
    "an edge server's own error": {"status": 522},
    "empty": {"body": b""},
    "accepted for later": {"status": 202},
    "a 304 nobody asked for": {"status": 304, "body": b""},
    "a redirect without an aim": {"status": 302},
    "cut short": {"flaw": "truncated"},
    "reset in the body": {"flaw": "reset"},
}


def held_whole(tape: Any, page: Any) -> bool:
    """Whether the file still holds the page's answer, byte for byte."""
    return any(one.block == page.response for one in tape.records())


@pytest.mark.parametrize("cause", CAUSES)
def test_a_failure_is_kept_behind_the_page_and_replayed(
    tape: Any, make_answer: Make, make_failure: Make, cause: str
) -> None:
    page = make_answer()
    tape.record(page)
    told = tape.record(make_failure(cause, day=1))
    assert isinstance(told, Unreachable)
    assert (told.cause, tape.replay()) == (cause, told)
    assert held_whole(tape, page)


@pytest.mark.parametrize("lesser", LESSER.values(), ids=LESSER.keys())
def test_an_answer_that_tells_less_is_kept_behind_the_page_and_replayed(
    tape: Any, make_answer: Make, lesser: Mapping[str, Any]
) -> None:
    page = make_answer()
    tape.record(page)
    told = tape.record(make_answer(day=1, **lesser))
    assert isinstance(told, Capture)
    assert tape.replay() == told
    assert held_whole(tape, page)


@pytest.mark.parametrize("lesser", LESSER.values(), ids=LESSER.keys())
def test_the_file_is_as_it_was_once_the_page_is_back(tape: Any, make_answer: Make, lesser: Mapping[str, Any]) -> None:
    first = tape.record(make_answer())
    before = tape.files()
    tape.record(make_answer(day=1, **lesser))
    assert tape.files() != before
    back = tape.record(make_answer(day=2))
    assert tape.files() == before
    assert back == first == tape.replay()


def test_a_pdf_outlasts_an_outage_like_any_page(tape: Any, make_answer: Make, make_failure: Make) -> None:
    page = make_answer(body=b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
    tape.record(page)
    tape.record(make_failure(day=1))
    assert held_whole(tape, page)


def test_a_page_that_changed_takes_the_place_of_all_that_was_kept(
    tape: Any, make_answer: Make, make_failure: Make
) -> None:
    old, new = make_answer(), make_answer(body=b"<h1>B</h1>", day=2)
    tape.record(old)
    tape.record(make_failure(day=1))
    told = tape.record(new)
    assert tape.replay() == told
    assert [one.type for one in tape.records()] == ["warcinfo", "request", "response"]
    assert not held_whole(tape, old)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_outage_that_goes_on_leaves_the_file_alone_whatever_number_it_bears(
    tape: Any, make_answer: Make, status: int
) -> None:
    tape.record(make_answer())
    first = tape.record(make_answer(status=status, body=b"incident 1", day=1))
    before = tape.files()
    assert tape.record(make_answer(status=status, body=b"incident 2", day=2)) == first
    assert tape.files() == before


def test_a_missing_page_is_not_forgotten_over_an_outage(tape: Any, make_answer: Make, make_failure: Make) -> None:
    page, missing = make_answer(), make_answer(status=404, body=b"none", day=1)
    for event in (page, missing, make_failure(day=2)):
        tape.record(event)
    assert held_whole(tape, page)
    assert held_whole(tape, missing)
    assert [one.field("Audit-Take") for one in tape.records() if one.type in {"response", "metadata"}] == [
        None,
        "2",
        "3",
    ]


def test_one_failure_takes_the_place_of_another(tape: Any, make_answer: Make, make_failure: Make) -> None:
    tape.record(make_answer())
    tape.record(make_failure("reset", day=1))
    told = tape.record(make_failure("dns-error", day=2))
    assert tape.replay() == told
    assert [one.type for one in tape.records()].count("metadata") == 1


def test_the_same_failure_again_changes_nothing(tape: Any, make_answer: Make, make_failure: Make) -> None:
    tape.record(make_answer())
    first = tape.record(make_failure(day=1))
    before = tape.files()
    assert tape.record(make_failure(day=2)) == first
    assert tape.files() == before


def test_a_successors_page_outlasts_an_outage_of_the_successor(
    tape: Any, make_answer: Make, make_failure: Make
) -> None:
    successor = Ask("https://archive.test/a", cited="https://news.test/a")
    page = make_answer(successor.uri)
    tape.record(make_answer(status=404))
    tape.record(page, ask=successor)
    tape.record(make_failure(uri="https://news.test/a", day=1))
    told = tape.record(make_failure(uri=successor.uri, day=1), ask=successor)
    assert tape.replay(successor) == told
    assert held_whole(tape, page)


def test_probes_of_a_host_stay_side_by_side(tape: Any, make_answer: Make) -> None:
    asks = [Ask(f"https://news.test/{name}", role="probe") for name in ("x", "y")]
    told = [tape.record(make_answer(ask.uri, body=ask.uri.encode()), ask=ask) for ask in asks]
    assert [tape.replay(ask) for ask in asks] == told


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_take_that_lost_a_record_is_noticed(tape: Any, make_answer: Make, make_failure: Make, lost: int) -> None:
    tape.record(make_answer())
    tape.record(make_failure("reset", day=1), make_answer(attempt=2, status=503, day=1))
    path = tape.folder / file_of(Ask("https://news.test/a"))
    kept = tape.records()
    path.write_bytes(encoded([*kept[:lost], *kept[lost + 1 :]]))
    with pytest.raises(CassetteError):
        tape.replay()


KINDS: Mapping[int, Mapping[str, Any]] = {
    3: {},
    2: {"status": 404},
    1: {"status": 403},
    0: {"status": 503},
}


@settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(days=st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 1)), min_size=1, max_size=8))
def test_each_answer_stays_until_one_that_tells_as_much(
    tape: Any, make_answer: Make, days: Sequence[tuple[int, int]]
) -> None:
    """A model of the file: a stack in which what tells least lies on top."""
    with tempfile.TemporaryDirectory() as folder:
        tape.folder = Path(folder)
        model: list[tuple[int, int]] = []
        for day, (kind, text) in enumerate(days):
            goes_on = kind == 0 and model[-1:] and model[-1][0] == 0  # an outage is one, whatever it says
            model = model if goes_on else [older for older in model if older[0] > kind] + [(kind, text)]
            event: WireEvent = make_answer(body=f"<h1>{kind} {text}</h1>".encode(), day=day, **KINDS[kind])
            told = tape.record(event)
            assert tape.replay() == told
            bodies = [one.block.partition(b"\r\n\r\n")[2] for one in tape.records() if one.type == "response"]
            assert bodies == [f"<h1>{kind} {text}</h1>".encode() for kind, text in model]


def test_two_addresses_that_share_a_file_by_chance_do_not_cost_each_other_anything(
    tape: Any, make_answer: Make
) -> None:
    """Among 20,000 pages of one host that happens once in twenty runs: eight hex digits name a file."""
    uris = ["https://a.test/25b", "https://a.test/18dee"]
    assert file_of(Ask(uris[0])) == file_of(Ask(uris[1]))
    told = [tape.record(make_answer(uri, body=uri.encode()), ask=Ask(uri)) for uri in uris]
    assert [tape.replay(Ask(uri)) for uri in uris] == told
