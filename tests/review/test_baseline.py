"""What became of findings since an earlier report."""

from datetime import date, timedelta

import pytest

from audit.model.capture import State
from audit.model.finding import Finding, FindingState
from audit.review.baseline import compared, lasting
from audit.text.urls import key
from tests.review.cases import MONDAY, PAGE, finding, scope

SUNDAY = MONDAY - timedelta(days=1)


def before(**changes: object) -> Finding:
    return finding(**{"state": "new", "first_seen": SUNDAY, **changes})  # type: ignore[arg-type]  # finding's own


def test_what_the_earlier_report_lacks_is_new_since_today() -> None:
    (found,) = compared([finding()], [], scope())
    assert (found.state, found.first_seen) == ("new", MONDAY)


def test_what_it_has_is_known_since_then() -> None:
    (found,) = compared([finding()], [before()], scope())
    assert (found.state, found.first_seen) == ("known", SUNDAY)


def test_what_gives_another_value_now_is_changed() -> None:
    (found,) = compared([finding(observed="2021-12-09")], [before()], scope())
    assert (found.state, found.was) == ("changed", "2021-12-10 → 2021-12-09")


@pytest.mark.parametrize(
    ("state", "was"), [("reopened", "why"), ("known", "why"), ("unchecked", "why"), ("changed", None)]
)
def test_what_opened_again_and_is_known_now_keeps_why(state: FindingState, was: str | None) -> None:
    (found,) = compared([finding()], [before(state=state, was="why")], scope())
    assert (found.state, found.was) == ("known", was)


@pytest.mark.parametrize("state", ["fixed", "removed"])
def test_what_was_over_and_returns_is_reopened(state: FindingState) -> None:
    (found,) = compared([finding()], [finding(state=state, first_seen=SUNDAY)], scope())
    assert found.state == "reopened"


def test_what_is_found_no_more_on_a_page_that_was_read_is_fixed() -> None:
    (found,) = compared([], [before()], scope())
    assert found.state == "fixed"


def test_a_page_that_could_not_be_read_settles_nothing() -> None:
    (found,) = compared([], [before()], scope(read=frozenset()))
    assert found.state == "unchecked"


@pytest.mark.parametrize(
    ("rule", "now", "state"),
    [
        ("unavailable", "gone", "fixed"),
        ("unavailable", "blocked", "fixed"),
        ("unavailable", "broken", "fixed"),
        ("unavailable", "unchecked", "unchecked"),
        ("unavailable", "refused", "unchecked"),
        ("blocked", "gone", "fixed"),
        ("blocked", "unavailable", "unchecked"),
        ("broken", "gone", "fixed"),
        ("gone", "unavailable", "unchecked"),
        ("gone", "blocked", "unchecked"),
        ("gone", "broken", "unchecked"),
        ("gone", "gone", "unchecked"),  # in whatever way it is told: the page is not back
        ("soft-404", "gone", "unchecked"),
        ("date-mismatch", "gone", "unchecked"),
    ],
)
def test_a_page_that_answers_otherwise_settles_how_it_failed_before_and_nothing_that_was_read_on_it(
    rule: str, now: State, state: FindingState
) -> None:
    (found,) = compared([], [before(rule=rule)], scope(read=frozenset(), amiss={key(PAGE): now}))
    assert found.state == state


def test_an_answer_in_an_incomplete_run_settles_nothing() -> None:
    unsettled = scope(read=frozenset(), amiss={key(PAGE): "gone"}, complete=False)
    (found,) = compared([], [before(rule="unavailable")], unsettled)
    assert found.state == "unchecked"


def test_an_incomplete_run_settles_nothing_about_the_document_either() -> None:
    (found,) = compared([], [before(uri=None)], scope(complete=False))
    assert found.state == "unchecked"


def test_what_could_not_be_checked_before_is_known_when_it_is_found_again() -> None:
    (found,) = compared([finding()], [finding(state="unchecked", first_seen=SUNDAY)], scope())
    assert (found.state, found.first_seen) == ("known", SUNDAY)


def test_a_claim_that_the_document_makes_no_more_is_removed_and_named_no_more() -> None:
    (found,) = compared([], [before()], scope(claims={}))
    assert (found.state, found.claim) == ("removed", None)


def test_a_link_that_the_document_holds_no_more_is_removed() -> None:
    (found,) = compared([], [before()], scope(cited=frozenset()))
    assert (found.state, found.claim) == ("removed", "c" * 12)


@pytest.mark.parametrize("state", ["fixed", "removed"])
def test_what_was_told_to_be_over_is_told_once(state: FindingState) -> None:
    assert not compared([], [finding(state=state)], scope())


def gone(*days: int) -> Finding:
    """A page that was not there on those days of January 2022, as an earlier report tells it."""
    return finding(
        rule="gone",
        observed=None,
        message="The cited page is gone.",
        first_seen=date(2022, 1, days[0]),
        failed_on=tuple(date(2022, 1, day) for day in days),
    )


def told(*days: int) -> Finding:
    then = scope(today=date(2022, 1, days[-1]))
    (found,) = lasting(compared([gone(*days)], [gone(*days)], then), then)
    return found


@pytest.mark.parametrize("days", [(3,), (3, 4), (3, 4, 5), (3, 6), (3, 5, 7), (3, 4, 5, 6, 7, 8)])
def test_a_page_is_gone_for_good_only_after_three_runs_three_days_apart(days: tuple[int, ...]) -> None:
    assert (told(*days).severity, told(*days).lowered_from) == ("warning", "error")
    assert told(*days).message == (
        "The cited page is gone. First seen 2022-01-03: a warning until it was not found in three runs at least three "
        "days apart."
    )


@pytest.mark.parametrize("days", [(3, 6, 9), (3, 4, 5, 6, 7, 8, 9), (1, 8, 15)])
def test_after_that_it_is_as_grave_as_its_rule_says(days: tuple[int, ...]) -> None:
    assert (told(*days).severity, told(*days).lowered_from) == ("error", None)


def test_it_tells_in_how_many_runs_and_when_the_page_was_not_there() -> None:
    assert told(3, 6, 9).message == "The cited page is gone. Not found in 3 runs from 2022-01-03 to 2022-01-09."


def test_the_run_that_shows_it_to_last_tells_of_a_change_and_later_ones_do_not() -> None:
    assert (told(3, 6, 9).state, told(3, 6, 7, 9, 10).state, told(3, 6).state) == ("changed", "known", "known")


@pytest.mark.parametrize(("read", "state"), [({PAGE}, "fixed"), (set(), "unchecked")])
def test_what_was_told_of_it_is_told_once_when_a_later_run_only_carries_it_on(
    read: set[str], state: FindingState
) -> None:
    then = scope(today=date(2022, 1, 12), read=frozenset(read))
    earlier = gone(3, 6, 9)
    (grave,) = lasting([earlier], then)
    (carried,) = lasting(compared([], [grave], then), then)
    assert (carried.state, carried.severity) == (state, "error")
    assert carried.message == "The cited page is gone. Not found in 3 runs from 2022-01-03 to 2022-01-09."


def test_a_first_run_that_was_held_against_nothing_counts_as_one_of_the_three() -> None:
    first = finding(rule="gone", state="new", first_seen=date(2022, 1, 3))
    (second,) = compared([finding(rule="gone")], [first], scope(today=date(2022, 1, 6)))
    assert second.failed_on == (date(2022, 1, 3), date(2022, 1, 6))


def test_a_web_archive_that_found_the_same_confirms_it_on_the_first_day() -> None:
    confirmed = scope(confirmed=frozenset({key(PAGE)}))
    (found,) = lasting(compared([gone(3)], [], confirmed), confirmed)
    assert found.severity == "error"


def test_a_page_that_came_back_begins_anew() -> None:
    earlier = finding(rule="gone", state="fixed", failed_on=(SUNDAY,))
    (found,) = lasting(compared([finding(rule="gone")], [earlier], scope()), scope())
    assert (found.failed_on, found.severity) == ((MONDAY,), "warning")


def test_a_failed_day_counts_once_however_often_it_is_run() -> None:
    (found,) = compared([gone(10)], [gone(10)], scope())
    assert found.failed_on == (MONDAY,)


def test_a_date_is_as_grave_on_the_first_day() -> None:
    (found,) = lasting(compared([finding()], [], scope()), scope())
    assert found.severity == "error"
    assert found.failed_on == ()


def test_the_page_is_known_by_its_address_however_it_is_spelt() -> None:
    (found,) = compared([], [before(uri=PAGE.upper().replace("/A", "/a"))], scope())
    assert found.state == "fixed"


@pytest.mark.parametrize(("was", "now"), [("gone", "soft-404"), ("soft-404", "gone")])
def test_a_page_not_found_in_another_way_is_one_matter_whose_days_are_counted_on(was: str, now: str) -> None:
    earlier = before(rule=was, failed_on=(SUNDAY,), observed="one way")
    still_absent = scope(read=frozenset(), amiss={key(PAGE): "gone"})
    (found,) = compared([finding("b", rule=now, observed="another")], [earlier], still_absent)
    assert (found.rule, found.state) == (now, "known")
    assert (found.first_seen, found.failed_on) == (SUNDAY, (SUNDAY, MONDAY))


def test_a_page_that_came_back_before_it_was_not_found_in_another_way_begins_anew() -> None:
    earlier = before(rule="gone", state="fixed", failed_on=(SUNDAY,))
    still_absent = scope(read=frozenset(), amiss={key(PAGE): "gone"})
    (found,) = compared([finding("b", rule="soft-404")], [earlier], still_absent)
    assert (found.state, found.failed_on) == ("new", (MONDAY,))


def test_another_page_that_was_not_found_lends_no_days() -> None:
    earlier = before(rule="gone", uri="https://elsewhere.example/", failed_on=(SUNDAY,))
    found, *_ = compared([finding("b", rule="soft-404")], [earlier], scope())
    assert (found.state, found.failed_on) == ("new", (MONDAY,))
