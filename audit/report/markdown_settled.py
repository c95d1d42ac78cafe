"""What needs no decision any more: findings to be fixed, those decided otherwise, those of an earlier report."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from audit.report import words
from audit.report.markdown_lapses import decided
from audit.report.markdown_parts import (
    Align,
    anchor,
    cell,
    claim_text,
    finding_anchor,
    fold,
    table_within,
)
from audit.report.outline import Outline
from audit.report.shape_v1 import DecisionV1, FindingV1
from audit.text import places
from audit.text.visible import markdown, markdown_code

_SNIPPET = 160
_COLUMNS: list[tuple[str, Align]] = [("Line", "right"), ("Document", "left"), ("What", "left")]
_UNIT = ("finding", "findings")


def settled(outline: Outline, room: int) -> Iterable[str]:
    """The paragraphs of the section, each table with its part of the room."""
    today = outline.report.run.today
    if outline.to_fix:
        yield "## To fix"
        yield _table(outline.to_fix, "Confirmed", lambda one: _by(one.decision, today), outline, room // 3)
    if outline.settled:
        body = _table(
            outline.settled, "Decided", lambda one: decided(one.decision) if one.decision else "–", outline, room // 3
        )
        yield fold(f"{words.counted(len(outline.settled), 'finding')} decided", body)
    if outline.past:
        body = _table(outline.past, "Now", lambda one: words.STATE[one.state], outline, room // 3)
        yield fold(f"{words.counted(len(outline.past), 'finding')} of the earlier report, not found this time", body)


def _table(
    findings: Sequence[FindingV1], heading: str, said: Callable[[FindingV1], str], outline: Outline, room: int
) -> str:
    return table_within(
        [*_COLUMNS, (heading, "left"), ("Finding", "left")],
        findings,
        lambda one: [
            places.cell(outline.path, one.line),
            claim_text(outline.claim(one)),
            cell(one.message, _SNIPPET),
            said(one),
            f"{anchor(finding_anchor(one.id))}{markdown_code(one.id)}",
        ],
        room,
        _UNIT,
    )


def _by(decision: DecisionV1 | None, today: date) -> str:
    """Who confirmed it and how long ago."""
    if decision is None:
        return "–"
    age = words.counted(max((today - decision.on).days, 0), "day")
    who = f"by {markdown(decision.by, _SNIPPET)} on {words.day(decision.on)}, {age} ago"
    return f"{who}: {cell(decision.reason, _SNIPPET)}"
