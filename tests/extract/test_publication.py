"""When a page was published: which places are believed, how they confirm one another, and when nothing is said."""

from datetime import UTC, date, datetime

import pytest

from audit.extract.reading import read_page
from audit.model.reading import Choice, Reading

URI = "https://pages.example/a"
DECEMBER_9 = date(2021, 12, 9)
TEXT = "<p>" + "The ministers spoke of many things and agreed on some of them before they parted. " * 15 + "</p>"


def _read(head: str = "", body: str = "", uri: str = URI, captured: datetime | None = None) -> Reading:
    page = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_page(page.encode(), uri, captured_at=captured)


def _published(head: str = "", body: str = "", uri: str = URI) -> Choice[date]:
    return _read(head, body, uri).published


def _ld(properties: str) -> str:
    return f'<script type="application/ld+json">{{{properties}}}</script>'


META = '<meta property="article:published_time" content="2021-12-09T20:00:00-05:00">'
CHANGED = '<meta property="article:modified_time" content="2022-01-09T10:00:00-05:00">'
ARTICLE = _ld('"@type":"Article","datePublished":"2021-12-09T20:00:00-05:00"')


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (META, "meta.article:published_time"),
        (ARTICLE, "jsonld.datePublished"),
        ('<meta name="DC.date.issued" content="2021-12-09">', "meta.dc.date.issued"),
        ('<meta name="citation_publication_date" content="2021/12/09">', "meta.citation_publication_date"),
        ('<meta name="parsely-pub-date" content="2021-12-09T10:00:00Z">', "meta.parsely-pub-date"),
        ('<meta name="sailthru.date" content="2021-12-09 10:00">', "meta.sailthru.date"),
        ('<meta itemprop="datePublished" content="2021-12-09">', "meta.datepublished"),
    ],
)
def test_structured_data_tell_the_day(head: str, source: str) -> None:
    choice = _published(head, "<h1>Readout</h1>")
    assert (choice.value, choice.source) == (DECEMBER_9, source)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("<p class=date>December 9, 2021</p>", "near-headline"),
        ("<p>Readout</p><p>Office of the Spokesperson</p><p>December 9, 2021</p>", "near-headline"),
        ("<time datetime='2021-12-09T20:00:00-05:00'>yesterday</time>", "time"),
        ("<p>Dec. 9, 2021 | By the press office</p>", "near-headline"),
        (
            "<p>(December 9, 2021) The ministers spoke, and they spoke for a long while about many things.</p>",
            "near-headline",
        ),
    ],
)
def test_a_date_shown_after_the_headline_tells_the_day(line: str, source: str) -> None:
    choice = _published(body=f"<main><h1>Readout</h1>{line}{TEXT}</main>")
    assert (choice.value, choice.source) == (DECEMBER_9, source)


def test_a_date_just_above_the_headline_tells_the_day() -> None:
    assert _published(body=f"<p>December 9, 2021</p><h1>Readout</h1>{TEXT}").source == "above-headline"


def test_a_date_inside_a_sentence_is_not_the_pages() -> None:
    sentence = "<p>The ministers agreed to return to the treaty that was signed in Lisbon on December 9, 2021.</p>"
    assert _published(body=f"<h1>Readout</h1>{sentence}{TEXT}").value is None


def test_modification_is_never_publication() -> None:
    reading = _read(
        '<meta property="article:modified_time" content="2021-12-09">'
        + _ld('"@type":"Article","dateModified":"2021-12-09"'),
        "<h1>Readout</h1><p>Updated: December 9, 2021</p>",
    )
    assert (reading.published.value, reading.published.candidates) == (None, ())
    assert reading.modified.value == DECEMBER_9


def test_published_and_updated_lines_are_told_apart() -> None:
    reading = _read(body="<h1>Readout</h1><p>Published December 9, 2021</p><p>Updated December 12, 2021</p>")
    assert (reading.published.value, reading.modified.value) == (DECEMBER_9, date(2021, 12, 12))


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Readout</h1><footer>Copyright © December 9, 2021</footer>",
        "<h1>Readout</h1><footer>© 2021</footer>",
        "<h1>Readout</h1><nav><time datetime=2021-12-09></time></nav><img src=/2021/12/09/a.jpg>",
        "<h1>Readout</h1><script>var t = '2021-12-09'</script><!-- 2021-12-09 -->",
    ],
)
def test_footers_images_and_scripts_tell_nothing(body: str) -> None:
    head = '<meta property="og:image" content="https://a.example/2021/12/09/a.jpg">'
    assert _published(head, body).candidates == ()


def test_places_that_agree_confirm_one_another() -> None:
    choice = _published(META + ARTICLE, f"<h1>Readout</h1><p>December 9, 2021</p>{TEXT}")
    assert (choice.value, choice.confidence, choice.disagreement) == (DECEMBER_9, "high", False)
    assert choice.reason == "jsonld.datePublished, meta.article:published_time and near-headline agree"


def test_a_shown_day_beats_a_structured_one_beside_it() -> None:
    head = '<meta property="article:published_time" content="2021-12-10T01:00:00+00:00">'
    choice = _published(head, f"<h1>Readout</h1><p>December 9, 2021</p>{TEXT}")
    assert (choice.value, choice.disagreement) == (DECEMBER_9, False)


def test_places_that_differ_are_a_disagreement() -> None:
    choice = _published(META, f"<h1>Readout</h1><p>November 2, 2021</p>{TEXT}")
    assert choice.disagreement
    assert {evidence.value for evidence in choice.candidates} == {DECEMBER_9, date(2021, 11, 2)}


def test_the_day_is_as_written_with_its_zone() -> None:
    evidence = _published(META, "<h1>Readout</h1>").candidates[0]
    assert (evidence.value, evidence.zone, evidence.raw) == (DECEMBER_9, "-05:00", "2021-12-09T20:00:00-05:00")


def test_an_open_order_is_settled_by_other_evidence() -> None:
    assert _published(META, f"<h1>Readout</h1><p>12/09/2021</p>{TEXT}").confidence == "high"


def test_an_open_order_alone_gives_no_day() -> None:
    choice = _published(body=f"<h1>Readout</h1><p>12/09/2021</p>{TEXT}")
    assert (choice.value, choice.reason) == (None, "the only date can be read with day first or month first")
    assert [evidence.raw for evidence in choice.candidates] == ["12/09/2021"]


def test_a_month_alone_gives_no_day_and_is_kept_as_text() -> None:
    choice = _published(uri="https://pages.example/2021/12/readout")
    assert (choice.value, choice.text, choice.candidates[0].precision) == (None, "2021/12", "month")


def test_one_hidden_tag_alone_is_not_believed_over_a_whole_text_without_a_date() -> None:
    """Systems stamp every page so, the imprint too, with a time of the last change beside it."""
    choice = _published(META + CHANGED, f"<h1>Readout</h1>{TEXT}")
    assert choice.value is None
    assert choice.reason == "meta.article:published_time alone tells a day, and the page shows it nowhere"
    assert [evidence.value for evidence in choice.candidates] == [DECEMBER_9]


def test_an_articles_time_without_a_time_of_change_is_believed() -> None:
    assert _published(META, f"<h1>Readout</h1>{TEXT}").value == DECEMBER_9


def test_a_bare_time_of_the_day_of_the_last_change_is_no_publication() -> None:
    """It stands where the publication stood before; which day that was, the page states."""
    stated = _ld('"@type":"Article","datePublished":"2021-12-09","dateModified":"2021-12-10T08:00:00Z"')
    reading = _read(stated, "<h1>Readout</h1><time datetime='2021-12-10T08:00:00Z'>8:00</time><p>Words.</p>")
    assert (reading.published.value, reading.modified.value) == (DECEMBER_9, date(2021, 12, 10))
    named = "<time class=published datetime='2021-12-10T08:00:00Z'>8:00</time>"
    assert date(2021, 12, 10) in [
        one.value for one in _published(stated, f"<h1>Readout</h1>{named}<p>Words.</p>").candidates
    ]


@pytest.mark.parametrize(
    ("head", "body", "uri"),
    [
        (META + CHANGED, f"<h1>Readout</h1>{TEXT}<p>Talks of 9 December 2021</p>", URI),
        (META + CHANGED, f"<h1>Readout</h1>{TEXT}", "https://pages.example/2021/12/readout"),
        (META + ARTICLE, f"<h1>Readout</h1>{TEXT}", URI),
        ("", f"<h1>Readout</h1>{TEXT}<p>Talks of 9 December 2021</p>", "https://pages.example/20211209-readout"),
        (META + CHANGED + "<title>Readout, December 9, 2021</title>", f"<h1>Readout</h1>{TEXT}", URI),
    ],
)
def test_a_second_sign_of_the_same_day_is_enough(head: str, body: str, uri: str) -> None:
    assert _published(head, body, uri).value == DECEMBER_9


def test_a_labelled_date_far_from_the_headline_counts_where_nothing_nearer_does() -> None:
    choice = _published(body=f"<h1>Readout</h1>{TEXT}<div>Published on December 9, 2021</div>")
    assert (choice.value, choice.source) == (DECEMBER_9, "labelled-date")


def test_a_release_that_a_text_tells_of_is_no_publication_of_the_page() -> None:
    album = "<p>He signed with the label, and his first album of songs, released March 19, 1962, sold few.</p>"
    assert _published(body=f"<h1>A singer</h1>{TEXT}{album}{TEXT}").value is None


def test_a_name_set_over_or_beside_a_date_says_what_it_is() -> None:
    published = "<dt>Published</dt><dd>9 December 2021</dd>"
    changed = "<dt>Last updated</dt><dd>11 December 2021 — details</dd>"
    reading = _read(body=f"<h1>Readout</h1><dl>{published}{changed}</dl>{TEXT}")
    assert (reading.published.value, reading.modified.value) == (DECEMBER_9, date(2021, 12, 11))


def test_a_name_set_over_a_date_above_the_headline_says_what_it_is() -> None:
    reading = _read(body=f"<div>Last updated</div><div>9 December 2021</div><h1>Readout</h1>{TEXT}")
    assert (reading.published.value, reading.modified.value) == (None, DECEMBER_9)


@pytest.mark.parametrize("tag", ["<time>", "<time datetime=2021-12-09>", "<a href=/b><time datetime=2021-12-09>"])
def test_words_before_a_time_say_what_it_is(tag: str) -> None:
    reading = _read(body=f"<article><h1>Guide</h1>{TEXT}<footer>Last updated on {tag}9 December 2021</time></footer>")
    assert (reading.published.value, reading.modified.value) == (None, DECEMBER_9)


def test_an_article_may_tell_its_day_at_its_end() -> None:
    footer = "<footer>Published <time class='entry-date published' datetime=2021-12-09>December 9, 2021</time></footer>"
    comment = "<ol><li id=comment-7><footer class=comment-meta><time datetime=2021-12-12>later</time></footer>"
    choice = _published(body=f"<main><article><h1>Readout</h1>{TEXT}{footer}</article>{comment}</main>")
    assert (choice.value, [one.value for one in choice.candidates]) == (DECEMBER_9, [DECEMBER_9])


def test_a_day_that_a_script_tells_counts_where_the_text_names_it() -> None:
    """Page state alone may be of another page; a change of the same day shows that it is this page's."""
    state = '<script>var page = {"publishedAt":"2021-12-09T08:00:00Z"}</script>'
    assert _published(body=f"<h1>Readout</h1>{TEXT}{state}").value is None
    told = _published(body=f"<h1>Readout</h1>{TEXT}<p>Updated 9 December 2021, 15:40</p>{state}")
    assert told.value == DECEMBER_9


def test_readers_see_the_text_of_a_time_and_not_its_utc_day() -> None:
    time = "<time datetime='2021-12-10T00:44:09Z'>December 9, 2021</time>"
    head = '<meta property="article:published_time" content="2021-12-10T00:44:09Z">'
    assert _published(head, f"<h1>Readout</h1>{time}{TEXT}").value == DECEMBER_9


def test_an_archives_time_of_capture_in_an_address_is_no_publication() -> None:
    assert _published(uri="https://archive.example/web/20211209/https://pages.example/a").candidates == ()


@pytest.mark.parametrize("element", ["p", "span"], ids=["in a line below", "behind the link"])
def test_a_list_of_dated_links_dates_no_page(element: str) -> None:
    link = "<li><a href=/{day}>The ministers met in the capital</a> <{element}>December {day}, 2021</{element}></li>"
    listed = "".join(link.format(day=day, element=element) for day in (9, 7, 2))
    assert _published(body=f"<h1>News</h1><ul>{listed}</ul>").value is None
    assert _published(body=f"<h1>Readout</h1><p>December 9, 2021</p>{TEXT}<ul>{listed}</ul>").value == DECEMBER_9


def test_a_date_of_formal_issue_is_believed_though_no_reader_sees_it() -> None:
    head = '<meta name="dcterms.issued" content="2021-12-09"><meta name="dcterms.modified" content="2022-01-01">'
    reading = _read(head, f"<h1>Readout</h1>{TEXT}")
    assert (reading.published.value, reading.modified.value) == (DECEMBER_9, date(2022, 1, 1))


def test_of_dates_of_one_year_close_together_each_is_told_where_it_stands() -> None:
    dates = "<i class=date>9 December 2021</i> and <i class=date>11 December 2021</i>"
    found = _published(body=f"<h1>Readout</h1>{TEXT}{TEXT}<p>Days of talks, all of them named here: {dates}</p>")
    assert [one.value for one in found.candidates] == [DECEMBER_9, date(2021, 12, 11)]


@pytest.mark.parametrize("named", ["class='comment-date'", "class=comment-date"])
def test_a_comments_date_is_none_of_the_page(named: str) -> None:
    assert _published(body=f"<h1>Readout</h1>{TEXT}<p><i {named}>9 December 2021</i></p>").candidates == ()


def test_a_day_in_the_header_of_the_site_is_no_pages_one_below_it_is() -> None:
    header = "<header><p>Thursday, December 9, 2021</p><nav><a href=/a>News</a></nav></header>"
    assert _published(body=f"{header}<main><h1>Readout</h1>{TEXT}</main>").value is None
    below = "<header><a href=/>The Office</a></header><main><p>December 9, 2021</p>"
    assert _published(body=f"{below}<h1>Readout</h1>{TEXT}</main>").value == date(2021, 12, 9)


def test_the_first_of_several_times_dates_the_page_only_near_its_headline() -> None:
    times = "<time datetime=2021-12-09>then</time><p>A</p><time datetime=2021-11-02>before</time><p>B</p>"
    assert _published(body=f"<h1>Readout</h1>{times}{TEXT}").value == date(2021, 12, 9)
    assert _published(body=f"<h1>Readout</h1>{TEXT * 4}{times}").value is None


def test_a_day_among_the_words_of_a_link_stands_in_nobodys_way() -> None:
    link = "<p><a href=/b>The ministers had already met on December 1, 2021</a></p>"
    assert _published(body=f"<h1>Readout</h1>{link}<p>December 9, 2021</p>{TEXT}").value == DECEMBER_9


def test_a_month_in_the_address_settles_which_number_is_the_month() -> None:
    page = f"<h1>Readout</h1><p>09/12/2021</p>{TEXT}".encode()
    for month, day in (("12", date(2021, 12, 9)), ("09", date(2021, 9, 12))):
        found = read_page(page, f"https://news.example/2021/{month}/readout").published
        assert found.value == day
        assert (day, "near-headline") in {(one.value, one.source) for one in found.candidates}


def test_todays_date_above_a_menu_is_no_pages() -> None:
    menu = "<ul><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul>"
    assert _published(body=f"<p>Thursday, December 9, 2021</p>{menu}<h1>Readout</h1>{TEXT}").value is None
    section = "<p><a href=/news>News</a></p>"
    assert _published(body=f"<p>December 9, 2021</p>{section}<h1>Readout</h1>{TEXT}").value == DECEMBER_9


def test_of_several_times_the_first_at_the_headline_counts() -> None:
    teasers = "".join(f"<time datetime=2021-11-{day:02}>x</time>" for day in range(1, 6))
    choice = _published(body=f"<h1>Readout</h1><time datetime=2021-12-09>x</time>{TEXT}{teasers}")
    assert choice.value == DECEMBER_9


def test_reviews_that_repeat_a_tag_with_several_days_tell_nothing() -> None:
    reviews = "".join(f'<meta itemprop="datePublished" content="2021-11-{day:02}">' for day in range(1, 6))
    assert _published(body=f"<h1>A house by the sea</h1>{reviews}{TEXT}").value is None


@pytest.mark.parametrize("captured", [datetime(2021, 12, 8, 23, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)])
def test_a_day_after_the_capture_is_never_chosen(captured: datetime) -> None:
    choice = _read(META, "<h1>Readout</h1><p>December 9, 2021</p>", captured=captured).published
    assert (choice.value, choice.reason) == (None, "every date lies in the future of the capture")


def test_an_archives_bar_tells_nothing() -> None:
    bar = "<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>December 9, 2021</p><!-- END WAYBACK TOOLBAR INSERT -->"
    assert _published(body=f"{bar}<h1>Readout</h1>{TEXT}").candidates == ()


@pytest.mark.parametrize(
    "notice",
    [
        "This is historical material \u201cfrozen in time\u201d. The website is no longer updated.",
        "This snapshot, taken on 12 December 2021, shows web content acquired for preservation.",
        "Saved from https://pages.example/a 12 Dec 2021 14:03:11 UTC",
    ],
)
def test_an_archives_notice_is_no_part_of_the_page(notice: str) -> None:
    page = (
        f"<main><p>{notice}</p><p>Minister Alder met Minister Birch in Oslo, and they agreed on many things.</p></main>"
    )
    reading = _read(body=page)
    assert reading.published.value is None
    assert reading.lead.startswith("Minister Alder met")


def test_a_day_that_is_not_over_yet_where_the_page_is_written_is_no_future_day() -> None:
    """At 23:00 UTC on December 9 it is December 10 in Tokyo already."""
    head = '<meta property="article:published_time" content="2021-12-10T08:00:00{}">'
    captured = datetime(2021, 12, 9, 23, 30, tzinfo=UTC)
    assert _read(head.format("+09:00"), "<h1>A</h1>", captured=captured).published.value == date(2021, 12, 10)
    assert _read(head.format("Z"), "<h1>A</h1>", captured=captured).published.value is None
