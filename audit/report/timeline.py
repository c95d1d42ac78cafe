"""The document's days against its pages': one mark for each cited page, so that an outlier is seen at a glance.

Across runs the claimed day, in per cent of whatever width there is, so that a phone shows all of it; upwards, in
pixels, how many days later the page's own day is: the one it was compared by. The scale upwards is logarithmic, since a
day's difference and a year's must both be seen. What lies apart is listed, too, the furthest first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import copysign, log2
from typing import Literal, TypeAlias

from audit.model.finding import CitationVerdict
from audit.report import words
from audit.report.doubt import agreed, may_differ
from audit.report.glance import of_link
from audit.report.shape_page_v1 import PageV1
from audit.report.shape_v1 import CitationV1, ClaimV1, ReportV1
from audit.text.days import MONTHS, from_iso
from audit.text.places import place

HEIGHT, TOP, BOTTOM = 300, 20, 40
_LEVELS = (-365, -30, -7, -3, -1, 0, 1, 3, 7, 30, 365)
_FURTHEST = 3_650  # days; beyond ten years a mark stands at the edge
_STEP = 11  # pixels between marks that would cover each other
_ROWS = (0, -1, 1)  # of marks at one place; more rows would look like other days
_EDGE = 1.5  # per cent between the frame and the first and last day
_PLACES = 78  # marks side by side; of those nearer to each other the later ones are moved
_MOST = 2_000  # marks; more are one blot
_MONTHS_SHOWN = 14  # more would overlap
_MONTHS_ON_A_PHONE = 4
_MIDDLE = 50.0
_NAMED = 8  # marks that lie apart and are named; the rest are counted

Kind: TypeAlias = CitationVerdict | Literal["may-differ"]
_LAST: Mapping[Kind, int] = {"contradicted": 2, "may-differ": 1}
"""Drawn after the others, so that nothing covers them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cited page: where it is drawn, as what, what it tells, and the claim it belongs to.

    `x` is in per cent of the width, moved by `aside` pixels, `y` in pixels; `apart` is in days.
    """

    x: float
    aside: int
    y: float
    kind: Kind
    apart: int
    place: str
    told: str
    claim: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its name: of days in per cent of the width, else in pixels.

    Where there is little room, the names of `minor` ones are left out.
    """

    at: float
    name: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn, and which days it is about; `left_out` counts the marks beyond the most that are drawn.

    `outliers` are the pages of another day that do not agree, the furthest first; `more` counts those not named.
    """

    days: str
    marks: tuple[Mark, ...]
    months: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    outliers: tuple[Mark, ...]
    more: int
    left_out: int


def timeline(report: ReportV1) -> Timeline | None:
    """None when no dated claim was compared with a day."""
    pages = {page.uri: page for page in report.pages}
    points = [
        (claim, citation, day, apart)
        for claim in report.claims
        for citation in claim.citations
        if (day := claim.start) is not None and (apart := _apart(claim, citation, pages.get(citation.uri))) is not None
    ]
    if not points:
        return None
    first, last = min(point[2] for point in points), max(point[2] for point in points)
    span = max((last - first).days, 1)
    furthest = max(1, *(abs(apart) for *_, apart in points))
    agreed_on = {claim.id: agreed(claim) for claim in report.claims}
    marks = [
        Mark(
            x=_x(first, span, day),
            aside=0,
            y=_y(apart, furthest),
            kind="may-differ" if may_differ(citation, agreed_on[claim.id]) else citation.verdict,
            apart=apart,
            place=place(report.document.path, claim.line),
            told=f"{of_link(citation, agreed_on[claim.id])}; {_told(citation, apart)}",
            claim=claim.id,
        )
        for claim, citation, day, apart in points
    ]
    outliers = sorted(filter(_is_outlier, marks), key=lambda mark: (-_LAST.get(mark.kind, 0), -abs(mark.apart)))
    drawn = sorted(_apart_from_each_other(marks[:_MOST]), key=lambda mark: _LAST.get(mark.kind, 0))
    months = _months(first, last)
    step = -(-len(months) // _MONTHS_ON_A_PHONE) or 1
    return Timeline(
        days=words.days(first, last),
        marks=tuple(drawn),
        months=tuple(Tick(_x(first, span, day), name, bool(at % step)) for at, (day, name) in enumerate(months)),
        levels=tuple(Tick(_y(level, furthest), _level(level)) for level in _LEVELS if abs(level) <= furthest),
        outliers=tuple(outliers[:_NAMED]),
        more=max(len(outliers) - _NAMED, 0),
        left_out=len(points) - len(drawn),
    )


def _is_outlier(mark: Mark) -> bool:
    return mark.apart != 0 and mark.kind != "supported"


def _apart(claim: ClaimV1, citation: CitationV1, page: PageV1 | None) -> int | None:
    """How many days after the claimed ones the page's day lies: that of the comparison, else its publication."""
    observed = next((field.observed for field in citation.fields if field.field == "date"), None)
    day = _day(observed) or (page.published.value if page else None)
    if day is None or claim.start is None or claim.end is None:
        return None
    apart = (day - claim.end).days if day > claim.end else min((day - claim.start).days, 0)
    return max(-_FURTHEST, min(apart, _FURTHEST))


def _day(observed: str | None) -> date | None:
    try:
        return from_iso(observed)[0][0] if observed else None
    except ValueError:
        return None


def _x(first: date, span: int, day: date) -> float:
    return round(_EDGE + (100 - 2 * _EDGE) * (day - first).days / span, 2)


def _y(apart: int, furthest: int) -> float:
    middle, half = (TOP + HEIGHT - BOTTOM) / 2, (HEIGHT - TOP - BOTTOM) / 2
    return round(middle - half * copysign(log2(1 + abs(apart)), apart) / log2(1 + furthest), 1)


def _apart_from_each_other(marks: Iterable[Mark]) -> Iterable[Mark]:
    """Marks at one place above and below each other, and then side by side."""
    taken: dict[tuple[int, int], int] = {}
    for mark in marks:
        spot = (round(mark.x * _PLACES / 100), round(mark.y / _STEP))
        nth = taken[spot] = taken.get(spot, -1) + 1
        column, row = divmod(nth, len(_ROWS))
        aside = column * _STEP if mark.x < _MIDDLE else -column * _STEP  # never beyond the frame
        yield replace(mark, aside=aside, y=round(mark.y + _ROWS[row] * _STEP, 1))


def _told(citation: CitationV1, apart: int) -> str:
    gap = "the same day" if not apart else words.counted(abs(apart), "day") + (" later" if apart > 0 else " earlier")
    source = "URL" if citation.basis == "url-only" else "page"
    return f"the {source} gives {gap}"


def _level(apart: int) -> str:
    return "same day" if not apart else f"{apart:+d}".replace("-", "\u2212") + (" day" if abs(apart) == 1 else " days")


def _months(first: date, last: date) -> Sequence[tuple[date, str]]:
    """The first days of months within, as many as have room; of days within one month, the first and the last."""
    days: list[date] = []
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            days.append(day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    if not days:
        return [(day, f"{MONTHS[day.month - 1][:3]} {day.day}") for day in dict.fromkeys((first, last))]
    step = -(-len(days) // _MONTHS_SHOWN) or 1
    return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in days[::step]]
