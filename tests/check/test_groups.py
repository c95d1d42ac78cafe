"""Findings with one cause: of one host, of one other place that pages were read at."""

from dataclasses import replace

import pytest

from tests.check import build


def test_three_pages_of_one_host_with_one_cause_are_one_group() -> None:
    uris = [f"https://pages.example/{name}" for name in "abc"]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    found = build.checked(claims, [build.lost("gone", "http-404", uri) for uri in uris])
    assert [(group.cause, len(group.findings)) for group in found.groups] == [
        ("pages.example: not found (http-404)", 3)
    ]
    assert found.groups[0].findings == tuple(one.id for one in found.findings)


@pytest.mark.parametrize(
    ("uris", "causes"),
    [
        (("https://pages.example/a", "https://pages.example/b"), ("http-404", "http-404")),
        (("https://a.example/a", "https://b.example/b", "https://c.example/c"), ("http-404", "http-404", "http-404")),
        (
            ("https://pages.example/a", "https://pages.example/b", "https://pages.example/c"),
            ("http-404", "http-410", "http-404"),
        ),
    ],
)
def test_fewer_pages_other_hosts_or_other_causes_make_no_group(uris: tuple[str, ...], causes: tuple[str, ...]) -> None:
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    pages = [build.lost("gone", cause, uri) for uri, cause in zip(uris, causes, strict=True)]
    assert build.checked(claims, pages).groups == ()


def test_when_the_network_is_down_no_page_is_judged() -> None:
    uris = [f"https://pages.example/{name}" for name in "abc"]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    assert build.checked(claims, [build.lost("unchecked", "network-down", uri) for uri in uris]).findings == ()


def test_pages_read_at_two_successors_are_two_groups() -> None:
    pages = [build.read_at("successor", f"https://old.example/{number}") for number in range(3)]
    for number in range(3, 6):
        page = build.read_at("successor", f"https://old.example/{number}")
        live, used = page.retrieval.tries
        other = replace(used.outcome, final_uri="https://other.example/a")
        pages.append(replace(page, retrieval=replace(page.retrieval, tries=(live, replace(used, outcome=other)))))
    claims = [build.claim(uris=(page.uri,), line=at) for at, page in enumerate(pages, 1)]
    causes = [group.cause for group in build.checked(claims, pages).groups]
    assert causes == [
        "old.example: read at its official successor new.example, checked 3 of 6",
        "old.example: read at its official successor other.example, checked 3 of 6",
    ]


def test_the_pages_of_one_host_at_its_successor_are_one_group_that_says_of_how_many() -> None:
    uris = [f"https://old.example/{number}" for number in range(16)]
    claims = [build.claim(uris=(uri,), line=at) for at, uri in enumerate(uris, 1)]
    pages = [build.read_at("successor", uri) for uri in uris[:14]] + [
        build.lost("gone", "http-404", u) for u in uris[14:]
    ]
    found = build.checked(claims, pages).groups
    assert ("old.example: read at its official successor new.example, checked 14 of 16", 14) in [
        (group.cause, len(group.findings)) for group in found
    ]
