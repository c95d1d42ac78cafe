"""Whether a sentence that names somebody has them in the room."""

import pytest

from audit.check.compare.mention import takes_part
from audit.model.claim import Party

PUTIN = Party("Putin", "President", "Russia", "person")
NATO = Party("NATO", None, None, "body")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Biden spoke with President Putin.",
        "President Biden spoke with President Xi and President Putin.",
        "President Putin joined the call.",
        "He thanked President Putin for the visit.",
        "Statement by President Putin",
        "She traveled at the invitation of President Putin.",
        "The dinner was hosted by President Putin.",
        "The Crown Prince called on President Putin in Sochi.",
        "The envoy called on President Putin to discuss grain.",
    ],
)
def test_whoever_acts_or_is_acted_with_takes_part(sentence: str) -> None:
    assert takes_part(PUTIN, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "They discussed President Putin’s remarks.",
        "They shared their concern about President Putin.",
        "They shared their concern about President Xi and President Putin.",
        "She responded to the demands of President Vladimir Putin.",
        "They reviewed the steps taken by President Putin.",
        "He briefed on President Macron’s recent conversation with President Putin.",
        "The ministers called on President Putin to withdraw.",
        "Nobody is named here.",
    ],
)
def test_whoever_is_only_spoken_of_does_not(sentence: str) -> None:
    assert not takes_part(PUTIN, sentence)


def test_a_body_takes_part_unless_it_is_only_spoken_of() -> None:
    assert takes_part(NATO, "Secretary Blinken met with NATO Allies.")
    assert not takes_part(NATO, "They discussed NATO’s posture.")
    assert not takes_part(NATO, "They coordinate bilaterally and through NATO on Black Sea security.")


def test_somebody_without_a_name_takes_part_where_the_office_is_named() -> None:
    minister = Party(None, "Foreign Minister", "France", "person")
    assert takes_part(minister, "Secretary Blinken met with the French Foreign Minister.")
    assert not takes_part(minister, "Secretary Blinken met with the German Foreign Minister.")
