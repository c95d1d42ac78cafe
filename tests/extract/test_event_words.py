"""The words with which English leads date events: what is done, where it is said, who listens; and what is none."""

from datetime import date

import pytest

from audit.extract.event import events_in
from audit.model.reading import Choice

PUBLISHED = date(2021, 12, 9)  # a Thursday


def _events(lead: str) -> list[tuple[str, str, bool]]:
    published: Choice[date] = Choice(PUBLISHED, "meta", "high", (), "", None)
    return [
        (event.when.start.isoformat(), event.when.end.isoformat(), event.planned)
        for event in events_in(lead, published)
    ]


@pytest.mark.parametrize(
    "lead",
    [
        # parliaments, courts and councils
        "The Minister appeared before the budget committee on Tuesday.",
        "The envoy testified before the parliamentary inquiry on December 7.",
        "Commissioner Smith testifies before the Senate today and spoke to deputies on Tuesday.",
        "In testimony before the Senate committee on Tuesday, the Minister defended the budget.",
        "The Minister spoke on Tuesday before lawmakers in Arden.",
        "Answering questions in the chamber on Tuesday, the Minister ruled out a new levy.",
        "The Assembly passed a non-binding resolution on the drought on 7 December by 80 votes to 12.",
        "Parliament ratified the treaty on Tuesday.",
        "Deputies voted on Tuesday to renew the mandate of the mission.",
        "Members debated the report at length on Tuesday.",
        "The Finance Minister tabled the budget on Tuesday.",
        "The high court ruled on Tuesday that the order was void.",
        "The court handed down judgment on Tuesday.",
        "The government lodged an appeal on Tuesday.",
        "The Council imposed new sanctions on Norland on Tuesday.",
        "The curfew was lifted on Tuesday.",
        "The Cabinet approved the bill on Tuesday.",
        "The Committee took evidence from the Minister on Tuesday.",
        "The Committee published its report on Tuesday.",
        "Taking questions from members on Tuesday, the Minister defended the plan.",
        "The President vetoed the bill on Tuesday.",
        "The treaty entered into force on Tuesday.",
        "The Ministers brought the negotiations in Arden to a close on Tuesday.",
        "The judges took the oath before the President on Tuesday.",
        # offices
        "The ambassador took up her duties in Arden on Tuesday.",
        "Norland took over the chair of the council on Tuesday.",
        "Anna Birch took the oath as governor on Tuesday.",
        "Anna Birch stepped down on Tuesday as the head of the agency.",
        "Anna Birch was sworn in as Federal Chancellor on 7 December in the chamber.",
        "Anna Birch was sworn in as the country's prime minister on Tuesday.",
        "Norland became on Tuesday the newest member of the union.",
        "The new ambassador was appointed on Tuesday.",
        "The President appointed Anna Birch as her envoy on Tuesday.",
        # diplomacy
        "Earlier this week, on Tuesday, the Minister reached out to her colleague in Norland.",
        "The two ministers caught up over coffee on Tuesday.",
        "The Minister had a brief pull-aside with her colleague from Norland on Tuesday.",
        "Over a working breakfast on Tuesday, the ministers reviewed the ceasefire.",
        "The Minister represented the government at the memorial service held on Tuesday.",
        "The Minister bade farewell to the ambassador of Norland on Tuesday.",
        "The ambassador was démarched on Tuesday over the arrests.",
        "Norland deposited its instrument of accession on Tuesday.",
        "Negotiators initialled the agreement on Tuesday.",
        "The envoys agreed on Tuesday to meet again in spring.",
        "Tuesday's talks in Arden brought together the ministers of five countries.",
        "At Tuesday's meeting, the envoys exchanged lists of prisoners.",
        "The King granted an audience to the Prime Minister on Tuesday.",
        "The sides resumed talks on Tuesday at a hotel in Arden.",
        "The Minister met with the heads of leading technology firms on Tuesday.",
        # journeys
        "The Prime Minister left for home on Tuesday after the summit.",
        "The frigate returned to Arden on Tuesday following a deployment of six months.",
        "The Minister went to Norland on Tuesday.",
        "Norland deployed troops to the border on Tuesday.",
        # ceremonies and exercises
        "The Mayor honoured ten volunteers on Tuesday.",
        "The King reviewed the guard of honour on Tuesday.",
        "The two agencies teamed up on Tuesday for an exercise.",
        "The Chancellor's address to the nation on Tuesday lasted ten minutes.",
        "The Minister marked Europe Day on Tuesday by planting a tree.",
        "The flag of Norland was raised outside the headquarters on Tuesday.",
        "The navies carried out an exercise off Arden on Tuesday.",
        "In a speech at the university on Tuesday, the Minister set out three priorities.",
        "In remarks to reporters on Tuesday, the Minister thanked the rescuers.",
        "Tuesday saw the launch of the fund in Arden.",
    ],
)
def test_what_was_done_on_tuesday_was_done_that_day(lead: str) -> None:
    assert ("2021-12-07", "2021-12-07", False) in _events(lead)


@pytest.mark.parametrize(
    "lead",
    [
        # what is done every week
        "The consulate receives the public on Monday and Wednesday mornings.",
        "The minister holds a surgery on Tuesday, Wednesday and Friday afternoons.",
        "The embassy receives visitors from Monday to Friday.",
        "The section hosts visitors Tuesday to Thursday from 9 am to noon.",
        # what readers may do, and by when
        "Tenders should be submitted no later than Friday 17 December 2021 through the portal.",
        "Applications must be lodged on 17 December.",
        "Comments may be submitted until 5 p.m. on Friday.",
        "Submit your application today to take advantage of the offer.",
        "Become a member today.",
        "You can file a complaint with the ombudsman on Tuesday.",
        "The report was last reviewed on 7 December 2021.",
        # what is yet to come, or looked back upon
        "Tuesday's vote is the first since the war.",
        "Tuesday's meeting will be held in Arden.",
        "The ceasefire agreed on Tuesday is holding.",
        "The rules that entered into force on Tuesday apply to all.",
        # adjectives, and what others do
        "Renewed fighting was feared on Tuesday.",
        "Lawyers representing the family said on Tuesday that an appeal was likely.",
        "The Minister ruled out a new levy on Tuesday.",
        "The measures imposed on Norland on 3 December are under review.",
        "The ministers met before the elections of Tuesday.",
        "The Secretary spoke before the situation worsened on Tuesday.",
    ],
)
def test_a_habit_a_deadline_and_what_is_feared_or_done_beforehand_are_no_events(lead: str) -> None:
    assert _events(lead) == []


@pytest.mark.parametrize(
    "lead",
    [
        "The ministers held talks on trade on Tuesday.",
        "The ministers toured the power grid on Tuesday.",
        "The Minister spoke with businessmen on Tuesday.",
        "The Minister sat down on Tuesday with her colleague from Norland.",
        "The two sides signed a letter on food aid on Tuesday.",
    ],
)
def test_a_word_that_ends_like_a_participle_takes_no_day_for_itself(lead: str) -> None:
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


@pytest.mark.parametrize(
    "lead",
    [
        "The Minister discussed with her colleague the letter sent on Tuesday.",
        "The Minister met her colleague about the dam built on 3 December.",
        "The Minister spoke with the families about the lives lost on Tuesday.",
    ],
)
def test_a_participle_before_a_day_takes_it(lead: str) -> None:
    assert _events(lead) == []


def test_today_behind_a_dateline_is_the_datelines_day() -> None:
    lead = "Arden, 7 December 2021 – Minister Smith received her colleague today on the margins of the summit."
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


def test_a_summit_of_which_is_said_when_it_was_dates_who_was_there() -> None:
    lead = "The Minister represented the country at the summit, which took place in Arden on 6–7 December."
    assert _events(lead) == [("2021-12-06", "2021-12-07", False)]


@pytest.mark.parametrize(
    ("lead", "days"),
    [
        ("The Minister travels to Norland from Monday to Wednesday.", ("2021-12-13", "2021-12-15")),
        ("The Minister will visit Norland from Monday to Friday next week.", ("2021-12-13", "2021-12-17")),
    ],
)
def test_a_journey_from_day_to_day_is_no_habit(lead: str, days: tuple[str, str]) -> None:
    assert [event[:2] for event in _events(lead)] == [days]


def test_a_time_behind_about_is_no_topic_that_parts_a_day_from_its_verb() -> None:
    assert _events("The ministers spoke for about ten minutes on Tuesday.") == [("2021-12-07", "2021-12-07", False)]
    assert _events("The ministers spoke about the raid on Tuesday.") == []


def test_an_agreement_is_reached_whatever_describes_it() -> None:
    lead = "Norland and Estland reached a long-awaited border agreement on Tuesday."
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


def test_what_opened_in_a_clause_that_describes_it_dates_who_was_there() -> None:
    lead = "Two hundred firms were present at the forum which Minister Alder opened in Arden on Tuesday."
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


def test_talks_of_which_something_is_told_are_no_announcement() -> None:
    lead = "Talks on the gas price dragged on past midnight on Tuesday in Arden."
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


def test_a_weekday_whose_part_of_the_day_a_date_follows_is_that_date() -> None:
    lead = "The minister met her counterpart on Thursday evening, 2 December 2021, in Arden."
    assert _events(lead) == [("2021-12-02", "2021-12-02", False)]


@pytest.mark.parametrize(
    "lead",
    [
        "The Minister held talks with Ann Birch, who is paying a visit to Arden, for an hour from 10:15 on Tuesday.",
        "The two sides are to host a summit on Friday; on Tuesday, ministers toured the plant.",
        "The session's high-level segment heard from 40 ministers on Tuesday.",
        "Eighty guests attended the reception which the Minister gave on Tuesday evening.",
    ],
)
def test_a_clause_about_somebody_and_one_behind_a_semicolon_do_not_hide_the_event(lead: str) -> None:
    assert ("2021-12-07", "2021-12-07", False) in _events(lead)


def test_what_is_deplored_in_the_present_is_none_of_the_page_s_events() -> None:
    assert _events("The ministry deplores the execution carried out on 7 December.") == []


def test_what_was_agreed_on_a_day_is_dated_whatever_went_before_it() -> None:
    lead = "Following a meeting with Ann Birch, President Alder agreed on Tuesday to ratify the pact."
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


@pytest.mark.parametrize(
    "lead",
    [
        "At the Arden Security and Development Summit on Tuesday, the President assured the others of his help.",
        "The call between the two presidents, which began at 8:33 a.m. on Tuesday, was their first.",
    ],
)
def test_the_day_of_an_event_with_which_a_sentence_opens_is_the_page_s(lead: str) -> None:
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


def test_what_ended_on_a_day_and_lasted_several_has_all_of_them() -> None:
    lead = "The Minister concluded a three-day visit to Arden today. The visit began on Tuesday."
    assert _events(lead) == [("2021-12-07", "2021-12-09", False)]
    assert _events("The Minister has today concluded a three-day visit.") == [("2021-12-07", "2021-12-09", False)]
    assert _events("Ministers wrapped up two days of talks on Wednesday.") == [("2021-12-07", "2021-12-08", False)]
    assert _events("The Minister concluded the visit today. It began on Tuesday.")[0][:2] == (
        "2021-12-09",
        "2021-12-09",
    )


def test_the_day_of_a_happening_of_which_somebody_was_told_is_none_of_the_telling() -> None:
    assert _events("She briefed them on the attack on two ships near Arden on December 5.") == []
    assert _events("She briefed the Council on the drought on December 5.") == [("2021-12-05", "2021-12-05", False)]


def test_talks_with_which_a_sentence_opens_stand_beside_what_followed() -> None:
    lead = "After five hours of talks with President Birch on Monday, the Minister met President Elm on Tuesday."
    assert [start for start, *_ in _events(lead)] == ["2021-12-06", "2021-12-07"]


def test_what_is_owned_is_no_verb_of_the_present() -> None:
    assert _events("In Arden on Friday, the Minister praised her hosts.") == [("2021-12-03", "2021-12-03", False)]


def test_an_agency_may_stand_behind_the_day_of_a_dateline() -> None:
    lead = "Arden, December 7, 2021, ABC -- The Crown Prince received the President today."
    assert _events(lead) == [("2021-12-07", "2021-12-07", False)]


def test_a_date_some_days_before_the_news_that_comes_first_is_recalled_and_no_event() -> None:
    lead = "The Minister met President Birch in Arden today. The President was sworn in on November 30."
    assert _events(lead) == [("2021-12-09", "2021-12-09", False)]
    lead = "The Minister visited Arden on November 30. She met President Birch in Elmstead today."
    assert [start for start, *_ in _events(lead)] == ["2021-11-30", "2021-12-09"]


def test_what_the_press_is_told_is_no_event_and_what_parliament_is_told_is_one() -> None:
    assert _events("The Minister told this newspaper on Tuesday that stocks were low.") == []
    assert _events("The Minister told Parliament on Tuesday that stocks were low.")[0][0] == "2021-12-07"
