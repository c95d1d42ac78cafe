"""A page that was read at the official successor of its site."""

from dataclasses import replace

import pytest

from audit.check.rules import successor_used
from audit.model.capture import Condition, State
from audit.report import words
from tests.check import build


def test_a_page_read_at_its_successor_is_a_note_that_tells_both_outcomes() -> None:
    found = build.checked([build.claim()], [build.read_at("successor")]).findings
    (note,) = [one for one in found if one.severity == "note"]
    assert note.rule == "successor-used"
    assert 'not found today (http-404); it was read at its official successor, "https://new.example/a".' in note.message


@pytest.mark.parametrize("state", ["gone", "blocked", "unavailable", "broken"])
def test_the_pages_own_condition_is_called_as_reports_call_it(state: State) -> None:
    page = replace(build.read_at("successor"), condition=Condition(state, "some-cause"))
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.severity == "note"]
    assert words.CONDITION[state] in note.message


def test_a_page_read_where_it_is_cited_is_no_note() -> None:
    assert not list(successor_used.find(build.case([build.claim()], [build.page()])))
