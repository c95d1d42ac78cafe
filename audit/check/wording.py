"""Days and lists in words, for messages. Month names are English whatever the machine's locale is."""

from collections.abc import Sequence
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUOTED = 120  # characters of foreign text that a message may hold


def days(written: str, *others: str) -> str:
    """`2021-12-13/2021-12-16` as "December 13–16"; with its year unless all the `others` are of that same year."""
    start, end = _ends(written)
    years = {day.year for one in (written, *others) for day in _ends(one)}
    year = f", {end.year}" if len(years) > 1 else ""
    first = f"{_MONTHS[start.month - 1]} {start.day}"
    if start == end:
        return first + year
    if (start.year, start.month) == (end.year, end.month):
        return f"{first}–{end.day}{year}"
    opening = f"{first}, {start.year}" if start.year != end.year else first
    return f"{opening} – {_MONTHS[end.month - 1]} {end.day}{year}"


def quoted(text: str, limit: int = _QUOTED) -> str:
    """Foreign text in quotation marks, cut if it is long."""
    return f'"{text if len(text) <= limit else text[: limit - 1].rstrip() + "…"}"'


def listed(items: Sequence[str]) -> str:
    """Items as "a", "a and b", "a, b and c"."""
    return " and ".join([*([", ".join(items[:-1])] if items[:-1] else []), *items[-1:]])


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 day", "2 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ends(written: str) -> tuple[date, date]:
    first, _, last = written.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)
