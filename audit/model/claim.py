"""What a document claims: who did what with whom, when, and which pages it cites for that."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from audit.model.document import DateInterval, Document, Span
from audit.model.uri import Uri

Kind: TypeAlias = Literal["call", "meeting", "visit", "ministerial", "statement", "other"]
Mode: TypeAlias = Literal["in-person", "remote", "unknown"]
Modality: TypeAlias = Literal["past", "planned", "quote", "narrative"]
Part: TypeAlias = Literal["main", "remainder", "per-link"]
Bound: TypeAlias = Literal["exactly", "at-least", "more-than", "about"]
Counted: TypeAlias = Literal["events", "people"]
PartyType: TypeAlias = Literal["person", "body", "group"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that takes part.

    "Norwegian Foreign Minister Huitfeldt" is name Huitfeldt, role Foreign Minister, country Norway (the country's
    English name, whatever adjective was written).
    `name` is None when only a role is written ("French Foreign Minister"). Bodies (NATO Military Committee) and
    groups (B9, Nordic counterparts) carry their name as written.
    """

    name: str | None
    role: str | None
    country: str | None
    type: PartyType


@dataclass(frozen=True, slots=True)
class Citation:
    """A link of the document: the URI exactly as written, its anchor text (white space squeezed), and its place."""

    uri: Uri
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One dated statement about one event.

    `id` is 12 hex digits of sha256(section, normalised text of the entry, part, n-th of equal ones): never the line.
    `entry` is the ordinal (from 1) of the dated entry it comes from; several claims may share one.
    `text` is the claim's own words, white space squeezed, date included where it stands in them.
    `date_text` is the date as the entry writes it. `when` is None without one (narrative claims), and where what is
    written names no days ("April 31", a date whose year is neither written nor can be inferred).
    `actors` act ("Secretary Blinken"), `counterparts` are acted with ("Foreign Minister Kuleba").
    """

    id: str
    entry: int
    section: str | None
    span: Span
    text: str
    when: DateInterval | None
    actors: tuple[Party, ...]
    counterparts: tuple[Party, ...]
    kind: Kind
    mode: Mode
    place: str | None
    modality: Modality
    part: Part
    citations: tuple[Citation, ...]
    date_text: str | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """The days, both ends included, that a number is of; `loosely` where what lies near them may count, too.

    `text` is as written: "since January 2023".
    """

    start: date
    end: date
    loosely: bool
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A number that the document's running text gives of what its list tells: "has spoken seven times with Yermak".

    It counts `counted`: events with all of the `counterparts` ("seven times with …"), events with anybody ("more than
    two dozen calls and meetings"), or the people of a group ("16 European leaders", whose words are then the only
    counterpart). `bound` says what the number is: neither more nor less, that many or more, more than that, or about
    that. `kinds` are the kinds of events it counts; all, where there are none. `within` are the days it counts
    over, and `place` where its events were ("two visits to Ukraine"), if told. `text` is the sentence.
    """

    span: Span
    text: str
    actors: tuple[Party, ...]
    counterparts: tuple[Party, ...]
    number: int
    bound: Bound
    counted: Counted
    kinds: frozenset[Kind] = frozenset()
    within: Within | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document as read: `entries` counts dated entries, `claims` stand in document order, `links` belong to none.

    `tallies` are the numbers its running text gives; `illustrative` if that says that the list is not complete.
    """

    document: Document
    entries: int
    claims: tuple[Claim, ...]
    links: tuple[Citation, ...]
    tallies: tuple[Tally, ...] = ()
    illustrative: bool = False

    @property
    def undated(self) -> tuple[Claim, ...]:
        """The first claim of each entry that is written with a date of which no days are known."""
        first = {claim.entry: claim for claim in reversed(self.claims) if claim.date_text and claim.when is None}
        return tuple(first[entry] for entry in sorted(first))
