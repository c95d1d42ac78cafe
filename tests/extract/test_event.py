"""Event dates: only those that go with the event's verb, resolved against the page's own day."""

from datetime import date

import pytest

from audit.extract.event import correction_in, events_in
from audit.extract.event_title import events_of_title
from audit.model.reading import Choice, Evidence

PUBLISHED = date(2021, 12, 9)  # a Thursday


def _choice(day: date | None, text: str | None = None) -> Choice[date]:
    choice: Choice[date] = Choice(day, "meta", "high" if day else None, (), "", text)
    return choice


def _events(lead: str, day: date | None = PUBLISHED) -> list[tuple[str, str, bool]]:
    return [
        (event.when.start.isoformat(), event.when.end.isoformat(), event.planned)
        for event in events_in(lead, _choice(day))
    ]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Secretary Smith met today with Foreign Minister Jones.", "2021-12-09"),
        ("Secretary Smith spoke by phone this morning with Minister Jones.", "2021-12-09"),
        ("Today, President A of B and President C of D held a call.", "2021-12-09"),
        ("Secretary Smith met yesterday with Foreign Minister Jones.", "2021-12-08"),
        ("Secretary Smith met with Foreign Minister Jones on December 3.", "2021-12-03"),
        ("On December 3, 2021, Secretary Smith met with Minister Jones.", "2021-12-03"),
        ("Secretary Smith met on Tuesday with Foreign Minister Jones.", "2021-12-07"),
        ("Secretary Smith met Tuesday with Foreign Minister Jones.", "2021-12-07"),
        ("The consultations took place in Washington on December 3, 2021.", "2021-12-03"),
        ("Last night, Secretary Smith spoke with Minister Jones.", "2021-12-08"),
        ("ARDEN, Dec. 7, 2021 - Secretary Smith spoke with Minister Jones.", "2021-12-07"),
        ("Secretary Smith spoke today with Minister Jones ahead of the December 15 summit.", "2021-12-09"),
        ("Smith and Jones, who met on November 10, spoke today.", "2021-12-09"),
        ("ARDEN – The Minister has today met his counterpart.", "2021-12-09"),
        ("Arden, B.C. – Today, Administrator Smith spoke with Minister Jones.", "2021-12-09"),
        ("ARDEN (Dec. 7, 2021) – Secretary Smith spoke with Minister Jones.", "2021-12-07"),
        ("The meeting, which took place on Wednesday in Arden, was the third this year.", "2021-12-08"),
        ("On the evening of December 8, the ministers held a call.", "2021-12-08"),
        ("The leaders convened by video on the 7th of December to discuss the border.", "2021-12-07"),
        ("The Minister had a phone call with her colleague from Arden today.", "2021-12-09"),
        ("The Minister's call with President Jones on 8 December was their third.", "2021-12-08"),
        ("In a phone conversation today, Minister Smith and President Jones discussed the treaty.", "2021-12-09"),
        ("Speaking today in Arden, the Secretary General thanked the allies.", "2021-12-09"),
        ("Secretary Smith, this morning telephoned the Minister.", "2021-12-09"),
        ("Secretary Smith, on Monday (December 6, 2021) met with Minister Jones.", "2021-12-06"),
        ("Secretary Smith had a telephone conversation with Minister Jones on Tuesday.", "2021-12-07"),
        ("The Secretary's December 6 call with Minister Jones focused on the border.", "2021-12-06"),
        ("The ministers discussed the border in a December 6 call.", "2021-12-06"),
        ("(Arden, 7 December 2021) The Secretary General received the President.", "2021-12-07"),
        ("ARDEN, December 7 (Agency) -- The President met with the Secretary of State.", "2021-12-07"),
        ("ARDEN, December 7 – The Minister met with her colleague on Monday.", "2021-12-06"),
        ("The spokesperson provided the following readout: On December 6, Smith spoke with Jones.", "2021-12-06"),
        ("The Minister is taking part today in the Council in Arden.", "2021-12-09"),
        ("Following his call with allies, the President today spoke with Minister Jones.", "2021-12-09"),
        ("Smith met with Jones the day before yesterday.", "2021-12-07"),
        ("Smith met with Jones last Friday.", "2021-12-03"),
        ("Smith met with Jones on Friday last week.", "2021-12-03"),
        ("Smith and Jones discussed the border when they met in Arden yesterday.", "2021-12-08"),
        ("She met with women on Tuesday in Arden.", "2021-12-07"),
        ("As the Minister told Parliament on December 1, nothing has changed.", "2021-12-01"),
        ("“The Secretary met with Minister Jones on Monday,” the spokesperson said.", "2021-12-06"),
        (
            "Secretary Smith discussed trade with Minister Jones, in a phone call on Monday (6 December 2021).",
            "2021-12-06",
        ),
    ],
)
def test_the_words_beside_the_verb_date_the_event(lead: str, day: str) -> None:
    assert _events(lead) == [(day, day, False)]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("The ministers met on 7.12.2021 in Arden.", [("2021-12-07", "2021-12-07", False)]),
        ("The ministers met on 2021-12-07 in Arden.", [("2021-12-07", "2021-12-07", False)]),
        ("The ministers met on 7/12/2021 in Arden.", [("2021-12-07", "2021-12-07", False)]),
        ("The Minister visited Arden from 5/12/2021 to 7/12/2021.", [("2021-12-05", "2021-12-07", False)]),
        ("The Minister visited Arden on 30 November and 1 December.", [("2021-11-30", "2021-12-01", False)]),
        ("The ministers met in Arden on December 7 and 8.", [("2021-12-07", "2021-12-08", False)]),
        ("The Counselor travels to Arden December 9-16.", [("2021-12-09", "2021-12-16", True)]),
        (
            "On Monday and Tuesday, the Minister met officials in Arden.",
            [("2021-12-06", "2021-12-07", False)],
        ),
    ],
)
def test_days_in_numbers_and_days_that_follow_one_another(lead: str, expected: list[tuple[str, str, bool]]) -> None:
    found = events_in(lead, _choice(PUBLISHED), "en-gb", "day-first")
    assert [(one.when.start.isoformat(), one.when.end.isoformat(), one.planned) for one in found] == expected


def test_a_day_between_slashes_is_an_events_only_where_the_order_is_known() -> None:
    lead = "The ministers met on 7/12/2021 in Arden."
    assert not events_in(lead, _choice(PUBLISHED), "en", "open")
    assert [one.when.start for one in events_in(lead, _choice(PUBLISHED), "en-us", "month-first")] == [
        date(2021, 7, 12)
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "They discussed the priorities set out in their September 1 joint statement.",
        "Both sides met the press and praised the November 10 re-launch of the Commission.",
        "Mr. Smith welcomed yesterday’s announcement regarding the ceasefire.",
        "He noted that this came just before Poland takes over the Chair of the Organization on January 1.",
        "The two leaders last met on September 1, 2021.",
        "Secretary Smith met with Mr. Jones to discuss the agreement reached on December 1.",
        "He joined the alliance that was founded on April 4, 1949.",
        "Smith and Jones met to prepare the Friday consultations and last Tuesday’s talks.",
        "The treaty was signed on December 8, 1987, and both sides praised it.",
        "The Minister thanked his counterpart for the visit of December 1 and the letter of November 3.",
        "Participants in the region remember the events of December 1 with sorrow.",
        "“I met with Minister Jones on Monday,” the spokesperson said.",
        "The government welcomes the measures adopted by the Council on December 6.",
        "The ministers congratulate the people on the elections held on Sunday.",
        "They had met in Arden on December 6.",
        "Their previous meeting was held in Arden on November 18.",
        "Smith thanked Jones for hosting the conference on December 6.",
        "The late envoy, who died on December 6, led the mission in Arden.",
        "Today, the court disclosed a settlement that, when the parties sign it, ends the dispute.",
        "Travellers will be tested if they arrive on Saturday.",
        "Today, more than ever, Europe is called on to act.",
    ],
)
def test_a_date_of_something_else_is_no_event(lead: str) -> None:
    assert _events(lead) == []


def test_an_announcement_is_planned_and_several_events_stay_several() -> None:
    lead = (
        "Assistant Secretary Smith will travel to Kyiv and Moscow on December 13–15, 2021. "
        "Smith will then travel to Brussels on December 15–16, 2021."
    )
    assert _events(lead) == [("2021-12-13", "2021-12-15", True), ("2021-12-15", "2021-12-16", True)]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Secretary Smith will meet with Foreign Minister Jones at 3:00 p.m. today.", "2021-12-09"),
        ("Tomorrow, Secretary Smith will meet with Minister Jones.", "2021-12-10"),
        ("Secretary Smith will travel to Arden on Monday.", "2021-12-13"),
        ("Secretary Smith will travel to Arden on January 3.", "2022-01-03"),
        ("Secretary Smith travels to Arden December 13.", "2021-12-13"),
        ("Minister Smith departs on Sunday for the Baltic states.", "2021-12-12"),
        ("The ministers meet in Arden on December 14.", "2021-12-14"),
        ("On Friday, the Minister will deliver a speech in Arden.", "2021-12-10"),
        ("The committee will hear evidence on Tuesday.", "2021-12-14"),
        ("The President will on Monday, 13 December, attend the summit.", "2021-12-13"),
        ("The state visit of the King is scheduled for December 14.", "2021-12-14"),
        ("Ministers Smith and Jones are to hold consultations in Arden on December 14.", "2021-12-14"),
    ],
)
def test_a_day_to_come_is_reckoned_forward(lead: str, day: str) -> None:
    assert _events(lead) == [(day, day, True)]


def test_an_event_of_yesterday_and_one_of_today_are_two() -> None:
    lead = "Smith met yesterday with Jones. He spoke today with Brown."
    assert _events(lead) == [("2021-12-08", "2021-12-08", False), ("2021-12-09", "2021-12-09", False)]


def test_where_the_page_has_news_older_days_are_what_it_recalls() -> None:
    lead = "Smith met today with Jones. The first round was held in Arden on October 18."
    assert _events(lead) == [("2021-12-09", "2021-12-09", False)]


def test_a_journey_goes_on_where_somebody_will_meet_others() -> None:
    lead = "Smith will depart this evening for Arden, where he will take part in talks on December 11 and 12."
    assert _events(lead) == [("2021-12-09", "2021-12-09", True), ("2021-12-11", "2021-12-12", True)]


def test_entries_of_an_agenda_are_events_of_their_days() -> None:
    lead = (
        "Monday 6 December 2021: 10.00 Meeting with the President. Tuesday 7 December 2021: 9.30 Phone call with Jones."
    )
    assert _events(lead) == [("2021-12-06", "2021-12-06", False), ("2021-12-07", "2021-12-07", False)]


@pytest.mark.parametrize(
    ("lead", "days"),
    [
        ("Smith visited Arden from Monday to Wednesday.", ("2021-12-06", "2021-12-08")),
        ("Smith is on a visit to Arden from December 8 to 10 to attend the summit.", ("2021-12-08", "2021-12-10")),
        ("From December 1 to December 3, Smith visited Arden.", ("2021-12-01", "2021-12-03")),
    ],
)
def test_from_one_day_to_another_is_a_stretch(lead: str, days: tuple[str, str]) -> None:
    assert _events(lead) == [(*days, False)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("PM call with President Jones: 7 December 2021", [("2021-12-07", False)]),
        ("Remarks during talks with Minister Jones, Arden, December 7, 2021", [("2021-12-07", False)]),
        ("Visit of the Minister to Arden (14 December 2021)", [("2021-12-14", True)]),
        ("Statement on the meeting of 7 December 2021", []),
        ("Meeting of the 3 May 2021 working group", []),
        ("The border: questions and answers, 7 December 2021", []),
        ("Meeting in Arden, 7 December", []),
    ],
)
def test_a_title_dates_the_event_it_names_with_a_whole_date_at_its_end(
    title: str, expected: list[tuple[str, bool]]
) -> None:
    found = events_of_title(title, _choice(PUBLISHED), "open")
    assert [(event.when.start.isoformat(), event.planned) for event in found] == expected
    assert all(event.source == "title:on-date" for event in found)


def test_a_range_is_one_event_of_several_days() -> None:
    assert _events("They held consultations in Arden on November 30 – December 1.") == [
        ("2021-11-30", "2021-12-01", False)
    ]


def test_without_the_pages_own_day_today_tells_nothing() -> None:
    assert _events("Secretary Smith met today with Minister Jones.", None) == []


def test_without_the_pages_own_day_a_whole_date_still_tells() -> None:
    assert _events("Secretary Smith met Minister Jones on December 3, 2021.", None) == [
        ("2021-12-03", "2021-12-03", False)
    ]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("In today's call, Secretary Smith and Minister Jones discussed the treaty.", "2021-12-09"),
        ("Today’s meeting was held in Arden.", "2021-12-09"),
        ("During yesterday’s bilateral meeting the ministers agreed on next steps.", "2021-12-08"),
    ],
)
def test_the_day_of_a_meeting_that_opens_the_sentence_is_the_events(lead: str, day: str) -> None:
    assert _events(lead) == [(day, day, False)]


def test_the_day_of_a_meeting_that_somebody_speaks_about_is_not() -> None:
    assert _events("Secretary Smith welcomed yesterday’s meeting of the leaders.") == []


def test_what_happened_lies_before_the_page_and_what_is_announced_after_it() -> None:
    assert _events("Secretary Smith spoke with Minister Jones on January 7.") == [("2021-01-07", "2021-01-07", False)]
    assert _events("Secretary Smith will meet Minister Jones on January 7.") == [("2022-01-07", "2022-01-07", True)]


def test_a_day_in_brackets_behind_its_weekday_is_one_day() -> None:
    lead = "On Thursday (2 December 2021), the Secretary General met the President."
    assert _events(lead) == [("2021-12-02", "2021-12-02", False)]


def test_today_on_a_page_posted_in_the_small_hours_is_uncertain() -> None:
    published = _choice(PUBLISHED, "2021-12-09T01:20:00-05:00")
    assert [event.confidence for event in events_in("Smith met today with Jones.", published)] == ["low"]


def test_a_correction_is_told_apart_and_its_date_is_no_event() -> None:
    lead = "Smith met today with Jones. Corrected on December 12, 2021."
    assert correction_in(lead) == "Corrected on December 12, 2021."
    assert _events(lead) == [("2021-12-09", "2021-12-09", False)]


def test_the_sentence_is_kept_as_the_snippet() -> None:
    lead = "A first sentence says nothing. Gen. Smith met today with Lt. Gen. Jones of Arden."
    assert [event.snippet for event in events_in(lead, _choice(PUBLISHED))] == [
        "Gen. Smith met today with Lt. Gen. Jones of Arden."
    ]


def _event_of_a_page_posted(raw: str) -> tuple[str, str]:
    told = Evidence("published", PUBLISHED, raw, "meta.date", "meta", "high")
    published = Choice(PUBLISHED, "near-headline", "high", (told,), "it gives it", "December 9, 2021")
    (event,) = events_in("Secretary Smith met today with Minister Jones.", published)
    return event.source, event.confidence


@pytest.mark.parametrize("raw", ["2021-12-09T01:20:00-05:00", "2021-12-09 00:01", "2021-12-09T02:00:00Z"])
def test_a_page_posted_after_midnight_says_that_its_today_is_uncertain(raw: str) -> None:
    assert _event_of_a_page_posted(raw) == ("lead:today-after-midnight", "low")


@pytest.mark.parametrize(
    "raw",
    ["2021-12-09T00:00:00.000Z", "2021-12-09T00:00", "2021-12-09T03:00:00-05:00", "2021-12-09T21:19:17-05:00"],
)
def test_a_day_without_a_time_or_a_later_time_is_not_after_midnight(raw: str) -> None:
    assert _event_of_a_page_posted(raw) == ("lead:today", "high")


@pytest.mark.parametrize(
    ("lead", "days"),
    [
        (
            "Secretary Smith spoke with him on December 9 at 12:30 p.m. Arden time (10:30 p.m. on December 8 in Rome).",
            ["2021-12-09", "2021-12-08"],
        ),
        (
            "The Minister spoke with Secretary Smith at 7:00 a.m. on December 9 (5 p.m. December 8, Eastern time).",
            ["2021-12-09", "2021-12-08"],
        ),
        (
            "The Minister spoke with Secretary Smith on December 9 at 12:30 p.m. The December 8 statement was welcome.",
            ["2021-12-09"],
        ),
    ],
)
def test_the_zone_or_day_of_a_clock_time_belongs_to_its_sentence(lead: str, days: list[str]) -> None:
    assert [when for when, _, _ in _events(lead)] == days


def test_what_was_long_ago_and_is_told_further_down_is_no_event_of_the_page() -> None:
    opening = "Minister Alder kept to the position of old. Both sides say that they are ready."
    assert _events(f"{opening} The two met in Arden on June 16.") == []
    assert [day for day, *_ in _events(f"The two met in Arden on June 16, 2021. {opening}")] == ["2021-06-16"]
