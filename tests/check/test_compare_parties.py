"""The fields `actor` and `counterpart`: named, replaced by another in the same place, or not told."""

import pytest

from audit.check.compare.parties import Place, compare_parties, party_words
from audit.check.compare.said import Said
from audit.model.claim import Party
from audit.model.finding import FieldResult
from audit.model.reading import Page
from tests.check import build

SLUG = "https://pages.example/secretary-blinkens-call-with-"
YERMAK = Party("Yermak", "Head of Presidential Administration", "Ukraine", "person")


def against(place: Place, party: Party, page: Page) -> FieldResult:
    """A claim with that party in that place, of Secretary Blinken or with Foreign Minister Huitfeldt, and the page."""
    if place == "actor":
        return compare_parties(place, build.claim(actors=(party,)), Said(page))
    return compare_parties(place, build.claim(counterparts=(party,)), Said(page))


def titled(title: str | None, lead: str = "", uri: str = build.URL) -> Page:
    return build.page(build.reading(uri, title=title, lead=lead))


def test_a_title_that_names_the_counterpart_agrees_surely() -> None:
    field = against("counterpart", build.HUITFELDT, titled("Secretary Blinken’s Call with Foreign Minister Huitfeldt"))
    assert (field.result, field.source, field.confidence) == ("agree", "h1", "high")


def test_the_lead_counts_and_its_sentence_is_shown() -> None:
    lead = "The Secretary spoke today. He thanked Foreign Minister Anniken Huitfeldt for her hospitality. More follows."
    field = against("counterpart", build.HUITFELDT, titled("Readout of a Call", lead))
    assert (field.result, field.source) == ("agree", "lead")
    assert field.snippet == "He thanked Foreign Minister Anniken Huitfeldt for her hospitality."


def test_the_words_of_the_url_agree_labelled() -> None:
    page = build.lost("blocked", "http-403", SLUG + "norwegian-foreign-minister-huitfeldt")
    field = against("counterpart", build.HUITFELDT, page)
    assert (field.result, field.source, field.confidence) == ("agree", "url:words", "low")


def test_a_slug_loses_the_possessive_and_still_names_the_actor() -> None:
    page = build.lost("blocked", "http-403", SLUG + "norwegian-foreign-minister-huitfeldt")
    assert against("actor", build.BLINKEN, page).result == "agree"


def test_another_name_in_the_counterparts_place_differs() -> None:
    page = titled("Secretary Blinken’s Call with Danish Foreign Minister Kofod")
    field = against("counterpart", build.HUITFELDT, page)
    assert (field.result, field.confidence) == ("differ", "high")
    assert field.observed is not None
    assert "Kofod" in field.observed


def test_another_name_in_the_actors_place_differs() -> None:
    page = titled("Readout of Secretary of Defense Austin’s Call with Norwegian Foreign Minister Huitfeldt")
    assert against("actor", build.BLINKEN, page).result == "differ"


def test_a_spokesperson_who_states_is_not_the_one_who_acts() -> None:
    title = "Statement by NSC Spokesperson Emily Horne on National Security Advisor Jake Sullivan’s Call with Yermak"
    field = against("actor", build.SHERMAN, titled(title))
    assert field.observed is not None
    assert "Sullivan" in field.observed
    assert "Horne" not in field.observed


def test_another_name_in_the_words_of_the_url_differs_labelled() -> None:
    field = against(
        "counterpart", build.HUITFELDT, build.lost("blocked", "http-403", SLUG + "danish-foreign-minister-kofod")
    )
    assert (field.result, field.source, field.confidence) == ("differ", "url:words", "medium")


def test_a_cut_slug_proves_nothing_about_the_counterpart() -> None:
    uri = "https://pages.example/readout-of-secretary-of-defense-lloyd-j-austin-iiis-call-with-danish-foreign-m"
    assert len(uri.rpartition("/")[2]) == 78
    assert against("counterpart", build.HUITFELDT, build.lost("blocked", "http-403", uri)).result == "silent"


def test_a_name_that_stands_anywhere_on_the_page_is_never_contradicted() -> None:
    page = titled("Secretary Blinken’s Call with Danish Foreign Minister Kofod", "Minister Huitfeldt joined the call.")
    assert against("counterpart", build.HUITFELDT, page).result == "agree"


@pytest.mark.parametrize(
    ("mention", "confidence"),
    [
        ("They recalled the recent visit of Foreign Minister Huitfeldt to Kyiv.", "high"),
        ("Kofod briefed on a conversation with Foreign Minister Huitfeldt.", "high"),
        ("Secretary Blinken expressed condolences to Foreign Minister Huitfeldt.", "medium"),
    ],
)
def test_who_is_only_mentioned_is_contradicted_by_a_name_in_their_place(mention: str, confidence: str) -> None:
    page = titled("Secretary Blinken’s Call with Danish Foreign Minister Kofod", mention)
    field = against("counterpart", build.HUITFELDT, page)
    assert (field.result, field.confidence) == ("differ", confidence)


def test_a_page_that_tells_it_from_the_other_side_still_names_whom_they_met() -> None:
    lead = "Danish Foreign Minister Jeppe Kofod visited the Department for a meeting with Secretary Blinken."
    field = against("counterpart", build.HUITFELDT, titled("Secretary Blinken Thanks Allies", lead))
    assert field.result == "differ"
    assert field.observed is not None
    assert "Kofod" in field.observed


@pytest.mark.parametrize(
    ("party", "title"),
    [
        (YERMAK, "National Security Advisor Sullivan’s Call with Head of Presidential Office Andriy Yermak of Ukraine"),
        (Party("Bau", "State Secretary", "Spain", "person"), "Deputy Secretary Sherman’s Call with Ángeles Moreno Bau"),
        (Party("Merkel", "then-Chancellor", "Germany", "person"), "Call with Chancellor Merkel of Germany"),
        (Party("Niinistö", "President", "Finland", "person"), "President Biden’s Call with President Sauli Niinisto"),
        (Party("Zelenskyy", "President", "Ukraine", "person"), "President Biden’s Call with President Zelenskiy"),
    ],
)
def test_another_role_another_spelling_or_part_of_a_name_never_differs(party: Party, title: str) -> None:
    assert against("counterpart", party, titled(title)).result != "differ"


@pytest.mark.parametrize(
    "title",
    [
        "Secretary Blinken’s Call with Nordic Counterparts",
        "Secretary Blinken’s Travel to Europe",
        "Secretary Blinken Speaks About Danish Foreign Minister Kofod",
        "Readout",
    ],
)
def test_a_group_or_a_sentence_of_another_shape_contradicts_nobody(title: str) -> None:
    assert against("counterpart", build.HUITFELDT, titled(title)).result == "silent"


@pytest.mark.parametrize(
    ("group", "title", "result"),
    [
        (Party("B9", None, None, "group"), "Secretary Blinken’s Call with Polish Foreign Minister Rau", "silent"),
        (Party("B9", None, None, "group"), "Secretary Blinken’s Call with Danish Foreign Minister Kofod", "differ"),
        (
            Party("European leaders", None, None, "group"),
            "Secretary Blinken’s Call with Foreign Minister Rau",
            "silent",
        ),
        (build.HUITFELDT, "Secretary Blinken’s Call with the Bucharest Nine", "differ"),
        (build.HUITFELDT, "Secretary Blinken’s Call with NATO Allies", "silent"),
        (Party("EU officials", None, None, "group"), "Secretary Blinken’s Call with Nordic Counterparts", "silent"),
        (Party("Baltic leaders", None, None, "group"), "Secretary Blinken’s Call with Nordic Counterparts", "differ"),
        (
            Party("Polish officials", None, "Poland", "group"),
            "Secretary Blinken’s Call with Ukrainian Officials",
            "differ",
        ),
        (Party("NATO", None, None, "body"), "Secretary Blinken’s Call with NATO Allies", "agree"),
    ],
)
def test_a_group_is_contradicted_only_by_who_cannot_be_one_of_it(group: Party, title: str, result: str) -> None:
    field = against("counterpart", group, titled(title))
    assert field.result == result
    assert field.confidence == {"silent": "low", "differ": "medium", "agree": "high"}[result]


TALK = (
    "They discussed the importance of close coordination and the situation at the border, and agreed to stay in touch "
    "with each other in the days ahead of the next ministerial."
)


@pytest.mark.parametrize(
    ("claimed", "title", "result"),
    [
        (Party("B9 Counterparts", None, None, "group"), "Call with Polish Foreign Minister Zbigniew Rau", "differ"),
        (Party("EU officials", None, None, "group"), "Call with EU High Representative Borrell", "agree"),
        (Party("European leaders", None, None, "group"), "Call with Polish Foreign Minister Rau", "silent"),
        (Party("Rau", "Foreign Minister", "Poland", "person"), "Call with B9 Counterparts", "differ"),
    ],
)
def test_one_of_a_group_is_not_the_group_on_a_page_with_text_enough_to_name_it(
    claimed: Party, title: str, result: str
) -> None:
    field = against("counterpart", claimed, titled(f"Secretary Blinken’s {title}", TALK))
    assert field.result == result
    assert result != "differ" or field.confidence == "low"


def test_a_gathering_of_many_is_not_contradicted_by_a_title_that_names_one() -> None:
    many = tuple(Party(f"Name{at}", "Minister", None, "person") for at in range(21))
    page = titled("Secretary Blinken’s Call with Danish Foreign Minister Kofod")
    assert compare_parties("counterpart", build.claim(counterparts=many), Said(page)).result != "agree"
    assert compare_parties("counterpart", build.claim(counterparts=many), Said(page)).confidence == "low"


def test_a_role_of_another_country_differs_with_less_certainty() -> None:
    field = against("counterpart", build.HUITFELDT, titled("Secretary Blinken’s Call with the Danish Foreign Minister"))
    assert (field.result, field.confidence) == ("differ", "medium")


def test_a_page_that_tells_nobody_is_silent() -> None:
    field = against("actor", build.BLINKEN, titled(None))
    assert (field.result, field.observed, field.source) == ("silent", None, None)


def test_parties_are_written_with_role_name_and_country() -> None:
    assert party_words(build.HUITFELDT) == "Foreign Minister Huitfeldt (Norway)"
    assert party_words(Party(None, None, None, "person")) == "someone"


SWEDEN = Party("Billqvist", "Foreign Minister", "Sweden", "person")
HOLDER = "Minister Pekka Halonen and Sweden’s Minister for Foreign Affairs Anna Lindberg met in Stockholm today."


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Foreign Ministers of Finland and Sweden met in Stockholm", HOLDER),
        (
            "Minister Halonen meets Swedish Foreign Minister",
            "Minister Pekka Halonen met the Foreign Minister of Sweden, Anna Lindberg, in Stockholm today.",
        ),
        ("Halonen promises more", "Pekka Halonen was the guest of Swedish Foreign Minister Anna Lindberg today."),
        ("Halonen promises more", "Minister Halonen met his Swedish counterpart Anna Lindberg today."),
    ],
)
def test_an_office_without_a_name_gives_way_to_who_is_named_in_it(title: str, lead: str) -> None:
    field = against("counterpart", SWEDEN, titled(title, lead))
    assert (field.result, field.confidence) == ("differ", "medium")
    assert "Lindberg" in (field.observed or "")


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Minister Halonen meets Swedish Foreign Minister", "They met today in Stockholm to discuss trade."),
        ("Minister Halonen meets Swedish Foreign Minister", "They spoke of Swedish Prime Minister Anna Lindberg."),
    ],
)
def test_an_office_agrees_where_the_page_names_nobody_else_in_it(title: str, lead: str) -> None:
    assert against("counterpart", SWEDEN, titled(title, lead)).result == "agree"


def test_a_former_holder_of_the_office_takes_nobodys_place() -> None:
    page = titled(
        "Halonen in Stockholm", "Pekka Halonen was the guest of former Swedish Foreign Minister Anna Lindberg."
    )
    assert against("counterpart", SWEDEN, page).result == "silent"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        # whoever is named before others come in by telephone
        (
            "A Visit to Washington",
            (
                "Anniken Huitfeldt was the guest of Secretary Blinken on Friday. In the course of it the two rang Prime"
                " Minister Magdalena Andersson, who joined over the phone."
            ),
        ),
        # a word of running text that nothing introduces as a name
        ("Night Train", "They had coffee on the train. Sirens twice interrupted the city’s lunch hour."),
        # who held the office that the publisher names without a name
        ("Secretary’s Day", "In New York the Secretary saw the Foreign Minister of Norway."),
    ],
)
def test_a_page_does_not_contradict_by_who_comes_in_later_or_is_nobody(title: str, lead: str) -> None:
    page = titled(title, lead, "https://www.state.gov/a-day/")
    assert against("actor", build.BLINKEN, page).result != "differ"


def test_the_words_of_a_url_contradict_nobody_whom_the_page_names() -> None:
    lead = "In Hamburg the first encounter of Antony Blinken and Anniken Huitfeldt went on for two hours."
    page = titled("First handshake", lead, "https://pages.example/hamburg-2h16-meeting")
    assert against("actor", build.BLINKEN, page).result != "differ"
