"""One block for each finding or group: document and page side by side, how sure, what next."""

import re

from audit.model.capture import Condition, Hop, Retrieval, Try
from audit.model.finding import Group
from audit.model.reading import Page
from audit.model.report import Report
from tests.report import builders
from tests.report.rendered import whole

SAMPLE = builders.sample()
TEXT = whole(SAMPLE)


def block(text: str, heading: str) -> str:
    """The section under the first heading that ends in these words."""
    start = next(match for match in re.finditer("^### .*$", text, re.MULTILINE) if match[0].endswith(heading))
    return re.split("^##", text[start.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def one_finding(page: Page) -> Report:
    """One claim, one page, one finding about it."""
    uri = f"{builders.SITE}/page"
    claim = builders.statement(7, [uri])
    verdict = builders.compared(claim, "unreachable", [builders.field("date", "silent")])
    found = builders.finding("gone", "error", claim, uri=uri, message="The cited page was not found.")
    return builders.report([verdict], [page], [found])


def test_a_finding_shows_document_and_page_side_by_side_the_difference_first() -> None:
    text = whole(SAMPLE).split("## To decide")[1]
    place = builders.ident(("date-mismatch", 20, f"{builders.SITE}/differs"))
    text = text.split(f'<a id="finding-{place}"></a>')[1].split("\n### ")[0]
    assert text.startswith(
        "Lines 20–21: The cited page gives December 10, 2021; the document gives December 11, 2021.\n"
    )
    for line in (
        f"**error** · `date-mismatch` · `{place}`",
        "> “December 11: Secretary Doe’s meeting with Foreign Minister Roe”",
        "> — CALLS AND MEETINGS",
        "- **Date, in the page’s words:** “Secretary Doe met yesterday with Foreign Minister Roe.”",
        "- **Page title:** “Secretary Doe’s Meeting with Foreign Minister Roe” (`near-headline`)",
        "- **Published:** December 11, 2021, from “December 11, 2021” (`near-headline`)",
        "- **The page is silent on:** place",
        "- **Link:** [news.example.org/differs](https://news.example.org/differs)",
        "- **How sure:** high, from the page",
        "- **Next:** Compare the page’s first sentence with the document.",
    ):
        assert f"\n{line}\n" in f"{text}\n", line
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert rows[2:] == [
        "| Date | December 11, 2021 (year inferred) | December 10, 2021 | **differs** | near-headline |",
        "| With whom | Foreign Minister Roe | Foreign Minister Roe | agrees | near-headline |",
    ]


def test_a_passage_is_not_shown_twice() -> None:
    place = builders.ident(("date-mismatch", 20, f"{builders.SITE}/differs"))
    text = TEXT.split(f'<a id="finding-{place}"></a>')[1].split("\n### ")[0]
    assert text.count("Secretary Doe met yesterday") == 1


def test_a_finding_from_the_url_is_labelled_as_such() -> None:
    place = builders.ident(("kind-mismatch", 30, f"{builders.SITE}/call-with-roe"))
    text = TEXT.split(f'<a id="finding-{place}"></a>')[1].split("\n## ")[0]
    assert "| Cited URL |" in text
    assert "- **Kind, in the URL:** “" in text
    assert "- **How sure:** high, from the URL’s words" in text
    assert "- **Page:** not in the recording" in text


def test_a_page_that_was_not_found_says_when_it_was_asked_for_and_what_it_answered() -> None:
    text = whole(one_finding(builders.lost(f"{builders.SITE}/page", "gone", "http-404")))
    assert "- **Asked:** the cited address: not found (`http-404`), January 10, 2022, 12:00 UTC\n" in text


def test_a_page_that_was_tried_several_times_says_so() -> None:
    text = whole(one_finding(builders.lost(f"{builders.SITE}/page", "unavailable", "read-timeout")))
    assert "unavailable when asked (`read-timeout`), January 10, 2022, 12:00 UTC, after 3 attempts\n" in text


def test_a_copy_that_was_read_instead_is_linked() -> None:
    uri, copy = f"{builders.SITE}/page", "https://archive.example/1/page"
    tries = (
        Try("live", builders.answer(uri, status=404), Condition("gone", "http-404")),
        Try("memento", builders.answer(copy), Condition("ok", "ok"), builders.NOON),
    )
    text = whole(one_finding(Page(uri, Retrieval(uri, tries, 1), tries[0].condition, builders.reading(uri))))
    assert "- **Asked:** the cited address: not found (`http-404`)" in text
    assert "- **Asked:** a web archive’s capture of January 10, 2022: read" in text
    assert (
        "- **Read instead:** a web archive’s capture of January 10, 2022, [archive.example/1/page](https://archive.example/1/page)"
    ) in text


def test_a_redirect_shows_where_it_leads() -> None:
    uri = f"{builders.SITE}/page"
    answer = builders.answer(uri, hops=(Hop(uri, 301),))
    page = builders.page(uri, outcome=answer, condition=Condition("ok", "ok", moved=True))
    assert "- **Leads to:** [news.example.org/page](https://news.example.org/page)" in whole(one_finding(page))


def test_a_link_outside_the_claims_is_quoted_by_its_own_words() -> None:
    assert "> “Secretary Doe’s meeting with Foreign Minister Roe”\n>\n> — a link outside the dated claims" in TEXT


def test_a_long_message_is_cut_in_its_heading_and_whole_beneath_it() -> None:
    uri, message = f"{builders.SITE}/page", "The cited page " + "says much " * 30 + "indeed."
    claim = builders.statement(7, [uri])
    found = builders.finding("gone", "error", claim, uri=uri, message=message)
    text = whole(builders.report([builders.compared(claim, "unreachable")], findings=[found]))
    heading = next(line for line in text.splitlines() if line.startswith("### "))
    assert len(heading) < 260
    assert heading.endswith("…")
    assert f"\n{message}\n" in text


def test_a_group_is_one_block_with_a_row_for_each_of_its_findings() -> None:
    text = block(TEXT, "2 findings: One page is cited for two different days")
    assert "**warning** · `duplicate-citation-conflict`" in text
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == ["120", "130"]
    assert text.count("- **Link:** ") == 1
    assert text.count("- **Next:** ") == 1


def test_a_long_group_is_folded() -> None:
    claims = [builders.statement(line) for line in range(1, 17)]
    found = [builders.finding("uncited-claim", "note", claim) for claim in claims]
    report = builders.report(
        [builders.compared(claim, "unchecked", of_claim="uncited") for claim in claims],
        findings=found,
        groups=[Group("g", "no page is cited", tuple(finding.id for finding in found))],
    )
    assert "<summary>The 16 findings, line by line</summary>" in block(whole(report), "16 findings: no page is cited")


def test_groups_stand_before_single_findings_and_decisions_before_notes() -> None:
    headings = re.findall(r"^#{2,3} (?:<a .*?></a>)?(\S+)", TEXT, re.MULTILINE)
    assert headings == ["To", "2", "Line", "Lines", "Lines", "Lines", "Notes", "3", "Hosts", "Every"]


def test_every_finding_has_a_place_that_can_be_linked_to() -> None:
    places = re.findall('<a id="finding-([0-9a-f]{12})"></a>', TEXT)
    assert sorted(places) == sorted(finding.id for finding in SAMPLE.checked.findings)
