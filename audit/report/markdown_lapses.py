"""Decisions that hold no longer, in Markdown: why, what was edited, and how to carry one over."""

from collections.abc import Sequence

from audit.report import words
from audit.report.lapsing import WHY, Change, changes
from audit.report.markdown_parts import bullets, cell, finding_anchor, named, not_shown, quoted
from audit.report.markdown_room import fitting
from audit.report.outline import Outline
from audit.report.shape_v1 import DecisionV1, LapseV1
from audit.text.visible import markdown, markdown_code

_SNIPPET = 160


def lapsed(outline: Outline, room: int) -> Sequence[str]:
    """The paragraphs of the section, none where every decision holds."""
    if not outline.report.lapses:
        return []
    told = fitting(outline.report.lapses, lambda lapse: bullets([_line(lapse, outline)]), room)
    left = [not_shown(len(told.hidden), ("decision", "decisions"))] if told.hidden else []
    return ["## Decisions that hold no longer", *(["\n".join(told.texts)] if told.texts else []), *left]


def before(lapse: LapseV1, outline: Outline) -> str:
    """Of a finding, what was decided before its claim was edited, as the text of a list's item."""
    command = outline.commands.carry_over([lapse.heir]) if lapse.heir else ""
    carry = f". To carry it over: {markdown_code(command)}" if command else ""
    return named("Decided before", f"{decided(lapse.decision)} — {_why(lapse)}{carry}")


def decided(made: DecisionV1) -> str:
    """Who decided what, when and why."""
    until = f", until {words.day(made.until)}" if made.until else ""
    by = f"{made.verdict} by {markdown(made.by, _SNIPPET)} on {words.day(made.on)}{until}"
    return f"{by}: {cell(made.reason, _SNIPPET)}"


def _line(lapse: LapseV1, outline: Outline) -> str:
    return f"{_about(lapse)}: {decided(lapse.decision)} — {_why(lapse)}{_carry_over(lapse, outline)}"


def _about(lapse: LapseV1) -> str:
    said = f", {quoted(lapse.claim, _SNIPPET)}" if lapse.claim else ""
    return f"{markdown_code(lapse.rule)} {markdown_code(lapse.finding)}{said}"


def _why(lapse: LapseV1) -> str:
    edits = "; ".join(_edited(change) for change in changes(lapse.edits))
    return f"{WHY[lapse.cause]} ({edits})" if edits else WHY[lapse.cause]


def _edited(change: Change) -> str:
    sides = (quoted(side, _SNIPPET) if side else "nothing" for side in (change.was, change.now))
    return f"{change.name}: {' → '.join(sides)}"


def _carry_over(lapse: LapseV1, outline: Outline) -> str:
    if lapse.heir is None:
        return ""
    place = f". To carry it over [to {lapse.heir}](#{finding_anchor(lapse.heir)})"
    command = outline.commands.carry_over([lapse.heir])
    return f"{place}: {markdown_code(command)}" if command else place
