"""The rules `gone`, `unavailable`, `blocked` and `broken`: pages that could not be read, and how they are grouped."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.check.rules import gone
from audit.model.capture import Capture, Condition, Hop, Retrieval, State, Try, Unreachable
from audit.model.finding import Severity
from audit.model.reading import Page
from tests.check import build


@pytest.mark.parametrize(
    ("state", "rule", "severity"),
    [
        ("gone", "gone", "error"),
        ("unavailable", "unavailable", "warning"),
        ("blocked", "blocked", "note"),
        ("broken", "broken", "warning"),
        ("invalid", "broken", "warning"),
        ("refused", "broken", "warning"),
    ],
)
def test_each_state_is_found_by_its_rule_alone(state: State, rule: str, severity: Severity) -> None:
    found = build.checked([build.claim()], [build.lost(state, "some-cause")]).findings
    assert [(one.rule, one.severity, one.observed) for one in found] == [(rule, severity, "some-cause")]
    assert "some-cause" in found[0].message


def test_pages_that_were_read_or_not_asked_are_not_found() -> None:
    other = "https://pages.example/other"
    pages = [build.page(), build.lost("unchecked", "not-on-cassette", other)]
    assert build.checked([build.claim(), build.claim(uris=(other,), line=2)], pages).findings == ()


@pytest.mark.parametrize(("uri", "flagged"), [("mailto:press@pages.example", 0), ("tel:1", 0), ("javascript:x()", 1)])
def test_a_link_that_names_an_addressee_is_no_broken_page(uri: str, flagged: int) -> None:
    found = build.checked([build.claim(uris=(uri,))], [build.lost("refused", "refused-scheme", uri)]).findings
    assert len(found) == flagged


def test_one_page_is_one_finding_however_often_it_is_cited() -> None:
    claims = [build.claim(line=4), build.claim(line=9), build.claim(line=7)]
    every = build.checked(claims, [build.lost("gone", "http-404")]).findings
    found = [one for one in every if one.rule == "gone"]
    assert [(one.line, one.claim) for one in found] == [(4, claims[0].id)]
    assert found[0].message.endswith("It is also cited on lines 7 and 9.")


def test_a_link_that_belongs_to_no_claim_is_found_too() -> None:
    found = build.checked([], [build.lost("gone", "http-404")], links=[build.link(line=3)]).findings
    assert [(one.rule, one.claim, one.line) for one in found] == [("gone", None, 3)]


def test_a_page_of_which_a_copy_was_used_is_not_lost() -> None:
    missing = Capture(build.URL, build.URL, (), 404, (), b"", datetime(2022, 1, 11, tzinfo=UTC))
    copy = build.page()
    first = Try("live", missing, Condition("gone", "http-404"))
    tries = (first, replace(copy.retrieval.tries[0], origin="successor"))
    page = Page(build.URL, Retrieval(build.URL, tries, 1), first.condition, copy.reading)
    assert not list(gone.find(build.case([build.claim()], [page])))


def test_a_planned_claim_whose_page_is_gone_is_found() -> None:
    claim = build.claim("2022-01-11", modality="planned")
    found = build.checked([claim], [build.lost("gone", "http-404")]).findings
    assert build.rules(found) == ["gone"]


def test_three_pages_of_one_host_with_one_cause_are_one_group() -> None:
    uris = [f"https://pages.example/{name}" for name in "abc"]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    found = build.checked(claims, [build.lost("gone", "http-404", uri) for uri in uris])
    assert [(group.cause, len(group.findings)) for group in found.groups] == [
        ("pages.example: not found (http-404)", 3)
    ]
    assert found.groups[0].findings == tuple(one.id for one in found.findings)


@pytest.mark.parametrize(
    ("uris", "causes"),
    [
        (("https://pages.example/a", "https://pages.example/b"), ("http-404", "http-404")),
        (("https://a.example/a", "https://b.example/b", "https://c.example/c"), ("http-404", "http-404", "http-404")),
        (
            ("https://pages.example/a", "https://pages.example/b", "https://pages.example/c"),
            ("http-404", "http-410", "http-404"),
        ),
    ],
)
def test_fewer_pages_other_hosts_or_other_causes_make_no_group(uris: tuple[str, ...], causes: tuple[str, ...]) -> None:
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    pages = [build.lost("gone", cause, uri) for uri, cause in zip(uris, causes, strict=True)]
    assert build.checked(claims, pages).groups == ()


def test_when_the_network_is_down_no_page_is_judged() -> None:
    uris = [f"https://pages.example/{name}" for name in "abc"]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    assert build.checked(claims, [build.lost("unchecked", "network-down", uri) for uri in uris]).findings == ()


def redirected(state: State, cause: str, to: str) -> Page:
    """A page whose address led by two redirects to one that was not asked, or gave nothing."""
    lost = build.lost(state, cause)
    failed = Unreachable(build.URL, to, cause, 1, "", hops=(Hop(build.URL, 301), Hop("https://b.example/", 302)))
    return replace(lost, retrieval=Retrieval(build.URL, (Try("live", failed, lost.condition),), None))


@pytest.mark.parametrize(
    ("state", "cause", "to", "message"),
    [
        (
            "refused",
            "redirect-refused",
            "file:///etc/passwd",
            (
                "The cited page redirects to an address that is refused by policy (redirect-refused). "
                'The cited address led, by 2 redirects, to "file:///etc/passwd".'
            ),
        ),
        (
            "broken",
            "redirect-invalid",
            "http://[",
            (
                "The cited page redirects to what is not a valid address (redirect-invalid). "
                'The cited address led, by 2 redirects, to "http://[".'
            ),
        ),
        (
            "gone",
            "http-404",
            "https://b.example/home",
            (
                "The cited page was not found (http-404). "
                'The cited address led, by 2 redirects, to "https://b.example/home".'
            ),
        ),
    ],
)
def test_a_page_that_failed_after_redirects_says_where_they_led(
    state: State, cause: str, to: str, message: str
) -> None:
    (found,) = build.checked([build.claim()], [redirected(state, cause, to)]).findings
    assert found.message == message


def test_an_address_that_was_refused_at_once_speaks_of_no_redirect() -> None:
    (found,) = build.checked([build.claim()], [build.lost("refused", "refused-address")]).findings
    assert found.message == "The cited address is refused by policy (refused-address)."
