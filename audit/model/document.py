"""The document under audit, places in it, and dates as people write them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from audit.model.uri import Uri

Precision: TypeAlias = Literal["day", "month", "year"]
Stretch: TypeAlias = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's file: 1-based lines and columns; the end column is the last character's."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A day or a stretch of days, both ends included, in the writer's own calendar: never converted between zones.

    `precision` says how much of it was written: for "January 2022" start and end are the month's first and last day.
    `text` is the date as written; `inferred` is true when no year was written and one had to be inferred.
    `parts` is only filled when days between start and end are left out ("January 5 and 7"): the stretches in order.
    """

    start: date
    end: date
    precision: Precision
    text: str
    inferred: bool = False
    parts: tuple[Stretch, ...] = ()

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of days that are meant, in order: mostly one."""
        return self.parts or ((self.start, self.end),)

    def holds(self, day: date) -> bool:
        """Whether `day` is one of the days meant."""
        return any(start <= day <= end for start, end in self.stretches)

    def meets(self, other: "DateInterval") -> bool:
        """Whether the two share at least one day."""
        return any(
            start <= other_end and other_start <= end
            for start, end in self.stretches
            for other_start, other_end in other.stretches
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a file: `path` as given (with `/`), `sha256` of its bytes in hex.

    `published` is the day the document itself states, never the file's time; None when it states none.
    """

    path: str
    title: str | None
    published: date | None
    source: Uri | None
    sha256: str
