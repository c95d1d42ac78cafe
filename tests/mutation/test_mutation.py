"""A seeded slice of the mutation test: corrupted claims are flagged by the right rule, right ones never.

`make bench` runs the whole of it and prints every figure.
"""

import pytest

from tests.mutation.abroad import pairs_abroad
from tests.mutation.measure import Figure, false_alarms, incomplete, pages_of, recall
from tests.mutation.operators import CORRUPTIONS, HARMLESS, INCOMPLETE
from tests.mutation.pairs import pairs

SEED = 2022
SETS = {"at home": pairs(30, SEED), "abroad": pairs_abroad(30, SEED)}
FLOOR = {
    "date ±1": 0.95,
    "counterpart of another country": 0.95,
    "counterpart of the same country": 0.95,
    "counterpart only talked about": 0.90,
    "one participant more than the page names": 0.88,
    "other actor": 0.93,
    "call ↔ meeting": 0.95,
}
"""The least share that is flagged; of every other corruption .98."""


@pytest.fixture(scope="module", params=SETS)
def figures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figure]:
    """Every figure of a set's slice by its name; harmless changes are named so."""
    made = SETS[request.param]
    folder, pages = tmp_path_factory.mktemp("mutation"), pages_of(made)
    corrupted = {figure.name: figure for figure in recall(made, pages, folder, SEED)}
    harmless = {f"harmless: {figure.name}": figure for figure in false_alarms(made, pages, folder, SEED)}
    less = {figure.name: figure for figure in incomplete(made, pages, folder, SEED)}
    return corrupted | harmless | less


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_corrupted_claim_is_flagged_by_a_rule_that_speaks_of_what_was_changed(
    name: str, figures: dict[str, Figure]
) -> None:
    figure = figures[name]
    assert figure.cases >= 1
    assert figure.share >= FLOOR.get(name, 0.98), [entry.markdown for entry in figure.unflagged]


@pytest.mark.parametrize("name", HARMLESS)
def test_a_right_claim_is_never_flagged_however_it_is_written(name: str, figures: dict[str, Figure]) -> None:
    figure = figures[f"harmless: {name}"]
    assert figure.cases == len(SETS["at home"])
    assert figure.flagged == (), [(entry.markdown, found) for entry, found in figure.flagged]


@pytest.mark.parametrize("name", INCOMPLETE)
def test_a_claim_that_tells_less_than_its_page_is_not_flagged(name: str, figures: dict[str, Figure]) -> None:
    figure = figures[name]
    assert figure.cases >= 1
    assert figure.flagged == (), [(entry.markdown, found) for entry, found in figure.flagged]
