"""Every rule together: order, policy, and laws that hold for any input."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.check.comparing import Comparing
from audit.check.policy import CheckPolicy, Setting
from audit.check.registry import RULES, check, codes
from audit.model.capture import State
from audit.model.claim import CitedDocument, Claim, Party
from audit.model.document import DateInterval
from audit.model.finding import Checked
from audit.model.reading import Choice, Event, Evidence, Page, Reading
from tests.check import build

PAGES = [
    build.page(build.reading(events=(build.event("2021-12-10", "yesterday"),))),
    build.lost("gone", "http-404", "https://pages.example/gone"),
]
CLAIMS = [
    build.claim("2021-12-11", line=8),
    build.claim("2021-12-12", uris=("https://pages.example/gone",), line=3),
    build.claim("2021-12-12", uris=(), line=5),
]


def found(severities: Mapping[str, Setting] | None = None) -> Checked:
    return build.checked(CLAIMS, PAGES, policy=CheckPolicy(severities or {}))


def test_claims_stand_in_document_order_and_findings_by_line() -> None:
    result = found()
    assert [one.claim for one in result.claims] == CLAIMS
    assert [(one.line, one.rule) for one in result.findings] == [
        (3, "gone"),
        (5, "uncited-claim"),
        (8, "date-mismatch"),
    ]


def test_a_rule_that_is_off_finds_nothing_and_leaves_the_verdict() -> None:
    result = found({"date-mismatch": "off"})
    assert "date-mismatch" not in build.rules(result.findings)
    assert result.claims[0].verdict == "contradicted"


def test_a_severity_of_the_policy_replaces_the_rules_own() -> None:
    result = found({"gone": "note", "uncited-claim": "error"})
    assert {one.rule: one.severity for one in result.findings} == {
        "gone": "note",
        "uncited-claim": "error",
        "date-mismatch": "error",
    }


def test_the_codes_are_those_of_the_rules() -> None:
    assert codes() == {
        "wrong-citation",
        "count-contradicted",
        "count-unsupported",
        "date-mismatch",
        "participant-contradicted",
        "participant-missing",
        "kind-mismatch",
        "place-mismatch",
        "title-mismatch",
        "duplicate-citation-conflict",
        "gone",
        "soft-404",
        "unavailable",
        "blocked",
        "broken",
        "date-outside-document",
        "planned-not-future",
        "successor-used",
        "archived-only",
        "earlier-recording",
        "moved",
        "date-before-event",
        "date-unknown",
        "date-source-conflict",
        "opaque-citation",
        "duplicate-citation-shared",
        "uncited-claim",
        "uncited-remainder",
        "name-inconsistent",
        "weekday-mismatch",
        "out-of-order",
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_it_finds_why_it_matters_an_example_and_how_to_accept(rule: object) -> None:
    explain = getattr(rule, "explain", "")
    assert [part for part in ("Finds:", "Why it matters:", "Example:", "To accept:") if part not in explain] == []
    assert getattr(rule, "summary", "").endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_rule_speaks_of_anybodys_fault(rule: object) -> None:
    words = f"{getattr(rule, 'summary', '')} {getattr(rule, 'explain', '')}".casefold()
    assert not re.findall(r"\b(?:false|wrong|fake|misattribut\w*|lies?|liar)\b", words)


TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "Secretary Blinken’s Call with Danish Foreign Minister Kofod",
            "Readout of Gen. Milley’s Meeting With the Committee",
            "call with",
            "’s call with ’s",
            "Statement by X on Y",
            "",
        ]
    ),
)
DAYS = st.dates(min_value=date(2021, 11, 1), max_value=date(2022, 2, 1)) | st.sampled_from([date.min, date.max])
URIS = st.sampled_from(
    [
        "https://pages.example/a",
        "http://pages.example/a/",
        "https://pages.example/secretary-blinkens-call-with-danish-foreign-minister-kofod",
        "https://pages.example/meeting",
        "javascript:alert(1)",
        "https://[",
        "",
        "\ud800",
    ]
)
SURE = st.sampled_from(["high", "medium", "low"])
PARTIES = st.builds(
    Party,
    name=st.none() | TEXT,
    role=st.none() | TEXT,
    country=st.sampled_from([None, "Norway", "Denmark"]),
    type=st.sampled_from(["person", "body", "group"]),
)


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return DateInterval(first, last, draw(st.sampled_from(["day", "month"])), draw(TEXT))


def choices(values: st.SearchStrategy[date] | st.SearchStrategy[str]) -> st.SearchStrategy[Choice[date]]:
    evidence = st.builds(
        Evidence,
        aspect=st.just("published"),
        value=st.none() | values,
        raw=TEXT,
        source=TEXT,
        locator=TEXT,
        confidence=SURE,
        zone=st.sampled_from([None, "+00:00", "-05:00"]),
    )
    return st.builds(
        Choice,
        value=st.none() | values,
        source=st.none() | TEXT,
        confidence=st.none() | SURE,
        candidates=st.lists(evidence, max_size=2).map(tuple),
        reason=TEXT,
        disagreement=st.booleans(),
    )


@st.composite
def pages(draw: st.DrawFn) -> Page:
    uri = draw(URIS)
    state: State = draw(st.sampled_from(["ok", "gone", "blocked", "unavailable", "broken", "unchecked"]))
    read = Reading(
        uri=uri,
        title=draw(choices(TEXT)),  # type: ignore[arg-type] # one strategy serves both value types
        published=draw(choices(DAYS)),
        modified=build.published(None),
        events=tuple(draw(st.lists(st.builds(Event, intervals(), TEXT, TEXT, st.booleans(), SURE), max_size=3))),
        lead=draw(TEXT),
        kind=draw(st.sampled_from(["call", "meeting", "other"])),
        mode=draw(st.sampled_from(["remote", "in-person", "unknown"])),
        from_page=state == "ok",
    )
    return build.page(read) if state == "ok" else build.lost(state, "some-cause", uri)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    plain = build.claim(
        uris=draw(st.lists(URIS, max_size=2)),
        text=draw(TEXT),
        actors=tuple(draw(st.lists(PARTIES, max_size=2))),
        counterparts=tuple(draw(st.lists(PARTIES, max_size=2))),
        kind=draw(st.sampled_from(["call", "meeting", "visit", "other"])),
        mode=draw(st.sampled_from(["remote", "in-person", "unknown"])),
        place=draw(st.none() | TEXT),
        modality=draw(st.sampled_from(["past", "planned", "quote"])),
        line=draw(st.integers(1, 9)),
        section=draw(st.sampled_from([None, "One", "Two"])),
    )
    return replace(plain, when=draw(st.none() | intervals()))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(claims(), max_size=6), st.lists(pages(), max_size=5))
def test_checking_never_raises_repeats_and_does_not_depend_on_the_order_of_pages(
    made: list[Claim], read: list[Page]
) -> None:
    cited: CitedDocument = build.document(made, [build.link("https://pages.example/meeting", 9)])
    forwards = {page.uri: page for page in read}
    backwards = dict(reversed(forwards.items()))
    result = check(cited, forwards, CheckPolicy(), build.TODAY)
    assert check(cited, forwards, CheckPolicy(), build.TODAY) == result
    assert check(cited, backwards, CheckPolicy(), build.TODAY) == result
    assert len({one.id for one in result.findings}) == len(result.findings)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(claims(), max_size=6), st.lists(pages(), max_size=5))
def test_comparing_some_pages_as_they_come_changes_nothing(made: list[Claim], read: list[Page]) -> None:
    cited = build.document([replace(one, id=f"{place:012x}") for place, one in enumerate(made)])
    by_uri = {page.uri: page for page in read}
    comparing = Comparing(cited, CheckPolicy())
    for page in list(by_uri.values())[::2]:
        comparing.seen(page)
    assert check(cited, by_uri, CheckPolicy(), build.TODAY, comparing) == check(
        cited, by_uri, CheckPolicy(), build.TODAY
    )


def test_what_was_compared_as_it_came_is_not_compared_again() -> None:
    cited = build.document([build.claim()])
    comparing = Comparing(cited, CheckPolicy())
    comparing.seen(build.page())
    other = build.page(build.reading(title="Something else altogether"))  # would be told if it were looked at
    found = check(cited, {build.URL: other}, CheckPolicy(), build.TODAY, comparing).claims
    assert found == build.checked([build.claim()], [build.page()]).claims


def test_of_a_page_that_states_very_many_events_the_first_are_compared() -> None:
    events = tuple(
        build.event(f"2021-{month:02}-{day:02}", "on that day") for month in (1, 2, 3) for day in range(1, 29)
    )
    page = build.page(build.reading(events=events))
    near, far = build.checked([build.claim("2021-01-28")], [page]), build.checked([build.claim("2021-03-28")], [page])
    results = [one.claims[0].citations[0].fields[0].result for one in (near, far)]
    assert results == ["agree", "differ"]


def test_each_rule_has_a_test_file_of_its_own() -> None:
    modules = {rule.code.replace("-", "_") for rule in RULES}
    files = {path.stem.removeprefix("test_rule_") for path in Path(__file__).parent.glob("test_rule_*.py")}
    assert files == modules
