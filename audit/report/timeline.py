"""The document's days against its pages': one mark for each cited page, so that an outlier is seen at a glance.

Across runs the claimed day, upwards how many days later the page's own day is: the one it was compared by. The scale
upwards is logarithmic, since a day's difference and a year's must both be seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import copysign, log2
from typing import Literal

from audit.model.finding import CitationVerdict
from audit.report import words
from audit.report.doubt import agreed, may_differ
from audit.report.glance import of_link
from audit.report.shape_page_v1 import PageV1
from audit.report.shape_v1 import CitationV1, ClaimV1, ReportV1
from audit.text.days import MONTHS, from_iso
from audit.text.places import place

WIDTH, HEIGHT = 960, 300
LEFT, RIGHT, TOP, BOTTOM = 84, 20, 20, 40
_LEVELS = (-365, -30, -7, -3, -1, 0, 1, 3, 7, 30, 365)
_FURTHEST = 3_650  # days; beyond ten years a mark stands at the edge
_STEP = 11  # pixels between marks that would cover each other
_ROWS = (0, -1, 1)  # of marks at one place; more rows would look like other days
_EDGE = 12  # pixels between the frame and the first and last day
_MOST = 2_000  # marks; more are one blot
_MONTHS_SHOWN = 14  # more would overlap


@dataclass(frozen=True, slots=True)
class Mark:
    """A cited page: where it is drawn, as what, what it tells, and the claim it belongs to."""

    x: float
    y: float
    kind: CitationVerdict | Literal["may-differ"]
    told: str
    claim: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its name."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn, in pixels; `left_out` counts the marks beyond the most that are drawn."""

    marks: tuple[Mark, ...]
    months: tuple[Tick, ...]
    levels: tuple[Tick, ...]
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
            _x(first, span, day),
            _y(apart, furthest),
            "may-differ" if may_differ(citation, agreed_on[claim.id]) else citation.verdict,
            f"{place(report.document.path, claim.line)}: {of_link(citation, agreed_on[claim.id])}; "
            f"{_told(citation, apart)}",
            claim.id,
        )
        for claim, citation, day, apart in points[:_MOST]
    ]
    return Timeline(
        marks=tuple(_apart_from_each_other(marks)),
        months=tuple(Tick(_x(first, span, day), name) for day, name in _months(first, last)),
        levels=tuple(Tick(_y(level, furthest), _level(level)) for level in _LEVELS if abs(level) <= furthest),
        left_out=len(points) - len(marks),
    )


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
    return round(LEFT + _EDGE + (WIDTH - LEFT - RIGHT - 2 * _EDGE) * (day - first).days / span, 1)


def _y(apart: int, furthest: int) -> float:
    middle, half = (TOP + HEIGHT - BOTTOM) / 2, (HEIGHT - TOP - BOTTOM) / 2
    return round(middle - half * copysign(log2(1 + abs(apart)), apart) / log2(1 + furthest), 1)


def _apart_from_each_other(marks: Iterable[Mark]) -> Iterable[Mark]:
    """Marks at one place above and below each other, and then side by side."""
    taken: dict[tuple[int, int], int] = {}
    for mark in marks:
        place = (round(mark.x / _STEP), round(mark.y / _STEP))
        nth = taken[place] = taken.get(place, -1) + 1
        column, row = divmod(nth, len(_ROWS))
        x = min(mark.x + column * _STEP, WIDTH - RIGHT)
        yield Mark(x, round(mark.y + _ROWS[row] * _STEP, 1), mark.kind, mark.told, mark.claim)


def _told(citation: CitationV1, apart: int) -> str:
    gap = "the same day" if not apart else words.counted(abs(apart), "day") + (" later" if apart > 0 else " earlier")
    source = "URL" if citation.basis == "url-only" else "page"
    return f"the {source} gives {gap}"


def _level(apart: int) -> str:
    return "same day" if not apart else f"{apart:+d}".replace("-", "\u2212") + (" day" if abs(apart) == 1 else " days")


def _months(first: date, last: date) -> Sequence[tuple[date, str]]:
    """The first days of months within, as many as have room."""
    days: list[date] = []
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            days.append(day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    step = -(-len(days) // _MONTHS_SHOWN) or 1
    return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in days[::step]]
