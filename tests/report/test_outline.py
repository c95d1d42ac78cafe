"""What of a report goes where: each claim in one pile, each finding in one block, each page under one host."""

from dataclasses import replace

import pytest

from audit.model.capture import State
from audit.model.finding import CheckedCitation, CheckedClaim, CitationVerdict, Group
from audit.report import json_v1
from audit.report.outline import Outline, Pile, outline
from tests.report import builders

URI = f"{builders.SITE}/page"


def laid_out(*args: object, **parts: object) -> Outline:
    report = builders.report(*args, **parts)  # type: ignore[arg-type]  # the test names the parts
    return outline(json_v1.decode(json_v1.encode(report)))


def test_every_claim_falls_into_exactly_one_pile() -> None:
    sample = outline(json_v1.decode(json_v1.encode(builders.sample())))
    lines = {pile: [claim.line for claim in claims] for pile, claims in sample.piles.items() if claims}
    assert lines == {
        "agrees": [10],
        "differs": [20, 30],
        "partly": [40, 120, 130],
        "silent": [50],
        "nowhere": [60],
        "blocked": [70],
        "unavailable": [80],
        "not-held": [90],
        "uncited": [100, 101, 102],
        "planned": [110],
    }


@pytest.mark.parametrize(
    ("state", "cause", "pile"),
    [
        ("gone", "soft-404", "nowhere"),
        ("broken", "truncated", "nowhere"),
        ("invalid", "invalid-url", "nowhere"),
        ("blocked", "challenge:vendor", "blocked"),
        ("unavailable", "http-503", "unavailable"),
        ("refused", "refused-address", "refused"),
        ("unchecked", "network-down", "network-down"),
        ("unchecked", "not-on-cassette", "not-held"),
        ("unchecked", "body-not-stored", "facts-only"),
        ("unchecked", "removed-on-request", "removed"),
        ("unchecked", "not-asked", "not-asked"),
    ],
)
def test_a_claim_without_a_usable_page_goes_by_why_there_is_none(state: State, cause: str, pile: Pile) -> None:
    verdict: CitationVerdict = "unchecked" if state == "unchecked" else "unreachable"
    claim = builders.compared(builders.statement(1, [URI]), verdict)
    piles = laid_out([claim], [builders.lost(URI, state, cause)]).piles
    assert [name for name, claims in piles.items() if claims] == [pile]


def test_a_dead_link_counts_before_a_closed_door() -> None:
    other = f"{URI}/2"
    claim = builders.compared(builders.statement(1, [URI, other]), "unreachable")
    pages = [builders.lost(URI, "blocked", "http-403"), builders.lost(other, "gone", "http-404")]
    assert laid_out([claim], pages).piles["nowhere"]


def test_a_claim_whose_page_the_report_lacks_was_not_asked_for() -> None:
    claim = builders.compared(builders.statement(1, [URI]), "unchecked")
    assert laid_out([claim]).piles["not-asked"]


def test_errors_and_warnings_are_to_be_decided_by_gravity_then_groups_first_then_by_line() -> None:
    claims = [builders.statement(line) for line in (1, 2, 3, 4, 5)]
    warning = [builders.finding("a", "warning", claim) for claim in claims[:2]]
    error = builders.finding("b", "error", claims[2])
    grouped = [builders.finding("c", "note", claims[3]), builders.finding("c", "warning", claims[4])]
    plan = laid_out(
        [builders.compared(claim, "unchecked", of_claim="uncited") for claim in claims],
        findings=[*warning, error, *grouped],
        groups=[Group("g", "one cause", tuple(finding.id for finding in grouped))],
    )
    assert [[finding.line for finding in block.findings] for block in plan.decide] == [[3], [4, 5], [1], [2]]
    assert plan.decide[1].severity == "warning"
    assert plan.notes == ()


def test_what_is_unsure_comes_after_all_of_its_gravity_that_is_surer() -> None:
    claims = [builders.statement(line) for line in (1, 2, 3)]
    unsure = replace(builders.finding("a", "warning", claims[0]), confidence="low")
    sure = builders.finding("a", "warning", claims[1])
    note = builders.finding("b", "note", claims[2])
    plan = laid_out(
        [builders.compared(claim, "unchecked", of_claim="uncited") for claim in claims], findings=[unsure, sure, note]
    )
    assert [block.findings[0].line for block in plan.decide] == [2, 1]


def test_notes_need_no_decision() -> None:
    claim = builders.statement(1)
    plan = laid_out(
        [builders.compared(claim, "unchecked", of_claim="uncited")], findings=[builders.finding("a", "note", claim)]
    )
    assert plan.decide == ()
    assert [block.severity for block in plan.notes] == ["note"]


def test_hosts_are_counted_by_distinct_page_the_most_cited_first() -> None:
    pages = [
        builders.page("https://b.example/1"),
        builders.page("https://a.example/1"),
        builders.lost("https://b.example/2", "gone", "http-404"),
        builders.page("https://B.example:8080/3"),
        builders.lost("mailto:nobody", "invalid", "invalid-url"),
    ]
    hosts = [(line.host, line.pages, dict(line.conditions)) for line in laid_out(pages=pages).hosts]
    assert hosts == [("b.example", 3, {"ok": 2, "gone": 1}), ("", 1, {"invalid": 1}), ("a.example", 1, {"ok": 1})]


def test_what_a_replay_had_no_answer_for_is_called_by_what_the_recording_is() -> None:
    example = builders.facts(basis="reconstructed", reconstruction=builders.reconstruction())
    assert laid_out(run=example).not_held == "not in the example"
    assert laid_out().not_held == "not in the recording"


def test_a_difference_in_the_url_of_a_page_that_was_not_read_is_a_claim_that_may_differ() -> None:
    unsure = replace(builders.field("date", "differ", by_url=True), confidence="low")
    claim = builders.compared(builders.statement(1, [URI]), "unchecked", [unsure], basis="url-only")
    plan = laid_out([claim], [builders.lost(URI, "unchecked", "not-on-cassette")])
    assert plan.pile[claim.claim.id] == "may-differ"


def test_what_another_page_of_the_claim_agrees_on_is_no_difference_of_the_claim() -> None:
    claim = builders.statement(1, [URI, f"{URI}/2"])
    unsure = replace(builders.field("counterpart", "differ"), confidence="low")
    links = [
        CheckedCitation(claim.citations[0], "partly", "recorded", (unsure,)),
        CheckedCitation(claim.citations[1], "partly", "recorded", (builders.field("counterpart", "agree"),)),
    ]
    assert laid_out([CheckedClaim(claim, "partly", tuple(links))]).pile[claim.id] == "partly"
