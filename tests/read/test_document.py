"""What a document is said to be, and what holds for every document: nothing is lost, everything is where it is said."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.claim import CitedDocument
from audit.read.document import read_document
from audit.text.fold import squeeze


def _read(folder: Path, text: str) -> CitedDocument:
    path = folder / "doc.md"
    path.write_text(text, encoding="utf-8", newline="")
    return read_document(path, "docs/doc.md")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2022-01-10", date(2022, 1, 10)),
        ("'2022-01-10'", date(2022, 1, 10)),
        ("2022-01-10 23:30:00-05:00", date(2022, 1, 10)),
        ("2022-01-10T00:30:00Z", date(2022, 1, 10)),
        ("'2022-01-10T18:22:23-05:00'", date(2022, 1, 10)),
        ("January 10, 2022", date(2022, 1, 10)),
        ("10 January 2022", date(2022, 1, 10)),
        ("20220110", date(2022, 1, 10)),
        ("2022/01/10", date(2022, 1, 10)),
        ("Monday, January 10, 2022 at 6:22 p.m.", date(2022, 1, 10)),
        ("", None),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_the_day_of_publication_is_the_one_written(written: str, published: date | None, tmp_path: Path) -> None:
    cited = _read(tmp_path, f"---\ndate: {written}\n---\n- December 9: a call with Jones\n")
    assert (cited.document.published, cited.entries) == (published, 1)


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ('title: "A  sheet\\\n  \\ of\\_two"', "A sheet of two"),
        ("title: 2022", "2022"),
        ("title: 2022-01-10", "2022-01-10"),
        ("title: [a, b]", "Heading one"),
        ("title: ''", "Heading one"),
        ("title: 0x" + "f" * 50, "0x" + "f" * 50),
        ("other: x", "Heading one"),
    ],
    ids=["squeezed", "number", "day", "list", "empty", "number in hexadecimal", "none"],
)
def test_the_title_is_the_front_matters_or_else_the_first_heading(front: str, title: str, tmp_path: Path) -> None:
    assert _read(tmp_path, f"---\n{front}\n---\nText\n\n## Heading\u00a0one\n\n# Two\n").document.title == title


@pytest.mark.parametrize(
    ("front", "source"),
    [
        ("url: https://a.example/3\nsource_url: ' https://a.example/1 '", "https://a.example/1"),
        ("url: https://a.example/3\nsource: https://a.example/2", "https://a.example/2"),
        ("url: https://a.example/3\nsource: [1]", "https://a.example/3"),
        ("source: 5", None),
    ],
)
def test_the_source_is_the_first_address_given(front: str, source: str | None, tmp_path: Path) -> None:
    assert _read(tmp_path, f"---\n{front}\n---\nText\n").document.source == source


def test_a_document_without_front_matter_says_neither_title_nor_day(tmp_path: Path) -> None:
    document = _read(tmp_path, "- December 9: a call with Jones\n").document
    assert (document.path, document.title, document.published, document.source) == ("docs/doc.md", None, None, None)


def test_days_near_the_end_of_the_calendar_are_no_trouble(tmp_path: Path) -> None:
    (claim,) = _read(tmp_path, "---\ndate: 9999-12-20\n---\n- December 9: a call with Jones\n").claims
    assert claim.when is not None
    assert claim.when.start == date(9999, 12, 9)


_NAMES = [
    "Minister Kuleba",
    "Latvian President Levits",
    "B9 leaders",
    "Chancellor Scholz of Germany",
    "readout",
    "here",
]
_JOINTS = ["; ", ", ", " and ", "\n    and ", " ", "\u00a0", " (", ") ", ". ", " in Riga, ", "\n  - ", "\n\n    "]
_HEADS = ["X’s call with ", "Secretary Y met ", "Call between Z and ", "", "Secretary Y will travel to Riga to meet "]
_DATES = [
    "December 9: ",
    "**December 9** – ",
    "9 December 2021, ",
    "[December 9](https://a.example/d): ",
    "2021-12-09 ",
]


@st.composite
def _entries(draw: st.DrawFn) -> str:
    """An entry with linked and plain names in every order, joined in every way."""
    names = draw(st.lists(st.tuples(st.sampled_from(_NAMES), st.booleans(), st.sampled_from(_JOINTS)), max_size=5))
    parts = [f"[{name}](https://a.example/{at})" if linked else name for at, (name, linked, _) in enumerate(names)]
    told = "".join(part + joint for part, (_, _, joint) in zip(parts, names, strict=True))
    return f"- {draw(st.sampled_from(_DATES))}{draw(st.sampled_from(_HEADS))}{told}".rstrip() + "\n"


def _shown(lines: list[str]) -> str:
    """Lines as a reader sees them: without the markup of links, emphasis and lists."""
    return squeeze(re.sub(r"\[|\]\([^)]*\)|\*\*|^\s*- ", "", "\n".join(lines), flags=re.MULTILINE))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(_entries(), min_size=1, max_size=3))
def test_every_link_is_cited_once_and_every_claim_stands_at_its_lines(
    tmp_path_factory: pytest.TempPathFactory, entries: list[str]
) -> None:
    text = "---\ndate: 2022-01-10\n---\n\n# Calls\n\n" + "".join(entries)
    cited = _read(tmp_path_factory.mktemp("any"), text)
    uris = [citation.uri for claim in cited.claims for citation in claim.citations]
    assert sorted(uris) == sorted(re.findall(r"\]\(([^)]*)\)", text))
    assert cited.links == ()
    assert cited.entries == len(entries)
    lines = text.split("\n")
    for claim in cited.claims:
        assert claim.text in _shown(lines[claim.span.line - 1 : claim.span.end_line])
        assert claim.when is not None
        assert (claim.when.start.month, claim.when.start.day) == (12, 9)
        for citation in claim.citations:
            assert lines[citation.span.line - 1][citation.span.column - 1] == "["
