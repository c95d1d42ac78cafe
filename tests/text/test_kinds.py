"""What kind of event a phrase speaks of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.kinds import kind_of

CALL = ("call", "remote")
MEETING = ("meeting", "in-person")
VIRTUAL = ("meeting", "remote")
MINISTERIAL = ("ministerial", "unknown")
VISIT = ("visit", "in-person")
STATEMENT = ("statement", "unknown")
OTHER = ("other", "unknown")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Secretary Blinken’s call with Ukrainian Foreign Minister Kuleba", CALL),
        ("Secretary Blinken’s Telephone Call with Polish Foreign Minister Rau", CALL),
        ("Finer call with Ambassadors of European Allies and Partners", CALL),
        ("The two spoke by phone today", CALL),
        ("They spoke on the telephone with each other by telephone", CALL),
        ("held a call on Thursday with their counterparts", CALL),
        ("Japan-Norway Foreign Ministers’ Telephone Talk", CALL),
        ("Telephonic conversation between the Prime Minister and the President", CALL),
        ("President Biden called President Zelenskyy", CALL),
        ("Summit telephone talk between Prime Minister Kishida and President Yoon", CALL),
        ("Japan-Turkey Foreign Ministers’ Meeting", MEETING),
        ("EU-ASEAN Foreign Ministers’ Meeting", MINISTERIAL),
        ("Secretary Austin held a bilateral with Minister Kishi", MEETING),
        ("Trilateral call of Presidents Macron and Zelenskyy with Chancellor Merz", CALL),
        ("Bilateral between Foreign Secretary Lammy and Foreign Minister Iwaya", MEETING),
        ("The Chairperson’s audience with President Kagame", MEETING),
        ("Working dinner of Chancellor Scholz with President Macron", MEETING),
        ("Secretary Blinken’s meeting with Norwegian Foreign Minister Huitfeldt", MEETING),
        ("Foreign Minister Hauge visited headquarters on Sunday for a meeting with the Secretary General", MEETING),
        ("The Minister received President Tamm for talks", MEETING),
        ("The Minister hosted Foreign Minister Krogh of Denmark for a working lunch", MEETING),
        ("Director of National Intelligence Haines’ meetings with EU officials", MEETING),
        ("Secretary Austin’s Bilateral meeting with Canadian Minister Anand", MEETING),
        ("The Secretary met today in Liverpool with his counterpart", MEETING),
        ("Director of National Intelligence Haines meets with NATO Allies", MEETING),
        ("Deputy Secretary Sherman will meet with Secretary General Stoltenberg", MEETING),
        ("Secretary Blinken’s meeting with Transatlantic Quad Foreign Ministers", MEETING),
        ("Milley’s virtual meeting with NATO Military Committee", VIRTUAL),
        ("They met virtually with the committee", VIRTUAL),
        ("The two met by secure video", VIRTUAL),
        ("Readout of a video conference", VIRTUAL),
        ("Secretary Blinken attends NATO Ministerial meeting", MINISTERIAL),
        ("Secretary Blinken joins OSCE ministerial meeting in Stockholm", MINISTERIAL),
        ("Deputy Secretary of Defense Hicks addresses the B9 Defense Ministerial", MINISTERIAL),
        ("A meeting of NATO Foreign Ministers", MINISTERIAL),
        ("Karen Donfried travels to Ukraine", VISIT),
        ("Assistant Secretary Donfried’s Trip to Ukraine, Russia and Belgium", VISIT),
        ("Vice President Harris traveled to France to meet with President Macron", VISIT),
        ("Secretary Blinken and Foreign Minister Rinkevics at a Joint Press Availability", STATEMENT),
        ("Joint Press Release on the High-Level Consultations on the Indo-Pacific", STATEMENT),
        ("Statement on the situation in and around Ukraine", STATEMENT),
    ],
)
def test_the_event_is_what_its_words_call_it(text: str, kind: tuple[str, str]) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "President Biden spoke today with Chancellor Scholz",
        "Assistant Secretary Donfried consults with NATO Allies",
        "engaged with other European leaders",
        "The United States called on Russia to de-escalate",
        "They called for restraint",
        "The Secretary’s call for restraint",
        "the so-called republics and their so-called president",
        "The ministers met the deadline",
        "Meeting the challenge of our time",
        "a roll call vote",
        "",
    ],
)
def test_words_that_leave_the_kind_open_name_none(text: str) -> None:
    assert kind_of(text) == OTHER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Statement by NSC Spokesperson Emily Horne on National Security Advisor Jake Sullivan’s Call with B9", CALL),
        ("Readout of Secretary Austin’s Meeting with Ukraine’s Minister of Defense", MEETING),
        ("Statement by Vice President Harris on Her Trip to France", VISIT),
    ],
)
def test_a_statement_or_readout_is_only_the_vessel_of_what_it_is_about(text: str, kind: tuple[str, str]) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Finer’s meeting with Ambassadors following President Biden’s call with President Putin", MEETING),
        ("Following President Biden’s call with President Putin, Secretary Blinken met with Allies", MEETING),
        ("Secretary Blinken’s call ahead of the meeting with Foreign Minister Kuleba", CALL),
        ("Secretary Blinken spoke with Foreign Minister Kuleba ahead of the NATO meeting", OTHER),
        ("They spoke about the recent call and agreed to meet next week", OTHER),
        ("Remarks by President Biden Before Bilateral Meeting", STATEMENT),
        ("Earlier today Secretary Blinken met with Allies", MEETING),
        ("Last week the President spoke by phone with Chancellor Scholz", CALL),
        ("They arrived after the vote. The Secretary met with Allies", MEETING),
    ],
)
def test_an_event_named_as_background_does_not_count(text: str, kind: tuple[str, str]) -> None:
    assert kind_of(text) == kind


def test_of_two_nouns_the_one_that_belongs_to_somebody_counts() -> None:
    assert kind_of("Meeting of minds: President Biden’s call with Chancellor Scholz") == CALL


def test_a_verb_counts_before_the_nouns_after_it() -> None:
    assert (
        kind_of("Secretary Blinken met with Allies and discussed President Biden’s call with President Putin")
        == MEETING
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("secretary blinkens telephone call with polish foreign minister rau", CALL),
        ("readout of chairman of the joint chiefs of staff gen mark a milleys phone call", CALL),
        ("readout of secretary of defense lloyd j austin iiis bilateral meeting with cana", MEETING),
        ("readout of chairman of the joint chiefs of staff gen mark a milleys meeting wit", MEETING),
        ("readout of chairman of the joint chiefs of staff gen mark a milleys virtual mee", VIRTUAL),
        ("assistant secretary donfrieds trip to ukraine russia and belgium", VISIT),
    ],
)
def test_the_words_of_a_url_are_read_like_a_title(words: str, kind: tuple[str, str]) -> None:
    assert kind_of(words) == kind


@given(st.text(st.characters(), max_size=80))
@settings(derandomize=True, deadline=None)
def test_no_text_raises_and_case_does_not_matter(text: str) -> None:
    assert kind_of(text) == kind_of(text.casefold()) or not text.isascii()
