"""Footnotes: what a note cites is cited where its mark stands.

CommonMark knows none, but many writers do: "… call with Kuleba.[^1]" and, elsewhere, "[^1]: Readout, https://…". To
CommonMark a note that is nothing but an address is a link reference; `audit.read.markdown` leaves it to this module.
In letters and lists of sources numbers do the same: "… call with Kuleba [1]." and, at the end, "[1] https://…".
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.read.blocks import Block, Link, Run
from audit.text.regex import regex

_DEFINED = regex(r"\s*\[(?:\^(?P<note>[^\]\s]{1,80})\]:|(?P<number>[0-9]{1,3})\]:?\s)")
_REFERENCE = regex(r"\s*\[[^\]^]{1,80}\]:\s")
_MOST = 50  # links that one note cites; with more, each of its marks would cost too much
_MOST_CITED = 50_000  # links on all marks of a document; with more nothing is put on any
_MARK = regex(r"\[(?:\^(?P<note>[^\]\s]{1,80})\](?!:)|(?P<number>[0-9]{1,3})\])")


@dataclass(frozen=True, slots=True)
class _Note:
    name: str
    block: Block

    @property
    def links(self) -> tuple[Link, ...]:
        """What the note cites, in order."""
        return tuple(dict.fromkeys(run.link for run in self.block.runs if run.link))


def with_footnotes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the links of notes put on their marks; notes that nothing refers to stay as they are."""
    if not any("[" in run.text for block in blocks for run in block.runs):
        return tuple(blocks)
    joined = [replace(block, runs=tuple(_joined(block.runs))) for block in blocks]
    marks = Counter(name for block in joined for name in _marks(block))
    parts = [part for block in joined for part in _notes(block, marks)] if marks else []
    notes: dict[str, list[tuple[int, Sequence[Link]]]] = {}
    for at, part in enumerate(parts):
        if isinstance(part, _Note) and 0 < len(part.links) <= _MOST:
            notes.setdefault(part.name, []).append((at, part.links))
    cited = sum(number * len(notes[name][-1][1]) for name, number in marks.items() if name in notes)
    if not 0 < cited <= _MOST_CITED:
        return tuple(blocks)
    result = [_marked(part, at, notes) for at, part in enumerate(parts) if isinstance(part, Block)]
    unused = [part.block for part in parts if isinstance(part, _Note) and part.name not in marks]
    return (*result, *unused)


def _marks(block: Block) -> Iterator[str]:
    """The names of the notes that a block refers to; at the beginning of a line stands what they are."""
    for at, run in enumerate(block.runs):
        if "[" in run.text and _is_plain(run):
            begins = at == 0 or block.runs[at - 1].wrapped or block.runs[at - 1].text == "\n"
            own = _DEFINED.match(run.text) if begins else None
            yield from (_name(found) for found in _MARK.finditer(run.text, own.end() if own else 0))


def _name(found: re.Match[str]) -> str:
    return f"^{found['note']}" if found["note"] else str(int(found["number"]))


def _notes(block: Block, marks: Collection[str]) -> Iterator[_Note | Block]:
    """The notes that a paragraph defines, each on lines of its own; or the block itself.

    A number that no mark refers to is an entry's own.
    """
    begin, name = 0, _defined(block.runs, 0, marks)
    if block.kind != "paragraph" or name is None:
        yield block
        return
    for at, run in enumerate(block.runs):
        over = run.wrapped or run.text == "\n"
        other = _defined(block.runs, at + 1, marks) if over else None
        if (other and name) or (name and over and _refers(block.runs, at + 1)):
            yield _Note(name, replace(block, runs=block.runs[begin:at]))
            begin, name = at + 1, other
    rest = replace(block, runs=block.runs[begin:])
    yield _Note(name, rest) if name else rest


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, adjoining plain ones made one: marks that turned out to be no emphasis part "[^smith_2021]"."""
    last: Run | None = None
    for run in runs:
        if last and _is_plain(last) and _is_plain(run) and (last.end, last.strong) == (run.start, run.strong):
            last = replace(last, text=last.text + run.text, end=run.end)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _is_plain(run: Run) -> bool:
    return not (run.link or run.wrapped or run.text == "\n") and len(run.text) == run.end - run.start


def _defined(runs: Sequence[Run], at: int, marks: Collection[str]) -> str | None:
    """The name of the note whose definition begins with a run."""
    found = _DEFINED.match(runs[at].text) if at < len(runs) else None
    name = _name(found) if found else None
    return name if name and (name in marks or name.startswith("^")) else None


def _refers(runs: Sequence[Run], at: int) -> bool:
    """Whether a link reference begins with a run, which Markdown takes for a part of the note above it."""
    return at < len(runs) and _REFERENCE.match("".join(run.text for run in runs[at : at + 3])) is not None


def _marked(block: Block, at: int, notes: Mapping[str, Sequence[tuple[int, Sequence[Link]]]]) -> Block:
    """The block, which is the part `at` of its document, with the links of the notes that it refers to on the marks.

    Of several notes of one name, as in letters put together, that which follows is meant.
    """
    runs: list[Run] = []
    for run in block.runs:
        over = 0
        for found in _MARK.finditer(run.text) if "[" in run.text and _is_plain(run) else ():
            named = notes.get(_name(found))
            if named:
                links = next((links for place, links in named if place > at), named[-1][1])
                runs.append(_piece(run, over, found.start()))
                runs += _cited(_piece(run, *found.span()), links)
                over = found.end()
        runs.append(_piece(run, over, len(run.text)) if over else run)
    return replace(block, runs=tuple(run for run in runs if run.text or run.link))


def _piece(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start:end], start=run.start + start, end=run.start + end)


def _cited(mark: Run, links: Sequence[Link]) -> Iterator[Run]:
    """The mark once for each link: its words are the first one's."""
    for number, link in enumerate(links):
        own = replace(mark, link=Link(link.uri, mark.start, mark.end))
        yield replace(own, text="", start=mark.end) if number else own
