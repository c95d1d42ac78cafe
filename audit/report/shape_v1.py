"""The shape of the canonical JSON, version 1: what every other format, and everybody else's program, may rely on.

These are copies made for readers, not the model: the model may change with the program, this shape only with its
version. Every key is always there; what is not known is null. Times are RFC 3339 in UTC, dates ISO 8601. A new
optional key is an addition within the version; anything else is `citation-audit/2`, with a shape of its own.
"""

from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

from audit.model.capture import Origin, State
from audit.model.claim import Kind, Modality, Mode, Part, PartyType
from audit.model.decision import Verdict
from audit.model.document import Precision
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

SCHEMA: Literal["citation-audit/1"] = "citation-audit/1"

Count: TypeAlias = Annotated[int, Meta(ge=0)]
Ordinal: TypeAlias = Annotated[int, Meta(ge=1)]
Instant: TypeAlias = Annotated[datetime, Meta(tz=True)]
Digest: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Id: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts share: they cannot be changed, and unknown keys are refused."""


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
    """The report counted: dated entries, claims, links within claims, distinct cited pages, and what became of them."""

    entries: Count
    claims: Count
    citations: Count
    pages: Count
    verdicts: VerdictCountsV1
    conditions: ConditionCountsV1
    findings: SeverityCountsV1
    states: StateCountsV1


class FoundV1(Shape, frozen=True):
    """One candidate value: `raw` as it stands there, `source` the kind of place, `locator` the very place.

    `zone` and `precision` are a date's: its own zone as written, and day, month or year. Else null.
    """

    raw: str
    source: str
    locator: str
    confidence: Confidence
    zone: str | None
    precision: Precision | None


class FoundTitleV1(FoundV1, frozen=True):
    """A candidate title."""

    value: str | None


class FoundDateV1(FoundV1, frozen=True):
    """A candidate date: the day as written in its own zone; null when only a month or year is written."""

    value: date | None


class TitleV1(Shape, frozen=True):
    """The title chosen, and every candidate in the extractor's order."""

    value: str | None
    source: str | None
    confidence: Confidence | None
    variants: tuple[FoundTitleV1, ...]


class PublishedV1(Shape, frozen=True):
    """The publication day chosen, and every candidate in the extractor's order."""

    value: date | None
    source: str | None
    confidence: Confidence | None
    candidates: tuple[FoundDateV1, ...]


class EventV1(Shape, frozen=True):
    """When something happened as the page tells it; `snippet` is the sentence that does, `source` the rule.

    `planned` is true of an announcement.
    """

    start: date
    end: date
    source: str
    snippet: str
    planned: bool = False


class HopV1(Shape, frozen=True):
    """One redirect that was followed."""

    uri: str
    status: int


class TryV1(Shape, frozen=True):
    """One origin that was asked: the cited address, a successor, an archive (`memento`), or an earlier `recording`.

    `captured_at` is when the answer, or the failure to get one, was had. `status` is null when there was no HTTP
    answer. `payload_sha256` is of the body as it was read (after content decoding), cut short or not: the cause says
    so; null when nothing was read. `record` is "<cassette file>#<record id>". `signal` is what was seen that led to
    the cause, such as the title of an error page, in words; it may hold text of the page.
    """

    origin: Origin
    condition: State
    cause: str
    status: int | None
    final_uri: str
    hops: tuple[HopV1, ...]
    captured_at: Instant | None
    memento_datetime: Instant | None
    attempts: Count
    ip: str | None
    payload_sha256: Digest | None
    record: str | None
    signal: str | None = None


class PageV1(Shape, frozen=True):
    """A cited page, its condition at its own address; `used` is the index of the try that serves as evidence.

    Without one, title and dates are what the URL alone gives, else null.
    """

    uri: str
    condition: State
    cause: str
    moved: bool
    used: Count | None
    title: TitleV1
    published: PublishedV1
    modified: date | None
    events: tuple[EventV1, ...]
    tries: tuple[TryV1, ...]


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
    """A link of a claim, compared; `basis` is what the comparison rests on."""

    verdict: CitationVerdict
    basis: Basis
    fields: tuple[FieldV1, ...]


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
    """A claim with its verdict: the worst of its citations'."""

    verdict: ClaimVerdict
    citations: tuple[CitationV1, ...]


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
    changed or re-opened.
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


class GroupV1(Shape, frozen=True):
    """Findings with one cause, so that one look can serve them all."""

    id: str
    cause: str
    findings: tuple[Id, ...]


class ReportV1(Shape, frozen=True):
    """One audit of one document.

    Pages are sorted by URI, claims and links stand in document order, findings by line, rule and id, groups by id.
    `links` are those that belong to no claim; their pages are in `pages` too.
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


class CitedDocumentV1(Shape, frozen=True):
    """A document as read: the report's document, claims and links, less what needs fetching."""

    document: DocumentV1
    claims: tuple[CitedClaimV1, ...]
    links: tuple[LinkV1, ...]
