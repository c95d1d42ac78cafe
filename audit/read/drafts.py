"""A block that may still grow, while a reader goes through a document."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.read.blocks import CELL, PART, Block, BlockKind, Run


@dataclass(slots=True)
class Draft:
    """A block so far.

    `cells` counts a row's; `within` are the elements around it, the outermost first, by number; `area` is that of the
    part of a page it stands in (its navigation, its foot), 0 for none.
    """

    kind: BlockKind
    level: int
    runs: list[Run] = field(default_factory=list)
    cells: int = 0
    within: tuple[int, ...] = ()
    area: int = 0

    def add(self, runs: list[Run]) -> None:
        """Take in the next paragraph of an item."""
        if self.runs and runs:
            at = self.runs[-1].end
            self.runs.append(Run(PART, at, at))
        self.runs.extend(runs)

    def add_cell(self, runs: list[Run], at: int) -> None:
        """Take in the next cell of a row, behind the bar that stands at an offset."""
        if self.cells:
            self.runs.append(Run(CELL, at, at))
        self.cells += 1
        self.runs.extend(runs)

    @property
    def text(self) -> str:
        """All that has been taken in."""
        return "".join(run.text for run in self.runs)


def finished(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """The drafts that hold anything, as blocks."""
    return tuple(Block(draft.kind, draft.level, tuple(draft.runs)) for draft in drafts if draft.runs)
