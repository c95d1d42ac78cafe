"""What was edited of a claim, in the fewest words that tell it."""

import pytest

from audit.model.decision import Edit
from audit.report.lapsing import Change, changes

DATE = Edit("date", "2021-12-11", "2021-12-12")
TOLD = Change("date", "December 11, 2021", "December 12, 2021")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("December 11: a call", "December 12: a call"),
        ("A call on December 11, 2021", "A call on December 12, 2021"),
        ("11. Dezember: ein Telefonat", "12. Dezember: ein Telefonat"),
    ],
)
def test_a_date_that_is_told_is_not_told_in_words_again(was: str, now: str) -> None:
    assert changes([DATE, Edit("text", was, now)]) == (TOLD,)


def test_other_words_are_told_beside_it() -> None:
    edit = Edit("text", "December 11: a call with Roe", "December 12: a meeting with Roe")
    assert changes([DATE, edit]) == (TOLD, Change("words", "call", "meeting"))


def test_a_day_in_the_words_that_is_not_the_claims_own_date_is_told() -> None:
    edit = Edit("text", "December 11: a call, after December 3", "December 12: a call, after December 4")
    assert changes([DATE, edit]) == (TOLD, Change("words", "3", "4"))


def test_a_date_written_by_hand_in_any_way_is_told_as_it_stands() -> None:
    odd = Edit("date", "soon", "2021-12-12")
    assert changes([odd, Edit("text", "soon: a call", "soon: a call")]) == (
        Change("date", "soon", "December 12, 2021"),
    )
