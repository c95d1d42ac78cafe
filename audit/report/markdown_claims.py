"""Every claim of the document, once, in folded piles: what agrees, what is silent, what was not checked and why."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeAlias

from audit.model.finding import Result
from audit.report import words
from audit.report.markdown_parts import (
    Align,
    cell,
    claim_text,
    condition,
    event_date,
    finding_anchor,
    fold,
    origin,
    page_link,
    table_within,
)
from audit.report.markdown_room import FRAME, size
from audit.report.outline import UNREAD, Outline, Pile
from audit.report.shape_page_v1 import PageV1
from audit.report.shape_v1 import CitationV1, ClaimV1
from audit.text import places
from audit.text.visible import markdown_code

_Show: TypeAlias = Callable[[ClaimV1, CitationV1, PageV1 | None], str]
_Row: TypeAlias = tuple[ClaimV1, CitationV1 | None]
_MARKS = 5  # findings that a row links to


def claim_folds(outline: Outline, room: int, shown: Container[str]) -> Iterable[str]:
    """A fold for each pile that is not empty, in `room` bytes; rows link to the findings that are `shown`."""
    summaries = _summaries(outline)
    piles = [(pile, claims) for pile, claims in outline.piles.items() if claims]
    for at, (pile, claims) in enumerate(piles):
        summary = f"{words.counted(len(claims), 'claim')}: {summaries[pile]}"
        columns = _columns(pile, outline, shown)
        text = fold(summary, _claims_table(claims, columns, outline, room // (len(piles) - at) - FRAME))
        room -= size([text])
        yield text


def loose_links(outline: Outline, room: int) -> Iterable[str]:
    """The links that belong to no claim, folded."""
    links = outline.report.links
    if links:
        columns: list[tuple[str, Align]] = [
            ("Line", "right"),
            ("Words of the link", "left"),
            ("Cited page", "left"),
            ("Its state", "left"),
        ]
        body = table_within(
            columns,
            links,
            lambda link: [
                places.cell(outline.path, link.line),
                cell(link.anchor),
                page_link(outline.page(link.uri), link),
                condition(outline.page(link.uri)),
            ],
            room,
            ("link", "links"),
        )
        yield fold(f"{words.counted(len(links), 'link')} outside the claims", body)


def _summaries(outline: Outline) -> Mapping[Pile, str]:
    return {
        "differs": "the page differs",
        "may-differ": "the page may differ",
        "nowhere": "the link leads nowhere",
        "agrees": "the page agrees",
        "partly": "the page agrees in part",
        "silent": "the page is silent",
        "not-held": f"not checked, {outline.not_held}",
        "facts-only": "not checked, the recording holds facts about the page and not its text",
        "removed": "not checked, the page was removed from the recording on request",
        "network-down": "not checked, the network here was down",
        "blocked": "not checked, the page is blocked for programs; a person may still see it",
        "unavailable": "not checked, the page was unavailable when asked",
        "refused": "not checked, the address is refused by policy",
        "not-asked": "not checked, the page was not asked",
        "uncited": "no page cited",
        "planned": "planned; the document speaks of the future, and there is nothing to check yet",
    }


def _columns(pile: Pile, outline: Outline, shown: Container[str]) -> Sequence[tuple[str, _Show]]:
    """What is worth a column in a pile, after the line and the document's words."""
    page: tuple[str, _Show] = ("Cited page", lambda _, link, page: page_link(page, link))
    state: tuple[str, _Show] = ("Its state", lambda _, __, page: condition(page))
    found: tuple[str, _Show] = ("Finding", lambda claim, link, _: _findings(claim, link, outline, shown))
    basis: tuple[str, _Show] = ("Rests on", lambda _, link, page: _rests_on(link, page))
    agrees, otherwise = _results("Agrees", "agree"), ("Otherwise", _otherwise)
    columns: Mapping[Pile, Sequence[tuple[str, _Show]]] = {
        "differs": (page, _results("Differs", "differ"), basis, found),
        "may-differ": (page, agrees, otherwise, basis, found),
        "agrees": (page, agrees, basis),
        "partly": (page, agrees, otherwise, basis),
        "silent": (page, otherwise, basis),
        "not-held": (page,),
        "facts-only": (page,),
        "removed": (page,),
        "network-down": (page,),
        "planned": (page,),
        "uncited": (),
    }
    return columns.get(pile, (page, state))


def _rests_on(link: CitationV1, page: PageV1 | None) -> str:
    """What the comparison rests on; where that is the page, where it was read unless at its own address."""
    if link.basis != "recorded" or page is None or not page.used:
        return words.BASIS[link.basis]
    return origin(page.tries[page.used])


def _results(heading: str, result: Result) -> tuple[str, _Show]:
    return heading, lambda _, link, __: _fields(link, result) or "–"


def _fields(link: CitationV1, result: Result) -> str:
    return ", ".join(words.FIELD[field.field].lower() for field in link.fields if field.result == result)


def _otherwise(_: ClaimV1, link: CitationV1, page: PageV1 | None) -> str:
    """What does not agree; a difference that leaves "in part" standing is one the check is not sure of."""
    differing = _fields(link, "differ")
    parts = [f"{words.MAY_DIFFER}: {differing}"] if differing else []
    silent = [words.FIELD[one.field].lower() for one in link.fields if one.result == "silent" and one.field != "date"]
    dates = [
        f"event date: {event_date(one, page)}" for one in link.fields if one.result == "silent" and one.field == "date"
    ]
    return "; ".join([*parts, *dates, *([f"silent: {', '.join(silent)}"] if silent else [])]) or "–"


def _findings(claim: ClaimV1, link: CitationV1, outline: Outline, shown: Container[str]) -> str:
    found = outline.found.get((claim.id, link.uri), ())[:_MARKS]
    marks = (
        f"[{markdown_code(one.id)}](#{finding_anchor(one.id)})" if one.id in shown else markdown_code(one.id)
        for one in found
    )
    return " ".join(marks) or "–"


def _to_tell(claim: ClaimV1, outline: Outline) -> Sequence[CitationV1]:
    if outline.pile[claim.id] not in UNREAD:
        return claim.citations
    return [link for link in claim.citations if link.verdict == claim.verdict] or claim.citations


def _claims_table(claims: Iterable[ClaimV1], columns: Sequence[tuple[str, _Show]], outline: Outline, room: int) -> str:
    """A row for each link of each claim; a claim without any has one of its own.

    Of a claim that was not checked, those that were read are no rows: they settled nothing, and stand with others.
    """
    rows: list[_Row] = [(claim, link) for claim in claims for link in (_to_tell(claim, outline) or (None,))]

    def cells(row: _Row) -> Sequence[str]:
        claim, link = row
        told = (show(claim, link, outline.page(link.uri)) if link else "–" for _, show in columns)
        return [places.cell(outline.path, claim.line), claim_text(claim), *told]

    headings: list[tuple[str, Align]] = [("Line", "right"), ("Document", "left")]
    return table_within([*headings, *((heading, "left") for heading, _ in columns)], rows, cells, room, ("row", "rows"))
