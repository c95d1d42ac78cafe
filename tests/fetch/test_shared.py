"""Pages that several documents of one run cite are asked for once."""

import asyncio
import errno
import pickle
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from audit.fetch.exchange import Exchange, Failure, WireEvent
from audit.fetch.shared import Shared
from audit.model.capture import Ask, Validators

URI = "https://pages.example/readout"
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Web:
    """Answers everything with the next of the ends it was given, the last one again and again."""

    def __init__(self, *ends: int | str) -> None:
        self.ends = list(ends)
        self.asked: list[Ask] = []

    async def source(self, ask: Ask) -> Sequence[WireEvent]:
        self.asked.append(ask)
        end = self.ends.pop(0) if len(self.ends) > 1 else self.ends[0]
        if isinstance(end, str):
            return (Failure(ask.uri, 1, NOON, end, "a test"),)
        body = str(len(self.asked)).encode()
        return (Exchange(ask.uri, 1, NOON, None, b"GET", body, end, (), body),)


def _told(web: Web, asks: Sequence[Ask], shared: Shared) -> list[WireEvent]:
    """The end of each ask, every one put by a document of its own."""
    with shared:
        return [asyncio.run(_end(web, ask, shared)) for ask in asks]


async def _end(web: Web, ask: Ask, shared: Shared) -> WireEvent:
    return (await shared.through(web.source)(ask))[-1]


def test_the_next_document_is_told_what_the_first_one_was() -> None:
    for end in (200, 404, 503, "read-timeout"):
        web = Web(end)
        first, second = _told(web, [Ask(URI), Ask(URI)], Shared([URI]))
        assert first == second
        assert len(web.asked) == 1


def test_what_there_is_no_room_for_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    web = Web(200)
    monkeypatch.setattr("audit.fetch.shared.pickle.dump", full)
    ends = _told(web, [Ask(URI), Ask(URI)], Shared([URI]))
    assert all(isinstance(end, Exchange) for end in ends)
    assert len(web.asked) == 2


@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), EOFError(), pickle.UnpicklingError()])
def test_what_cannot_be_read_back_is_asked_again(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def failing(_file: object) -> None:
        raise error

    web = Web(200)
    monkeypatch.setattr("audit.fetch.shared.pickle.load", failing)
    ends = _told(web, [Ask(URI), Ask(URI)], Shared([URI]))
    assert all(isinstance(end, Exchange) for end in ends)
    assert len(web.asked) == 2


def test_a_page_that_one_document_cites_is_asked_for_by_each() -> None:
    web = Web(200)
    _told(web, [Ask(URI), Ask(URI)], Shared(["https://pages.example/other"]))
    assert len(web.asked) == 2


def test_what_stands_in_for_a_page_is_shared_with_it_and_a_second_look_is_another_question() -> None:
    web = Web(200)
    there = Ask("https://new.example/readout", cited=URI)
    again = Ask(URI, tried=3)
    _told(web, [Ask(URI), again, there, Ask(URI), again, there], Shared([URI]))
    assert web.asked == [Ask(URI), again, there]


def test_what_was_not_asked_is_asked_for_by_the_next_document() -> None:
    web = Web("host-unavailable", 200)
    first, second = _told(web, [Ask(URI), Ask(URI)], Shared([URI]))
    assert isinstance(first, Failure)
    assert isinstance(second, Exchange)


def test_not_modified_is_told_only_to_who_has_the_same_page() -> None:
    web = Web(304, 200)
    mine, other = (Ask(URI, validators=Validators(URI, etag)) for etag in ('"a"', '"b"'))
    ends = _told(web, [mine, mine, other, other, Ask(URI)], Shared([URI]))
    assert [end.status for end in ends if isinstance(end, Exchange)] == [304, 304, 200, 200, 200]
    assert web.asked == [mine, other]
