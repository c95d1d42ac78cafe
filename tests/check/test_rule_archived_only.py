"""A page that was read as a web archive's capture."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.check.rules import archived_only
from audit.model.capture import Capture, Condition, Retrieval, State, Try
from audit.report import words
from tests.check import build


def test_a_page_read_in_an_archive_is_a_note_that_tells_both_outcomes() -> None:
    found = build.checked([build.claim()], [build.read_at("memento", taken=datetime(2022, 1, 11, tzinfo=UTC))]).findings
    (note,) = [one for one in found if one.severity == "note"]
    assert note.rule == "archived-only"
    assert (
        "not found today (http-404); a web archive's capture of 2022-01-11, made after the document, was read, "
        in note.message
    )


@pytest.mark.parametrize("state", ["gone", "blocked", "unavailable", "broken"])
def test_the_pages_own_condition_is_called_as_reports_call_it(state: State) -> None:
    page = replace(build.read_at("memento"), condition=Condition(state, "some-cause"))
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.severity == "note"]
    assert words.CONDITION[state] in note.message


def test_a_page_read_where_it_is_cited_is_no_note() -> None:
    assert not list(archived_only.find(build.case([build.claim()], [build.page()])))


def test_a_capture_made_by_the_documents_day_is_not_called_later() -> None:
    page = build.read_at("memento", taken=datetime(2022, 1, 10, 23, tzinfo=UTC))
    found = build.checked([build.claim()], [page]).findings
    assert "capture of 2022-01-10 was read" in next(one.message for one in found if one.rule == "archived-only")


def test_a_successor_that_did_not_have_the_page_is_told_beside_the_capture_that_was_read() -> None:
    page = build.read_at("memento", taken=datetime(2022, 1, 11, tzinfo=UTC))
    live, used = page.retrieval.tries
    new = Capture("https://new.example/a", "https://new.example/a", (), 503, (), b"", datetime(2022, 1, 11, tzinfo=UTC))
    asked = Try("successor", new, Condition("unavailable", "http-503"))
    page = replace(page, retrieval=Retrieval(page.uri, (live, asked, used), 2))
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.rule == "archived-only"]
    assert "not found today (http-404), and its official successor has no usable page (http-503); a web" in note.message
