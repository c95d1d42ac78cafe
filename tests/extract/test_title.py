"""Titles: what agrees wins, and the site's name goes only where the page gives evidence for it."""

import pytest

from audit.extract.reading import read_page

URI = "https://www.embassy.example/news/1"


def _title(page: str, uri: str = URI) -> str | None:
    return read_page(page.encode(), uri).title.value


def test_the_h1_of_the_main_text_goes_before_a_logo_in_an_h1() -> None:
    page = "<body><header><h1>The Embassy</h1></header><main><h1>Talks in Oslo</h1></main>"
    assert _title(page) == "Talks in Oslo"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=og:title content='Talks in Oslo | The House'><meta property=og:site_name content='The House'>",
        '<meta property="og:title" content="Talks in Oslo - Embassy">',
        "<title>Talks in Oslo | The Ministry</title><meta property='og:title' content='Talks in Oslo'>",
    ],
    ids=["site name is stated", "host has the word", "another candidate says the rest"],
)
def test_the_sites_name_is_taken_off_on_evidence(head: str) -> None:
    assert _title(f"<head>{head}</head>") == "Talks in Oslo"


def test_a_dash_within_a_headline_is_no_separator_of_a_site() -> None:
    head = '<meta property="og:title" content="Talks in Oslo - What comes next">'
    assert _title(f"<head>{head}</head><h1>Talks in Oslo - What comes next</h1>") == "Talks in Oslo - What comes next"


def test_entities_and_line_breaks_of_a_headline_are_read_as_readers_see_them() -> None:
    assert _title("<main><h1>Readout of\n the&nbsp;Call <br> with Huitfeldt&#8217;s team</h1></main>") == (
        "Readout of the Call with Huitfeldt’s team"
    )


def test_an_unclosed_title_is_still_read() -> None:
    assert _title("<head><title>Talks in Oslo") == "Talks in Oslo"


def test_the_title_of_a_drawing_is_none() -> None:
    assert _title("<body><svg><title>Icon</title></svg><p>Words.</p>") is None


def test_agreement_of_heading_and_metadata_is_sure_and_said() -> None:
    page = '<head><meta property="og:title" content="Talks in Oslo"></head><main><h1>Talks in Oslo</h1></main>'
    title = read_page(page.encode(), URI).title
    assert (title.confidence, title.disagreement) == ("high", False)
    assert {"h1-in-article", "og:title"} <= {candidate.source for candidate in title.candidates}


def test_another_title_in_the_metadata_is_told_as_disagreement() -> None:
    page = '<head><meta property="og:title" content="Something else"></head><main><h1>Talks in Oslo</h1></main>'
    title = read_page(page.encode(), URI).title
    assert (title.value, title.disagreement) == ("Talks in Oslo", True)


def test_a_headline_of_a_megabyte_is_cut() -> None:
    title = _title(f"<h1>{'word ' * 200_000}</h1>")
    assert title is not None
    assert len(title) <= 400
