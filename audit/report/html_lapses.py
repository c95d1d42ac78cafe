"""Decisions that hold no longer, as the page shows them."""

from dataclasses import dataclass

from audit.report import words
from audit.report.html_pair import TEXT, Address, address
from audit.report.lapsing import WHY, Change, changes
from audit.report.outline import Outline
from audit.report.shape_v1 import LapseV1


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What was decided on, what was decided, why that holds no longer, and the command that would carry it over."""

    finding: str
    rule: str
    claim: str
    link: Address | None
    said: str
    reason: str
    why: str
    changes: tuple[Change, ...]
    heir: str
    command: str


def lapsed(lapse: LapseV1, outline: Outline) -> Lapsed:
    """One decision; what is long is cut."""
    made = lapse.decision
    return Lapsed(
        finding=lapse.finding,
        rule=lapse.rule,
        claim=(lapse.claim or "")[:TEXT],
        link=address(lapse.uri) if lapse.uri else None,
        said=f"{made.verdict} by {made.by} on {words.day(made.on)}",
        reason=made.reason,
        why=WHY[lapse.cause],
        changes=changes(lapse.edits),
        heir=lapse.heir or "",
        command=outline.commands.carry_over([lapse.heir]) if lapse.heir else "",
    )
