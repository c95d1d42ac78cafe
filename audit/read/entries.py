"""Finds the dated entries of a document: items, paragraphs and table rows with a date, each under its section.

An entry has a date of its own (`audit.read.heads`, `audit.read.tables`), or that of the title it stands under
(`audit.read.periods`). Undated items under a dated one are part of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from audit.read.blocks import PART, Block, Passage, Run, passage
from audit.read.coarse import coarse_head, years_of
from audit.read.heads import Head, borrowed, item_head, paragraph_head, reference_head
from audit.read.periods import Period, Periods
from audit.read.pointers import only_points
from audit.read.prose import dated_sentences
from audit.read.tables import row_told, sources, table_heads
from audit.read.titles import BOLD_LEVEL, ITEM_LEVEL, level, title
from audit.text import dates
from audit.text.habits import habits_of
from audit.text.months import month_alone
from audit.text.years import DateMention

_SEVERAL = 2
_LONGEST_MONTH = 40
_BETWEEN = 3
"""Paragraphs without links that may stand between a dated one and the link to its account."""
_HEAD = 24
"""Runs of a line in which its date and some of what it states are found."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated statement: an item with the undated items under it (each after a `PART`), a paragraph, a table row.

    `number` counts entries from 1. `date` is as written, there or in a title, and may be one of which no days are
    known.
    The characters [start, end) of the passage that are `dated` tell nothing but the date; what the entry states begins
    at the character `statement`: after the date, or at the beginning where the date does not come first. `told` is the
    statement in other words, where those of the document are no sentence; the characters `sources` only cite for it.
    """

    number: int
    section: str | None
    passage: Passage
    date: DateMention
    statement: int
    dated: tuple[int, int]
    told: str | None = None
    sources: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's dated entries, and every other passage, both in document order."""

    entries: tuple[Entry, ...]
    others: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A block with its date, None where it has none, the section it stands in, and what it tells if it is a row."""

    block: Block
    whole: Passage
    head: Head | None
    section: str | None
    told: str | None = None
    sources: tuple[int, int] = (0, 0)


def outline(blocks: Sequence[Block], dateline: Block | None = None, year: int | None = None) -> Outline:
    """Sort the blocks into dated entries and the rest; `dateline` is the block that dates the document itself.

    `year` is that of entries which write none and stand under no title that names one.
    """
    blocks = _with_months_as_titles(_with_dates_as_titles(blocks, dateline))
    entries: list[Entry] = []
    others: list[Passage] = []
    for found in _with_accounts(_gathered(_found(blocks, dateline, year))):
        if found.head is None:
            others.append(found.whole)
        else:
            head = found.head
            entries.append(
                Entry(
                    len(entries) + 1,
                    found.section,
                    found.whole,
                    head.date,
                    head.statement,
                    head.dated,
                    _told(found, head),
                    found.sources,
                )
            )
    return Outline(tuple(entries), tuple(others))


def _told(found: _Found, head: Head) -> str | None:
    return found.told if found.told is not None else head.told


def _with_dates_as_titles(blocks: Sequence[Block], dateline: Block | None) -> Sequence[Block]:
    """The blocks with paragraphs that are nothing but a date as bold ones, which title what stands below.

    One such line alone may be anything; of several, each is the date of what stands between it and the next.
    """
    alone = {
        id(block)
        for block in blocks
        if block.kind == "paragraph"
        and block is not dateline
        and (mention := dates.whole(passage(block).text))
        and mention.has_day
        and mention.days
    }
    if len(alone) < _SEVERAL:
        return blocks
    return [
        replace(block, runs=tuple(replace(run, strong=True) for run in block.runs)) if id(block) in alone else block
        for block in blocks
    ]


def _with_months_as_titles(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with items that are nothing but a month or a year, above items with days of their own, as titles."""
    return [
        replace(block, kind="heading", level=ITEM_LEVEL + block.level)
        if block.kind == "item" and below and _is_under(below, block) and _is_month(block)
        else block
        for block, below in zip_longest(blocks, blocks[1:])
    ]


def _is_under(below: Block, block: Block) -> bool:
    if below.kind != "item" or below.level <= block.level:
        return False
    text = passage(below).text
    return dates.leading(text) is not None or dates.bare_day(text) is not None


def _is_month(block: Block) -> bool:
    name = passage(block)
    if name.anchors or len(name.text) > _LONGEST_MONTH:
        return False
    mention = dates.whole(name.text)
    whole = mention is not None and bool(mention.days) and not mention.has_day
    return whole or month_alone(name.text) is not None or years_of(name.text) is not None


def _found(blocks: Sequence[Block], dateline: Block | None, year: int | None) -> Iterator[_Found]:
    """Every block, paragraphs cut into their dated lines, with its date and its section."""
    periods = Periods(habits_of("".join(run.text for run in block.runs) for block in blocks), dateline, year)
    section: str | None = None
    for kind, members in groupby(blocks, key=lambda block: block.kind):
        if kind == "break":
            periods.leave()
            section = None
            continue
        if kind not in {"item", "heading"}:
            periods.leave(ITEM_LEVEL)
        if kind == "row":
            yield from _rows(list(members), section, periods.now)
            continue
        held = list(members)
        literature = kind == "paragraph" and _is_literature(held, periods.now)
        for block in held:
            name, own = title(block), False
            for part in _lines(block, periods.now) if kind == "paragraph" and block is not dateline else [block]:
                whole = passage(part)
                head = None if part is dateline else _head(part, whole, periods.now, literature=literature)
                own = own or (kind == "paragraph" and head is not None and head.dated[1] > head.dated[0])
                if head or kind == "heading" or part is dateline:
                    yield _Found(part, whole, head, section)
                else:
                    yield from _sentences(part, whole, section, periods.now)
            if not own:
                periods.pass_by(block)
                section = name if name and level(block) <= BOLD_LEVEL else section


def _sentences(block: Block, whole: Passage, section: str | None, period: Period) -> Iterator[_Found]:
    """A block without a date of its own: its dated sentences, and the rest of it, of the day of the title above."""
    for part, head in dated_sentences(block, whole, period):
        words = whole if part is block else passage(part)
        yield _Found(part, words, head or _lent(part, words, period), section)


def _is_literature(paragraphs: Sequence[Block], period: Period) -> bool:
    """Whether paragraphs in a row name pages and their days as lists of literature do: most of those that cite."""
    cited = [block for block in paragraphs if any(run.link for run in block.runs)]
    named = sum(reference_head(passage(block), period) is not None for block in cited)
    return named >= _SEVERAL and 2 * named > len(cited)


def _head(block: Block, whole: Passage, period: Period, *, literature: bool = False) -> Head | None:
    """The own date of a block that is no row."""
    if block.kind == "heading":
        return None
    item = block.kind == "item"
    own = item_head(whole, period) if item else paragraph_head(whole, period)
    if own is None and literature:
        own = reference_head(whole, period)
    if own is None and (item or literature):
        own = coarse_head(whole)
    return own


def _lent(block: Block, whole: Passage, period: Period) -> Head | None:
    """The date of the title above a block that has none of its own."""
    item = block.kind == "item"
    if period.date is None or (not item and period.month is None):
        return None
    return borrowed(whole, period.date, told=item and period.date.has_day)


def _rows(blocks: Sequence[Block], section: str | None, period: Period) -> Iterator[_Found]:
    """The rows of one table or of several, each of which begins with a row that heads it."""
    head_row: Passage | None = None
    for heading, members in groupby(blocks, key=lambda block: block.level == 1):
        table = list(members)
        rows = [passage(block) for block in table]
        heads = [None] * len(rows) if heading else table_heads(rows, period)
        if head_row is None and heads[0] is None and any(heads):
            head_row = rows[0]  # not marked as the head, as in most Word files
        for block, whole, head in zip(table, rows, heads, strict=True):
            lent = None if heading else period.date
            own = head or (borrowed(whole, lent, told=False) if lent else None)
            yield _Found(block, whole, own, section, row_told(whole, head_row, own), sources(whole, head_row))
        head_row = rows[-1] if heading else None


def _lines(block: Block, period: Period) -> Iterator[Block]:
    """A paragraph, cut before each of its lines that begins with a date set off from the rest."""
    begin = 0
    for at, run in enumerate(block.runs):
        if at and (run.wrapped or run.text == "\n"):
            line = passage(replace(block, runs=block.runs[at + 1 : at + 1 + _HEAD]))
            if paragraph_head(line, period, within=True):
                yield replace(block, runs=block.runs[begin:at])
                begin = at + 1
    yield replace(block, runs=block.runs[begin:]) if begin else block


def _gathered(found: Iterator[_Found]) -> Iterator[_Found]:
    """The blocks, undated items put into the dated item that they lie under."""
    head: _Found | None = None
    runs: list[Run] = []
    for one in found:
        if head and one.block.kind == "item" and one.block.level > head.block.level and not _dates_itself(one):
            at = one.block.runs[0].start
            runs += [Run(PART, at, at), *one.block.runs]
            continue
        if head:
            yield _with_runs(head, runs)
        head, runs = (one, list(one.block.runs)) if one.head and one.block.kind == "item" else (None, [])
        if not head:
            yield one
    if head:
        yield _with_runs(head, runs)


def _with_accounts(found: Iterator[_Found]) -> Iterator[_Found]:
    """The blocks, a paragraph that is nothing but links to accounts put into the dated one above that cites nothing.

    "**December 9** – X met Y." / "They discussed trade." / "Read more: https://…"; between the two stands plain text.
    """
    held: list[_Found] = []
    for one in found:
        plain = one.block.kind == "paragraph" and one.head is None and title(one.block) is None
        if held and plain and one.whole.anchors and only_points(one.whole.text):
            at = one.block.runs[0].start
            held[0] = _with_runs(held[0], (*held[0].block.runs, Run(PART, at, at), *one.block.runs))
            continue
        if held and plain and not one.whole.anchors and len(held) <= _BETWEEN:
            held.append(one)
            continue
        yield from held
        held = []
        if one.head and one.block.kind == "paragraph" and not one.whole.anchors:
            held.append(one)
        else:
            yield one
    yield from held


def _dates_itself(found: _Found) -> bool:
    return found.head is not None and found.head.dated != (0, 0)


def _with_runs(found: _Found, runs: Sequence[Run]) -> _Found:
    if len(runs) == len(found.block.runs):
        return found
    block = replace(found.block, runs=tuple(runs))
    return replace(found, block=block, whole=passage(block))
