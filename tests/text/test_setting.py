"""Where the setting of a sentence puts people, if nothing says that they were apart."""

import pytest

from audit.model.claim import Party
from audit.text.presence import among
from audit.text.setting import at_a_site, is_from_afar, put_in, setting, spoken_to_a_guest, travelled

TAMM = Party("Tamm", "Prime Minister", "Estonia", "person")
BERG = Party("Berg", "Foreign Minister", "Norway", "person")


def shows(sentence: str) -> bool:
    return setting(among((BERG,), sentence), among((TAMM, BERG), sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tamm presented her plans to Foreign Minister Berg at the Government Palace.",
        "At the chancellery on Monday, Tamm thanked Berg.",
        "Tamm took the Norwegian minister, Jonas Berg, to a restaurant on the coast.",
        "Tamm gave Berg a tour of the old town.",
        "Tamm handed Jonas Berg a letter from the king.",
        "Tamm praised the allies, alongside Foreign Minister Berg.",
        "Prime Minister Tamm, left, and Foreign Minister Jonas Berg, right, on Monday.",
        "Prime Minister Tamm and Foreign Minister Berg signed an agreement on fish.",
        "Tamm signed a memorandum on fish with Foreign Minister Berg.",
        "Tamm toured a port with Jonas Berg.",
        "Tamm joined Foreign Minister Berg to open the new wing.",
        "Tamm, Berg sign pact",
    ],
)
def test_what_was_done_or_seen_shows_that_they_were_together(sentence: str) -> None:
    assert shows(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tamm told reporters at the White House that she had spoken with Berg.",
        "Tamm thanked Berg for the security of the embassy.",
        "Tamm and Berg condemned the attack before the embassy.",
        "Tamm took Berg’s call.",
        "Tamm and Berg signed a joint letter.",
        "Tamm led Berg to the conclusion.",
        "Tamm handed Berg a victory.",
    ],
)
def test_what_may_be_done_from_afar_shows_nothing(sentence: str) -> None:
    assert not shows(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tamm laid a stone with Berg at the new hospital.", True),
        ("Tamm sailed through the harbour with Berg.", True),
        ("Tamm waved with Berg on the balcony.", True),
        ("In Vienna, Tamm stood among the flags with Berg.", True),
        ("Tamm discussed the new hospital with Berg in Vienna.", False),
        ("Tamm went over the files with Berg ahead of the summit in Vienna.", False),
        ("Tamm will stand with Berg at the memorial.", False),
        ("Tamm and Berg are appalled by the fighting in Vienna.", False),
    ],
)
def test_at_a_place_where_nothing_was_said_people_were_together(sentence: str, told: bool) -> None:  # noqa: FBT001
    line = among((TAMM, BERG), sentence)
    assert (at_a_site(line) and not is_from_afar(line)) is told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Welcome back, Jonas.", True),
        ("Thank you, Jonas, for having us.", True),
        ("Many thanks for your generous hospitality.", True),
        ("It is a great pleasure to welcome the Foreign Minister.", True),
        ("I am back in Kyiv for the eighth time.", True),
        ("It is good to be in Tallinn.", True),
        ("We welcome the decision.", False),
        ("I am pleased to see Moldova moving on.", False),
        ("Thank you for your question.", False),
        ("She thanked him for his hospitality last month.", False),
    ],
)
def test_who_speaks_to_a_guest_or_host_is_with_them(sentence: str, told: bool) -> None:  # noqa: FBT001
    assert spoken_to_a_guest(among((), sentence)) is told


def test_a_place_right_behind_a_name_is_where_somebody_was() -> None:
    there = among((BERG,), "Tamm had an exchange with Foreign Minister Jonas Berg in Oslo today.")
    matter = among((BERG,), "Tamm discussed with Jonas Berg the crisis in Oslo.")
    assert put_in(there, {"Norway"}.__contains__)
    assert not put_in(there, {"Estonia"}.__contains__)
    assert not put_in(matter, {"Norway"}.__contains__)


@pytest.mark.parametrize("sentence", ["Tamm in Oslo", "Tamm’s visit to Norway", "Visit of Kaja Tamm to Oslo"])
def test_who_came_to_a_country_was_there(sentence: str) -> None:
    assert travelled(among((TAMM,), sentence), {"Norway"}.__contains__)


def test_who_is_only_to_come_was_not_there() -> None:
    assert not travelled(among((TAMM,), "Tamm to visit Oslo"), {"Norway"}.__contains__)
