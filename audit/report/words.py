"""The words every human format uses for what the JSON says in codes, so that no two formats call one thing differently.

The subject is the page or the document, never a person, and nothing is called right or untrue: a page agrees, differs
or is silent. Nothing here comes from outside; what does is escaped where it is put in.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from audit.model.capture import Origin, State
from audit.model.finding import Basis, FieldName, Result
from audit.text.days import from_iso, in_words, spoken

CONDITION: Mapping[State, str] = {
    "ok": "read",
    "gone": "not found",
    "blocked": "closed to programs",
    "unavailable": "unavailable when asked",
    "broken": "no usable page",
    "refused": "not asked, by policy",
    "invalid": "not an address that can be asked",
    "unchecked": "not checked",
}
FIELD: Mapping[FieldName, str] = {
    "date": "Date",
    "kind": "Kind",
    "actor": "Who",
    "counterpart": "With whom",
    "place": "Place",
    "title": "Title",
}
RESULT: Mapping[Result, str] = {"agree": "agrees", "differ": "differs", "silent": "silent"}
BASIS: Mapping[Basis, str] = {
    "recorded": "from the page",
    "reconstructed": "from a reconstructed page",
    "url-only": "from the URL’s words",
}
ORIGIN: Mapping[Origin, str] = {
    "live": "the cited address",
    "successor": "the official successor",
    "memento": "a web archive",
}


def counted(number: int, one: str, several: str | None = None) -> str:
    """`1 claim`, `2 claims`, `no claims`; `several` for plurals that do not only add an s."""
    return f"{number or 'no'} {one if number == 1 else several or one + 's'}"


def listed(parts: Mapping[str, int]) -> str:
    """`6 by date · 1 by kind`: what there is at least one of, in the order given."""
    return " · ".join(f"{number} {name}" for name, number in parts.items() if number)


def day(when: date) -> str:
    """`December 9, 2021`."""
    return in_words(when)


def days(start: date, end: date) -> str:
    """`December 9, 2021`, `December 15–16, 2021`, `November 30 – December 1, 2021`."""
    return in_words(start, end)


def minute(when: datetime) -> str:
    """`January 10, 2022, 18:05 UTC`."""
    utc = when.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"


def iso_in_words(text: str) -> str | None:
    """The days that ISO dates name (`audit.text.days.iso`), in words; None for any other text."""
    try:
        return spoken(from_iso(text))
    except ValueError:
        return None
