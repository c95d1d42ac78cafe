"""What languages call the parts of a date: another language is another table, not another grammar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.text.days import MONTHS
from audit.text.regex import regex


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls the parts of a date.

    `months` are full names, `short` their abbreviations (a full stop may follow). Both count when written with a
    capital; full names also in lower case, unless they are in `common`, everyday words ("may", "march").
    `to` joins two dates into a range, and so does `also` after `between`; else `also` adds a date to others. `open` is
    written in the place of the last day where there is none yet.
    `of` may stand between day and month, `the` before a day, `ordinals` after it. `following` are words after which a
    number right before them cannot count anything ("January 5 and 7 in Geneva").
    """

    months: Mapping[str, int]
    short: Mapping[str, int]
    common: frozenset[str]
    weekdays: tuple[str, ...]
    to: tuple[str, ...]
    between: tuple[str, ...]
    also: tuple[str, ...]
    open: tuple[str, ...]
    of: tuple[str, ...]
    the: tuple[str, ...]
    ordinals: tuple[str, ...]
    following: frozenset[str]

    def spellings(self) -> dict[str, int]:
        """Every way to write a month that means the month, with its number."""
        lower = {name.lower(): number for name, number in self.months.items() if name not in self.common}
        names = {**self.short, **self.months}
        return {**{name.upper(): number for name, number in names.items()}, **names, **lower}


def cases(names: Iterable[str]) -> list[str]:
    """The words as given and in capitals."""
    return [form for name in names for form in (name, name.upper())]


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ENGLISH = Words(
    months={name: number for number, name in enumerate(MONTHS, 1)},
    short={**{name[:3]: number for number, name in enumerate(MONTHS, 1)}, "Sept": 9},
    common=frozenset({"March", "May"}),
    weekdays=(*WEEKDAYS, *(name[:3] for name in WEEKDAYS), "Tues", "Thurs"),
    to=("to", "through", "thru", "until", "till"),
    between=("between",),
    also=("and", "&", "+", "or", "plus", "as well as"),
    open=("present", "now", "today", "ongoing", "onward", "onwards"),
    of=("of", "day of"),
    the=("the",),
    ordinals=("st", "nd", "rd", "th"),
    following=frozenset(
        {"in", "at", "with", "for", "from", "on", "during", "by", "as", "while", "when", "where", "before", "after"}
        | {"to", "under", "within", "via", "alongside", "together", "following", "until", "since"}
    ),
)


def is_month_name(word: str) -> bool:
    """Whether the word names a month, in full or abbreviated, in any case."""
    return word.title() in ENGLISH.months or word.title() in ENGLISH.short


def month_named(text: str) -> int | None:
    """The month that a text names and nothing else: "December", "Dec."; None for any other text."""
    bare = text.strip(" \t\u00a0.:*_")
    return ENGLISH.spellings().get(bare)


def weekday_with(text: str, day: str) -> int | None:
    """The weekday (0 is Monday) that a text writes right before a day, or in brackets behind it, or None."""
    at = text.find(day) if day else -1
    while at >= 0:
        found = _WEEKDAY_BEFORE.search(text[max(at - _LONGEST_BEFORE, 0) : at])
        found = found or _WEEKDAY_BEHIND.match(text, at + len(day))
        if found:
            written = found[1].title()
            return next(number for number, full in enumerate(WEEKDAYS) if full.startswith(written[:3]))
        at = text.find(day, at + 1)
    return None


_WEEKDAY = "|".join(sorted(cases(ENGLISH.weekdays), key=len, reverse=True))
_WEEKDAY_BEFORE = regex(rf"\b({_WEEKDAY})\.?,?\s(?:the\s)?\Z")
_WEEKDAY_BEHIND = regex(rf"\s?\(({_WEEKDAY})\.?\)")
_LONGEST_BEFORE = 24  # characters; "Wednesday., the " has 16, and a word before it has to be told from its end
