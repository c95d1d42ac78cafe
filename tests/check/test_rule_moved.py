"""A page whose address redirects for good."""

from dataclasses import replace

from audit.model.capture import Capture, Condition
from tests.check import build


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


def test_a_page_that_stands_where_it_is_cited_is_not_flagged() -> None:
    assert not build.checked([build.claim()], [build.page()]).findings
