"""A page that was read as an earlier run recorded it."""

from dataclasses import replace

import pytest

from audit.check.rules import earlier_recording
from audit.model.capture import Condition, State
from audit.report import words
from tests.check import build


def test_a_page_read_from_a_recording_is_a_note_that_tells_both_outcomes() -> None:
    found = build.checked([build.claim()], [build.read_at("recording")]).findings
    (note,) = [one for one in found if one.severity == "note"]
    assert note.rule == "earlier-recording"
    assert "not found today (http-404); it was read as recorded on 2022-01-11, when it answered." in note.message


@pytest.mark.parametrize("state", ["gone", "blocked", "unavailable", "broken"])
def test_the_pages_own_condition_is_called_as_reports_call_it(state: State) -> None:
    page = replace(build.read_at("recording"), condition=Condition(state, "some-cause"))
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.severity == "note"]
    assert words.CONDITION[state] in note.message


def test_a_page_read_where_it_is_cited_is_no_note() -> None:
    assert not list(earlier_recording.find(build.case([build.claim()], [build.page()])))


@pytest.mark.parametrize(("cause", "rule"), [("http-404", "gone"), ("soft-404", "soft-404")])
def test_a_page_that_is_gone_and_stands_only_in_our_recording_is_still_called_gone(cause: str, rule: str) -> None:
    page = replace(build.read_at("recording"), condition=Condition("gone", cause))
    found = build.checked([build.claim()], [page]).findings
    assert {rule, "earlier-recording"} <= {one.rule for one in found}
    page = replace(page, condition=Condition("unavailable", "http-503"))
    assert "unavailable" not in {one.rule for one in build.checked([build.claim()], [page]).findings}
