"""How often findings turned out to be right, by what people decided about them.

Accepted, confirmed and fixed findings told of something that is so; false positives did not. What nobody decided on
counts for nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audit.model.decision import Decision, Subject
from audit.text.urls import host


@dataclass(frozen=True, slots=True)
class Score:
    """Of the findings with one property, how many were right and how many false positives."""

    name: str
    right: int
    false_positive: int

    @property
    def precision(self) -> float:
        """The share of right ones, 0 to 1."""
        return self.right / (self.right + self.false_positive)


def by_rule(decisions: Iterable[Decision]) -> tuple[Score, ...]:
    """The most decided first."""
    return _scores(decisions, lambda subject: subject.rule)


def by_source(decisions: Iterable[Decision]) -> tuple[Score, ...]:
    """By where on the page the compared value stood."""
    return _scores(decisions, lambda subject: subject.source or "none")


def by_host(decisions: Iterable[Decision]) -> tuple[Score, ...]:
    """By the cited page's host."""
    return _scores(decisions, lambda subject: (host(subject.uri) if subject.uri else "") or "none")


def _scores(decisions: Iterable[Decision], name: Callable[[Subject], str]) -> tuple[Score, ...]:
    latest = {
        subject.finding: (name(subject), decision.verdict == "false-positive")
        for decision in sorted(decisions, key=lambda one: one.on)
        for subject in decision.about
    }
    counts: dict[str, list[int]] = {}
    for label, is_false in latest.values():
        counts.setdefault(label, [0, 0])[is_false] += 1
    scores = (Score(label, right, false) for label, (right, false) in counts.items())
    return tuple(sorted(scores, key=lambda one: (-(one.right + one.false_positive), one.name)))
