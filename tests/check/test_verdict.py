"""Verdicts of citations and claims, by the table."""

import pytest

from audit.check.verdict import WORST_FIRST, basis_of, citation_verdict, claim_verdict, gravity
from audit.model.finding import Basis, CitationVerdict, FieldName, FieldResult, Result, Severity
from audit.model.reading import Confidence
from tests.check import build


def field(name: FieldName, result: Result, sure: Confidence = "high", source: str = "h1") -> FieldResult:
    return FieldResult(name, "this", None if result == "silent" else "that", result, source, None, sure)


DATE, ACTOR, KIND = field("date", "agree"), field("actor", "agree"), field("kind", "agree")
COUNTERPART, TITLE, PLACE = field("counterpart", "agree"), field("title", "agree"), field("place", "agree")
SILENT = field("date", "silent")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ((DATE, COUNTERPART), "supported"),
        ((DATE, ACTOR), "supported"),
        ((DATE, TITLE), "supported"),
        ((DATE, KIND, PLACE), "partly"),
        ((DATE,), "partly"),
        ((SILENT, COUNTERPART, TITLE, KIND, ACTOR), "partly"),
        ((SILENT,), "not-stated"),
        ((), "not-stated"),
        ((DATE, COUNTERPART, field("kind", "differ")), "contradicted"),
        ((DATE, COUNTERPART, field("kind", "differ", "medium")), "contradicted"),
        ((DATE, COUNTERPART, field("title", "differ", "low")), "partly"),
        ((field("date", "differ", "low"), COUNTERPART), "partly"),
        ((field("date", "differ", "low"),), "not-stated"),
        ((field("date", "differ"), COUNTERPART, ACTOR, TITLE), "contradicted"),
    ],
)
def test_a_page_that_was_read_is_judged_by_its_fields(
    fields: tuple[FieldResult, ...], expected: CitationVerdict
) -> None:
    assert citation_verdict(build.page(), fields) == expected


def test_without_a_body_agreement_of_the_url_supports_nothing() -> None:
    agreeing = (field("counterpart", "agree", "low", "url:words"), field("actor", "agree", "low", "url:words"))
    assert citation_verdict(build.lost("gone", "http-404"), agreeing) == "unreachable"
    assert citation_verdict(build.lost("blocked", "http-403"), agreeing) == "unreachable"
    assert citation_verdict(build.lost("unchecked", "not-on-cassette"), agreeing) == "unchecked"


def test_without_a_body_a_confident_difference_of_the_url_contradicts() -> None:
    differing = (field("kind", "differ", "medium", "url:words"),)
    assert citation_verdict(build.lost("unchecked", "not-on-cassette"), differing) == "contradicted"


def test_a_page_published_on_the_claimed_day_that_states_no_event_date_is_partly_not_supported() -> None:
    read = build.reading(dated=build.published("2021-12-09"))
    assert build.checked([build.claim()], [build.page(read)]).claims[0].verdict == "partly"


def test_a_page_that_states_the_event_is_supported() -> None:
    read = build.reading(dated=build.published("2021-12-09"), events=(build.event("2021-12-09"),))
    assert build.checked([build.claim()], [build.page(read)]).claims[0].verdict == "supported"


def test_the_basis_is_that_of_the_body_or_the_url() -> None:
    assert basis_of(build.page()) == "recorded"
    assert basis_of(build.page(basis="reconstructed")) == "reconstructed"
    assert basis_of(build.lost("gone", "http-404")) == "url-only"


def test_every_citation_verdict_has_its_place_in_the_order() -> None:
    assert WORST_FIRST == ("contradicted", "unreachable", "not-stated", "unchecked", "partly", "supported")


def test_a_claim_is_the_worst_of_its_citations() -> None:
    assert claim_verdict(build.claim(), ["supported", "unchecked", "partly"]) == "unchecked"
    assert claim_verdict(build.claim(), ["supported", "contradicted"]) == "contradicted"
    assert claim_verdict(build.claim(), ["supported"]) == "supported"


def test_a_claim_without_citations_is_uncited_and_a_plan_is_planned_either_way() -> None:
    assert claim_verdict(build.claim(uris=()), []) == "uncited"
    assert claim_verdict(build.claim(uris=(), modality="planned"), []) == "planned"
    assert claim_verdict(build.claim(modality="planned"), ["contradicted"]) == "planned"


def test_a_page_that_was_not_supplied_counts_as_not_asked() -> None:
    found = build.checked([build.claim()]).claims[0]
    assert (found.verdict, found.citations[0].basis) == ("unchecked", "url-only")


@pytest.mark.parametrize(
    ("sure", "source", "basis", "expected"),
    [
        ("high", "h1", "recorded", "error"),
        ("high", "h1", "reconstructed", "warning"),
        ("high", "url:words", "url-only", "warning"),
        ("high", "url:words", "recorded", "warning"),
        ("medium", "h1", "recorded", "warning"),
        ("low", "h1", "recorded", "warning"),
    ],
)
def test_only_a_sure_difference_of_a_recorded_page_is_an_error(
    sure: Confidence, source: str, basis: Basis, expected: Severity
) -> None:
    assert gravity(field("date", "differ", sure, source), basis) == expected


def test_of_several_pages_of_a_claim_each_need_only_support_its_part() -> None:
    other = "https://pages.example/press"
    claim = build.claim(uris=(build.URL, other))
    press = build.page(build.reading(other, title="Secretary Blinken’s Call with Danish Foreign Minister Kofod"))
    alone = build.checked([build.claim(uris=(other,))], [press]).claims[0]
    assert alone.verdict == "contradicted"
    both = build.checked([claim], [build.page(), press]).claims[0]
    assert [one.verdict for one in both.citations] == ["partly", "partly"]
