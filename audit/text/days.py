"""Days in English words, for people to read: the same on every machine, whatever its locale is."""

from datetime import date

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
