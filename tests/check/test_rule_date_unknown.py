"""A page that was read and gives no day."""

from datetime import date

from audit.check.rules import date_unknown
from audit.model.reading import Choice, Evidence, Page
from tests.check import build


def undated(raw: str | None = None) -> Page:
    one: tuple[Evidence[date], ...] = (
        (Evidence("published", date(2021, 12, 3), raw, "near-headline", "", "low"),) if raw else ()
    )
    return build.page(build.reading(dated=Choice(None, None, None, one, "not sure")))


def test_a_page_without_any_day_is_a_note_that_gives_what_may_be_one() -> None:
    (one,) = date_unknown.find(build.case([build.claim()], [undated()]))
    assert (one.severity, one.message) == ("note", "The cited page gives no day that could be read.")
    (other,) = date_unknown.find(build.case([build.claim()], [undated("December 3")]))
    assert other.message == (
        'The cited page gives no day that could be read; "December 3" stands there, and is not sure to be it.'
    )


def test_a_page_with_a_day_one_not_read_or_one_of_no_dated_entry_is_not_flagged() -> None:
    for claim, page in (
        (build.claim(), build.page()),
        (
            build.claim(),
            build.page(build.reading(dated=build.published(None), events=(build.event("2021-12-09"),))),
        ),
        (build.claim(), build.lost("gone", "http-404")),
        (build.claim(None), undated()),
    ):
        assert not list(date_unknown.find(build.case([claim], [page])))
