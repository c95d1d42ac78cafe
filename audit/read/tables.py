"""Where the dates of a table's rows stand: in the column that holds most of them."""

from collections.abc import Sequence

from audit.read.blocks import CELL, Passage
from audit.read.heads import Head
from audit.read.periods import Period, dated_in
from audit.text import dates
from audit.text.years import DateMention


def table_heads(rows: Sequence[Passage], period: Period | None) -> list[Head | None]:
    """The date of each row under a title of that period; an empty cell in the dates' column repeats the one above."""
    cells = [_cells(row) for row in rows]
    dated = [[_cell_date(row, cell) for cell in line] for row, line in zip(rows, cells, strict=True)]
    column = _fullest(dated)
    if column is None:
        return [None] * len(rows)
    heads: list[Head | None] = []
    above: DateMention | None = None
    for row, line, found in zip(rows, cells, dated, strict=True):
        at = line[column] if column < len(line) else None
        empty = at is not None and not row.text[slice(*at)].strip()
        above = found[column] if at and not empty else above if empty else None
        heads.append(_head(above, line, column, period) if above else None)
    return heads


def _fullest(dated: Sequence[Sequence[DateMention | None]]) -> int | None:
    """The first of the columns with the most dates."""
    widest = max(map(len, dated), default=0)
    counts = [sum(at < len(row) and row[at] is not None for row in dated) for at in range(widest)]
    return counts.index(max(counts)) if any(counts) else None


def _head(date: DateMention, cells: Sequence[tuple[int, int]], column: int, period: Period | None) -> Head:
    """The whole cell of the date tells nothing else, and neither does the bar behind it."""
    start, end = cells[column]
    over = cells[column + 1][0] if column + 1 < len(cells) else end
    return Head(dated_in(date, period), (start, over), over if column == 0 else 0)


def _cell_date(row: Passage, place: tuple[int, int]) -> DateMention | None:
    mention = dates.leading(row.text[: place[1]], (), place[0])
    return mention if mention and mention.end <= place[1] and row.text[place[0] : mention.start].strip() == "" else None


def _cells(row: Passage) -> list[tuple[int, int]]:
    """The characters [start, end) of each cell."""
    bounds = [
        (at, at + len(run.text))
        for at, run in zip(row.starts, row.runs, strict=True)
        if run.text == CELL and run.start == run.end
    ]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(row.text)]
    return list(zip(starts, ends, strict=True))
