"""Every claim of the document, once, in folded piles: what agrees, what is silent, what was not checked and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from audit.model.finding import Result
from audit.report import words
from audit.report.markdown_parts import (
    Align,
    cell,
    claim_text,
    condition,
    finding_anchor,
    fold,
    page_link,
    table,
)
from audit.report.outline import Outline, Pile
from audit.report.shape_v1 import CitationV1, ClaimV1, PageV1
from audit.text.visible import markdown_code

_Show: TypeAlias = Callable[[ClaimV1, CitationV1, PageV1 | None], str]


def claim_folds(outline: Outline) -> Iterable[str]:
    """A fold for each pile that is not empty."""
    summaries = _summaries(outline)
    for pile, claims in outline.piles.items():
        if claims:
            summary = f"{words.counted(len(claims), 'claim')}: {summaries[pile]}"
            yield fold(summary, _claims_table(claims, _columns(pile, outline), outline))


def loose_links(outline: Outline) -> Iterable[str]:
    """The links that belong to no claim, folded."""
    links = outline.report.links
    if links:
        rows = (
            [str(link.line), cell(link.anchor), page_link(page, link), condition(page)]
            for link, page in ((link, outline.page(link.uri)) for link in links)
        )
        columns: list[tuple[str, Align]] = [
            ("Line", "right"),
            ("Words of the link", "left"),
            ("Cited page", "left"),
            ("Its state", "left"),
        ]
        yield fold(f"{words.counted(len(links), 'link')} outside the claims", table(columns, rows))


def reason(pile: Pile, outline: Outline) -> str:
    """Why the claims of a pile were not checked, in two or three words."""
    reasons: Mapping[Pile, str] = {
        "not-held": outline.not_held,
        "network-down": "because the network here was down",
        "blocked": "closed to programs",
        "unavailable": "unavailable",
        "not-asked": "not asked for",
        "uncited": "without a citation",
        "planned": "planned for later",
    }
    return reasons[pile]


def _summaries(outline: Outline) -> Mapping[Pile, str]:
    return {
        "differs": "the page differs",
        "nowhere": "the link leads nowhere",
        "agrees": "the page agrees",
        "partly": "the page agrees in part",
        "silent": "the page is silent",
        "not-held": f"not checked, {outline.not_held}",
        "network-down": "not checked, the network here was down",
        "blocked": "not checked, the page is closed to programs; a person may still see it",
        "unavailable": "not checked, the page was unavailable when asked",
        "not-asked": "not checked, the page was not asked for",
        "uncited": "no page is cited",
        "planned": "the document speaks of the future; nothing to check yet",
    }


def _columns(pile: Pile, outline: Outline) -> Sequence[tuple[str, _Show]]:
    """What is worth a column in a pile, after the line and the document's words."""
    page: tuple[str, _Show] = ("Cited page", lambda _, link, page: page_link(page, link))
    state: tuple[str, _Show] = ("Its state", lambda _, __, page: condition(page))
    columns: Mapping[Pile, Sequence[tuple[str, _Show]]] = {
        "differs": (page, _results("Differs", "differ"), ("Finding", lambda claim, _, __: _findings(claim, outline))),
        "agrees": (page, _results("Agrees", "agree")),
        "partly": (page, _results("Agrees", "agree"), ("Otherwise", lambda _, link, __: _otherwise(link))),
        "silent": (page, ("Published", lambda _, __, page: _published(page))),
        "not-held": (page,),
        "network-down": (page,),
        "planned": (page,),
        "uncited": (),
    }
    return columns.get(pile, (page, state))


def _results(heading: str, result: Result) -> tuple[str, _Show]:
    return heading, lambda _, link, __: _fields(link, result) or "–"


def _fields(link: CitationV1, result: Result) -> str:
    return ", ".join(words.FIELD[field.field].lower() for field in link.fields if field.result == result)


def _otherwise(link: CitationV1) -> str:
    """What does not agree; a difference that leaves "in part" standing is one the check is not sure of."""
    differing, silent = _fields(link, "differ"), _fields(link, "silent")
    parts = [f"may differ: {differing}"] if differing else []
    return "; ".join([*parts, *([f"silent: {silent}"] if silent else [])]) or "–"


def _published(page: PageV1 | None) -> str:
    return words.day(page.published.value) if page and page.published.value else "not stated"


def _findings(claim: ClaimV1, outline: Outline) -> str:
    marks = (
        f"[{markdown_code(finding.id)}](#{finding_anchor(finding.id)})" for finding in outline.found.get(claim.id, ())
    )
    return " ".join(marks) or "–"


def _claims_table(claims: Iterable[ClaimV1], columns: Sequence[tuple[str, _Show]], outline: Outline) -> str:
    """A row for each link of each claim; a claim without any has one of its own."""
    rows = (
        [str(claim.line), claim_text(claim), *cells]
        for claim in claims
        for cells in (
            [[show(claim, link, outline.page(link.uri)) for _, show in columns] for link in claim.citations]
            or [["–"] * len(columns)]
        )
    )
    headings: list[tuple[str, Align]] = [("Line", "right"), ("Document", "left")]
    return table([*headings, *((heading, "left") for heading, _ in columns)], rows)
