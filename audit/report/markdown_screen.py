"""The first screen: how things stand, what the evidence is worth, why the audit fails or passes, what is to be decided.

A reader who stops here has seen everything that must not be missed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from audit.model.finding import Basis, Result
from audit.report import words
from audit.report.gate import gate
from audit.report.markdown_claims import reason
from audit.report.markdown_parts import dated_text, finding_anchor, group_anchor, lines, quoted, table
from audit.report.outline import NOWHERE, UNREAD, Block, Outline
from audit.report.shape_v1 import ClaimV1, DocumentV1, ReportV1
from audit.text.visible import markdown, markdown_code

_FIRST = 10  # places that the first screen lists; more would no longer be one screen
_TITLE = 200
_REASON = 400
_GLIMPSE = 90
_SOURCES = 600
_DATES = 5
_DATE = 40


def first_screen(laid_out: Outline) -> Iterable[str]:
    """The paragraphs of the first screen."""
    report = laid_out.report
    document = report.document
    yield f"# Citation audit: {markdown(document.title or document.path, _TITLE)}"
    yield _subject(document)
    yield from (f"> {banner}" for banner in _banners(laid_out))
    yield from _result(report)
    yield _counts(report)
    yield table([("Found", "left"), ("How many", "right"), ("In detail", "left")], _at_a_glance(laid_out))
    yield from _to_decide(laid_out)


def _subject(document: DocumentV1) -> str:
    dated = f" of {words.day(document.published)}" if document.published else ""
    return f"{markdown_code(document.path)}{dated}, compared with the pages it cites."


def _banners(laid_out: Outline) -> Iterable[str]:
    report = laid_out.report
    run = report.run
    if run.basis in ("reconstructed", "mixed") or run.reconstruction:
        yield _demonstration(laid_out)
    if not run.complete:
        why = f" {markdown(words.sentence(run.incomplete), _REASON)}" if run.incomplete else ""
        yield (f"**This run is incomplete (exit code 3).**{why} Run it again before acting on what was not checked.")
    if not report.claims and report.links:
        yield (
            "**Links only.** No dated claims were found in this document: whether its links lead to a page was "
            "checked, and nothing was compared."
        )
    yield from _undated(report)


def _undated(report: ReportV1) -> Iterable[str]:
    """Entries that are written with a date which names no day; narrative claims have none to begin with."""
    undated = {claim.entry: claim for claim in reversed(report.claims) if claim.start is None and claim.date_text}
    found = [undated[entry] for entry in sorted(undated)]
    if not found:
        return
    places = "; ".join(
        f"{lines(claim.line, claim.end_line).lower()}: {quoted(claim.date_text or '', _DATE)}"
        for claim in found[:_DATES]
    )
    more = f"; and {len(found) - _DATES} more" if len(found) > _DATES else ""
    yield (
        f"**{words.counted(len(found), 'entry has', 'entries have')} no usable date** ({places}{more}): "
        "what is written there could not be understood as a day, so no page’s date was compared with it."
    )


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


def _result(report: ReportV1) -> Iterable[str]:
    """Why the audit fails or passes; why it is incomplete, its banner has said."""
    found, least = gate(report), report.run.fail_severity
    names = {"error": "error", "warning": "error or warning", "note": "finding"}
    several = {"error": "errors", "warning": "errors or warnings", "note": "findings"}
    counted = words.counted(len(found.counted), f"undecided {names[least]}", f"undecided {several[least]}")
    if found.code == 1:
        yield f"**This audit fails (exit code 1; 0 with `--exit-zero`):** {counted}."
    elif found.code == 0:
        nothing = "no finding was chosen to fail it" if report.run.fail_on == "never" else counted
        yield f"**This audit passes (exit code 0):** {nothing}."
    elif found.counted:
        yield f"Among what was checked: {counted}."


def _counts(report: ReportV1) -> str:
    summary, loose = report.summary, len(report.links)
    found = summary.findings
    numbers = {"error": found.error, "warning": found.warning, "note": found.note}
    inferred = sum(claim.year_inferred for claim in report.claims)
    parts = [
        words.counted(summary.entries, "dated entry", "dated entries"),
        words.counted(summary.claims, "claim") + (f", the year of {inferred} inferred" if inferred else ""),
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
    open_now, conditions = _open(laid_out), laid_out.report.summary.conditions
    piles = laid_out.piles
    unread = {reason(pile, laid_out): len(piles[pile]) for pile in UNREAD}
    nowhere = conditions.gone + conditions.broken + conditions.invalid
    agrees = ("on the date, and on a participant or the title", _bases(piles["agrees"]))
    partly = ("on something, too little to be sure of the event", _bases(piles["partly"]))
    silent = ("it was read, and tells neither way", _bases(piles["silent"]))
    yield _line("**To decide**", sum(open_now.values()), "finding", _decisions(laid_out))
    if laid_out.to_fix or laid_out.settled:
        decided = {"confirmed, to be fixed": len(laid_out.to_fix), "decided otherwise": len(laid_out.settled)}
        yield _line("Decided", sum(decided.values()), "finding", words.listed(decided))
    if laid_out.past:
        states = Counter(words.STATE[finding.state] for finding in laid_out.past)
        yield _line("Of the earlier report", len(laid_out.past), "finding", words.listed(states))
    yield _line("**Page differs**", len(piles["differs"]), "claim", *_differences(piles["differs"]))
    yield _line("**Page may differ**", len(piles["may-differ"]), "claim", *_differences(piles["may-differ"]))
    yield _line("**Link leads nowhere**", nowhere, "page", _nowhere(laid_out))
    yield _line("Page agrees", len(piles["agrees"]), "claim", *agrees)
    yield _line("Page agrees in part", len(piles["partly"]), "claim", *partly)
    yield _line("Page is silent", len(piles["silent"]), "claim", *silent)
    yield _line("Not checked", sum(unread.values()), "claim", words.listed(unread))


def _line(name: str, number: int, unit: str, *parts: str) -> tuple[str, str, str]:
    return (name, words.counted(number, unit), " · ".join(filter(None, parts))) if number else (name, "none", "")


def _open(laid_out: Outline) -> Mapping[str, int]:
    """How many errors and warnings are not decided."""
    found = Counter(finding.severity for block in laid_out.decide for finding in block.findings)
    return {"error": found["error"], "warning": found["warning"]}


def _decisions(laid_out: Outline) -> str:
    numbers = _open(laid_out)
    places = len(laid_out.decide)
    read = f", in {words.counted(places, 'place')}" if places < sum(numbers.values()) else ""
    return _kinds(numbers) + read


def _differences(claims: Iterable[ClaimV1]) -> tuple[str, str]:
    """How many claims differ in what, one perhaps in several ways; and what that rests on."""
    numbers = {"date": 0, "participant": 0, "kind": 0, "place": 0, "title": 0}
    found = tuple(claims)
    for claim in found:
        fields = {field.field for link in claim.citations for field in link.fields if field.result == "differ"}
        for name in {"participant" if field in ("actor", "counterpart") else field for field in fields}:
            numbers[name] += 1
    return words.listed({f"by {name}": number for name, number in numbers.items()}), _bases(found, "differ")


def _bases(claims: Iterable[ClaimV1], result: Result | None = None) -> str:
    """How many of the claims rest on something else than pages that were recorded; of links with `result`, if given."""
    numbers: dict[Basis, int] = {"reconstructed": 0, "url-only": 0}
    for claim in claims:
        links = [link for link in claim.citations if not result or any(one.result == result for one in link.fields)]
        for basis in numbers:
            numbers[basis] += bool(links) and all(link.basis == basis for link in links)
    return words.listed({f"of them {words.BASES[basis]}": number for basis, number in numbers.items()})


def _nowhere(laid_out: Outline) -> str:
    conditions = laid_out.report.summary.conditions
    parts = words.listed({words.CONDITION[state]: getattr(conditions, state) for state in NOWHERE})
    claims = len(laid_out.piles["nowhere"])
    return f"{parts}; {words.counted(claims, 'claim')} left without a page" if parts and claims else parts


def _nothing(report: ReportV1) -> str:
    """What is said where there is no error or warning to decide on; notes may still be what fails the audit."""
    if not report.run.complete:
        return "Nothing of what was checked needs a decision; what was not checked still may."
    notes = len(gate(report).counted)
    return f"**To decide:** {words.counted(notes, 'note')}, listed below." if notes else "**Nothing needs a decision.**"


def _to_decide(laid_out: Outline) -> Iterable[str]:
    blocks = laid_out.decide
    if not blocks:
        yield _nothing(laid_out.report)
        return
    yield "**To decide**"
    yield "\n".join(f"{number}. {_glimpse(block, laid_out)}" for number, block in enumerate(blocks[:_FIRST], 1))
    if len(blocks) > _FIRST:
        yield f"and {len(blocks) - _FIRST} more below"


def _glimpse(block: Block, laid_out: Outline) -> str:
    first, others = block.findings[0], len(block.findings) - 1
    if block.group:
        name = words.counted(len(block.findings), "finding")
        return f"[{name}](#{group_anchor(block.group.id)}), {block.severity}: {markdown(block.group.cause, _TITLE)}"
    claim = laid_out.claim(first)
    said = f"{quoted(dated_text(claim), _GLIMPSE)} — " if claim else ""
    place = f"[{lines(first.line, first.end_line)}](#{finding_anchor(first.id)})"
    more = f" And {words.counted(others, 'more finding')} on the same link." if others else ""
    return f"{place}, {first.severity}: {said}{markdown(first.message, _TITLE)}{more}"
