"""The sentence's own words: what is asked for, what counts as incomplete, where things are written."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.condition import judge
from audit.extract.reading import read_url
from audit.model.capture import Ask, Retrieval, Try, Unreachable
from audit.model.claim import Citation, CitedDocument, Claim
from audit.model.document import DateInterval, Document, Span
from audit.model.errors import DocumentError
from audit.model.reading import Page
from audit.run import asks, cassette_folder, output_names, read, too_many_unasked

SPAN = Span(1, 1, 1, 9)
PUBLISHED = date(2022, 1, 10)


def _claim(day: date | None, *uris: str) -> Claim:
    when = DateInterval(day, day, "day", day.isoformat()) if day else None
    citations = tuple(Citation(uri, "anchor", SPAN) for uri in uris)
    return Claim("0" * 12, 1, None, SPAN, "text", when, (), (), "other", "unknown", None, "past", "main", citations)


def _cited(*claims: Claim, links: tuple[str, ...] = ()) -> CitedDocument:
    document = Document("doc.md", None, PUBLISHED, None, "0" * 64)
    return CitedDocument(document, len(claims), claims, tuple(Citation(uri, "anchor", SPAN) for uri in links))


def test_a_uri_cited_twice_is_asked_once_near_its_earliest_date() -> None:
    cited = _cited(_claim(date(2022, 1, 7), "https://a.example/"), _claim(date(2021, 12, 30), "https://a.example/"))
    assert asks(cited) == (Ask("https://a.example/", date(2021, 12, 30), by=PUBLISHED),)


def test_a_link_of_no_claim_is_asked_near_the_documents_date() -> None:
    assert asks(_cited(links=("https://a.example/",))) == (Ask("https://a.example/", PUBLISHED, by=PUBLISHED),)


def test_a_link_of_no_claim_does_not_move_the_date_of_a_claim() -> None:
    cited = _cited(_claim(date(2021, 12, 30), "https://a.example/"), links=("https://a.example/",))
    assert asks(cited) == (Ask("https://a.example/", date(2021, 12, 30), by=PUBLISHED),)


def _pages(*causes: str) -> dict[str, Page]:
    pages = {}
    for number, cause in enumerate(causes):
        uri = f"https://a.example/{number}"
        outcome = Unreachable(uri, uri, cause, 1, "")
        condition = judge(outcome, None)
        pages[uri] = Page(uri, Retrieval(uri, (Try("live", outcome, condition),), None), condition, read_url(uri))
    return pages


def test_a_run_that_could_not_ask_is_incomplete_and_says_how_much() -> None:
    assert too_many_unasked(_pages("network-down", "read-timeout"), 0.1) == "1 of 2 cited pages could not be asked for"


def test_failures_of_pages_are_outcomes_not_an_incomplete_run() -> None:
    assert too_many_unasked(_pages("read-timeout", "no-such-host", "not-on-cassette"), 0.0) is None


def test_no_pages_at_all_is_complete() -> None:
    assert too_many_unasked({}, 0.1) is None


def test_reports_are_named_after_their_documents() -> None:
    assert output_names(["examples/fact-sheet.md", "b.md"]) == ("fact-sheet", "b")


def test_an_ending_is_kept_when_only_that_tells_two_documents_apart() -> None:
    assert output_names(["a/fact.md", "a/fact.html"]) == ("a--fact.md", "a--fact.html")


def test_documents_of_one_name_are_told_apart_by_their_path() -> None:
    assert output_names(["a/fact.md", "b/fact.md", "c.md"]) == ("a--fact", "b--fact", "c")


@settings(derandomize=True, deadline=None)
@given(st.lists(st.from_regex(r"[a-c]{1,2}(/[a-c]{1,2}){0,2}\.(md|html)", fullmatch=True), unique=True))
def test_reports_never_overwrite_each_other_nor_leave_their_folder(paths: list[str]) -> None:
    names = output_names(paths)
    assert len(set(names)) == len(paths)
    assert not [name for name in names if "/" in name]


def test_a_folder_of_the_documents_name_is_its_cassette(tmp_path: Path) -> None:
    assert cassette_folder(tmp_path / "fact-sheet", "examples/fact-sheet.md") == tmp_path / "fact-sheet"


def test_a_folder_of_records_is_the_cassette_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").touch()
    assert cassette_folder(tmp_path, "fact-sheet.md") == tmp_path


def test_any_other_folder_holds_one_cassette_for_each_document(tmp_path: Path) -> None:
    assert cassette_folder(tmp_path, "examples/fact-sheet.md") == tmp_path / "fact-sheet"


def test_a_document_with_nothing_to_audit_is_refused_with_advice(tmp_path: Path) -> None:
    document = tmp_path / "empty.md"
    document.write_text("# A title\n\nNothing dated, nothing cited.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"empty\.md: no dated claims and no links found"):
        read(document, "empty.md")
