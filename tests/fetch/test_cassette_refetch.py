"""Recording again asks whether the page is still the one on file, and believes only an answer that can know."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from audit.fetch.exchange import Exchange
from audit.model.capture import Ask, Capture, Unreachable, Validators

Make = Callable[..., Any]

PAGE = "https://news.test/a"
OTHER = "https://news.test/b"
ETAG = 'ETag: "v1"\r\n'
MODIFIED = "Last-Modified: Mon, 10 Jan 2022 00:00:00 GMT\r\n"


@pytest.fixture
def not_modified(make_answer: Make) -> Make:
    def answer(uri: str = PAGE, **changes: Any) -> Exchange:
        made: Exchange = make_answer(uri, b"", status=304, day=1, **{"extra": ETAG, **changes})
        return made

    return answer


@pytest.mark.parametrize(
    ("headers", "validators"),
    [
        (ETAG, Validators(PAGE, '"v1"')),
        (MODIFIED, Validators(PAGE, None, "Mon, 10 Jan 2022 00:00:00 GMT")),
        ('ETag: W/"v1"\r\n' + MODIFIED, Validators(PAGE, 'W/"v1"', "Mon, 10 Jan 2022 00:00:00 GMT")),
    ],
)
def test_the_validators_on_file_are_sent_as_they_were_received(
    tape: Any, make_answer: Make, not_modified: Make, headers: str, validators: Validators
) -> None:
    tape.record(make_answer(extra=headers))
    tape.record(not_modified())
    assert [ask.validators for ask in tape.asks] == [None, validators]


def test_a_page_that_was_not_modified_leaves_every_byte_alone_and_is_answered_from_file(
    tape: Any, make_answer: Make, not_modified: Make
) -> None:
    first = tape.record(make_answer(extra=ETAG))
    before = tape.files()
    again = tape.record(not_modified())
    assert tape.files() == before
    assert again == first == tape.replay()


UNVALIDATED: Mapping[str, Mapping[str, Any]] = {
    "no validators": {},
    "not the page itself": {"extra": ETAG, "status": 404},
    "cut short": {"extra": ETAG, "flaw": "truncated"},
    "empty": {"extra": ETAG, "body": b""},
    "different for everybody": {"extra": ETAG + "Vary: Accept, *\r\n"},
}


@pytest.mark.parametrize("answer", UNVALIDATED.values(), ids=UNVALIDATED.keys())
def test_what_cannot_be_validated_is_asked_for_whole(tape: Any, make_answer: Make, answer: Mapping[str, Any]) -> None:
    tape.record(make_answer(**answer))
    tape.record(make_answer(day=1))
    assert tape.asks[1].validators is None


def test_the_validators_are_those_of_the_address_the_redirects_led_to(
    tape: Any, make_answer: Make, not_modified: Make
) -> None:
    way = make_answer(status=301, body=b"", extra="Location: /b\r\n")
    first = tape.record(way, make_answer(OTHER, extra=ETAG))
    before = tape.files()
    assert tape.record(way, not_modified(OTHER)) == first
    assert tape.asks[1].validators == Validators(OTHER, '"v1"')
    assert tape.files() == before


def test_not_modified_by_another_way_is_asked_for_again(tape: Any, make_answer: Make, not_modified: Make) -> None:
    """The address itself says 304 now, where it redirected before: its 304 is not about the page on file."""
    tape.record(make_answer(status=301, body=b"", extra="Location: /b\r\n"), make_answer(OTHER, extra=ETAG))
    whole = make_answer(body=b"<h1>New</h1>", day=2)
    told = tape.run([[not_modified()], [whole]])
    assert tape.asks[-1].validators is None
    assert isinstance(told, Capture)
    assert told.payload == b"<h1>New</h1>"
    assert tape.replay() == told


def test_not_modified_to_a_question_that_the_page_varies_by_is_asked_for_again(
    tape: Any, make_answer: Make, not_modified: Make
) -> None:
    tape.record(make_answer(extra=ETAG + "Vary: Accept-Language, user-agent\r\n", request="User-Agent: one\r\n"))
    whole = make_answer(body=b"<h1>For two</h1>", day=2)
    told = tape.run([[not_modified(request="User-Agent: two\r\n")], [whole]])
    assert isinstance(told, Capture)
    assert told.payload == b"<h1>For two</h1>"


def test_what_the_page_does_not_vary_by_may_differ(tape: Any, make_answer: Make, not_modified: Make) -> None:
    first = tape.record(make_answer(extra=ETAG + "Vary: Accept\r\n", request="User-Agent: one\r\n"))
    assert tape.record(not_modified(request="User-Agent: two\r\n")) == first


def test_a_precondition_that_failed_is_no_answer_about_the_page(tape: Any, make_answer: Make) -> None:
    first = tape.record(make_answer(extra=ETAG))
    assert tape.run([[make_answer(status=412)], [make_answer(day=1)]]) == first


def test_a_304_nobody_asked_for_is_no_page(tape: Any, make_answer: Make, not_modified: Make) -> None:
    page = make_answer()
    tape.record(page)
    told = tape.record(not_modified())
    assert tape.asks[-1].validators is None
    assert isinstance(told, Capture)
    assert (told.status, told.payload) == (304, b"")
    assert tape.replay() == told
    assert any(one.block == page.response for one in tape.records())


def test_a_page_that_is_back_unmodified_ends_the_outage_on_file(
    tape: Any, make_answer: Make, make_failure: Make, not_modified: Make
) -> None:
    first = tape.record(make_answer(extra=ETAG))
    before = tape.files()
    assert isinstance(tape.record(make_failure(day=1)), Unreachable)
    assert tape.record(make_answer(status=503, day=2), not_modified(attempt=2)) == first
    assert tape.files() == before


def test_a_new_page_takes_the_old_ones_place_though_it_was_asked_for_with_validators(
    tape: Any, make_answer: Make
) -> None:
    tape.record(make_answer(extra=ETAG))
    told = tape.record(make_answer(body=b"<h1>New</h1>", day=1, extra='ETag: "v2"\r\n'))
    assert tape.replay() == told
    tape.record(make_answer(body=b"<h1>New</h1>", day=2))
    assert tape.asks[-1].validators == Validators(PAGE, '"v2"')


def test_what_stands_in_for_a_page_is_asked_for_with_its_own_validators(
    tape: Any, make_answer: Make, not_modified: Make
) -> None:
    successor = Ask("https://archive.test/a", cited=PAGE)
    tape.record(make_answer(status=404))
    first = tape.record(make_answer(successor.uri, extra=ETAG), ask=successor)
    before = tape.files()
    assert tape.record(not_modified(successor.uri), ask=successor) == first
    assert tape.files() == before
