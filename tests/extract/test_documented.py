"""docs/conditions.md names every cause there is, with the condition it makes."""

import re
from pathlib import Path

import pytest

from audit.extract.condition import CAUSES
from audit.extract.wording import table_of

TEXT = (Path(__file__).parents[2] / "docs" / "conditions.md").read_text(encoding="utf-8")
ROWS = {
    cause: state.strip()
    for causes, state in re.findall(r"^\|(.*?)\|(.*?)\|", TEXT, re.MULTILINE)
    for cause in re.findall(r"`([^`]+)`", causes)
}
STATED = [(one["cause"], one["state"]) for one in table_of("stands_in.toml")["said"]]
NOTICES = [(one["cause"], one["state"]) for one in table_of("all_about.toml")["notices"]]
LANDINGS = [(one["cause"], one["state"]) for one in table_of("landings.toml")["landings"]]


@pytest.mark.parametrize(("cause", "state"), sorted({*CAUSES.items(), *STATED, *NOTICES, *LANDINGS}))
def test_every_cause_is_explained_with_its_condition(cause: str, state: str) -> None:
    named = "challenge:<vendor>" if cause.startswith("challenge:") else cause
    assert ROWS[named] == state


def test_as_many_languages_are_known_as_are_told_of() -> None:
    told = re.search(r"one of (\d+) languages", TEXT)
    assert told is not None
    assert len(table_of("notfound.toml")["languages"]) >= int(told[1])
