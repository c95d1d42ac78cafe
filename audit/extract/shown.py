"""Dates as a page shows them to its readers, in the short texts around a headline.

`audit.text.dates` reads dates that name their month; a page also shows days in numbers alone. Dots are day first (132
of 135 measured). Slashes are day first (31 of 42) except on American pages; where the page's language leaves that open,
the date is kept with both readings, to be settled by other evidence or not at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from audit.extract.months import month_of
from audit.extract.stamps import calendar_day
from audit.model.document import Precision
from audit.text.dates import mentions
from audit.text.years import resolve

Order: TypeAlias = Literal["day-first", "month-first", "open"]
Label: TypeAlias = Literal["published", "modified", "other"]

_TURN = 70  # a two-digit year below it is of this century
_LABEL_REACH = 40  # characters before a date in which a word says what the date is
_MODIFIED = re.compile(
    r"updat|modifi|last (?:edit|change|review|revis)|revised|aktualisi|geändert|änderung|\bstand\b|mis à jour"
    r"|mise à jour|actualiz|actualis|aggiorna|bijgewerkt|gewijzigd|opdater|oppdater|uppdater|zaktualiz|modyfik"
    r"|aktualizov|päivitet|обновл|изменен|güncelle|更新|修改|수정",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi[sceé]|posted|eingestellt|gespeichert|verfasst|released|issued|created|written|veröffentlicht|erschienen|erstellt|publié|paru|pubblicat"
    r"|geplaatst|gepubliceerd|udgivet|opublikowan|опубликован|yayın|发布|發布|公開|掲載|등록|입력",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"copyright|©|\(c\)|\bborn\b|\bgeb\.|expires|valid until|retrieved|accessed|abgerufen", re.IGNORECASE
)

_YEAR_LIKE = re.compile(r"\d\d")
_SEPARATED = re.compile(
    r"(?<![\w./:,-])(?:(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<mark2>\.|/|-)\s?(?P<second>\d{1,2})(?P=mark2)\s?(?P<late>(?:19|20)\d\d|\d\d(?=[\s,|)]|$)))"
    r"(?![\w/-]|\.\d)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WORD = r"(?P<word>[^\W\d_]{3,15})"
_WORDED = (  # "3. November 2021", "11 de mayo de 2022", "1er mars 2020"; "mayo 11, 2022"; "2022. január 9."
    re.compile(
        rf"(?<![\w.,:/])(?P<day>\d{{1,2}})(?:\.|º|°|er|ste|-?го)?\s?(?:de\s|di\s|-)?{_WORD}\.?,?[\s-](?:del?\s)?{_YEAR}"
    ),
    re.compile(rf"(?<!\w){_WORD}\.?\s(?P<day>\d{{1,2}}),?\s(?:del?\s)?{_YEAR}"),
    re.compile(rf"(?<![\w.,:/-]){_YEAR}\.?\s{_WORD}\s(?P<day>\d{{1,2}})(?!\w)"),
)
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A date in a text: characters [start, end), the words, and what a label before it says it is.

    `days` are the days it may mean: two when the order is open, none when only a month or year is written.
    """

    start: int
    end: int
    text: str
    days: tuple[date, ...]
    precision: Precision
    label: Label | None


def order_of(language: str | None, host: str) -> Order:
    """Which of day and month a page writes first between slashes."""
    if (language or "").startswith("en-us") or host.endswith((".gov", ".mil")):
        return "month-first"
    return "open" if not language or language == "en" else "day-first"


def shown(text: str, order: Order, language: str | None = None) -> tuple[Shown, ...]:
    """The dates with a written year in a text, in order, none overlapping."""
    if not _YEAR_LIKE.search(text):
        return ()
    every = (*_named(text), *_worded(text, language), *_numeric(text, order))
    found = sorted(every, key=lambda one: (one.start, -one.end))
    kept: list[Shown] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _named(text: str) -> Iterator[Shown]:
    for mention in mentions(text):
        interval = resolve(mention, None)
        if interval is None:
            continue
        single = interval.precision == "day" and interval.start == interval.end
        days = (interval.start,) if single else ()
        if single or interval.precision != "day":
            label = _label(text, mention.start)
            yield Shown(mention.start, mention.end, mention.text, days, interval.precision, label)


def _worded(text: str, language: str | None) -> Iterator[Shown]:
    for pattern in _WORDED:
        for found in pattern.finditer(text):
            month = month_of(found["word"], language)
            day = calendar_day(int(found["year"]), month, int(found["day"])) if month else None
            if day:
                yield Shown(found.start(), found.end(), found[0], (day,), "day", _label(text, found.start()))


def _numeric(text: str, order: Order) -> Iterator[Shown]:
    for found in _EAST_ASIAN.finditer(text):
        day = calendar_day(int(found[1]), int(found[2]), int(found[3]))
        if day:
            yield Shown(found.start(), found.end(), found[0], (day,), "day", _label(text, found.start()))
    for found in _SEPARATED.finditer(text):
        days = tuple(dict.fromkeys(_days(found, order)))
        if days:
            yield Shown(found.start(), found.end(), found[0], days, "day", _label(text, found.start()))


def _days(found: re.Match[str], order: Order) -> Iterator[date]:
    """The days that numbers between marks may mean."""
    if found["year"]:
        readings = [(int(found["year"]), int(found["month"]), int(found["day"]))]
    else:
        first, second, year = int(found["first"]), int(found["second"]), _year(found["late"])
        day_first, month_first = (year, second, first), (year, first, second)
        if found["mark2"] == "." or order == "day-first":
            readings = [day_first]
        elif order == "month-first":
            readings = [month_first]
        else:
            readings = [day_first, month_first]
    for reading in readings:
        day = calendar_day(*reading)
        if day:
            yield day


def _year(written: str) -> int:
    number = int(written)
    return number if len(written) == len("2021") else number + (2000 if number < _TURN else 1900)


def _label(text: str, start: int) -> Label | None:
    """What the words before a date say it is; the nearest word counts."""
    before = text[max(0, start - _LABEL_REACH) : start]
    labels: tuple[tuple[Label, re.Pattern[str]], ...] = (
        ("modified", _MODIFIED),
        ("published", _PUBLISHED),
        ("other", _OTHER),
    )
    nearest: tuple[int, Label] | None = None
    for label, pattern in labels:
        for found in pattern.finditer(before):
            if nearest is None or found.start() > nearest[0]:
                nearest = (found.start(), label)
    return nearest[1] if nearest else None
