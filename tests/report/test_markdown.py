"""What is read first: how things stand, what is to be decided, what the evidence is worth."""

import re

from audit.model.report import Report
from audit.report import markdown
from tests.report import builders
from tests.report.rendered import screen, shape, whole

RECONSTRUCTED = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
SAMPLE = builders.sample()
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
        "15 dated entries · 15 claims · 11 links in claims, 1 elsewhere · 11 cited pages · "
        "10 findings: 3 errors, 3 warnings, 4 notes\n"
    ) in screen(SAMPLE)


def test_the_table_says_how_things_stand_in_the_order_a_reader_needs_it() -> None:
    assert glance(SAMPLE) == {
        "To decide": ("6 findings", "3 errors · 3 warnings, in 5 places"),
        "Page differs": ("2 claims", "1 by date · 1 by kind · 1 of them in the URL’s words alone"),
        "Link leads nowhere": ("2 pages", "2 not found; 1 claim left without a page"),
        "Page agrees": ("1 claim", "on the date, and on a participant or the title"),
        "Page agrees in part": ("3 claims", "on something, too little to be sure of the event"),
        "Page is silent": ("1 claim", "it was read, and tells neither way"),
        "Not checked": (
            "7 claims",
            " · ".join(
                [
                    *("1 not in the recording", "1 closed to programs", "1 unavailable"),
                    *("3 without a citation", "1 planned for later"),
                ]
            ),
        ),
    }
    assert list(glance(SAMPLE)) == [
        *("To decide", "Page differs", "Link leads nowhere"),
        *("Page agrees", "Page agrees in part", "Page is silent", "Not checked"),
    ]


def test_its_numbers_are_the_summarys() -> None:
    summary = shape(SAMPLE).summary
    numbers = {name: int(number.split()[0]) for name, (number, _) in glance(SAMPLE).items()}
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
        *(("2 findings", "warning"), ("Line 5", "error"), ("Lines 20–21", "error")),
        *(("Lines 60–61", "error"), ("Lines 30–31", "warning")),
    ]
    assert all(f'<a id="{place}"></a>' in TEXT for _, place, _, _ in listed)
    assert listed[2][3] == (
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


def test_an_incomplete_run_says_why() -> None:
    run = builders.facts(complete=False, incomplete="3 of 9 cited pages could not be asked for")
    assert "> **This run is incomplete.** 3 of 9 cited pages could not be asked for." in screen(
        builders.report(run=run)
    )
