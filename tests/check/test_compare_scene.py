"""Who takes part in the event that a title or a sentence tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.check.compare.scene import NOTHING, scene
from audit.model.claim import Party
from audit.text.names import surname

BOTH = "biden scholz"
WORDS = [
    "A’s",
    "call",
    "met",
    "with",
    "and",
    ",",
    "on",
    "President",
    "the",
    "s’",
    "was hosted by",
    "joint statement by",
]


def called(parties: tuple[Party, ...]) -> str:
    """The folded surnames, or what stands for one without."""
    return " ".join(surname(one.name) if one.name else (one.country or one.role or "?").casefold() for one in parties)


@pytest.mark.parametrize(
    ("title", "actors", "counterparts"),
    [
        ("Secretary Blinken’s Call with Danish Foreign Minister Kofod", "blinken", "kofod"),
        ("Secretary Haines’ Meeting with EU High Representative Borrell", "haines", "borrell"),
        ("Readout of Secretary of Defense Austin’s Phone Call with UK Secretary of State Wallace", "austin", "wallace"),
        ("Prime Minister Lund talks to Chancellor Scholz on the phone", "lund", "scholz"),
        ("READOUT: Gen. Milley's Meeting With French Gen. Thierry Burkhard", "milley", "burkhard"),
        ("Readout of President Joe Biden Call with Prime Minister Justin Trudeau of Canada", "biden", "trudeau"),
        (
            "Statement by NSC Spokesperson Emily Horne on National Security Advisor Jake Sullivan’s Call with Yermak",
            "sullivan",
            "yermak",
        ),
        ("Background Press Call by Officials on President Biden’s Call with President Xi", "biden", "xi"),
        ("Call Between President Biden and Chancellor Scholz", BOTH, BOTH),
        ("Working Lunch with Chancellor Scholz", "", "scholz"),
        ("Six-monthly consultations with Chancellor Scholz", "", "scholz"),
        ("Two-day talks with Chancellor Scholz", "", "scholz"),
        ("Third round of consultations with Chancellor Scholz", "", "scholz"),
        ("Secretary Blinken Introductory Call with Foreign Minister Kuleba", "blinken", "kuleba"),
        ("Courtesy Call with the Crown Prince of Abu Dhabi", "", "crown prince of abu dhabi"),
        ("Secretary Blinken Meets with Norwegian Foreign Minister Huitfeldt", "blinken", "huitfeldt"),
        ("Secretary Blinken Speaks with Foreign Minister Kuleba", "blinken", "kuleba"),
        ("Vice President Harris Hosts President Andrzej Duda", "harris", "duda"),
        ("Secretary Austin and Chairman Milley Hold a Call With Minister Reznikov", "austin milley", "reznikov"),
        ("President Biden and Chancellor Scholz at a Joint Press Availability", BOTH, BOTH),
        ("Joint Statement by President Biden and Chancellor Scholz", BOTH, BOTH),
        ("Secretary Blinken And Foreign Minister Lavrov Before Their Meeting", "blinken lavrov", "blinken lavrov"),
        ("Remarks by President Biden and Chancellor Scholz Before Bilateral Meeting", BOTH, BOTH),
        ("Foreign Secretary meets Israeli Foreign Minister Yair Lapid", "foreign secretary", "lapid"),
        ("Secretary Blinken’s Audience with His Holiness Pope Francis", "blinken", "francis"),
        ("Deputy Secretary Hicks Addresses the B9 Defense Ministerial", "hicks", ""),
        ("Secretary Blinken’s Travel to Latvia and Sweden", "blinken", ""),
        ("Statement by Vice President Kamala Harris on Her Trip to France", "harris", ""),
    ],
)
def test_a_title_names_who_acts_and_with_whom(title: str, actors: str, counterparts: str) -> None:
    found = scene(title)
    assert (called(found.actors), called(found.counterparts)) == (actors, counterparts)


@pytest.mark.parametrize(
    ("sentence", "actors", "counterparts"),
    [
        (
            "President Joseph R. Biden, Jr. spoke today with President Volodymyr Zelenskyy of Ukraine.",
            "biden",
            "zelenskyy",
        ),
        (
            "Advisor Jake Sullivan spoke by phone today with Pawel Soloch, Bureau Chief, and Jan Szczerski, Minister.",
            "sullivan",
            "soloch szczerski",
        ),
        (
            "The below is attributable to Spokesperson Ned Price: Secretary Blinken met with Anniken Huitfeldt today.",
            "blinken",
            "huitfeldt",
        ),
        (
            "John F. Kirby provided the following readout: Secretary Lloyd Austin III hosted Minister Reznikov today.",
            "austin",
            "reznikov",
        ),
        ("Today, President Biden and Chancellor Scholz held a call.", BOTH, BOTH),
        ("President Biden and Chancellor Scholz spoke yesterday.", BOTH, BOTH),
        ("On December 9, 2021, Secretary Blinken held a call with Foreign Minister Kuleba.", "blinken", "kuleba"),
        (
            "Secretary Blinken met today in Riga, on the margins of the ministerial, with President Egils Levits.",
            "blinken",
            "levits",
        ),
        (
            "WASHINGTON, Dec. 9, 2021 — Secretary Austin spoke with his Polish counterpart Błaszczak.",
            "austin",
            "blaszczak",
        ),
        ("Secretary Blinken called Polish Foreign Minister Rau today.", "blinken", "rau"),
        ("Prime Minister Mitsotakis was received by President Biden at the White House.", "mitsotakis", "biden"),
        ("Secretary Blinken met with the French Foreign Minister.", "blinken", "france"),
        ("Minister Joly discussed trade with the President of Serbia, Milorad Tadic, by phone.", "joly", "tadic"),
        ("Minister Tadic visited headquarters this morning for a meeting with Minister Joly.", "tadic", "joly"),
        ("Commencing at 6:30 p.m., Mr. Sato, Minister of Japan, held a talk with Mr. Tadic.", "sato", "tadic"),
        (
            "Today, President El-Sisi received a phone call from the Prime Minister of Italy, Ms. Meloni.",
            "el-sisi",
            "meloni",
        ),
        ("Minister Hauge today received telephone calls from H.E. Mr. Moon, President of Korea.", "hauge", "moon"),
    ],
)
def test_a_sentence_names_who_acts_and_with_whom(sentence: str, actors: str, counterparts: str) -> None:
    found = scene(sentence)
    assert (called(found.actors), called(found.counterparts)) == (actors, counterparts)
    assert not found.listed


@pytest.mark.parametrize(
    "sentence",
    [
        "The two leaders discussed cooperation with Ukraine.",
        "They also discussed the meeting with President Putin.",
        "President Biden briefed leaders on his call with President Putin.",
        "Secretary Blinken briefed on Secretary Austin’s recent conversation with Minister Reznikov.",
        "Secretary Blinken met today to discuss cooperation with Ukraine.",
        "Following his meeting with President Putin, President Biden spoke to the press.",
    ],
)
def test_an_event_that_is_only_spoken_of_has_no_counterpart_here(sentence: str) -> None:
    assert scene(sentence).counterparts == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Crop Insurance Rates",
        "They reaffirmed their commitment.",
        "I will travel to France tonight.",
        "Today I travelled to Suva.",
        "News conference following Russian-French talks",
    ],
)
def test_a_sentence_that_tells_no_event_of_anybody_tells_nothing(sentence: str) -> None:
    assert scene(sentence) == NOTHING


def test_a_list_of_those_present_adds_to_those_who_are_named_elsewhere() -> None:
    found = scene("Joining the call were the following leaders: - Bulgarian President Radev - Estonian President Karis")
    assert (called(found.counterparts), found.listed) == ("radev karis", True)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["A’s", "call", "met", "with", "and", ",", "on", "President", "the", "s’"])).map(
        " ".join
    )
)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_no_sentence_makes_it_fail(sentence: str) -> None:
    assert scene(sentence) == scene(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "DUSHANBE, 26.01.2017. /NIAT/ – ",
        "DUSHANBE, 26.01.2017 /NIAT/. ",
        "KYIV, January 5 /Ukrinform/. ",
        "NEW YORK, 5 January 2022 /Agency of News/ ",
        "KYIV /Ukrinform/ — ",
    ],
)
def test_an_agencys_dateline_names_nobody(line: str) -> None:
    found = scene(f"{line}President Rahmon met with Foreign Minister Kuleba.")
    assert (called(found.actors), called(found.counterparts)) == ("rahmon", "kuleba")


@pytest.mark.parametrize(
    ("sentence", "actors", "counterparts"),
    [
        ("MANILA, Feb. 20 (Agency) - Secretary Ruth Lindqvist met Minister Ana Reyes.", "lindqvist", "reyes"),
        ("LANSING, Mich., February 28, 2023 – Governor Dana Whitt met with Eva Holm.", "whitt", "holm"),
        ("Kyiv, 5 May — President Taras Hordiienko met with Chancellor Brückner.", "hordiienko", "bruckner"),
        ("BRASILIA (Agency) - President Cavalcanti received President Mujica.", "cavalcanti", "mujica"),
    ],
)
def test_the_line_that_tells_where_and_when_a_report_was_filed_names_nobody(
    sentence: str, actors: str, counterparts: str
) -> None:
    found = scene(sentence)
    assert (called(found.actors), called(found.counterparts)) == (actors, counterparts)


@pytest.mark.parametrize(
    ("sentence", "actors", "counterparts"),
    [
        ("Secretary Lindqvist met his Philippine counterpart Carlito Santos on Monday.", "lindqvist", "santos"),
        ("Minister Haavisto travels to Riga, where he meets his Latvian colleague Juris Kalns.", "haavisto", "kalns"),
        ("Prime Minister Achebe told Haitian Prime Minister Jean Noël in a phone call that help is near.",
         "achebe", "noel"),
        ("David Penrose thanked the Qatari prime minister, Sheikh Hamad Al Khater, in a phone call on Wednesday.",
         "penrose", "al khater"),
        ("In a call with Commissioner Thierry Blanc today, Chief Executive Eva Holm welcomed the act.",
         "holm", "blanc"),
        ("President Yun Sang-ho and Prime Minister Fumio Kato held talks in Tokyo.", "sang-ho kato", "sang-ho kato"),
        ("Minister Lund met Minister Berg in Stockholm on December 3 and Minister Krogh in Copenhagen on December 5.",
         "lund", "berg krogh"),
        ("Secretary Ansel spoke on December 8 with Minister Virtanen and on December 9 with Minister Hauge.",
         "ansel", "virtanen hauge"),
        ("Albright rings Hopkins over migration", "albright", "hopkins"),
    ],
)  # fmt: skip
def test_agencies_and_newspapers_tell_an_event_in_words_of_their_own(
    sentence: str, actors: str, counterparts: str
) -> None:
    found = scene(sentence)
    assert (called(found.actors), called(found.counterparts)) == (actors, counterparts)


@pytest.mark.parametrize(
    "sentence",
    ["He told reporters in Riga that talks go on.", "She thanked Norway for its help in a difficult year."],
)
def test_what_is_told_outside_a_call_or_meeting_has_no_counterpart(sentence: str) -> None:
    assert scene(sentence).counterparts == ()
