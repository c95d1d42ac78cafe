"""One block for each finding or group: document and page side by side, how sure, what next."""

import hashlib
import re
from dataclasses import replace

from audit.model.capture import Condition, Hop, Retrieval, Try, Unreachable
from audit.model.finding import FieldName, FieldResult, Group
from audit.model.reading import Page, Reading
from audit.model.report import Report
from tests.report import builders
from tests.report.rendered import whole

URI = f"{builders.SITE}/page"
FIELDS: tuple[FieldName, ...] = ("kind", "counterpart")
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
        f"**error** · high confidence, from the page · `date-mismatch` · `{place}`",
        "> “December 11: Secretary Doe’s meeting with Foreign Minister Roe”",
        "> — CALLS AND MEETINGS",
        "- **Date, in the page’s words:** “Secretary Doe met yesterday with Foreign Minister Roe.”",
        "- **Page title:** “Secretary Doe’s Meeting with Foreign Minister Roe” (`near-headline`)",
        "- **Published:** December 11, 2021, from “December 11, 2021” (`near-headline`)",
        "- **The page is silent on:** place",
        "- **Link:** [news.example.org/differs](https://news.example.org/differs)",
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


def test_a_passage_that_tells_several_fields_is_shown_once_and_a_title_not_again() -> None:
    claim = builders.statement(7, [URI])
    title = builders.PLAIN.page_title
    fields = [replace(builders.field(name, "differ"), source="h1", snippet=title) for name in FIELDS]
    found = builders.finding("wrong-citation", "error", claim, uri=URI)
    text = whole(builders.report([builders.compared(claim, "contradicted", fields)], [builders.page(URI)], [found]))
    shown = text.split("## To decide")[1].split("## Hosts")[0]
    assert f"- **Kind, with whom, in the page’s title:** “{title}”\n" in shown
    assert shown.count(title) == 1


def test_a_finding_from_the_url_is_labelled_as_such() -> None:
    place = builders.ident(("kind-mismatch", 30, f"{builders.SITE}/call-with-roe"))
    text = TEXT.split(f'<a id="finding-{place}"></a>')[1].split("\n## ")[0]
    assert "| Cited URL |" in text
    assert "- **Kind, in the URL:** “" in text
    assert "\n**warning** · high confidence, from the URL’s words · `kind-mismatch` · " in text
    assert "- **Page:** not in the recording" in text


def test_a_page_that_was_not_found_says_when_it_was_asked_for_and_what_it_answered() -> None:
    text = whole(one_finding(builders.lost(f"{builders.SITE}/page", "gone", "http-404")))
    assert "- **Asked:** the cited address: not found (`http-404`), January 10, 2022, 12:00 UTC\n" in text


def test_a_finding_names_the_capture_that_it_rests_on() -> None:
    answer = replace(builders.answer(URI, payload=b"<h1>A page</h1>"), record="page.warc#urn:uuid:1")
    text = block(whole(one_finding(builders.page(URI, outcome=answer))), "was not found.")
    digest = hashlib.sha256(b"<h1>A page</h1>").hexdigest()
    assert (f"- **Captured:** January 10, 2022, 12:00 UTC, sha256 `{digest}`, record `page.warc#urn:uuid:1`\n") in text
    assert "Captured" not in whole(one_finding(builders.lost(URI, "unavailable", "read-timeout")))


def test_what_was_seen_stands_beside_the_cause() -> None:
    condition = Condition("gone", "soft-404", signal="the title says “Page not found”")
    answered = builders.answer(f"{builders.SITE}/page")
    page = builders.page(f"{builders.SITE}/page", outcome=answered, condition=condition)
    text = whole(one_finding(page))
    assert "not found (`soft-404`: the title says “Page not found”), January 10" in text


def test_a_page_that_was_tried_several_times_says_so() -> None:
    text = whole(one_finding(builders.lost(f"{builders.SITE}/page", "unavailable", "read-timeout")))
    assert "unavailable (`read-timeout`), January 10, 2022, 12:00 UTC, after 3 attempts\n" in text


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


def test_a_redirect_shows_every_step() -> None:
    uri, middle, last = (f"{builders.SITE}/{name}" for name in ("page", "middle", "last"))
    answer = replace(builders.answer(uri, hops=(Hop(uri, 301), Hop(middle, 302))), final_uri=last)
    page = builders.page(uri, outcome=answer, condition=Condition("ok", "ok", moved=True))
    assert (
        "- **Redirects:** 301 to [news.example.org/middle](https://news.example.org/middle), "
        "302 to [news.example.org/last](https://news.example.org/last)\n"
    ) in whole(one_finding(page))


def test_a_redirect_to_what_cannot_be_asked_shows_its_target_unlinked() -> None:
    uri = f"{builders.SITE}/page"
    failed = Unreachable(uri, "file:///etc/passwd", "refused-scheme", 1, "", hops=(Hop(uri, 302),), at=builders.NOON)
    page = builders.page(uri, outcome=failed, condition=Condition("refused", "refused-scheme"))
    text = whole(one_finding(page))
    assert (
        "- **Asked:** the cited address: refused by policy (`refused-scheme`), January 10, 2022, 12:00 UTC; "
        "redirects 302 to file:///etc/passwd\n"
    ) in text
    assert "| refused by policy (refused-scheme), redirected |" in text


def test_a_page_that_was_not_found_after_redirects_shows_them() -> None:
    uri, last = f"{builders.SITE}/page", f"{builders.SITE}/home"
    answer = replace(builders.answer(uri, status=404, hops=(Hop(uri, 301),)), final_uri=last)
    page = builders.page(uri, outcome=answer, condition=Condition("gone", "http-404"))
    assert "; redirects 301 to [news.example.org/home](https://news.example.org/home)\n" in whole(one_finding(page))


def test_a_long_chain_of_redirects_is_told_by_its_beginning_and_its_end() -> None:
    uris = [f"{builders.SITE}/{at}" for at in range(21)]
    answer = replace(builders.answer(uris[0], hops=tuple(Hop(uri, 302) for uri in uris[:20])), final_uri=uris[20])
    text = whole(one_finding(builders.page(uris[0].replace("/0", "/page"), outcome=answer)))
    chain = next(line for line in text.splitlines() if "**Redirects:**" in line)
    assert re.findall(r"\[news.example.org/(\d+)\]", chain) == ["1", "2", "3", "4", "20"]
    assert ", 15 more, " in chain


def about_the_date(silent: FieldResult, read: Reading) -> str:
    """The bullet on the event's date, of a page that is silent on it."""
    page = builders.page(URI)
    claim = builders.statement(7, [URI])
    found = builders.finding("title-mismatch", "warning", claim, uri=URI)
    checked = builders.compared(claim, "partly", [silent, builders.field("actor", "agree")])
    text = whole(builders.report([checked], [replace(page, reading=read)], [found]))
    assert "**The page is silent on:** date" not in text
    return next(line for line in text.splitlines() if line.startswith("- **Event date:**"))


def test_a_page_without_an_event_date_says_so_and_when_it_was_published() -> None:
    fits = FieldResult("date", "2021-12-11", "2021-12-12", "silent", "near-headline", "December 12, 2021", "low")
    read = replace(builders.reading(URI), events=())
    assert about_the_date(fits, read) == "- **Event date:** none given; published December 12, 2021, which fits"


def test_a_page_without_any_date_says_that_both_are_missing() -> None:
    nothing = FieldResult("date", "2021-12-11", None, "silent", None, None, "low")
    read = replace(builders.reading(URI), events=())
    assert about_the_date(nothing, read) == "- **Event date:** none given, nor a day of publication"


def test_a_vague_event_is_told_as_vague() -> None:
    read = builders.reading(URI)
    event = read.events[0]
    vague = FieldResult("date", "2021-12-11", "2021-12-10", "silent", event.source, event.snippet, "low")
    assert about_the_date(vague, read) == "- **Event date:** December 10, 2021, too vague to agree or differ"


def test_findings_about_one_claim_and_page_are_one_block_with_each_of_their_suggestions() -> None:
    claim = builders.statement(7, [URI])
    first = builders.finding("date-mismatch", "warning", claim, uri=URI, message="Another date.")
    second = builders.finding("kind-mismatch", "error", claim, uri=URI, message="Another kind.")
    other = replace(second, id="0" * 12, rule="moved", message="It moved.", suggestion="Cite the new address.")
    checked = builders.compared(claim, "contradicted", [builders.field("date", "differ")])
    text = whole(builders.report([checked], [builders.page(URI)], [first, second, other]))
    assert text.count("\n### ") == 1
    assert "Lines 7–8: Another kind.\n" in text
    assert "And: Another date.\n" in text
    assert text.count("- **Next:** ") == 2
    assert len(re.findall('<a id="finding-', text)) == 3


def test_a_doubtful_difference_is_shown_as_one_that_may_be() -> None:
    claim = builders.statement(7, [URI])
    doubtful = replace(builders.field("date", "differ"), confidence="low")
    found = builders.finding("date-mismatch", "warning", claim, uri=URI)
    text = whole(builders.report([builders.compared(claim, "partly", [doubtful])], [builders.page(URI)], [found]))
    assert "| **may differ** |" in text


def test_the_other_claims_that_cite_the_page_are_shown_with_their_verdict() -> None:
    claims = [builders.statement(line, [URI], text=f"December {line}: a call") for line in range(7, 13)]
    checked = [builders.compared(claims[0], "contradicted", [builders.field("date", "differ")])]
    checked += [builders.compared(claim, "supported", [builders.field("date", "agree")]) for claim in claims[1:]]
    found = builders.finding("date-mismatch", "error", claims[0], uri=URI)
    text = whole(builders.report(checked, [builders.page(URI)], [found]))
    shown = re.findall(
        r"^- \*\*Also cited for:\*\* “December (\d+): a call” \(lines .*: page agrees\)$", text, re.MULTILINE
    )
    assert shown == ["8", "9", "10"]
    assert "- and for 2 more claims\n" in text


def test_a_part_of_an_entry_is_quoted_with_the_date_of_its_entry() -> None:
    claim = builders.statement(7, [URI], text="Foreign Minister Roe")
    found = builders.finding("gone", "error", claim, uri=URI)
    text = whole(builders.report([builders.compared(claim, "unreachable")], [builders.lost(URI, "gone", "x")], [found]))
    assert "> “(December 11) Foreign Minister Roe”" in text


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
    assert "**warning** · high confidence, from the page · `duplicate-citation-conflict`" in text
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


def test_errors_stand_before_warnings_groups_before_single_findings_and_decisions_before_notes() -> None:
    headings = re.findall(r"^#{2,3} (?:<a .*?></a>)?(\S+)", TEXT, re.MULTILINE)
    assert headings == ["To", "Line", "Lines", "Lines", "2", "Lines", "Decisions", "Notes", "3", "Hosts", "Every"]


def test_every_finding_has_a_place_that_can_be_linked_to() -> None:
    places = re.findall('<a id="finding-([0-9a-f]{12})"></a>', TEXT)
    assert sorted(places) == sorted(finding.id for finding in SAMPLE.checked.findings)
