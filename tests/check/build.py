"""Claims, pages and cases made by hand, with everything a test does not speak of left plain."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from audit.check.case import Case
from audit.check.comparing import Comparing
from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.check.verdict import checked_claim
from audit.model.capture import Capture, CaptureBasis, Condition, Origin, Outcome, Retrieval, State, Try, Unreachable
from audit.model.claim import Citation, CitedDocument, Claim, Kind, Modality, Mode, Part, Party
from audit.model.document import DateInterval, Document, Precision, Span
from audit.model.finding import Checked, Finding
from audit.model.reading import Choice, Confidence, Event, Evidence, Page, Reading
from audit.model.uri import Uri
from audit.text.days import from_iso

TODAY = date(2022, 1, 10)
URL = "https://pages.example/2021/readout"
BLINKEN = Party("Blinken", "Secretary", None, "person")
SHERMAN = Party("Sherman", "Deputy Secretary", None, "person")
HUITFELDT = Party("Huitfeldt", "Foreign Minister", "Norway", "person")
_WHEN = datetime(2022, 1, 11, tzinfo=UTC)


def day(iso: str, text: str | None = None, precision: Precision = "day") -> DateInterval:
    """`2021-12-09`, a range `2021-12-15/2021-12-16`, or a list `2022-01-05,2022-01-07`."""
    parts = from_iso(iso)
    written = iso if text is None else text
    return DateInterval(parts[0][0], parts[-1][1], precision, written, parts=parts if len(parts) > 1 else ())


def unwritten_year(claim: Claim) -> Claim:
    """The same claim in a document that does not write the year."""
    if claim.when is None:
        raise ValueError(claim)
    return replace(claim, when=replace(claim.when, inferred=True))


def link(uri: Uri = URL, line: int = 1) -> Citation:
    return Citation(uri, "an entry", Span(line, 1, line, 10))


def claim(  # noqa: PLR0913 - a claim has that many parts
    when: str | None = "2021-12-09",
    *,
    uris: Sequence[Uri] = (URL,),
    text: str = "December 9: Secretary Blinken’s meeting with Norwegian Foreign Minister Huitfeldt",
    actors: tuple[Party, ...] = (BLINKEN,),
    counterparts: tuple[Party, ...] = (HUITFELDT,),
    kind: Kind = "meeting",
    mode: Mode = "in-person",
    place: str | None = None,
    modality: Modality = "past",
    part: Part = "main",
    line: int = 1,
    entry: int | None = None,
    section: str | None = "Engagements",
) -> Claim:
    return Claim(
        id=f"{line:012x}",
        entry=line if entry is None else entry,
        section=section,
        span=Span(line, 1, line, 80),
        text=text,
        when=None if when is None else day(when),
        actors=actors,
        counterparts=counterparts,
        kind=kind,
        mode=mode,
        place=place,
        modality=modality,
        part=part,
        citations=tuple(link(uri, line) for uri in uris),
    )


def event(when: str, words: str = "today", *, planned: bool = False, sure: Confidence = "high") -> Event:
    return Event(day(when, words), f"lead:{words}", f"They met {words}.", planned, sure)


def published(
    value: str | None, *, zone: str | None = None, source: str = "near-headline", sure: Confidence = "high"
) -> Choice[date]:
    if value is None:
        return Choice(None, None, None, (), "No date was found.")
    found = date.fromisoformat(value)
    one: Evidence[date] = Evidence("published", found, value, source, "", sure, zone=zone, precision="day")
    return Choice(found, source, sure, (one,), "The only date.", text=value)


def title_of(value: str | None) -> Choice[str]:
    if value is None:
        return Choice(None, None, None, (), "No title was found.")
    return Choice(value, "h1", "high", (), "The only title.")


def reading(  # noqa: PLR0913 - a reading has that many parts
    uri: Uri = URL,
    *,
    title: str | None = "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt",
    dated: Choice[date] | None = None,
    events: tuple[Event, ...] = (),
    lead: str = "",
    kind: Kind = "other",
    mode: Mode = "unknown",
    from_page: bool = True,
) -> Reading:
    return Reading(
        uri=uri,
        title=title_of(title),
        published=published("2021-12-09") if dated is None else dated,
        modified=published(None),
        events=events,
        lead=lead,
        kind=kind,
        mode=mode,
        from_page=from_page,
    )


def page(read: Reading | None = None, *, basis: CaptureBasis = "recorded") -> Page:
    """A page that was read whole."""
    found = reading() if read is None else read
    outcome = Capture(found.uri, found.uri, (), 200, (), b"x", _WHEN, basis=basis)
    condition = Condition("ok", "ok")
    return Page(found.uri, Retrieval(found.uri, (Try("live", outcome, condition),), 0), condition, found)


def lost(state: State, cause: str, uri: Uri = URL, dated: Choice[date] | None = None) -> Page:
    """A page of which there is no usable body; `dated` is what its URL gives."""
    outcome: Outcome = Unreachable(uri, uri, cause, 1, "")
    condition = Condition(state, cause)
    read = reading(uri, title=None, dated=published(None) if dated is None else dated, from_page=False)
    return Page(uri, Retrieval(uri, (Try("live", outcome, condition),), None), condition, read)


def read_at(origin: Origin, uri: Uri = URL, taken: datetime | None = None) -> Page:
    """A page that is gone at its own address and was read at another; a web archive's capture was `taken` then."""
    live = Try("live", Capture(uri, uri, (), 404, (), b"", _WHEN), Condition("gone", "http-404"))
    new = "https://new.example/a"
    other = Try(origin, Capture(new, new, (), 200, (), b"<p>", _WHEN), Condition("ok", "http-200"), taken)
    return Page(uri, Retrieval(uri, (live, other), 1), live.condition, replace(page().reading, uri=uri))


def document(claims: Sequence[Claim], links: Sequence[Citation] = ()) -> CitedDocument:
    entries = len({one.entry for one in claims})
    return CitedDocument(Document("list.md", "A list", TODAY, None, "0" * 64), entries, tuple(claims), tuple(links))


def case(
    claims: Sequence[Claim],
    pages: Sequence[Page] = (),
    links: Sequence[Citation] = (),
    policy: CheckPolicy | None = None,
) -> Case:
    by_uri = {one.uri: one for one in pages}
    said = policy or CheckPolicy()
    cited = document(claims, links)
    checked = tuple(checked_claim(one, by_uri, Comparing(cited, said).fields) for one in claims)
    return Case(cited, by_uri, checked, TODAY, said)


def checked(
    claims: Sequence[Claim],
    pages: Sequence[Page] = (),
    *,
    links: Sequence[Citation] = (),
    policy: CheckPolicy | None = None,
) -> Checked:
    return check(document(claims, links), {one.uri: one for one in pages}, policy or CheckPolicy(), TODAY)


def rules(found: Sequence[Finding]) -> list[str]:
    return [finding.rule for finding in found]
