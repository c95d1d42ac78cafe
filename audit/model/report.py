"""One audit of one document, whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

from audit.model.claim import CitedDocument
from audit.model.decision import Decision, Lapse
from audit.model.finding import Checked, Severity
from audit.model.reading import Page

RunMode: TypeAlias = Literal["live", "replay", "lint"]
RunBasis: TypeAlias = Literal["recorded", "reconstructed", "mixed", "none"]
Format: TypeAlias = Literal["md", "json", "html", "sarif", "junit", "github", "gitlab"]
FailOn: TypeAlias = Literal["new", "any", "never"]


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """What a cassette of reconstructed pages says of itself: who wrote the pages, on which day, from what."""

    written_by: str
    written_on: str
    written_from: str


@dataclass(frozen=True, slots=True)
class RunFacts:
    """How the run went.

    `started`/`finished` are aware UTC times (a replay's are its cassette's first and last capture times); `today` is
    the day against which "future" is judged; `requests` counts questions put to the network.

    `complete` is false when the network here was down or too many URIs that were due could not be asked; `incomplete`
    then says why in one line.

    `fail_on` and `fail_severity` are what was chosen to make the audit fail: undecided findings of that severity or a
    graver one, new ones alone or any.
    """

    mode: RunMode
    basis: RunBasis
    complete: bool
    started: datetime | None
    finished: datetime | None
    today: date
    requests: int
    reconstruction: Reconstruction | None = None
    incomplete: str | None = None
    fail_on: FailOn = "new"
    fail_severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: the document as read, its cited pages (sorted by URI), what was checked, the run's facts.

    `decided` holds the decision on each decided finding, by id; `lapses` are decisions about nothing found any more.
    """

    cited: CitedDocument
    pages: tuple[Page, ...]
    checked: Checked
    run: RunFacts
    decided: Mapping[str, Decision] = field(default_factory=dict)
    lapses: tuple[Lapse, ...] = ()
