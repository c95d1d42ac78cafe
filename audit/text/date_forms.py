"""The forms in which one language writes dates, as patterns, and what a place that fits one names.

One form may hold several days of a month ("December 9, 10 and 12", "9–13 and 16 November 2021"): they come out as
stretches, each with its place. A number is only a day where it cannot count what follows it ("December 9, 10 people").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from audit.text.date_words import Words, cases
from audit.text.regex import regex
from audit.text.years import Ends, PartialDate, in_order

SPACE = r"[\s\u200b-\u200d\u2060\ufeff]"  # zero-width characters part words in pasted text
GAP = SPACE + "{1,40}"  # bounded, so that a megabyte of blanks after every month stays linear
GAP0 = SPACE + "{0,40}"
DASH = "[-\u2010-\u2015\u2212]"
_YEAR = r"(?:1[5-9]|2[01])[0-9]{2}(?![\w])(?![.,]?[0-9])"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_END = r"(?!\w)(?![:.,][0-9]|%)"  # "December 9:30", "May 10%" and "March 4,000" hold no day
_MOST = 9  # further days of one month in one date
_ONE_DIGIT = 9  # "January 5, 22" may be a year
_PAIR = 2
_REACH = 60
_FOLLOWING = regex(rf"{GAP0}(?P<word>[^\W\d_]+)?")

Joint: TypeAlias = Literal["", "to", "slash", "comma", "also"]
_JOINTS: tuple[Joint, ...] = ("to", "slash", "also", "comma")
Follower: TypeAlias = Literal["nothing", "word", "name"]


@dataclass(frozen=True, slots=True)
class Written:
    """A day or stretch of days as it stands at the characters [start, end)."""

    start: int
    end: int
    days: Ends


@dataclass(frozen=True, slots=True)
class Number:
    """A day's number at the characters [start, end), `joint` what joins it to the one before, `loose` with blanks."""

    start: int
    end: int
    day: int
    joint: Joint
    loose: bool


class Forms:
    """The patterns of one language: one date (`one`), what joins two into a range (`until`) or a list (`also`)."""

    def __init__(self, words: Words) -> None:
        """Compile the patterns from a language's words."""
        self.words = words
        self.months = words.spellings()
        self.month = any_of(self.months)
        self.ordinal = rf"(?:{any_of(cases(words.ordinals))}(?!\w))?"
        self.weekday = rf"(?:{any_of(cases(words.weekdays))}\.?,?{GAP})?"
        self.to = rf"(?:{GAP0}{DASH}{GAP0}|{GAP}{any_of(words.to)}{GAP})"
        the = rf"(?:{any_of(words.the)}{GAP})?"
        listing = rf"(?:{GAP0}[,;]{GAP0}|{GAP}){any_of(words.also)}{GAP}{the}|{GAP0}[&+]{GAP0}"
        self.and_ = rf"(?:{listing}|{GAP0}[,;]{GAP}{the})"
        self.one = re.compile("|".join(self._patterns()))
        aside = rf"(?:{GAP0}\({any_of(cases(words.weekdays))}\.?\))?"
        self.until = re.compile(rf"{aside},?{self.to}{self.weekday}|/(?=[0-9]{{4}}-)")
        self.also = re.compile(aside + self.and_ + self.weekday)
        self._number = re.compile(
            rf"(?:(?P<to>{self.to})|(?P<slash>{GAP0}/{GAP0})|(?P<also>{listing})|(?P<comma>{GAP0}[,;]{GAP}{the}))?"
            rf"(?P<day>{_DAY}){self.ordinal}"
        )
        self.day = re.compile(rf"(?P<day>{_DAY}){self.ordinal}{_END}")
        self._between = re.compile(rf"(?<!\w){any_of(words.between)}{GAP}\Z", re.IGNORECASE)

    def read(self, text: str, found: re.Match[str], edges: Sequence[int] = (), *, first: bool) -> tuple[Written, ...]:
        """What a match of `one` names; () when it names nothing, or it is unclear which of its numbers are days.

        At `edges` the markup changes: a number after one begins something else, one before it is over. `first` when
        nothing stands before the date: the numbers before its month can count nothing then.
        """
        if found["month_mdy"]:
            return self._month_first(text, found, edges)
        if found["month_dmy"]:
            return self._day_first(text, found, first=first)
        start, end = found.span()
        if found["month_my"]:
            month, year = self.months[found["month_my"]], int(found["year_my"])
            begin = self.months[found["from_my"] or found["month_my"]]
            begun = PartialDate(None if begin > month else year, begin, None)
            return _known([Written(start, end, (begun, PartialDate(year, month, None)))])
        day = PartialDate(int(found["year_iso"]), int(found["month_iso"]), int(found["day_iso"]))
        until = replace(day, day=int(found["until_iso"] or found["day_iso"]))
        return _known([Written(start, end, (day, until))])

    def follower(self, text: str, end: int, edges: Sequence[int] = ()) -> Follower:
        """What follows a number: a word that it may count, a name that it may, or nothing of that kind."""
        found = _FOLLOWING.match(text, end)
        word = found["word"] if found else None
        if found is None or not word or any(end <= edge <= found.start("word") for edge in edges):
            return "nothing"
        if found.start("word") > end and word.lower() in self.words.following:
            return "nothing"
        return "word" if word[0].islower() else "name"

    def _month_first(self, text: str, found: re.Match[str], edges: Sequence[int]) -> tuple[Written, ...]:
        numbers = list(self._numbers(text, found.span("days_mdy"), found.start()))
        year = int(written) if (written := found["year_mdy"] or found["year_mdyb"]) else None
        end = found.end()
        if year is None:
            known = self._without_quantity(text, numbers, edges)
            if not known:
                return ()
            end = found.end() if len(known) == len(numbers) else known[-1].end
            numbers = known
        stretches = _stretches(numbers, PartialDate(year, self.months[found["month_mdy"]], None))
        return _known(_within(stretches, found.start(), end))

    def _without_quantity(self, text: str, numbers: list[Number], edges: Sequence[int]) -> list[Number]:
        """The numbers less those that count what follows them; [] where that is unclear, or the last may be a year."""
        last = numbers[-1]
        if last.joint in {"", "slash"} or (last.joint == "to" and not last.loose):
            return numbers
        follower = self.follower(text, last.end, edges)
        if follower != "nothing":
            apart = any(numbers[-2].end <= edge <= last.start for edge in edges)
            return self._without_quantity(text, numbers[:-1], edges) if apart or follower == "word" else []
        listed = any(number.joint in {"comma", "also"} for number in numbers[:-1])
        like_year = last.joint == "comma" and last.day > _ONE_DIGIT and not listed
        return [] if like_year else numbers

    def _day_first(self, text: str, found: re.Match[str], *, first: bool) -> tuple[Written, ...]:
        numbers = list(self._numbers(text, found.span("days_dmy"), found.start()))
        if not first and not any(number.joint == "also" for number in numbers):
            last = max((at for at, number in enumerate(numbers) if number.joint == "comma"), default=0)
            numbers = numbers[last:]  # "Resolution 12, 10 December 2021", "Week 10, 7–13 March"
        year = int(found["year_dmy"]) if found["year_dmy"] else None
        stretches = _stretches(numbers, PartialDate(year, self.months[found["month_dmy"]], None))
        return _known(_within(stretches, numbers[0].start, found.end()))

    def _numbers(self, text: str, span: tuple[int, int], start: int) -> Iterator[Number]:
        """The days' numbers in a part of a match that begins at `start`."""
        found = list(self._number.finditer(text, *span))
        between = len(found) == _PAIR and self._between.search(text, max(0, start - _REACH), start)
        for one in found:
            joint: Joint = next((name for name in _JOINTS if one[name]), "")
            loose = one.start() < one.start("day") and one[0][0].isspace()
            yield Number(
                one.start("day"), one.end(), int(one["day"]), "to" if joint == "also" and between else joint, loose
            )

    def _patterns(self) -> Iterator[str]:
        """The patterns of one date: ISO, month first, day first, month and year.

        Groups are named by what they hold (year, month, day, `days` with all that joins them, `until` the second day,
        `from` the first month) and the form.
        """
        of = rf"(?:{any_of(self.words.of)}{GAP})?"
        the = rf"(?:{any_of(self.words.the)}{GAP})?"
        further = rf"(?:{self.to}|{GAP0}/{GAP0}|{self.and_}){_DAY}{self.ordinal}"
        yield (
            r"(?<![\w\-])(?<![0-9][.,])(?P<year_iso>[0-9]{4})-(?P<month_iso>0[1-9]|1[0-2])-(?P<day_iso>[0-9]{2})"
            r"(?:/(?P<until_iso>[0-9]{2})(?![\w/\-])|(?=T[0-9]{2}:?[0-9]{2})|(?![\w\-]|\.[0-9]))"
        )
        yield (
            rf"(?<!\w)(?P<month_mdy>{self.month})(?:\.?{GAP}{the}|\.)"
            rf"(?P<days_mdy>{_DAY}{self.ordinal}{_END}(?:{further}{_END}){{0,{_MOST}}})"
            rf"(?:{GAP0},?{GAP}(?P<year_mdy>{_YEAR})|{GAP0}\((?P<year_mdyb>{_YEAR})\))?"
        )
        yield (
            rf"(?<!\w)(?<![0-9][.,:/])(?P<days_dmy>{_DAY}{self.ordinal}(?:{further}){{0,{_MOST}}})"
            rf"(?:{GAP}{of}|-(?={self.month}-[0-9]{{4}}))(?P<month_dmy>{self.month})(?!\w)"
            rf"(?:\.?(?:,?{GAP}|-)(?P<year_dmy>{_YEAR}))?"
        )
        yield (
            rf"(?<!\w)(?:(?P<from_my>{self.month})\.?{GAP0}{DASH}{GAP0})?(?P<month_my>{self.month})\.?,?{GAP}{of}"
            rf"(?P<year_my>{_YEAR})"
        )


def any_of(names: Iterator[str] | Sequence[str] | dict[str, int]) -> str:
    """A pattern for any of the names, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


def _stretches(numbers: Sequence[Number], month: PartialDate) -> list[Written]:
    """Days of one month as stretches; [] where a range has no two ends, or a slash joins days that do not adjoin."""
    found: list[Written] = []
    for number in numbers:
        day = replace(month, day=number.day)
        if number.joint not in {"to", "slash"}:
            found.append(Written(number.start, number.end, (day, day)))
            continue
        begun = found.pop()
        first = begun.days[0]
        if begun.days[1] != first or (number.joint == "slash" and number.day != (first.day or 0) + 1):
            return []
        found.append(Written(begun.start, number.end, (first, day)))
    return found


def _within(stretches: list[Written], start: int, end: int) -> list[Written]:
    """The stretches, with the month and the year that are written before or after them."""
    if stretches:
        stretches[0] = replace(stretches[0], start=start)
        stretches[-1] = replace(stretches[-1], end=end)
    return stretches


def _known(stretches: Sequence[Written]) -> tuple[Written, ...]:
    return tuple(stretches) if in_order([written.days for written in stretches]) else ()
