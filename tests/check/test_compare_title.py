"""The fields `title` and `place`."""

from dataclasses import replace

import pytest

from audit.check.compare.said import Said
from audit.check.compare.title import compare_title
from audit.model.claim import Claim, Party
from audit.model.finding import FieldResult
from tests.check import build

SANNINO = build.claim(
    "2021-12-02",
    text="Deputy Secretary Sherman’s meeting with European External Action Service Secretary General Sannino",
    actors=(build.SHERMAN,),
    counterparts=(Party("Sannino", "European External Action Service Secretary General", None, "person"),),
)
COUNCIL = build.claim(
    "2021-12-16",
    text="December 16: North Atlantic Council meeting and statement on Ukraine",
    actors=(Party("North Atlantic Council", None, None, "body"),),
    counterparts=(),
)


def against(claim: Claim, title: str | None, lead: str = "", uri: str = build.URL) -> FieldResult:
    return compare_title(claim, Said(build.page(build.reading(uri, title=title, lead=lead))))


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        (build.claim(), "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt"),
        (build.claim(), "Readout of the Secretary’s Meeting with Minister Huitfeldt"),
        (COUNCIL, "Statement by the North Atlantic Council on the situation in and around Ukraine"),
    ],
)
def test_a_title_that_names_the_event_and_a_party_agrees(claim: Claim, title: str) -> None:
    assert against(claim, title).result == "agree"


@pytest.mark.parametrize(
    "title", ["Crop Insurance Rates for the Coming Season", "Astronomers Discover Frozen Comets Near Neptune"]
)
def test_a_title_with_nothing_in_common_differs(title: str) -> None:
    assert against(build.claim(), title).result == "differ"


def test_a_difference_is_surer_when_a_whole_lead_names_nobody_either() -> None:
    lead = "Farmers will pay more for hail insurance in the coming season, the ministry of agriculture said."
    assert against(build.claim(), "Crop Insurance Rates").confidence == "low"
    assert against(build.claim(), "Crop Insurance Rates", lead).confidence == "medium"


@pytest.mark.parametrize(
    ("title", "lead", "uri"),
    [
        ("Press Release on Northern Fisheries", "Foreign Minister Huitfeldt received the delegation.", build.URL),
        ("Northern Fisheries Agreement", "", "https://pages.example/blinken-huitfeldt-fisheries"),
        ("Readout", "", build.URL),
        ("Department of State", "", build.URL),
        ("Norwegian Fisheries Agreement", "", build.URL),
    ],
)
def test_a_party_in_lead_or_url_a_shared_word_or_an_empty_title_is_no_difference(
    title: str, lead: str, uri: str
) -> None:
    assert against(build.claim(), title, lead, uri).result != "differ"


def test_a_body_is_known_by_its_initials() -> None:
    title = "EU-U.S.: Joint Press Release by the EEAS and Department of State on the High-Level Consultations"
    assert against(SANNINO, title).result == "silent"


def test_a_title_in_another_language_proves_nothing() -> None:
    page = build.page(replace(build.reading(title="Neue Tarife für Hagelversicherungen"), language="de"))
    assert compare_title(build.claim(), Said(page)).result == "silent"


def test_without_a_title_the_field_is_silent() -> None:
    assert against(build.claim(), None).observed is None


def test_a_long_claim_is_repeated_cut_in_each_of_its_results() -> None:
    claim = replace(SANNINO, text="met " * 1_000)
    assert len(against(claim, None).claimed) == len(against(claim, "Some Other Title").claimed) == 501
