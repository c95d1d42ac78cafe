"""Events that a lead tells with a verb no table lists: read by the form of the sentence, as a lesser find."""

from datetime import date

import pytest

from audit.extract.event import events_in
from audit.model.reading import Choice, Event

PUBLISHED = date(2021, 12, 9)  # a Thursday


def _told(lead: str) -> tuple[Event, ...]:
    published: Choice[date] = Choice(PUBLISHED, "meta", "high", (), "", None)
    return events_in(lead, published)


def _days(lead: str) -> list[str]:
    return [event.when.start.isoformat() for event in _told(lead)]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("The Minister rang his counterpart on Tuesday evening.", "2021-12-07"),
        ("The General Assembly today overwhelmingly backed the draft.", "2021-12-09"),
        ("Yesterday the Governor unfurled the flag in Arden.", "2021-12-08"),
        ("Late on Monday, Ambassador Birch strode into the chamber with the petition.", "2021-12-06"),
        ("In Arden on December 6, President Alder knelt at the tomb.", "2021-12-06"),
        ("Ann Alder was introduced on Tuesday as the new envoy.", "2021-12-07"),
        ("The relics were flown home on Wednesday by the navy.", "2021-12-08"),
        ("The Minister has today scrapped the levy.", "2021-12-09"),
        ("Officials from both sides haggled until dawn on Wednesday.", "2021-12-08"),
        ("The rebuilt bridge was blessed by the archbishop on Tuesday.", "2021-12-07"),
        ("ARDEN, December 7 – Minister Alder strolled through the market today.", "2021-12-07"),
        ("Fishing came up on Wednesday when the Minister strolled along the quay with his guest.", "2021-12-08"),
        (
            "Minister Alder, who holds the energy brief, tried on the new suit and fired the furnace on Tuesday.",
            "2021-12-07",
        ),
        ("Minister Alder, who holds the energy brief, fired the furnace on Tuesday.", "2021-12-07"),
        # what is done by telling of it, and what is being done
        ("The Premier today announced the largest levy yet on imported salt.", "2021-12-09"),
        ("The ministry announced on Tuesday that the talks would go on.", None),
        ("The Government is today imposing a levy on salt.", "2021-12-09"),
        ("The deadline for the levy is today, the ministry said.", None),
        ("An avalanche above the village today has claimed several lives.", "2021-12-09"),
        # things that did something, or to which something was done
        ("A crack ran through the ice on Tuesday.", "2021-12-07"),
        ("The first cargo of grain left port on Tuesday.", "2021-12-07"),
        # clauses that "and" joins, the second with its own day
        ("Lamps were lit and hymns were sung in Arden on Tuesday.", "2021-12-07"),
        ("Crews searched a ship that sank on Monday, and the harbourmaster resigned on Tuesday.", "2021-12-07"),
        # what is of measure with a number, and an act with what is named
        ("The relief team reached the cut-off valley on Tuesday.", "2021-12-07"),
        ("The embassy closed its gates on Tuesday.", "2021-12-07"),
        ("Stocks closed the week on Tuesday lower.", None),
        # somebody's part, and what somebody had with somebody
        ("The members were guests of the brigade in Arden on Tuesday.", "2021-12-07"),
        ("Ann Alder, the president, had a brief chat with the premier on Tuesday.", "2021-12-07"),
        ("The country had a debt of two billion on Tuesday.", None),
        ("Delegates had the opportunity to question the premier on Tuesday.", "2021-12-07"),
        ("The Supreme Court ended such admissions on Tuesday.", "2021-12-07"),
        ("Oil ended lower on Tuesday.", None),
        # what was going on
        ("Crews were still clearing the road late on Tuesday after the storm.", "2021-12-07"),
        ("The witness underwent surgery on Tuesday after a fall.", "2021-12-07"),
        ("Two patrol ships chased off a flotilla of fishing boats on Monday.", "2021-12-06"),
        ("The driver stood accused of stealing cars on Monday.", None),
        ("During the night of Tuesday, gunners fired more than 300 rounds.", "2021-12-07"),
        # headlines
        ("State Secretary Birch wraps up his tour in Arden today.", "2021-12-09"),
        # days that an infinitive, a number of minutes or the night's hours stand before
        ("Crowds took to the streets to demand lower rents on Tuesday.", "2021-12-07"),
        ("Ministers struck a bargain in the early hours of Tuesday.", "2021-12-07"),
        ("The chamber filled its benches in a second round of voting on Tuesday.", "2021-12-07"),
        ("Voters went to the polls on Sunday.", "2021-12-05"),
        ("The admiral died on Tuesday.", "2021-12-07"),
        ("It was in Arden that the Minister today unfurled the flag.", "2021-12-09"),
        # a place, a session or another time before the subject
        ("In a packed hall on Tuesday, the choir mimed the anthem.", "2021-12-07"),
        ("Hours after the doors jammed, crews prised them apart on Tuesday.", "2021-12-07"),
        ("At least nine hikers were stranded on Tuesday when a bridge buckled, rangers said.", "2021-12-07"),
        # what is told of the subject between commas
        ("The bridge, closed since a barge hit it in March, was unlocked on Tuesday.", "2021-12-07"),
        # a past form that is an adjective elsewhere, before its object
        ("A man armed with a fork wounded four geese on Tuesday.", "2021-12-07"),
        # what is measured elsewhere
        ("A crane plunged into the harbour on Tuesday.", "2021-12-07"),
        ("The relief convoy reached Arden on Tuesday.", "2021-12-07"),
        ("The flood forced three villages to move on Tuesday.", "2021-12-07"),
        # what a body decides, and others only say
        ("Voters in Arden on Tuesday rejected by a wide margin the two amendments.", "2021-12-07"),
        # a number behind the day, and a night between two days
        ("Miners dug out the father on Tuesday, 12 days after the collapse.", "2021-12-07"),
        ("On the night to 7 December, thieves dug a tunnel.", "2021-12-07"),
        ("It was on Tuesday that the two navies swapped crews.", "2021-12-07"),
        # existence, and where a time of day names a service
        ("There were cheers at the gate on Tuesday as the horses trotted in.", "2021-12-07"),
        ("Looters ransacked the chapel during Sunday prayers.", "2021-12-05"),
        # of two forms that may be the verb, the surer
        ("Activists detained in Arden rattled the bars on Tuesday.", "2021-12-07"),
        # what is new and stands first, with no other day
        ("Under a pact sealed in Arden on Tuesday by the two ministers, the canal will be dredged.", "2021-12-07"),
        (
            "Following talks with Minister Birch in Arden on Tuesday, both sides said that the canal was safe.",
            "2021-12-07",
        ),
        ("Following the elections of Tuesday, both sides said that the canal was safe.", None),
        ("Over the weekend of 4–5 December, the two countries linked their grids.", "2021-12-04"),
        ("Under the pact sealed in Arden on Tuesday, the canal will be dredged.", None),
        ("Under a pact announced on Tuesday, the canal will be dredged.", None),
        ("The ministry has a new head. Ann Alder picked up her seal on Tuesday.", "2021-12-07"),
    ],
)
def test_a_past_verb_of_somebody_is_dated_by_a_day_that_nothing_parts_from_it(lead: str, day: str | None) -> None:
    assert _days(lead) == ([day] if day else [])


@pytest.mark.parametrize(
    "lead",
    [
        # saying, thinking, measure, state
        "The Minister warned on Tuesday that stocks were low.",
        "Ministers feared on Tuesday for the harvest.",
        "Shares of Birch and Sons slid back and fell on Tuesday.",
        "The Prime Minister remained in hospital on Tuesday.",
        # put off, denied, yet to come
        "The council cancelled the march on Tuesday.",
        "The Minister did not budge on Tuesday.",
        "The Government would scrap the levy on Tuesday.",
        "Farmers were expected in Arden on Tuesday.",
        # a day of something else
        "The Minister scrapped a levy brought in on Tuesday.",
        "The Minister rebuked the police over the shooting on Tuesday.",
        "The Minister, who rang the bell on Tuesday, owns a boat.",
        "Activists detained on Tuesday rattled the bars.",
        "The Minister had scrapped the levy on Tuesday.",
        "The Minister grabbed the chance to act on Tuesday.",
        "The Governor unfurled a flag after rain on Tuesday.",
        "The novelist, born on 7 December 1961, picked apples.",
        "The Minister unpicked the law, effective 7 December 2021.",
        "Critics think the court erred on Tuesday.",
        "The Minister scrapped the levy by Tuesday.",
        "The Minister rejected claims on Tuesday that stocks were low.",
        "The flood boosted grain prices on Tuesday.",
        "The pound fetched 1.08 dollars on Tuesday.",
        "The mayor never budged on Tuesday.",
        "The nurse told the court that she dropped the vial on Tuesday.",
        "Voters polled by the agency on Tuesday expect rain.",
        "For the week ended on Tuesday, crews hauled 300 tons.",
        "The team lost to a side it beat on Monday.",
        "The horn, which blared on Tuesday, is silent.",
        "The tenant believed that she had mopped the floor on Tuesday.",
        # of the writer, of texts, and what states nothing
        "I dropped my drill on Tuesday and it broke.",
        "This recipe won a prize on Tuesday.",
        "Consider a bond bought on 7 December 2021 at par.",
        "Had the horn blared on Tuesday, the crew would have woken.",
        "Who rang the bell on Tuesday?",
        # of which nothing is told
        "It was foggy on Tuesday and lamps were lit.",
        # long before the page
        "Minister Alder rang the bell on 7 September 2021.",
    ],
)
def test_a_day_of_another_thing_or_of_what_is_said_is_none_of_an_event(lead: str) -> None:
    assert _days(lead) == []


def test_such_an_event_is_of_medium_confidence_at_most_and_says_how_it_was_read() -> None:
    (event,) = _told("The Minister rang his counterpart on 7 December 2021.")
    assert (event.source, event.confidence, event.planned) == ("lead:on-date-any-verb", "medium", False)


@pytest.mark.parametrize(
    "lead",
    [
        "Nine climbers are missing after a ledge crumbled on Tuesday.",
        "Police said that a horn had blared in Arden on Tuesday.",
        "The Minister said on Tuesday as she rang the bell that stocks were low.",
        "The Minister rang the bell minutes before the tower crumbled on Tuesday.",
        "Minister Alder, who visited the port in Arden on Tuesday, said that stocks were low.",
        "In Arden on Tuesday, the Minister thanked her hosts.",
        "The Minister conveyed her thanks in a letter that was read out on Tuesday.",
    ],
)
def test_what_another_clause_than_the_main_one_tells_is_of_low_confidence(lead: str) -> None:
    assert [(event.when.start.day, event.confidence) for event in _told(lead)] == [(7, "low")]


def test_where_the_tables_find_an_event_no_other_verb_is_asked() -> None:
    assert _days("The Minister rang the bell on Monday. She met her counterpart on Tuesday.") == ["2021-12-07"]


def test_an_announcement_elsewhere_does_not_stand_in_for_what_the_lead_tells() -> None:
    told = _told("The two leaders broke bread on Tuesday. They will meet again on Sunday.")
    assert [(event.when.start.day, event.planned) for event in told] == [(7, False), (12, True)]


def test_only_the_first_two_sentences_are_read_so() -> None:
    assert _days("Shares fell on Tuesday. The Minister rang his counterpart on Wednesday.") == ["2021-12-08"]
    assert _days("The Minister is new. He is young. The Minister rang his counterpart on Wednesday.") == []


@pytest.mark.parametrize(
    "lead",
    [
        "Join us today for a tour of the garden.",
        "Please visit our museum today.",
        "Come and meet the team today.",
        "Sign the petition today.",
        "Why not host your event with us on Friday?",
        "A free day: visit the lighthouse today.",
    ],
)
def test_what_asks_its_readers_to_do_something_is_no_event(lead: str) -> None:
    assert _days(lead) == []


def test_what_is_denied_is_no_event() -> None:
    assert _days("The President did not attend the summit on Tuesday.") == []
    assert _days("The Mayor never met the builders on Tuesday.") == []


def test_today_is_the_dateline_s_day_in_the_sentences_behind_it_too() -> None:
    lead = "ARDEN, December 7 – The port is busy. The Minister met her counterpart today."
    assert "2021-12-07" in _days(lead)
    assert "2021-12-09" not in _days(lead)


def test_next_opens_an_announcement() -> None:
    (event,) = _told("Next Tuesday, 14 December, the Minister is to preside over the debate.")
    assert (event.when.start, event.planned) == (date(2021, 12, 14), True)
