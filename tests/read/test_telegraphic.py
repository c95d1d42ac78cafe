"""Statements in the style of telegrams are read as sentences."""

import pytest

from audit.read.telegraphic import in_full


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Call: Rubio – Lavrov", "Call between Rubio and Lavrov"),
        ("Phone call: President X - President Y", "Phone call between President X and President Y"),
        ("Meeting: Minister X – Minister Y, Paris", "Meeting between Minister X and Minister Y, Paris"),
        ("PM X – President Y phone call", "Phone call between PM X and President Y"),
        ("Biden-Putin phone call", "Phone call between Biden and Putin"),
        ("Zelenskyy–Trump meeting in Rome", "Meeting between Zelenskyy and Trump in Rome"),
    ],
)
def test_two_names_with_a_dash_between_them_take_part_in_the_event(statement: str, sentence: str) -> None:
    assert in_full(statement) == sentence


@pytest.mark.parametrize(
    "statement",
    [
        "NATO–Ukraine Council meeting",
        "Meeting: agenda – minutes",
        "Statement: X – Y",
        "Secretary X’s meeting with Minister Y – Readout",
        "Minister X met Minister Y – joint call",
    ],
)
def test_any_other_statement_stays_as_it_is(statement: str) -> None:
    assert in_full(statement) == statement
