"""The scheduled job records every night: a web that is as it was leaves every byte of the cassette alone."""

from typing import Any

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
