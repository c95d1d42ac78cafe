"""What a person decided about findings, and on what."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from audit.model.uri import Uri

Verdict: TypeAlias = Literal["accepted", "false-positive", "confirmed", "fixed"]
EditedPart: TypeAlias = Literal["section", "date", "text", "claimed"]
"""Of a claim that was edited; `claimed` is the value that was compared."""
Cause: TypeAlias = Literal["edited", "claim", "page", "finding"]
"""Why a decision lapsed: its claim was edited, or is not in the document any more; its page is not cited any more; or
both are there, and nothing is found."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says in one claim, as far as people know it again by that.

    `date` is its days as `audit.text.days.iso` writes them; `section` and `date` are None where there is none.
    """

    text: str
    section: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as it was when it was decided on: what people read again, and what tells whether it still is the same.

    `claim` is what the document said, None for a link outside the claims. `claimed` and `observed` are the compared
    values, `source` where on the page the observed one stood; `evidence` is 12 hex digits over what was compared
    (`audit.review.evidence`).
    """

    finding: str
    document: str
    rule: str
    uri: Uri | None
    claim: Statement | None
    claimed: str | None
    observed: str | None
    source: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's answer to one finding or to several (ids) that are decided together; it covers no later ones.

    `until` is the last day on which it holds, None for good. `about` says what was decided on; a finding that is not
    in it was decided by its id alone.
    """

    findings: tuple[str, ...]
    verdict: Verdict
    reason: str
    by: str
    on: date
    until: date | None
    about: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a claim said when it was decided on, and says now: two texts, or of another part of it, two values."""

    part: EditedPart
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Lapse:
    """A decision on something that is found no more.

    `heir` is the id of an undecided finding that may be the same, its claim edited since as `edits` tell; None where
    there is none, and then `cause` says what is no longer there.
    """

    subject: Subject
    decision: Decision
    cause: Cause
    heir: str | None = None
    edits: tuple[Edit, ...] = ()
