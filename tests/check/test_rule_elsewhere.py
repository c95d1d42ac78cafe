"""The rules `successor-used`, `archived-only` and `moved`: pages that were read, though not where the document says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.model.capture import Capture, Condition, Origin, Retrieval, Try
from audit.model.reading import Page
from tests.check import build

AT = datetime(2026, 1, 5, tzinfo=UTC)


def _read_at(origin: Origin, uri: str = build.URL, taken: datetime | None = None) -> Page:
    live = Try("live", Capture(uri, uri, (), 404, (), b"", AT), Condition("gone", "http-404"))
    new = "https://new.example/a"
    other = Try(origin, Capture(new, new, (), 200, (), b"<p>", AT), Condition("ok", "http-200"), taken)
    return Page(uri, Retrieval(uri, (live, other), 1), live.condition, replace(build.page().reading, uri=uri))


@pytest.mark.parametrize(
    ("page", "rule", "said"),
    [
        (
            _read_at("successor"),
            "successor-used",
            "gone today (http-404); it was read at its official successor, new.exa",
        ),
        (
            _read_at("memento", taken=datetime(2022, 1, 11, tzinfo=UTC)),
            "archived-only",
            "gone today (http-404); a web archive's capture of 2022-01-11 was read",
        ),
    ],
)
def test_a_page_read_elsewhere_is_a_note_that_tells_both_outcomes(page: Page, rule: str, said: str) -> None:
    found = build.checked([build.claim()], [page]).findings
    notes = [one for one in found if one.severity == "note"]
    assert [one.rule for one in notes] == [rule]
    assert said in notes[0].message


def test_a_permanent_redirect_is_noted() -> None:
    page = replace(build.page(), condition=Condition("ok", "http-200", moved=True))
    assert "moved" in build.rules(build.checked([build.claim()], [page]).findings)


def test_a_page_read_where_it_is_cited_is_no_note() -> None:
    assert not build.checked([build.claim()], [build.page()]).findings


def test_the_pages_of_one_host_at_its_successor_are_one_group_that_says_of_how_many() -> None:
    uris = [f"https://old.example/{number}" for number in range(16)]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    pages = [_read_at("successor", uri) for uri in uris[:14]] + [build.lost("gone", "http-404", u) for u in uris[14:]]
    found = build.checked(claims, pages).groups
    assert ("old.example: read at the official successor, checked 14 of 16 (http-404)", 14) in [
        (group.cause, len(group.findings)) for group in found
    ]
