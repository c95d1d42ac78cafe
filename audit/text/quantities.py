"""Numbers of things in English running text: "seven times", "more than two dozen calls", "16 European leaders"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.model.claim import Bound
from audit.text.regex import regex

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ADVERBS = {"once": 1, "twice": 2, "thrice": 3}
_LOTS = {"dozens": 24, "scores": 40, "hundreds": 200}  # the least that the plural can mean
_VALUES = {word: at for at, word in enumerate(_UNITS, 1)} | _TENS | _ADVERBS | _LOTS | {"a": 1, "an": 1}
_DOZEN = 12
_ONES = "|".join(sorted(_UNITS, key=len, reverse=True))
_SIMPLE = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[:9])}))?|{_ONES}"
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("more than", "over", "upwards of"), "more-than"),
    **dict.fromkeys(("at least", "no fewer than", "no less than", "not fewer than"), "at-least"),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "nearly", "almost", "some", "up to"), "about"),
}
_QUANTITY = regex(
    rf"(?<![\w.,:/$€£-])(?:(?P<bound>{'|'.join(_BOUNDS)}) )?"
    rf"(?:(?P<adverb>{'|'.join(_ADVERBS)})|(?P<lots>{'|'.join(_LOTS)})(?: of)?"
    rf"|(?P<half>half a dozen)|(?:(?P<dozens>an?|{_SIMPLE}|\d{{1,3}}) dozen)"
    rf"|(?P<word>{_SIMPLE})|(?P<digits>\d{{1,4}}))"
    r"(?P<times> (?:separate )?(?:times|occasions))?\b(?![,.:/-]\d|-\w|th\b|st\b|nd\b|rd\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, and the characters [start, end) of the text it stands at; `times` if it is of times."""

    number: int
    bound: Bound
    times: bool
    start: int
    end: int


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities a text names, in order."""
    for found in _QUANTITY.finditer(text):
        groups = {name: words and words.lower() for name, words in found.groupdict().items()}
        bound: Bound = _BOUNDS[groups["bound"]] if groups["bound"] else "at-least" if groups["lots"] else "exactly"
        times = groups["times"] is not None or groups["adverb"] is not None
        yield Quantity(_number(groups), bound, times, found.start(), found.end())


def _number(found: dict[str, str | None]) -> int:
    if found["half"]:
        return _DOZEN // 2
    if found["dozens"]:
        return _DOZEN * _value(found["dozens"])
    return _value(found["adverb"] or found["lots"] or found["word"] or found["digits"] or "")


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, _, unit = written.partition("-")
    return _VALUES[tens] + (_VALUES[unit] if unit else 0)
