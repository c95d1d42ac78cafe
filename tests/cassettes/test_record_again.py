"""The scheduled job records every night: a web that is as it was leaves every byte of the cassette alone."""

from pathlib import Path
from typing import Any

import pytest

PATHS = ("/tagged", "/plain", "/moved", "/gone")


def test_an_unchanged_web_leaves_every_byte_and_the_report_alone(site: Any) -> None:
    site.cite(*PATHS)
    first, before = site.run("--record", "tape"), site.tape()
    site.handler.statuses.clear()
    second = site.run("--record", "tape")
    assert site.tape() == before
    assert second == first == site.run("--replay", "tape")
    answers = [answer for answer in site.handler.statuses if answer[0] in PATHS]
    assert sorted(set(answers)) == [("/gone", 404), ("/moved", 301), ("/plain", 200), ("/tagged", 304)]


def test_an_outage_is_reported_and_replayed_and_leaves_no_trace_once_it_is_over(site: Any) -> None:
    site.cite(*PATHS)
    first, before = site.run("--record", "tape"), site.tape()
    site.handler.down = True
    outage = site.run("--record", "tape")
    assert {page["condition"] for page in outage["pages"]} == {"unavailable"}
    assert outage == site.run("--replay", "tape")
    site.handler.down = False
    assert site.run("--record", "tape") == first
    assert site.tape() == before


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("stored", ["all", "none"])
def test_failures_that_stay_leave_every_byte_alone_whatever_their_addresses_carry(
    site: Any, stored: str, *, down: bool
) -> None:
    settings = Path("citation-audit.toml")
    settings.write_text(settings.read_text(encoding="utf-8") + f'store_bodies = "{stored}"\n', encoding="utf-8")
    refused = site.address.rpartition(":")[0] + ":1"
    with_credentials = site.address.replace("//", "//user:hunter2@")
    site.handler.down = down
    site.cite("/gone?token=hunter2", f"{with_credentials}/gone", f"{refused}/?token=hunter2", "/gone?a=1")
    site.run("--record", "tape")
    before = site.tape()
    site.run("--record", "tape")
    assert site.tape() == before


def test_a_page_that_seems_gone_only_later_is_recorded_with_every_look_and_the_same_again_changes_nothing(
    site: Any,
) -> None:
    two_attempts_and_two_more_looks = [503, 503, 404, 404]
    site.handler.turns[:] = two_attempts_and_two_more_looks * 2
    site.cite("/turns?token=hunter2")
    first, before = site.run("--record", "tape"), site.tape()
    assert site.causes(first) == {"/turns": "gone: http-404"}
    assert first["pages"][0]["tries"][0]["attempts"] == 4
    assert first == site.run("--replay", "tape")
    assert (first, before) == (site.run("--record", "tape"), site.tape())
    assert site.handler.turns == []
