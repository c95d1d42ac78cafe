"""A report keeps to its size: whole blocks as long as there is room, and everything left out is counted."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.finding import Group
from audit.model.report import Report
from audit.report import markdown
from audit.report.markdown_room import fitting, size
from tests.report import builders
from tests.report.rendered import shape

URI = f"{builders.SITE}/page"
MANY = 1_500


def many(number: int = MANY, *, one_claim: bool = False) -> Report:
    """Entries that all cite one page and all differ from it; or one entry with as many links, each with a finding."""
    uris = [f"{URI}/{at}" for at in range(number)] if one_claim else [URI]
    claims = [builders.statement(7, uris)] if one_claim else [builders.statement(at + 1, [URI]) for at in range(number)]
    pairs = [(claims[0], uri) for uri in uris] if one_claim else [(claim, URI) for claim in claims]
    return builders.report(
        [builders.compared(claim, "contradicted", [builders.field("date", "differ")]) for claim in claims],
        [builders.page(uri) for uri in uris],
        [builders.finding("date-mismatch", "error", claim, uri=uri) for claim, uri in pairs],
    )


MANY_ENTRIES = shape(many())
TEXT = markdown.render(MANY_ENTRIES)


def hidden(text: str, unit: str) -> int:
    """How many the report says it does not show."""
    told = re.compile(rf"^\*(\d+) more {unit}s? not shown here; the JSON report has all\.\*$", re.MULTILINE)
    return sum(map(int, told.findall(text)))


@given(st.lists(st.text(max_size=30), max_size=12), st.integers(-5, 300))
@settings(derandomize=True, deadline=None)
def test_what_is_shown_fits_and_nothing_is_lost(items: list[str], room: int) -> None:
    found = fitting(items, lambda item: item, room)
    assert found.items + found.hidden == tuple(items)
    assert found.items == found.texts
    assert size(found.texts) <= max(room, 0)
    assert not found.hidden or size([*found.texts, found.hidden[0]]) > room


def test_what_is_hidden_is_never_written() -> None:
    written: list[int] = []

    def write(item: int) -> str:
        written.append(item)
        return "x" * 10

    fitting(range(1_000), write, 100)
    assert len(written) < 20


@pytest.mark.parametrize("room", [markdown.ROOM, 200_000, 60_000])
def test_a_report_of_many_findings_keeps_to_its_size(room: int) -> None:
    text = markdown.render(MANY_ENTRIES, room)
    assert len(text.encode()) <= room
    assert text.startswith(markdown.first_screen(MANY_ENTRIES).rstrip("\n"))
    assert text.endswith("</details>\n")


def test_every_finding_is_shown_or_counted() -> None:
    shown = len(re.findall('<a id="finding-', TEXT))
    assert 100 < shown < MANY
    assert shown + hidden(TEXT, "finding") == MANY


def test_every_claim_is_shown_or_counted() -> None:
    folds = markdown.render(MANY_ENTRIES, 200_000).split("## Every claim")[1]
    rows = len(re.findall(r"^\| \d+ \|", folds, re.MULTILINE))
    assert 100 < rows < MANY
    assert rows + hidden(folds, "row") == MANY


def test_a_link_within_the_report_leads_to_what_is_shown() -> None:
    places = set(re.findall('<a id="([^"]*)">', TEXT))
    assert set(re.findall(r"\]\(#([^)]*)\)", TEXT)) <= places


def test_a_claim_of_many_links_names_at_each_only_its_own_findings() -> None:
    text = markdown.render(shape(many(300, one_claim=True)))
    rows = [line for line in text.split("## Every claim")[1].splitlines() if line.startswith("| 7 |")]
    assert len(rows) == 300
    assert {len(re.findall("`[0-9a-f]{12}`", row)) for row in rows} == {1}


def test_a_long_group_is_cut_and_counted() -> None:
    claims = [builders.statement(line) for line in range(1, 1_001)]
    found = [builders.finding("uncited-claim", "note", claim) for claim in claims]
    report = builders.report(
        [builders.compared(claim, "unchecked", of_claim="uncited") for claim in claims],
        findings=found,
        groups=[Group("g", "no page is cited", tuple(finding.id for finding in found))],
    )
    notes = markdown.render(shape(report)).split("## Notes")[1].split("## Every claim")[0]
    shown = len(re.findall('<a id="finding-', notes))
    assert 100 < shown < 1_000
    assert shown + hidden(notes, "finding") == 1_000


def test_a_report_of_ordinary_size_leaves_nothing_out() -> None:
    assert "not shown here" not in markdown.render(shape(builders.sample()))
