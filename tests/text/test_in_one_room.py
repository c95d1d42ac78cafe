"""Meetings told without the word: who had lunch, received somebody or held talks at a place met in one room."""

import pytest

from audit.text.kinds import kind_of, kinds_in

CALL = ("call", "remote")
MEETING = ("meeting", "in-person")
VIRTUAL = ("meeting", "remote")
OTHER = ("other", "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "Chancellor Krause had lunch with President Amaral of Brazil on Tuesday",
        "She hosted a working dinner with Foreign Minister Tamm",
        "They discussed trade over breakfast",
        "The Deputy Secretary General welcomed the Minister of Defence, Ilia Tamm, to NATO Headquarters",
        "The President welcomed Prime Minister O’Neill to Washington",
        "The President received Foreign Minister Tamm on Tuesday at the palace",
        "The Minister was received by King Harald",
        "President Tamm and Prime Minister Berg held talks in Tokyo on Thursday",
        "The Minister held talks with Foreign Minister Berg on Monday in Warsaw",
        "Courtesy call on Foreign Minister Berg by the Ambassador of Norway",
        "The Ambassador paid a courtesy call on the President",
        "The two sat down for talks",
        "Prime Minister Tamm had coffee with Prime Minister Berg",
        "Foreign Minister Tamm was hosted by Foreign Minister Berg in Zagreb",
        "Foreign Minister Tamm travelled to Vienna on Friday for talks with his counterpart",
        "The Minister called on Prime Minister Tamm in Port Vila",
        "President Tamm was welcomed by President Berg at the Casa Rosada",
        "Foreign Minister Tamm welcomed Kosovo’s Foreign Minister Berg to Vilnius",
        "The Prime Minister held a summit meeting with his counterpart",
        "Chancellor Tamm and President Berg held a joint press conference after their meeting in Chisinau",
        "The Secretary spoke on the margins of the General Assembly with Foreign Minister Tamm",
        "The Secretary spoke with Foreign Minister Tamm in person",
        "The Secretary met with President Tamm, and spoke by telephone with President Berg",
    ],
)
def test_who_ate_received_or_talked_at_a_place_met(text: str) -> None:
    assert kind_of(text) == MEETING


@pytest.mark.parametrize(
    "text",
    [
        "The Minister received President Tamm’s letter",
        "The Minister received a message from President Tamm",
        "The Minister received the report of the Director",
        "The President welcomed Prime Minister Berg’s decision to go to Kyiv",
        "The President welcomed the return of the Ambassador to Kyiv",
        "The President welcomed the Prime Minister to office",
        "They held talks on the situation in Kabul",
        "They discussed the talks in Geneva",
        "The Minister called for talks in Geneva",
        "The Minister called on Prime Minister Tamm to reopen the embassy in Kabul",
        "They agreed to have lunch with the Chancellor",
    ],
)
def test_what_is_received_welcomed_or_talked_about_is_no_meeting(text: str) -> None:
    assert kind_of(text) == OTHER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Minister received a call from President Tamm", CALL),
        ("They held talks by telephone with the Prime Minister in Tokyo", CALL),
        ("The Ministers held phone talks in Tokyo", CALL),
        ("They spoke by phone with Minister Tamm, whom they had seen on the margins of the summit", CALL),
        ("The Minister met by phone with his counterpart", VIRTUAL),
        ("President Tamm rang Ethiopian Prime Minister Berg on Tuesday", CALL),
        ("A virtual lunch with ministers", VIRTUAL),
        ("The Secretary hosted foreign ministers for a virtual dinner", VIRTUAL),
        ("The President hosted the leaders of Norway and Iceland on a video call", VIRTUAL),
    ],
)
def test_words_for_phones_and_screens_count_before_those_for_rooms(text: str, kind: tuple[str, str]) -> None:
    assert kind_of(text) == kind


def test_every_event_of_a_phrase_is_told_but_what_is_background() -> None:
    told = kinds_in("The Minister travels to Riga, where she meets her colleague after a call with the President.")
    assert told == (("visit", "in-person"), MEETING)
