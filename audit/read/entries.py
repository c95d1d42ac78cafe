"""Finds the dated entries of a document: list items that begin with a date, each under the section it stands in.

Before the date may stand "On" or the like, or a link and a separator: "[Readout](…) – December 9: …", "[X met Y](…),
9 December".

What counts is structure: where a date stands, what is a title, which item lies under which. No word of any document is
known here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.read.blocks import PART, Block, Passage, Run, passage
from audit.text import dates
from audit.text.fold import squeeze
from audit.text.years import DateMention

_SEPARATOR = re.compile(r"[\s)\]]*(?:[:;,.|•·—–→]|-+(?=\s))?[\s)\]]*")
_ON = re.compile(r"\s*(?:on|from|between)\s+(?=\S)", re.IGNORECASE)
_AFTER_LINK = re.compile(r"[)\]]?\s*(?:[(,;:|•·—–]|-+(?=\s))\s*(?:on\s+)?", re.IGNORECASE)
_TITLE_LENGTH = 200
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "”", '"', "’", ")")


@dataclass(frozen=True, slots=True)
class Entry:
    """A list item that begins with a date, together with the undated items under it (each after a `PART`).

    `number` counts entries from 1. `date` is as written, and may be one of which no days are known. What the entry
    states begins at the character `statement` of the passage: after the date, or at its beginning where a link comes
    before the date.
    """

    number: int
    section: str | None
    passage: Passage
    date: DateMention
    statement: int

    @property
    def dated(self) -> tuple[int, int]:
        """The characters [start, end) of the date."""
        return self.date.start, self.date.end


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's dated entries, and every other passage, both in document order."""

    entries: tuple[Entry, ...]
    others: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A block with the date that it begins with, if it is an item that does."""

    block: Block
    whole: Passage
    mention: DateMention | None


def outline(blocks: Sequence[Block]) -> Outline:
    """Sort the blocks into dated entries and the rest."""
    entries: list[Entry] = []
    others: list[Passage] = []
    section: str | None = None
    for dated in _gathered(blocks):
        if dated.mention is None:
            others.append(dated.whole)
            section = title(dated.block) or section
        else:
            entries.append(_entry(len(entries) + 1, section, dated.whole, dated.mention))
    return Outline(tuple(entries), tuple(others))


def _entry(number: int, section: str | None, whole: Passage, mention: DateMention) -> Entry:
    after_link = any(anchor.end <= mention.start for anchor in whole.anchors[:1])
    begin = 0 if after_link else _statement(whole.text, mention.end)
    return Entry(number, section, whole, mention, begin)


def title(block: Block) -> str | None:
    """What a block names as a section: a heading; a paragraph's bold words on a line of their own or glued to its end.

    Pandoc makes the latter of a heading that was only bold: "… Allies and partners. **Engagements with Ukraine**".
    """
    if block.kind == "heading":
        return squeeze("".join(run.text for run in block.runs)) or None
    if block.kind != "paragraph":
        return None
    found = [name for name, before, after in _bold(block.runs) if _stands_alone(before, after) and _is_name(name)]
    return found[-1] if found else None


def _bold(runs: Sequence[Run]) -> Iterator[tuple[str, str, str]]:
    """Each stretch of bold words with the plain text before it and after it, up to the next one."""
    alike = groupby(runs, key=lambda run: run.strong and run.text != "\n")
    stretches = [(strong, "".join(run.text for run in members)) for strong, members in alike]
    for at, (strong, text) in enumerate(stretches):
        if strong:
            before = stretches[at - 1][1] if at else "\n"
            after = stretches[at + 1][1] if at + 1 < len(stretches) else ""
            yield squeeze(text), before, after


def _stands_alone(before: str, after: str) -> bool:
    begins_line = before.rstrip(" \t\u00a0").endswith("\n")
    ends_line = after.lstrip(": \t\u00a0").startswith("\n")
    ends_block = not after.strip(": \t\u00a0")
    return (begins_line and (ends_line or ends_block)) or (ends_block and before.rstrip().endswith(_ENDS_SENTENCE))


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _TITLE_LENGTH and not text.endswith((".", "!", "?", ",", ";"))


def _gathered(blocks: Sequence[Block]) -> Iterator[_Dated]:
    """The blocks, undated items put into the dated item that they lie under."""
    head: _Dated | None = None
    runs: list[Run] = []
    for block in blocks:
        dated = _dated(block)
        if head and dated.mention is None and block.kind == "item" and block.level > head.block.level:
            at = block.runs[0].start
            runs += [Run(PART, at, at), *block.runs]
            continue
        if head:
            yield _with_runs(head, runs)
        head, runs = (dated, list(block.runs)) if dated.mention else (None, [])
        if not head:
            yield dated
    if head:
        yield _with_runs(head, runs)


def _with_runs(dated: _Dated, runs: Sequence[Run]) -> _Dated:
    if len(runs) == len(dated.block.runs):
        return dated
    block = Block(dated.block.kind, dated.block.level, tuple(runs))
    return _Dated(block, passage(block), dated.mention)


def _dated(block: Block) -> _Dated:
    whole = passage(block)
    mention = (_first(whole) or _second(whole)) if block.kind == "item" else None
    return _Dated(block, whole, mention)


def _first(whole: Passage) -> DateMention | None:
    mention = dates.leading(whole.text, whole.edges)
    return mention if mention and _heads(whole, mention) else None


def _second(whole: Passage) -> DateMention | None:
    """The day that comes after "On" or the like, or after a link that the item begins with."""
    begin = _ON.match(whole.text)
    if begin is None and whole.anchors and not whole.text[: whole.anchors[0].start].strip():
        begin = _AFTER_LINK.match(whole.text, whole.anchors[0].end)
    mention = dates.leading(whole.text, whole.edges, begin.end()) if begin else None
    return mention if mention and mention.has_day else None


def _heads(whole: Passage, mention: DateMention) -> bool:
    """Whether the date is the item's own: a month must be set off from the rest ("May 2022 elections" is a name)."""
    if mention.has_day:
        return True
    separator = _SEPARATOR.match(whole.text, mention.end)
    rest = whole.text[mention.end :]
    return bool(separator and separator[0].strip()) or not rest.strip() or mention.end in whole.starts[:4]


def _statement(text: str, end: int) -> int:
    """Where the statement begins: after the date and what parts it from the rest, but not in another `PART`."""
    separator = _SEPARATOR.match(text, end, text.find(PART, end) if PART in text else len(text))
    return separator.end() if separator else end
