"""A cited page that is not there any more, and of which no copy was found."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.check.rules import gone
from audit.model.capture import Capture, Condition, Hop, Retrieval, State, Try, Unreachable
from audit.model.reading import Page
from tests.check import build


def test_a_page_in_that_state_is_found_with_its_cause() -> None:
    found = build.checked([build.claim()], [build.lost("gone", "some-cause")]).findings
    assert [(one.rule, one.severity, one.observed) for one in found] == [("gone", "error", "some-cause")]
    assert "some-cause" in found[0].message


@pytest.mark.parametrize("state", ["ok", "unavailable", "blocked", "broken", "unchecked"])
def test_a_page_in_another_state_is_not_found(state: State) -> None:
    page = build.lost(state, "some-cause") if state != "ok" else build.page()
    assert not list(gone.find(build.case([build.claim()], [page])))


def test_one_page_is_one_finding_however_often_it_is_cited() -> None:
    claims = [build.claim(line=4), build.claim(line=9), build.claim(line=7)]
    every = build.checked(claims, [build.lost("gone", "http-404")]).findings
    found = [one for one in every if one.rule == "gone"]
    assert [(one.line, one.claim) for one in found] == [(4, claims[0].id)]
    assert found[0].message.endswith("It is also cited on lines 7 and 9.")


def test_a_link_that_belongs_to_no_claim_is_found_too() -> None:
    found = build.checked([], [build.lost("gone", "http-404")], links=[build.link(line=3)]).findings
    assert [(one.rule, one.claim, one.line) for one in found] == [("gone", None, 3)]


def test_a_page_of_which_a_copy_was_used_is_not_lost() -> None:
    missing = Capture(build.URL, build.URL, (), 404, (), b"", datetime(2022, 1, 11, tzinfo=UTC))
    copy = build.page()
    first = Try("live", missing, Condition("gone", "http-404"))
    tries = (first, replace(copy.retrieval.tries[0], origin="successor"))
    page = Page(build.URL, Retrieval(build.URL, tries, 1), first.condition, copy.reading)
    assert not list(gone.find(build.case([build.claim()], [page])))


def test_a_planned_claim_whose_page_is_gone_is_found() -> None:
    claim = build.claim("2022-01-11", modality="planned")
    found = build.checked([claim], [build.lost("gone", "http-404")]).findings
    assert build.rules(found) == ["gone"]


def test_a_page_that_is_gone_after_redirects_says_where_they_led() -> None:
    lost = build.lost("gone", "http-404")
    failed = Unreachable(build.URL, "https://b.example/home", "http-404", 1, "", hops=(Hop(build.URL, 301),))
    page = replace(lost, retrieval=Retrieval(build.URL, (Try("live", failed, lost.condition),), None))
    (found,) = build.checked([build.claim()], [page]).findings
    assert found.message == (
        'The cited page was not found (http-404). The cited address led, by 1 redirect, to "https://b.example/home".'
    )
