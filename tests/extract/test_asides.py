"""What a lead leaves out: captions of agencies and of the file, a site's notices, teasers and comments below a text."""

from datetime import date

import pytest

from audit.extract.reading import read_page
from audit.model.reading import Reading

TEXT = (
    "The Foreign Minister met with her Norwegian counterpart in Arden today and spoke of the northern seas and trade."
)
LONG = (
    "The two agreed on a plan of seven points, which the committees of both parliaments are to see before the winter "
    "begins in the north."
)


def _read(body: str, language: str = "en") -> Reading:
    head = '<meta property="article:published_time" content="2021-12-09T10:00:00+01:00">'
    page = (
        f"<!doctype html><html lang={language}><head>{head}</head><body><main><h1>Talks</h1>{body}</main></body></html>"
    )
    return read_page(page.encode(), "https://pages.example/talks")


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "caption",
    [
        "The Minister speaks at the memorial in Arden on November 19, 2021. (AP Photo/Ann Smith)",
        "The Minister speaks at the memorial in Arden on November 19, 2021. (Ann Smith/AFP/Getty Images)",
        "The Minister speaks in Arden on November 19, 2021. Photograph: Ann Smith/Reuters",
        "The Minister speaks in Arden on Nov. 19, 2021. Photo: Ann Smith/Anadolu via Getty Images",
        "FILE - The Minister speaks at the memorial in Arden on November 19, 2021.",
        "The Minister speaks at the memorial in Arden, November 19, 2021. (Ann Smith, File)",
        "A file photograph shows the Minister in Arden on November 19, 2021. — Picture by Ann Smith",
        "Die Ministerin sprach am 19. November 2021 in Arden. Archivbild",
        "La ministre s'est exprimée le 19 novembre 2021 à Arden. Photo d'archives",
        "La ministra habló el 19 de noviembre de 2021 en Arden. Foto de archivo",
        "Die Ministerin sprach am 19. November 2021 in Arden. (Foto: dpa)",
    ],
)
def test_the_day_of_an_agencys_caption_or_of_one_from_the_file_is_no_event(caption: str) -> None:
    reading = _read(_paragraphs(caption, TEXT))
    assert reading.lead == TEXT
    assert [event.when.start for event in reading.events] == [date(2021, 12, 9)]


@pytest.mark.parametrize(
    "caption",
    [
        "Secretary Birch meets with Minister Ash in Arden on November 19, 2021. [State Department photo by Ann Smith]",
        "Secretary Birch met with Minister Ash in Arden on November 19, 2021. (Photo: Office of the President)",
        "Secretary Birch met with Minister Ash in Arden on November 19, 2021, the news agency said. (Reuters)",
        "Secretary Birch met with Minister Ash on November 19, 2021 and told AP Photo editors to file their pictures.",
    ],
    ids=["an office's own", "of an office", "an article's agency", "text about pictures"],
)
def test_what_tells_of_the_pages_own_event_stays(caption: str) -> None:
    reading = _read(_paragraphs(caption))
    assert reading.lead == caption
    assert [event.when.start for event in reading.events] == [date(2021, 11, 19)]


def test_where_there_is_no_other_text_the_page_is_about_the_agencys_picture_but_not_about_one_from_the_file() -> None:
    caption = "The Minister met with Secretary Birch in Arden on November 19, 2021."
    assert _read(_paragraphs(f"{caption} (Ann Smith/AFP/Getty Images)")).events
    assert not _read(_paragraphs(f"{caption} (Ann Smith/AFP/Getty Images, File)")).events


@pytest.mark.parametrize(
    "notice",
    [
        "We use cookies to give you the best experience. Learn more in our policy.",
        "Diese Website verwendet Cookies. Mit der Nutzung stimmen Sie dem zu.",
        "Sign up for our daily newsletter and never miss a story.",
        "Inscrivez-vous à notre newsletter pour ne rien manquer de l'actualité.",
        "This article contains affiliate links. We may earn a commission.",
        "© 2021 The Arden Post. All rights reserved.",
        "You must be logged in to post a comment.",
        "This page was last edited on 20 February 2023, at 14:02.",
    ],
)
def test_a_sites_notice_is_no_text_of_the_page(notice: str) -> None:
    assert _read(_paragraphs(notice, TEXT)).lead == TEXT


def test_an_article_about_cookies_and_letters_keeps_its_sentences() -> None:
    sentence = "The Commission said that sites which use cookies have to ask, and that newsletters do not."
    assert _read(_paragraphs(sentence)).lead == sentence
    said = "“We use cookies to count our readers,” the paper's lawyer told the court on Thursday."
    assert _read(_paragraphs(said)).lead == said


@pytest.mark.parametrize("heading", ["Comments", "12 comments", "Latest comments", "Kommentare", "Related articles"])
def test_short_sentences_below_a_heading_of_comments_or_other_pages_are_not_of_the_text(heading: str) -> None:
    assert _read(f"<p>{TEXT}</p><h3>{heading}</h3><p>I was there on Tuesday, it was cold.</p>").lead == TEXT


def test_a_text_goes_on_below_a_heading_that_stands_in_its_midst() -> None:
    short = "They parted at noon."
    assert _read(f"<p>{TEXT}</p><div>Comments</div><p>{short}</p><p>{LONG}</p>").lead == f"{TEXT} {short} {LONG}"
