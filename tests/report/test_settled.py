"""Decided findings and those of an earlier report: out of the way, never out of sight."""

import json
from dataclasses import replace
from datetime import date

import pytest

from audit.model.decision import Decision, Verdict
from audit.model.finding import FindingState
from audit.model.report import Report
from audit.report import json_v1, render
from audit.report.gate import gate
from tests.report import builders
from tests.report.rendered import screen, shape, whole

URI = "https://news.example.org/a"


def report(state: FindingState = "new", verdict: Verdict | None = None, was: str | None = None) -> Report:
    """One error, in that state, with that decision."""
    claim = builders.statement(10, [URI])
    found = replace(builders.finding("date-mismatch", "error", claim, uri=URI), state=state, was=was)
    made = builders.report(
        claims=[builders.compared(claim, "contradicted")], pages=[builders.page(URI)], findings=[found]
    )
    if verdict is None:
        return made
    decision = Decision((found.id,), verdict, "As agreed | with <b>R</b>.", "R. Viewer", date(2022, 1, 1), None, ())
    return replace(made, decided={found.id: decision})


@pytest.mark.parametrize("verdict", ["accepted", "false-positive", "confirmed"])
def test_a_decided_finding_fails_nothing_and_asks_for_nothing(verdict: Verdict) -> None:
    decided = report(verdict=verdict)
    assert gate(shape(report())).code == 1
    assert gate(shape(decided)).code == 0
    assert "Nothing needs a decision." in screen(decided)


def test_what_was_confirmed_stands_under_to_fix_with_who_and_since_when() -> None:
    text = whole(report(verdict="confirmed"))
    assert "## To fix" in text
    assert "by R. Viewer on January 1, 2022, 9 days ago" in text


@pytest.mark.parametrize("verdict", ["accepted", "false-positive"])
def test_what_was_decided_otherwise_is_folded_with_its_reason(verdict: Verdict) -> None:
    text = whole(report(verdict=verdict))
    assert "<summary>1 finding decided</summary>" in text
    assert f"{verdict} by R. Viewer on January 1, 2022: As agreed | with <b>R</b>." in text
    assert "## To fix" not in text


@pytest.mark.parametrize(
    ("state", "words"),
    [("fixed", "fixed"), ("removed", "no longer in the document"), ("unchecked", "not checked again")],
)
def test_what_an_earlier_report_found_is_folded_with_what_became_of_it(state: FindingState, words: str) -> None:
    text = whole(report(state))
    assert "<summary>1 finding of the earlier report, not found this time</summary>" in text
    assert f"| {words} |" in text
    assert "Nothing needs a decision." in text


@pytest.mark.parametrize("state", ["fixed", "removed"])
def test_what_is_over_is_counted_by_its_state_and_not_among_the_findings(state: FindingState) -> None:
    summary = json.loads(json_v1.encode(report(state)))["summary"]
    assert summary["findings"] == {"error": 0, "warning": 0, "note": 0}
    assert summary["states"][state] == 1


def test_why_a_finding_is_open_again_stands_beside_it() -> None:
    text = whole(report("reopened", was="2021-12-10 → 2021-12-09"))
    assert "open again (2021-12-10 → 2021-12-09)" in text


def test_a_decision_is_in_the_json() -> None:
    (found,) = json.loads(json_v1.encode(report(verdict="accepted")))["findings"]
    assert found["decision"] == {
        "verdict": "accepted",
        "reason": "As agreed | with <b>R</b>.",
        "by": "R. Viewer",
        "on": "2022-01-01",
        "until": None,
    }


@pytest.mark.parametrize("form", ["sarif", "gitlab", "github"])
def test_machines_are_not_told_of_what_is_decided(form: str) -> None:
    data = json_v1.encode(report(verdict="accepted"))
    text = render.render(data, form, ()).decode()  # type: ignore[arg-type]  # one of the formats
    told = json.loads(text)["runs"][0]["results"] if form == "sarif" else text.strip("[]\n")
    assert not told


def test_the_page_shows_them_apart_too() -> None:
    text = render.render(json_v1.encode(report(verdict="confirmed")), "html", ()).decode()
    assert '<section id="fix"' in text
    assert "confirmed by R. Viewer on January 1, 2022, 9 days ago" in text
    assert "As agreed | with &lt;b&gt;R&lt;/b&gt;." in text
    past = render.render(json_v1.encode(report("fixed")), "html", ()).decode()
    assert "1 finding of the earlier report, not found this time" in past


def test_notes_that_fail_the_audit_are_to_be_decided() -> None:
    claim = builders.statement(10)
    made = builders.report(
        claims=[builders.compared(claim, "unchecked", of_claim="uncited")],
        findings=[builders.finding("uncited-claim", "note", claim)],
        run=builders.facts(fail_severity="note"),
    )
    page = render.render(json_v1.encode(made), "html", ()).decode()
    for text in (screen(made), page):
        assert "Nothing needs a decision" not in text
        assert "1 note, listed below." in text
