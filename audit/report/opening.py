"""What every format for people opens with: what the evidence is worth, and why the audit fails or passes.

Each comes as a lead, to be set in bold, and the rest. What is from outside goes through the format's own `escape`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from audit.model.finding import FRESH, GRAVITY
from audit.report import words
from audit.report.gate import gate
from audit.report.outline import Outline
from audit.report.pending import pending
from audit.report.shape_v1 import ReconstructionV1, ReportV1
from audit.text.places import place

Escape: TypeAlias = Callable[[str, int], str]
"""Outside text, cut to a number of characters, as the format can bear it."""

_TITLE = 200
_REASON = 400
_SOURCES = 600
_DATES = 5
_DATE = 40


@dataclass(frozen=True, slots=True)
class Said:
    """Something to know before reading on; `lead` may be ""."""

    lead: str
    rest: str


def banners(laid_out: Outline, escape: Escape) -> Iterable[Said]:
    """What must be known before any number of the report is believed."""
    report = laid_out.report
    run = report.run
    if run.basis in ("reconstructed", "mixed") or run.reconstruction:
        yield _demonstration(report, escape)
    if not run.complete:
        why = f"{escape(words.sentence(run.incomplete), _REASON)} " if run.incomplete else ""
        yield Said("This run is incomplete (exit code 3).", f"{why}Run it again before acting on what was not checked.")
    if not report.claims and report.links:
        yield Said(
            "Links only.",
            "No dated claims were found in this document: whether its links lead to a page was checked, and nothing "
            "was compared.",
        )
    yield from _undated(report, escape)


def result(report: ReportV1) -> Said | None:
    """Why the audit fails or passes; why it is incomplete, its banner has said."""
    found = gate(report)
    if found.code == 1:
        return Said("This audit fails (exit code 1; 0 with --exit-zero):", _counted(report))
    if found.code == 0:
        never = report.run.fail_on == "never"
        nothing = "no finding was chosen to fail it." if never else _counted(report)
        return Said("This audit passes (exit code 0):", nothing)
    return Said("", f"Among what was checked: {_counted(report)}") if found.counted else None


def nothing_to_decide(report: ReportV1) -> Said:
    """What is said where there is no error or warning to decide on; notes may still be what fails the audit."""
    if not report.run.complete:
        return Said("", "Nothing of what was checked needs a decision; what was not checked still may.")
    notes = len(gate(report).counted)
    if notes:
        return Said("To decide:", f"{words.counted(notes, 'note')}, listed below.")
    return Said("Nothing needs a decision.", "")


def counts(report: ReportV1) -> str:
    """How much was read and how much was found."""
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
        + (f": {words.kinds(numbers, ', ')}" if any(numbers.values()) else ""),
    ]
    return " · ".join(parts)


def _counted(report: ReportV1) -> str:
    """`2 undecided errors.`, with those that do not count because the earlier report had them."""
    least = report.run.fail_severity
    one, several = {
        "error": ("error", "errors"),
        "warning": ("error or warning", "errors or warnings"),
        "note": ("finding", "findings"),
    }[least]
    number = len(gate(report).counted)
    undecided = words.counted(number, f"undecided {one}", f"undecided {several}")
    grave = [finding for finding in pending(report) if GRAVITY[finding.severity] <= GRAVITY[least]]
    known = sum(finding.state not in FRESH for finding in grave)
    if report.run.fail_on != "new" or not known:
        return f"{undecided}."
    fresh = words.counted(number, f"new undecided {one}", f"new undecided {several}")
    are = "is" if known == 1 else "are"
    return (
        f"{fresh}; {words.counted(known, one, several)} known from the earlier report {are} still undecided, "
        "and only new ones make it fail."
    )


def _demonstration(report: ReportV1, escape: Escape) -> Said:
    run, made = report.run, report.run.reconstruction
    whole = "Demonstration, not evidence." if run.basis == "reconstructed" else "In part a demonstration, not evidence."
    by = _written_by(made, escape) if made else "Who wrote them, when and from what, the recording does not say."
    return Said(
        whole,
        f"The pages compared here are not the originals: {by} "
        f"They stand for {_reconstructed(report)} of the {words.counted(report.summary.pages, 'cited page')}. "
        "Agreement shows that the program works, not what the original page says.",
    )


def _written_by(made: ReconstructionV1, escape: Escape) -> str:
    on = words.iso_in_words(made.written_on) or escape(made.written_on, _TITLE)
    return f"{escape(made.written_by, _TITLE)} wrote them on {on} from {escape(made.written_from, _SOURCES)}."


def _reconstructed(report: ReportV1) -> int:
    """How many cited pages were stood in for. Where all were, also those that only loose links cite are known."""
    if report.run.basis == "reconstructed":
        return sum(page.used is not None for page in report.pages)
    return len({link.uri for claim in report.claims for link in claim.citations if link.basis == "reconstructed"})


def _undated(report: ReportV1, escape: Escape) -> Iterable[Said]:
    """Entries that are written with a date which names no day; narrative claims have none to begin with."""
    undated = {claim.entry: claim for claim in reversed(report.claims) if claim.start is None and claim.date_text}
    found = [undated[entry] for entry in sorted(undated)]
    if not found:
        return
    places = "; ".join(
        f"{place(report.document.path, claim.line, claim.end_line)}: “{escape(claim.date_text or '', _DATE)}”"
        for claim in found[:_DATES]
    )
    more = f"; and {len(found) - _DATES} more" if len(found) > _DATES else ""
    have = "has" if len(found) == 1 else "have"
    yield Said(
        f"{words.counted(len(found), 'entry', 'entries')} {have} no usable date",
        f"({places}{more}): what is written there could not be understood as a day, so no page’s date was compared "
        "with it.",
    )
