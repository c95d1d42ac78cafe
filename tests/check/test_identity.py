"""A finding's lasting name."""

from dataclasses import replace

import pytest

from audit.check.identity import finding_id, url_key
from tests.check import build


@pytest.mark.parametrize(
    "spelling",
    [
        "https://pages.example/2021/readout",
        "http://pages.example/2021/readout",
        "https://pages.example/2021/readout/",
        "https://PAGES.example:443/2021/readout#top",
    ],
)
def test_scheme_trailing_slash_and_spelling_are_no_part_of_a_url_key(spelling: str) -> None:
    assert url_key(spelling) == "pages.example/2021/readout"


def test_a_text_that_is_no_url_is_its_own_key() -> None:
    assert url_key("not a url") == "not a url"


def test_a_name_is_twelve_hex_digits() -> None:
    name = finding_id("gone", "", build.URL, None)
    assert len(name) == 12
    assert int(name, 16) >= 0


def test_every_part_tells() -> None:
    names = {
        finding_id("gone", "a", build.URL, "x"),
        finding_id("gone", "b", build.URL, "x"),
        finding_id("gone", "a", build.URL, "y"),
        finding_id("gone", "a", "https://other.example/", "x"),
        finding_id("blocked", "a", build.URL, "x"),
    }
    assert len(names) == 5


def test_moved_lines_and_other_words_on_the_page_leave_the_name() -> None:
    def names(line: int, title: str) -> list[str]:
        claim = replace(build.claim("2021-12-11", line=line), id="0123456789ab")
        page = build.page(build.reading(title=title, events=(build.event("2021-12-10", "yesterday"),)))
        return [one.id for one in build.checked([claim], [page]).findings]

    assert names(1, "Meeting with Huitfeldt") == names(40, "The Meeting with Minister Huitfeldt")
