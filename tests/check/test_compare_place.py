"""The field `place`: named, of the same country, or told to be elsewhere."""

import pytest

from audit.check.compare.place import compare_place
from audit.check.compare.said import Said
from audit.model.claim import Kind, Mode
from audit.model.finding import FieldResult
from audit.model.reading import Page
from tests.check import build

MET = "Secretary Blinken met with Foreign Minister Huitfeldt"


def titled(title: str | None = None, lead: str = "") -> Page:
    return build.page(build.reading(title=title, lead=lead))


def against(place: str, page: Page, kind: Kind = "meeting", mode: Mode = "in-person") -> FieldResult:
    return compare_place(build.claim(place=place, kind=kind, mode=mode), Said(page))


@pytest.mark.parametrize(
    ("place", "page", "sure"),
    [
        ("Riga", titled("Secretary Blinken’s Meeting in Riga"), "high"),
        ("Riga", titled(lead=f"{MET} today in Riga."), "medium"),
        ("Ukraine", titled(lead=f"{MET} today in Kyiv."), "medium"),
        ("Washington", titled(lead=f"{MET} in the United States."), "medium"),
        ("Stockholm, Sweden", titled(lead=f"{MET} in Stockholm."), "medium"),
    ],
)
def test_the_place_itself_or_one_of_its_country_agrees(place: str, page: Page, sure: str) -> None:
    field = against(place, page)
    assert (field.result, field.confidence) == ("agree", sure)


@pytest.mark.parametrize(
    ("place", "page"),
    [
        ("Washington", titled(lead=f"{MET} today in Riga, Latvia.")),
        ("Washington", titled(f"{MET} in Riga")),
        ("France", titled(lead="Secretary Blinken met today in London with Foreign Minister Huitfeldt.")),
    ],
)
def test_an_event_told_to_be_in_another_country_differs(place: str, page: Page) -> None:
    field = against(place, page)
    assert (field.result, field.confidence) == ("differ", "medium")


@pytest.mark.parametrize(
    "lead",
    [
        f"{MET} today to discuss the situation in Ukraine.",
        f"{MET}. They spoke of the elections in Libya.",
        f"{MET} in Geneva.",
        f"{MET} in person.",
        "They agreed that diplomacy in Kyiv goes on.",
        "Secretary Blinken called Foreign Minister Huitfeldt, who was in London.",
        "",
    ],
)
def test_a_place_that_is_only_spoken_of_or_not_known_contradicts_nothing(lead: str) -> None:
    assert against("Washington", titled(lead=lead)).result == "silent"


def test_a_place_nobody_knows_is_contradicted_by_none() -> None:
    assert against("the Rose Garden", titled(lead=f"{MET} in Riga.")).result == "silent"


def test_a_call_is_nowhere() -> None:
    page = titled(lead=f"{MET} in Riga.")
    assert against("Washington", page, "call", "remote").result == "silent"
    assert against("Washington", page, "meeting", "remote").result == "silent"


@pytest.mark.parametrize(
    "lead", ["Secretary Blinken visited Doha today.", "Secretary Blinken travelled to Qatar today."]
)
def test_a_visit_differs_from_one_to_another_country(lead: str) -> None:
    assert against("Azerbaijan", titled("Secretary Blinken’s journey", lead), "visit").result == "differ"


@pytest.mark.parametrize(
    "lead",
    [
        "He visited Doha today and will go on to Azerbaijan.",
        "He visited Armenia and Azerbaijan.",
        "After visiting Doha he met Azerbaijani officials.",
        "He spoke with Prince Tamim, who visited Armenia last week.",
    ],
)
def test_a_visit_is_not_contradicted_where_its_country_is_named_or_another_journey_told(lead: str) -> None:
    assert against("Azerbaijan", titled("Secretary Blinken’s journey", lead), "visit").result != "differ"
