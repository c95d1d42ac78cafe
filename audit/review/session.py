"""Going through findings one by one, as a pure state machine: what is asked next, given what was answered.

The terminal side asks and shows; the file is written by whoever drives this, after every answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from audit.model.decision import Verdict

Step: TypeAlias = Literal["accept", "false-positive", "confirm", "skip", "back", "open", "quit"]

STEPS: Mapping[str, Step] = {
    "a": "accept",
    "f": "false-positive",
    "c": "confirm",
    "s": "skip",
    "b": "back",
    "o": "open",
    "q": "quit",
}
"""Each step by the key that takes it."""

VERDICTS: Mapping[Step, Verdict] = {
    "accept": "accepted",
    "false-positive": "false-positive",
    "confirm": "confirmed",
}
"""The steps that decide, and what they decide."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where a person is in the findings (ids) that are to be decided; `answers` are those given in this session."""

    queue: tuple[str, ...]
    at: int = 0
    answers: Mapping[str, Verdict] = field(default_factory=dict)
    ended: bool = False

    @property
    def finding(self) -> str | None:
        """The id of the finding that is to be answered; None when there is nothing more to ask."""
        return None if self.ended or self.at >= len(self.queue) else self.queue[self.at]


def begin(findings: Sequence[str]) -> Session:
    """A session over these findings, in this order."""
    return Session(tuple(dict.fromkeys(findings)))


def take(session: Session, step: Step) -> Session:
    """The session after a step; a step that makes no sense there, and `open`, leave it as it is."""
    if session.finding is None:
        return session
    if step in VERDICTS:
        answers = {**session.answers, session.finding: VERDICTS[step]}
        return replace(session, at=session.at + 1, answers=answers)
    if step == "skip":
        return replace(session, at=session.at + 1)
    if step == "back":
        return replace(session, at=max(session.at - 1, 0))
    if step == "quit":
        return replace(session, ended=True)
    return session
