"""Which decisions hold, which re-open and why, which are offered to be carried over, which are about nothing."""

from datetime import date, timedelta

import pytest

from audit.model.decision import Statement, Verdict
from audit.model.finding import Finding, FindingState
from audit.review.apply import apply
from audit.text.urls import key
from tests.review.cases import MONDAY, PAGE, TEXT, decision, finding, scope


@pytest.mark.parametrize("verdict", ["accepted", "false-positive", "confirmed"])
def test_a_decision_holds_while_its_finding_is_the_same(verdict: Verdict) -> None:
    made = decision(finding(), verdict=verdict)
    applied = apply([finding()], [made], scope())
    assert applied.decided == {finding().id: made}
    assert applied.findings[0].state == "new"
    assert not applied.lapses


def test_moved_lines_other_words_and_another_source_leave_it_alone() -> None:
    moved = finding(line=99, end_line=100, message="Told anew.", source="meta", snippet="other", severity="warning")
    assert apply([moved], [decision(finding())], scope()).decided


def test_changed_evidence_reopens_it_and_says_from_what_to_what() -> None:
    applied = apply([finding(observed="2021-12-09")], [decision(finding())], scope())
    assert not applied.decided
    assert (applied.findings[0].state, applied.findings[0].was) == ("reopened", "2021-12-10 → 2021-12-09")


def test_it_holds_on_its_last_day_and_not_after_it() -> None:
    made = decision(finding(), until=MONDAY)
    assert apply([finding()], [made], scope()).decided
    after = apply([finding()], [made], scope(today=MONDAY + timedelta(days=1)))
    assert not after.decided
    assert after.findings[0].was == "decided until 2022-01-10"


def test_what_was_said_to_be_fixed_reopens_when_it_is_found() -> None:
    applied = apply([finding()], [decision(finding(), verdict="fixed")], scope())
    assert applied.findings[0].state == "reopened"
    assert applied.findings[0].was == "said to be fixed on 2022-01-10, and found again"


ENDED = "decided until 2022-01-09"
SUNDAY = MONDAY - timedelta(days=1)


def test_that_a_decision_ended_is_news_once() -> None:
    ended = decision(finding(), until=SUNDAY)
    first, second = (apply([finding(state="known", was=told)], [ended], scope()).findings[0] for told in (None, ENDED))
    assert (first.state, first.was) == ("reopened", ENDED)
    assert (second.state, second.was) == ("known", ENDED)


def test_another_reason_to_open_again_is_news() -> None:
    known = finding(state="known", was="2021-12-10 → 2021-12-09")
    (found,) = apply([known], [decision(finding(), until=SUNDAY)], scope()).findings
    assert (found.state, found.was) == ("reopened", ENDED)


def test_a_value_that_changed_again_is_news_whatever_was_told_before() -> None:
    changed = finding(state="changed", observed="2021-12-09", was="2021-12-08 → 2021-12-09")
    (found,) = apply([changed], [decision(finding())], scope()).findings
    assert (found.state, found.was) == ("reopened", "2021-12-10 → 2021-12-09")


def test_what_was_open_again_and_is_decided_anew_is_known_and_no_longer_open() -> None:
    applied = apply([finding(state="known", was=ENDED)], [decision(finding())], scope())
    assert (applied.findings[0].state, applied.findings[0].was) == ("known", None)
    assert applied.decided


BACK = "fixed before, and found again"


def test_what_was_confirmed_was_over_and_is_found_again_is_open_until_somebody_decides() -> None:
    confirmed = decision(finding(), verdict="confirmed", on=SUNDAY)
    back = finding(state="reopened", first_seen=MONDAY, was=BACK)
    first = apply([back], [confirmed], scope())
    assert (first.findings[0].state, first.decided) == ("reopened", {})
    assert first.findings[0].was == "confirmed on 2022-01-09, then found no more, and found again"
    night_after = finding(state="known", first_seen=MONDAY, was=first.findings[0].was)
    second = apply([night_after], [confirmed], scope(today=MONDAY + timedelta(days=1)))
    assert (second.findings[0].state, second.decided) == ("known", {})
    again = decision(finding(), verdict="confirmed", on=MONDAY)
    assert apply([back], [confirmed, again], scope()).decided
    assert apply([night_after], [confirmed, again], scope()).decided


def test_what_was_confirmed_and_no_earlier_report_knows_stays_confirmed() -> None:
    confirmed = decision(finding(), verdict="confirmed", on=SUNDAY)
    assert apply([finding(state="new", first_seen=MONDAY)], [confirmed], scope()).decided


@pytest.mark.parametrize("verdict", ["accepted", "false-positive"])
def test_what_may_stay_as_it_is_may_go_and_come_back_as_it_was(verdict: Verdict) -> None:
    back = finding(state="reopened", first_seen=MONDAY, was=BACK)
    applied = apply([back], [decision(finding(), verdict=verdict, on=SUNDAY)], scope())
    assert applied.decided
    assert (applied.findings[0].state, applied.findings[0].was) == ("known", None)


ABSENT = [("gone", "soft-404"), ("soft-404", "gone")]


@pytest.mark.parametrize(("was", "now"), ABSENT)
def test_a_decision_on_a_page_that_is_not_there_holds_however_its_server_says_so(was: str, now: str) -> None:
    made = decision(finding("a", rule=was, observed="one way", claimed=None))
    applied = apply([finding("b", rule=now, observed="another", claimed=None)], [made], scope(read=frozenset()))
    assert applied.decided == {"b" * 12: made}


def test_of_two_decisions_on_one_absence_the_later_holds() -> None:
    earlier = decision(finding("a", rule="gone"), on=SUNDAY)
    later = decision(finding("b", rule="soft-404"), verdict="confirmed", on=MONDAY)
    for found in (finding("a", rule="gone"), finding("b", rule="soft-404")):
        assert apply([found], [later, earlier], scope()).decided == {found.id: later}


@pytest.mark.parametrize(
    "other",
    [
        finding("b", rule="soft-404", uri="https://news.example.org/b"),
        finding("b", rule="broken"),
        finding("b", rule="date-mismatch"),
    ],
    ids=["another page", "another outcome", "what a page says"],
)
def test_a_decision_on_a_page_that_is_not_there_covers_nothing_else(other: Finding) -> None:
    assert not apply([other], [decision(finding("a", rule="gone"))], scope()).decided


@pytest.mark.parametrize("state", ["fixed", "removed", "unchecked"])
def test_what_was_said_to_be_fixed_and_only_an_earlier_report_has_stays_closed(state: FindingState) -> None:
    applied = apply([finding(state=state)], [decision(finding(), verdict="fixed")], scope())
    assert applied.findings[0].state == state


def test_a_decision_on_what_only_an_earlier_report_has_lapses_all_the_same() -> None:
    edited = finding("e", claim="e" * 12, claimed="2021-12-12")
    claims = {"e" * 12: Statement(TEXT.replace("11", "12"))}
    applied = apply([edited, finding(state="removed", claim=None)], [decision(finding())], scope(claims=claims))
    assert not applied.decided
    assert [(lapse.subject.finding, lapse.heir) for lapse in applied.lapses] == [("a" * 12, "e" * 12)]


def test_what_was_fixed_and_is_not_found_is_no_unused_decision() -> None:
    assert not apply([], [decision(finding(), verdict="fixed")], scope()).lapses


def test_a_group_decided_on_does_not_cover_a_later_member() -> None:
    made = decision(finding("a"), finding("b"))
    applied = apply([finding("a"), finding("b"), finding("d")], [made], scope())
    assert sorted(applied.decided) == ["a" * 12, "b" * 12]


def test_the_newest_word_counts() -> None:
    old = decision(finding(), verdict="accepted", on=date(2022, 1, 1))
    new = decision(finding(), verdict="confirmed", on=date(2022, 1, 2))
    assert apply([finding()], [new, old], scope()).decided[finding().id].verdict == "confirmed"


def test_of_one_day_the_last_word_in_the_file_counts() -> None:
    first, last = decision(finding(), verdict="accepted"), decision(finding(), verdict="confirmed")
    assert apply([finding()], [first, last], scope()).decided[finding().id].verdict == "confirmed"


def test_an_edited_claim_is_offered_and_never_carried_over_by_itself() -> None:
    edited = finding("e", claim="e" * 12, claimed="2021-12-12")
    claims = {"e" * 12: Statement(TEXT.replace("11", "12"))}
    made = decision(finding())
    applied = apply([edited], [made], scope(claims=claims))
    assert not applied.decided
    assert [(lapse.subject.finding, lapse.heir) for lapse in applied.lapses] == [("a" * 12, "e" * 12)]


def test_another_claim_on_the_same_page_is_not_offered() -> None:
    other = finding("e", claim="e" * 12)
    claims = {"e" * 12: Statement("January 3: the Vice President’s remarks at a ship-yard in Norfolk")}
    applied = apply([other], [decision(finding())], scope(claims=claims))
    assert [(lapse.subject.finding, lapse.heir) for lapse in applied.lapses] == [("a" * 12, None)]


def test_a_decision_about_nothing_that_is_found_is_unused() -> None:
    assert [lapse.subject.finding for lapse in apply([], [decision(finding())], scope()).lapses] == ["a" * 12]


def test_one_failed_fetch_makes_no_decision_unused() -> None:
    assert not apply([], [decision(finding())], scope(read=frozenset())).lapses


def test_a_decision_on_a_page_that_was_unavailable_is_unused_once_it_answers_otherwise() -> None:
    made = decision(finding(rule="unavailable"))
    answered = scope(read=frozenset(), amiss={key(PAGE): "gone"})
    assert [lapse.subject.finding for lapse in apply([], [made], answered).lapses] == ["a" * 12]


def test_a_decision_on_a_page_that_was_not_there_is_not_unused_while_it_is_not_there_in_another_way() -> None:
    otherwise = finding("b", rule="soft-404")
    still_absent = scope(read=frozenset(), amiss={key(PAGE): "gone"})
    assert not apply([otherwise], [decision(finding(rule="gone"))], still_absent).lapses


def test_an_incomplete_run_makes_no_decision_unused() -> None:
    assert not apply([], [decision(finding())], scope(complete=False)).lapses


def test_decisions_on_another_document_are_left_alone() -> None:
    applied = apply([], [decision(finding())], scope(path="other.md"))
    assert not applied.lapses


def test_the_same_page_by_another_spelling_of_its_address_was_read() -> None:
    here = finding(uri=PAGE + "#part")
    assert [lapse.subject.finding for lapse in apply([], [decision(here)], scope()).lapses] == ["a" * 12]
