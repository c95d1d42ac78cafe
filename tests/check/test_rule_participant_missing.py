"""The rule `participant-missing`."""

from dataclasses import replace

import pytest

from audit.check.rules import participant_missing
from audit.model.capture import CaptureBasis
from audit.model.claim import Claim, Party
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build

TALK = (
    "They discussed energy, trade and the situation on the border, and agreed to stay in close touch in the days ahead."
)
KOFOD = Party("Kofod", "Foreign Minister", "Denmark", "person")


def found(claim: Claim, *pages: Page) -> list[Finding]:
    return list(participant_missing.find(build.case([claim], pages)))


def page(title: str = "Secretary Blinken’s Call with European Allies", lead: str = TALK, uri: str = build.URL) -> Page:
    return build.page(build.reading(uri, title=title, lead=lead))


def test_a_page_that_names_nobody_of_the_claims_is_a_warning_of_low_confidence() -> None:
    (one,) = found(build.claim(), page())
    assert (one.severity, one.confidence, one.claimed) == ("warning", "low", "Foreign Minister Huitfeldt (Norway)")
    assert one.message == (
        "The cited page does not name Foreign Minister Huitfeldt (Norway), whom the document names; "
        "it names European Allies."
    )


def test_the_snippet_is_where_the_page_tells_the_event() -> None:
    (one,) = found(build.claim(), page())
    assert (one.source, one.snippet) == ("h1", "Secretary Blinken’s Call with European Allies")


def test_whoever_a_whole_page_leaves_out_of_those_it_lists_by_name_is_a_warning_of_low_confidence() -> None:
    claim = build.claim(counterparts=(build.HUITFELDT, KOFOD))
    (one,) = found(claim, page("Secretary Blinken’s Call with Foreign Minister Huitfeldt"))
    assert (one.severity, one.confidence, one.claimed) == ("warning", "low", "Foreign Minister Kofod (Denmark)")
    assert one.message.endswith(", and not Foreign Minister Kofod (Denmark).")


@pytest.mark.parametrize(
    ("title", "lead", "basis"),
    [
        ("Secretary Blinken’s Call with Foreign Minister Huitfeldt", TALK, "reconstructed"),
        ("Secretary Blinken’s Call with Foreign Minister Huitfeldt and Other Allies", TALK, "recorded"),
        ("Secretary Blinken’s Trip", f"He will meet Foreign Minister Huitfeldt and others. {TALK}", "recorded"),
    ],
)
def test_a_page_that_names_some_and_leaves_open_who_else_was_there_is_a_note(
    title: str, lead: str, basis: CaptureBasis
) -> None:
    claim = build.claim(counterparts=(build.HUITFELDT, KOFOD))
    (one,) = found(claim, build.page(build.reading(title=title, lead=lead), basis=basis))
    assert (one.severity, one.claimed) == ("note", "Foreign Minister Kofod (Denmark)")


def test_a_page_that_names_more_people_than_the_claim_is_not_flagged() -> None:
    assert not found(build.claim(), page("Secretary Blinken’s Call with Foreign Ministers Huitfeldt and Kofod"))


def test_a_page_that_names_the_country_a_like_name_or_the_group_is_not_flagged() -> None:
    assert not found(build.claim(), page("Secretary Blinken’s Call with the Norwegian Minister"))
    assert not found(build.claim(), page(lead=f"Secretary Blinken spoke with Minister Huitfeld. {TALK}"))
    assert not found(build.claim(), page("Secretary Blinken’s Call with Nordic Counterparts"))


@pytest.mark.parametrize(("whom", "flagged"), [("Norwegian counterpart", False), ("Norwegian Prime Minister", True)])
def test_whom_a_page_does_not_name_may_be_the_one_of_whom_the_claim_names_no_country(
    whom: str,
    flagged: bool,  # noqa: FBT001 - a column
) -> None:
    claim = build.claim(counterparts=(replace(build.HUITFELDT, country=None),))
    assert bool(found(claim, page(f"Secretary Blinken Speaks with {whom}"))) is flagged


def test_a_page_with_little_text_or_in_another_language_is_not_flagged() -> None:
    assert not found(build.claim(), page("Readout", lead="They met."))
    french = build.page(replace(build.reading(title="Entretien avec des alliés", lead=TALK), language="fr"))
    assert not found(build.claim(), french)


def test_a_page_that_was_not_read_is_not_flagged() -> None:
    assert not found(build.claim(), build.lost("gone", "http-404"))


def test_groups_and_bodies_are_not_looked_for() -> None:
    group = Party("European partners", None, None, "group")
    assert not found(build.claim(counterparts=(group,)), page("Secretary Blinken’s Call with Foreign Minister Rau"))


def test_another_page_of_the_claim_that_names_them_is_enough() -> None:
    other = "https://pages.example/other"
    claim = build.claim(uris=(build.URL, other))
    named = page("Secretary Blinken’s Call with Foreign Minister Huitfeldt", uri=other)
    assert not found(claim, page(), named)


def test_whoever_is_surely_replaced_is_another_rules_business() -> None:
    assert not found(build.claim(), page("Secretary Blinken’s Call with Danish Foreign Minister Kofod"))
