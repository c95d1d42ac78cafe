"""Days that a page shows but that are not its own: of other pages, of what is to come, of its readers, of its text."""

from datetime import date

import pytest

from audit.extract.reading import read_page
from audit.model.reading import Choice

TEXT = "<p>The register lists what the ministry keeps. Copies are sent on request.</p>"
DAYS = ("2021-12-09", "2021-12-07", "2021-11-30")
DAY_FIRST = "<div><time datetime={0}>{0}</time> <a href=/{0}>Minister opens a school</a></div>"
LINK_FIRST = "<ul><li><a href=/{0}>Minister opens a school</a> <time datetime={0}>{0}</time></li></ul>"
PLAIN = "<ul><li>{0}</li><li><a href=/{0}>Minister opens a school</a></li></ul>"


def _published(body: str, language: str = "en") -> Choice[date]:
    page = f"<!doctype html><html lang={language}><body><h1>The register</h1>{body}</body></html>"
    return read_page(page.encode(), "https://pages.example/register").published


@pytest.mark.parametrize("item", [DAY_FIRST, LINK_FIRST, PLAIN], ids=["day first", "link first", "no time tags"])
def test_days_that_each_stand_beside_a_link_are_those_of_other_pages(item: str) -> None:
    assert _published(TEXT + "".join(map(item.format, DAYS))).value is None


def test_a_day_beside_the_link_of_a_byline_stays_the_pages() -> None:
    byline = "<p><a href=/by/smith>Ann Smith</a> <time datetime=2021-12-09>9 December 2021</time></p>"
    others = "".join(map(LINK_FIRST.format, DAYS[1:]))
    assert _published(byline + TEXT * 12 + others).value == date(2021, 12, 9)


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Upcoming events", "en"),
        ("Nächste Termine", "de"),
        ("Agenda", "fr"),
        ("Latest comments", "en"),
        ("Související", "cs"),
    ],
)
def test_a_day_below_the_heading_of_other_things_is_not_the_pages(heading: str, language: str) -> None:
    walk = "<div><time datetime=2021-12-09>today</time> a walk</div>"
    assert _published(f"{TEXT}<h3>{heading}</h3>{walk}", language).value is None


def test_a_number_of_comments_over_the_day_is_no_heading() -> None:
    assert _published(f"<ul><li>5 Comments</li><li>December 9, 2021</li></ul>{TEXT}").value == date(2021, 12, 9)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("On June 16, 2021, the two presidents met in Geneva.", "en"),
        ("Am 22. Januar 1963 unterzeichneten Adenauer und de Gaulle den Vertrag.", "de"),
        ("El 4 de marzo de 1998 se firmó en Lima el acuerdo.", "es"),
        ("Saturday, 19 February 2022: 09:00 Opening. 09:30 Panel on security.", "en"),
    ],
)
def test_a_short_sentence_that_tells_of_a_day_dates_no_page(line: str, language: str) -> None:
    assert _published(f"<p>{line}</p>{TEXT}", language).value is None


@pytest.mark.parametrize(
    "line",
    [
        "9 December 2021, by Ann Smith and Henry J. Birch.",
        "December 9 2021, 3:18 p.m.",
        "Press Release No. 17/2021. Chișinău, 9 December 2021.",
    ],
)
def test_a_line_of_the_date_and_who_or_where_still_dates_the_page_though_it_ends_in_a_full_stop(line: str) -> None:
    assert _published(f"<p>{line}</p>{TEXT}").value == date(2021, 12, 9)


def test_what_readers_wrote_is_told_by_the_name_of_the_element() -> None:
    reader = '<li class="comment"><b>Rita</b> <time datetime=2021-12-09>9 Dec</time><p>Source please?</p></li>'
    assert _published(f"{TEXT}<ol>{reader}</ol>").value is None
