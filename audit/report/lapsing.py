"""Decisions that hold no longer, in words: why, and what of the claim was edited, from what to what.

What is from outside is here as it came; every format escapes it for its own sink.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from audit.model.decision import Cause, EditedPart
from audit.report import words
from audit.text.changes import changed_words
from audit.text.dates import leading, mentions
from audit.text.days import from_iso

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
    """What was edited, of running text the words that differ alone; a date that is told is not told in words again."""
    every = tuple(edits)
    dates = next(((edit.was, edit.now) for edit in every if edit.part == "date"), None)
    return tuple(change for edit in every for change in _changes(edit, dates))


def _changes(edit: Edited, dates: tuple[str, str] | None) -> Iterable[Change]:
    name = PART[edit.part]
    if edit.part != "text":
        yield Change(name, words.iso_in_words(edit.was) or edit.was, words.iso_in_words(edit.now) or edit.now)
        return
    was, now = (edit.was, edit.now) if dates is None else (_undated(edit.was, dates[0]), _undated(edit.now, dates[1]))
    runs = changed_words(was, now)
    told = runs if len(runs) <= _MOST else ((edit.was, edit.now),)
    yield from (Change(name, *run) for run in told)


def _undated(text: str, days: str) -> str:
    """The text without the words of its date, `days` as `audit.text.days.iso` writes them."""
    try:
        first, _ = from_iso(days)[0]
    except ValueError:  # a decisions file is people's, too
        return text
    for mention in (leading(text), *mentions(text)):
        if mention is not None and mention.days:
            start, _ = mention.days[0]
            if (start.month, start.day or first.day) == (first.month, first.day):
                return f"{text[: mention.start]} {text[mention.end :]}"
    return text
