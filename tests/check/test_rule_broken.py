"""A citation that leads to what is no readable page."""

from dataclasses import replace

import pytest

from audit.check.rules import broken
from audit.model.capture import Hop, Retrieval, State, Try, Unreachable
from audit.model.reading import Page
from tests.check import build


@pytest.mark.parametrize("state", ["broken", "invalid", "refused"])
def test_an_address_without_a_readable_page_is_found_with_its_cause(state: State) -> None:
    found = build.checked([build.claim()], [build.lost(state, "some-cause")]).findings
    assert [(one.rule, one.severity, one.observed) for one in found] == [("broken", "warning", "some-cause")]
    assert "some-cause" in found[0].message


@pytest.mark.parametrize("state", ["ok", "gone", "unavailable", "blocked", "unchecked"])
def test_a_page_in_another_state_is_not_found(state: State) -> None:
    page = build.lost(state, "some-cause") if state != "ok" else build.page()
    assert not list(broken.find(build.case([build.claim()], [page])))


@pytest.mark.parametrize(("uri", "flagged"), [("mailto:press@pages.example", 0), ("tel:1", 0), ("javascript:x()", 1)])
def test_a_link_that_names_an_addressee_is_no_broken_page(uri: str, flagged: int) -> None:
    found = build.checked([build.claim(uris=(uri,))], [build.lost("refused", "refused-scheme", uri)]).findings
    assert len(found) == flagged


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
            "broken",
            "redirect-no-such-host",
            "https://lost.example/",
            (
                "The cited page redirects to a host whose name does not exist (redirect-no-such-host). "
                'The cited address led, by 2 redirects, to "https://lost.example/".'
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
