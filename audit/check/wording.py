"""Days, numbers and foreign text in words, for messages."""

from audit.model.document import DateInterval
from audit.text.days import from_iso, iso, spoken
from audit.text.visible import shortened

_QUOTED = 120  # characters of foreign text that a message may hold


def days(written: str, *others: str) -> str:
    """`2021-12-13/2021-12-16` as "December 13–16"; with its year unless all the `others` are of that same year."""
    years = {day.year for one in (written, *others) for stretch in from_iso(one) for day in stretch}
    return spoken(from_iso(written), year=len(years) > 1)


def claimed_days(when: DateInterval, *others: str) -> str:
    """Days as the document writes them: a year it does not write is given only where it matters, as read into it."""
    if not when.inferred:
        return days(iso(when), *others)
    plain = spoken(when.stretches, year=False)
    if when.start.year != when.end.year:
        return f"{plain} (years inferred)"
    return plain if plain == days(iso(when), *others) else f"{plain} (read as {when.start.year})"


def quoted(text: str, limit: int = _QUOTED) -> str:
    """Foreign text in quotation marks, cut if it is long."""
    return f'"{shortened(text, limit)}"'


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 day", "2 days"; `plural` where that is not made with an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
