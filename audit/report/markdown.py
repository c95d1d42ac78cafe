"""The report as Markdown: what a person reads first, decides on, and may unfold.

A pure function of the canonical JSON's shape. Read from the top: the first screen says in half a minute how things
stand and what is to be decided; the blocks hold what a decision needs; the folds hold every claim, once.
"""

from collections.abc import Iterable, Mapping

from audit.report import words
from audit.report.markdown_blocks import block_section, findings_table
from audit.report.markdown_claims import claim_folds, loose_links, reason
from audit.report.markdown_parts import (
    address,
    bullets,
    finding_anchor,
    fold,
    group_anchor,
    lines,
    named,
    quoted,
    table,
)
from audit.report.outline import NOWHERE, UNREAD, Block, Outline, outline
from audit.report.shape_v1 import ClaimV1, DocumentV1, ReportV1
from audit.text.visible import markdown, markdown_code

_FIRST = 10  # places that the first screen lists; more would no longer be one screen
_TITLE = 200
_GLIMPSE = 90
_SOURCES = 600


def render(report: ReportV1) -> str:
    """The whole report."""
    laid_out = outline(report)
    return "\n\n".join([*_first_screen(laid_out), *_sections(laid_out), *_footer(laid_out)]) + "\n"


def first_screen(report: ReportV1) -> str:
    """What `render` begins with: how things stand and what is to be decided."""
    return "\n\n".join(_first_screen(outline(report))) + "\n"


def _first_screen(laid_out: Outline) -> Iterable[str]:
    report = laid_out.report
    document = report.document
    yield f"# Citation audit: {markdown(document.title or document.path, _TITLE)}"
    yield _subject(document)
    yield from _banners(laid_out)
    yield _counts(report)
    yield table([("Found", "left"), ("How many", "right"), ("In detail", "left")], _at_a_glance(laid_out))
    yield from _to_decide(laid_out)


def _subject(document: DocumentV1) -> str:
    dated = f" of {words.day(document.published)}" if document.published else ""
    return f"{markdown_code(document.path)}{dated}, compared with the pages it cites."


def _banners(laid_out: Outline) -> Iterable[str]:
    run = laid_out.report.run
    if run.basis in ("reconstructed", "mixed") or run.reconstruction:
        yield f"> {_demonstration(laid_out)}"
    if not run.complete:
        why = f" {markdown(run.incomplete, _TITLE)}." if run.incomplete else ""
        yield f"> **This run is incomplete.**{why} Run it again before acting on what was not checked."


def _demonstration(laid_out: Outline) -> str:
    report = laid_out.report
    made = report.run.reconstruction
    whole = (
        "Demonstration, not evidence"
        if report.run.basis == "reconstructed"
        else "In part a demonstration, not evidence"
    )
    by = (
        f"{markdown(made.written_by, _TITLE)} wrote them on {_written_on(made.written_on)} "
        f"from {markdown(made.written_from, _SOURCES)}."
        if made
        else "Who wrote them, when and from what, the recording does not say."
    )
    number, of = _reconstructed(laid_out), report.summary.pages
    return (
        f"**{whole}.** The pages compared here are not the originals: {by} "
        f"They stand for {number} of the {words.counted(of, 'cited page')}. "
        "Agreement shows that the program works, not what the original page says."
    )


def _written_on(text: str) -> str:
    return words.iso_in_words(text) or markdown(text, _TITLE)


def _reconstructed(laid_out: Outline) -> int:
    """How many cited pages were stood in for. Where all were, also those that only loose links cite are known."""
    report = laid_out.report
    if report.run.basis == "reconstructed":
        return sum(page.used is not None for page in report.pages)
    return len({link.uri for claim in report.claims for link in claim.citations if link.basis == "reconstructed"})


def _counts(report: ReportV1) -> str:
    summary, loose = report.summary, len(report.links)
    found = summary.findings
    numbers = {"error": found.error, "warning": found.warning, "note": found.note}
    parts = [
        words.counted(summary.entries, "dated entry", "dated entries"),
        words.counted(summary.claims, "claim"),
        words.counted(summary.citations, "link") + " in claims" + (f", {loose} elsewhere" if loose else ""),
        words.counted(summary.pages, "cited page"),
        words.counted(sum(numbers.values()), "finding")
        + (f": {_kinds(numbers, ', ')}" if any(numbers.values()) else ""),
    ]
    return " · ".join(parts)


def _kinds(numbers: Mapping[str, int], between: str = " · ") -> str:
    """`3 errors · 1 warning`."""
    return between.join(words.counted(number, name) for name, number in numbers.items() if number)


def _at_a_glance(laid_out: Outline) -> Iterable[tuple[str, str, str]]:
    summary = laid_out.report.summary
    found, verdicts, conditions = summary.findings, summary.verdicts, summary.conditions
    unread = {reason(pile, laid_out): len(laid_out.piles[pile]) for pile in UNREAD}
    nowhere = conditions.gone + conditions.broken + conditions.invalid
    yield _line("**To decide**", found.error + found.warning, "finding", _decisions(laid_out))
    yield _line("**Page differs**", verdicts.contradicted, "claim", _differences(laid_out.piles["differs"]))
    yield _line("**Link leads nowhere**", nowhere, "page", _nowhere(laid_out))
    yield _line("Page agrees", verdicts.supported, "claim", "on the date, and on a participant or the title")
    yield _line("Page agrees in part", verdicts.partly, "claim", "on something, too little to be sure of the event")
    yield _line("Page is silent", verdicts.not_stated, "claim", "it was read, and tells neither way")
    yield _line("Not checked", sum(unread.values()), "claim", words.listed(unread))


def _line(name: str, number: int, unit: str, parts: str) -> tuple[str, str, str]:
    return (name, words.counted(number, unit), parts) if number else (name, "none", "")


def _decisions(laid_out: Outline) -> str:
    found = laid_out.report.summary.findings
    places = len(laid_out.decide)
    read = f", in {words.counted(places, 'place')}" if places < found.error + found.warning else ""
    return _kinds({"error": found.error, "warning": found.warning}) + read


def _differences(claims: Iterable[ClaimV1]) -> str:
    """How many claims differ in what; one may differ in several ways."""
    numbers = {"date": 0, "participant": 0, "kind": 0, "place": 0, "title": 0}
    by_url = 0
    for claim in claims:
        differing = [link for link in claim.citations if link.verdict == "contradicted"]
        fields = {field.field for link in differing for field in link.fields if field.result == "differ"}
        for name in {"participant" if field in ("actor", "counterpart") else field for field in fields}:
            numbers[name] += 1
        by_url += all(link.basis == "url-only" for link in differing)
    named_numbers = {f"by {name}": number for name, number in numbers.items()}
    return words.listed({**named_numbers, "of them in the URL’s words alone": by_url})


def _nowhere(laid_out: Outline) -> str:
    conditions = laid_out.report.summary.conditions
    parts = words.listed({words.CONDITION[state]: getattr(conditions, state) for state in NOWHERE})
    claims = len(laid_out.piles["nowhere"])
    return f"{parts}; {words.counted(claims, 'claim')} left without a page" if parts and claims else parts


def _to_decide(laid_out: Outline) -> Iterable[str]:
    blocks = laid_out.decide
    if not blocks:
        yield "**Nothing needs a decision.**"
        return
    yield "**To decide**"
    yield "\n".join(f"{number}. {_glimpse(block, laid_out)}" for number, block in enumerate(blocks[:_FIRST], 1))
    if len(blocks) > _FIRST:
        yield f"and {len(blocks) - _FIRST} more below"


def _glimpse(block: Block, laid_out: Outline) -> str:
    first = block.findings[0]
    if block.group:
        name = words.counted(len(block.findings), "finding")
        return f"[{name}](#{group_anchor(block.group.id)}), {block.severity}: {markdown(block.group.cause, _TITLE)}"
    claim = laid_out.claim(first)
    said = f"{quoted(claim.text, _GLIMPSE)} — " if claim else ""
    place = f"[{lines(first.line, first.end_line)}](#{finding_anchor(first.id)})"
    return f"{place}, {first.severity}: {said}{markdown(first.message, _TITLE)}"


def _sections(laid_out: Outline) -> Iterable[str]:
    if laid_out.decide:
        yield "## To decide"
        yield from (block_section(block, laid_out) for block in laid_out.decide)
    if laid_out.notes:
        yield "## Notes"
        yield from (block_section(block, laid_out) for block in laid_out.notes if block.group)
        single = [finding for block in laid_out.notes if not block.group for finding in block.findings]
        if single:
            yield findings_table(single, laid_out)
    if laid_out.hosts:
        yield "## Hosts"
        yield _hosts(laid_out)
    yield "## Every claim"
    yield from claim_folds(laid_out)
    yield from loose_links(laid_out)


def _hosts(laid_out: Outline) -> str:
    rows = []
    for line in laid_out.hosts:
        at = line.conditions
        shown = (at.get("ok", 0), at.get("gone", 0), at.get("blocked", 0), at.get("unavailable", 0))
        other = at.get("broken", 0) + at.get("invalid", 0) + at.get("refused", 0)
        numbers = (line.pages, *shown, other, at.get("unchecked", 0))
        rows.append([markdown(line.host, _GLIMPSE) or "no host", *(str(number or "–") for number in numbers)])
    names = ("Cited pages", "Read", "Not found", "Closed to programs", "Unavailable", "Other", "Not checked")
    return table([("Host", "left"), *((name, "right") for name in names)], rows)


_WORDS: Mapping[str, str] = {
    "The page agrees": "it gives the document’s date, and the same participant, actor or title.",
    "The page differs": "it gives another date, participant or kind of event than the document.",
    "The page agrees in part": "something agrees and nothing surely differs, yet too little to know the event by.",
    "The page is silent": "it was read, and says nothing that agrees or differs.",
    "The link leads nowhere": "the cited address gives no page: not found, or an answer that is no usable page.",
    "Closed to programs": "the page asks for a login or keeps programs out; a person may still see it.",
    "From the URL’s words": "the page itself was not read; the words of its address were.",
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
