"""Surnames, and whether a text names a party."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.claim import Party, PartyType
from audit.text.names import named_in, parties, surname


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Blinken", "blinken"),
        ("Antony J. Blinken", "blinken"),
        ("Ursula von der Leyen", "von der leyen"),
        ("Luigi Di Maio", "di maio"),
        ("Di Maio", "di maio"),
        ("Mohammed bin Salman", "bin salman"),
        ("Lloyd J. Austin III", "austin"),
        ("Joseph R. Biden, Jr.", "biden"),
        ("Mariusz Błaszczak", "blaszczak"),
        ("Annegret Kramp-Karrenbauer", "kramp-karrenbauer"),
        ("Haines’s", "haines"),
        ("Haines’", "haines"),
        ("von", "von"),
        ("", ""),
    ],
)
def test_the_surname_is_the_last_name_with_its_particles_folded(name: str, last: str) -> None:
    assert surname(name) == last


def person(name: str) -> Party:
    return Party(name, "Foreign Minister", None, "person")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Blinken", "Readout of Secretary Antony J. Blinken’s call"),
        ("Tony Blinken", "Secretary Antony J. Blinken"),
        ("Błaszczak", "Polish Minister Blaszczak"),
        ("Niinistö", "President of Finland Sauli Niinistö"),
        ("von der Leyen", "European Commission President Ursula von der Leyen"),
        ("Ursula von der Leyen", "President von der Leyen"),
        ("Bau", "State Secretary Ángeles Moreno Bau"),
        ("Kramp-Karrenbauer", "Minister Karrenbauer"),
        ("Haines", "Director Haines’ meetings"),
        ("Blinken", "secretary blinkens call with ukrainian foreign minister kuleba"),
        ("Niinistö", "readout of president bidens call with president of finland sauli niinisto"),
        ("von der Leyen", "meeting with european commission president ursula von der leyen"),
    ],
)
def test_a_person_is_named_by_the_surname(name: str, text: str) -> None:
    assert named_in(person(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kuleba", "Secretary Blinken’s call with President Zelenskyy"),
        ("Rau", "Minister Raut and Mrs Grau"),
        ("May", "Secretary Blinken may call her"),
        ("Bau", "Ministerium für Bauwesen"),
        ("Williams", "Mr William spoke"),
        ("", "anything"),
    ],
)
def test_a_person_is_not_named_by_part_of_a_word_or_by_a_common_word(name: str, text: str) -> None:
    assert not named_in(person(name), text)


def party(name: str, kind: PartyType, country: str | None = None) -> Party:
    return Party(name, None, country, kind)


@pytest.mark.parametrize(
    ("claimed", "text"),
    [
        (party("B9 leaders", "group"), "the Leaders of the Bucharest Nine Eastern Flank NATO Allies"),
        (party("B9 Foreign Ministers", "group"), "secretary blinkens call with the bucharest nine"),
        (party("Bucharest Nine", "body"), "the B9 format"),
        (party("EU officials", "group"), "officials of the European Union"),
        (party("NATO Allies", "group"), "consultations with our NATO partners"),
        (party("Nordic Counterparts", "group"), "his counterparts from the five Nordic countries"),
        (party("Ukrainian officials", "group", "Ukraine"), "Head of Presidential Administration Yermak of Ukraine"),
        (party("NATO Military Committee", "body"), "the Military Committee of NATO"),
        (party("Ukraine", "body", "Ukraine"), "Ukrainian partners"),
        (party("European Allies", "group"), "Call with European Allies"),
    ],
)
def test_a_body_or_group_is_named_by_any_of_its_names(claimed: Party, text: str) -> None:
    assert named_in(claimed, text)


@pytest.mark.parametrize(
    ("claimed", "text"),
    [
        (party("B9 leaders", "group"), "Call with NATO Allies"),
        (party("NATO Military Committee", "body"), "NATO Allies in Brussels"),
        (party("Nordic Counterparts", "group"), "Call with European counterparts"),
        (party("United States", "body", "United States"), "He told us so. Join us."),
    ],
)
def test_a_body_or_group_is_not_named_by_less_than_its_name(claimed: Party, text: str) -> None:
    assert not named_in(claimed, text)


@pytest.mark.parametrize(
    "text",
    [
        "Call with French, German, and UK Foreign Ministers",
        "secretary blinkens call with french german and uk foreign ministers",
        "the foreign ministers of France, Germany and the United Kingdom",
    ],
)
def test_an_office_alone_is_named_by_its_country_and_its_noun(text: str) -> None:
    assert all(named_in(claimed, text) for claimed in parties("French, German, and UK Foreign Ministers"))


def test_an_office_alone_is_not_named_where_the_country_or_the_noun_is_missing() -> None:
    (french, *_) = parties("French, German, and UK Foreign Ministers")
    assert not named_in(french, "German and UK Foreign Ministers")
    assert not named_in(french, "French President Macron")


def test_a_counterpart_is_named_by_the_country() -> None:
    (french, *_) = parties("French, German, Italian, and UK Counterparts")
    assert named_in(french, "Political Director Bertoux of France")


NAMES = st.sampled_from(["Blinken", "Niinistö", "Ursula von der Leyen", "Di Maio", "Błaszczak"])


@given(NAMES, st.text(max_size=20), st.text(max_size=20))
@settings(derandomize=True, deadline=None)
def test_a_name_is_found_wherever_it_stands_between_blanks(name: str, before: str, after: str) -> None:
    assert named_in(person(name), f"{before} {name} {after}")


@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=60))
@settings(derandomize=True, deadline=None)
def test_no_name_and_no_text_raises(name: str, text: str) -> None:
    surname(name)
    for kind in ("person", "body", "group"):
        named_in(Party(name, None, None, kind), text)
        named_in(Party(None, name, "France", kind), text)


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("PM Modi", [("Modi", "Prime Minister", None)]),
        (
            "Ukrainian FM Kuleba and UK PM Boris Johnson",
            [("Kuleba", "Foreign Minister", "Ukraine"), ("Boris Johnson", "Prime Minister", "United Kingdom")],
        ),
        ("PMs Johnson and Trudeau", [("Johnson", "Prime Minister", None), ("Trudeau", "Prime Minister", None)]),
    ],
)
def test_initials_of_an_office_before_a_name_are_the_office(
    phrase: str, named: list[tuple[str, str, str | None]]
) -> None:
    assert [(one.name, one.role, one.country) for one in parties(phrase)] == named


def test_a_time_of_day_is_no_office() -> None:
    (one,) = parties("6:30 PM President Biden")
    assert one.name == "Biden"
    assert "Minister" not in (one.role or "")
