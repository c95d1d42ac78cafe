"""A page that tells of another place."""

from audit.check.rules import place_mismatch
from audit.model.reading import Page
from tests.check import build

MET = "Secretary Blinken met with Foreign Minister Huitfeldt"


def titled(title: str | None = None, lead: str = "") -> Page:
    return build.page(build.reading(title=title, lead=lead))


def test_another_country_is_a_warning_that_quotes_the_page() -> None:
    (one,) = place_mismatch.find(build.case([build.claim(place="Washington")], [titled(lead=f"{MET} in Riga.")]))
    assert (one.severity, one.confidence) == ("warning", "medium")
    assert one.message == f'The cited page tells of Riga ("{MET} in Riga."); the document tells of Washington.'


def test_a_place_that_agrees_or_is_not_told_is_not_flagged() -> None:
    for page in (titled(lead=f"{MET} in Washington."), titled(lead=MET), build.lost("gone", "http-404")):
        assert not list(place_mismatch.find(build.case([build.claim(place="Washington")], [page])))
