"""The report as Markdown: what a person reads first, decides on, and may unfold.

A pure function of the canonical JSON's shape. Read from the top: the first screen says in half a minute how things
stand and what is to be decided; the blocks hold what a decision needs; the folds hold every claim, once.

A report has a limit in bytes. Each section has its share of it, and hands on what it leaves; what has no room is left
out from the section's end and counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit.report import markdown_screen, words
from audit.report.commands import Commands
from audit.report.markdown_blocks import block_section, findings_table
from audit.report.markdown_claims import claim_folds, loose_links
from audit.report.markdown_lapses import lapsed
from audit.report.markdown_parts import Align, address, bullets, fold, named, not_shown, table_within
from audit.report.markdown_room import FRAME, fitting, size
from audit.report.markdown_settled import settled
from audit.report.outline import Block, HostLine, Outline, outline
from audit.report.shape_v1 import ReportV1
from audit.text.visible import markdown, markdown_code

ROOM = 900_000
"""Bytes of a whole report: a GitHub step summary of more than 1 MiB is dropped whole, and there may be others in it."""

_SHARES = {"decide": 0.55, "settled": 0.1, "notes": 0.1, "hosts": 0.05, "claims": 0.2}
_FINDINGS = ("finding", "findings")
_GLIMPSE = 90
_TITLE = 200


def render(report: ReportV1, room: int = ROOM, commands: Commands | None = None) -> str:
    """The whole report, in at most `room` bytes; the first screen and the footer are always whole.

    `commands` are those to decide with.
    """
    laid_out = outline(report, commands)
    screen, footer = list(markdown_screen.first_screen(laid_out)), list(_footer(laid_out))
    body = _body(laid_out, room - size(screen) - size(footer))
    return "\n\n".join([*screen, *body, *footer]) + "\n"


def first_screen(report: ReportV1) -> str:
    """What `render` begins with: how things stand and what is to be decided."""
    return "\n\n".join(markdown_screen.first_screen(outline(report))) + "\n"


def _body(laid_out: Outline, room: int) -> Iterator[str]:
    """The sections, each with its share of the room and what those before it left."""
    left = 0.0
    shown: set[str] = set()
    for name, share in _SHARES.items():
        left += room * share
        for text in _section(name, laid_out, int(left) - FRAME, shown):
            left -= size([text])
            yield text


def _section(name: str, laid_out: Outline, room: int, shown: set[str]) -> Iterable[str]:
    """The paragraphs of a section; the ids of the findings it shows are added to `shown`."""
    if name == "decide":
        return _decide(laid_out, room, shown)
    if name == "settled":
        shown.update(one.id for one in (*laid_out.to_fix, *laid_out.settled, *laid_out.past))
        lapses = lapsed(laid_out, room // 4)
        return [*settled(laid_out, room - size(lapses)), *lapses]
    if name == "notes":
        return _notes(laid_out, room, shown)
    if name == "hosts":
        return ["## Hosts", _hosts(laid_out.hosts, room)] if laid_out.hosts else []
    return _claims(laid_out, room, shown)


def _decide(laid_out: Outline, room: int, shown: set[str]) -> Iterable[str]:
    if laid_out.decide:
        yield "## To decide"
        yield from _blocks(laid_out.decide, laid_out, room, shown)


def _notes(laid_out: Outline, room: int, shown: set[str]) -> Iterable[str]:
    if not laid_out.notes:
        return
    yield "## Notes"
    grouped = [block for block in laid_out.notes if block.group]
    single = [finding for block in laid_out.notes if not block.group for finding in block.findings]
    texts = list(_blocks(grouped, laid_out, (room - FRAME) // 2, shown))
    yield from texts
    if single:
        yield findings_table(single, laid_out, room - size(texts))


def _blocks(blocks: Sequence[Block], laid_out: Outline, room: int, shown: set[str]) -> Iterable[str]:
    found = fitting(blocks, lambda block: block_section(block, laid_out), room)
    shown.update(finding.id for block in found.items for finding in block.findings)
    yield from found.texts
    if found.hidden:
        yield not_shown(sum(len(block.findings) for block in found.hidden), _FINDINGS)


def _claims(laid_out: Outline, room: int, shown: set[str]) -> Iterable[str]:
    yield "## Every claim"
    loose = (room - FRAME) // 4 if laid_out.report.links else 0
    yield from claim_folds(laid_out, room - loose, shown)
    yield from loose_links(laid_out, loose)


def _hosts(hosts: Sequence[HostLine], room: int) -> str:
    names = ("Cited pages", "Read", "Not found", "Blocked", "Unavailable", "Other", "Not asked")
    columns: list[tuple[str, Align]] = [("Host", "left"), *((name, "right") for name in names)]
    return table_within(columns, hosts, _host, room, ("host", "hosts"))


def _host(line: HostLine) -> Sequence[str]:
    at = line.conditions
    shown = (at.get("ok", 0), at.get("gone", 0), at.get("blocked", 0), at.get("unavailable", 0))
    other = at.get("broken", 0) + at.get("invalid", 0) + at.get("refused", 0)
    numbers = (line.pages, *shown, other, at.get("unchecked", 0))
    return [markdown(line.host, _GLIMPSE) or "no host", *(str(number or "–") for number in numbers)]


_WORDS: Mapping[str, str] = {
    "The page agrees": "it gives the document’s date, and the same participant, actor or title.",
    "The page differs": "it gives another date, participant or kind of event than the document.",
    "The page may differ": "something differs, but not surely enough to say that the page does.",
    "The page agrees in part": "something agrees and nothing differs, yet too little to know the event by.",
    "The page is silent": "it was read, and says nothing that agrees or differs.",
    "The link leads nowhere": "not found, or an answer that is no readable page, or no valid address.",
    "Not checked": "no usable page was had (blocked, unavailable, refused by policy), the page was not asked, none is "
    "cited, or the claim is planned for later.",
    "Blocked": "the page asks for a login or keeps programs out; a person may still see it.",
    "From the URL’s words": "the page itself was not read; the words of its address were.",
    "Year inferred": "the document does not write the year; the latest that fits its own date was taken.",
}


def _footer(laid_out: Outline) -> Iterable[str]:
    yield "---"
    yield (
        "Everything here concerns the cited pages only: whether they agree with the document. "
        "It says nothing about the events themselves, nor about any person."
    )
    yield fold("What the words mean", bullets(named(name, text) for name, text in _WORDS.items()))
    yield fold("How this was made", bullets(_run_facts(laid_out.report)))


def _run_facts(report: ReportV1) -> Iterable[str]:
    run, document = report.run, report.document
    mode = {
        "live": "the cited pages were asked for",
        "replay": "replayed from a recording",
        "lint": "no page was asked for",
    }
    basis = {
        "recorded": "answers as servers gave them",
        "reconstructed": "reconstructed pages",
        "mixed": "answers as servers gave them, and reconstructed pages",
        "none": "no answers",
    }
    yield named("Run", f"{mode[run.mode]}, {words.counted(run.requests, 'request')} sent")
    yield named("Rests on", basis[run.basis])
    if run.started and run.finished:
        name = "Pages of" if run.mode == "replay" else "Pages asked for"
        same = run.started == run.finished
        yield named(name, words.minute(run.started) + ("" if same else f" to {words.minute(run.finished)}"))
    yield named("Judged as of", words.day(run.today))
    yield named("Document", f"{markdown_code(document.path)}, sha256 {markdown_code(document.sha256)}")
    if document.source:
        yield named("Published at", address(document.source, _TITLE))
