"""The shape of the canonical JSON, version 1: a cited page, all that was read from it, and every try to get it."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from audit.model.capture import Origin, State
from audit.model.document import Precision
from audit.model.reading import Confidence

Count: TypeAlias = Annotated[int, Meta(ge=0)]
Instant: TypeAlias = Annotated[datetime, Meta(tz=True)]
Digest: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts share: they cannot be changed, and unknown keys are refused."""


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

    A `source` that ends in `-any-verb` is a lesser find: the sentence was read by its form, as no table lists its
    verb.

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
