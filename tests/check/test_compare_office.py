"""Offices without a name, on pages and in claims."""

from dataclasses import replace
from datetime import date

import pytest

from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.model.claim import Party
from audit.model.finding import Checked, FieldResult
from audit.text.offices import Office, Term
from tests.check import build

BIDEN = Party("Biden", "President", None, "person")
PRESIDENT = Party(None, "President", None, "person")
PAGE = "https://www.whitehouse.gov/briefing-room/readout"
TALK = " They discussed energy, trade and the situation on the border, and agreed to stay in close touch in the days."


def audited(  # noqa: PLR0913 - one comparison
    actor: Party,
    title: str,
    lead: str = "",
    *,
    uri: str = PAGE,
    published: str | None = "2021-12-09",
    source: str | None = None,
    policy: CheckPolicy | None = None,
    text: str = "December 9: a meeting",
) -> Checked:
    one = build.claim(actors=(actor,), uris=(uri,), text=text)
    page = build.page(build.reading(uri, title=title, lead=lead, dated=build.published(published)))
    cited = build.document([one])
    cited = replace(cited, document=replace(cited.document, source=source))
    return check(cited, {uri: page}, policy or CheckPolicy(), build.TODAY)


def actor(found: Checked) -> FieldResult:
    return next(one for one in found.claims[0].citations[0].fields if one.field == "actor")


def outcome(found: Checked) -> tuple[str, str]:
    return actor(found).result, actor(found).confidence


def test_the_president_of_a_page_is_who_held_the_office_that_day_at_medium_confidence() -> None:
    found = audited(BIDEN, "Readout of the President’s Meeting with Norwegian Foreign Minister Huitfeldt")
    assert outcome(found) == ("agree", "medium")


def test_a_page_of_another_holder_of_the_office_differs_at_medium_confidence_and_is_a_warning() -> None:
    title = "Readout of the President’s Meeting with Norwegian Foreign Minister Huitfeldt"
    found = audited(Party("Trump", "President", None, "person"), title)
    assert outcome(found) == ("differ", "medium")
    assert [one.severity for one in found.findings if one.rule == "participant-contradicted"] == ["warning"]


@pytest.mark.parametrize(
    ("title", "published", "uri"),
    [
        ("Readout of the President’s Meeting with Foreign Minister Huitfeldt", None, PAGE),
        ("Readout of the President’s Meeting with Foreign Minister Huitfeldt", "2021-01-20", PAGE),
        ("Readout of the President’s Meeting with Foreign Minister Huitfeldt", "2021-12-09", build.URL),
        ("Readout of the former President’s Meeting with Foreign Minister Huitfeldt", "2021-12-09", PAGE),
        ("Readout of the then-President’s Meeting with Foreign Minister Huitfeldt", "2021-12-09", PAGE),
    ],
)
def test_an_office_that_is_not_surely_one_persons_says_nothing(title: str, published: str | None, uri: str) -> None:
    assert actor(audited(BIDEN, title, published=published, uri=uri)).result == "silent"


def test_the_lead_counts_where_the_title_names_nobody() -> None:
    lead = f"The President met today with Norwegian Foreign Minister Huitfeldt.{TALK}"
    assert outcome(audited(BIDEN, "A meeting at the White House", lead)) == ("agree", "medium")


def test_a_document_s_office_is_held_for_its_own_publisher_not_for_the_page_s() -> None:
    title = "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt"
    role = Party(None, "Secretary", None, "person")
    state = audited(role, title, uri=build.URL, source="https://www.state.gov/a-list")
    assert outcome(state) == ("agree", "medium")
    assert actor(state).claimed == "Secretary (read as Blinken)"
    defense = audited(role, title.replace("Secretary ", ""), uri=build.URL, source="https://www.defense.gov/a-list")
    assert outcome(defense) == ("differ", "medium")


def test_a_document_s_office_without_a_publisher_stays_an_office() -> None:
    found = audited(PRESIDENT, "President Biden’s Meeting with Norwegian Foreign Minister Huitfeldt", uri=build.URL)
    assert (actor(found).result, actor(found).claimed) == ("agree", "President")


def test_the_office_of_another_is_not_named_by_a_longer_one() -> None:
    title = "Vice President Harris’s Meeting with Norwegian Foreign Minister Huitfeldt"
    found = audited(PRESIDENT, title, uri=build.URL, source="https://www.whitehouse.gov/a-list")
    assert outcome(found) == ("differ", "medium")
    assert actor(audited(PRESIDENT, title, uri=build.URL)).result == "silent"


def test_a_document_s_former_office_is_nobodys_of_that_day() -> None:
    title = "Donald Trump’s Meeting with Norwegian Foreign Minister Huitfeldt"
    source = "https://www.whitehouse.gov/a-list"
    told = "December 9: the former President met with Foreign Minister Huitfeldt"
    assert actor(audited(PRESIDENT, title, uri=build.URL, source=source, text=told)).result == "silent"


def test_a_project_may_tell_who_held_an_office() -> None:
    term = Term("Meyer", date(2021, 1, 1), date.max)
    own = Office(frozenset({"pages.example"}), frozenset({("minister",)}), None, (term,))
    title = "Readout of the Minister’s Meeting with Norwegian Foreign Minister Huitfeldt"
    meyer = Party("Meyer", "Minister", None, "person")
    assert actor(audited(meyer, title, uri=build.URL)).result == "silent"
    known = audited(meyer, title, uri=build.URL, policy=CheckPolicy(offices=(own,)))
    assert outcome(known) == ("agree", "medium")
