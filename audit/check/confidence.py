"""Confidence, ordered."""

from audit.model.reading import Confidence

RANK: dict[Confidence, int] = {"low": 0, "medium": 1, "high": 2}


def weaker(one: Confidence, other: Confidence) -> Confidence:
    """The lesser of two confidences: a chain of reasoning is as sure as its weakest link."""
    return min(one, other, key=RANK.__getitem__)
