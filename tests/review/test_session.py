"""Going through findings one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.review.session import STEPS, VERDICTS, Step, begin, take

STEP = st.sampled_from(sorted(STEPS.values()))


def test_it_begins_with_the_first_finding_and_asks_each_once() -> None:
    state = begin(["a", "b", "a"])
    assert state.queue == ("a", "b")
    assert state.finding == "a"


@pytest.mark.parametrize("step", sorted(VERDICTS))
def test_a_decision_is_kept_and_the_next_finding_asked(step: Step) -> None:
    state = take(begin(["a", "b"]), step)
    assert state.finding == "b"
    assert state.answers == {"a": VERDICTS[step]}


def test_what_is_skipped_stays_undecided() -> None:
    state = take(begin(["a", "b"]), "skip")
    assert (state.finding, state.answers) == ("b", {})


def test_back_asks_again_and_the_new_answer_counts() -> None:
    state = take(take(take(begin(["a", "b"]), "accept"), "back"), "confirm")
    assert state.answers == {"a": "confirmed"}
    assert state.finding == "b"


def test_there_is_nothing_before_the_first() -> None:
    assert take(begin(["a"]), "back") == begin(["a"])


def test_open_changes_nothing() -> None:
    assert take(begin(["a"]), "open") == begin(["a"])


def test_quit_ends_it_with_what_was_answered() -> None:
    state = take(take(begin(["a", "b"]), "accept"), "quit")
    assert state.finding is None
    assert state.answers == {"a": "accepted"}


def test_nothing_is_asked_of_no_findings() -> None:
    assert begin([]).finding is None


@settings(derandomize=True, deadline=None)
@given(steps=st.lists(STEP, max_size=40))
def test_whatever_is_pressed_only_what_was_asked_is_answered(steps: list[Step]) -> None:
    state = begin(["a", "b", "c"])
    for step in steps:
        asked, before = state.finding, state.answers
        state = take(state, step)
        changed = {name for name, verdict in state.answers.items() if before.get(name) != verdict}
        assert changed <= {asked}
        assert state.answers.keys() >= before.keys()
