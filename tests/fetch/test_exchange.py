"""Where a redirect leads is read from its answer alone."""

from datetime import UTC, datetime

import pytest

from audit.fetch.exchange import Exchange, Failure, onward, requested


def answer(status: int, *headers: tuple[str, str]) -> Exchange:
    return Exchange("http://a.test/b/c?d", 1, datetime(2022, 1, 10, tzinfo=UTC), None, b"", b"", status, headers, b"")


def test_an_answer_that_is_no_redirect_leads_nowhere() -> None:
    assert onward(answer(200, ("location", "/x"))) is None


def test_the_first_of_several_locations_counts() -> None:
    assert onward(answer(301, ("location", "/x"), ("location", "/y"))) == "http://a.test/x"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_that_does_not_say_where_to_leads_to_no_uri(status: int) -> None:
    assert onward(answer(status)) == ""
    assert onward(answer(status, ("location", " \t "))) == ""


def test_a_failure_leads_nowhere() -> None:
    assert onward(Failure("http://a.test/", 1, datetime(2022, 1, 10, tzinfo=UTC), "reset", "")) is None


def test_where_a_redirect_leads_has_no_fragment() -> None:
    assert onward(answer(302, ("location", "/x#part"))) == "http://a.test/x"


def test_what_is_requested_is_the_url_as_a_browser_reads_it_without_its_fragment() -> None:
    assert requested("HTTP://A.test/b\\c#d") == "http://a.test/b/c"
    assert requested("no url") == ""
