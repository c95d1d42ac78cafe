"""What a report opens with: why the audit fails or passes, in the same words in Markdown and on the page."""

from dataclasses import replace

import pytest

from audit.model.finding import FindingState
from audit.report.opening import result
from audit.report.shape_v1 import ReportV1
from tests.report import builders
from tests.report.rendered import shape

KNOWN = "known from the earlier report {} still undecided, and only new ones make it fail."


def found(*states: FindingState, fail_on: str = "new") -> ReportV1:
    """Errors on lines 1, 2, 3 …, each in one of the states."""
    errors = [replace(builders.finding("x", "error", None, line=at), state=state) for at, state in enumerate(states, 1)]
    return shape(builders.report(findings=errors, run=builders.facts(fail_on=fail_on)))


@pytest.mark.parametrize(
    ("states", "lead", "rest"),
    [
        (("new",), "fails", "1 undecided error."),
        (
            ("known", "known"),
            "passes",
            f"no new undecided errors; 2 errors {KNOWN.format('are')}",
        ),
        (
            ("known", "changed"),
            "fails",
            f"1 new undecided error; 1 error {KNOWN.format('is')}",
        ),
        (("fixed",), "passes", "no undecided errors."),
    ],
)
def test_what_the_earlier_report_knew_is_told_beside_what_counts(
    states: tuple[FindingState, ...], lead: str, rest: str
) -> None:
    said = result(found(*states))
    assert said is not None
    assert lead in said.lead
    assert said.rest == rest


def test_where_known_findings_count_too_they_are_not_told_apart() -> None:
    said = result(found("known", "known", fail_on="any"))
    assert said is not None
    assert said.rest == "2 undecided errors."
