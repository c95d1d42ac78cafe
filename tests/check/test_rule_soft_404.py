"""The rules `gone` and `soft-404`: a page that is not found is found by one of them."""

import pytest

from tests.check import build


@pytest.mark.parametrize("cause", ["soft-404", "soft-404:home", "soft-404:sibling"])
def test_a_page_that_answers_and_says_that_it_is_not_there_has_a_rule_of_its_own(cause: str) -> None:
    (one,) = build.checked([build.claim()], [build.lost("gone", cause)]).findings
    assert (one.rule, one.severity, one.confidence) == ("soft-404", "error", "medium")
    assert one.message == f"The cited page answers, but it was not found ({cause})."


@pytest.mark.parametrize("cause", ["http-404", "http-410", "no-such-host", "parked"])
def test_any_other_page_that_is_not_found_is_gone(cause: str) -> None:
    assert build.rules(build.checked([build.claim()], [build.lost("gone", cause)]).findings) == ["gone"]


def test_three_of_one_host_are_one_group() -> None:
    uris = [f"https://pages.example/{name}" for name in "abc"]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    (group,) = build.checked(claims, [build.lost("gone", "soft-404", uri) for uri in uris]).groups
    assert group.cause == "pages.example: not found, though it answers (soft-404)"
