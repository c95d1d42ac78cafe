"""The rule `duplicate-citation-conflict`."""

from collections.abc import Sequence
from datetime import date

from audit.check.rules import duplicate_citation_conflict
from audit.model.capture import CaptureBasis
from audit.model.claim import Claim
from audit.model.finding import Finding
from audit.model.reading import Choice, Event, Page
from tests.check import build


def found(claims: Sequence[Claim], *pages: Page) -> list[Finding]:
    return list(duplicate_citation_conflict.find(build.case(claims, pages)))


def cited_for(*days: str) -> list[Claim]:
    return [build.claim(day, line=10 * at) for at, day in enumerate(days, 1)]


def saying(*events: Event, dated: Choice[date] | None = None, basis: CaptureBasis = "recorded") -> Page:
    return build.page(build.reading(events=events, dated=dated), basis=basis)


TRIP = build.event("2021-12-13/2021-12-16", "December 13-16", planned=True)


def test_one_url_for_two_days_is_one_finding_at_the_claim_the_page_differs_from() -> None:
    claims = cited_for("2021-12-30", "2022-01-07")
    (one,) = found(claims, saying(build.event("2022-01-07"), dated=build.published("2022-01-07")))
    assert (one.claim, one.line, one.severity) == (claims[0].id, 10, "error")
    assert one.message == (
        "The document cites one URL for December 30, 2021 (line 10) and January 7, 2022 (line 20); "
        "the page gives January 7, 2022."
    )
    assert (one.claimed, one.observed) == ("2021-12-30; 2022-01-07", "2022-01-07")


def test_it_is_attached_to_the_later_claim_when_the_page_differs_from_that() -> None:
    claims = cited_for("2021-12-30", "2022-01-07")
    (one,) = found(claims, saying(build.event("2021-12-30"), basis="reconstructed"))
    assert (one.claim, one.severity) == (claims[1].id, "warning")


def test_without_a_page_it_is_a_warning_at_the_first_claim_that_names_all_lines() -> None:
    claims = cited_for("2021-12-30", "2022-01-07")
    (one,) = found(claims, build.lost("unchecked", "not-on-cassette"))
    assert (one.claim, one.severity, one.confidence) == (claims[0].id, "warning", "medium")
    assert "(line 10)" in one.message
    assert "(line 20)" in one.message
    assert one.message.endswith("no date of the page is known.")


def test_claims_that_a_stated_range_covers_are_set_aside_and_a_single_rest_is_no_conflict() -> None:
    claims = cited_for("2021-12-11", "2021-12-15/2021-12-16", "2021-12-15/2021-12-16")
    assert not found(claims, saying(TRIP, dated=build.published("2021-12-11")))


def test_two_disjoint_days_outside_a_stated_range_are_a_conflict() -> None:
    (one,) = found(cited_for("2021-12-11", "2021-12-15", "2021-12-20"), saying(TRIP))
    assert one.claimed == "2021-12-11; 2021-12-20"


def test_several_events_that_cover_the_claims_are_no_conflict() -> None:
    events = (build.event("2021-12-01", "yesterday"), build.event("2021-12-02"))
    assert not found(cited_for("2021-12-01", "2021-12-02"), saying(*events))


def test_one_event_of_one_day_covers_nothing_by_itself() -> None:
    assert len(found(cited_for("2021-12-01", "2021-12-02"), saying(build.event("2021-12-02")))) == 1


def test_claims_that_share_a_day_are_no_conflict() -> None:
    assert not found(cited_for("2021-11-30/2021-12-01", "2021-11-30"), saying())
    assert not found(cited_for("2021-11-17", "2021-11-17"), build.lost("blocked", "http-403"))


def test_a_page_whose_date_fits_all_the_claims_is_not_held_against_them() -> None:
    assert not found(cited_for("2021-12-06", "2021-12-07"), saying(dated=build.published("2021-12-07")))


def test_many_dates_are_counted_not_listed() -> None:
    claims = [*cited_for(*(f"2021-12-{day:02}" for day in range(1, 9))), build.claim("2021-12-01", line=99)]
    (one,) = found(claims, saying())
    assert "December 1 (lines 10 and 99)" in one.message
    assert "December 5 (line 50) and 3 other dates; the page gives" in one.message
    assert one.claimed is not None
    assert one.claimed.endswith("2021-12-08")


def test_spellings_of_one_url_are_one_url() -> None:
    other = "HTTPS://pages.example:443/2021/readout#top"
    claims = [build.claim("2021-12-30", line=1), build.claim("2022-01-07", uris=(other,), line=2)]
    assert len(found(claims)) == 1


def test_two_parts_of_one_page_are_no_one_url() -> None:
    uris = ("https://pages.example/2021#january", "https://pages.example/2021#march")
    claims = [build.claim("2021-01-07", uris=uris[:1], line=1), build.claim("2021-03-09", uris=uris[1:], line=2)]
    assert not found(claims)


def test_plans_and_undated_claims_take_no_part() -> None:
    claims = [build.claim("2021-12-30", line=1), build.claim("2022-01-11", line=2, modality="planned")]
    assert not found(claims)
    assert not found([build.claim("2021-12-30", line=1), build.claim(None, line=2)])


def test_two_pages_are_two_findings() -> None:
    other = "https://pages.example/other"
    more = [build.claim("2021-12-01", uris=(other,), line=30), build.claim("2021-12-09", uris=(other,), line=40)]
    assert len(found([*cited_for("2021-12-30", "2022-01-07"), *more])) == 2


def test_days_whose_year_the_document_does_not_write_are_given_without_one() -> None:
    claims = [build.unwritten_year(claim) for claim in cited_for("2021-12-30", "2022-01-07")]
    (one,) = found(claims, saying(build.event("2022-01-07")))
    assert one.message == (
        "The document cites one URL for December 30 (line 10) and January 7 (line 20); the page gives January 7, 2022."
    )


def test_a_page_that_hardly_differs_makes_no_sure_conflict() -> None:
    (one,) = found(cited_for("2021-12-01", "2021-12-09"), saying(dated=build.published("2021-12-09")))
    assert (one.severity, one.confidence) == ("warning", "medium")
