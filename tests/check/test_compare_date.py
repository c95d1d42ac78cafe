"""The field `date`: the event decides, publication proves little, days stay in the publisher's zone."""

from dataclasses import replace
from datetime import date

import pytest

from audit.check.compare.date import compare_date, days_apart, in_year_of, only_the_year_differs
from audit.model.document import DateInterval
from audit.model.finding import FieldResult
from audit.model.reading import Choice, Confidence, Event, Evidence
from audit.text.days import iso
from tests.check import build


def against(claimed: str, *events: Event, dated: Choice[date] | None = None, from_page: bool = True) -> FieldResult:
    return compare_date(build.day(claimed), build.reading(events=events, dated=dated, from_page=from_page))


def test_an_event_on_the_claimed_day_agrees_and_shows_its_sentence() -> None:
    field = against("2021-12-09", build.event("2021-12-09"))
    assert (field.result, field.observed, field.snippet) == ("agree", "2021-12-09", "They met today.")


def test_an_event_one_day_off_differs() -> None:
    field = against("2021-12-11", build.event("2021-12-10", "yesterday"), dated=build.published("2021-12-11"))
    assert (field.result, field.claimed, field.observed, field.confidence) == (
        "differ",
        "2021-12-11",
        "2021-12-10",
        "high",
    )


def test_the_event_outweighs_a_publication_on_the_claimed_day() -> None:
    field = against("2021-12-09", build.event("2021-12-03", "on December 3"), dated=build.published("2021-12-09"))
    assert field.result == "differ"


def test_agreement_with_one_of_several_events_suffices() -> None:
    field = against("2021-12-02", build.event("2021-12-01", "yesterday"), build.event("2021-12-02"))
    assert (field.result, field.observed) == ("agree", "2021-12-02")


def test_of_events_that_differ_the_surest_is_shown_and_then_the_nearest() -> None:
    events = (
        build.event("2021-12-08", sure="low"),
        build.event("2021-11-01", "on November 1"),
        build.event("2021-12-03", "on December 3"),
    )
    assert against("2021-12-09", *events).observed == "2021-12-03"
    assert against("2021-12-09", *reversed(events)).observed == "2021-12-03"


@pytest.mark.parametrize("claimed", ["2021-12-13", "2021-12-15/2021-12-16", "2021-12-10/2021-12-13"])
def test_any_day_within_a_range_agrees(claimed: str) -> None:
    assert against(claimed, build.event("2021-12-13/2021-12-16", "December 13-16")).result == "agree"


def test_of_events_that_agree_the_one_most_like_the_claim_is_shown() -> None:
    events = (
        build.event("2021-12-13/2021-12-15", "December 13-15"),
        build.event("2021-12-15/2021-12-16", "December 15-16"),
    )
    assert against("2021-12-15/2021-12-16", *events).observed == "2021-12-15/2021-12-16"


def test_an_announced_range_is_the_date_of_the_event_but_never_surely() -> None:
    announced = build.event("2021-12-13/2021-12-16", "December 13-16", planned=True)
    field = against("2021-12-11", announced, dated=build.published("2021-12-11"))
    assert (field.result, field.confidence, field.observed) == ("differ", "medium", "2021-12-13/2021-12-16")


def test_an_announced_day_before_is_only_a_doubtful_difference_and_a_departure_in_the_night_none() -> None:
    field = against("2021-11-09/2021-11-13", build.event("2021-11-08", "today", planned=True))
    assert (field.result, field.confidence) == ("differ", "low")
    assert against("2021-11-09/2021-11-13", build.event("2021-11-08", "Tonight", planned=True)).result == "silent"
    assert against("2021-11-10/2021-11-13", build.event("2021-11-08", "Tonight", planned=True)).result == "differ"
    assert against("2021-11-09", build.event("2021-11-08", "Tonight")).result == "differ"


def test_an_event_of_which_only_the_month_is_known_does_not_confirm_a_day() -> None:
    december = DateInterval(date(2021, 12, 1), date(2021, 12, 31), "month", "December")
    month = Event(december, "lead:x", "x", planned=False, confidence="high")
    assert against("2021-12-09", month).result == "silent"
    assert against("2021-11-09", month).result == "differ"


def test_a_doubtful_event_one_day_off_is_silent_and_further_off_a_doubtful_difference() -> None:
    assert against("2021-12-08", build.event("2021-12-09", sure="low")).result == "silent"
    field = against("2021-12-05", build.event("2021-12-09", sure="low"))
    assert (field.result, field.confidence) == ("differ", "low")


def test_a_page_without_any_date_is_silent() -> None:
    field = against("2021-12-09", dated=build.published(None))
    assert (field.result, field.observed, field.source) == ("silent", None, None)


@pytest.mark.parametrize("posted", ["2021-12-09", "2021-12-10"])
def test_publication_on_the_day_or_the_day_after_is_silent_and_shown(posted: str) -> None:
    field = against("2021-12-09", dated=build.published(posted))
    assert (field.result, field.observed, field.source) == ("silent", posted, "near-headline")


@pytest.mark.parametrize("posted", ["2021-12-08", "2021-12-11", "2021-12-20", "2022-01-08"])
def test_publication_further_off_differs_without_contradicting(posted: str) -> None:
    field = against("2021-12-09", dated=build.published(posted))
    assert (field.result, field.confidence) == ("differ", "low")


@pytest.mark.parametrize(("sure", "expected"), [("high", "high"), ("medium", "medium"), ("low", "low")])
def test_publication_more_than_thirty_days_off_is_as_sure_as_its_source(sure: Confidence, expected: Confidence) -> None:
    field = against("2021-12-09", dated=build.published("2022-01-09", sure=sure))
    assert (field.result, field.confidence) == ("differ", expected)


@pytest.mark.parametrize("posted", ["2021-11-09", "2021-11-12", "2021-11-13", "2021-11-14"])
def test_publication_within_a_claimed_range_or_the_day_after_it_is_silent(posted: str) -> None:
    assert against("2021-11-09/2021-11-13", dated=build.published(posted)).result == "silent"


def test_of_days_of_publication_that_disagree_one_that_fits_leaves_the_date_open() -> None:
    both = tuple(Evidence("published", date(2021, 12, at), "", "shown", "p", "medium") for at in (9, 14))
    given = replace(build.published("2021-12-14"), candidates=both, disagreement=True)
    assert against("2021-12-09", dated=given).result == "silent"
    assert against("2021-12-11", dated=given).result == "differ"


def test_a_day_is_taken_as_the_publisher_wrote_it() -> None:
    """Posted 21:19 at -05:00: the next day in UTC, the same day where it was written."""
    field = against("2021-11-10", dated=build.published("2021-11-10", zone="-05:00"))
    assert (field.result, field.observed) == ("silent", "2021-11-10")


def test_a_page_posted_the_day_before_differs_but_a_moment_in_utc_may_be_another_day_there() -> None:
    assert against("2021-12-09", dated=build.published("2021-12-08", zone="-05:00")).result == "differ"
    assert against("2021-12-09", dated=build.published("2021-12-08", zone="+00:00")).result == "silent"


def test_a_moment_in_utc_two_days_off_is_another_day_everywhere() -> None:
    assert against("2021-11-17", dated=build.published("2021-11-19", zone="+00:00")).result == "differ"


def test_today_on_a_page_stamped_in_utc_may_be_another_day_there() -> None:
    dated = build.published("2021-12-10", zone="+00:00")
    assert against("2021-12-09", build.event("2021-12-10"), dated=dated).result == "silent"
    assert against("2021-12-08", build.event("2021-12-10"), dated=dated).result == "differ"
    assert against("2021-12-09", build.event("2021-12-10", "on December 10"), dated=dated).result == "differ"


def test_a_date_that_only_the_url_gives_is_labelled() -> None:
    field = against("2021-11-17", dated=build.published("2021-11-19", source="post-id"), from_page=False)
    assert (field.result, field.source) == ("differ", "url:post-id")


@pytest.mark.parametrize(
    ("day", "expected"), [("2021-12-08", -5), ("2021-12-13", 0), ("2021-12-15", 0), ("2021-12-16", 1)]
)
def test_days_apart_counts_from_the_nearer_end(day: str, expected: int) -> None:
    assert days_apart(date.fromisoformat(day), build.day("2021-12-13/2021-12-15")) == expected


def inferred(claimed: str, *events: Event, dated: Choice[date] | None = None) -> tuple[FieldResult, bool]:
    """The comparison of days whose year the document does not write, and whether only that year differs."""
    when, read = replace(build.day(claimed), inferred=True), build.reading(events=events, dated=dated)
    return compare_date(when, read), only_the_year_differs(when, read)


@pytest.mark.parametrize("page", ["2022-02-20", "2020-02-20", "2018-02-20"])
def test_an_inferred_year_alone_is_a_doubtful_difference(page: str) -> None:
    field, alone = inferred("2021-02-20", build.event(page, "on February 20"))
    assert (field.result, field.confidence, field.claimed, field.observed) == ("differ", "low", "2021-02-20", page)
    assert alone


@pytest.mark.parametrize("posted", ["2022-02-20", "2022-02-21"])
def test_publication_that_would_fit_in_another_year_leaves_only_the_inferred_year_in_doubt(posted: str) -> None:
    field, alone = inferred("2021-02-20", dated=build.published(posted))
    assert (field.result, field.confidence, alone) == ("differ", "low", True)


def test_another_day_of_another_year_differs_less_surely_when_the_year_is_inferred() -> None:
    field, alone = inferred("2021-02-20", build.event("2022-02-23", "on February 23"))
    assert (field.result, field.confidence, field.observed, alone) == ("differ", "medium", "2022-02-23", False)


def test_publication_some_days_off_in_another_year_is_as_doubtful_as_in_the_same_year() -> None:
    field, alone = inferred("2021-02-20", dated=build.published("2022-02-27"))
    assert (field.result, field.confidence, alone) == ("differ", "low", False)


def test_another_day_is_judged_as_ever_where_the_inferred_year_is_the_pages() -> None:
    for page in ("2021-12-10", "2022-01-07"):
        field, alone = inferred("2021-12-30", build.event(page, "on that day"))
        assert (field.result, field.confidence, alone) == ("differ", "high", False)


def test_a_written_year_is_the_documents_own() -> None:
    field = against("2021-02-20", build.event("2022-02-20", "on February 20"))
    assert (field.result, field.confidence) == ("differ", "high")


def test_a_day_that_another_year_lacks_stays_in_its_own() -> None:
    field, alone = inferred("2020-02-29", build.event("2021-03-01", "on March 1"))
    assert (field.result, alone) == ("differ", False)


def test_agreement_needs_no_other_year() -> None:
    field, alone = inferred("2021-02-20", build.event("2021-02-20"), build.event("2022-02-20"))
    assert (field.result, field.observed, alone) == ("agree", "2021-02-20", False)


@pytest.mark.parametrize(
    ("event", "result"),
    [("2022-01-05", "agree"), ("2022-01-07", "agree"), ("2022-01-06", "differ"), ("2022-01-08", "differ")],
)
def test_of_a_list_of_days_each_agrees_and_those_left_out_do_not(event: str, result: str) -> None:
    assert against("2022-01-05,2022-01-07", build.event(event)).result == result


def test_a_list_whose_year_is_not_written_moves_to_the_pages_year_as_a_whole() -> None:
    claimed = replace(build.day("2022-12-05,2022-12-07"), inferred=True)
    moved = in_year_of(claimed, date(2021, 12, 7))
    assert (iso(moved), moved.inferred) == ("2021-12-05,2021-12-07", True)


@pytest.mark.parametrize(
    ("published", "result", "confidence"),
    [
        ("2019-06-01", "silent", "low"),
        ("2020-01-01", "silent", "low"),
        ("2020-01-20", "differ", "low"),
        ("2021-05-01", "differ", "medium"),
    ],
)
def test_a_year_is_compared_as_wide_as_it_is_and_contradicted_by_publication_with_less_confidence(
    published: str, result: str, confidence: str
) -> None:
    claimed = build.day("2019-01-01/2019-12-31", "2019", "year")
    found = compare_date(claimed, build.reading(dated=build.published(published)))
    assert (found.result, found.confidence) == (result, confidence)


@pytest.mark.parametrize(
    ("day", "result"), [("2019-06-01", "agree"), ("2018-12-31", "differ"), ("2020-06-01", "differ")]
)
def test_an_event_of_a_day_of_the_year_confirms_it(day: str, result: str) -> None:
    claimed = build.day("2019-01-01/2019-12-31", "2019", "year")
    assert compare_date(claimed, build.reading(events=(build.event(day),))).result == result
