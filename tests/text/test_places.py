"""How places in documents are told."""

import pytest

from audit.text.places import cell, place, several, spot


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


@pytest.mark.parametrize(
    ("path", "lines", "most", "told"),
    [
        ("a.md", [7], None, "line 7"),
        ("a.md", [7, 9, 12], None, "lines 7, 9 and 12"),
        ("a.md", [7, 9, 12], 2, "lines 7, 9 and 1 other place"),
        ("a.md", [7, 9, 12, 14], 2, "lines 7, 9 and 2 other places"),
        ("a.docx", [3, 7], None, "paragraphs 3 and 7"),
        ("a.pdf", [1003, 2005], None, "page 1, line 3 and page 2, line 5"),
    ],
)
def test_several_places_are_told_in_a_list(path: str, lines: list[int], most: int | None, told: str) -> None:
    assert several(path, lines, most) == told


def test_only_a_file_with_lines_is_opened_at_one() -> None:
    assert spot("a.md", 7) == "a.md:7"
    assert spot("a.pdf", 2007) == "a.pdf, page 2, line 7"
    assert cell("a.md", 7) == "7"
    assert cell("a.docx", 7) == "paragraph 7"
