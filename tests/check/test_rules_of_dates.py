"""The rules on dates that contradict nothing: announcements, missing and conflicting days, plans and the document."""

from dataclasses import replace
from datetime import date

import pytest

from audit.check.rules import (
    date_before_event,
    date_outside_document,
    date_source_conflict,
    date_unknown,
    planned_not_future,
)
from audit.model.claim import Claim, Modality
from audit.model.reading import Choice, Evidence, Page
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
        (build.claim(), announcing(None)),
        (build.claim(), build.lost("gone", "http-404")),
        (build.claim(None), undated()),
    ):
        assert not list(date_unknown.find(build.case([claim], [page])))


def quarrelling(*, disagreement: bool = True) -> Choice[date]:
    days = (("2021-12-09", "near-headline"), ("2021-12-12", "jsonld.datePublished"))
    every = tuple(Evidence("published", date.fromisoformat(day), day, source, "", "medium") for day, source in days)
    return Choice(every[0].value, every[0].source, "medium", every, "shown", disagreement=disagreement)


def test_a_page_whose_own_dates_disagree_is_a_note_that_gives_them() -> None:
    (one,) = date_source_conflict.find(build.case([build.claim()], [build.page(build.reading(dated=quarrelling()))]))
    assert one.severity == "note"
    assert one.message == (
        "The cited page gives December 9 (near-headline) and December 12 (jsonld.datePublished) as its day of "
        "publication; December 9 was compared."
    )


def test_dates_that_were_explained_away_or_do_not_matter_are_not_flagged() -> None:
    explained = build.page(build.reading(dated=quarrelling(disagreement=False)))
    with_event = build.page(build.reading(dated=quarrelling(), events=(build.event("2021-12-09"),)))
    for page in (explained, with_event):
        assert not list(date_source_conflict.find(build.case([build.claim()], [page])))


def test_what_is_told_as_past_and_dated_after_the_document_is_a_warning() -> None:
    (one,) = date_outside_document.find(build.case([build.claim("2022-01-20")]))
    assert one.severity == "warning"
    assert one.message == "The document, of January 10, tells as past what it dates January 20."


@pytest.mark.parametrize(
    ("when", "modality"), [("2022-01-10", "past"), ("2021-12-09", "past"), ("2022-01-20", "planned")]
)
def test_what_is_dated_by_the_document_or_planned_is_not_flagged(when: str, modality: Modality) -> None:
    assert not list(date_outside_document.find(build.case([build.claim(when, modality=modality)])))


def test_what_is_announced_for_a_day_before_the_document_is_a_warning() -> None:
    (one,) = planned_not_future.find(build.case([build.claim("2022-01-05", modality="planned")]))
    assert one.severity == "warning"
    assert one.message == "The document, of January 10, announces something for January 5."


@pytest.mark.parametrize(
    ("when", "modality"), [("2022-01-10", "planned"), ("2022-01-05/2022-01-11", "planned"), ("2022-01-05", "past")]
)
def test_what_is_announced_for_the_day_or_later_is_not_flagged(when: str, modality: Modality) -> None:
    assert not list(planned_not_future.find(build.case([build.claim(when, modality=modality)])))


def test_without_a_date_of_the_document_nothing_is_before_or_after_it() -> None:
    case = build.case([build.claim("2022-01-20"), build.claim("2022-01-05", modality="planned", line=2)])
    nowhen = replace(case, cited=replace(case.cited, document=replace(case.cited.document, published=None)))
    assert not list(date_outside_document.find(nowhen))
    assert not list(planned_not_future.find(nowhen))
