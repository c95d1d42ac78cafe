"""What makes an audit fail, as the report tells it and the process ends with it."""

import pytest

from audit.model.finding import Finding, FindingState, Severity
from audit.model.report import FailOn
from audit.report import json_v1
from audit.report.gate import fails, gate
from tests.report import builders


def _finding(severity: Severity, state: FindingState = "new") -> Finding:
    return Finding("0" * 12, "gone", severity, "high", None, "https://a.example/", 1, 1, "gone", state=state)


@pytest.mark.parametrize(
    ("severity", "least", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("note", "warning", 0),
        ("note", "note", 1),
    ],
)
def test_findings_count_from_the_chosen_severity_up(severity: Severity, least: Severity, code: int) -> None:
    assert fails(_finding(severity), "new", least) == bool(code)


@pytest.mark.parametrize(
    ("state", "fail_on", "code"),
    [
        ("known", "new", 0),
        ("changed", "new", 1),
        ("reopened", "new", 1),
        ("known", "any", 1),
        ("fixed", "any", 0),
        ("removed", "any", 0),
        ("new", "never", 0),
    ],
)
def test_findings_count_in_the_chosen_states(state: FindingState, fail_on: FailOn, code: int) -> None:
    assert fails(_finding("error", state), fail_on, "error") == bool(code)


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0)])
def test_a_report_that_was_written_tells_the_same(severity: Severity, code: int) -> None:
    told = gate(json_v1.decode(json_v1.encode(builders.report(findings=[_finding(severity)]))))
    assert (told.code, len(told.counted)) == (code, code)


def test_an_incomplete_run_is_told_as_such_whatever_was_found() -> None:
    run = builders.facts(complete=False, incomplete="the network here seems to be down")
    assert gate(json_v1.decode(json_v1.encode(builders.report(run=run)))).code == 3
