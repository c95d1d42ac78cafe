"""A page whose address redirects for good."""

from dataclasses import replace

import pytest

from audit.model.capture import Capture, Condition, Hop
from audit.model.finding import Finding
from tests.check import build

NEW = "https://pages.example/new"


def _found(*hops: Hop) -> list[Finding]:
    page = build.page()
    (live,) = page.retrieval.tries
    assert isinstance(live.outcome, Capture)
    answer = replace(live.outcome, hops=hops, final_uri=NEW)
    led = replace(live, outcome=answer)
    page = replace(
        page,
        condition=Condition("ok", "http-200", answer.moved_to is not None),
        retrieval=replace(page.retrieval, tries=(led,)),
    )
    return [one for one in build.checked([build.claim()], [page]).findings if one.rule == "moved"]


@pytest.mark.parametrize(
    ("later", "address"),
    [
        ((), NEW),
        ((Hop("https://pages.example/b", 308),), NEW),
        ((Hop("https://pages.example/b", 302),), "https://pages.example/b"),
    ],
)
def test_a_permanent_redirect_is_noted_with_where_it_leads_for_good(later: tuple[Hop, ...], address: str) -> None:
    (note,) = _found(Hop("https://pages.example/a", 301), *later)
    assert f'redirects for good to "{address}".' in note.message


def test_a_permanent_redirect_behind_a_temporary_one_moves_nothing_that_is_cited() -> None:
    assert not _found(Hop("https://pages.example/a", 302), Hop("https://pages.example/b", 301))


def test_a_page_that_stands_where_it_is_cited_is_not_flagged() -> None:
    assert not build.checked([build.claim()], [build.page()]).findings
