"""The claimed days against the days a page gives.

The event decides when the page states one: no tolerance, and agreement with one of several suffices. Otherwise there is
only the day of publication, which proves little: of 17,000 readouts 82 % appear on the day and 95 % within a day, so a
page of that day or the next neither confirms nor contradicts the claim; further off it is worth a look, and beyond a
month it contradicts. What is told of a month or a year is often told again later, so there it does so with less
confidence.

Days are compared as written in the publisher's zone. A moment known only in UTC (a post's ID, a stamp of zone +00:00)
may fall on the day before or after over there, so one day is no difference then, unless the settings tell the zone.
What was one day to the publisher and the next where it happened is a difference without certainty.

A year that the document does not write is this program's reading of it. Where the page's year is another one, the
claim is taken to be of the page's: if the days fit then, only the year is in doubt, and if they do not, they differ
without certainty.
"""

from dataclasses import replace
from datetime import date

from audit.check.compare.zones import explained_by_place, only_in_utc
from audit.check.confidence import RANK, weaker
from audit.model.document import DateInterval
from audit.model.finding import FieldResult, Result
from audit.model.reading import Choice, Confidence, Event, Reading
from audit.text.days import from_iso, iso

MONTH_OFF = 30  # days between publication and claim up to which publication alone contradicts nothing


def compare_date(claimed: DateInterval, reading: Reading, place: str | None = None) -> FieldResult:
    """The field `date`: against the page's events if it states any, else against its day of publication.

    A difference that the zone of the claim's `place` explains is of low confidence.
    """
    found = _compared(claimed, reading)
    if found.result == "differ" and zone_explains(found, claimed, reading, place):
        return replace(found, confidence="low")
    other = _in_the_pages_year(claimed, found)
    if other is None:
        return found
    moved = replace(_compared(other, reading), claimed=found.claimed)
    doubtful: Confidence = "medium" if moved.result == "differ" else "low"
    return replace(moved, result="differ", confidence=weaker(moved.confidence, doubtful))


def zone_explains(found: FieldResult, claimed: DateInterval, reading: Reading, place: str | None) -> bool:
    """Whether the page's one day, next to the claimed ones, was one of them where the event took place."""
    if found.observed is None or not place:
        return False
    stretches = from_iso(found.observed)
    single = len(stretches) == 1 and stretches[0][0] == stretches[0][1]
    return single and explained_by_place(stretches[0][0], claimed, reading, place)


def only_the_year_differs(claimed: DateInterval, reading: Reading) -> bool:
    """Whether the page gives the very days of a claim that does not write its year, but in another year."""
    other = _in_the_pages_year(claimed, _compared(claimed, reading))
    return other is not None and _compared(other, reading).result != "differ"


def _in_the_pages_year(claimed: DateInterval, found: FieldResult) -> DateInterval | None:
    """The claimed days in the page's year, where the year is inferred and the page's is another; else None."""
    if not claimed.inferred or found.observed is None:
        return None
    other = in_year_of(claimed, from_iso(found.observed)[0][0])
    return None if other == claimed else other


def in_year_of(claimed: DateInterval, day: date) -> DateInterval:
    """The claimed days in whatever year brings them nearest to `day`; as they are where another has no such days."""
    years = (day.year - claimed.start.year + change for change in (-1, 0, 1))
    moved = [one for one in (_later(claimed, by) for by in years) if one is not None]
    return min(moved, key=lambda one: (abs(days_apart(day, one)), one != claimed), default=claimed)


def _later(claimed: DateInterval, years: int) -> DateInterval | None:
    """The same days some years later; None when there are none (February 29, the end of the calendar)."""
    try:
        moved = [
            (day.replace(year=day.year + years), end.replace(year=end.year + years)) for day, end in claimed.stretches
        ]
        return replace(claimed, start=moved[0][0], end=moved[-1][1], parts=tuple(moved) if claimed.parts else ())
    except ValueError:
        return None


def _compared(claimed: DateInterval, reading: Reading) -> FieldResult:
    if reading.events and reading.from_page:
        return _with_events(claimed, reading)
    return _with_publication(claimed, reading)


def days_apart(day: date, claimed: DateInterval) -> int:
    """How many days `day` lies after the claimed ones; negative before them, 0 within."""
    apart = ((day - end).days if day > end else min((day - start).days, 0) for start, end in claimed.stretches)
    return min(apart, key=abs)


def _with_events(claimed: DateInterval, reading: Reading) -> FieldResult:
    best = min(reading.events, key=lambda event: _order(event, claimed))
    result, confidence = _judged(best, claimed, in_utc=only_in_utc(reading.published))
    return FieldResult(
        field="date",
        claimed=iso(claimed),
        observed=iso(best.when),
        result=result,
        source=best.source,
        snippet=best.snippet,
        confidence=confidence,
    )


def _order(event: Event, claimed: DateInterval) -> tuple[bool, int, int, int, date, date, str, str]:
    """Events that agree first, then the surest, the nearest, the likest; the rest is for independence of order."""
    return (
        not _states(event, claimed),
        -RANK[_sureness(event)],
        abs(_between(event.when, claimed)),
        abs((event.when.start - claimed.start).days) + abs((event.when.end - claimed.end).days),
        event.when.start,
        event.when.end,
        event.source,
        event.snippet,
    )


def _judged(event: Event, claimed: DateInterval, *, in_utc: bool) -> tuple[Result, Confidence]:
    sureness = _sureness(event)
    if _states(event, claimed):
        return "agree", sureness
    gap = abs(_between(event.when, claimed))
    vague = sureness == "low" or (in_utc and _is_relative(event))
    if gap == 0 or (gap == 1 and (vague or _leads_over(event, claimed))):
        return "silent", "low"
    return "differ", "low" if gap == 1 and event.planned else sureness


def _leads_over(event: Event, claimed: DateInterval) -> bool:
    """Whether one leaves in the night for what begins the next day ("Tonight, I will travel to …")."""
    tonight = "night" in event.when.text.casefold()
    return event.planned and tonight and claimed.start > event.when.end


def _states(event: Event, claimed: DateInterval) -> bool:
    """Whether the event's days confirm the claim: "in December" meets December 9 but does not confirm it."""
    coarse = event.when.precision != "day" and claimed.precision == "day"
    return event.when.meets(claimed) and not coarse


def _sureness(event: Event) -> Confidence:
    """An announcement tells what was planned; plans change, and "tonight" one leaves for what begins tomorrow."""
    return weaker(event.confidence, "medium") if event.planned else event.confidence


def _between(when: DateInterval, claimed: DateInterval) -> int:
    if when.meets(claimed):
        return 0
    return days_apart(when.start, claimed) if when.start > claimed.end else days_apart(when.end, claimed)


def _is_relative(event: Event) -> bool:
    """Whether it is told in words as "today", "on Thursday": without a number they hang on the day of publication."""
    return not any(character.isdigit() for character in event.when.text)


def _with_publication(claimed: DateInterval, reading: Reading) -> FieldResult:
    published = reading.published
    if published.value is None:
        return FieldResult("date", iso(claimed), None, "silent", None, None, "low")
    result, confidence = _dated(published.value, published, claimed)
    source = published.source or "published"
    return FieldResult(
        field="date",
        claimed=iso(claimed),
        observed=published.value.isoformat(),
        result=result,
        source=source if reading.from_page else f"url:{source}",
        snippet=_as_written(published),
        confidence=confidence,
    )


def _dated(day: date, published: Choice[date], claimed: DateInterval) -> tuple[Result, Confidence]:
    gap = days_apart(day, claimed)
    if gap in {0, 1} or (gap == -1 and only_in_utc(published)) or _another_fits(published, claimed):
        return "silent", "low"
    if abs(gap) <= MONTH_OFF:
        return "differ", "low"
    sureness = published.confidence or "low"
    doubtful = published.disagreement or claimed.precision != "day"
    return "differ", weaker(sureness, "medium") if doubtful else sureness


def _another_fits(published: Choice[date], claimed: DateInterval) -> bool:
    """Whether the page's own places disagree about the day, and one of them gives a day that fits."""
    given = (one.value for one in published.candidates if one.value is not None and one.confidence != "low")
    return published.disagreement and any(days_apart(day, claimed) in {0, 1} for day in given)


def _as_written(published: Choice[date]) -> str | None:
    chosen = (
        one.raw for one in published.candidates if one.value == published.value and one.source == published.source
    )
    return published.text or next(chosen, None)
