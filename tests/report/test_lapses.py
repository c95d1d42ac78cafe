"""Decisions that hold no longer: told where their finding stands, and all of them in one place."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from audit.model.errors import ReportFormatError
from audit.model.report import Report
from audit.report import html, json_v1, markdown
from audit.report.commands import Commands
from audit.report.shape_v1 import ReportV1
from tests.report import builders
from tests.report.rendered import plain, screen, shape, whole

CLAIM = builders.statement(10, ["https://news.example.org/a"])
FOUND = builders.finding("date-mismatch", "error", CLAIM, uri="https://news.example.org/a")
CARRY = f"python -m audit review carry-over {FOUND.id}"


def report(*, edited: bool) -> Report:
    return builders.report(
        claims=[builders.compared(CLAIM, "contradicted")],
        pages=[builders.page("https://news.example.org/a")],
        findings=[FOUND],
        lapses=(builders.lapse(FOUND if edited else None),),
    )


def test_the_markdown_tells_what_was_decided_what_was_edited_and_how_to_carry_it_over() -> None:
    text = whole(report(edited=True))
    section = text.split("## Decisions that hold no longer")[1]
    for part in (text.split("## Decisions that")[0], section):
        assert "accepted by Doe on January 1, 2022" in part
        assert "date: “December 10, 2021” → “December 11, 2021”" in part
        assert f"`{CARRY}`" in part


def test_the_page_tells_the_same_beside_the_finding_and_in_one_place() -> None:
    page = html.render(shape(report(edited=True)))
    assert page.count("<li>date: <del>December 10, 2021</del> → <ins>December 11, 2021</ins></li>") == 2
    assert page.count(f'<code class="command">{CARRY}</code>') == 2


@pytest.mark.parametrize("render", [markdown.render, html.render], ids=["md", "html"])
def test_a_decision_about_nothing_says_why_and_offers_nothing(render: Callable[[ReportV1], str]) -> None:
    text = render(shape(report(edited=False)))
    assert "its claim is not in the document any more" in text
    assert "carry-over" not in text


def test_the_first_screen_counts_them() -> None:
    assert "| Decisions that hold no longer | 1 decision | 1 could be carried over to an edited claim |" in screen(
        report(edited=True)
    )
    assert "hold no longer" not in screen(replace(report(edited=True), lapses=()))


def test_a_command_names_the_report_where_review_would_not_find_it() -> None:
    named = Commands("out of the way/week.json")
    text = plain(markdown.render(shape(report(edited=True)), commands=named))
    assert f"python -m audit review --report 'out of the way/week.json' carry-over {FOUND.id}" in text


def test_a_lapse_names_no_finding_that_is_not_there() -> None:
    data = json.loads(json_v1.encode(report(edited=True)))
    data["lapses"][0]["heir"] = "0" * 12
    with pytest.raises(ReportFormatError, match="could be carried over to a finding that is not in it"):
        json_v1.decode(json.dumps(data).encode())


def test_however_many_lapsed_the_report_keeps_to_its_room_and_counts_the_rest() -> None:
    lapses = tuple(builders.lapse(None, finding=f"{number:012x}") for number in range(2_000))
    text = markdown.render(shape(replace(report(edited=True), lapses=lapses)), 60_000)
    assert len(text.encode()) <= 60_000
    assert "more decisions not shown here; the JSON report has all." in text
