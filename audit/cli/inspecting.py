"""One page as `inspect` shows it: every candidate title and date with its source, and why one was chosen."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from audit.cli import codes
from audit.cli.console import say, show
from audit.cli.loop import awaited
from audit.cli.world import real_world
from audit.fetch.redaction import redacted_words
from audit.model.capture import Capture
from audit.model.errors import PageError, described
from audit.model.reading import Choice, Event, Evidence, Reading
from audit.run.inspecting import NOTHING, answer, as_plain, encoded, is_blank, nothing, page_of_file, page_of_web
from audit.settings import fetch_policy, load, with_hosts
from audit.text import urls
from audit.text.days import iso
from audit.text.fold import tokens
from audit.text.secrets import shown
from audit.text.visible import terminal

_WIDTH = 60  # characters of a value in the table
_LEAD = 300
_STDIN = "-"
_LONGEST_LINE = 100_000  # bytes; a path and an address are shorter


def inspected(source: str, url: str, allow_host: tuple[str, ...], *, as_json: bool) -> int:
    """Show one page, an address or a file, and the exit code. Raises AuditError."""
    if urls.scheme(source) in {"http", "https"}:
        reading, code = _of_web(source, allow_host)
    else:
        reading, code = _of_file(Path(source), url)
    if reading:
        show(encoded(as_plain(reading), indent=2) if as_json else "\n".join(_table(reading)))
    return code


def _of_file(path: Path, uri: str) -> tuple[Reading, int]:
    """The page as saved, and the exit code; that there is nothing in it to read is told."""
    reading = page_of_file(path, uri, real_world().now())
    if not is_blank(reading):
        return reading, codes.CLEAN
    say(f"{path}: {NOTHING}")
    return reading, codes.USAGE


def _of_web(uri: str, allow_host: tuple[str, ...]) -> tuple[Reading | None, int]:
    """The page as answered, and the exit code; what keeps it from being evidence is told."""
    settings = with_hosts(load(Path()), allow_host)
    visit = awaited(page_of_web(uri, fetch_policy(settings), real_world()))
    condition, outcome = visit.tried.condition, visit.tried.outcome
    if condition.state == "ok":
        return visit.reading, codes.CLEAN
    said = f", {outcome.status}" if isinstance(outcome, Capture) else f": {redacted_words(outcome.detail)}"
    say(f"{shown(uri)}: {condition.state} ({condition.cause}{said}); an audit would not use this page as evidence")
    return visit.reading, codes.INCOMPLETE


def stream(source: str) -> int:
    """Answer a file's lines (`-`: standard input), each as soon as it is read; a bad one is answered, too."""
    now = real_world().now()
    for line in _lines(source):
        try:
            row = answer(line, now)
        except Exception as problem:  # noqa: BLE001 - the fence around one line, so that the others have their answers
            row = nothing(f"internal error, please report it: {described(problem)}")
        show(encoded(row))
    return codes.CLEAN


def _lines(source: str) -> Iterator[str]:
    """The lines that are not blank; bytes that are not UTF-8 spoil only their own line. Raises PageError."""
    try:
        with nullcontext(sys.stdin.buffer) if source == _STDIN else Path(source).open("rb") as stream:
            while line := stream.readline(_LONGEST_LINE):
                while not line.endswith(b"\n") and (more := stream.readline(_LONGEST_LINE)):
                    line = b"too long" + more[-1:]  # no JSON, so it is answered as a bad line
                if line.strip():
                    yield line.decode("utf-8", "replace")
    except OSError as problem:
        raise PageError(f"{source}: cannot be read ({problem.strerror}); give a file of JSON lines") from problem


def _table(reading: Reading) -> Iterator[str]:
    yield from _aspect("title", reading.title)
    yield from _aspect("published", reading.published)
    yield from _aspect("modified", reading.modified)
    yield "events" if reading.events else "events: the text dates none"
    yield from (f"  {_event(event)}" for event in reading.events)
    if reading.correction:
        yield f"correction: {terminal(reading.correction, _LEAD)}"
    yield f"language: {terminal(reading.language or 'not said')}"
    yield f"lead: {terminal(reading.lead, _LEAD) or 'no running text'}"


def _aspect(name: str, choice: Choice[str] | Choice[date]) -> Iterator[str]:
    """One heading with the value, a line for each candidate, the reason in words."""
    value = "not found" if choice.value is None else terminal(str(choice.value))
    sure = f" ({choice.confidence} confidence)" if choice.confidence else ""
    yield f"{name}: {value}{sure}"
    rows = [
        (
            _standing(one.value, one.source, choice),
            terminal(one.source),
            terminal(_value(one), _WIDTH),
            one.confidence,
            terminal(one.raw, _WIDTH) if one.raw != one.value else "",
            terminal(one.locator, _WIDTH),
        )
        for one in choice.candidates
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield f"  because {terminal(choice.reason)}"


def _value(one: Evidence[str] | Evidence[date]) -> str:
    """What a candidate says: its value, the days it may mean, or that it tells none."""
    if one.value is None:
        return " or ".join(map(str, one.readings)) or "no day"
    return str(one.value)


def _standing(value: str | date | None, source: str, choice: Choice[str] | Choice[date]) -> str:
    """How a candidate stands to the value that was chosen."""
    if choice.value is None or value is None:
        return "unused"
    if not _is_same(value, choice.value):
        return "differs"
    return "CHOSEN" if source == choice.source else "agrees"


def _is_same(one: str | date, other: str | date) -> bool:
    """Whether two values are one; titles may differ in case, white space and marks."""
    if isinstance(one, str) and isinstance(other, str):
        return (tokens(one) or one) == (tokens(other) or other)
    return one == other


def _event(event: Event) -> str:
    planned = "announced, " if event.planned else ""
    words = f"“{event.when.text}”, {planned}{event.source}, {event.confidence} confidence"
    return terminal(f"{iso(event.when)}: {words}: {event.snippet}", _LEAD)
