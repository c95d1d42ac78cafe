"""Going through findings one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.review.session import STEPS, VERDICTS, Step, begin, take

STEP = st.sampled_from(sorted(STEPS.values()))


def test_it_begins_with_the_first_finding_and_asks_each_once() -> None:
    state = begin(["a", "b", "a"])
    assert state.queue == (("a",), ("b",))
    assert state.matter == ("a",)


@pytest.mark.parametrize("step", sorted(VERDICTS))
def test_a_decision_is_kept_and_the_next_finding_asked(step: Step) -> None:
    state = take(begin(["a", "b"]), step)
    assert state.matter == ("b",)
    assert state.answers == {"a": VERDICTS[step]}


def test_what_is_skipped_stays_undecided() -> None:
    state = take(begin(["a", "b"]), "skip")
    assert (state.matter, state.answers) == (("b",), {})


def test_back_asks_again_and_the_new_answer_counts() -> None:
    state = take(take(take(begin(["a", "b"]), "accept"), "back"), "confirm")
    assert state.answers == {"a": "confirmed"}
    assert state.matter == ("b",)


def test_there_is_nothing_before_the_first() -> None:
    assert take(begin(["a"]), "back") == begin(["a"])


def test_open_changes_nothing() -> None:
    assert take(begin(["a"]), "open") == begin(["a"])


def test_quit_ends_it_with_what_was_answered() -> None:
    state = take(take(begin(["a", "b"]), "accept"), "quit")
    assert state.matter == ()
    assert state.answers == {"a": "accepted"}


def test_nothing_is_asked_of_no_findings() -> None:
    assert begin([]).matter == ()


def test_findings_of_one_cause_are_asked_about_once_where_the_first_of_them_stands() -> None:
    state = begin(["a", "b", "c", "d"], [["b", "d", "elsewhere"]])
    assert state.queue == (("a",), ("b", "d"), ("c",))


def test_one_answer_serves_all_of_them() -> None:
    state = take(begin(["b", "d"], [["b", "d"]]), "accept")
    assert (state.matter, state.answers) == ((), {"b": "accepted", "d": "accepted"})


def test_each_of_them_can_be_answered_by_itself() -> None:
    state = take(take(begin(["b", "d", "e"], [["b", "d"]]), "each"), "accept")
    assert state.answers == {"b": "accepted"}
    assert state.queue[state.at :] == (("d",), ("e",))


def test_a_single_finding_cannot_be_parted_further() -> None:
    assert take(begin(["a"]), "each") == begin(["a"])


@settings(derandomize=True, deadline=None)
@given(steps=st.lists(STEP, max_size=40))
def test_whatever_is_pressed_only_what_was_asked_is_answered(steps: list[Step]) -> None:
    state = begin(["a", "b", "c", "d"], [["b", "d"]])
    for step in steps:
        asked, before = state.matter, state.answers
        state = take(state, step)
        changed = {name for name, verdict in state.answers.items() if before.get(name) != verdict}
        assert changed <= set(asked)
        assert state.answers.keys() >= before.keys()
