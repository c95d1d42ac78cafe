"""Which document a report belongs to."""

import json
from pathlib import Path

import pytest

from audit.run.belonging import is_of_another, sign, signed_for


@pytest.mark.parametrize(
    ("path", "another"), [("b/doc.md", False), ("./b/../b/doc.md", False), ("a/doc.md", True), ("doc.md", True)]
)
def test_a_report_belongs_to_the_document_its_json_names(tmp_path: Path, path: str, *, another: bool) -> None:
    (tmp_path / "doc.json").write_text(json.dumps({"document": {"path": path}}), encoding="utf-8")
    (tmp_path / "doc.md").write_text("of whatever", encoding="utf-8")
    assert is_of_another(tmp_path, "doc", "b/doc.md") is another


@pytest.mark.parametrize(
    ("text", "another"),
    [("`b/doc.md` of January 10", False), ("`a/b/doc.md` of January 10", True), ("", True)],
)
def test_without_json_it_belongs_to_the_document_that_its_text_names(
    tmp_path: Path, text: str, *, another: bool
) -> None:
    (tmp_path / "doc.md").write_text(text, encoding="utf-8")
    assert is_of_another(tmp_path, "doc", "b/doc.md") is another


def test_where_no_report_is_none_is_of_another(tmp_path: Path) -> None:
    assert not is_of_another(tmp_path, "doc", "b/doc.md")


def test_a_recording_keeps_the_first_document_it_was_made_for(tmp_path: Path) -> None:
    assert signed_for(tmp_path) is None
    sign(tmp_path, "a/doc.md")
    sign(tmp_path, "b/doc.md")
    assert signed_for(tmp_path) == "a/doc.md"
