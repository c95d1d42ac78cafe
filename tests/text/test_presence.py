"""What a sentence about certain people shows: that they were in one place, that they were on the phone, or neither."""

import pytest

from audit.model.claim import Party
from audit.text.presence import among, presence

TAMM = Party("Tamm", "Prime Minister", "Estonia", "person")
BERG = Party("Berg", "Foreign Minister", "Norway", "person")


def shows(sentence: str) -> str:
    return presence(among((TAMM, BERG), sentence), at_home=lambda words: "tallinn" in words)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kaja Tamm shook hands with Jonas Berg.",
        "Tamm and Berg walked together along the river.",
        "Tamm and Berg strolled through the old town, flanked by guards.",
        "Berg was greeted on arrival in Stanley by Tamm.",
        "Berg was welcomed at the palace by his counterpart, Kaja Tamm.",
        "Tamm greeted Jonas Berg on the steps.",
        "Tamm escorted Berg past a guard of honour.",
        "Tamm had breakfast today in Bogota with Berg.",
        "Over a working dinner Tamm and Berg disagreed.",
        "Tamm took tea with Jonas Berg.",
        "Tamm and Berg rode together to the plant.",
        "Tamm and Berg saw each other this morning at the margins of the summit.",
        "Tamm and Berg laid a wreath.",
        "Tamm thanked Berg, her host, at the castle.",
        "Berg called on the Prime Minister on 11 March 2024.",
        "The Foreign Minister paid a visit on Friday to Prime Minister Tamm.",
        "Tamm discussed the border with Berg in her office.",
        "Tamm spoke with Foreign Minister Berg at the Pentagon.",
        "Today in Vienna, Tamm and Berg signed a treaty.",
        "Tamm and Berg co-chaired a commission in Warsaw.",
        "Tamm spoke with Berg at the Munich Security Conference.",
        "It is a pleasure to welcome my friend, Foreign Minister Berg.",
        "Tamm received the visit of Jonas Berg.",
        "Jonas Berg flew to Tallinn and held closed-door talks with Tamm.",
        "Berg, who was in Tallinn at the head of a delegation, conferred with Tamm.",
        "Berg, on an official visit, toured a school and was received by Prime Minister Tamm.",
    ],
)
def test_people_who_touched_ate_or_came_were_in_one_place(sentence: str) -> None:
    assert shows(sentence) == "in-person"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tamm picked up the phone to Jonas Berg.",
        "Tamm phoned Jonas Berg on Friday.",
        "Tamm was in a telecon with Berg.",
        "Tamm dialled Jonas Berg this morning.",
        "Tamm was on the phone with Berg for an hour.",
        "Tamm hung up on Berg.",
        "The call lasted forty minutes, an aide to Berg said.",
        "Ending the call, Tamm and Berg agreed to stay in touch.",
        "Tamm and Berg spoke on a secure line.",
        "Tamm rang Berg at dawn.",
        "Tamm was put through to Berg.",
        "On a call Thursday, Tamm promised Berg help.",
    ],
)
def test_people_who_dialled_were_on_the_phone(sentence: str) -> None:
    assert shows(sentence) == "remote"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tamm spoke today with Berg about the border.",
        "Tamm consulted Berg.",
        "Tamm spoke with Foreign Minister Berg today in Washington.",
        "Tamm and Berg issued a joint statement.",
        "Tamm discussed the situation in Vienna with Berg.",
        "Tamm raised with Berg the people held in Vienna.",
        "Tamm called on Berg to allow aid into the strip.",
        "Tamm will host Berg for dinner.",
        "Tamm hopes to phone Berg.",
        "Tamm told Berg that she looked forward to welcoming him to the palace.",
        "Tamm thanked Berg for hosting her for lunch.",
        "Berg visited Tallinn in October and shook hands with Tamm.",
        "Last month Tamm phoned Berg.",
        "Tamm had phoned Berg.",
        "Berg was in Riga last week, where he was received by Tamm.",
        "Tamm embraced the idea of Berg.",
        "Tamm and Berg walked away from the treaty.",
        "Tamm and Berg saw each other by video.",
        "Tamm had dinner with Berg after a phone call.",
        "Tamm was welcomed by voters.",
        "The plan was welcomed by Prime Minister Tamm.",
        "Berg, on a visit to Rome, spoke with Tamm.",
        "Tamm rang in the new year.",
        "Tamm told reporters in Paris that she had spoken with Berg.",
        "Tamm spoke in Paris to reporters about Berg.",
        "Tamm and Berg look forward to seeing each other at the palace.",
        "",
    ],
)
def test_words_that_fit_both_or_tell_of_another_time_or_of_both_show_nothing(sentence: str) -> None:
    assert shows(sentence) == "unknown"
