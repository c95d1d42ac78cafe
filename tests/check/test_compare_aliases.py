"""The other names that the settings give people."""

import pytest

from audit.check.compare.aliases import every_name
from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.model.claim import Party
from audit.model.finding import CheckedClaim, Finding
from tests.check import build

ZELENSKYY = Party("Zelenskyy", "President", "Ukraine", "person")
PEOPLE = (("Volodymyr Zelenskyy", "Selenskyj"), ("Joko Widodo", "Bapak"))
TALK = " They discussed energy, trade and the situation on the border, and agreed to stay in close touch in the days."


def audited(title: str, *people: tuple[str, ...]) -> tuple[CheckedClaim, tuple[Finding, ...]]:
    claim = build.claim(counterparts=(Party("Widodo", "President", "Indonesia", "person"),), text="December 9: a call")
    page = build.page(build.reading(title=title, lead=f"{title} today.{TALK}"))
    found = check(build.document([claim]), {build.URL: page}, CheckPolicy(people=people), build.TODAY)
    return found.claims[0], found.findings


def test_a_person_is_known_by_every_name_of_the_settings_and_by_the_surname_alone() -> None:
    assert [one.name for one in every_name((ZELENSKYY, build.BLINKEN), PEOPLE)] == ["Zelenskyy", "Selenskyj", "Blinken"]
    alias = Party("Selenskyj", "President", "Ukraine", "person")
    assert [one.name for one in every_name((alias,), PEOPLE)] == ["Selenskyj", "Volodymyr Zelenskyy"]


@pytest.mark.parametrize("party", [Party(None, "President", "Ukraine", "person"), Party("NATO", None, None, "body")])
def test_offices_and_bodies_have_no_other_names(party: Party) -> None:
    assert every_name((party,), PEOPLE) == (party,)


def test_a_page_that_uses_another_name_of_the_person_agrees() -> None:
    title = "Secretary Blinken’s Meeting with President Bapak"
    without, findings = audited(title)
    assert {field.field: field.result for field in without.citations[0].fields}["counterpart"] == "differ"
    assert any(one.rule == "participant-contradicted" for one in findings)
    with_alias, findings = audited(title, *PEOPLE)
    (field,) = [one for one in with_alias.citations[0].fields if one.field == "counterpart"]
    assert (field.result, field.claimed) == ("agree", "President Widodo (Indonesia)")
    assert not any(one.rule.startswith("participant") for one in findings)


def test_another_persons_name_still_contradicts() -> None:
    found, _ = audited("Secretary Blinken’s Meeting with President Hollande", *PEOPLE)
    (field,) = [one for one in found.citations[0].fields if one.field == "counterpart"]
    assert (field.result, field.claimed, field.observed) == (
        "differ",
        "President Widodo (Indonesia)",
        "President Hollande",
    )
