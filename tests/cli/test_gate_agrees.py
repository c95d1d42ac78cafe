"""What the report says of the exit code is what the process ends with."""

from itertools import product
from typing import get_args

import pytest

from audit.cli.gate import of_findings
from audit.model.finding import Finding, FindingState, Severity
from audit.model.report import FailOn
from audit.report import json_v1
from audit.report.gate import gate
from tests.report import builders


@pytest.mark.parametrize(
    ("state", "severity", "fail_on", "least"),
    list(product(get_args(FindingState), get_args(Severity), get_args(FailOn), get_args(Severity))),
)
def test_every_state_and_severity_counts_in_the_report_as_in_the_exit_code(
    state: FindingState, severity: Severity, fail_on: FailOn, least: Severity
) -> None:
    finding = Finding("0" * 12, "gone", severity, "high", None, "https://a.example/", 1, 1, "gone", state=state)
    run = builders.facts(fail_on=fail_on, fail_severity=least)
    told = gate(json_v1.decode(json_v1.encode(builders.report(findings=[finding], run=run))))
    assert told.code == of_findings([finding], fail_on, least)
    assert len(told.counted) == told.code


def test_an_incomplete_run_is_told_as_such_whatever_was_found() -> None:
    run = builders.facts(complete=False, incomplete="the network here seems to be down")
    assert gate(json_v1.decode(json_v1.encode(builders.report(run=run)))).code == 3
