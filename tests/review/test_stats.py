"""How often findings turned out to be right."""

from dataclasses import replace
from datetime import date

from audit.review.stats import by_host, by_rule, by_source
from tests.review.cases import decision, finding


def test_what_is_so_counts_for_a_rule_and_false_positives_against_it() -> None:
    made = [
        decision(finding("a"), verdict="accepted"),
        decision(finding("b"), verdict="confirmed"),
        decision(finding("c"), verdict="fixed"),
        decision(finding("d"), verdict="false-positive"),
    ]
    (score,) = by_rule(made)
    assert (score.name, score.right, score.false_positive, score.precision) == ("date-mismatch", 3, 1, 0.75)


def test_the_most_decided_rule_comes_first() -> None:
    made = [decision(finding("a", rule="gone")), decision(finding("b")), decision(finding("c"))]
    assert [score.name for score in by_rule(made)] == ["date-mismatch", "gone"]


def test_only_the_last_word_on_a_finding_counts() -> None:
    made = [
        decision(finding(), verdict="false-positive", on=date(2022, 1, 1)),
        decision(finding(), verdict="confirmed", on=date(2022, 1, 2)),
    ]
    (score,) = by_rule(reversed(made))
    assert (score.right, score.false_positive) == (1, 0)


def test_sources_and_hosts_are_told_apart() -> None:
    here = finding("a", source="near-headline")
    there = finding("b", source="jsonld.datePublished", uri="https://other.example/x")
    made = [decision(here), decision(there, verdict="false-positive")]
    assert {score.name: score.precision for score in by_source(made)} == {"near-headline": 1, "jsonld.datePublished": 0}
    assert {score.name: score.precision for score in by_host(made)} == {"news.example.org": 1, "other.example": 0}


def test_a_finding_without_a_page_or_source_has_none() -> None:
    made = [decision(replace(finding(), uri=None, source=None))]
    assert [score.name for score in by_host(made)] == ["none"]
    assert [score.name for score in by_source(made)] == ["none"]


def test_without_decisions_there_is_nothing_to_tell() -> None:
    assert by_rule([]) == ()
