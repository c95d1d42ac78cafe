"""Decisions that hold no longer, in words: why, and what of the claim was edited, from what to what.

What is from outside is here as it came; every format escapes it for its own sink.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from audit.model.decision import Cause, EditedPart
from audit.report import words
from audit.text.changes import changed_words

_MOST = 6  # runs of changed words that are told; a claim that was rewritten is better read whole

PART: Mapping[EditedPart, str] = {
    "section": "section",
    "date": "date",
    "text": "words",
    "claimed": "compared value",
}
WHY: Mapping[Cause, str] = {
    "edited": "its claim was edited",
    "claim": "its claim is not in the document any more",
    "page": "its page is not cited any more",
    "finding": "claim and page are still there, and nothing like it is found",
}
"""Why a decision holds no longer."""


class Edited(Protocol):
    """A part of a claim before and after, in whichever shape."""

    @property
    def part(self) -> EditedPart:
        """Which."""

    @property
    def was(self) -> str:
        """When it was decided on."""

    @property
    def now(self) -> str:
        """In this report."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in its part of the claim; "" on one side where words came or went."""

    name: str
    was: str
    now: str


def changes(edits: Iterable[Edited]) -> tuple[Change, ...]:
    """What was edited, of running text the words that differ alone."""
    return tuple(change for edit in edits for change in _changes(edit))


def _changes(edit: Edited) -> Iterable[Change]:
    name = PART[edit.part]
    if edit.part != "text":
        yield Change(name, words.iso_in_words(edit.was) or edit.was, words.iso_in_words(edit.now) or edit.now)
        return
    runs = changed_words(edit.was, edit.now)
    told = runs if len(runs) <= _MOST else ((edit.was, edit.now),)
    yield from (Change(name, was, now) for was, now in told)
