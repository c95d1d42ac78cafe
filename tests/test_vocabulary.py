"""One word for one thing: verdicts and conditions in reports, messages, groups of findings and the README."""

import re
from pathlib import Path
from typing import get_args

import pytest

from audit.check.registry import RULES
from audit.model.capture import State
from audit.model.finding import ClaimVerdict
from audit.report import words
from tests.check import build

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
TOLD: tuple[State, ...] = ("gone", "blocked", "unavailable", "broken", "refused", "invalid")


@pytest.mark.parametrize("state", TOLD)
def test_a_finding_about_a_page_calls_its_condition_as_the_report_does(state: State) -> None:
    (found,) = build.checked([build.claim()], [build.lost(state, "some-cause")]).findings
    assert words.CONDITION[state] in found.message


@pytest.mark.parametrize(
    ("state", "called"),
    [
        *((state, words.CONDITION[state]) for state in ("gone", "blocked", "unavailable")),
        *((state, words.VERDICT["unreachable"]) for state in ("broken", "refused", "invalid")),  # one rule's together
    ],
)
def test_a_group_of_pages_is_called_by_what_they_have_in_common(state: State, called: str) -> None:
    uris = [f"https://pages.example/{name}" for name in "abc"]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    (group,) = build.checked(claims, [build.lost(state, "some-cause", uri) for uri in uris]).groups
    assert called in group.cause


def table(heading: str) -> dict[str, str]:
    """Code and word of each row of the README's table with that first column."""
    rows = README.split(f"| {heading} | called | meaning |\n|---|---|---|\n")[1].split("\n\n")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", rows, re.MULTILINE))


def test_the_readme_lists_every_verdict_and_condition_under_its_word() -> None:
    assert table("verdict") == words.VERDICT
    assert table("condition") == words.CONDITION
    assert set(words.VERDICT) == set(get_args(ClaimVerdict))
    assert set(words.CONDITION) == set(get_args(State))


def test_the_readme_names_every_rule() -> None:
    listed = README.split("The rules that make findings:")[1].split("\n\n")[0]
    assert set(re.findall("`([a-z0-9-]+)`", listed)) == {rule.code for rule in RULES}
