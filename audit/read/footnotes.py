"""Footnotes: what a note cites is cited where its mark stands.

CommonMark knows none, but many writers do: "… call with Kuleba.[^1]" and, elsewhere, "[^1]: Readout, https://…". To
CommonMark a note that is nothing but an address is a link reference; `audit.read.markdown` leaves it to this module.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.read.blocks import Block, Link, Run

_DEFINED = re.compile(r"\s*\[\^([^\]\s]{1,80})\]:")
_REFERENCE = re.compile(r"\s*\[[^\]^]{1,80}\]:\s")
_MOST = 50  # links that one note cites; with more, each of its marks would cost too much
_MARK = re.compile(r"\[\^([^\]\s]{1,80})\](?!:)")


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
    if not any("[^" in run.text for block in blocks for run in block.runs):
        return tuple(blocks)
    parts = [list(_notes(replace(block, runs=tuple(_joined(block.runs))))) for block in blocks]
    written = [part for found in parts for part in found if isinstance(part, _Note)]
    notes = {note.name: note.links for note in written if 0 < len(note.links) <= _MOST}
    if not notes:
        return tuple(blocks)
    marked = set()
    result: list[Block] = []
    for part in (part for found in parts for part in found):
        if isinstance(part, Block):
            used, block = _marked(part, notes)
            marked |= used
            result.append(block)
    unused = [note.block for note in written if note.name not in marked]
    return (*result, *unused)


def _notes(block: Block) -> Iterator[_Note | Block]:
    """The notes that a paragraph defines, each on lines of its own; or the block itself."""
    begin, name = 0, _defined(block.runs, 0)
    if block.kind != "paragraph" or name is None:
        yield block
        return
    for at, run in enumerate(block.runs):
        over = run.wrapped or run.text == "\n"
        other = _defined(block.runs, at + 1) if over else None
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


def _defined(runs: Sequence[Run], at: int) -> str | None:
    """The name of the note whose definition begins with a run."""
    found = _DEFINED.match(runs[at].text) if at < len(runs) else None
    return found[1] if found else None


def _refers(runs: Sequence[Run], at: int) -> bool:
    """Whether a link reference begins with a run, which Markdown takes for a part of the note above it."""
    return at < len(runs) and _REFERENCE.match("".join(run.text for run in runs[at : at + 3])) is not None


def _marked(block: Block, notes: Mapping[str, Sequence[Link]]) -> tuple[set[str], Block]:
    """The notes that a block refers to, and the block with their links on the marks."""
    used: set[str] = set()
    runs: list[Run] = []
    for run in block.runs:
        at = 0
        for found in _MARK.finditer(run.text) if _is_plain(run) else ():
            if found[1] in notes:
                used.add(found[1])
                runs.append(_piece(run, at, found.start()))
                runs += _cited(_piece(run, *found.span()), notes[found[1]])
                at = found.end()
        runs.append(_piece(run, at, len(run.text)) if at else run)
    return used, replace(block, runs=tuple(run for run in runs if run.text or run.link)) if used else block


def _piece(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start:end], start=run.start + start, end=run.start + end)


def _cited(mark: Run, links: Sequence[Link]) -> Iterator[Run]:
    """The mark once for each link: its words are the first one's."""
    for number, link in enumerate(links):
        own = replace(mark, link=Link(link.uri, mark.start, mark.end))
        yield replace(own, text="", start=mark.end) if number else own
