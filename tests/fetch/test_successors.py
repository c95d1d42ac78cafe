"""Successor rules: which cited address leads where, and when a rule counts."""

from collections.abc import Iterator
from datetime import date

import pytest

from audit.fetch.successors import Successor, shipped, successors
from audit.model.capture import Ask
from audit.model.errors import SettingsError


def _rule(host: str = "old.test", path: str = "/*", target: str = "https://new.test/*") -> Successor:
    return Successor(host, path, target, "a test")


def _led(uri: str, *rules: Successor, near: date | None = None, by: date | None = None) -> list[str]:
    return [ask.uri for ask in successors(Ask(uri, near, by=by), rules)]


@pytest.mark.parametrize(
    ("uri", "target"),
    [
        ("https://old.test/a/b/", "https://new.test/a/b/"),
        ("http://OLD.test:80/a?q=1&r=%2F#part", "https://new.test/a?q=1&r=%2F"),
        ("https://old.test", "https://new.test/"),
    ],
)
def test_path_and_query_are_kept(uri: str, target: str) -> None:
    assert _led(uri, _rule()) == [target]


@pytest.mark.parametrize(
    "uri",
    [
        "https://older.test/a",
        "https://old.test.evil.test/a",
        "https://old.test@evil.test/a",
        "https://old.test:8443/a",
        "https://user:secret@old.test/a",
        "https://old.test/a?access_token=0123456789abcdef",
        "ftp://old.test/a",
        "javascript:alert(1)",
        "no url",
        "http://[",
        "",
    ],
)
def test_pages_of_other_hosts_lead_nowhere(uri: str) -> None:
    assert _led(uri, _rule()) == []


def test_a_port_is_part_of_the_host() -> None:
    assert _led("http://127.0.0.1:8080/a", _rule("127.0.0.1:8080")) == ["https://new.test/a"]


@pytest.mark.parametrize(
    ("uri", "host"),
    [
        ("https://xn--mnchen-3ya.test/a", "münchen.test"),
        ("https://old.test/a", "OLD.test"),
        ("https://old.test/a", "old.test:443"),
        ("http://old.test/a", "old.test:80"),
        ("http://[::1]:8080/a", "[::1]:8080"),
    ],
)
def test_a_host_may_be_written_as_people_write_it(uri: str, host: str) -> None:
    assert _led(uri, _rule(host)) == ["https://new.test/a"]


def test_only_paths_that_fit_the_pattern_lead_on() -> None:
    rule = _rule(path="/*/status/*", target="https://new.test/*/s/*")
    assert _led("https://old.test/someone/status/123", rule) == ["https://new.test/someone/s/123"]
    assert _led("https://old.test/some/one/status/123", rule) == []
    assert _led("https://old.test/someone", rule) == []


def test_candidates_are_asked_on_behalf_of_the_cited_page() -> None:
    (ask,) = successors(Ask("https://old.test/a", date(2021, 12, 9)), [_rule()])
    assert (ask.cited, ask.near) == ("https://old.test/a", date(2021, 12, 9))


def test_each_address_is_a_candidate_once_and_the_cited_one_never() -> None:
    assert _led("https://old.test/a", _rule(), _rule(), _rule(target="https://old.test/*")) == ["https://new.test/a"]


def test_candidates_are_made_one_by_one() -> None:
    def rules() -> Iterator[Successor]:
        yield _rule()
        raise AssertionError

    assert next(successors(Ask("https://old.test/a"), rules())).uri == "https://new.test/a"


@pytest.mark.parametrize(
    ("near", "by", "leads"),
    [
        (date(2021, 12, 9), date(2022, 1, 10), ["bidenwhitehouse"]),
        (date(2019, 5, 1), date(2020, 1, 1), ["trumpwhitehouse"]),
        (date(2015, 5, 1), date(2016, 1, 1), ["obamawhitehouse"]),
        (date(2021, 1, 5), date(2021, 2, 1), ["bidenwhitehouse", "trumpwhitehouse"]),
        (date(2025, 6, 1), date(2025, 7, 1), []),
        (None, None, ["bidenwhitehouse", "trumpwhitehouse", "obamawhitehouse"]),
    ],
)
def test_the_shipped_rules_lead_to_the_administration_that_may_have_published_the_page(
    near: date | None, by: date | None, leads: list[str]
) -> None:
    uri = "https://www.whitehouse.gov/briefing-room/2021/12/09/readout/"
    expected = [f"https://{name}.archives.gov/briefing-room/2021/12/09/readout/" for name in leads]
    assert _led(uri, *shipped(), near=near, by=by) == expected


def test_every_shipped_rule_states_its_evidence() -> None:
    assert all(len(rule.evidence) > 10 for rule in shipped())


@pytest.mark.parametrize(
    "change",
    [
        {"target": "new.test/*"},
        {"target": "file:///*"},
        {"path": "a"},
        {"path": "/a"},
        {"path": "/*/*/*/*/*"},
        {"host": ""},
        {"host": "https://old.test"},
        {"host": "old.test/a"},
        {"host": "a@old.test"},
        {"host": "old test"},
    ],
)
def test_a_rule_that_leads_nowhere_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="successors: "):
        _rule(**change)
