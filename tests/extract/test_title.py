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


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Readout of the call | Ministry of Silly Walks", "Readout of the call"),
        ("外務大臣会談の実施について｜外務省", "外務大臣会談の実施について"),
        ("Guinée : un braconnier condamné ‹ Wara", "Guinée : un braconnier condamné"),
        ("Talks – and what comes next", "Talks – and what comes next"),
    ],
)
def test_where_nothing_names_the_site_the_title_ends_at_the_first_bar_behind_more_than_a_word(
    title: str, value: str
) -> None:
    assert _title(f"<title>{title}</title><p>Text") == value


def test_what_is_left_of_a_title_without_its_sites_name_is_not_cut_again() -> None:
    head = "<title>Ukraine : le point - Le Journal</title><meta property=og:site_name content='Le Journal'>"
    assert _title(f"<head>{head}</head>") == "Ukraine : le point"


def test_a_title_that_a_lesser_heading_repeats_whole_is_not_cut_where_the_h1_is_the_sites_logo() -> None:
    logo, title = "<h1 id=logo><a href=/>Premier</a></h1>", "Conseil de sécurité : accueil des réfugiés"
    assert _title(f"<title>{title}</title>{logo}<h2>{title}</h2>", "https://www.premier.example/fr/1") == title
    window = f"<title>Sky News – {title}</title>{logo}<h2>{title}</h2>"
    assert _title(window, "https://www.premier.example/fr/1") == title


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


def _head(title: str, more: str = "") -> str:
    return f"<head><title>{title}</title>{more}</head>"


OG = '<meta property="og:title" content="Talks in Oslo begin">'


@pytest.mark.parametrize(
    "heading",
    [
        "<span>Norway</span> Talks in Oslo begin",
        "<small>Norway</small><br>Talks in Oslo begin",
        "Talks in Oslo begin <p>The ministers meet for three days, says the office.</p>",
        "<span class=visually-hidden>Headline:</span> <span>Talks in Oslo begin</span>",
    ],
    ids=["kicker", "kicker and line break", "summary", "hidden label"],
)
def test_an_element_of_the_heading_that_metadata_repeat_is_the_title(heading: str) -> None:
    page = f"{_head('Talks in Oslo begin | The Office', OG)}<main><h1>{heading}</h1></main>"
    title = read_page(page.encode(), URI).title
    assert (title.value, title.source) == ("Talks in Oslo begin", "part-of-h1")


def test_a_heading_that_metadata_repeat_whole_is_the_title_whole() -> None:
    head = _head("Norway: Talks in Oslo begin", '<meta property="og:title" content="Norway: Talks in Oslo begin">')
    page = f"{head}<main><h1><span>Norway</span>: <span>Talks in Oslo begin</span></h1></main>"
    assert _title(page) == "Norway: Talks in Oslo begin"


def test_a_kicker_that_the_shared_title_leaves_out_is_not_of_the_title() -> None:
    page = (
        '<head><title>Art in Oslo: A painter goes</title><meta property="og:title" content="A painter goes"></head>'
        "<main><h1>Art in Oslo: A painter goes</h1></main>"
    )
    title = read_page(page.encode(), URI).title
    assert (title.value, title.source, title.disagreement) == ("A painter goes", "part-of-h1", True)


def test_a_kicker_that_only_the_json_ld_headline_leaves_out_is_no_part_of_the_title() -> None:
    page = (
        '<head><title>Week in art | A tour begins</title><meta property=og:title content="Week in art | A tour begins">'
        '<script type="application/ld+json">{"@type":"Article","headline":"A tour begins"}</script></head>'
        "<main><h1><span>Week in art</span> <span>A tour begins</span></h1></main>"
    )
    title = read_page(page.encode(), URI).title
    assert (title.value, title.source) == ("A tour begins", "part-of-h1")


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("What the new treaty means for fishermen", "What the new treaty means for fishermen"),
        ("The Embassy of Norway | Press releases", "Press Room"),
        ("Press room and releases of the embassy", "Press Room"),
        ("Our embassy", "Press Room"),
    ],
    ids=["says more", "names site and section", "shares a word", "says no more"],
)
def test_a_few_words_alone_give_way_to_a_longer_window_title_that_has_none_of_them(window: str, title: str) -> None:
    assert _title(f"{_head(window)}<h1>Press Room</h1>", "https://pages.example/1") == title


def test_a_few_words_with_which_the_address_ends_name_the_page() -> None:
    page = f"{_head('What to see in the valley')}<h1>Arden-West</h1>"
    assert _title(page, "https://pages.example/towns/arden_west.htm") == "Arden-West"


@pytest.mark.parametrize(
    "head",
    [
        _head("A Treaty for the Coast | The Ministry of Tides"),
        _head("A Treaty for the Coast"),
        _head("The Ministry of Tides", '<meta property="og:title" content="A Treaty for the Coast">'),
    ],
    ids=["begins the window's title", "is the window's title", "is the title for sharing"],
)
def test_a_headline_below_the_name_of_its_section_is_the_title(head: str) -> None:
    page = f"{head}<main><h1>Press Releases</h1><h2>Contacts</h2><h2>A Treaty for the Coast</h2></main>"
    assert _title(page) == "A Treaty for the Coast"


def test_a_headline_in_no_heading_below_the_name_of_its_section_is_the_title() -> None:
    page = (
        f"{_head('A Treaty for the Coast | Tides')}<h1>Press Releases</h1><div class=t> A Treaty for the Coast </div>"
    )
    assert _title(page) == "A Treaty for the Coast"


@pytest.mark.parametrize("window", ["The Ministry of Tides | Press Releases | Tides", "A Treaty for the Press | Tides"])
def test_a_heading_that_the_window_repeats_or_shares_words_with_names_no_section(window: str) -> None:
    page = f"{_head(window)}<h1>Press Releases</h1><p>The Ministry of Tides</p><p>A Treaty for the Press</p>"
    assert _title(page) == "Press Releases"


@pytest.mark.parametrize(
    "heading",
    ["Elm River <span>[<a href=/edit>edit</a>]</span>", "Elm River <small>May 4, 2021</small>"],
    ids=["a link for editors", "a date"],
)
def test_what_stands_behind_the_headline_in_its_heading_is_left_out_on_evidence(heading: str) -> None:
    assert _title(f"{_head('Elm River - The Book of Rivers')}<h1>{heading}</h1>") == "Elm River"


def test_a_headline_above_its_own_subheading_stays_the_title() -> None:
    head = _head("Why the treaty of the coast came about | Tides")
    page = f"{head}<h1>A treaty and how it came about</h1><h2>Why the treaty of the coast came about</h2>"
    assert _title(page) == "A treaty and how it came about"


def test_words_of_a_heading_are_parted_as_a_reader_sees_them() -> None:
    assert _title("<h1><span>Norway</span><span>Talks</span><b>b</b>egin<em>!</em></h1>") == "Norway Talks begin!"


def test_east_asian_signs_are_not_parted_and_their_glosses_left_out() -> None:
    assert _title("<h1><span>会</span><span>議</span>の<ruby>話<rt>はなし</rt></ruby></h1>") == "会議の話"


def test_the_mark_of_a_link_to_a_heading_is_no_word() -> None:
    assert _title('<h1>Talks in Oslo<a href="#talks">¶</a></h1>') == "Talks in Oslo"


@pytest.mark.parametrize(
    "link",
    ["/", "https://www.embassy.example/", "/index.html", "https://archive.example/web/2014/http://blog.example/"],
)
def test_a_heading_that_links_home_names_the_site(link: str) -> None:
    page = f'{_head("A Daily Blog » Talks in Oslo")}<h1><a href="{link}">A Daily Blog</a></h1><p>Words.</p>'
    assert _title(page) == "Talks in Oslo"


def test_a_heading_that_links_elsewhere_does_not() -> None:
    page = f'{_head("Talks in Oslo | News")}<h1><a href="/news/1">Talks in Oslo</a></h1>'
    assert _title(page) == "Talks in Oslo"


def test_on_the_home_page_the_heading_that_links_home_is_the_title() -> None:
    assert _title(f'{_head("A Daily Blog")}<h1><a href="/">A Daily Blog</a></h1>') == "A Daily Blog"


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Talks in Oslo | Embassy | 28.04.2023", "Talks in Oslo"),
        ("Talks in Oslo - 28.04.2023", "Talks in Oslo"),
        ("Embassy of Norway: talks begin", "Embassy of Norway: talks begin"),
        ("Embassy: talks begin", "talks begin"),
        ("Talks in Oslo ‹ The Embassy", "Talks in Oslo"),
        ("Embassy » Blog Archive » Talks in Oslo", "Talks in Oslo"),
    ],
)
def test_what_a_window_title_says_besides_the_title_goes_on_evidence(raw: str, title: str) -> None:
    assert _title(f'<head><meta property="og:title" content="{raw}"></head>') == title


def test_of_several_headings_the_one_that_the_window_title_repeats_is_likeliest() -> None:
    page = f"{_head('The Office - News - Talks in Oslo begin')}<h1>News</h1><h1>Talks in Oslo begin</h1><h1>More</h1>"
    assert _title(page) == "Talks in Oslo begin"


def test_a_copy_for_another_network_is_no_further_witness() -> None:
    """Three fields that one system fills do not outweigh the heading a reader sees."""
    fields = "".join(f'<meta name="{name}" content="A teaser">' for name in ("og:title", "twitter:title"))
    assert _title(f"{_head('A teaser', fields)}<main><h1>Talks in Oslo</h1></main>") == "Talks in Oslo"
