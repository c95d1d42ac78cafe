"""The rule `duplicate-citation-shared`."""

from audit.check.rules import duplicate_citation_shared
from audit.model.claim import Claim
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build


def found(claims: list[Claim], *pages: Page) -> list[Finding]:
    return list(duplicate_citation_shared.find(build.case(claims, pages)))


def test_a_page_that_was_not_read_and_several_entries_cite_is_one_note_at_the_first() -> None:
    claims = [build.claim(line=188), build.claim(line=223)]
    (one,) = found(claims, build.lost("unchecked", "not-on-cassette"))
    assert (one.severity, one.line, one.claim) == ("note", 188, claims[0].id)
    assert one.message == (
        "The document cites one page for 2 entries (lines 188 and 223), and it is not known to support all of them."
    )


def test_many_lines_are_counted_not_listed() -> None:
    (one,) = found([build.claim(line=line) for line in range(1, 10)], build.lost("gone", "http-404"))
    assert "9 entries (lines 1, 2, 3, 4, 5 and 4 other places)" in one.message


def test_a_page_that_agrees_with_all_of_its_entries_is_not_flagged() -> None:
    assert not found([build.claim(line=1), build.claim(line=2)], build.page())


def test_parts_of_one_entry_and_plans_share_a_page_freely() -> None:
    lost = build.lost("gone", "http-404")
    assert not found([build.claim(line=1, entry=1), build.claim(line=2, entry=1)], lost)
    assert not found([build.claim(line=1), build.claim(line=2, modality="planned")], lost)


def test_entries_whose_days_exclude_each_other_are_another_rules_business() -> None:
    claims = [build.claim("2021-12-09", line=1), build.claim("2021-12-20", line=2)]
    assert not found(claims, build.lost("gone", "http-404"))
