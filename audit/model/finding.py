"""How a claim compares with its cited pages, field by field, and what a person should look at.

The subject of every message is the page or the document, never a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from audit.model.claim import Citation, Claim
from audit.model.reading import Confidence
from audit.model.uri import Uri

Severity: TypeAlias = Literal["error", "warning", "note"]
FieldName: TypeAlias = Literal["date", "kind", "actor", "counterpart", "place", "title"]
Result: TypeAlias = Literal["agree", "differ", "silent"]
CitationVerdict: TypeAlias = Literal["supported", "partly", "contradicted", "not-stated", "unreachable", "unchecked"]
ClaimVerdict: TypeAlias = Literal[
    "supported", "partly", "contradicted", "not-stated", "unreachable", "unchecked", "uncited", "planned"
]
Basis: TypeAlias = Literal["recorded", "reconstructed", "url-only"]
FindingState: TypeAlias = Literal["new", "known", "changed", "reopened", "fixed", "removed", "unchecked"]

GRAVITY: Final[Mapping[Severity, int]] = {"error": 0, "warning": 1, "note": 2}
"""The gravest first."""
FRESH: Final[frozenset[FindingState]] = frozenset({"new", "changed", "reopened"})
"""States of findings that nobody can have known of."""
OVER: Final[frozenset[FindingState]] = frozenset({"fixed", "removed"})
"""States of findings that a report only remembers."""
NOT_FOUND: Final[frozenset[FindingState]] = OVER | {"unchecked"}
"""States of findings of an earlier report that this run did not make itself."""


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One field of a claim against one page.

    `claimed` and `observed` are words for people (dates as ISO days or `start/end`). `observed` is what the page gives
    there, None where it gives nothing; a silent field holds what settles nothing (a day of publication that fits, a
    title that names neither this event nor another). `source` is an `Evidence.source` or `Event.source`, prefixed
    `url:` when the value comes from the URL's words; `snippet` is the passage it stands in.
    """

    field: FieldName
    claimed: str
    observed: str | None
    result: Result
    source: str | None
    snippet: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """One citation of one claim, compared. `basis` says what the comparison rests on."""

    citation: Citation
    verdict: CitationVerdict
    basis: Basis
    fields: tuple[FieldResult, ...]


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with the verdict of each of its citations; the claim's own verdict is the worst of them."""

    claim: Claim
    verdict: ClaimVerdict
    citations: tuple[CheckedCitation, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at.

    `id` is 12 hex digits of sha256(rule, claim id, URL key, claimed): it survives moved lines and changed pages.
    `claim` is a claim id (None for links that belong to none), `uri` the cited URI (None for uncited claims).
    `line`/`end_line` are the document's. `observed`, `source` and `snippet` say what the page gives and where it was
    found. `suggestion` is what a person could do next, or None. `first_seen` is the day it was first found as far as
    earlier reports tell, `failed_on` the days on which its page was not there, `was` why it changed or re-opened (of a
    known one, why it was open again when an earlier report told so), `lowered_from` how grave it would be if it were
    known to last.
    """

    id: str
    rule: str
    severity: Severity
    confidence: Confidence
    claim: str | None
    uri: Uri | None
    line: int
    end_line: int
    message: str
    claimed: str | None = None
    observed: str | None = None
    source: str | None = None
    snippet: str | None = None
    suggestion: str | None = None
    state: FindingState = "new"
    first_seen: date | None = None
    failed_on: tuple[date, ...] = ()
    was: str | None = None
    lowered_from: Severity | None = None


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule is, in words for people: its gravest severity, a line, and some paragraphs of plain text."""

    code: str
    severity: Severity
    summary: str
    explain: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings with one cause, so that one look can serve them all. Members are stored; later ones are not covered."""

    id: str
    cause: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything the check room says of one document: claims in document order, findings sorted by line, rule, id."""

    claims: tuple[CheckedClaim, ...]
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
