"""Reports made by hand: small parts with plain defaults, and one sample that holds every kind of outcome once."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from audit.model.capture import Capture, Condition, Hop, Outcome, Retrieval, State, Try, Unreachable
from audit.model.claim import Citation, CitedDocument, Claim, Modality, Party
from audit.model.decision import Decision, Edit, Lapse, Statement, Subject
from audit.model.document import DateInterval, Document, Span
from audit.model.finding import (
    Basis,
    Checked,
    CheckedCitation,
    CheckedClaim,
    CitationVerdict,
    ClaimVerdict,
    FieldName,
    FieldResult,
    Finding,
    Group,
    Result,
    Severity,
)
from audit.model.reading import Aspect, Choice, Event, Evidence, Page, Reading
from audit.model.report import Reconstruction, Report, RunFacts

NOON = datetime(2022, 1, 10, 12, 0, tzinfo=UTC)
SITE = "https://news.example.org"


@dataclass(frozen=True)
class Words:
    """Every place of the sample where text from outside stands; tests put hostile strings there."""

    title: str = "Engagements of the week"
    path: str = "examples/week.md"
    section: str = "CALLS AND MEETINGS"
    claim: str = "December 11: Secretary Doe’s meeting with Foreign Minister Roe"
    anchor: str = "Secretary Doe’s meeting with Foreign Minister Roe"
    page_title: str = "Secretary Doe’s Meeting with Foreign Minister Roe"
    snippet: str = "Secretary Doe met yesterday with Foreign Minister Roe."
    source: str = "near-headline"
    locator: str = "main > p.date"
    raw: str = "December 11, 2021"
    cause: str = "http-404"
    claimed: str = "Foreign Minister Roe"
    message: str = "The cited page gives December 10, 2021; the document gives December 11, 2021."
    suggestion: str = "Compare the page’s first sentence with the document."
    group: str = "One page is cited for two different days"
    rule: str = "date-mismatch"
    person: str = "Doe"
    tail: str = ""
    incomplete: str = "3 of 9 cited pages could not be asked for"
    written_by: str = "the authors of this program"
    written_from: str = "public reprints"

    def uri(self, path: str) -> str:
        """A cited address."""
        return f"{SITE}/{path}{self.tail}"


PLAIN = Words()


def ident(seed: object) -> str:
    """An id as findings and claims have it."""
    return hashlib.sha256(str(seed).encode()).hexdigest()[:12]


def interval(day: date) -> DateInterval:
    return DateInterval(day, day, "day", f"{day:%B} {day.day}", inferred=True)


def statement(
    line: int, uris: Sequence[str] = (), words: Words = PLAIN, *, text: str | None = None, modality: Modality = "past"
) -> Claim:
    """A claim on one line of the document, citing each URI once."""
    span = Span(line, 5, line + 1, 40)
    return Claim(
        id=ident(line),
        entry=line,
        section=words.section,
        span=span,
        text=text or words.claim,
        when=interval(date(2021, 12, 11)),
        actors=(Party(words.person, "Secretary", None, "person"),),
        counterparts=(Party("Roe", "Foreign Minister", "Examplia", "person"),),
        kind="meeting",
        mode="in-person",
        place=None,
        modality=modality,
        part="main",
        citations=tuple(Citation(uri, words.anchor, span) for uri in uris),
        date_text="December 11",
    )


def field(name: FieldName, result: Result, words: Words = PLAIN, *, by_url: bool = False) -> FieldResult:
    """One field compared; dates are a day apart when they differ."""
    claimed = "2021-12-11" if name == "date" else words.claimed
    other = "2021-12-10" if name == "date" else words.person
    observed = {"agree": claimed, "differ": other, "silent": None}[result]
    silent = result == "silent"
    source = ("url:words" if by_url else words.source) if not silent else None
    return FieldResult(name, claimed, observed, result, source, None if silent else words.snippet, "high")


def compared(
    claim: Claim,
    verdict: CitationVerdict,
    fields: Iterable[FieldResult] = (),
    *,
    basis: Basis = "recorded",
    of_claim: ClaimVerdict | None = None,
) -> CheckedClaim:
    """A claim whose every citation has the same verdict."""
    found = tuple(fields)
    citations = tuple(CheckedCitation(citation, verdict, basis, found) for citation in claim.citations)
    return CheckedClaim(claim, of_claim or verdict, citations)


def answer(uri: str, *, status: int = 200, payload: bytes = b"<h1>A page</h1>", hops: tuple[Hop, ...] = ()) -> Capture:
    return Capture(uri, uri, hops, status, (("content-type", "text/html"),), payload, NOON, ip="192.0.2.7")


def no_answer(uri: str, cause: str) -> Unreachable:
    return Unreachable(uri, uri, cause, attempts=3, detail="nothing came", at=NOON)


def evidence(aspect: Aspect, words: Words) -> Evidence[str]:
    return Evidence(aspect, words.page_title, words.page_title, words.source, words.locator, "high")


def dated(words: Words) -> Evidence[date]:
    return Evidence("published", date(2021, 12, 11), words.raw, words.source, words.locator, "high", "-05:00", "day")


def reading(uri: str, words: Words = PLAIN) -> Reading:
    """A page that states its title, its day, and that the meeting was yesterday."""
    title, day = evidence("title", words), dated(words)
    unmodified: Choice[date] = Choice(None, None, None, (), "none stated")
    return Reading(
        uri=uri,
        title=Choice(title.value, title.source, "high", (title,), "the only headline"),
        published=Choice(day.value, day.source, "high", (day,), "shown under the headline", text=day.raw),
        modified=unmodified,
        events=(
            Event(interval(date(2021, 12, 10)), "lead:yesterday", words.snippet, planned=False, confidence="high"),
        ),
        lead=words.snippet,
        kind="meeting",
        mode="in-person",
    )


def nothing_read(uri: str) -> Reading:
    """What a URL alone gives: here, nothing."""
    no_title: Choice[str] = Choice(None, None, None, (), "no page was read")
    no_day: Choice[date] = Choice(None, None, None, (), "no page was read")
    return Reading(uri, no_title, no_day, no_day, (), "", "other", "unknown", from_page=False)


def page(uri: str, words: Words = PLAIN, *, condition: Condition | None = None, outcome: Outcome | None = None) -> Page:
    """A cited page that was asked for once: read when its condition is ok, else not."""
    state = condition or Condition("ok", "ok")
    usable = state.state == "ok"
    one = Try("live", outcome or answer(uri), state)
    read = reading(uri, words) if usable else nothing_read(uri)
    return Page(uri, Retrieval(uri, (one,), 0 if usable else None), state, read)


def lost(uri: str, state: State, cause: str) -> Page:
    """A cited page that gave no evidence."""
    outcome = (
        answer(uri, status=404, payload=b"no such page") if state in ("gone", "blocked") else no_answer(uri, cause)
    )
    return page(uri, condition=Condition(state, cause), outcome=outcome)


def finding(  # noqa: PLR0913 - one for each thing a test may want different
    rule: str,
    severity: Severity,
    claim: Claim | None,
    words: Words = PLAIN,
    *,
    uri: str | None = None,
    line: int | None = None,
    message: str | None = None,
) -> Finding:
    at = line or (claim.span.line if claim else 1)
    return Finding(
        id=ident((rule, at, uri and uri.removesuffix(words.tail))),
        rule=rule,
        severity=severity,
        confidence="high",
        claim=claim.id if claim else None,
        uri=uri,
        line=at,
        end_line=claim.span.end_line if claim else at,
        message=message or words.message,
        claimed=words.claimed,
        suggestion=words.suggestion,
    )


def facts(**changes: object) -> RunFacts:
    """A whole replay of recorded answers."""
    plain = RunFacts(
        "replay", "recorded", complete=True, started=NOON, finished=NOON, today=date(2022, 1, 10), requests=0
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields are the caller's to name


def reconstruction(words: Words = PLAIN) -> Reconstruction:
    return Reconstruction(words.written_by, "2022-02-01", words.written_from)


def lapse(heir: Finding | None, words: Words = PLAIN, *, finding: str = "f" * 12) -> Lapse:
    """A decision on what a claim said a day earlier, in another section."""
    said = Statement(words.claim, words.section, "2021-12-10")
    subject = Subject(
        finding,
        words.path,
        words.rule,
        words.uri("differs"),
        said,
        words.claimed,
        words.snippet,
        words.source,
        "0" * 12,
    )
    decision = Decision((finding,), "accepted", words.message, words.person, date(2022, 1, 1), None, (subject,))
    if heir is None:
        return Lapse(subject, decision, "claim")
    edits = (
        Edit("section", words.section, words.group),
        Edit("date", "2021-12-10", "2021-12-11"),
        Edit("text", words.claim, words.anchor),
        Edit("claimed", words.claimed, words.raw),
    )
    return Lapse(subject, decision, "edited", heir.id, edits)


def report(  # noqa: PLR0913 - one for each part of a report
    claims: Iterable[CheckedClaim] = (),
    pages: Iterable[Page] = (),
    findings: Iterable[Finding] = (),
    groups: Iterable[Group] = (),
    *,
    links: tuple[Citation, ...] = (),
    lapses: tuple[Lapse, ...] = (),
    run: RunFacts | None = None,
    words: Words = PLAIN,
) -> Report:
    checked = tuple(claims)
    document = Document(words.path, words.title, date(2022, 1, 10), words.uri("week"), "ab" * 32)
    cited = CitedDocument(document, len(checked), tuple(one.claim for one in checked), links)
    return Report(cited, tuple(pages), Checked(checked, tuple(findings), tuple(groups)), run or facts(), lapses=lapses)


def sample(words: Words = PLAIN, run: RunFacts | None = None) -> Report:
    """Every outcome a claim can have, each with its page, and the findings that go with them."""
    uri = words.uri
    agrees = statement(10, [uri("agrees")], words)
    differs = statement(20, [uri("differs")], words)
    by_url = statement(30, [uri("call-with-roe")], words)
    partly = statement(40, [uri("partly")], words)
    silent = statement(50, [uri("silent")], words)
    gone = statement(60, [uri("gone")], words)
    blocked = statement(70, [uri("blocked")], words)
    unavailable = statement(80, [uri("unavailable")], words)
    unheld = statement(90, [uri("unheld")], words)
    uncited = [statement(line, [], words) for line in (100, 101, 102)]
    planned = statement(110, [], words, modality="planned")
    shared = [statement(line, [uri("shared")], words) for line in (120, 130)]
    loose = Citation(uri("loose"), words.anchor, Span(5, 1, 5, 9))
    mismatch = finding(words.rule, "error", differs, words, uri=uri("differs"))
    conflicts = [finding("duplicate-citation-conflict", "warning", one, words, uri=uri("shared")) for one in shared]
    bare = [finding("uncited-claim", "note", one, words) for one in uncited]
    return report(
        claims=[
            compared(agrees, "supported", [field("date", "agree", words), field("actor", "agree", words)]),
            compared(
                differs,
                "contradicted",
                [field("counterpart", "agree", words), field("date", "differ", words), field("place", "silent", words)],
            ),
            compared(by_url, "contradicted", [field("kind", "differ", words, by_url=True)], basis="url-only"),
            compared(partly, "partly", [field("actor", "agree", words), field("date", "silent", words)]),
            compared(silent, "not-stated", [field("date", "silent", words)]),
            compared(gone, "unreachable", [field("date", "silent", words)]),
            compared(blocked, "unreachable"),
            compared(unavailable, "unreachable"),
            compared(unheld, "unchecked"),
            *(compared(one, "unchecked", of_claim="uncited") for one in uncited),
            compared(planned, "unchecked", of_claim="planned"),
            *(compared(one, "partly", [field("actor", "agree", words)]) for one in shared),
        ],
        pages=[
            *(page(uri(path), words) for path in ("agrees", "differs", "partly", "silent", "shared")),
            lost(uri("call-with-roe"), "unchecked", "not-on-cassette"),
            lost(uri("gone"), "gone", words.cause),
            lost(uri("loose"), "gone", "http-410"),
            lost(uri("blocked"), "blocked", "http-403"),
            lost(uri("unavailable"), "unavailable", "read-timeout"),
            lost(uri("unheld"), "unchecked", "not-on-cassette"),
        ],
        findings=[
            mismatch,
            finding("kind-mismatch", "warning", by_url, words, uri=uri("call-with-roe")),
            finding("gone", "error", gone, words, uri=uri("gone")),
            finding("gone", "error", None, words, uri=uri("loose"), line=5),
            finding("blocked", "note", blocked, words, uri=uri("blocked")),
            *conflicts,
            *bare,
        ],
        groups=[
            Group(ident("shared"), words.group, tuple(one.id for one in conflicts)),
            Group(ident("uncited"), words.group, tuple(one.id for one in bare)),
        ],
        links=(loose,),
        lapses=(lapse(mismatch, words), lapse(None, words, finding="e" * 12)),
        run=run or facts(),
        words=words,
    )
