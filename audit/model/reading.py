"""What a page says of itself, each value with where it was found."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeAlias, TypeVar

from audit.model.capture import Condition, Retrieval
from audit.model.claim import Kind, Mode
from audit.model.document import DateInterval, Precision
from audit.model.uri import Uri

Confidence: TypeAlias = Literal["high", "medium", "low"]
Aspect: TypeAlias = Literal["title", "published", "modified"]
V = TypeVar("V", bound=str | date)


@dataclass(frozen=True, slots=True)
class Evidence(Generic[V]):
    """One candidate value.

    `source` names the kind of place (`jsonld.datePublished`, `near-headline`, `url-path` …), `locator` the very place
    (a CSS-like path, a character offset, a URL segment), `raw` the text as it stands there.

    A date's `value` is the day as written in its own `zone` (such as "-05:00"; None when none was written), never
    converted; `moment` is the very moment where one is told with its zone. With `precision` month or year, `value` is
    None and `raw` tells what was written; so it is where the order of day and month is open, and `readings` are the
    days it may mean.
    """

    aspect: Aspect
    value: V | None
    raw: str
    source: str
    locator: str
    confidence: Confidence
    zone: str | None = None
    precision: Precision | None = None
    moment: datetime | None = None
    readings: tuple[V, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """The value chosen for one aspect, or None when the page does not tell, with every candidate and the reason.

    `reason` is a sentence for people. `text` is the chosen candidate as written; with partial
    dates `value` is None and `text` holds what was found. `disagreement` is true when candidates of another value
    exist that were not explained away.
    """

    value: V | None
    source: str | None
    confidence: Confidence | None
    candidates: tuple[Evidence[V], ...]
    reason: str
    text: str | None = None
    disagreement: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """When something happened, as the page tells it: "met today" on a page of December 9 is December 9.

    `source` names the place and the rule (`lead:today`, `lead:on-date`, `title:on-date` …), `snippet` is the sentence
    or the title. A rule that counts from the page's day ends in `-after-midnight` where the page was posted between
    00:00 and 03:00: the event may then be of the day before. What was read by the form of the sentence alone, for
    no table lists its verb, ends in `-any-verb`.
    `planned` marks an announcement ("will travel"). `when.text` holds the words that gave the date.
    """

    when: DateInterval
    source: str
    snippet: str
    planned: bool
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read.

    `lead` is its first running text (squeezed), `kind` and `mode` what title and lead call the event. A reading made
    from a URL alone (no body) has `from_page` False and holds only what the URL gives (path dates, post IDs).
    """

    uri: Uri
    title: Choice[str]
    published: Choice[date]
    modified: Choice[date]
    events: tuple[Event, ...]
    lead: str
    kind: Kind
    mode: Mode
    correction: str | None = None
    language: str | None = None
    from_page: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A cited page: how it was retrieved, its condition at its own address, and the reading used as evidence.

    `reading` is of the try that `retrieval.used` names; without one it is made from the URL alone (`from_page` False).
    """

    uri: Uri
    retrieval: Retrieval
    condition: Condition
    reading: Reading
