"""Sentences of running text that state a day and cite: "On December 9, 2021, she [gave a speech](…)" is a claim.

Running text speaks of many days. So a sentence counts only if it states one date, with its year, which is the day of
what its own verb tells, and if each of its links stands on that; a link further on ("…, which critics [called](…)")
cites for something else, and leaves the sentence without a claim.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from audit.read import english
from audit.read.blocks import Anchor, Block, Passage, Run, passage
from audit.read.grammar import clause, is_account
from audit.read.heads import Head, inside_head, opening_head
from audit.read.periods import Period
from audit.read.prose_elsewhere import head_elsewhere
from audit.read.sentences import sentences, without_marks
from audit.text import dates
from audit.text.fold import squeeze
from audit.text.regex import regex

_LONGEST = 600
"""Characters of a sentence that is read."""
_SOURCES = 120
"""Characters in which a bracket names its sources."""
_DIGIT = regex(r"[0-9]")
_DENIED = regex(r"\b(?:not|never|neither|nor|cannot)\b|n[’']t\b", re.IGNORECASE)
_APART = regex(rf"[,;:]|\b(?:and|but|or|that|whose|although|though|{'|'.join(sorted(english.ABOUT))})\b", re.IGNORECASE)


def dated_sentences(block: Block, whole: Passage, period: Period) -> Iterator[tuple[Block, Head | None]]:
    """A paragraph in order: each sentence that makes a claim with its date, and what stands between them."""
    if not whole.anchors or not _DIGIT.search(whole.text):
        yield block, None
        return
    begin, begins = 0, [anchor.start for anchor in whole.anchors]
    for start, end in sentences(whole):
        if bisect_left(begins, start) == bisect_left(begins, end):
            continue
        sentence = _cut(block, whole, start, end)
        head = _head(passage(sentence), period) or head_elsewhere(passage(sentence))
        if head:
            if begin < start:
                yield _cut(block, whole, begin, start), None
            yield sentence, head
            begin = end
    if begin < len(whole.text):
        yield (_cut(block, whole, begin, len(whole.text)) if begin else block), None


def _head(whole: Passage, period: Period) -> Head | None:
    """The date of a sentence that cites; None when it has none, several, or cites for something else."""
    whole = replace(whole, text=without_marks(whole))
    if len(whole.text) > _LONGEST or _DENIED.search(whole.text):
        return None
    found = list(dates.mentions(whole.text))
    if len(found) != 1 or not found[0].has_day:
        return None
    if period.year is None and not any(end.year for ends in found[0].days for end in ends):
        return None
    head, told, begin = opening_head(whole, period), "", 0
    if head:
        begin = head.statement
        told = squeeze(whole.text[begin:])
    elif head := inside_head(whole, period):
        told = squeeze(whole.text[: head.dated[0]])
    if head is None or not head.date.days or not clause(told).event:
        return None
    return head if all(_is_on_it(whole, begin, head.dated, anchor) for anchor in whole.anchors) else None


def _is_on_it(whole: Passage, begin: int, dated: tuple[int, int], anchor: Anchor) -> bool:
    """Whether a link stands on what a sentence tells from a character on, or only names an account of it."""
    words = squeeze(whole.text[anchor.start : anchor.end])
    if not any(char.isalpha() for char in words) or is_account(words):
        return True
    before = whole.text[begin : anchor.start]
    if dated[0] >= begin and anchor.start >= dated[1]:
        before = whole.text[begin : dated[0]] + whole.text[dated[1] : anchor.start]
    return not _APART.search(_without_sources(before))


def _without_sources(before: str) -> str:
    """Words without a bracket that is open behind them, in which others may be named first: "(Elysée; Le Monde)"."""
    opened = before.rfind("(")
    return before if opened < 0 or ")" in before[opened:] or len(before) - opened > _SOURCES else before[:opened]


def _cut(block: Block, whole: Passage, start: int, end: int) -> Block:
    """The block with the characters [start, end) of its passage; a run that has one place for all is never cut."""
    runs = list[Run]()
    last = len(whole.starts) if end >= len(whole.text) else bisect_left(whole.starts, end)
    for at in range(max(0, bisect_left(whole.starts, start) - 1), last):
        begin, run = whole.starts[at], block.runs[at]
        over = begin + len(run.text)
        if len(run.text) != run.end - run.start or (start <= begin and over <= end):
            if start <= begin:
                runs.append(run)
            continue
        first, until = max(start, begin) - begin, min(end, over) - begin
        if first < until:
            runs.append(replace(run, text=run.text[first:until], start=run.start + first, end=run.start + until))
    return replace(block, runs=tuple(runs))
