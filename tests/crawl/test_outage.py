"""Whose fault: a dead network here is told apart from dead pages there."""

from audit.crawl.outage import network_down, unjudged
from audit.extract.condition import judge
from audit.extract.reading import read_url
from audit.model.capture import Retrieval, Try, Unreachable
from audit.model.reading import Page


def _page(uri: str, cause: str) -> Page:
    outcome = Unreachable(uri, uri, cause, 1, "")
    condition = judge(outcome, None)
    return Page(uri, Retrieval(uri, (Try("live", outcome, condition),), None), condition, read_url(uri))


def _pages(**causes: str) -> dict[str, Page]:
    return {f"https://{host}.example/": _page(f"https://{host}.example/", cause) for host, cause in causes.items()}


def test_many_hosts_that_all_fail_before_answering_mean_the_network_here_is_down() -> None:
    said = network_down(_pages(a="no-such-host", b="no-such-host", c="connect-timeout"))
    assert (
        said == "the network here seems to be down: all 3 hosts failed before answering (connect-timeout, no-such-host)"
    )


def test_one_host_that_answers_shows_that_the_network_is_up() -> None:
    assert network_down(_pages(a="no-such-host", b="no-such-host", c="no-such-host", d="read-timeout")) is None


def test_two_dead_hosts_are_dead_hosts() -> None:
    assert network_down(_pages(a="no-such-host", b="connect-refused")) is None


def test_a_silent_name_server_is_ours_whatever_the_number_of_hosts() -> None:
    assert network_down(_pages(a="dns-error")) is not None


def test_pages_nobody_asked_for_say_nothing_of_the_network() -> None:
    assert network_down(_pages(a="not-on-cassette", b="not-on-cassette", c="not-on-cassette")) is None


def test_what_our_policy_refused_says_nothing_of_the_network() -> None:
    assert network_down(_pages(a="refused-address", b="refused-address", c="refused-scheme")) is None


def test_nothing_is_judged_of_a_page_when_the_network_is_down() -> None:
    page = unjudged(_pages(a="no-such-host"))["https://a.example/"]
    assert (page.condition.state, page.condition.cause) == ("unchecked", "network-down")
    assert page.retrieval.tries[0].condition == page.condition
