"""Entries whose day does not fit the number of the article they cite, where numbers rise with the day of publication.

It needs no page: the days of some numbers are known, pages that were read tell theirs, and the other entries of the
document tell theirs by what they claim. Of two entries that exclude each other, the one is taken to be wrong that
excludes more; if neither does, nothing is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from audit.check.case import Case
from audit.model.claim import Claim
from audit.model.finding import CheckedCitation
from audit.model.reading import Reading
from audit.text.article_ids import article, sequences

_SLACK: Final = timedelta(days=4)  # of readouts 96 % are published within three days of the event
_MOST: Final = 400  # entries of one sequence that are held against each other


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number with its day or days: those claimed where there is a `claim`, else the known day of publication."""

    number: int
    start: date
    end: date
    claim: Claim | None = None
    checked: CheckedCitation | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """An entry whose claimed days lie outside those of the nearest numbers before and after its own, where known."""

    one: Numbered
    after: Numbered | None
    before: Numbered | None


def misfits(case: Case) -> Iterator[Misfit]:
    """The entries of pages that give no date of their own, by sequence and number."""
    gathered: dict[int, dict[int, list[Numbered]]] = {
        at: {number: [Numbered(number, day, day)] for number, day in one.known.items()}
        for at, one in enumerate(sequences())
    }
    for checked in case.claims:
        claim = checked.claim
        if claim.when is None or claim.when.precision != "day" or claim.modality == "planned":
            continue
        for citation in checked.citations:
            found = article(citation.citation.uri)
            if found:
                reading = case.page(citation.citation.uri).reading
                one = _dated(found.number, reading)
                if one is None and not (reading.from_page and (reading.published.value or reading.events)):
                    one = Numbered(found.number, claim.when.start, claim.when.end, claim, citation)
                if one:
                    gathered[found.sequence].setdefault(found.number, []).append(one)
    for numbers in gathered.values():
        yield from _misfits([one for number in sorted(numbers) for one in numbers[number]])


def _dated(number: int, reading: Reading) -> Numbered | None:
    published = reading.published
    if not reading.from_page or published.value is None or published.confidence == "low":
        return None
    return Numbered(number, published.value, published.value)


def _misfits(ordered: list[Numbered]) -> Iterator[Misfit]:
    """Of points in the order of their numbers, the claimed ones that fit least, each with its neighbours that fit."""
    known = [one for one in ordered if one.claim is None]
    sure = [one for one in ordered if one.claim and any(_exclude(one, other) for other in known)]
    open_ = [one for one in ordered if one.claim and one not in sure]
    doubted, unsettled = _outvoted(open_) if len(open_) <= _MOST else ([], [])
    out = [*sure, *doubted, *unsettled]
    fitting = [one for one in ordered if one not in out]
    for one in (*sure, *doubted):
        lower = [other for other in fitting if other.number < one.number]
        higher = [other for other in fitting if other.number > one.number]
        after = max(lower, key=lambda other: other.start, default=None)
        before = min(higher, key=lambda other: other.end, default=None)
        if (after and _exclude(one, after)) or (before and _exclude(one, before)):
            yield Misfit(one, after, before)


def _exclude(one: Numbered, other: Numbered) -> bool:
    """Whether the lower number is surely of a later day than the higher one."""
    if one.number == other.number:
        return False
    first, second = (one, other) if one.number < other.number else (other, one)
    return first.start > second.end + _SLACK


def _outvoted(points: Iterable[Numbered]) -> tuple[list[Numbered], list[Numbered]]:
    """Those that exclude more than any of those they exclude, and those of which that is not to be told."""
    left = list(points)
    excluded = {at: {other for other, two in enumerate(left) if _exclude(one, two)} for at, one in enumerate(left)}
    out, unsettled = list[int](), list[int]()
    while any(excluded.values()):
        most = max(map(len, excluded.values()))
        worst = [at for at, others in excluded.items() if len(others) == most]
        (out if all(excluded[at].isdisjoint(worst) for at in worst) else unsettled).extend(worst)
        for at in worst:
            del excluded[at]
        for others in excluded.values():
            others.difference_update(worst)
    return [left[at] for at in out], [left[at] for at in unsettled]
