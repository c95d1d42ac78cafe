"""The rules on pages that were read, though not where the document says, or not today."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.model.capture import Capture, Condition, Origin, Retrieval, State, Try
from audit.model.reading import Page
from audit.report import words
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
            'not found today (http-404); it was read at its official successor, "https://new.example/a".',
        ),
        (
            _read_at("memento", taken=datetime(2022, 1, 11, tzinfo=UTC)),
            "archived-only",
            "not found today (http-404); a web archive's capture of 2022-01-11, made after the document, was read, ",
        ),
        (
            _read_at("recording"),
            "earlier-recording",
            "not found today (http-404); it was read as recorded on 2026-01-05, when it answered.",
        ),
    ],
)
def test_a_page_read_elsewhere_is_a_note_that_tells_both_outcomes(page: Page, rule: str, said: str) -> None:
    found = build.checked([build.claim()], [page]).findings
    notes = [one for one in found if one.severity == "note"]
    assert [one.rule for one in notes] == [rule]
    assert said in notes[0].message


def test_a_capture_made_by_the_documents_day_is_not_called_later() -> None:
    page = _read_at("memento", taken=datetime(2022, 1, 10, 23, tzinfo=UTC))
    found = build.checked([build.claim()], [page]).findings
    assert "capture of 2022-01-10 was read" in next(one.message for one in found if one.rule == "archived-only")


@pytest.mark.parametrize("state", ["gone", "blocked", "unavailable", "broken"])
@pytest.mark.parametrize("origin", ["recording", "successor", "memento"])
def test_the_pages_own_condition_is_called_as_reports_call_it(state: State, origin: Origin) -> None:
    page = replace(_read_at(origin), condition=Condition(state, "some-cause"))
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.severity == "note"]
    assert words.CONDITION[state] in note.message


@pytest.mark.parametrize(("cause", "rule"), [("http-404", "gone"), ("soft-404", "soft-404")])
def test_a_page_that_is_gone_and_stands_only_in_our_recording_is_still_called_gone(cause: str, rule: str) -> None:
    page = replace(_read_at("recording"), condition=Condition("gone", cause))
    found = build.checked([build.claim()], [page]).findings
    assert {rule, "earlier-recording"} <= {one.rule for one in found}
    page = replace(page, condition=Condition("unavailable", "http-503"))
    assert "unavailable" not in {one.rule for one in build.checked([build.claim()], [page]).findings}


def test_a_successor_that_did_not_have_the_page_is_told_beside_the_capture_that_was_read() -> None:
    page = _read_at("memento", taken=datetime(2022, 1, 11, tzinfo=UTC))
    live, used = page.retrieval.tries
    new = Capture("https://new.example/a", "https://new.example/a", (), 503, (), b"", AT)
    asked = Try("successor", new, Condition("unavailable", "http-503"))
    page = replace(page, retrieval=Retrieval(page.uri, (live, asked, used), 2))
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.rule == "archived-only"]
    assert "not found today (http-404), and its official successor has no usable page (http-503); a web" in note.message


def test_a_permanent_redirect_is_noted_with_where_it_leads() -> None:
    page = build.page()
    (live,) = page.retrieval.tries
    assert isinstance(live.outcome, Capture)
    moved = replace(live, outcome=replace(live.outcome, final_uri="https://pages.example/new"))
    page = replace(
        page,
        condition=Condition("ok", "http-200", moved=True),
        retrieval=replace(page.retrieval, tries=(moved,)),
    )
    (note,) = [one for one in build.checked([build.claim()], [page]).findings if one.rule == "moved"]
    assert 'redirects for good to "https://pages.example/new".' in note.message


def test_pages_read_at_two_successors_are_two_groups() -> None:
    pages = [_read_at("successor", f"https://old.example/{number}") for number in range(3)]
    for number in range(3, 6):
        page = _read_at("successor", f"https://old.example/{number}")
        live, used = page.retrieval.tries
        other = replace(used.outcome, final_uri="https://other.example/a")
        pages.append(replace(page, retrieval=replace(page.retrieval, tries=(live, replace(used, outcome=other)))))
    claims = [build.claim(uris=(page.uri,), line=at) for at, page in enumerate(pages, 1)]
    causes = [group.cause for group in build.checked(claims, pages).groups]
    assert causes == [
        "old.example: read at its official successor new.example, checked 3 of 6",
        "old.example: read at its official successor other.example, checked 3 of 6",
    ]


def test_a_page_read_where_it_is_cited_is_no_note() -> None:
    assert not build.checked([build.claim()], [build.page()]).findings


def test_the_pages_of_one_host_at_its_successor_are_one_group_that_says_of_how_many() -> None:
    uris = [f"https://old.example/{number}" for number in range(16)]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    pages = [_read_at("successor", uri) for uri in uris[:14]] + [build.lost("gone", "http-404", u) for u in uris[14:]]
    found = build.checked(claims, pages).groups
    assert ("old.example: read at its official successor new.example, checked 14 of 16", 14) in [
        (group.cause, len(group.findings)) for group in found
    ]
