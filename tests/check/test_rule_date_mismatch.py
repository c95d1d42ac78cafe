"""The rule `date-mismatch`."""

from datetime import date

import pytest

from audit.check.rules import date_mismatch
from audit.model.capture import CaptureBasis
from audit.model.claim import Claim
from audit.model.finding import Finding
from audit.model.reading import Choice, Event, Page
from tests.check import build


def found(claim: Claim, *pages: Page) -> list[Finding]:
    return list(date_mismatch.find(build.case([claim], pages)))


def saying(*events: Event, dated: Choice[date] | None = None, basis: CaptureBasis = "recorded") -> Page:
    return build.page(build.reading(events=events, dated=dated), basis=basis)


YESTERDAY = (build.event("2021-12-10", "yesterday"),)


def test_a_page_that_says_yesterday_is_flagged_with_the_word_and_its_day() -> None:
    (one,) = found(build.claim("2021-12-11"), saying(*YESTERDAY, dated=build.published("2021-12-11")))
    assert one.severity == "error"
    assert one.message == (
        'The cited page gives December 10 ("yesterday", on a page of December 11); the document gives December 11.'
    )
    assert (one.claimed, one.observed) == ("2021-12-11", "2021-12-10")
    assert one.suggestion == "Check whether the entry should give December 10."


def test_a_reconstructed_page_gives_a_warning_at_most() -> None:
    (one,) = found(build.claim("2021-12-11"), saying(*YESTERDAY, basis="reconstructed"))
    assert one.severity == "warning"


def test_a_page_that_names_the_day_is_flagged_with_its_words() -> None:
    (one,) = found(build.claim("2021-12-02"), saying(build.event("2021-12-03", "on December 3")))
    assert one.message == 'The cited page gives December 3 ("on December 3"); the document gives December 2.'


def test_an_announcement_of_other_days_is_a_warning_that_says_so() -> None:
    announced = build.event("2021-12-13/2021-12-16", "December 13-16", planned=True)
    (one,) = found(build.claim("2021-12-11"), saying(announced, dated=build.published("2021-12-11")))
    assert one.severity == "warning"
    assert one.message == 'The cited page announces December 13–16 ("December 13-16"); the document gives December 11.'


def test_all_of_a_few_dates_are_given() -> None:
    events = (
        build.event("2021-12-15/2021-12-16", "December 15-16", planned=True),
        build.event("2021-12-13/2021-12-15", "December 13-15", planned=True),
    )
    (one,) = found(build.claim("2021-12-11"), saying(*events))
    assert one.message == "The cited page announces December 13–15 and December 15–16; the document gives December 11."
    assert one.observed == "2021-12-13/2021-12-15"


def test_a_publication_two_days_off_is_a_warning_that_counts_the_days() -> None:
    (one,) = found(build.claim("2021-12-09"), saying(dated=build.published("2021-12-11")))
    assert (one.severity, one.confidence) == ("warning", "low")
    assert one.message == (
        "The cited page was published on December 11, 2 days after the December 9 that the document gives; "
        "it states no other date for the event."
    )


def test_a_publication_before_the_day_is_a_warning() -> None:
    (one,) = found(build.claim("2021-11-09/2021-11-13"), saying(dated=build.published("2021-11-08")))
    assert "1 day before the November 9–13" in one.message


def test_a_publication_more_than_thirty_days_off_is_an_error_and_names_the_years() -> None:
    (one,) = found(build.claim("2021-12-09"), saying(dated=build.published("2022-03-01")))
    assert one.severity == "error"
    assert "published on March 1, 2022, 82 days after the December 9, 2021" in one.message


def test_a_date_from_the_url_alone_is_a_warning_labelled_as_such() -> None:
    dated = build.published("2021-11-19", zone="+00:00", source="post-id")
    (one,) = found(build.claim("2021-11-17"), build.lost("unchecked", "not-on-cassette", dated=dated))
    assert (one.severity, one.source) == ("warning", "url:post-id")
    assert one.message.startswith("The cited URL gives November 19 as the day of publication, 2 days after")


@pytest.mark.parametrize(
    ("claimed", "page"),
    [
        ("2021-12-09", saying(build.event("2021-12-09"), dated=build.published("2021-12-10"))),
        ("2021-12-09", saying(dated=build.published("2021-12-09"))),
        ("2021-12-09", saying(dated=build.published("2021-12-10"))),
        ("2021-11-10", saying(dated=build.published("2021-11-10", zone="-05:00"))),
        ("2021-12-15/2021-12-16", saying(build.event("2021-12-13/2021-12-16", "December 13-16", planned=True))),
        ("2021-12-09", saying()),
        ("2021-12-09", build.lost("gone", "http-404")),
    ],
)
def test_agreeing_or_silent_pages_are_not_flagged(claimed: str, page: Page) -> None:
    assert not found(build.claim(claimed), page)


def test_a_planned_claim_is_not_judged() -> None:
    assert not found(build.claim("2022-01-11", modality="planned"), saying(*YESTERDAY))


def test_a_second_page_published_later_is_not_held_against_a_date_the_first_confirms() -> None:
    other = "https://pages.example/photos"
    later = build.page(build.reading(other, dated=build.published("2021-12-15")))
    claim = build.claim("2021-12-09", uris=(build.URL, other))
    assert not found(claim, saying(build.event("2021-12-09")), later)
    assert len(found(claim, saying(), later)) == 1


def test_a_page_of_the_day_in_another_year_is_a_note_on_the_year_nobody_wrote() -> None:
    claim = build.unwritten_year(build.claim("2021-02-20"))
    (one,) = found(claim, saying(build.event("2022-02-20"), dated=build.published("2022-02-20")))
    assert (one.severity, one.confidence) == ("note", "low")
    assert one.message == (
        "The cited page gives February 20, 2022; the document gives February 20 without a year, which was read as 2021."
    )
    assert one.suggestion == "Write the year into the entry if it is 2022; else check the link."


def test_a_page_published_on_the_day_in_another_year_is_a_note_as_well() -> None:
    (one,) = found(build.unwritten_year(build.claim("2021-02-20")), saying(dated=build.published("2022-02-21")))
    assert one.severity == "note"
    assert one.message.startswith("The cited page was published on February 21, 2022; the document gives February 20")


def test_an_inferred_year_contradicts_nothing_by_itself() -> None:
    claim = build.unwritten_year(build.claim("2021-02-20"))
    (checked,) = build.checked([claim], [saying(build.event("2022-02-20"))]).claims
    assert checked.verdict == "partly"


def test_an_inferred_year_that_matters_is_told_as_inferred() -> None:
    claim = build.unwritten_year(build.claim("2021-12-30"))
    (one,) = found(claim, saying(build.event("2022-01-07", "January 7, 2022")))
    assert one.severity == "error"
    assert one.message == (
        'The cited page gives January 7, 2022 ("January 7, 2022"); the document gives December 30 (read as 2021).'
    )


def test_entries_that_one_page_contradicts_are_one_group() -> None:
    page = build.page(build.reading(events=(build.event("2021-12-07"),)))
    entries = [build.claim("2021-12-09", line=1), build.claim("2021-12-10", line=2)]
    found = build.checked(entries, [page])
    mismatches = [one.id for one in found.findings if one.rule == "date-mismatch"]
    assert len(mismatches) == 2
    assert [(group.findings, group.cause) for group in found.groups] == [
        (tuple(mismatches), f"{build.URL}: several entries cite it for another date")
    ]
