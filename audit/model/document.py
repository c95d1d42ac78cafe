"""The document under audit, places in it, and dates as people write them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from audit.model.uri import Uri

Precision: TypeAlias = Literal["day", "month", "year"]


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
    `text` is the date as written; `inferred` is true when the year was not written and had to be inferred.
    """

    start: date
    end: date
    precision: Precision
    text: str
    inferred: bool = False

    def holds(self, day: date) -> bool:
        """Whether `day` lies within the interval."""
        return self.start <= day <= self.end

    def meets(self, other: "DateInterval") -> bool:
        """Whether the two intervals share at least one day."""
        return self.start <= other.end and other.start <= self.end


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
