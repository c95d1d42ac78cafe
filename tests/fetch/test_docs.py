"""What docs/fetching.md tells operators is what the policy does."""

import re
from dataclasses import fields
from pathlib import Path

from audit.fetch import breaker, retry, robots, room
from audit.fetch.policy import FetchPolicy

TEXT = (Path(__file__).parents[2] / "docs" / "fetching.md").read_text(encoding="utf-8")
DEFAULTS = {field.name: field.default for field in fields(FetchPolicy)}


def test_the_defaults_in_the_table_are_the_defaults() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+)(?: s)? \|", TEXT, re.MULTILINE))
    assert len(rows) == 13
    assert {name: float(value) for name, value in rows.items()} == {name: DEFAULTS[name] for name in rows}
    assert f"its head has {DEFAULTS['max_header_bytes']:,} of its own" in TEXT
    assert f"their starts ({room.FREE:,} bytes) aside" in TEXT


def test_what_is_told_of_robots_and_breaker_holds() -> None:
    assert DEFAULTS["robots"] is True
    assert f"up to {robots.LONGEST_DELAY:.0f} s" in TEXT
    assert breaker.FAILURES == 8
    assert "When eight pages of a site in a row" in TEXT


def test_the_statuses_that_are_not_asked_for_again_are_those_named() -> None:
    lasting = {status for status in range(500, 600) if status not in retry.PASSING_STATUSES}
    named = re.search(r"5xx \(but ([\d, and]+), which", TEXT)
    assert named is not None
    assert {int(number) for number in re.findall(r"\d+", named[1])} == lasting


def test_the_rest_before_the_second_round_is_ten_times_the_backoff_up_to_the_longest_wait() -> None:
    assert FetchPolicy("test", backoff=2.0).rest == 20.0
    assert FetchPolicy("test", backoff=2.0, retry_after_cap=7.0).rest == 7.0
