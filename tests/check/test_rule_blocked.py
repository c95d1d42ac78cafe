"""A cited page that is blocked for programs."""

import pytest

from audit.check.rules import blocked
from audit.model.capture import State
from tests.check import build


def test_a_page_in_that_state_is_found_with_its_cause() -> None:
    found = build.checked([build.claim()], [build.lost("blocked", "some-cause")]).findings
    assert [(one.rule, one.severity, one.observed) for one in found] == [("blocked", "note", "some-cause")]
    assert "some-cause" in found[0].message


@pytest.mark.parametrize("state", ["ok", "gone", "unavailable", "broken", "unchecked"])
def test_a_page_in_another_state_is_not_found(state: State) -> None:
    page = build.lost(state, "some-cause") if state != "ok" else build.page()
    assert not list(blocked.find(build.case([build.claim()], [page])))
