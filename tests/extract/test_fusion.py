"""Fusion: families confirm one another, one family does not confirm itself much, and nothing weak is chosen."""

from datetime import UTC, date, datetime

from audit.extract.fusion import fused
from audit.extract.witness import Family, Witness

SIXTH, SEVENTH, NINTH = (date(2021, 12, day) for day in (6, 7, 9))


def _witness(day: date, trust: float, family: Family = "structured", zone: str | None = None) -> Witness:
    return Witness("published", family, f"{family}-place", "here", day.isoformat(), (day,), trust, zone)


def test_without_a_witness_the_page_states_no_date() -> None:
    choice = fused([], None)
    assert (choice.value, choice.reason) == (None, "the page states no date")


def test_a_weak_witness_alone_is_not_enough() -> None:
    choice = fused([_witness(SEVENTH, 0.6)], None)
    assert choice.value is None
    assert [found.value for found in choice.candidates] == [SEVENTH]


def test_two_weak_witnesses_of_different_families_are_enough() -> None:
    """Wrong together 0.4 x 0.4 = 0.16 of the time: 0.84 right."""
    assert fused([_witness(SEVENTH, 0.6), _witness(SEVENTH, 0.6, "shown")], None).value == SEVENTH


def test_agreement_of_families_outweighs_one_strong_witness() -> None:
    """0.9 and 0.9 are wrong together 1 time in 100, the other alone 6 times."""
    witnesses = [_witness(NINTH, 0.94), _witness(SEVENTH, 0.9, "shown"), _witness(SEVENTH, 0.9, "url")]
    choice = fused(witnesses, None)
    assert (choice.value, choice.disagreement) == (SEVENTH, True)


def test_a_day_beside_in_another_zone_is_no_disagreement() -> None:
    choice = fused([_witness(SEVENTH, 0.99, zone="+00:00"), _witness(SIXTH, 0.9, "shown")], None)
    assert (choice.value, choice.disagreement) == (SIXTH, False)


def test_no_day_after_the_capture_is_chosen() -> None:
    choice = fused([_witness(NINTH, 0.99)], datetime(2021, 12, 8, tzinfo=UTC))
    assert (choice.value, choice.reason) == (None, "every date lies in the future of the capture")


def test_the_order_of_equal_candidates_is_kept() -> None:
    found = [_witness(NINTH, 0.9), _witness(SEVENTH, 0.8, "shown")]
    assert [candidate.value for candidate in fused(found, None).candidates] == [NINTH, SEVENTH]
