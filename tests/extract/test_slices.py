"""Slices: the tags that matter are found wherever a browser would see them, and only there."""

import pytest

from audit.extract.slices import MAX_HEADLINE, MAX_METAS, cut

BAR = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->{}<!-- END WAYBACK TOOLBAR INSERT -->"


def _headlines(page: str) -> list[str]:
    return [found.html for found in cut(page).headlines]


def test_a_headline_is_cut_whole_with_its_landmarks() -> None:
    (found,) = cut("<body><main><article><h1 class='a'>Talks</h1></article></main>").headlines
    assert found.html == "<h1 class='a'>Talks</h1>"
    assert found.inside == {"main", "article"}


def test_a_landmark_that_closed_is_no_longer_around() -> None:
    assert cut("<nav>menu</nav><h1>Talks</h1>").headlines[0].inside == frozenset()


@pytest.mark.parametrize("name", ["h10", "header", "h1-title", "hr"])
def test_other_tags_that_begin_alike_are_no_headlines(name: str) -> None:
    assert not _headlines(f"<{name}>no</{name}>")


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- <h1>no</h1> -->",
        "<script>'<h1>no</h1>'</script>",
        "<style><h1>no</h1></style>",
        "<svg><title>no</title><h1>no</h1></svg>",
        "<template><h1>no</h1></template>",
    ],
)
def test_what_no_reader_sees_is_jumped_over(hidden: str) -> None:
    slices = cut(f"{hidden}<h1>yes</h1>")
    assert [found.html for found in slices.headlines] == ["<h1>yes</h1>"]
    assert slices.title is None


def test_the_bar_of_an_archive_is_no_part_of_the_page() -> None:
    bar = BAR.format("<h1>Archive</h1><time>2024</time><title>Archive</title>")
    slices = cut(f"<body>{bar}<h1>Talks</h1>")
    assert [found.html for found in slices.headlines] == ["<h1>Talks</h1>"]
    assert not slices.times


def test_a_bar_that_never_ends_hides_nothing_else() -> None:
    assert _headlines("<!-- BEGIN WAYBACK TOOLBAR INSERT --><h1>Talks</h1>") == ["<h1>Talks</h1>"]


@pytest.mark.parametrize("hidden", ["<!-- no end", "<script> no end", "<style> no end"])
def test_an_unclosed_comment_or_script_swallows_the_rest(hidden: str) -> None:
    assert not _headlines(f"{hidden}<h1>no</h1>")


@pytest.mark.parametrize("name", ["svg", "template"])
def test_an_unclosed_drawing_or_template_swallows_nothing(name: str) -> None:
    assert _headlines(f"<{name}><h1>yes</h1>") == ["<h1>yes</h1>"]


def test_an_unclosed_headline_is_cut_after_its_bound() -> None:
    (html,) = _headlines("<h1>" + "a" * 1_000_000)
    assert html == "<h1>" + "a" * MAX_HEADLINE + "</h1>"


def test_a_greater_sign_in_quotes_ends_no_tag() -> None:
    ((key, found),) = cut('<meta name="description" content="a > b">').metas
    assert (key, found.html) == ("description", '<meta name="description" content="a > b">')


def test_no_more_metas_are_cut_than_the_bound() -> None:
    assert len(cut('<meta name="date" content="x">' * (MAX_METAS + 100)).metas) == MAX_METAS


def test_the_first_title_and_language_count() -> None:
    slices = cut("<HTML LANG=en_US><TITLE>One</TITLE><title>Two</title>")
    assert slices.language == "en-us"
    assert slices.title is not None
    assert slices.title.html.startswith("<TITLE>One")


def test_only_json_ld_scripts_are_kept() -> None:
    page = '<script>var a</script><script type="application/ld+json">{"a":1}</script><script type=text/x>b</script>'
    assert [script.html for script in cut(page).scripts] == ['{"a":1}']


def test_other_scripts_are_noted_by_their_places() -> None:
    page = "<script>var a = 1</script><script src=x></script><script type='application/ld+json'>{}</script>"
    assert [page[start:end] for start, end in cut(page).states] == ["var a = 1"]


@pytest.mark.parametrize(
    "page", ["<META NAME=Date CONTENT='2021-12-09'>", "<meta itemprop='date' content=2021-12-09 />"]
)
def test_a_meta_tag_is_found_however_it_is_written(page: str) -> None:
    assert [key for key, _ in cut(page).metas] == ["date"]


def test_a_data_attribute_is_no_key() -> None:
    assert cut('<meta data-name="date" content="2021-12-09">').metas == []


@pytest.mark.parametrize("quote", ["'", '"'])
def test_an_odd_quote_in_a_tag_takes_nothing_along(quote: str) -> None:
    slices = cut(f"<meta name=date content={quote}2021><h1>Talks</h1>")
    assert [found.html for found in slices.headlines] == ["<h1>Talks</h1>"]


def test_where_body_main_and_article_begin_is_noted() -> None:
    page = "<body><div><main><article>a</article><article>b</article></main>"
    slices = cut(page)
    assert (slices.body, slices.main, slices.article, slices.articles) == (
        0,
        page.index("<main"),
        page.index("<art"),
        2,
    )
