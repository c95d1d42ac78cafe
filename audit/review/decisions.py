"""The decisions file: one block for each decision, kept under version control and edited by people too.

Comments and the order of blocks survive whatever the program adds or takes out. The file is written whole or not at
all. Every block is checked when it is read: a decision that cannot be understood must not silently decide nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

import msgspec
import tomlkit
from msgspec import Meta

from audit.files import write_whole
from audit.model.decision import Decision, Statement, Subject, Verdict
from audit.model.errors import DecisionsError
from audit.review.mistakes import in_words
from audit.text.visible import visible

FILE: Final = Path("audit-decisions.toml")
"""Where decisions are kept, beside the settings."""

PAST: Final = Path("audit-decisions.past.toml")
"""Where those go that are taken out of it: they decide nothing any more, and tell how often the rules were right."""

_BLOCK: Final = "decision"

_Id: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]
_Text: TypeAlias = Annotated[str, Meta(pattern=r"\S")]

_OPENING = """\
# What people decided about the findings of citation-audit; `audit review` adds to it. One [[decision]] each:
#   findings  ids, one or several; later findings of their group are not covered
#   verdict   accepted | false-positive | confirmed | fixed
#   reason, by, on (a day), and if it is to end: until (a day)
#   about     what was decided on, for people; when its evidence changes, the finding is open again
"""
_OPENING_OF_PAST = """\
# Decisions that `audit review prune` took out of the file beside this one: what they were about is there no more. They
# decide nothing; `audit review stats` counts them. Who wants them forgotten deletes them.
"""


class _About(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    finding: _Id
    document: _Text
    rule: _Text
    evidence: _Id
    url: str | None = None
    section: str | None = None
    date: str | None = None
    claim: str | None = None
    claimed: str | None = None
    observed: str | None = None
    source: str | None = None


class _Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    findings: Annotated[tuple[_Id, ...], Meta(min_length=1)]
    verdict: Verdict
    reason: _Text
    by: _Text
    on: date
    until: date | None = None
    about: tuple[_About, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decision: tuple[_Block, ...] = ()


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions in the file, in its order; none when there is no file. Raises DecisionsError."""
    return tuple(_decision(block) for block in _parsed(_text(path), path).decision)


def add(path: Path, decisions: Iterable[Decision]) -> None:
    """Put decisions at the end of the file. Raises DecisionsError and OSError; the file is never left half-written."""
    _add(path, decisions, _OPENING)


def _add(path: Path, decisions: Iterable[Decision], opening: str) -> None:
    text = _text(path, opening)
    _parsed(text, path)
    added = "".join(f"\n{_written(decision)}" for decision in decisions)
    whole = text.rstrip("\n") + "\n" + added
    _parsed(whole, path)
    write_whole(path, whole.encode())


def prune(path: Path, past: Path, over: Callable[[str], bool]) -> int:
    """Move the findings that `over` names, by id, to `past`, with blocks left without any; returns how many were moved.

    Raises DecisionsError and OSError. Cut off between the two files, it leaves what is moved in both: done again, it is
    whole.
    """
    text = _text(path)
    moved = [part for made in _parsed(text, path).decision if (part := _part(_decision(made), over))]
    if moved:
        there = set(read(past))
        _add(past, [part for part in moved if part not in there], _OPENING_OF_PAST)
    whole = tomlkit.parse(text)
    blocks: Any = whole.get("decision", [])  # tomlkit's own list, which knows its comments
    taken = 0
    for number in reversed(range(len(blocks))):
        block = blocks[number]
        gone = [name for name in block["findings"] if over(name)]
        taken += len(gone)
        if len(gone) == len(block["findings"]):
            del blocks[number]
        elif gone:
            _shorten(block, gone)
    if taken:
        write_whole(path, tomlkit.dumps(whole).encode())
    return taken


def _part(made: Decision, over: Callable[[str], bool]) -> Decision | None:
    """A decision on those alone of its findings that `over` names; None where that is none."""
    findings = tuple(filter(over, made.findings))
    about = tuple(one for one in made.about if one.finding in findings)
    return replace(made, findings=findings, about=about) if findings else None


def _shorten(block: Any, gone: list[str]) -> None:  # noqa: ANN401 - tomlkit's table
    for name in gone:
        block["findings"].remove(name)
    about = block.get("about", [])
    for number in reversed(range(len(about))):
        if about[number]["finding"] in gone:
            del about[number]


def _text(path: Path, opening: str = _OPENING) -> str:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return opening
    except (OSError, UnicodeDecodeError) as problem:
        raise DecisionsError(f"{path}: cannot be read ({problem}); it must be a TOML file in UTF-8") from problem


def _parsed(text: str, path: Path) -> _File:
    try:
        plain = msgspec.toml.decode(text)
        _only_blocks(plain)
        return msgspec.convert(plain, type=_File)
    except msgspec.ValidationError as problem:
        told = in_words(str(problem))
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        told = str(problem)
    raise DecisionsError(f"{path}: {visible(told, 300)}; mend the file, nothing was changed")


def _only_blocks(plain: Mapping[str, object]) -> None:
    """Raises ValueError for whatever stands outside of a block, or is one by another name."""
    others = [name for name in plain if name != _BLOCK]
    if others:
        raise ValueError(f"`{others[0]}` stands outside of a decision; each decision begins with a line [[{_BLOCK}]]")
    blocks = plain.get(_BLOCK, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise ValueError(f"each decision begins with a line [[{_BLOCK}]], in two pairs of brackets")


def _decision(block: _Block) -> Decision:
    return Decision(
        findings=block.findings,
        verdict=block.verdict,
        reason=block.reason,
        by=block.by,
        on=block.on,
        until=block.until,
        about=tuple(_subject(about) for about in block.about),
    )


def _subject(about: _About) -> Subject:
    return Subject(
        finding=about.finding,
        document=about.document,
        rule=about.rule,
        uri=about.url,
        claim=None if about.claim is None else Statement(about.claim, about.section, about.date),
        claimed=about.claimed,
        observed=about.observed,
        source=about.source,
        evidence=about.evidence,
    )


def _written(decision: Decision) -> str:
    about = tuple(
        _About(
            finding=one.finding,
            document=one.document,
            rule=one.rule,
            evidence=one.evidence,
            url=one.uri,
            section=one.claim.section if one.claim else None,
            date=one.claim.date if one.claim else None,
            claim=one.claim.text if one.claim else None,
            claimed=one.claimed,
            observed=one.observed,
            source=one.source,
        )
        for one in decision.about
    )
    block = _Block(
        decision.findings, decision.verdict, decision.reason, decision.by, decision.on, decision.until, about
    )
    plain = msgspec.to_builtins(block, builtin_types=(date,))
    document = tomlkit.document()
    document.append("decision", tomlkit.item([plain]))
    return tomlkit.dumps(document)
