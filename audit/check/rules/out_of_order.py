"""An entry that stands out of the order of days its section otherwise keeps."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from audit.check.case import Case
from audit.check.findings import of_claim
from audit.check.wording import claimed_days
from audit.model.claim import Claim
from audit.model.document import DateInterval
from audit.model.finding import Finding, Severity
from audit.text.days import iso

CODE = "out-of-order"
SEVERITY: Severity = "note"
GROUPED = None
SUMMARY = "An entry stands out of the order of days that its section otherwise keeps."
EXPLAIN = """\
Finds: the fewest entries that would have to move for a section to be in order of days (rising or falling), in sections
of at least four entries of which no more than one in five (or one) is out of place. Of two entries in reversed order,
the later one in the document is named. A range is in order where any of its days is.

Why it matters: a slip in the order is often a slip in the date.

Example: an entry of December 29 after one of December 30.

To accept: move the entry or correct its date; or accept the finding with the reason for the order."""

_FEWEST = 4  # entries; fewer show no order to be out of
_TOLERATED = 5  # one out-of-place entry in this many


def find(case: Case) -> Iterator[Finding]:
    """One note per entry that would have to move."""
    for _, section in groupby(_dated(case), key=lambda claim: claim.section):
        entries = [next(claims) for _, claims in groupby(section, key=lambda claim: claim.entry)]
        for at in misplaced([claim.when for claim in entries if claim.when is not None]):
            yield of_claim(CODE, SEVERITY, entries[at], _message(entries, at))


def misplaced(order: Sequence[DateInterval]) -> tuple[int, ...]:
    """The positions that would have to move, in rising or falling order, whichever moves fewer; () if too many."""
    if len(order) < _FEWEST:
        return ()
    rising = _unfit([(when.start.toordinal(), when.end.toordinal()) for when in order])
    falling = _unfit([(-when.end.toordinal(), -when.start.toordinal()) for when in order])
    fewest = min(rising, falling, key=len)
    return fewest if len(fewest) <= max(1, len(order) // _TOLERATED) else ()


def _unfit(order: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Single days are put in order first; a range is then out of place only if none of its days fits between them."""
    single = [at for at, (first, last) in enumerate(order) if first == last]
    kept = [single[at] for at in _longest_rising([order[at][0] for at in single])]
    unfit = set(single) - set(kept)
    before, after = _bounds(order, kept)
    unfit.update(
        at for at, (first, last) in enumerate(order) if first != last and (last < before[at] or first > after[at])
    )
    return tuple(sorted(unfit))


def _bounds(order: Sequence[tuple[int, int]], kept: Sequence[int]) -> tuple[list[int], list[int]]:
    """For every position the latest kept day before it and the earliest after it."""
    fixed = frozenset(kept)
    before, after = [date.min.toordinal() - date.max.toordinal()] * len(order), [date.max.toordinal()] * len(order)
    for at in range(1, len(order)):
        before[at] = order[at - 1][0] if at - 1 in fixed else before[at - 1]
    for at in range(len(order) - 2, -1, -1):
        after[at] = order[at + 1][0] if at + 1 in fixed else after[at + 1]
    return before, after


def _longest_rising(order: Sequence[int]) -> list[int]:
    """Positions of a longest subsequence that never falls; of equals, the one whose members stand earlier.

    Read from the back it is a longest one that never rises, found by bisection (n log n).
    """
    tails: list[int] = []  # the negated day on which the best run of each length ends
    ends: list[int] = []  # and its position
    following: list[int | None] = [None] * len(order)
    for at in range(len(order) - 1, -1, -1):
        length = bisect_right(tails, -order[at])
        following[at] = ends[length - 1] if length else None
        tails[length : length + 1] = [-order[at]]
        ends[length : length + 1] = [at]
    chain: list[int] = []
    at_next = ends[-1] if ends else None
    while at_next is not None:
        chain.append(at_next)
        at_next = following[at_next]
    return chain


def _dated(case: Case) -> Iterator[Claim]:
    return (
        checked.claim
        for checked in case.claims
        if checked.claim.when is not None and checked.claim.modality in {"past", "planned"}
    )


def _message(entries: Sequence[Claim], at: int) -> str:
    neighbour, side = (entries[at - 1], "after") if at else (entries[at + 1], "before")
    one, other = entries[at].when, neighbour.when
    if one is None or other is None:
        return "An entry stands out of the order of its section."
    section = f' of "{entries[at].section}"' if entries[at].section else ""
    return (
        f"The entry of {claimed_days(one, iso(other))} stands {side} the one of {claimed_days(other, iso(one))}, "
        f"out of the order of days that the section{section} otherwise keeps."
    )
