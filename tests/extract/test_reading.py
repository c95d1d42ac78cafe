"""A page read whole: titles, dates and lead with where each was found, and silence where the page tells nothing."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.reading import read_page, read_url

URI = "https://pages.example/news/a-readout"
LATER = datetime(2022, 6, 1, tzinfo=UTC)


def _page(head: str = "", body: str = "", attributes: str = "") -> bytes:
    return f"<!doctype html><html{attributes}><head>{head}</head><body>{body}</body></html>".encode()


def _published(head: str = "", body: str = "", uri: str = URI) -> tuple[date | None, str | None]:
    choice = read_page(_page(head, body), uri, captured_at=LATER).published
    return choice.value, choice.source


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Readout | The Site</title>", "<main><h1>Readout of a call</h1></main>", "Readout of a call"),
        (
            "<meta property='og:title' content='Readout | The Site'><meta property='og:site_name' content='The Site'>",
            "",
            "Readout",
        ),
        ("<title>Readout of a call</title>", "", "Readout of a call"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A headline"}</script>',
            "",
            "A headline",
        ),
    ],
)
def test_the_title_is_found_without_the_sites_name(head: str, body: str, title: str) -> None:
    assert read_page(_page(head, body), URI).title.value == title


def test_a_page_without_title_has_none() -> None:
    assert read_page(_page(body="<p>Some words.</p>"), URI).title.value is None


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('<meta property="article:published_time" content="2021-12-09T17:56:37-05:00">', "article:published_time"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2021-12-09"}]}</script>',
            "jsonld.datePublished",
        ),
    ],
)
def test_structured_dates_are_found_with_their_source(head: str, source: str) -> None:
    day, found = _published(head, "<h1>A title</h1>")
    assert day == date(2021, 12, 9)
    assert source.rpartition(".")[2] in (found or "")


def test_a_date_of_the_web_page_object_alone_is_a_candidate_not_an_answer() -> None:
    """Systems date their home and imprint pages so: 4 in 10 pages with nothing else are undated."""
    script = '<script type="application/ld+json">{"@type":"WebPage","datePublished":"2021-12-09"}</script>'
    choice = read_page(_page(script, "<h1>A title</h1>"), URI).published
    assert choice.value is None
    assert [candidate.value for candidate in choice.candidates] == [date(2021, 12, 9)]


def test_the_day_is_kept_as_written_in_its_own_zone() -> None:
    """21:19 on November 10 in Washington is November 11 in UTC."""
    head = '<meta property="article:published_time" content="2021-11-10T21:19:17-05:00">'
    assert _published(head, "<h1>A title</h1>")[0] == date(2021, 11, 10)


def test_the_date_shown_after_the_headline_is_found() -> None:
    day, source = _published(body="<main><h1>A title</h1><p class='d'>December 6, 2021</p><p>Text of it.</p></main>")
    assert (day, source) == (date(2021, 12, 6), "near-headline")


def test_a_whole_day_in_the_path_is_found() -> None:
    assert _published(uri="https://pages.example/2021/12/09/a-readout/") == (date(2021, 12, 9), "url-path")


@pytest.mark.parametrize("path", ["2021/04/92713", "2023/10/3-fragen", "2021/13/40/x", "20211209123"])
def test_numbers_in_a_path_that_are_no_whole_day_are_no_date(path: str) -> None:
    assert _published(uri=f"https://pages.example/{path}")[0] is None


@pytest.mark.parametrize(
    "body",
    [
        "<footer>Copyright 2021 The Site</footer>",
        "<h1>A title</h1><p>Updated: December 6, 2021</p>",
        "<main><h1>A title</h1><p>The consultations took place in Washington on December 3, 2021.</p></main>",
        "<h1>A title</h1><img src='/2021/12/09/picture.jpg'>",
    ],
)
def test_other_dates_of_a_page_are_not_its_publication(body: str) -> None:
    assert _published(body=body)[0] is None


def test_modification_is_told_apart_from_publication() -> None:
    reading = read_page(_page('<meta property="article:modified_time" content="2021-12-10">', "<h1>A</h1>"), URI)
    assert (reading.published.value, reading.modified.value) == (None, date(2021, 12, 10))


def test_a_day_after_the_capture_is_never_chosen() -> None:
    head = '<meta property="article:published_time" content="2030-01-01">'
    assert _published(head, "<h1>A title</h1>")[0] is None


def test_disagreement_is_told() -> None:
    head = '<meta property="article:published_time" content="2021-12-01T10:00:00-05:00">'
    body = "<main><h1>A title</h1><p>December 6, 2021</p></main>"
    assert read_page(_page(head, body), URI, captured_at=LATER).published.disagreement


def test_a_page_without_headline_may_open_with_its_date() -> None:
    body = "<main><p class='x'>December 11, 2021</p><p>Blinken met yesterday with Truss.</p></main>"
    reading = read_page(_page(body=body), URI, captured_at=LATER)
    assert (reading.published.value, reading.published.source) == (date(2021, 12, 11), "top-of-text")
    assert [event.when.start for event in reading.events] == [date(2021, 12, 10)]


def test_the_lead_and_kind_of_a_page_are_read() -> None:
    body = "<nav><a href='/'>Home</a></nav><main><h1>Readout of a call</h1><p>Smith spoke today with Jones.</p></main>"
    reading = read_page(_page(body=body), URI)
    assert (reading.lead, reading.kind, reading.mode) == ("Smith spoke today with Jones.", "call", "remote")


def test_a_url_alone_tells_its_day_and_nothing_else() -> None:
    reading = read_url("https://pages.example/2021/12/09/a-readout/")
    assert (reading.published.value, reading.title.value, reading.from_page) == (date(2021, 12, 9), None, False)


def test_a_post_id_tells_its_time() -> None:
    """(1461706924194414601 >> 22) + 1288834974657 ms is 2021-11-19 14:44:22 UTC."""
    reading = read_url("https://twitter.com/USNATO/status/1461706924194414601")
    assert reading.published.value == date(2021, 11, 19)


def test_the_order_of_attributes_does_not_matter() -> None:
    one = _page('<meta property="article:published_time" content="2021-12-09">', "<h1>A title</h1>")
    two = _page('<meta content="2021-12-09" property="article:published_time">', "<h1>A title</h1>")
    assert read_page(one, URI).published.value == read_page(two, URI).published.value == date(2021, 12, 9)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.binary(max_size=400), st.text(max_size=60))
def test_no_bytes_and_no_uri_make_it_raise(payload: bytes, uri: str) -> None:
    reading = read_page(payload, uri, content_type="text/html; charset=nonsense")
    assert reading == read_page(payload, uri, content_type="text/html; charset=nonsense")
    assert not read_url(uri).from_page


@pytest.mark.parametrize("piece", ["<div>", "<h1>", "<p ", "<!--", "<script>", "December 9, 202", "<a b='", "<time>"])
def test_endless_repetition_is_read_in_linear_time(piece: str) -> None:
    """Quadratic work on 400 kB would take minutes; the suite's own limit would be the first to notice."""
    assert read_page(_page(body=piece * (400_000 // len(piece))), URI) is not None
