"""The rule `opaque-citation`."""

from audit.check.rules import opaque_citation
from audit.model.reading import Page
from tests.check import build


def photo(title: str | None = None) -> Page:
    return build.page(build.reading(title=title, dated=build.published(None)))


def test_a_page_of_which_everything_is_silent_is_a_note_however_often_it_is_cited() -> None:
    (one,) = opaque_citation.find(build.case([build.claim(line=3), build.claim(line=5)], [photo()]))
    assert (one.severity, one.line) == ("note", 3)
    assert (
        one.message
        == "The cited page was read, and nothing in it confirms or contradicts the entry. It is also cited on line 5."
    )


def test_a_page_that_tells_one_of_its_entries_something_is_not_flagged() -> None:
    assert not list(opaque_citation.find(build.case([build.claim()], [build.page()])))
    other = build.claim(counterparts=(), actors=(), kind="other", text="December 9: nothing", line=2)
    assert not list(opaque_citation.find(build.case([build.claim(), other], [build.page()])))


def test_pages_that_were_not_read_and_links_of_no_claim_are_not_flagged() -> None:
    assert not list(opaque_citation.find(build.case([build.claim()], [build.lost("gone", "http-404")])))
    assert not list(opaque_citation.find(build.case([], [photo()], [build.link()])))
