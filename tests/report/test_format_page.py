"""The page on the report's format is the one the schema makes, and tells of every key."""

from pathlib import Path

from audit.report import format_page, json_v1

ROOT = Path(__file__).parents[2]


def test_the_page_that_is_shipped_is_made_of_the_schema() -> None:
    shipped = (ROOT / "docs" / "report-format.md").read_text("utf-8")
    assert shipped == format_page.page(), "write format_page.page() to docs/report-format.md anew"


def test_every_part_has_a_section_with_every_key() -> None:
    page = format_page.page()
    for name, part in json_v1.schema()["$defs"].items():
        section = page.split(f"\n## {name.removesuffix('V1')}\n")[1].split("\n## ")[0]
        assert [key for key in part["properties"] if f"| `{key}` |" not in section] == []


def test_the_whole_report_comes_first_and_leads_to_its_parts() -> None:
    first = format_page.page().split("\n## ")[1]
    assert first.startswith("Report\n")
    assert "| `pages` | list of [Page](#page) |" in first
