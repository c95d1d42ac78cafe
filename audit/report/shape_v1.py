"""The shape of the canonical JSON, version 1: what every other format, and everybody else's program, may rely on.

These are copies made for readers, not the model: the model may change with the program, this shape only with its
version. Every key is always there; what is not known is null. Times are RFC 3339 in UTC, dates ISO 8601. A new
optional key is an addition within the version; anything else is `citation-audit/2`, with a shape of its own.
"""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, field

from audit.model.claim import Kind, Modality, Mode, Part, PartyType
from audit.model.decision import Cause, EditedPart, Verdict
from audit.model.finding import (
    Basis,
    CitationVerdict,
    ClaimVerdict,
    FieldName,
    FindingState,
    Result,
    Severity,
)
from audit.model.reading import Confidence
from audit.model.report import FailOn, RunBasis, RunMode
from audit.report.shape_page_v1 import Count, Digest, Instant, PageV1, Shape

SCHEMA: Literal["citation-audit/1"] = "citation-audit/1"

Ordinal: TypeAlias = Annotated[int, Meta(ge=1)]
Id: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]


class DocumentV1(Shape, frozen=True):
    """The document under audit; `published` is the day it states itself, `sha256` that of its bytes."""

    path: str
    title: str | None
    published: date | None
    source: str | None
    sha256: Digest


class ReconstructionV1(Shape, frozen=True):
    """What a cassette of reconstructed pages says of itself: by whom, on which day and from what they were written."""

    written_by: str
    written_on: str
    written_from: str


class RunV1(Shape, frozen=True):
    """How the run went; a replay's `started` and `finished` are its cassette's first and last capture times.

    `requests` counts questions put to the network. `incomplete` says why, in one line, when `complete` is false.
    `fail_on` and `fail_severity` say which undecided findings were chosen to make the audit fail.
    """

    mode: RunMode
    basis: RunBasis
    complete: bool
    started: Instant | None
    finished: Instant | None
    today: date
    requests: Count
    reconstruction: ReconstructionV1 | None = None
    incomplete: str | None = None
    fail_on: FailOn = "new"
    fail_severity: Severity = "error"


class VerdictCountsV1(Shape, frozen=True):
    """How many claims have each verdict."""

    supported: Count
    partly: Count
    contradicted: Count
    not_stated: Count = field(name="not-stated")
    unreachable: Count
    unchecked: Count
    uncited: Count
    planned: Count


class ConditionCountsV1(Shape, frozen=True):
    """How many cited pages are in each condition."""

    ok: Count
    gone: Count
    blocked: Count
    unavailable: Count
    broken: Count
    refused: Count
    invalid: Count
    unchecked: Count


class SeverityCountsV1(Shape, frozen=True):
    """How many findings are of each severity."""

    error: Count
    warning: Count
    note: Count


class StateCountsV1(Shape, frozen=True):
    """How many findings are in each state against the baseline; without one all are new."""

    new: Count
    known: Count
    changed: Count
    reopened: Count
    fixed: Count
    removed: Count
    unchecked: Count


class SummaryV1(Shape, frozen=True):
    """The report counted: dated entries, claims, links within claims, distinct cited pages, and what became of them.

    `verdicts` add up to `claims`; `may_differ` are those among them, of any verdict but contradicted, uncited and
    planned, whose page may differ. `conditions` add up to `pages`. `findings` are those that are there or could not be
    checked again, decided or not; `states` are all, `fixed` and `removed` included: they exceed `findings` by these.
    """

    entries: Count
    claims: Count
    citations: Count
    pages: Count
    verdicts: VerdictCountsV1
    conditions: ConditionCountsV1
    findings: SeverityCountsV1
    states: StateCountsV1
    may_differ: Count = 0


class PartyV1(Shape, frozen=True):
    """Somebody or something that takes part; `name` is null when only a role is written."""

    name: str | None
    role: str | None
    country: str | None
    type: PartyType


class FieldV1(Shape, frozen=True):
    """One field of a claim against one page; days as ISO dates or `start/end`. A `url:` source is the URL's words.

    A difference of low `confidence` contradicts nothing by itself.
    """

    field: FieldName
    claimed: str
    observed: str | None
    result: Result
    source: str | None
    snippet: str | None
    confidence: Confidence | None = None


class LinkV1(Shape, frozen=True):
    """A link of the document: the URI as written, the line it stands on, its anchor text."""

    uri: str
    line: Ordinal
    anchor: str


class CitationV1(LinkV1, frozen=True):
    """A link of a claim, compared; `basis` is what the comparison rests on.

    `may_differ`: something differs that no page of the claim agrees on, but not surely enough to contradict it.
    """

    verdict: CitationVerdict
    basis: Basis
    fields: tuple[FieldV1, ...]
    may_differ: bool = False


class StretchV1(Shape, frozen=True):
    """A day or a stretch of days, both ends included."""

    start: date
    end: date


class StatementV1(Shape, frozen=True, kw_only=True):
    """What a claim says, and where: one dated statement about one event.

    `entry` is the ordinal of the dated entry it comes from; `start` and `end` are null when it carries no date that
    could be understood, though `date_text` may hold one as written. `days` has the stretches of a list that leaves
    days out ("January 5 and 7"), else nothing. `year_inferred` is true when the document does not write the year.
    """

    id: Id
    entry: Count
    section: str | None
    line: Ordinal
    end_line: Ordinal
    text: str
    start: date | None
    end: date | None
    days: tuple[StretchV1, ...] = ()
    date_text: str | None
    year_inferred: bool = False
    kind: Kind
    mode: Mode
    modality: Modality
    part: Part
    place: str | None
    actors: tuple[PartyV1, ...]
    counterparts: tuple[PartyV1, ...]


class CitedClaimV1(StatementV1, frozen=True):
    """A claim as read, before anything was fetched."""

    citations: tuple[LinkV1, ...]


class ClaimV1(StatementV1, frozen=True):
    """A claim with its verdict: the worst of its citations'.

    `may_differ`: nothing contradicts it, and one of its citations may differ. Formats for people list such claims
    apart, as "page may differ", whatever their verdict is.
    """

    verdict: ClaimVerdict
    citations: tuple[CitationV1, ...]
    may_differ: bool = False


class DecisionV1(Shape, frozen=True):
    """What a person decided about a finding; it holds up to `until`, for good when that is null."""

    verdict: Verdict
    reason: str
    by: str
    on: date
    until: date | None


class FindingV1(Shape, frozen=True):
    """Something a person should look at.

    `claim` and `uri` name the claim and the cited page it is about; either may be null. `observed` is what the page
    gives, `source` where it gives it, `snippet` the passage. `group` is the id of its group. `first_seen` is the first
    day it was found and `failed_on` the days its page was not there, as far as earlier reports tell; `was` is why it
    changed or re-opened; a known finding keeps why it re-opened until somebody decides. `lowered_from` is how grave it
    would be if it were known to last: against an earlier report, a page that is not there is a warning until it was not
    there in three runs at least three days apart.
    """

    id: Id
    rule: str
    severity: Severity
    confidence: Confidence
    claim: Id | None
    uri: str | None
    line: Ordinal
    end_line: Ordinal
    message: str
    claimed: str | None
    observed: str | None
    state: FindingState
    first_seen: date | None
    failed_on: tuple[date, ...]
    group: str | None
    decision: DecisionV1 | None
    suggestion: str | None
    source: str | None = None
    snippet: str | None = None
    was: str | None = None
    lowered_from: Severity | None = None


class EditV1(Shape, frozen=True):
    """A part of a claim when it was decided on, and now; `claimed` is the value that was compared, "" for none."""

    part: EditedPart
    was: str
    now: str


class LapseV1(Shape, frozen=True):
    """A decision that holds no longer, because what it is about is found no more.

    `finding`, `rule`, `uri` and `claim` (its words) say what was decided on. `cause` is why: the claim was `edited`;
    the `claim` is not in the document any more; the `page` is not cited any more; or both are there and the `finding`
    is not. `heir` is the undecided finding on the edited claim that a person could carry the decision over to; `edits`
    is what was edited.
    """

    finding: Id
    rule: str
    uri: str | None
    claim: str | None
    cause: Cause
    heir: Id | None
    edits: tuple[EditV1, ...]
    decision: DecisionV1


class GroupV1(Shape, frozen=True):
    """Findings with one cause, so that one look can serve them all."""

    id: str
    cause: str
    findings: tuple[Id, ...]


class ReportV1(Shape, frozen=True):
    """One audit of one document.

    Pages are sorted by URI, claims and links stand in document order, findings by line, rule and id, groups by id.
    `links` are those that belong to no claim; their pages are in `pages` too. `lapses` are decisions that hold no
    longer, by finding.
    """

    schema: Literal["citation-audit/1"]
    document: DocumentV1
    run: RunV1
    summary: SummaryV1
    pages: tuple[PageV1, ...]
    claims: tuple[ClaimV1, ...]
    links: tuple[LinkV1, ...]
    findings: tuple[FindingV1, ...]
    groups: tuple[GroupV1, ...]
    lapses: tuple[LapseV1, ...] = ()


class CitedDocumentV1(Shape, frozen=True):
    """A document as read: the report's document, claims and links, less what needs fetching."""

    document: DocumentV1
    claims: tuple[CitedClaimV1, ...]
    links: tuple[LinkV1, ...]
