"""Months and years as the only date of an item that cites: "(2019)", "Visit to Berlin, January 2022", "In 2019, …".

Such a date counts only where it stands by itself, in brackets or between commas and full stops, or behind "in" with the
verb it dates, and if it is the one date of its item. A year that belongs to a name ("the 2019 report") dates nothing.
"""

import re
from dataclasses import replace

from audit.read.blocks import PART, Passage
from audit.read.grammar import clause
from audit.read.heads import LOOKED, Head, goes_with_its_verb
from audit.text import dates
from audit.text.fold import squeeze
from audit.text.regex import regex
from audit.text.years import DateMention, PartialDate

_LONGEST = 600
"""Characters of an item in which such a date is looked for."""
_YEAR = r"(?:19|20)[0-9]{2}"
_COARSE = regex(
    rf"(?<![\w./-])(?:(?P<month>[^\W\d_]{{3,12}})\.?\s(?:(?:de|del|of)\s)?)?"
    rf"(?P<first>{_YEAR})(?:\s?[-–—]\s?(?P<last>{_YEAR}))?(?![\w/-])"
)
_DAY = regex(r"[0-9](?:\.|er|re|[ºª]|st|nd|rd|th)?\s+(?:de\s+)?\Z")
_ADDRESS = regex(r"\S*(?:://|www\.)\S*")
_OPENED = regex(r"[(\[,;.:—–][”\"’»*_]{0,2}\s*\Z|\s-\s*\Z|\A\s*\Z")
_CLOSED = regex(r"\s*(?:[()\[\],;.:—–]|-\s|\Z)")
_IN = regex(r"(?:\A|(?<=\s))in\s\Z", re.IGNORECASE)


def coarse_head(whole: Passage) -> Head | None:
    """The month or year of an item that cites and gives no other date; None for any other item."""
    text = whole.text[:_LONGEST].partition(PART)[0]
    if not whole.anchors or not re.search(_YEAR, text):
        return None
    plain = LOOKED.sub(_blank, _ADDRESS.sub(_blank, text))
    found = list(_COARSE.finditer(plain))
    if len(found) != 1 or any(mention.has_day for mention in dates.mentions(plain)):
        return None
    mention = _mention(found[0])
    before, after = plain[: mention.start], plain[mention.end :]
    if not mention.days or _DAY.search(before):
        return None
    opening = _IN.search(before)
    if opening:
        told = squeeze(before[: opening.start()])
        with_verb = goes_with_its_verb(told) if told else clause(squeeze(after)).event
        return Head(mention, (opening.start(), mention.end), 0) if with_verb else None
    if not (_OPENED.search(before) and _CLOSED.match(after)):
        return None
    return Head(mention, (mention.start, mention.end), 0, told=None if clause(squeeze(before)).event else "")


def years_of(text: str) -> DateMention | None:
    """The year or the years that a text is nothing but: "2019", "2018–2020"."""
    found = _COARSE.fullmatch(text.strip())
    if found is None or found["month"]:
        return None
    start = text.index(found[0])
    return replace(_mention(found), start=start, end=start + len(found[0]))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _mention(found: re.Match[str]) -> DateMention:
    """The month or years of a match; a word before the year that is no month is none of the date."""
    month = dates.whole(f"{found['month']} {found['first']}") if found["month"] and not found["last"] else None
    if month and month.days and not month.has_day:
        return DateMention(found.start(), found.end(), found[0], month.days)
    first, last = int(found["first"]), int(found["last"] or found["first"])
    days = ((PartialDate(first, 1, None), PartialDate(last, 12, None)),) if first <= last else ()
    return DateMention(found.start("first"), found.end(), found[0][found.start("first") - found.start() :], days)
