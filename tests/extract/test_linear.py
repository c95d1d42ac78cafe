"""Hostile pages cost time in proportion to their length."""

from time import perf_counter

import pytest

from audit.extract.reading import read_page
from audit.formats.html import nodes

URI = "https://pages.example/2021/12/09/x"
START = "<html><head><title>Talks</title></head><body><main><h1>Talks</h1>"
SIZE = 1_000_000  # characters
BOUND = 2.0  # seconds; linear takes about 0.1, quadratic work on a megabyte minutes


def _filled(piece: str) -> str:
    return START + piece * (SIZE // len(piece))


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "< ",
        "<h1>",
        '<h1 a="',
        '<meta "',
        "<meta name= ",
        "<time>",
        "<article>",
        "<svg>",
        "<template><svg></template>",
        "<!--",
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
        "<script>",
        '<script type="application/ld+json">',
        "</h1>",
        "<a>",
        "<p>met</p>",
        "&",
        "&#",
        ". ",
        "A. ",
        "met today ",
        "December ",
        "December 9:30 12/13/ 2021. 9. Dezembr 2021 2021-12- 12 Dec ",
        "12/",
        "1.",
        "2021",
        "\x02\x03",
        "\u00a0",
    ],
)
def test_a_megabyte_of_one_piece_is_read_at_once(piece: str) -> None:
    page = _filled(piece).encode()
    started = perf_counter()
    read_page(page, URI)
    assert perf_counter() - started < BOUND


@pytest.mark.parametrize(
    "page",
    [
        START + "<div>" * 100_000 + "deep",
        START + "<div " + " ".join(f"a{number}=b" for number in range(60_000)) + ">",
        "<h1 " + " ".join(f"a{number}=b" for number in range(60_000)) + ">Talks</h1>",
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        '<script type="application/ld+json">[1' + ", " * 200_000 + "</script>",
        '<script type="application/ld+json">{"a":1,' + " " * 400_000 + "x</script>",
        "<title>" + "a | " * 250_000,
    ],
    ids=["nested", "attributes", "headline's attributes", "json nested", "json commas", "json blanks", "title"],
)
def test_a_page_of_one_kind_of_excess_is_read_at_once(page: str) -> None:
    started = perf_counter()
    read_page(page.encode(), URI)
    assert perf_counter() - started < BOUND


@pytest.mark.parametrize("piece", ["<b>", "<b ", "<", "<!", "&", '<a href="'])
def test_a_fragment_of_any_length_is_parsed_at_once(piece: str) -> None:
    started = perf_counter()
    nodes("<h1>" + piece * 200_000)
    assert perf_counter() - started < BOUND
