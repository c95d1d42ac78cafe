"""The field `kind`: only a call and a meeting in one room contradict each other."""

import pytest

from audit.check.compare.kind import compare_kind
from audit.check.compare.said import Said
from audit.model.claim import Kind, Mode, Party
from audit.model.finding import FieldResult
from audit.model.reading import Page
from tests.check import build

CALL: tuple[Kind, Mode] = ("call", "remote")
MEETING: tuple[Kind, Mode] = ("meeting", "in-person")
VIRTUAL: tuple[Kind, Mode] = ("meeting", "remote")


def against(kind: tuple[Kind, Mode], page: Page) -> FieldResult:
    return compare_kind(build.claim(kind=kind[0], mode=kind[1]), page.reading, Said(page))


def titled(
    title: str | None, lead: str = "", uri: str = build.URL, kind: tuple[Kind, Mode] = ("other", "unknown")
) -> Page:
    return build.page(build.reading(uri, title=title, lead=lead, kind=kind[0], mode=kind[1]))


@pytest.mark.parametrize(
    ("claimed", "title"),
    [
        (CALL, "Readout of Secretary Blinken’s Meeting with Foreign Minister Huitfeldt"),
        (MEETING, "Secretary Blinken’s Call with Norwegian Foreign Minister Huitfeldt"),
        (MEETING, "Secretary Blinken’s Telephone Call with Norwegian Foreign Minister Huitfeldt"),
        (MEETING, "United States-Norway Summit Telephone Talk"),
    ],
)
def test_a_title_of_the_other_kind_differs_surely(claimed: tuple[Kind, Mode], title: str) -> None:
    field = against(claimed, titled(title))
    assert (field.result, field.confidence, field.source) == ("differ", "high", "h1")


@pytest.mark.parametrize(
    ("claimed", "title"),
    [
        (CALL, "Secretary Blinken’s Call with Norwegian Foreign Minister Huitfeldt"),
        (MEETING, "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt"),
        (VIRTUAL, "Gen. Milley’s Virtual Meeting with the Military Committee"),
    ],
)
def test_a_title_of_the_same_kind_agrees(claimed: tuple[Kind, Mode], title: str) -> None:
    assert against(claimed, titled(title)).result == "agree"


@pytest.mark.parametrize(
    ("claimed", "title"),
    [
        (CALL, "Gen. Milley’s Virtual Meeting with the Military Committee"),
        (VIRTUAL, "Gen. Milley’s Call with the Military Committee"),
        (MEETING, "Gen. Milley’s Virtual Meeting with the Military Committee"),
        (MEETING, "Secretary Blinken and Foreign Minister Huitfeldt at a Joint Press Availability"),
        (CALL, "Statement by the North Atlantic Council"),
        (MEETING, "Norway"),
    ],
)
def test_whatever_fits_both_is_silent(claimed: tuple[Kind, Mode], title: str) -> None:
    assert against(claimed, titled(title)).result == "silent"


def test_a_title_that_names_both_kinds_contradicts_neither() -> None:
    assert against(MEETING, titled("Readout of the President’s Call Ahead of Tomorrow’s Meeting")).result != "differ"


def test_a_lead_that_tells_of_the_claimed_kind_withdraws_the_difference() -> None:
    page = titled("Secretary Blinken’s Meeting with Foreign Minister Huitfeldt", "They spoke by phone today in a call.")
    assert against(CALL, page).result != "differ"


def test_without_a_title_the_lead_counts_less_surely() -> None:
    field = against(CALL, titled(None, "The Secretary met today with the Minister in Oslo.", kind=MEETING))
    assert (field.result, field.confidence, field.source) == ("differ", "medium", "lead")


def test_a_press_availability_does_not_become_a_call_by_a_remark_in_its_lead() -> None:
    page = titled("Foreign Minister Huitfeldt at a Press Availability", "On our call last week we agreed.", kind=CALL)
    assert against(MEETING, page).result == "silent"


def test_the_words_of_the_url_contradict_without_a_page_and_say_so() -> None:
    uri = "https://pages.example/readout-of-gen-mark-a-milleys-meeting-with-gen-burkhard"
    field = against(CALL, build.lost("unchecked", "not-on-cassette", uri))
    assert (field.result, field.source, field.observed, field.confidence) == (
        "differ",
        "url:words",
        "meeting",
        "medium",
    )


def test_a_cut_slug_still_proves_what_it_says() -> None:
    uri = (
        "https://pages.example/Article/2866674/"
        "readout-of-chairman-of-the-joint-chiefs-of-staff-gen-mark-a-milleys-meeting-wit"
    )
    assert against(CALL, build.lost("unchecked", "not-on-cassette", uri)).result == "differ"


def test_a_page_whose_title_is_silent_leaves_it_to_the_words_of_its_url() -> None:
    uri = "https://pages.example/secretary-blinkens-call-with-norwegian-foreign-minister-huitfeldt"
    field = against(MEETING, titled("Norway", uri=uri))
    assert (field.result, field.source) == ("differ", "url:words")


def test_a_title_outweighs_the_words_of_the_url() -> None:
    uri = "https://pages.example/secretary-blinkens-call-with-norwegian-foreign-minister-huitfeldt"
    assert against(MEETING, titled("Secretary Blinken’s Meeting with Huitfeldt", uri=uri)).result == "agree"


def test_the_title_of_a_visit_leaves_the_word_to_the_first_sentence_or_one_of_the_same_people() -> None:
    met = titled("Secretary Blinken’s Visit to Riga", "Secretary Blinken met with Foreign Minister Huitfeldt.")
    assert against(CALL, met).result == "differ"
    other = titled("Secretary Blinken’s Visit to Riga", "He arrived. Secretary Blinken met with Minister Kofod.")
    assert against(CALL, other).result == "silent"


JOINT = "Joint Statement by Secretary Blinken and Foreign Minister Huitfeldt"


@pytest.mark.parametrize(
    ("lead", "result"),
    [
        ("Secretary Blinken and Foreign Minister Huitfeldt held a call today and issued a statement.", "differ"),
        ("Secretary Blinken met today with Foreign Minister Huitfeldt and issued a statement.", "agree"),
        ("The text of the following statement was released after a call between Minister Kofod and others.", "silent"),
    ],
)
def test_the_title_of_a_statement_leaves_the_word_to_a_first_sentence_of_the_same_people(
    lead: str, result: str
) -> None:
    page = build.page(build.reading(title=JOINT, lead=lead, kind="statement"))
    claim = build.claim(counterparts=(build.HUITFELDT,), kind="meeting", mode="in-person")
    assert compare_kind(claim, page.reading, Said(page)).result == result


ON_A_VISIT = "Foreign Minister Valtonen travels to Riga on Tuesday, where she {} Latvian Foreign Minister Tamm."


@pytest.mark.parametrize(
    ("claimed", "does", "result"),
    [
        (CALL, "meets", "differ"),
        (CALL, "expects a call from", "silent"),
        (CALL, "speaks about", "silent"),
        (MEETING, "meets", "agree"),
    ],
)
def test_whom_one_met_on_a_visit_one_did_not_call(claimed: tuple[Kind, Mode], does: str, result: str) -> None:
    page = titled("Foreign Minister Valtonen visits Riga", ON_A_VISIT.format(does))
    claim = build.claim(
        kind=claimed[0], mode=claimed[1], counterparts=(Party("Tamm", "Foreign Minister", "Latvia", "person"),)
    )
    assert compare_kind(claim, page.reading, Said(page)).result == result


def test_a_call_with_somebody_else_than_who_was_met_on_the_visit_may_have_been_made_there() -> None:
    page = titled("Foreign Minister Valtonen visits Riga", ON_A_VISIT.format("meets"))
    claim = build.claim(
        kind="call", mode="remote", counterparts=(Party("Berg", "Foreign Minister", "Norway", "person"),)
    )
    assert compare_kind(claim, page.reading, Said(page)).result == "silent"


@pytest.mark.parametrize(("lead", "result"), [("held talks in Tokyo", "differ"), ("spoke by video", "silent")])
def test_where_a_summit_was_is_told_by_the_lead(lead: str, result: str) -> None:
    page = titled("Two leaders at a summit", f"President Yoon and Japanese Prime Minister Tamm {lead} on Thursday.")
    claim = build.claim(kind="call", mode="remote", counterparts=(Party("Tamm", "Prime Minister", "Japan", "person"),))
    assert compare_kind(claim, page.reading, Said(page)).result == result


OF_TWO = "Secretary Blinken and Foreign Minister Huitfeldt"


@pytest.mark.parametrize(
    ("claimed", "lead"),
    [
        (MEETING, "Secretary Blinken picked up the phone to Anniken Huitfeldt on Friday."),
        (MEETING, "Secretary Blinken spoke with Anniken Huitfeldt. The call lasted for an hour."),
        (CALL, "Secretary Blinken shook hands with Anniken Huitfeldt on the steps of the palace."),
        (CALL, "Secretary Blinken greeted Anniken Huitfeldt. They follow a phone call in January."),
        (CALL, "Secretary Blinken flew to Oslo, where Anniken Huitfeldt and he opened a laboratory."),
        (CALL, "Secretary Blinken and Anniken Huitfeldt disagreed. Over dinner, the two spoke of fish."),
    ],
)
def test_what_the_lead_shows_of_the_claims_own_people_contradicts(claimed: tuple[Kind, Mode], lead: str) -> None:
    assert against(claimed, titled(OF_TWO, lead)).result == "differ"


@pytest.mark.parametrize(
    ("claimed", "lead"),
    [
        (MEETING, "Secretary Blinken spoke with Anniken Huitfeldt. He then phoned Jeppe Kofod."),
        (CALL, "Secretary Blinken spoke with Anniken Huitfeldt. They last met in Oslo in July."),
        (CALL, "Secretary Blinken met Jeppe Kofod, and spoke by phone with Anniken Huitfeldt."),
        (CALL, "Secretary Blinken told Anniken Huitfeldt that he would host her for dinner."),
        (MEETING, "Secretary Blinken thanked Anniken Huitfeldt for her phone call."),
        (CALL, "Secretary Blinken flew to Oslo. Jeppe Kofod phoned the Danish parliament."),
    ],
)
def test_what_the_lead_shows_of_others_or_of_another_time_contradicts_nothing(
    claimed: tuple[Kind, Mode], lead: str
) -> None:
    assert against(claimed, titled(OF_TWO, lead)).result != "differ"


def test_what_a_call_follows_up_on_does_not_withdraw_that_it_was_a_call() -> None:
    lead = "Secretary Blinken spoke today with Anniken Huitfeldt to follow up on their meeting in March."
    assert against(MEETING, titled(f"Readout of the Call Between {OF_TWO}", lead)).result == "differ"


def test_a_summit_that_a_title_only_speaks_of_does_not_outweigh_the_call_of_the_lead() -> None:
    lead = "Secretary Blinken told Anniken Huitfeldt over the phone on Friday that he would not come."
    assert against(MEETING, titled("Blinken won’t attend summit", lead)).result == "differ"


WELCOMED = "SECRETARY BLINKEN: Foreign Minister Huitfeldt, welcome back."


@pytest.mark.parametrize(
    "lead",
    [
        WELCOMED,
        "Secretary Blinken placed a wreath with Anniken Huitfeldt at the memorial.",
        "Secretary Blinken had a productive exchange with Anniken Huitfeldt in Oslo today.",
        "Secretary Blinken took Anniken Huitfeldt to a restaurant by the river.",
        "Secretary Blinken has arrived in Norway. He and Anniken Huitfeldt ran for shelter.",
        "Secretary Blinken played the drums with Anniken Huitfeldt in Bodø on Tuesday.",
    ],
)
def test_a_setting_that_puts_them_in_one_place_contradicts_a_call(lead: str) -> None:
    field = against(CALL, titled(OF_TWO, lead))
    assert (field.result, field.observed, field.confidence, field.source) == ("differ", "meeting", "medium", "lead")
    assert lead.startswith(field.snippet or "?")


@pytest.mark.parametrize(
    "lead",
    [
        f"{WELCOMED} As I said on the phone, it is a pleasure.",
        "Secretary Blinken placed a wreath with Jeppe Kofod at the memorial. He wrote to Anniken Huitfeldt.",
        "Secretary Blinken spoke with Anniken Huitfeldt about the fighting in Khartoum.",
        "Secretary Blinken in Washington, and Anniken Huitfeldt in Oslo, followed the launch by video.",
    ],
)
def test_a_setting_counts_of_these_people_and_where_nothing_parts_them(lead: str) -> None:
    assert against(CALL, titled(OF_TWO, lead)).result == "silent"


def test_a_setting_does_not_contradict_a_meeting() -> None:
    assert against(MEETING, titled(OF_TWO, WELCOMED)).result == "silent"


def test_a_courtesy_call_is_no_word_for_the_telephone() -> None:
    assert (
        against(CALL, titled("Secretary Blinken pays courtesy call on Foreign Minister Huitfeldt")).result == "differ"
    )


def test_names_in_other_cases_are_found_on_a_page_of_another_language() -> None:
    lead = (
        "Minister Blinken rozmawiał w Oslo w cztery oczy z minister spraw zagranicznych Anniken Huitfeldtową. Tematem"
        " było bezpieczeństwo regionu, energia i współpraca obu krajów w najbliższych latach."
    )
    assert against(CALL, titled("Minister w Oslo", lead)).result == "differ"


MACRON = Party("Macron", None, None, "person")


@pytest.mark.parametrize(
    "lead",
    [
        "Secretary Blinken and Emmanuel Macron signed the treaty in Rome.",
        "Secretary Blinken landed in Washington after an important meeting with Emmanuel Macron.",
        "I have spoken with Emmanuel Macron, who is visiting. We were together for three hours.",
        "How pleased we are to see the President of France.",
        "Secretary Blinken sat down for six hours with Emmanuel Macron in Helsinki.",
        "Emmanuel Macron paid a working visit to Washington as a guest of the Secretary.",
    ],
)
def test_those_who_act_together_were_in_one_place_as_well(lead: str) -> None:
    claim = build.claim(kind="call", mode="remote", actors=(build.BLINKEN, MACRON), counterparts=())
    page = titled("Statement on France", lead)
    assert compare_kind(claim, page.reading, Said(page)).result == "differ"


def test_a_statement_tells_its_call_to_a_claim_without_names() -> None:
    claim = build.claim(counterparts=(Party(None, "head", "Ukraine", "person"),), actors=())
    lead = "The head of the operator told the Director General over the phone that data flowed again."
    page = titled("Statement on the Situation in Ukraine", lead, kind=("call", "remote"))
    assert compare_kind(claim, page.reading, Said(page)).result == "differ"
