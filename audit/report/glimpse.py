"""What is to be decided, a line for each matter: the list that every format for people begins with.

Text from outside is here as it came.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.model.finding import Severity
from audit.report import words
from audit.report.outline import Block, Outline
from audit.report.shape_v1 import ClaimV1
from audit.text import places

MOST = 10
"""Matters that are listed; more would no longer be one screen."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A matter: where it is told (`group` or else `finding` is the id) and what it is.

    `where` names the place, or counts a group's findings; `said` is the document's words, "" of a group and of what no
    claim says; `others` counts the findings on the same link that are told with the first one.
    """

    finding: str
    group: str
    where: str
    severity: Severity
    said: str
    message: str
    others: int


def glimpses(blocks: Iterable[Block], laid_out: Outline) -> tuple[Glimpse, ...]:
    """The first matters, in the order given."""
    return tuple(_glimpse(block, laid_out) for _, block in zip(range(MOST), blocks, strict=False))


def dated_text(claim: ClaimV1) -> str:
    """The claim's words, with the date of its entry before them where they do not hold it themselves."""
    date = claim.date_text or ""
    return claim.text if date in claim.text else f"({date}) {claim.text}"


def _glimpse(block: Block, laid_out: Outline) -> Glimpse:
    first, count = block.findings[0], len(block.findings)
    if block.group:
        where = words.counted(count, "finding")
        return Glimpse("", block.group.id, where, block.severity, "", block.group.cause, 0)
    claim = laid_out.claim(first)
    where = words.capital(places.place(laid_out.path, first.line, first.end_line))
    said = dated_text(claim) if claim else ""
    return Glimpse(first.id, "", where, first.severity, said, first.message, count - 1)
