"""The parties a noun phrase lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.claim import Party
from audit.text.names import parties


def person(name: str | None, role: str | None = None, country: str | None = None) -> Party:
    return Party(name, role, country, "person")


def group(name: str, country: str | None = None) -> Party:
    return Party(name, None, country, "group")


def body(name: str, country: str | None = None) -> Party:
    return Party(name, None, country, "body")


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Secretary Blinken", person("Blinken", "Secretary")),
        ("Secretary of Defense Austin", person("Austin", "Secretary of Defense")),
        ("Deputy Secretary of the Treasury Adeyemo", person("Adeyemo", "Deputy Secretary of the Treasury")),
        ("Chairman of the Joint Chiefs of Staff Milley", person("Milley", "Chairman of the Joint Chiefs of Staff")),
        ("Director of National Intelligence Haines’", person("Haines", "Director of National Intelligence")),
        (
            "Principal Deputy National Security Advisor Finer",
            person("Finer", "Principal Deputy National Security Advisor"),
        ),
        ("USNATO Ambassador Smith", person("Smith", "USNATO Ambassador")),
        ("NATO Secretary General Stoltenberg", person("Stoltenberg", "NATO Secretary General")),
        ("President of the European Council Michel", person("Michel", "President of the European Council")),
        (
            "European External Action Service Secretary General Sannino",
            person("Sannino", "European External Action Service Secretary General"),
        ),
        (
            "Head of Cabinet of the President of the European Commission Seibert",
            person("Seibert", "Head of Cabinet of the President of the European Commission"),
        ),
        (
            "Assistant Secretary of State for European and Eurasian Affairs Karen Donfried",
            person("Karen Donfried", "Assistant Secretary of State for European and Eurasian Affairs"),
        ),
        (
            "High Representative of the European Union for Foreign Affairs and Security Policy Josep Borrell",
            person(
                "Josep Borrell", "High Representative of the European Union for Foreign Affairs and Security Policy"
            ),
        ),
        ("Ambassador to NATO Julianne Smith", person("Julianne Smith", "Ambassador to NATO")),
        (
            "Secretary of Housing and Urban Development Fudge",
            person("Fudge", "Secretary of Housing and Urban Development"),
        ),
    ],
)
def test_the_name_begins_where_the_words_of_the_office_end(phrase: str, party: Party) -> None:
    assert parties(phrase) == (party,)


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Scotland’s First Minister, Humza Yousaf", person("Humza Yousaf", "First Minister", "Scotland")),
        ("Irish Tánaiste Coveney", person("Coveney", "Tánaiste", "Ireland")),
        ("Norwegian Foreign Minister Huitfeldt", person("Huitfeldt", "Foreign Minister", "Norway")),
        ("Ukraine’s Minister of Defense Reznikov", person("Reznikov", "Minister of Defense", "Ukraine")),
        (
            "Ukraine Head of Presidential Administration Yermak",
            person("Yermak", "Head of Presidential Administration", "Ukraine"),
        ),
        (
            "UK Secretary of State for Defense Wallace",
            person("Wallace", "Secretary of State for Defense", "United Kingdom"),
        ),
        ("U.S. Secretary of State Antony Blinken", person("Antony Blinken", "Secretary of State", "United States")),
        (
            "Finnish MFA Permanent State Secretary Anttonen",
            person("Anttonen", "MFA Permanent State Secretary", "Finland"),
        ),
        (
            "Spanish State Secretary for Foreign and Global Affairs Bau",
            person("Bau", "State Secretary for Foreign and Global Affairs", "Spain"),
        ),
        (
            "Romanian Presidential Security Advisor Oprisor",
            person("Oprisor", "Presidential Security Advisor", "Romania"),
        ),
        ("President Macron of France", person("Macron", "President", "France")),
        ("Prime Minister Johnson of the United Kingdom", person("Johnson", "Prime Minister", "United Kingdom")),
        ("President of Finland Niinistö", person("Niinistö", "President", "Finland")),
        (
            "Head of Presidential Office Andriy Yermak of Ukraine",
            person("Andriy Yermak", "Head of Presidential Office", "Ukraine"),
        ),
        (
            "Commander-in-Chief of the Ukrainian Armed Forces Lt. Gen. Zaluzhny",
            person("Zaluzhny", "Commander-in-Chief of the Ukrainian Armed Forces", "Ukraine"),
        ),
        ("U.S. Special Envoy for Iran Malley", person("Malley", "Special Envoy for Iran", "United States")),
        ("North Korean Foreign Minister Ri", person("Ri", "Foreign Minister", "North Korea")),
        (
            "Bosnia and Herzegovina Foreign Minister Turkovic",
            person("Turkovic", "Foreign Minister", "Bosnia and Herzegovina"),
        ),
        ("Russia’s Lavrov", Party("Lavrov", None, "Russia", "person")),
    ],
)
def test_the_country_is_known_before_inside_and_behind_and_given_in_english(phrase: str, party: Party) -> None:
    assert parties(phrase) == (party,)


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Dr. Anušauskas", person("Anušauskas")),
        ("H.E. Mr. Ban Ki-moon", person("Ban Ki-moon")),
        ("HE Dr. Lund", person("Lund")),
        ("Vice Premier He Lifeng", person("He Lifeng", "Vice Premier")),
        (
            "UK Chief of the Defense Staff Adm. Sir Radakin",
            person("Radakin", "Chief of the Defense Staff", "United Kingdom"),
        ),
        (
            "the Chair of the NATO Military Committee Adm. Bauer",
            person("Bauer", "Chair of the NATO Military Committee"),
        ),
        ("Swedish Supreme Commander Gen. Bydén", person("Bydén", "Supreme Commander", "Sweden")),
        ("General Mark Milley", person("Mark Milley")),
        ("Sudanese General Burhan", person("Burhan", country="Sudan")),
        ("Indian Admiral Kumar", person("Kumar", country="India")),
        (
            "Chief of the General Staff General Rajmund Andrzejczak",
            person("Rajmund Andrzejczak", "Chief of the General Staff"),
        ),
        (
            "Sudanese Sovereign Council Chairman General Abdel Fattah al-Burhan",
            person("Abdel Fattah al-Burhan", "Sovereign Council Chairman", "Sudan"),
        ),
        ("His Majesty King Abdullah II of Jordan", person("Abdullah II", "King", "Jordan")),
        ("then-Chancellor Merkel of Germany", person("Merkel", "Chancellor", "Germany")),
        ("former President Obama", person("Obama", "President")),
    ],
)
def test_ranks_honorifics_and_what_was_before_are_part_of_neither_name_nor_office(phrase: str, party: Party) -> None:
    assert parties(phrase) == (party,)


@pytest.mark.parametrize("phrase", ["the UK General Election", "French General", "the French General Strike"])
def test_what_is_general_or_has_no_name_is_nobody(phrase: str) -> None:
    assert not [party.name for party in parties(phrase) if party.name]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Italian Foreign Minister Di Maio", "Di Maio"),
        ("European Commission President Ursula von der Leyen", "Ursula von der Leyen"),
        ("Dutch Director General for Political Affairs van der Plas", "van der Plas"),
        ("Saudi Crown Prince Mohammed bin Salman", "Mohammed bin Salman"),
        ("Secretary of Defense Lloyd J. Austin III", "Lloyd J. Austin III"),
        ("Philippine Secretary of Foreign Affairs Teodoro Locsin, Jr.", "Teodoro Locsin Jr."),
        ("French President Emmanuel Macron’s diplomatic adviser Emmanuel Bonne", "Emmanuel Bonne"),
    ],
)
def test_names_keep_their_particles_initials_and_suffixes(phrase: str, name: str) -> None:
    assert [party.name for party in parties(phrase)] == [name]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        (
            "Ukrainian Foreign Minister Kuleba and Head of Presidential Administration Yermak",
            (
                person("Kuleba", "Foreign Minister", "Ukraine"),
                person("Yermak", "Head of Presidential Administration"),
            ),
        ),
        (
            "President Macron of France, then-Chancellor Merkel of Germany, Prime Minister Draghi of Italy",
            (
                person("Macron", "President", "France"),
                person("Merkel", "Chancellor", "Germany"),
                person("Draghi", "Prime Minister", "Italy"),
            ),
        ),
        (
            "Deputy National Security Advisor Finer, Deputy Secretary of the Treasury Adeyemo, and Adm. Bauer",
            (
                person("Finer", "Deputy National Security Advisor"),
                person("Adeyemo", "Deputy Secretary of the Treasury"),
                person("Bauer"),
            ),
        ),
        ("Allies and Ukraine", (group("Allies"), body("Ukraine", "Ukraine"))),
        (
            "European leaders, including European Council President Michel",
            (group("European leaders"), person("Michel", "European Council President")),
        ),
        (
            "leaders of France, Germany, and Italy",
            (group("leaders", "France"), group("leaders", "Germany"), group("leaders", "Italy")),
        ),
        ("Presidents Biden and Putin", (person("Biden", "President"), person("Putin", "President"))),
    ],
)
def test_a_list_is_its_parties_in_order(phrase: str, found: tuple[Party, ...]) -> None:
    assert parties(phrase) == found


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        (
            "Latvian Deputy Prime Minister and Minister of Defense Pabriks",
            person("Pabriks", "Deputy Prime Minister and Minister of Defense", "Latvia"),
        ),
        ("Jens Stoltenberg, NATO Secretary General", person("Jens Stoltenberg", "NATO Secretary General")),
        ("Ambassadors of European Allies and Partners", group("Ambassadors of European Allies and Partners")),
        ("French Foreign and Defense Ministers", group("French Foreign and Defense Ministers", "France")),
        (
            "Council of the EU’s Political and Security Committee",
            body("Council of the EU’s Political and Security Committee"),
        ),
        ("Trinidad and Tobago", body("Trinidad and Tobago", "Trinidad and Tobago")),
        (
            "the President of Serbia, Milorad Obradović",
            Party("Milorad Obradović", "President", "Serbia", "person"),
        ),
        (
            "his Norwegian counterpart, Anniken Hauge",
            Party("Anniken Hauge", "counterpart", "Norway", "person"),
        ),
    ],
)
def test_an_and_or_comma_inside_one_party_does_not_part_it(phrase: str, party: Party) -> None:
    assert parties(phrase) == (party,)


@pytest.mark.parametrize(
    ("phrase", "role", "countries"),
    [
        ("French, German, and UK Foreign Ministers", "Foreign Minister", ["France", "Germany", "United Kingdom"]),
        (
            "French, German, Italian, and UK Counterparts",
            "Counterpart",
            ["France", "Germany", "Italy", "United Kingdom"],
        ),
        (
            "Foreign Ministers of France, Germany and the UK",
            "Foreign Minister",
            ["France", "Germany", "United Kingdom"],
        ),
    ],
)
def test_one_office_of_several_countries_is_one_nameless_person_each(
    phrase: str, role: str, countries: list[str]
) -> None:
    assert parties(phrase) == tuple(person(None, role, country) for country in countries)


@pytest.mark.parametrize(
    "phrase",
    [
        "B9 leaders",
        "B9 Foreign Ministers",
        "Nordic Counterparts",
        "Quint counterparts",
        "Transatlantic Quad Foreign Ministers",
        "NATO Allies",
        "EU officials",
        "EU member states’ ambassadors",
    ],
)
def test_groups_carry_their_name_as_written(phrase: str) -> None:
    assert parties(phrase) == (group(phrase),)


@pytest.mark.parametrize(
    "phrase", ["NATO", "Bucharest Nine", "NATO Military Committee", "Strategic Partnership Commission"]
)
def test_bodies_carry_their_name_as_written(phrase: str) -> None:
    assert parties(phrase) == (body(phrase),)


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("his Ukrainian counterpart", person(None, "counterpart", "Ukraine")),
        ("Ukrainian officials", group("Ukrainian officials", "Ukraine")),
        ("Ukrainian Ministry of Defense", body("Ukrainian Ministry of Defense", "Ukraine")),
    ],
)
def test_a_role_group_or_body_alone_keeps_its_country(phrase: str, party: Party) -> None:
    assert parties(phrase) == (party,)


@pytest.mark.parametrize(
    "phrase",
    [
        "President Macron in Paris and Lyon",
        "President Macron on Ukraine and Belarus",
        "President Macron following President Biden’s call with President Putin",
        "President Macron (left) at the NATO summit",
    ],
)
def test_place_time_and_matter_name_no_party(phrase: str) -> None:
    assert parties(phrase) == (person("Macron", "President"),)


@pytest.mark.parametrize(
    "phrase", ["", "us", "security issues", "the situation in and around", "Russia-Ukraine", "…", ",,and,"]
)
def test_a_phrase_without_anybody_lists_nobody(phrase: str) -> None:
    assert parties(phrase) == ()


OFFICES = [
    "Secretary",
    "Minister",
    "Ministers",
    "General",
    "Gen.",
    "President",
    "Foreign",
    "Defense",
    "Council",
    "Allies",
]
JOINTS = ["of", "for", "the", "and", ",", "in", "on", "to", "with", "(", ")", "’s", "a", "von", "der"]
NAMES = ["NATO", "Ukrainian", "French", "Ukraine", "Kuleba"]
WORDS = st.sampled_from([*OFFICES, *JOINTS, *NAMES])


@given(st.lists(WORDS, max_size=20).map(" ".join) | st.text(st.characters(), max_size=60))
@settings(derandomize=True, deadline=None)
def test_every_party_says_something_and_nothing_raises(phrase: str) -> None:
    for party in parties(phrase):
        assert party.name or party.role
        assert party.name != ""
        assert party.role != ""


def test_a_body_written_like_a_word_of_grammar_is_a_body() -> None:
    assert parties("WHO Director-General Tedros") == (Party("Tedros", "WHO Director-General", None, "person"),)
    assert parties("President Duda, who visited") == (Party("Duda", "President", None, "person"),)


@pytest.mark.parametrize("words", ["Norway-Canada Foreign Ministers", "Norway–Canada Foreign Ministers’"])
def test_ministers_of_two_countries_that_a_hyphen_joins_are_one_of_each(words: str) -> None:
    assert parties(words) == (
        Party(None, "Foreign Minister", "Norway", "person"),
        Party(None, "Foreign Minister", "Canada", "person"),
    )


def test_one_country_with_a_hyphen_is_no_two() -> None:
    (one,) = parties("Guinea-Bissau Foreign Ministers")
    assert (one.country, one.type) == ("Guinea-Bissau", "group")


@pytest.mark.parametrize(
    "thing",
    [
        "the Red Cross",
        "the Financial Times",
        "the Order of Merit",
        "the USS Gerald R. Ford",
        "HMS Queen Elizabeth",
        "Lake Victoria",
        "Radio Free Europe",
        "Doctors Without Borders",
        "Human Rights Watch",
        "the Riga Summit",
    ],
)
def test_a_thing_is_no_person(thing: str) -> None:
    assert [one.type for one in parties(thing)] == ["body"]


@pytest.mark.parametrize(
    "person",
    [
        "the late Ann Lake",
        "the Reverend Ann Post",
        "Ann Lake",
        "Foreign Minister Ann Watch",
        "the UK’s Lammy",
        "the EU’s Borrell",
        "Ministre des Affaires étrangères Hadja Lahbib",
        "ministro de Asuntos Exteriores Albares",
        "minister spraw zagranicznych Sikorski",
        "the Minister, Ann Berg",
        "Energy Minister German Galushchenko",
        "Ambassador Kenya Barris",
    ],
)
def test_a_person_stays_one_whatever_the_name_means(person: str) -> None:
    assert [one.type for one in parties(person)] == ["person"]


@pytest.mark.parametrize(
    "styled",
    [
        "Bundeskanzler Olaf Scholz",
        "Außenministerin Annalena Baerbock",
        "Ministre Stéphane Séjourné",
        "Presidenta Claudia Sheinbaum",
    ],
)
def test_an_office_in_another_language_is_no_part_of_the_name(styled: str) -> None:
    assert [one.name for one in parties(styled)] == [styled.partition(" ")[2]]
