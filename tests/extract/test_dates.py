"""Publication dates: each place that tells one, and the dates of a page that are never its publication."""

from datetime import UTC, date, datetime

import pytest

from audit.extract.reading import read_page, read_url
from audit.model.reading import Choice

URI = "https://pages.example/news/1"
CAPTURED = datetime(2022, 1, 10, 12, tzinfo=UTC)
DAY = date(2021, 12, 7)


def _published(page: str, uri: str = URI) -> Choice[date]:
    return read_page(page.encode(), uri, captured_at=CAPTURED).published


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-12-07T20:00:00-05:00">',
        '<meta name="dc.date.issued" content="2021-12-07">',
        '<meta itemprop="datePublished" content="2021-12-07">',
        "<META CONTENT=2021-12-07 NAME=pubdate>",
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-12-07"}</script>',
    ],
)
def test_markup_that_dates_the_article_is_believed(head: str) -> None:
    assert _published(f"<head>{head}</head><main><h1>Talks</h1></main>").value == DAY


@pytest.mark.parametrize(
    "shown",
    [
        "<p>December 7, 2021</p>",
        "<p>Dec. 7, 2021</p>",
        "<p>7 December 2021</p>",
        "<div>Published on <span>December 7, 2021</span></div>",
        "<div>By the Press Office | 07.12.2021</div>",
        '<time datetime="2021-12-07T09:00">Tuesday</time>',
        "<p>7. Dezember 2021</p>",
        "<p>7 décembre 2021</p>",
        "<p>2021年12月7日</p>",
        "<div>07.12.21</div>",
    ],
)
def test_a_date_shown_below_the_headline_is_believed(shown: str) -> None:
    assert _published(f"<main><h1>Talks in Oslo</h1>{shown}<p>They met and talked.</p></main>").value == DAY


def test_a_date_line_above_the_headline_is_believed() -> None:
    choice = _published("<main><p>December 7, 2021</p><h1>Talks in Oslo</h1><p>They met.</p></main>")
    assert (choice.value, choice.source) == (DAY, "above-headline")


@pytest.mark.parametrize(
    ("attributes", "uri", "day"),
    [
        (' lang="en-US"', URI, date(2021, 12, 7)),
        ("", "https://www.army.mil/news/1", date(2021, 12, 7)),
        (' lang="en-GB"', URI, date(2021, 7, 12)),
        (' lang="en"', URI, None),
    ],
)
def test_numbers_between_slashes_are_read_in_the_pages_own_order_or_not_at_all(
    attributes: str, uri: str, day: date | None
) -> None:
    page = f"<html{attributes}><main><h1>Talks in Oslo</h1><p>12/07/2021</p></main>"
    assert _published(page, uri).value == day


def test_an_open_order_is_settled_by_other_evidence() -> None:
    head = '<meta name="date" content="2021-12-07">'
    page = f"<html lang=en><head>{head}</head><main><h1>Talks in Oslo</h1><p>12/07/2021</p></main>"
    choice = _published(page)
    assert (choice.value, choice.disagreement) == (DAY, False)


@pytest.mark.parametrize(
    "body",
    [
        "<footer>© 2021 The Ministry, December 7, 2021</footer>",
        "<main><h1>Talks</h1><p>Copyright December 7, 2021</p></main>",
        "<main><h1>Talks</h1><p>Last updated: December 7, 2021</p></main>",
        "<main><h1>Talks</h1></main><aside><a href='/b'>Other talks, as held on December 7, 2021</a></aside>"
        + "<p>word</p>" * 5,
        "<!-- December 7, 2021 --><main><h1>Talks</h1></main>",
        "<main><h1>Talks</h1><script>var d = 'December 7, 2021'</script></main>",
    ],
    ids=["footer", "copyright", "updated", "teaser in a sentence", "comment", "script"],
)
def test_a_date_of_something_else_is_not_the_publication(body: str) -> None:
    assert _published(f"<body>{body}</body>").value is None


def test_the_day_readers_see_goes_before_the_day_of_utc() -> None:
    head = '<meta property="article:published_time" content="2021-12-08T02:30:00+00:00">'
    choice = _published(f"<head>{head}</head><main><h1>Talks</h1><p>December 7, 2021</p></main>")
    assert (choice.value, choice.disagreement) == (DAY, False)


def test_a_change_is_never_a_publication() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2021-12-07"}</script>'
    reading = read_page(f"<head>{head}</head><h1>Talks</h1>".encode(), URI, captured_at=CAPTURED)
    assert (reading.published.value, reading.modified.value) == (None, DAY)


def test_of_a_day_to_come_and_a_past_one_the_past_one_is_chosen() -> None:
    head = '<meta property="article:published_time" content="2022-03-01">'
    assert _published(f"<head>{head}</head><main><h1>Talks</h1><p>December 7, 2021</p></main>").value == DAY


def test_a_month_alone_gives_no_day_but_is_kept_as_text() -> None:
    choice = _published("<main><h1>Talks in Oslo</h1><p>December 2021</p></main>")
    assert (choice.value, choice.text) == (None, "December 2021")


def test_a_bar_of_an_archive_dates_nothing() -> None:
    bar = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div><time datetime='2021-12-07'>7 Dec 2021</time></div>"
        "<!-- END WAYBACK TOOLBAR INSERT -->"
    )
    assert _published(f"<body>{bar}<main><h1>Talks</h1><p>Words.</p></main>").value is None


@pytest.mark.parametrize(
    ("uri", "day"),
    [
        ("https://a.example/2021/12/07/talks/", DAY),
        ("https://a.example/news/2021/dec/7/talks", DAY),
        ("https://a.example/2021-12-07/talks", DAY),
        ("https://a.example/20211207/talks", DAY),
        ("https://a.example/2021/12/211207-talks", DAY),
        ("https://a.example/2021/12/2021-12-07-talks", DAY),
        ("https://a.example/2021/11/211207-talks", None),
        ("https://a.example/211207-talks", None),
        ("https://a.example/2021-12-07-talks", None),
        ("https://a.example/2021/04/92713", None),
        ("https://a.example/2023/10/3-fragen", None),
        ("https://a.example/talks-2021-12-07.html", None),
        ("https://a.example/2021/02/30/talks", None),
        ("https://a.example/talks?date=/2021/12/07/", None),
        ("https://a.example/talks#/2021/12/07/", None),
    ],
)
def test_only_whole_segments_of_the_path_are_a_day_and_a_slug_in_its_month(uri: str, day: date | None) -> None:
    assert read_url(uri).published.value == day


@pytest.mark.parametrize(
    ("uri", "day"),
    [
        # (1468000000000000000 >> 22) + 1288834974657 ms is 2021-12-06 23:30:48 UTC
        ("https://twitter.com/a/status/1468000000000000000", date(2021, 12, 6)),
        ("https://x.com/a/status/1468000000000000000?s=20", date(2021, 12, 6)),
        ("https://twitter.com/a/status/20", None),
        ("https://other.example/a/status/1468000000000000000", None),
    ],
)
def test_a_post_id_dates_posts_of_its_host_only(uri: str, day: date | None) -> None:
    assert read_url(uri).published.value == day


def test_every_candidate_is_kept_with_its_place() -> None:
    head = '<meta property="article:published_time" content="2021-12-07T20:00:00-05:00">'
    choice = _published(
        f"<head>{head}</head><main><h1>Talks</h1><p>December 7, 2021</p></main>", "https://a.example/2021/12/07/t"
    )
    assert [(found.source, found.zone) for found in choice.candidates] == [
        ("meta.article:published_time", "-05:00"),
        ("near-headline", None),
        ("url-path", None),
    ]
