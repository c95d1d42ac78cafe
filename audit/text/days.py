"""Days written for machines and for people, the same on every machine, whatever its locale is.

A claim may name days that leave some out ("January 5 and 7"). They are stretches then, and so they are written:
`2022-01-05,2022-01-07`, "January 5 and January 7, 2022".
"""

from collections.abc import Sequence
from datetime import date

from audit.model.document import DateInterval, Stretch

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_words(start: date, end: date | None = None, *, year: bool = True) -> str:
    """`December 9, 2021`, `December 15–16, 2021`, `November 30 – December 1, 2021`; less the year if not `year`.

    Days of two years are always given both.
    """
    last = start if end is None else end
    tail = f", {last.year}" if year or start.year != last.year else ""
    first = f"{MONTHS[start.month - 1]} {start.day}"
    if start == last:
        return first + tail
    if (start.year, start.month) == (last.year, last.month):
        return f"{first}–{last.day}{tail}"
    opening = f"{first}, {start.year}" if start.year != last.year else first
    return f"{opening} – {MONTHS[last.month - 1]} {last.day}{tail}"


def spoken(stretches: Sequence[Stretch], *, year: bool = True) -> str:
    """Several stretches in words, the year written once if one serves them all: `January 5 and January 7, 2022`."""
    years = {day.year for stretch in stretches for day in stretch}
    words = listed([in_words(*stretch, year=len(years) > 1) for stretch in stretches])
    return f"{words}, {years.pop()}" if year and len(years) == 1 else words


def iso(interval: DateInterval) -> str:
    """`2021-12-09`, `2021-12-15/2021-12-16` for a range, with commas between the stretches of a list."""
    return iso_of(interval.stretches)


def iso_of(stretches: Sequence[Stretch]) -> str:
    """The stretches as `iso` writes those of an interval."""
    return ",".join(_iso(*stretch) for stretch in stretches)


def from_iso(written: str) -> tuple[Stretch, ...]:
    """The stretches that `iso` wrote. Raises ValueError for any other text."""
    return tuple(_from_iso(part) for part in written.split(","))


def listed(items: Sequence[str]) -> str:
    """Items as "a", "a and b", "a, b and c"."""
    return " and ".join([*([", ".join(items[:-1])] if items[:-1] else []), *items[-1:]])


def _iso(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _from_iso(written: str) -> Stretch:
    first, _, last = written.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)
