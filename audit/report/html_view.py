"""What the page shows, as plain values ready to be laid out: nothing is decided in the template.

Text from outside is here as it came; the template engine passes every value through `audit.text.visible`. Whatever is
shown once for each link of a claim is cut first: a claim may be as long as its document and have thousands of links.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from audit.model.capture import State
from audit.model.finding import Severity
from audit.model.reading import Confidence
from audit.report import words
from audit.report.doubt import agreed, may_differ
from audit.report.glance import name
from audit.report.glimpse import dated_text
from audit.report.html_lapses import Lapsed, lapsed
from audit.report.html_marks import Words, marked
from audit.report.html_pair import TEXT, Address, Pair, address, paired, title_of
from audit.report.outline import Block, HostLine, Outline, Pile
from audit.report.shape_v1 import CitationV1, ClaimV1, FindingV1
from audit.text.places import place
from audit.text.urls import host

_LINKS = 50  # of one claim; who cites more reads the JSON
_OPENING = 40  # characters by which a quotation of a claim is known; messages cut it somewhere after


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its pages and all that was found about it; `left_out` counts the links that are not shown."""

    claim: ClaimV1
    pile: Pile
    word: str
    lines: str
    text: str
    days: str
    pairs: tuple[Pair, ...]
    left_out: int
    findings: tuple[FindingV1, ...]
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One finding with the claim and page it is about, and what to type to accept it."""

    finding: FindingV1
    lines: str
    pile: Pile | Literal[""]
    host: str
    command: str
    quote: tuple[Words, ...]
    pair: Pair | None
    link: Address | None
    sure: str
    before: Lapsed | None


@dataclass(frozen=True, slots=True)
class Line:
    """A finding that needs no decision any more: what it says, and what became of it."""

    finding: FindingV1
    lines: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings that are decided together; `command` is what to type to accept them all."""

    anchor: str
    command: str
    title: str
    severity: Severity
    matters: tuple[Matter, ...]
    grouped: bool


def chapters(blocks: Iterable[Block], outline: Outline, most: int) -> tuple[Chapter, ...]:
    """The outline's blocks, in its order; those after the first `most` findings are left out, a block being whole."""
    shown: list[Chapter] = []
    for block in blocks:
        if most <= 0:
            break
        most -= len(block.findings)
        shown.append(_chapter(block, outline))
    return tuple(shown)


def cards(outline: Outline, most: int) -> tuple[Card, ...]:
    """The document's claims in its order.

    Of more than `most`, each counted by its links, those that something was found about come first.
    """
    found: dict[str | None, list[FindingV1]] = {}
    for finding in outline.report.findings:
        found.setdefault(finding.claim, []).append(finding)
    kept: set[str] = set()
    for claim in sorted(outline.report.claims, key=lambda claim: claim.id not in found):
        most -= max(min(len(claim.citations), _LINKS), 1)
        if most < 0:
            break
        kept.add(claim.id)
    claims = (claim for claim in outline.report.claims if claim.id in kept)
    return tuple(_card(claim, found.get(claim.id, ()), outline) for claim in claims)


def closed(findings: Iterable[FindingV1], path: str, today: date) -> tuple[Line, ...]:
    """Findings that were decided, or belong to an earlier report."""
    return tuple(
        Line(one, place(path, one.line, one.end_line), _became(one, today), one.decision.reason if one.decision else "")
        for one in findings
    )


def _became(finding: FindingV1, today: date) -> str:
    decision = finding.decision
    if decision is None:
        return words.STATE[finding.state]
    until = f", until {words.day(decision.until)}" if decision.until else ""
    age = words.counted(max((today - decision.on).days, 0), "day")
    return f"{decision.verdict} by {decision.by} on {words.day(decision.on)}, {age} ago{until}"


def _chapter(block: Block, outline: Outline) -> Chapter:
    first = block.findings[0]
    anchor = f"group-{block.group.id}" if block.group else f"finding-{first.id}"
    command = outline.commands.accept(finding.id for finding in block.findings)
    title = block.group.cause if block.group else first.message
    matters = tuple(_matter(finding, outline) for finding in block.findings)
    return Chapter(anchor, command, title, block.severity, matters, block.group is not None)


def _matter(finding: FindingV1, outline: Outline) -> Matter:
    claim, citation = outline.claim(finding), outline.citation(finding)
    pair = paired(claim, citation, outline) if claim and citation else None
    loose = outline.loose.get((finding.uri, finding.line))
    said = dated_text(claim) if claim else loose.anchor if loose else ""
    link = address(finding.uri) if finding.uri and pair is None else None
    if pair:
        quote = pair.quote
    elif link is None and claim and claim.text[:_OPENING] in finding.message:
        quote = ()  # the message gives the document's words already
    else:
        quote = marked(said[:TEXT], title_of(outline.page(finding.uri)))
    return Matter(
        finding=finding,
        lines=place(outline.path, finding.line, finding.end_line),
        pile=outline.pile[claim.id] if claim else "",
        host=host(finding.uri) if finding.uri else "",
        command=outline.commands.accept([finding.id]),
        quote=quote,
        pair=pair,
        link=link,
        sure=_sure(finding.confidence, citation),
        before=lapsed(outline.heirs[finding.id], outline) if finding.id in outline.heirs else None,
    )


def _sure(confidence: Confidence, citation: CitationV1 | None) -> str:
    told = citation is not None and any(field.result != "silent" for field in citation.fields)
    sure = f"{confidence} confidence"
    return f"{sure}, from {words.BASIS[citation.basis]}" if citation and told else sure


def _card(claim: ClaimV1, findings: Iterable[FindingV1], outline: Outline) -> Card:
    pile = outline.pile[claim.id]
    shown = _first_of(claim)
    return Card(
        claim=claim,
        pile=pile,
        word=name(pile, outline),
        lines=place(outline.path, claim.line, claim.end_line),
        text=dated_text(claim)[:TEXT],
        days=words.days(claim.start, claim.end) if claim.start and claim.end else "no date",
        pairs=tuple(paired(claim, citation, outline) for citation in shown),
        left_out=len(claim.citations) - len(shown),
        findings=tuple(findings),
        hosts=tuple(dict.fromkeys(host(citation.uri) for citation in claim.citations)),
    )


def _first_of(claim: ClaimV1) -> Sequence[CitationV1]:
    """The links of a claim that are shown, in their order: of too many, those that differ before others."""
    links, agreed_on = claim.citations, agreed(claim)
    if len(links) <= _LINKS:
        return links
    order = sorted(
        range(len(links)), key=lambda at: (links[at].verdict != "contradicted", not may_differ(links[at], agreed_on))
    )
    return [links[at] for at in sorted(order[:_LINKS])]


def health(hosts: Sequence[HostLine]) -> Sequence[tuple[HostLine, Sequence[tuple[State, float]]]]:
    """Each host with the share (0 to 1) of its pages in each condition, in the order the conditions are told in."""
    shares: list[tuple[HostLine, Sequence[tuple[State, float]]]] = []
    for line in hosts:
        present: Mapping[State, int] = line.conditions
        shares.append((line, [(state, present[state] / line.pages) for state in words.CONDITION if state in present]))
    return shares
