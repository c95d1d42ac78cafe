"""Exit codes: what a CI job may rely on."""

import pytest

from audit.cli.codes import worst
from audit.cli.gate import of_findings
from audit.model.finding import Finding, FindingState, Severity


def _finding(severity: Severity, state: FindingState = "new") -> Finding:
    return Finding("0" * 12, "gone", severity, "high", None, "https://a.example/", 1, 1, "gone", state=state)


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 1], 1), ([1, 3, 0], 3), ([3, 2, 1], 2), ([2, 70, 3], 70)],
)
def test_the_gravest_code_stands_for_several(codes: list[int], code: int) -> None:
    assert worst(codes) == code


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
    assert of_findings([_finding(severity)], "new", least) == code


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
def test_findings_count_in_the_chosen_states(state: FindingState, fail_on: str, code: int) -> None:
    assert of_findings([_finding("error", state)], fail_on, "error") == code
