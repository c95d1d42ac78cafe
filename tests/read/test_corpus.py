"""Documents of many kinds and topics: what is read from each, and that none of their links is lost."""

import re
from pathlib import Path

import pytest

from audit.model.claim import CitedDocument
from audit.read.document import read_document

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"
ADDRESS = re.compile(r"https?://[^\s<>\"'(\])|]+(?:\(y\))?|(?<![/.\w])www\.[^\s<>\"')]+")

READ = {  # dated entries, of those without a usable date, links in claims, links in none
    "agenda.md": (3, 0, 3, 1),
    "agenda-es.md": (3, 0, 3, 0),
    "autolinks.md": (3, 0, 3, 1),
    "bibliography-mla.md": (6, 0, 6, 0),
    "blog.html": (5, 0, 5, 2),
    "changelog.md": (2, 0, 2, 3),
    "corrections.md": (3, 0, 3, 1),
    "court.md": (4, 0, 4, 0),
    "cyrillic.md": (3, 0, 3, 0),
    "dateline.md": (4, 1, 5, 1),
    "feed-cards.html": (2, 0, 3, 1),
    "kalender.md": (5, 1, 6, 0),
    "lines-of-dates.md": (3, 0, 3, 1),
    "link-first.md": (6, 0, 6, 0),
    "link-list.md": (0, 0, 0, 3),
    "ministry-news.html": (10, 0, 10, 4),
    "nested.md": (2, 0, 3, 1),
    "obituary-prose.md": (0, 0, 0, 3),
    "press-timeline.md": (3, 0, 4, 1),
    "raw-html.md": (3, 0, 4, 0),
    "reference-links.md": (3, 0, 4, 1),
    "table.html": (3, 0, 3, 1),
    "toml-front.md": (3, 0, 3, 0),
}


def read(name: str) -> CitedDocument:
    return read_document(DOCUMENTS / name, name)


def test_a_reference_names_a_page_and_its_day_and_tells_nothing_of_its_own() -> None:
    """Neither are its author and title taken for people who act, nor "to run" in a title for a plan."""
    claims = read("bibliography-mla.md").claims
    assert [claim.when.start.isoformat() for claim in claims if claim.when] == [
        *("2021-03-03", "2021-09-14", "2021-06-30", "2021-11-09", "2021-12-06", "2019-01-01")
    ]
    assert {(claim.modality, claim.actors, claim.counterparts) for claim in claims} == {("past", (), ())}


def test_every_document_of_the_folder_is_told_here() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == READ.keys()


@pytest.mark.parametrize("name", READ)
def test_so_much_is_read_from_each(name: str) -> None:
    cited = read(name)
    linked = sum(len(claim.citations) for claim in cited.claims)
    assert (cited.entries, len(cited.undated), linked, len(cited.links)) == READ[name]


@pytest.mark.parametrize("name", READ)
def test_no_link_is_lost_and_each_stands_where_it_is_told(name: str) -> None:
    cited = read(name)
    told = [*cited.links, *(link for claim in cited.claims for link in claim.citations)]
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    written = {found.rstrip(".,;") for found in ADDRESS.findall(re.sub(r"`[^`]*`|<link [^>]*>", "", text))}
    assert written - {link.uri.removeprefix("http://") for link in told} - {link.uri for link in told} == set()
    if name != "reference-links.md":  # a note cites where its mark stands
        lines = text.split("\n")
        assert [link.uri for link in told if not _stands(link.uri, "\n".join(lines[link.span.line - 1 :]), text)] == []


def _stands(uri: str, after: str, text: str) -> bool:
    """Whether an address is found from its line on, or in a note or reference of the document."""
    bare = uri.removeprefix("http://")
    return bare in after or f"]: {bare}" in text
