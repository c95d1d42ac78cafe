"""Dates as people write them: found in running text, or at the head of an entry; never guessed, never read by halves.

General date parsers read "December 15-16" as 2016-12-15 and find dates in "may 5 people"; this grammar takes only what
is a date in so many words: a named month with a day or a year, or an ISO 8601 day. Days in numbers alone ("9/12/21",
"9.12.") mean different days in different countries and are not returned.

The words of a language are data (`audit.text.date_words`).
"""

import re
from collections.abc import Iterator, Sequence

from audit.text.cldr_dates import dates_at
from audit.text.date_forms import DASH, GAP, GAP0, Forms, Written, any_of
from audit.text.date_words import ENGLISH, cases
from audit.text.habits import UNKNOWN, Habits
from audit.text.numeric import Order, numeric, stretch
from audit.text.regex import regex
from audit.text.vague import opens, vague_at
from audit.text.years import DateMention, Ends, PartialDate, in_order

_MOST = 12  # dates in one list
_LONGEST_HEAD = 80  # characters behind the first date in which others may stand


def mentions(text: str) -> Iterator[DateMention]:
    """Every date or range in the text, in order, none overlapping. Impossible days (February 30) are no dates.

    Of several days of one month ("December 9 and 10") each stretch is a mention of its own, the second one's words
    being only "10". What is no range ("December 15-10") and what may be one or not is left out whole.
    """
    position = 0
    while found := _ENGLISH.one.search(text, position):
        read = _ENGLISH.read(text, found, first=False)
        if not read:
            position = found.start() + 1 if _is_one(found) else found.end()
            continue
        joined = _joined(text, read[-1]) if len(read) == 1 else None
        for written in (joined,) if joined else read:
            yield _mention(text, written.start, written.end, (written.days,))
            position = written.end


def leading(text: str, edges: Sequence[int] = (), begin: int = 0, habits: Habits = UNKNOWN) -> DateMention | None:
    """The date, range or list of dates at `begin` (after white space, opening marks and a weekday), or None.

    Everything that is written there as a date is taken in, or else the mention names no days: "January 5, 20222",
    "April 31", "January 9-3". At `edges` the markup changes, which parts a date from a number that follows it.
    `habits` are those of the document's writer.
    """
    opening = _OPENING.match(text, begin)
    start = opening.end() if opening else begin
    chain, like = _chain(text, start, edges, habits.order), _LIKE.match(text, start)
    end = like.end() if like else start
    if not chain and not like:
        vague = _vague(text, start, edges, habits)
        other = None if vague or opens(text, start) else dates_at(text, start, habits.language)
        if other is None:
            return vague
        chain, start, end = list(other.dates), other.start, other.end
    rest = _rest_of_head(text, chain[-1].end if chain else end, edges)
    if rest is not None:
        return _mention(text, start, rest, ())
    if chain and in_order([written.days for written in chain]) and not _goes_on(text, chain, edges):
        return _mention(text, start, chain[-1].end, tuple(written.days for written in chain))
    return _mention(text, start, end, ()) if end > start else None


def _vague(text: str, start: int, edges: Sequence[int], habits: Habits) -> DateMention | None:
    """A date that is left open: a month, a week, "since December 3"."""

    def date_at(begin: int) -> tuple[int, tuple[Ends, ...]] | None:
        found = leading(text, edges, begin, habits) if text[begin : begin + 1].isalnum() else None
        return (found.end, found.days) if found else None

    found = vague_at(text, start, edges, date_at)
    return _mention(text, start, *found) if found else None


def whole(text: str, habits: Habits = UNKNOWN) -> DateMention | None:
    """The date, range or list of dates that a text is, but for white space, marks, weekday and time of day; or None."""
    mention = leading(text, habits=habits)
    return mention if mention and _TO_THE_END.fullmatch(text, mention.end) else None


def bare_day(text: str, begin: int = 0) -> tuple[int, int, int] | None:
    """A number at `begin` that may be a day of a month named elsewhere ("9", "the 9th"), and its place [start, end)."""
    opening = _OPENING.match(text, begin)
    found = _ENGLISH.day.match(text, opening.end() if opening else begin)
    return (int(found["day"]), found.start(), found.end()) if found else None


def _mention(text: str, start: int, end: int, days: tuple[Ends, ...]) -> DateMention:
    return DateMention(start, end, text[start:end], days)


def _is_one(found: re.Match[str]) -> bool:
    """Whether a match holds the number of one day only: if there is no such day, another may follow ("31 June 5")."""
    return (found["days_mdy"] or found["days_dmy"] or "").isalnum()


def _joined(text: str, first: Written) -> Written | None:
    """The range from a day to another date that follows it, or None."""
    joint = _ENGLISH.until.match(text, first.end)
    other = _ENGLISH.one.match(text, joint.end()) if joint else None
    read = _ENGLISH.read(text, other, first=False) if other else ()
    return _ranged(first, read[0]) if len(read) == 1 else None


def _ranged(first: Written, last: Written) -> Written | None:
    """The range from one day (or month) to another, None if one of them is a range or they are not in order."""
    days = (first.days[0], last.days[1])
    whole = first.days[0] == first.days[1] and last.days[0] == last.days[1] and in_order((days,))
    return Written(first.start, last.end, days) if whole else None


def _chain(text: str, start: int, edges: Sequence[int], order: Order | None) -> list[Written]:
    """All that the dates from `start` on name, joined into ranges and lists; [] where one of them cannot be read."""
    chain = list(_date_at(text, start, edges, order) or ())
    for _ in range(_MOST):
        joint = _next(text, chain[-1].end, edges, order) if chain else None
        if joint is None:
            break
        ranged, read = joint
        if ranged:
            merged = _ranged(chain[-1], read[0]) if read else None
            read = (merged, *read[1:]) if merged else ()
            chain.pop()
        chain = [*chain, *read] if read else []
    return chain if in_order([written.days for written in chain]) else []


def _next(text: str, end: int, edges: Sequence[int], order: Order | None) -> tuple[bool, tuple[Written, ...]] | None:
    """Whether the date joined to the one that ends here makes a range, and what it names; None when none follows."""
    for joint in (_ENGLISH.until, _ENGLISH.also):
        found = joint.match(text, end)
        read = _date_at(text, found.end(), edges, order) if found else None
        if read is not None:
            return joint is _ENGLISH.until, read
    return None


def _date_at(text: str, start: int, edges: Sequence[int], order: Order | None) -> tuple[Written, ...] | None:
    """What the date at `start` names, () if that is nothing; None where none stands."""
    if found := _ENGLISH.one.match(text, start):
        return _ENGLISH.read(text, found, edges, first=True)
    if found := _YEAR_FIRST.match(text, start):
        day = PartialDate(int(found["year"]), int(found["month"]), int(found["day"]))
        return (Written(start, found.end(), (day, day)),) if in_order(((day, day),)) else ()
    if found := _MONTH_ISO.match(text, start):
        month = PartialDate(int(found["year"]), int(found["month"]), None)
        return (Written(start, found.end(), (month, month)),)
    if days := stretch(text, start, order):
        return (Written(start, days[2], days[:2]),) if in_order((days[:2],)) else ()
    numbers = numeric(text, start, order)
    return (Written(start, numbers[1], (numbers[0], numbers[0])),) if numbers else None


def _goes_on(text: str, chain: Sequence[Written], edges: Sequence[int]) -> bool:
    """Whether there may be more behind the dates that were read: another number, or a day that does not exist."""
    end, year = chain[-1].end, chain[-1].days[1].year
    found = _MORE.match(text, end)
    if found is None:
        joint = _JOINT.match(text, end)
        return joint is not None and any(pattern.match(text, joint.end()) for pattern in (_LIKE, _OPEN))
    if found["tight"] or found["quote"] or found["ordinal"]:
        return True
    if found["time"] or found["quantity"]:
        return False
    follower = _ENGLISH.follower(text, found.end(), edges)
    if follower == "word":
        return len(found["number"]) >= _YEAR_DIGITS and year is None
    return follower == "nothing" or not (year or any(end <= edge <= found.start("number") for edge in edges))


def _rest_of_head(text: str, end: int, edges: Sequence[int]) -> int | None:
    """Where the head of an entry ends that goes on to name days, in a way that is not read; None where it does not.

    "January 3 (and 5):", "January 5 and again on January 7:": up to the colon there are only numbers, marks and the
    words that dates are joined with. To take the first day alone would be to read the date by halves.
    """
    at, last = end, end + _LONGEST_HEAD
    while at < last and (piece := _PIECE.match(text, at)):
        at = piece.end()
    if not _COLON.match(text, at) or not any("0" <= character <= "9" for character in text[end:at]):
        return None
    return None if any(end < edge < at for edge in edges) else at


def _piece() -> str:
    """What may stand between the dates of a head: other dates, marks, and the words that join them."""
    words = (
        *("and", "again", "also", "as", "well", "on", "the", "of", "to", "until", "through", "thru", "till", "or"),
        *("both", "then", "morning", "afternoon", "evening", "night", "noon"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
    return rf"{_ENGLISH.month}(?!\w)|(?:{'|'.join(words)})(?!\w)|[0-9]{{1,4}}{_ENGLISH.ordinal}(?!\w)|[^\w:]"


def _like() -> str:
    """What opens like a date: a month with a number, or numbers as only dates are written."""
    month, ordinal, joint = _ENGLISH.month, _ENGLISH.ordinal, rf"(?:{_ENGLISH.and_}|{_ENGLISH.to}|/|,)"
    number = rf"[0-9]{{1,9}}{ordinal}(?!\w)"
    the, of = rf"(?:{any_of(ENGLISH.the)}{GAP})?", rf"(?:{GAP}(?:{any_of(ENGLISH.of)}{GAP})?|[-./])"
    named = rf"{month}(?:{GAP0}{DASH}{GAP0}{month})?\.?{GAP0}{the}{number}(?!%|[.,][0-9])"
    day_first = rf"[0-9]{{1,2}}{ordinal}(?:{joint}[0-9]{{1,2}}{ordinal}){{0,9}}{of}{month}(?!\w)"
    year_first = r"[0-9]{4}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}(?!\w|[/-][^\W\d])"
    year_last = (
        rf"[0-9]{{1,2}}(?:(?P<last>[-.]){GAP0}[0-9]{{1,2}}(?P=last){GAP0}[0-9]{{4}}|/[0-9]{{1,2}}/[0-9]{{2,4}})(?!\w)"
    )
    more = rf"(?:{GAP0}{joint}?{GAP0}(?:{_ENGLISH.weekday}{named}|['’]?{number}))"
    return rf"(?:{named}|{day_first}|{year_first}|{year_last}){more}{{0,9}}"


_ENGLISH = Forms(ENGLISH)
_OPENING = regex(rf"[\W_]{{0,64}}{_ENGLISH.weekday}(?:{any_of(cases(ENGLISH.the))}{GAP})?")
_YEAR_DIGITS = 4
_YEAR_FIRST = regex(
    r"(?P<year>1[5-9][0-9]{2}|2[01][0-9]{2})(?P<mark>[-/.]?)(?P<month>0[1-9]|1[0-2]|(?<=[-/.])[1-9])(?P=mark)"
    r"(?P<day>0[1-9]|[12][0-9]|3[01]|(?<=[-/.])[1-9])(?![\w/-]|\.[0-9])"
)
_MORE = regex(
    rf"(?:(?P<tight>{DASH}|/)|{GAP0}(?:[,;]|{DASH}|/|{any_of((*ENGLISH.to, *ENGLISH.also))})?{GAP0})"
    rf"(?P<quote>['’])?(?P<number>[0-9]+)(?P<time>:[0-9]{{2}}(?![0-9]))?"
    rf"(?P<quantity>(?:,[0-9]{{3}})+(?![0-9])|\.[0-9]+|%)?(?P<ordinal>{any_of(cases(ENGLISH.ordinals))}(?!\w))?"
)
_JOINT = regex(rf"(?:{_ENGLISH.and_}|{_ENGLISH.to}|{GAP0}/{GAP0}|{GAP}){_ENGLISH.weekday}")
_OPEN = regex(rf"{any_of(ENGLISH.open)}(?!\w)", re.IGNORECASE)
_TO_THE_END = regex(
    r"(?:[\s,T]{0,4}(?:(?:at|um|à)\s)?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\s?[AaPp]\.?[Mm](?!\w))?"
    r"(?:\s?(?:[A-Z]{1,5}|Uhr|[+-][0-9]{2}:?[0-9]{2})\b)?(?:\s\([A-Z]{1,5}\))?)?[\W_]*"
)
_MONTH_ISO = regex(r"(?P<year>1[5-9][0-9]{2}|2[01][0-9]{2})-(?P<month>0[1-9]|1[0-2])(?![\w/-]|\.[0-9])")
_LIKE = regex(_like())
_PIECE = regex(_piece(), re.IGNORECASE)
_COLON = regex(r":(?:\s|$)")
