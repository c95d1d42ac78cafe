"""The rule `title-mismatch`."""

from audit.check.rules import title_mismatch
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build

CROPS = "Crop Insurance Rates for the Coming Season"


def found(page: Page) -> list[Finding]:
    return list(title_mismatch.find(build.case([build.claim()], [page])))


def test_a_title_with_nothing_in_common_is_a_warning_that_quotes_it() -> None:
    (one,) = found(build.page(build.reading(title=CROPS)))
    assert (one.severity, one.observed) == ("warning", CROPS)
    assert one.message == (
        f'The cited page is titled "{CROPS}", which shares no participant, body or distinctive word with the '
        "document's entry."
    )


def test_a_long_title_is_quoted_in_part_and_kept_whole_beside() -> None:
    long = " ".join(["Insurance"] * 100) + " Harvest"
    (one,) = found(build.page(build.reading(title=long)))
    assert len(one.message) < 300
    assert one.observed == long


def test_a_title_that_shares_something_is_not_flagged() -> None:
    assert not found(build.page())
    assert not found(build.page(build.reading(title="Norwegian Fisheries Agreement")))
    assert not found(build.page(build.reading(title="Norway and the United States: Minister Huitfeldt’s Visit")))


def test_a_page_without_a_title_is_not_flagged() -> None:
    assert not found(build.page(build.reading(title=None)))
    assert not found(build.lost("blocked", "http-403"))
