"""Where the dates of a table's rows stand: in the column that holds most of them; and what a row tells.

Who met whom is one sentence elsewhere and several cells here; where the table's head says which is which, they are put
together: "Secretary Blinken", "Minister Huitfeldt", "Meeting" as "Secretary Blinken’s meeting with Minister Huitfeldt".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.read import english
from audit.read.blocks import CELL, Passage
from audit.read.coarse import years_of
from audit.read.grammar import clause, is_event
from audit.read.heads import Head
from audit.read.periods import Period, dated_in
from audit.read.words import words_of
from audit.text import dates
from audit.text.fold import squeeze
from audit.text.kinds import kind_of
from audit.text.years import DateMention

_ENOUGH = 2
"""Of who, with whom and how, what a row tells at least."""
_ROLES = (
    ("counterpart", english.COUNTERPART_COLUMN),
    ("kind", english.KIND_COLUMN),
    ("place", english.PLACE_COLUMN),
    ("actor", english.ACTOR_COLUMN),
    ("source", english.SOURCE_COLUMN),
)


def table_heads(rows: Sequence[Passage], period: Period) -> list[Head | None]:
    """The date of each row under a title of that period; an empty cell in the dates' column repeats the one above."""
    cells = [_cells(row) for row in rows]
    dated = [[_cell_date(row, cell, period) for cell in line] for row, line in zip(rows, cells, strict=True)]
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


def row_told(row: Passage, heading: Passage | None, head: Head | None) -> str | None:
    """What a dated row tells as one phrase; None where the table's head does not say what its columns hold.

    A column of sources tells nothing, and where nothing else cites, what is in it cites for the whole row.
    """
    if heading is None:
        return None
    columns = _columns(heading)
    told = _who_met_whom(row, heading, columns)
    return told if told is not None or head is None else _without_sources(row, columns, head)


def _without_sources(row: Passage, columns: Mapping[str, int], head: Head) -> str | None:
    """What stands in the cells beside the date and the sources; None where something else than those cites."""
    cells = dict(enumerate(_cells(row)))
    start, end = cells.pop(columns.get("source", -1), (0, 0))
    if not all(start <= anchor.start and anchor.end <= end for anchor in row.anchors):
        return None
    told = [
        squeeze(row.text[slice(*cell)])
        for cell in cells.values()
        if start < end and not head.dated[0] <= cell[0] < head.dated[1]
    ]
    return next(filter(_tells_all, told), ", ".join(filter(None, told))) if told else None


def _tells_all(words: str) -> bool:
    """Whether a cell is a sentence that says who met whom, and how."""
    said = clause(words)
    return said.event and bool(said.objects) and kind_of(words)[0] != "other"


def sources(row: Passage, heading: Passage | None) -> tuple[int, int]:
    """The characters [start, end) of the cell that tells where a row is from; (0, 0) where the head names none."""
    at = _columns(heading).get("source") if heading else None
    return next(iter(_cells(row)[at : at + 1]), (0, 0)) if at is not None else (0, 0)


def _kind_said(heading: Passage, columns: Mapping[str, int]) -> str:
    """What the head of the column of counterparts says that it was: "Met with", "Calls with"."""
    start, end = _cells(heading)[columns["counterpart"]] if "counterpart" in columns else (0, 0)
    return {"meeting": "meeting", "call": "call"}.get(kind_of(squeeze(heading.text[start:end] + " "))[0], "")


def _who_met_whom(row: Passage, heading: Passage, columns: Mapping[str, int]) -> str | None:
    """The row as one phrase; None where the table's head does not say who acts, with whom and how."""
    cells = [squeeze(row.text[slice(*cell)]) for cell in _cells(row)]
    parts = {role: cells[at] for role, at in columns.items() if at < len(cells) and cells[at]}
    kind = parts.get("kind", _kind_said(heading, columns)).lower()
    if len({"actor", "counterpart", "kind"} & parts.keys()) < _ENOUGH and not (kind and "counterpart" in parts):
        return None
    event = kind if any(map(is_event, kind.split())) else f"{kind} engagement".strip()
    told = f"{parts['actor']}’s {event}" if "actor" in parts else event.capitalize()
    told += f" with {parts['counterpart']}" if "counterpart" in parts else ""
    return told + (f" in {parts['place']}" if "place" in parts else "")


def _columns(heading: Passage) -> dict[str, int]:
    """Which column holds what; of two that may hold who acts, the second holds with whom."""
    found: dict[str, int] = {}
    for at, cell in enumerate(_cells(heading)):
        words = {word.low for word in words_of(heading.text[slice(*cell)])}
        role = next((role for role, known in _ROLES if words & known), None)
        if role == "actor" and "actor" in found:
            role = "counterpart"
        if role:
            found.setdefault(role, at)
    return found


def _fullest(dated: Sequence[Sequence[DateMention | None]]) -> int | None:
    """The first of the columns with the most days; where none has any, with the most months and years."""
    widest = max(map(len, dated), default=0)
    found = [[row[at] for row in dated if at < len(row)] for at in range(widest)]
    days = [sum(one is not None and one.has_day for one in column) for column in found]
    counts = days if any(days) else [sum(one is not None for one in column) for column in found]
    return counts.index(max(counts)) if any(counts) else None


def _head(date: DateMention, cells: Sequence[tuple[int, int]], column: int, period: Period) -> Head:
    """The whole cell of the date tells nothing else, and neither does the bar behind it."""
    start, end = cells[column]
    over = cells[column + 1][0] if column + 1 < len(cells) else end
    return Head(dated_in(date, period), (start, over), over if column == 0 else 0)


def _cell_date(row: Passage, cell: tuple[int, int], period: Period) -> DateMention | None:
    text = row.text[slice(*cell)]
    mention = dates.leading(text, habits=period.habits) or years_of(text)
    if mention is None or text[: mention.start].strip():
        return None
    return replace(mention, start=cell[0] + mention.start, end=cell[0] + mention.end)


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
