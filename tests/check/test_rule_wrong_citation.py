"""The rule `wrong-citation`, and the findings it stands for."""

from audit.check.policy import CheckPolicy
from audit.check.rules import wrong_citation
from audit.model.finding import Finding
from audit.model.reading import Page
from tests.check import build

OTHER = "Secretary of Defense Austin’s Call with Danish Foreign Minister Kofod"


def found(page: Page) -> list[Finding]:
    return list(wrong_citation.find(build.case([build.claim("2021-12-09")], [page])))


def page(title: str, day: str, *, recorded: bool = True) -> Page:
    reading = build.reading(title=title, events=(build.event(day, "on that day"),))
    return build.page(reading, basis="recorded" if recorded else "reconstructed")


def test_a_page_that_differs_in_several_fields_is_one_error_that_tells_them_all() -> None:
    (one,) = found(page(OTHER, "2021-11-03"))
    assert (one.severity, one.confidence) == ("error", "high")
    assert one.message == (
        "The cited page seems to be of another event: it gives November 3 for December 9, tells of a call where the "
        "document has meeting, names Secretary of Defense Austin where the document has Secretary Blinken and names "
        "Foreign Minister Kofod (Denmark) where the document has Foreign Minister Huitfeldt (Norway)."
    )
    assert one.suggestion == "Check whether the link leads to the page that was meant."


def test_it_stands_instead_of_a_finding_for_each_field() -> None:
    claim = build.claim("2021-12-09")
    every = build.checked([claim], [page(OTHER, "2021-11-03")]).findings
    assert build.rules(every) == ["wrong-citation"]


def test_where_it_is_off_the_single_findings_stand() -> None:
    policy = CheckPolicy({"wrong-citation": "off"})
    every = build.checked([build.claim("2021-12-09")], [page(OTHER, "2021-11-03")], policy=policy).findings
    assert set(build.rules(every)) == wrong_citation.SUPERSEDES - {"participant-missing"}


def test_a_reconstructed_page_gives_a_warning_at_most() -> None:
    (one,) = found(page(OTHER, "2021-11-03", recorded=False))
    assert one.severity == "warning"


def test_a_page_that_differs_in_one_field_alone_is_not_flagged() -> None:
    title = "Secretary Blinken’s Meeting with Norwegian Foreign Minister Huitfeldt"
    assert not found(page(title, "2021-11-03"))
    assert not found(page("Secretary Blinken’s Meeting with Danish Foreign Minister Kofod", "2021-12-09"))


def test_doubtful_differences_do_not_count() -> None:
    published = build.page(build.reading(title="Secretary Blinken’s Meeting with Danish Foreign Minister Kofod"))
    assert not found(published)


def test_a_planned_claim_is_not_judged() -> None:
    case = build.case([build.claim("2021-12-09", modality="planned")], [page(OTHER, "2021-11-03")])
    assert not list(wrong_citation.find(case))
