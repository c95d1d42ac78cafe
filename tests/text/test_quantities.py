"""Numbers of things in running text."""

import pytest

from audit.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "number", "bound", "times"),
    [
        ("has spoken with 16 European leaders", 16, "exactly", False),
        ("has spoken seven times with the Head", 7, "exactly", True),
        ("has spoken Twice to the President", 2, "exactly", True),
        ("on three separate occasions", 3, "exactly", True),
        ("more than two dozen calls and meetings", 24, "more-than", False),
        ("made dozens of calls", 24, "at-least", False),
        ("half a dozen visits", 6, "exactly", False),
        ("a dozen calls", 12, "exactly", False),
        ("at least twenty-one calls", 21, "at-least", False),
        ("no fewer than 5 meetings", 5, "at-least", False),
        ("nearly 20 ministers", 20, "about", False),
    ],
)
def test_a_number_is_read_with_its_bound(text: str, number: int, bound: str, times: bool) -> None:  # noqa: FBT001 - a column
    assert [(one.number, one.bound, one.times) for one in quantities(text)] == [(number, bound, times)]


@pytest.mark.parametrize(
    "text", ["the 16th summit", "a 5-year plan", "at 3:30", "3.5 billion", "someone", "G7", "often"]
)
def test_what_is_part_of_another_word_or_number_counts_nothing(text: str) -> None:
    assert list(quantities(text)) == []


def test_each_number_is_told_with_its_place() -> None:
    text = "twice with A and three times with B"
    assert [text[one.start : one.end] for one in quantities(text)] == ["twice", "three times"]
