"""The recordings of one ask that are kept, its *takes*, and what becomes of them when the page answers anew.

A page that was read is evidence, and no later outage may cost it. So an answer displaces only takes that tell no more
than it does itself:

    3  a page that came whole
    2  the answer that there is no such page
    1  any other answer: a wall, a redirect that leads nowhere, a page that is empty or only scripts could fill
    0  no answer, or one that only says "later": a failure, 429, 5xx, a body that did not come whole

What tells more stays in the file, before it. A replay plays the last take, which is what the last run saw. When the
page answers again as an earlier take has it, the takes behind that one go, and the file is as it was.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from audit.fetch.filing import unexact
from audit.fetch.tape import take_of
from audit.fetch.warc import Record, read_warc_fields, records
from audit.model.capture import NOT_STORED, Capture, Condition, Outcome, Unreachable
from audit.model.uri import Uri

Judge: TypeAlias = Callable[[Capture], Condition]
"""What an answer makes of a page as evidence. Only the extract room knows, so it is handed in."""

WHOLE_PAGE: Final = 3
_NO_SUCH_PAGE, _OTHERWISE, _LATER = 2, 1, 0
_PAGE: Final = frozenset({200, 203})
_PASSING: Final = frozenset({408, 425, 429})
_SERVER_ERRORS: Final = range(500, 600)


@dataclass(frozen=True, slots=True)
class Take:
    """One recording of an ask: its number (from 1, rising within the file) and its records in order."""

    number: int
    records: tuple[Record, ...]


Asks: TypeAlias = Mapping[Uri, Sequence[Take]]
"""What one file holds: the takes of each asked URI."""


def held(path: Path) -> Asks:
    """What one of our files holds; nothing when it is not there or people wrote it. Raises CassetteError."""
    found: dict[Uri, dict[int, list[Record]]] = {}
    for one in records(path) if path.exists() else ():
        asked = one.field("Audit-Asked")
        if asked is not None:
            found.setdefault(unexact(asked), {}).setdefault(take_of(one), []).append(one)
    return {
        asked: tuple(Take(number, tuple(made)) for number, made in sorted(takes.items()))
        for asked, takes in found.items()
    }


def cited_in(path: Path) -> str | None:
    """What a file says that its recordings are of (`audit.fetch.filing.about`), as written; None without a file."""
    first = next(records(path)) if path.exists() else None
    return None if first is None else read_warc_fields(first.block).get("audit-cited")


def all_records(asks: Asks) -> list[Record]:
    """Every record of the asks, take by take."""
    return [one for takes in asks.values() for take in takes for one in take.records]


def weight(outcome: Outcome, judge: Judge) -> int:
    """How much an outcome tells of the page, by the table above."""
    if isinstance(outcome, Unreachable) or outcome.flaw:
        return _LATER
    if _is_for_later(outcome):
        return _LATER
    condition = judge(outcome)
    state, cause = condition.state, condition.cause
    if state == "gone":
        return _NO_SUCH_PAGE
    if state == "unavailable":
        return _LATER
    is_page = state not in ("blocked", "broken") or cause.startswith("not-html:")
    return WHOLE_PAGE if outcome.status in _PAGE and _has_body(outcome) and is_page else _OTHERWISE


def lasting(takes: Iterable[tuple[Take, Outcome]], seen: Outcome, judge: Judge) -> tuple[Take, ...]:
    """The takes that stay when an outcome is added: those that tell more than it does."""
    told = weight(seen, judge)
    return tuple(take for take, outcome in takes if told < WHOLE_PAGE and weight(outcome, judge) > told)


def same(before: Outcome, now: Outcome) -> bool:
    """Whether a page answers as it did: the same redirects, end, status, kind and payload, or the same failure.

    What a server says with "later" is no page, and often holds a number of its own: there the status says it all. Of a
    body that did not come whole, how much came is chance: as long as what is on file begins with it, nothing is new.
    """
    if isinstance(before, Capture) and isinstance(now, Capture):
        return _told(before) == _told(now) or _told_less(before, now)
    if isinstance(before, Unreachable) and isinstance(now, Unreachable):
        return (before.hops, before.final_uri, before.cause) == (now.hops, now.final_uri, now.cause)
    return False


def _told_less(before: Capture, now: Capture) -> bool:
    """Whether less came of the same broken answer than before."""
    if now.flaw is None or now.withheld or before.withheld or not before.payload.startswith(now.payload):
        return False
    return _told(before) == _told(replace(now, payload=before.payload))


def _is_for_later(capture: Capture) -> bool:
    return capture.status in _PASSING or capture.status in _SERVER_ERRORS


def _has_body(capture: Capture) -> bool:
    return bool(capture.payload or capture.withheld)


def _told(capture: Capture) -> tuple[object, ...]:
    """What makes an answer the same; of challenges, which are different every time, which wall it was."""
    known = capture.withheld
    way = capture.hops, capture.final_uri, capture.status, capture.header("content-type")
    if known and known.cause != NOT_STORED:
        return *way, known.cause
    if _is_for_later(capture):
        return way
    sha256 = known.sha256 if known else hashlib.sha256(capture.payload).hexdigest()
    return *way, known and known.cause, sha256, capture.flaw
