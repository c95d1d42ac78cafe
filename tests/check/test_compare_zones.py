"""Days in a publisher's zone: what is told in UTC alone, and what was another day where it happened."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from audit.check.compare.date import compare_date
from audit.check.compare.zones import in_zone, zone_for
from audit.check.policy import CheckPolicy
from audit.model.reading import Choice, Event, Page
from tests.check import build

WASHINGTON = ZoneInfo("America/New_York")
POST = "https://social.example/ministry/status/1"
AT_NIGHT = datetime(2021, 11, 18, 1, 30, tzinfo=UTC)  # November 17, 20:30 in Washington


def posted(moment: datetime = AT_NIGHT, zone: str = "+00:00", events: tuple[Event, ...] = ()) -> Page:
    day = moment.date().isoformat()
    dated = build.published(day, zone=zone, source="post-id")
    stamped = replace(dated, candidates=tuple(replace(one, moment=moment) for one in dated.candidates))
    return build.page(build.reading(POST, title=None, dated=stamped, events=events))


def published(page: Page) -> Choice[date]:
    return page.reading.published


@pytest.mark.parametrize(
    ("key", "fits"),
    [
        ("social.example", True),
        ("example", True),
        ("Social.Example/Ministry", True),
        ("social.example/ministry/", True),
        ("social.example/min", False),
        ("cial.example", False),
        ("other.example", False),
    ],
)
def test_a_key_covers_a_host_those_below_it_and_whole_segments_of_a_path(key: str, *, fits: bool) -> None:
    assert (zone_for(POST, {key: WASHINGTON}) is not None) is fits


def test_the_longest_key_that_fits_gives_the_zone() -> None:
    zones = {"social.example": ZoneInfo("Europe/Paris"), "social.example/ministry": WASHINGTON}
    assert zone_for(POST, zones) == WASHINGTON


def test_a_moment_in_utc_is_compared_on_the_day_it_was_for_its_publisher() -> None:
    page = in_zone(posted(), {"social.example": WASHINGTON})
    assert published(page).value == date(2021, 11, 17)
    assert published(page).text == "2021-11-18 (2021-11-17 20:30 in America/New_York)"
    assert compare_date(build.day("2021-11-18"), page.reading).result == "differ"
    assert compare_date(build.day("2021-11-16"), page.reading).result == "silent"


def test_without_a_zone_in_the_settings_a_moment_in_utc_may_be_of_the_day_before_or_after() -> None:
    page = in_zone(posted(), {"other.example": WASHINGTON})
    assert page == posted()
    assert compare_date(build.day("2021-11-19"), page.reading).result == "silent"


def test_a_day_written_with_a_zone_of_its_own_is_never_converted() -> None:
    page = in_zone(posted(zone="+01:00"), {"social.example": WASHINGTON})
    assert published(page).value == date(2021, 11, 18)


def test_what_hangs_on_the_day_of_publication_moves_with_it() -> None:
    page = in_zone(posted(events=(build.event("2021-11-18"),)), {"social.example": WASHINGTON})
    assert page.reading.events[0].when.start == date(2021, 11, 17)


@pytest.mark.parametrize(
    ("claimed", "place", "zone", "explained"),
    [
        ("2021-12-10", "Tokyo", "-05:00", True),  # 8 in the morning there, the evening before in Washington
        ("2021-12-08", "Tokyo", "-05:00", False),  # Tokyo is never a day behind
        ("2021-12-08", "Washington", "+09:00", True),
        ("2021-12-10", "Brussels", "-05:00", False),  # only after midnight
        ("2021-12-11", "Tokyo", "-05:00", False),
        ("2021-12-10", "Tokyo", None, True),  # wherever the publisher is, most are far from there
        ("2021-12-10", "Tokyo", "+00:00", True),  # in UTC: systems write that wherever they stand
        ("2021-12-10", "Oslo", None, False),
        ("2021-12-08", "Oslo", None, False),
        ("2021-12-08", "Brasília", None, True),
        ("2021-12-10", "Springfield", "-05:00", False),
        ("2021-12-10", None, "-05:00", False),
    ],
)
def test_one_day_is_explained_by_where_it_took_place_where_people_were_awake(
    claimed: str, place: str | None, zone: str | None, *, explained: bool
) -> None:
    dated = build.published("2021-12-09", zone=zone)
    read = build.reading(dated=dated, events=(build.event("2021-12-09", "December 9"),))
    found = compare_date(build.day(claimed), read, place)
    assert (found.result, found.confidence) == ("differ", "low" if explained else "high")


@pytest.mark.parametrize(
    ("host", "claimed", "explained"),
    [
        ("www.mofa.go.jp", "2021-12-10", False),  # published where it took place
        ("www.mid.example.ru", "2021-12-10", False),  # 7 in the morning in Tokyo is 1 the same day there …
        ("www.regjeringen.no", "2021-12-10", True),  # … and here 23 the evening before
        ("www.state.gov", "2021-12-10", True),
        ("www.state.gov", "2021-12-08", False),
    ],
)
def test_a_national_domain_tells_where_the_publisher_is(host: str, claimed: str, *, explained: bool) -> None:
    read = build.reading(
        f"https://{host}/a", dated=build.published("2021-12-09"), events=(build.event("2021-12-09", "December 9"),)
    )
    assert (compare_date(build.day(claimed), read, "Tokyo").confidence == "low") is explained


@pytest.mark.parametrize(("place", "severity"), [("Tokyo", "note"), ("Brussels", "error")])
def test_a_day_that_the_place_explains_is_a_note_that_says_so(place: str, severity: str) -> None:
    read = build.reading(
        dated=build.published("2021-12-09", zone="-05:00"), events=(build.event("2021-12-09", "December 9"),)
    )
    claim = build.claim("2021-12-10", place=place)
    found = [one for one in build.checked([claim], [build.page(read)]).findings if one.rule == "date-mismatch"]
    assert [one.severity for one in found] == [severity]
    assert ("In Tokyo, where it took place" in found[0].message) is (place == "Tokyo")


def test_the_settings_zone_places_a_day_that_is_written_without_one() -> None:
    read = build.reading(dated=build.published("2021-12-09"), events=(build.event("2021-12-09", "December 9"),))
    policy = CheckPolicy(zones={"pages.example": WASHINGTON})
    claim = build.claim("2021-12-10", place="Tokyo")
    found = [one for one in build.checked([claim], [build.page(read)], policy=policy).findings if "date" in one.rule]
    assert [one.severity for one in found] == ["note"]
