"""Entries whose day does not fit the number in the address they cite, told without any page."""

import pytest

from audit.check.rules import date_mismatch
from audit.model.claim import Claim
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build

KNOWN = {2854469: "2021-11-25", 2863362: "2021-12-06", 2875228: "2021-12-15"}  # of the shipped file


def uri(number: int) -> str:
    return f"https://www.defense.gov/News/Releases/Release/Article/{number}/a-readout/"


def entry(number: int, day: str, line: int = 1) -> Claim:
    return build.claim(day, uris=(uri(number),), line=line)


def found(*claims: Claim, pages: tuple[Page, ...] = ()) -> list[Finding]:
    return list(date_mismatch.find(build.case(claims, pages)))


def test_an_entry_far_from_the_days_of_its_numbers_neighbours_is_a_doubtful_warning_from_the_url() -> None:
    (one,) = found(entry(2866454, "2021-11-08"))
    assert (one.severity, one.confidence, one.source) == ("warning", "low", "url:article-number")
    assert one.message == (
        "The number in the cited URL, 2866454, comes after 2863362, published on December 6 and before 2875228, "
        "published on December 15; the document gives November 8. The page itself was not read."
    )


@pytest.mark.parametrize("day", ["2021-12-03", "2021-12-08", "2021-12-18"])
def test_an_entry_that_fits_but_for_what_publication_may_lag_is_not_flagged(day: str) -> None:
    assert not found(entry(2866454, day))


def test_of_entries_that_exclude_each_other_the_one_that_excludes_more_is_flagged() -> None:
    days = ("2023-03-01", "2023-03-09", "2023-05-20", "2023-03-15", "2023-03-22")
    (one,) = found(*(entry(3_300_000 + at, day, at) for at, day in enumerate(days, 1)))
    assert one.line == 3
    assert "3300002, which the document cites for March 9 on line 2" in one.message


def test_of_two_entries_that_exclude_each_other_nobody_knows_which_is_wrong() -> None:
    assert not found(entry(3_300_001, "2023-05-20", 1), entry(3_300_002, "2023-03-01", 2))


def test_a_page_that_was_read_tells_the_day_of_its_number_and_is_compared_with_that_alone() -> None:
    read = build.page(build.reading(uri(3_300_001), dated=build.published("2023-03-01")))
    one, *others = found(entry(3_300_001, "2023-03-01", 1), entry(3_300_000, "2023-05-20", 2), pages=(read,))
    assert (one.line, others) == (2, [])


def test_other_hosts_number_their_articles_in_no_known_order() -> None:
    other = "https://pages.example/News/Article/2866454/a-readout/"
    assert not found(build.claim("2021-11-08", uris=(other,)))
