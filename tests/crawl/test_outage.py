"""Whose fault: what failures must have in common before the network here is taken to be down."""

from datetime import UTC, datetime

import pytest

from audit.crawl.outage import Doubt, doubt_of, is_answer, owner, verdict
from audit.fetch.exchange import Exchange, Failure, WireEvent

NOON = datetime(2022, 1, 10, 12, tzinfo=UTC)


def _failed(cause: str, uri: str = "https://a.example/") -> Failure:
    return Failure(uri, 1, NOON, cause, "")


def _answered(status: int, uri: str = "https://a.example/", location: str | None = None) -> Exchange:
    headers = (("location", location),) if location else ()
    return Exchange(uri, 1, NOON, None, b"", b"", status, headers, b"")


def _doubts(**causes: str) -> list[Doubt]:
    return [Doubt(f"https://{name}.example/", cause) for name, cause in causes.items()]


def test_unrelated_sites_that_all_fail_before_answering_mean_the_network_here_is_down() -> None:
    assert verdict(_doubts(a="no-such-host", b="no-such-host", c="connect-timeout"), ()) == (
        "the network here seems to be down: all 3 hosts failed before answering (connect-timeout, no-such-host)"
    )


@pytest.mark.parametrize("causes", [{"a": "no-such-host"}, {"a": "dns-error", "b": "dns-error"}, {}])
def test_fewer_than_three_may_fail_by_chance(causes: dict[str, str]) -> None:
    assert verdict(_doubts(**causes), ()) is None


def test_sites_that_fail_each_in_its_own_way_are_dead_sites() -> None:
    assert verdict(_doubts(a="no-such-host", b="connect-refused", c="read-timeout"), ()) is None
    assert verdict(_doubts(a="tls-certificate", b="no-such-host", c="no-such-host"), ()) is None


def test_hosts_of_one_owner_count_once() -> None:
    one = [Doubt(f"https://{name}.state.gov/", "no-such-host") for name in ("www", "2021-2025", "travel")]
    assert verdict(one, ()) is None


@pytest.mark.parametrize("cause", ["connect-refused", "reset", "read-timeout", "tls-error"])
def test_a_firewall_a_proxy_or_silence_fails_everybody_alike(cause: str) -> None:
    assert verdict(_doubts(a=cause, b=cause, c=cause), ()) is not None


def test_when_no_certificate_fits_the_clock_is_asked_about() -> None:
    said = verdict(_doubts(a="tls-certificate", b="tls-certificate", c="tls-certificate"), ())
    assert said is not None
    assert "is the clock here right" in said


def test_those_that_answered_before_must_be_among_those_that_fail_now() -> None:
    dead = _doubts(x="no-such-host", y="no-such-host", z="no-such-host")
    assert verdict(dead, {"a.example"}) is None
    assert verdict([*dead, *_doubts(a="no-such-host")], {"a.example"}) is not None


def test_three_of_many_that_answered_before_are_enough() -> None:
    answered = {f"{name}.example" for name in "abcdefgh"}
    assert verdict(_doubts(a="dns-error", b="dns-error"), answered) is None
    assert verdict(_doubts(a="dns-error", b="dns-error", c="dns-error"), answered) is not None


def test_a_dozen_sites_in_a_row_are_enough_whoever_answered_before() -> None:
    assert verdict(_doubts(**dict.fromkeys("bcdefghijklm", "no-such-host")), {"a.example"}) is not None


def _portal(uri: str) -> Doubt:
    return Doubt(uri, "http-302", "http://login.example/")


def test_a_network_that_leads_everything_to_its_login_gives_no_answers() -> None:
    secure = _doubts(c="tls-certificate")
    assert verdict([_portal("http://a.example/"), _portal("http://b.example/"), *secure], ()) == (
        "the network here leads everything to http://login.example/; log in there first (http-302, tls-certificate)"
    )


def test_one_redirect_or_redirects_to_several_places_are_no_login() -> None:
    assert verdict([_portal("http://a.example/"), *_doubts(b="reset", c="reset")], ()) is None
    elsewhere = Doubt("http://c.example/", "http-302", "http://other.example/")
    assert verdict([_portal("http://a.example/"), _portal("http://b.example/"), elsewhere], ()) is None


@pytest.mark.parametrize(
    ("uri", "status", "location", "portal"),
    [
        ("http://a.example/x", 302, "http://login.test/?back=a", "http://login.test/"),
        ("http://a.example/x", 307, "https://login.test/", "https://login.test/"),
        ("http://a.example/x", 511, None, "a login"),
        ("http://a.example/x", 301, "http://login.test/", None),
        ("http://a.example/x", 302, "https://www.a.example/x", None),
        ("https://a.example/x", 302, "https://login.test/", None),
        ("http://a.example/x", 200, None, None),
    ],
)
def test_only_a_passing_redirect_of_plain_http_to_another_site_may_be_the_networks(
    uri: str, status: int, location: str | None, portal: str | None
) -> None:
    found = doubt_of(uri, [_answered(status, uri, location)])
    assert (found.portal if found else None) == portal


def test_whoever_answered_at_any_attempt_leaves_no_doubt() -> None:
    events: list[WireEvent] = [_answered(503), _failed("reset")]
    assert doubt_of("https://a.example/", events) is None
    assert is_answer(events)


@pytest.mark.parametrize("cause", ["protocol-error", "headers-too-large"])
def test_an_answer_that_is_no_http_is_one(cause: str) -> None:
    assert doubt_of("https://a.example/", [_failed(cause)]) is None
    assert is_answer([_failed(cause)])


@pytest.mark.parametrize("cause", ["refused-address", "invalid-url", "not-on-cassette", "host-unavailable", "robots"])
def test_what_was_not_put_to_the_network_says_nothing_of_it(cause: str) -> None:
    assert doubt_of("https://a.example/", [_failed(cause)]) is None
    assert not is_answer([_failed(cause)])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("www.state.gov", "state.gov"),
        ("consilium.europa.eu", "europa.eu"),
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("t.co", "t.co"),
        ("localhost", "localhost"),
        ("127.0.0.2", "127.0.0.2"),
        ("[::1]", "[::1]"),
        ("", ""),
    ],
)
def test_a_hosts_owner_is_its_domain_or_its_address(name: str, told: str) -> None:
    assert owner(name) == told
