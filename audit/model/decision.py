"""What a person decided about findings, and on what."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from audit.model.uri import Uri

Verdict: TypeAlias = Literal["accepted", "false-positive", "confirmed", "fixed"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as it was when it was decided on: what people read again, and what tells whether it still is the same.

    `claim` is the claim's text. `claimed` and `observed` are the compared values, `source` where on the page the
    observed one stood; `evidence` is 12 hex digits over what was compared (`audit.review.evidence`).
    """

    finding: str
    document: str
    rule: str
    uri: Uri | None
    claim: str | None
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
class Lapse:
    """A decision on something that is found no more.

    `heir` is the id of an undecided finding that may be the same, its claim edited since; None where there is none.
    """

    subject: Subject
    decision: Decision
    heir: str | None
