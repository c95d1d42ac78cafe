"""A cited page that was unavailable this time."""

import pytest

from audit.check.rules import unavailable
from audit.model.capture import State
from tests.check import build


def test_a_page_in_that_state_is_found_with_its_cause() -> None:
    found = build.checked([build.claim()], [build.lost("unavailable", "some-cause")]).findings
    assert [(one.rule, one.severity, one.observed) for one in found] == [("unavailable", "warning", "some-cause")]
    assert "some-cause" in found[0].message


@pytest.mark.parametrize("state", ["ok", "gone", "blocked", "broken", "unchecked"])
def test_a_page_in_another_state_is_not_found(state: State) -> None:
    page = build.lost(state, "some-cause") if state != "ok" else build.page()
    assert not list(unavailable.find(build.case([build.claim()], [page])))
