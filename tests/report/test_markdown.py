"""What is read first: how things stand, what is to be decided, what the evidence is worth."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from audit.model.finding import Finding, Group, Severity
from audit.model.report import Report
from audit.report import markdown
from tests.report import builders
from tests.report.rendered import screen, shape, whole

RECONSTRUCTED = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
SAMPLE = builders.sample()
SEVERITIES: tuple[Severity, ...] = ("error", "error", "warning", "note")
TEXT = whole(SAMPLE)


def glance(report: Report) -> dict[str, tuple[str, str]]:
    """The table of the first screen: name to number and parts."""
    rows = [line.strip("| ").split(" | ") for line in screen(report).splitlines() if line.startswith("| ")]
    return {name.strip("* "): (number.strip(), " ".join(parts).strip()) for name, number, *parts in rows[2:]}


def test_the_report_begins_with_its_first_screen() -> None:
    report = shape(SAMPLE)
    assert markdown.render(report).startswith(markdown.first_screen(report).rstrip("\n"))


def test_it_is_headed_by_the_documents_title_or_else_its_path() -> None:
    assert screen(SAMPLE).startswith("# Citation audit: Engagements of the week\n")
    untitled = builders.report(words=builders.Words(title="", path="a/b.md"))
    assert screen(untitled).startswith("# Citation audit: a/b.md\n")


def test_one_line_counts_what_the_report_holds() -> None:
    assert (
        "15 dated entries · 15 claims, the year of 15 inferred · 11 links in claims, 1 elsewhere · 11 cited pages · "
        "10 findings: 3 errors, 3 warnings, 4 notes\n"
    ) in screen(SAMPLE)


def test_the_table_says_how_things_stand_in_the_order_a_reader_needs_it() -> None:
    assert glance(SAMPLE) == {
        "To decide": ("6 findings", "3 errors · 3 warnings, in 5 places"),
        "Decisions that hold no longer": (
            "2 decisions",
            "1 could be carried over to an edited claim · 1 about nothing found any more",
        ),
        "Page differs": ("2 claims", "1 by date · 1 by kind · 1 of them by the URL’s words alone"),
        "Page may differ": ("none", ""),
        "Link leads nowhere": ("2 pages", "2 not found; 1 claim left without a page"),
        "Page agrees": ("1 claim", "on the date, and on a participant or the title"),
        "Page agrees in part": ("3 claims", "on something, too little to be sure of the event"),
        "Page is silent": ("1 claim", "it was read, and tells neither way"),
        "Not checked": (
            "7 claims",
            " · ".join(
                [
                    *("1 blocked", "1 unavailable", "1 not in the recording"),
                    *("3 no page cited", "1 planned"),
                ]
            ),
        ),
    }
    assert list(glance(SAMPLE)) == [
        *("To decide", "Decisions that hold no longer", "Page differs", "Page may differ", "Link leads nowhere"),
        *("Page agrees", "Page agrees in part", "Page is silent", "Not checked"),
    ]


def test_its_numbers_are_the_summarys() -> None:
    summary = shape(SAMPLE).summary
    numbers = {name: int(number.split()[0].replace("none", "0")) for name, (number, _) in glance(SAMPLE).items()}
    verdicts, conditions = summary.verdicts, summary.conditions
    assert numbers["To decide"] == summary.findings.error + summary.findings.warning
    assert numbers["Page differs"] == verdicts.contradicted
    assert numbers["Link leads nowhere"] == conditions.gone + conditions.broken + conditions.invalid
    assert numbers["Page agrees"] == verdicts.supported
    assert numbers["Page agrees in part"] == verdicts.partly
    assert numbers["Page is silent"] == verdicts.not_stated
    left_without = 1  # named in the row of links that lead nowhere
    assert numbers["Not checked"] + left_without == (
        verdicts.unreachable + verdicts.unchecked + verdicts.uncited + verdicts.planned
    )


def test_what_needs_a_decision_is_listed_with_links_to_it() -> None:
    listed = re.findall(r"^\d\. \[(.+?)\]\(#(.+?)\), (\w+): (.*)$", screen(SAMPLE), re.MULTILINE)
    assert [(name, severity) for name, _, severity, _ in listed] == [
        *(("Line 5", "error"), ("Lines 20–21", "error"), ("Lines 60–61", "error")),
        *(("2 findings", "warning"), ("Lines 30–31", "warning")),
    ]
    assert all(f'<a id="{place}"></a>' in TEXT for _, place, _, _ in listed)
    assert listed[1][3] == (
        "“December 11: Secretary Doe’s meeting with Foreign Minister Roe” — "
        "The cited page gives December 10, 2021; the document gives December 11, 2021."
    )


def test_a_long_list_is_cut_and_says_how_many_more_there_are() -> None:
    claims = [builders.statement(line) for line in range(1, 14)]
    report = builders.report(
        [builders.compared(claim, "unchecked", of_claim="uncited") for claim in claims],
        findings=[builders.finding("order", "warning", claim) for claim in claims],
    )
    assert len(re.findall(r"^\d+\. ", screen(report), re.MULTILINE)) == 10
    assert screen(report).endswith("\nand 3 more below\n")


def test_a_report_with_nothing_to_decide_says_so() -> None:
    assert screen(builders.report()).endswith("\n**Nothing needs a decision.**\n")
    assert glance(builders.report())["To decide"] == ("none", "")


def test_reconstructed_pages_are_announced_before_anything_else() -> None:
    lines = screen(builders.sample(run=RECONSTRUCTED)).split("\n\n")
    assert lines[2] == (
        "> **Demonstration, not evidence.** The pages compared here are not the originals: the authors of this program "
        "wrote them on February 1, 2022 from public reprints. They stand for 5 of the 11 cited pages. "
        "Agreement shows that the program works, not what the original page says."
    )


def test_a_recording_with_both_kinds_of_page_is_in_part_a_demonstration() -> None:
    uri = f"{builders.SITE}/page"
    claim = builders.compared(builders.statement(1, [uri]), "partly", basis="reconstructed")
    run = builders.facts(basis="mixed", reconstruction=builders.reconstruction())
    text = screen(builders.report([claim], [builders.page(uri), builders.page(f"{uri}2")], run=run))
    assert "**In part a demonstration, not evidence.**" in text
    assert "They stand for 1 of the 2 cited pages." in text


def test_a_reconstruction_that_does_not_say_by_whom_is_announced_all_the_same() -> None:
    text = screen(builders.report(run=builders.facts(basis="reconstructed")))
    assert "**Demonstration, not evidence.**" in text
    assert "the recording does not say" in text


def test_recorded_answers_need_no_banner() -> None:
    assert "\n> " not in screen(SAMPLE)


INCOMPLETE = builders.facts(complete=False, incomplete="the network here seems to be down: all 3 hosts failed")


def test_an_incomplete_run_says_why_in_a_sentence() -> None:
    assert (
        "> **This run is incomplete (exit code 3).** The network here seems to be down: all 3 hosts failed. "
        "Run it again before acting on what was not checked."
    ) in screen(builders.report(run=INCOMPLETE))


def test_an_incomplete_run_never_says_that_nothing_needs_a_decision() -> None:
    text = screen(builders.report(run=INCOMPLETE))
    assert "Nothing needs a decision" not in text
    assert text.endswith("\nNothing of what was checked needs a decision; what was not checked still may.\n")


def test_an_error_stands_before_a_group_of_warnings() -> None:
    claims = [builders.statement(line) for line in range(1, 14)]
    warnings = [builders.finding("unavailable", "warning", claim) for claim in claims[:-1]]
    groups = [Group(f"g{at}", "one cause", (found.id,)) for at, found in enumerate(warnings)]
    report = builders.report(
        [builders.compared(claim, "unchecked", of_claim="uncited") for claim in claims],
        findings=[*warnings, builders.finding("gone", "error", claims[-1])],
        groups=groups,
    )
    first = re.search(r"^1\. (.*)$", screen(report), re.MULTILINE)
    assert first
    assert "error" in first[1]


def outcome(findings: Iterable[Finding], **changes: object) -> str:
    """The sentence on the exit code."""
    text = screen(builders.report(findings=findings, run=builders.facts(**changes)))
    return next((line for line in text.splitlines() if line.startswith(("**This audit", "Among"))), "")


def test_the_first_screen_says_what_makes_the_audit_fail() -> None:
    found = [builders.finding("x", severity, None, line=at) for at, severity in enumerate(SEVERITIES, 1)]
    fails = "**This audit fails (exit code 1; 0 with --exit-zero):**"
    assert outcome(found) == f"{fails} 2 undecided errors."
    assert outcome(found, fail_severity="warning") == f"{fails} 3 undecided errors or warnings."
    assert outcome(found, fail_severity="note") == f"{fails} 4 undecided findings."


def test_the_first_screen_says_that_the_audit_passes_and_why() -> None:
    warning = builders.finding("x", "warning", None)
    assert outcome([warning]) == "**This audit passes (exit code 0):** no undecided errors."
    assert outcome([warning], fail_on="never") == (
        "**This audit passes (exit code 0):** no finding was chosen to fail it."
    )


def test_what_was_found_in_an_incomplete_run_is_told_beside_its_banner() -> None:
    error = builders.finding("x", "error", None)
    assert outcome([error], complete=False, incomplete="a reason") == "Among what was checked: 1 undecided error."
    assert outcome([], complete=False, incomplete="a reason") == ""


def test_a_document_without_dated_claims_says_that_only_its_links_were_checked() -> None:
    link = builders.statement(1, [f"{builders.SITE}/a"]).citations
    assert "> **Links only.** No dated claims were found" in screen(builders.report(links=link))
    assert "Links only" not in screen(SAMPLE)


def test_entries_without_a_usable_date_are_announced_with_their_lines_and_words() -> None:
    undated = [replace(builders.statement(line), when=None, date_text="April 31") for line in range(1, 8)]
    another = replace(undated[0], id="f" * 12, part="per-link")
    narrative = replace(builders.statement(20), when=None, date_text=None, modality="narrative")
    every = [builders.compared(claim, "unchecked") for claim in [*undated, another, narrative]]
    text = screen(builders.report(every))
    places = "; ".join(f"lines {line}–{line + 1}: “April 31”" for line in range(1, 6))
    assert f"> **7 entries have no usable date** ({places}; and 2 more):" in text
    one = screen(builders.report(every[:1]))
    assert "> **1 entry has no usable date** (lines 1–2: “April 31”):" in one
    assert "usable date" not in screen(SAMPLE)


def test_claims_whose_page_differs_by_a_doubtful_field_may_differ_and_are_not_silent() -> None:
    uri = f"{builders.SITE}/page"
    doubtful = replace(builders.field("title", "differ"), confidence="low")
    report = builders.report([builders.compared(builders.statement(1, [uri]), "not-stated", [doubtful])])
    assert glance(report)["Page may differ"] == ("1 claim", "1 by title")
    assert glance(report)["Page is silent"] == ("none", "")


def test_verdicts_on_reconstructed_pages_are_counted_where_the_verdict_is() -> None:
    claims = [builders.statement(line, [f"{builders.SITE}/{line}"]) for line in (1, 2, 3)]
    recorded: Literal["recorded"] = "recorded"
    made: Literal["reconstructed"] = "reconstructed"
    report = builders.report(
        [builders.compared(claims[0], "supported", [builders.field("date", "agree")], basis=recorded)]
        + [builders.compared(one, "supported", [builders.field("date", "agree")], basis=made) for one in claims[1:]]
    )
    assert glance(report)["Page agrees"] == (
        "3 claims",
        "on the date, and on a participant or the title · 2 of them by reconstructed pages",
    )
