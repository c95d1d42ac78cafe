"""Going through findings one matter at a time, as a pure state machine: what is asked next, given what was answered.

A matter is one finding, or several that have one cause: one look and one answer serve them all, unless each is to be
looked at by itself. The terminal side asks and shows; the file is written by whoever drives this, after every answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from audit.model.decision import Verdict

Step: TypeAlias = Literal["accept", "false-positive", "confirm", "keep", "each", "skip", "back", "open", "quit"]
Matter: TypeAlias = tuple[str, ...]
"""Ids of findings, one or several."""

STEPS: Mapping[str, Step] = {
    "a": "accept",
    "f": "false-positive",
    "c": "confirm",
    "k": "keep",
    "e": "each",
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
    """Where a person is in what is to be decided; `answers` are those given in this session, by finding."""

    queue: tuple[Matter, ...]
    at: int = 0
    answers: Mapping[str, Verdict] = field(default_factory=dict)
    ended: bool = False

    @property
    def matter(self) -> Matter:
        """The findings that are to be answered together; empty when there is nothing more to ask."""
        return () if self.ended or self.at >= len(self.queue) else self.queue[self.at]


def begin(findings: Sequence[str], groups: Iterable[Sequence[str]] = ()) -> Session:
    """A session over these findings, in this order; those of a group are asked about where the first of them stands."""
    group_of = {name: tuple(group) for group in groups for name in group}
    waiting = dict.fromkeys(findings)
    matters: list[Matter] = []
    for name in findings:
        if name in waiting:
            matter = tuple(one for one in group_of.get(name, (name,)) if one in waiting)
            matters.append(matter)
            for one in matter:
                del waiting[one]
    return Session(tuple(matters))


def take(session: Session, step: Step, kept: Verdict | None = None) -> Session:
    """The session after a step; a step that makes no sense there, and `open`, leave it as it is.

    `kept` is what was decided before, where that is kept (`keep`).
    """
    queue, at, matter = session.queue, session.at, session.matter
    if not matter:
        return session
    verdict = kept if step == "keep" else VERDICTS.get(step)
    if verdict:
        answers = {**session.answers, **dict.fromkeys(matter, verdict)}
        return replace(session, at=at + 1, answers=answers)
    if step == "each":
        return replace(session, queue=(*queue[:at], *((name,) for name in matter), *queue[at + 1 :]))
    moved = {"skip": at + 1, "back": max(at - 1, 0)}
    return replace(session, at=moved.get(step, at), ended=step == "quit")
