"""Dates that attributes of ordinary elements and scripts state."""

from datetime import date

import pytest

from audit.extract.reading import read_page
from audit.model.reading import Choice, Reading

URI = "https://pages.example/news/a-readout"
DECEMBER_9 = date(2021, 12, 9)
TEXT = "<p>" + "The ministers spoke of many things and agreed on some of them before they parted. " * 20 + "</p>"


def _read(body: str, head: str = "") -> Reading:
    page = (
        f"<!doctype html><html lang=en><head>{head}</head><body><main><h1>Readout</h1>{TEXT}{body}</main></body></html>"
    )
    return read_page(page.encode(), URI)


def _published(body: str, head: str = "") -> Choice[date]:
    return _read(body, head).published


@pytest.mark.parametrize(
    "element",
    [
        '<span itemprop="datePublished" content="2021-12-09T10:00:00-05:00">two years ago</span>',
        '<li class="date" itemprop="datePublished">9 December 2021</li>',
        '<span property="schema:datePublished" content="2021-12-09"></span>',
        '<span property="dc:date dc:created" content="2021-12-09T21:00:00-05:00">Thursday</span>',
        "<b content='2021-12-09' itemprop=datePublished>x</b>",
    ],
    ids=["content", "text", "schema", "drupal", "unquoted"],
)
def test_microdata_and_rdfa_name_the_day(element: str) -> None:
    choice = _published(element)
    assert choice.value == DECEMBER_9
    assert (choice.source or "").startswith("itemprop.")
    assert choice.candidates[0].locator.startswith("character ")


def test_a_named_change_is_no_publication() -> None:
    reading = _read('<span itemprop="dateModified" content="2021-12-09">yesterday</span>')
    assert (reading.published.value, reading.modified.value) == (None, DECEMBER_9)


def test_of_several_named_days_none_is_believed() -> None:
    reviews = "".join(f'<i itemprop="datePublished" content="2021-12-0{day}">x</i>' for day in range(1, 5))
    assert _published(reviews).value is None


@pytest.mark.parametrize(
    "element",
    [
        '<span class="age" title="2021-12-09T09:00:00">3 hours ago</span>',
        '<relative-time datetime="2021-12-09T12:10:51Z">2 years ago</relative-time>',
        "<abbr class='published' title='2021-12-09T09:00:00-05:00'>Thursday</abbr>",
    ],
)
def test_the_full_time_behind_an_age_tells_the_day(element: str) -> None:
    choice = _published(element)
    assert (choice.value, choice.source) == (DECEMBER_9, "hover")


@pytest.mark.parametrize("element", ['<b title="2021-12-09T09:00:00"/>', '<b title="2021-12-09T09:00:00"> </b>'])
def test_what_nobody_can_hover_over_tells_nothing(element: str) -> None:
    assert _published(element).candidates == ()


def test_the_full_time_of_a_change_is_no_publication() -> None:
    assert _read('<span class="updated" title="2021-12-09T09:00:00">then</span>').published.value is None


@pytest.mark.parametrize(
    "comment",
    [
        '<div class="comment-meta"><span class="age" title="2021-12-09T09:00:00">3 hours ago</span></div>',
        '<a href="#comment-3990">December 9, 2021 at 3:32 am</a>',
        '<div itemprop="review"><span class="date">December 9, 2021</span></div>',
    ],
)
def test_a_comments_date_is_never_the_pages(comment: str) -> None:
    assert _published(comment).value is None


STATE = '<script>window.page = {"publishDate":"2021-12-09T15:00:00.000Z","modifiedDate":"2021-12-12"}</script>'


def test_page_state_alone_is_a_candidate_and_no_answer() -> None:
    choice = _published(STATE)
    assert choice.value is None
    assert [(one.value, one.source) for one in choice.candidates] == [(DECEMBER_9, "script")]


def test_page_state_of_several_days_tells_nothing() -> None:
    assert _published(STATE + STATE.replace("-09T", "-08T")).candidates == ()
