"""How places in documents are told."""

import pytest

from audit.text.places import cell, place, spot


@pytest.mark.parametrize(
    ("path", "first", "last", "told"),
    [
        ("a.md", 7, 7, "line 7"),
        ("a.html", 1003, 1005, "lines 1003–1005"),
        ("a.docx", 12, 12, "paragraph 12"),
        ("A.DOCX", 12, 13, "paragraphs 12–13"),
        ("a.pdf", 1003, 1003, "page 1, line 3"),
        ("a.pdf", 2001, 2004, "page 2, lines 1–4"),
        ("a.PDF", 1040, 2001, "page 1, line 40 – page 2, line 1"),
    ],
)
def test_a_place_is_told_by_what_the_document_counts(path: str, first: int, last: int, told: str) -> None:
    assert place(path, first, last) == told


def test_only_a_file_with_lines_is_opened_at_one() -> None:
    assert spot("a.md", 7) == "a.md:7"
    assert spot("a.pdf", 2007) == "a.pdf, page 2, line 7"
    assert cell("a.md", 7) == "7"
    assert cell("a.docx", 7) == "paragraph 7"
