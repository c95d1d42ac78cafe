"""A page that announces what the entry tells as past."""

from dataclasses import replace

import pytest

from audit.check.rules import date_before_event
from audit.model.claim import Claim
from audit.model.reading import Page
from tests.check import build

TRIP = build.event("2021-12-15/2021-12-16", "December 15-16", planned=True)


def announcing(posted: str | None = "2021-12-11", *, planned: bool = True) -> Page:
    event = replace(TRIP, planned=planned)
    return build.page(build.reading(events=(event,), dated=build.published(posted)))


def test_a_page_that_only_announces_what_the_entry_tells_as_past_is_a_note() -> None:
    case = build.case([build.claim("2021-12-15/2021-12-16")], [announcing()])
    (one,) = date_before_event.find(case)
    assert one.severity == "note"
    assert one.message == (
        "The cited page, published on December 11, announces the event of December 15–16; "
        "it cannot tell that it took place."
    )


def test_a_page_that_announces_a_departure_in_the_night_before_is_a_note() -> None:
    tonight = build.event("2021-11-08", "Tonight", planned=True)
    page = build.page(build.reading(events=(tonight,), dated=build.published("2021-11-08")))
    (one,) = date_before_event.find(build.case([build.claim("2021-11-09/2021-11-13")], [page]))
    assert one.message.startswith("The cited page, published on November 8, announces the event of November 9–13")


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        (build.claim("2021-12-15"), announcing("2021-12-15")),
        (build.claim("2021-12-15"), announcing(planned=False)),
        (build.claim("2021-12-15"), announcing(None)),
        (build.claim("2021-12-20"), announcing()),
        (build.claim("2021-12-15", modality="planned"), announcing()),
    ],
)
def test_a_page_of_the_day_or_one_that_tells_it_as_past_is_not_flagged(claim: Claim, page: Page) -> None:
    assert not list(date_before_event.find(build.case([claim], [page])))
