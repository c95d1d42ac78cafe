"""What of a report goes where, decided once: the piles its claims fall into, the blocks its findings are read in.

Every human format lays out the same outline, so their counts cannot part. A claim falls into exactly one pile.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from audit.model.capture import NOT_STORED, REMOVED, State
from audit.model.finding import GRAVITY, NOT_FOUND, ClaimVerdict, Severity
from audit.report.commands import Commands
from audit.report.doubt import is_doubtful
from audit.report.shape_page_v1 import PageV1, TryV1
from audit.report.shape_v1 import CitationV1, ClaimV1, FindingV1, GroupV1, LapseV1, LinkV1, ReportV1
from audit.text.urls import host

Pile: TypeAlias = Literal[
    "differs",
    "may-differ",
    "nowhere",
    "agrees",
    "partly",
    "silent",
    "not-held",
    "facts-only",
    "removed",
    "network-down",
    "blocked",
    "unavailable",
    "refused",
    "not-asked",
    "uncited",
    "planned",
]
UNREAD: tuple[Pile, ...] = (
    *("blocked", "unavailable", "refused"),
    *("not-held", "facts-only", "removed", "network-down", "not-asked", "uncited", "planned"),
)
"""The piles of claims that were compared with nothing, and not because the link leads nowhere."""

_COMPARED: Mapping[ClaimVerdict, Pile] = {
    "contradicted": "differs",
    "supported": "agrees",
    "partly": "partly",
    "not-stated": "silent",
    "uncited": "uncited",
    "planned": "planned",
}
_BY_CONDITION: Mapping[State, Pile] = {"blocked": "blocked", "unavailable": "unavailable", "refused": "refused"}
_BY_CAUSE: Mapping[str, Pile] = {
    "not-on-cassette": "not-held",
    NOT_STORED: "facts-only",
    REMOVED: "removed",
    "network-down": "network-down",
}
NOWHERE: tuple[State, ...] = ("gone", "broken", "invalid")
"""Conditions in which a link leads its reader to no page, the plainest first."""


@dataclass(frozen=True, slots=True)
class Block:
    """Findings to be read and decided together: a group's, in document order, or those on one claim and page.

    Of the latter (`group` None) the gravest stands first.
    """

    group: GroupV1 | None
    findings: tuple[FindingV1, ...]

    @property
    def severity(self) -> Severity:
        """The worst of its findings'."""
        return min((finding.severity for finding in self.findings), key=GRAVITY.__getitem__)

    @property
    def order(self) -> tuple[int, bool, bool, int, str]:
        """Errors before warnings before notes; what is unsure last of them; groups first; then as in the document."""
        first = self.findings[0]
        unsure = all(one.confidence == "low" for one in self.findings if one.severity == self.severity)
        return GRAVITY[self.severity], unsure, self.group is None, first.line, first.id


@dataclass(frozen=True, slots=True)
class HostLine:
    """A host, how many distinct pages of it are cited, and how many of them are in each condition."""

    host: str
    pages: int
    conditions: Mapping[State, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report laid out.

    `piles` holds every pile, empty or not, `pile` each claim's by its id; `decide` open errors and warnings, `notes`
    open notes.

    `to_fix` are findings that a person confirmed, `settled` those decided otherwise, `past` those of an earlier report
    that are no longer there or could not be checked again.

    `found` gives the findings about a claim and a page (URI None: about its own words), `citing` the claims that cite a
    URI, `loose` the link outside the claims at a URI and line, `heirs` the lapsed decision that could be carried over
    to a finding, by the finding's id.
    """

    report: ReportV1
    pages: Mapping[str, PageV1]
    claims: Mapping[str, ClaimV1]
    links: Mapping[tuple[str, str], CitationV1]
    found: Mapping[tuple[str, str | None], tuple[FindingV1, ...]]
    citing: Mapping[str, tuple[ClaimV1, ...]]
    loose: Mapping[tuple[str | None, int], LinkV1]
    piles: Mapping[Pile, tuple[ClaimV1, ...]]
    pile: Mapping[str, Pile]
    decide: tuple[Block, ...]
    notes: tuple[Block, ...]
    to_fix: tuple[FindingV1, ...]
    settled: tuple[FindingV1, ...]
    past: tuple[FindingV1, ...]
    hosts: tuple[HostLine, ...]
    heirs: Mapping[str, LapseV1]
    commands: Commands

    @property
    def not_held(self) -> str:
        """What is said of a page that a replay had no answer for."""
        return "not in the example" if self.report.run.reconstruction else "not in the recording"

    @property
    def path(self) -> str:
        """The document's path, by which its places are told (`audit.text.places`)."""
        return self.report.document.path

    def page(self, uri: str | None) -> PageV1 | None:
        """The page of a cited URI, or None."""
        return None if uri is None else self.pages.get(uri)

    def claim(self, finding: FindingV1) -> ClaimV1 | None:
        """The claim a finding is about, or None."""
        return None if finding.claim is None else self.claims.get(finding.claim)

    def citation(self, finding: FindingV1) -> CitationV1 | None:
        """The citation a finding is about, or None: its claim's link to its page."""
        return self.links.get((finding.claim or "", finding.uri or ""))


def outline(report: ReportV1, commands: Commands | None = None) -> Outline:
    """Lay a report out; `commands` are those to decide with."""
    pages = {page.uri: page for page in report.pages}
    blocks = sorted(_blocks(report), key=lambda block: block.order)
    piles = _piles(report.claims, lambda claim: _pile(claim, pages))
    decided = [finding for finding in report.findings if finding.decision is not None]
    return Outline(
        report=report,
        pages=pages,
        claims={claim.id: claim for claim in report.claims},
        links={(claim.id, link.uri): link for claim in report.claims for link in reversed(claim.citations)},
        found=_found(report.findings),
        citing=_citing(report.claims),
        loose={(link.uri, link.line): link for link in report.links},
        piles=piles,
        pile={claim.id: name for name, claims in piles.items() for claim in claims},
        decide=tuple(block for block in blocks if block.severity != "note"),
        notes=tuple(block for block in blocks if block.severity == "note"),
        to_fix=tuple(one for one in decided if one.decision and one.decision.verdict == "confirmed"),
        settled=tuple(one for one in decided if one.decision and one.decision.verdict != "confirmed"),
        past=tuple(finding for finding in report.findings if finding.state in NOT_FOUND),
        hosts=_hosts(report.pages),
        heirs={lapse.heir: lapse for lapse in report.lapses if lapse.heir is not None},
        commands=commands or Commands(),
    )


def kept(page: PageV1 | None) -> TryV1 | None:
    """The answer that a page is judged by, if it was kept: the one that was read, else the first with a digest."""
    if page is None:
        return None
    asked = page.tries if page.used is None else page.tries[page.used :]
    return next((one for one in asked if one.payload_sha256), None)


def _found(findings: Iterable[FindingV1]) -> Mapping[tuple[str, str | None], tuple[FindingV1, ...]]:
    places: dict[tuple[str, str | None], list[FindingV1]] = {}
    for finding in findings:
        if finding.claim is not None:
            places.setdefault((finding.claim, finding.uri), []).append(finding)
    return {place: tuple(members) for place, members in places.items()}


def _citing(claims: Iterable[ClaimV1]) -> Mapping[str, tuple[ClaimV1, ...]]:
    by_uri: dict[str, dict[str, ClaimV1]] = {}
    for claim in claims:
        for link in claim.citations:
            by_uri.setdefault(link.uri, {})[claim.id] = claim
    return {uri: tuple(found.values()) for uri, found in by_uri.items()}


def _piles(claims: Iterable[ClaimV1], pile: Callable[[ClaimV1], Pile]) -> Mapping[Pile, tuple[ClaimV1, ...]]:
    compared: tuple[Pile, ...] = ("differs", "may-differ", "nowhere", "agrees", "partly", "silent")
    piles: dict[Pile, list[ClaimV1]] = {name: [] for name in compared}
    piles.update({name: [] for name in UNREAD})
    for claim in claims:
        piles[pile(claim)].append(claim)
    return {name: tuple(members) for name, members in piles.items()}


def _pile(claim: ClaimV1, pages: Mapping[str, PageV1]) -> Pile:
    """Where a claim belongs; one without a usable page by why there is none, a dead link before a closed door."""
    if is_doubtful(claim):
        return "may-differ"
    if claim.verdict in _COMPARED:
        return _COMPARED[claim.verdict]
    cited = [pages[link.uri] for link in claim.citations if link.verdict == claim.verdict and link.uri in pages]
    if any(page.condition in NOWHERE for page in cited):
        return "nowhere"
    reasons = (_BY_CAUSE.get(page.cause) or _BY_CONDITION.get(page.condition) for page in cited)
    return next((reason for reason in reasons if reason), "not-asked")


def _blocks(report: ReportV1) -> Iterable[Block]:
    groups = {group.id: group for group in report.groups}
    places: dict[tuple[str | None, ...], list[FindingV1]] = {}
    for finding in report.findings:
        if finding.decision is None and finding.state not in NOT_FOUND:
            places.setdefault(_place(finding, groups), []).append(finding)
    for members in places.values():
        group = groups.get(members[0].group or "")
        yield Block(group, tuple(members if group else sorted(members, key=lambda one: GRAVITY[one.severity])))


def _place(finding: FindingV1, groups: Mapping[str, GroupV1]) -> tuple[str | None, ...]:
    """What a finding is read with: its group, else the claim and page it is about, else nothing."""
    if finding.group in groups:
        return ("group", finding.group)
    about_a_link = finding.claim is not None and finding.uri is not None
    return ("link", finding.claim, finding.uri) if about_a_link else ("finding", finding.id)


def _hosts(pages: Iterable[PageV1]) -> tuple[HostLine, ...]:
    """The most cited host first."""
    conditions: dict[str, dict[State, int]] = {}
    for page in pages:
        found = conditions.setdefault(host(page.uri), {})
        found[page.condition] = found.get(page.condition, 0) + 1
    lines = (HostLine(name, sum(found.values()), found) for name, found in conditions.items())
    return tuple(sorted(lines, key=lambda line: (-line.pages, line.host)))
