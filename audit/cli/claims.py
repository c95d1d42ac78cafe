"""`claims DOC`: what was read from a document, before anything is fetched."""

from pathlib import Path

import click

from audit.cli.console import show
from audit.cli.documents import day, readable
from audit.model.claim import Citation, CitedDocument, Claim
from audit.run import document
from audit.text.days import iso
from audit.text.places import cell, place
from audit.text.secrets import shown
from audit.text.visible import terminal


@click.command()
@click.argument("path", metavar="DOC", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write {document, claims, links} as JSON.")
@click.option("--date", "document_date", metavar="DATE", help="The document's day, YYYY-MM-DD, if it states none.")
def claims(path: Path, *, as_json: bool, document_date: str | None) -> None:
    """Show what is read from DOC: its dated claims and links. No network is used."""
    cited = document.read(path, readable(path), day("--date", document_date))
    show(document.as_json(cited).decode().rstrip("\n") if as_json else _in_words(cited))


def _in_words(cited: CitedDocument) -> str:
    path = cited.document.path
    lines = [line for claim in cited.claims for line in _claim_lines(claim, path)]
    cited_links = sum(len(claim.citations) for claim in cited.claims)
    undated, others = len(cited.undated), len(cited.links)
    open_kind = sum(claim.kind == "other" for claim in cited.claims)
    counts = f"{_count(cited.entries, 'dated entry', 'dated entries')}, {_count(len(cited.claims), 'claim', 'claims')}"
    lines += [_link_lines(link, path) for link in cited.links]
    lines += [
        "",
        *([f"{_count(open_kind, 'claim names', 'claims name')} no kind of event that is known"] if open_kind else []),
        f"{counts}, {_count(cited_links, 'link', 'links')} in claims",
        *([_count(undated, "entry has no usable date", "entries have no usable date")] if undated else []),
        f"{others} links belong to no claim",  # the last line, in words that scripts look for
    ]
    return "\n".join(lines)


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _link_lines(link: Citation, path: str) -> str:
    at = link.span.line
    return f"{cell(path, at)}: no claim\n    {place(path, at)}: {terminal(shown(link.uri))}"


def _claim_lines(claim: Claim, path: str) -> list[str]:
    when = iso(claim.when) if claim.when else f'no usable date ("{terminal(claim.date_text or "")}")'
    flags = [flag for flag in (claim.kind, claim.modality if claim.modality != "past" else None) if flag]
    return [
        f"{cell(path, claim.span.line)}: {when} [{', '.join(flags)}] {terminal(claim.text)}",
        *(f"    {place(path, citation.span.line)}: {terminal(shown(citation.uri))}" for citation in claim.citations),
    ]
