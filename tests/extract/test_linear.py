"""Hostile pages cost work in proportion to their length, and never hang.

Work is counted in function calls: twice the page may cost twice the calls and a little more. Work inside a regular
expression makes no calls; for that there is a time-out, which linear work never comes near. Times are for `make bench`.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from audit.extract.reading import read_page
from audit.formats.html import nodes

URI = "https://pages.example/2021/12/09/x"
START = "<html><head><title>Talks</title></head><body><main><h1>Talks</h1>"
SIZE = 1_000_000  # characters
TIME_OUT = 30  # seconds; linear work on a megabyte takes about 0.1, quadratic work minutes
COUNTED = 20_000  # characters of the shorter of two pages whose calls are counted
SLACK = 1.2
PIECES = [
    "<",
    "< ",
    "<h1>",
    "<h2>Talks</h2>",
    '<h1 a="',
    '<meta "',
    "<meta name= ",
    '<meta name=date content="2021-12-09">',
    "<time>",
    "<article>",
    "<svg>",
    "<template><svg></template>",
    "<!--",
    "<!-->",
    "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
    "<script>",
    '<script type="application/ld+json">',
    '<script>{"publishDate":"2021-12-09"}</script>',
    "</h1>",
    "<a>",
    "<p>met</p>",
    "<p>9 December 2021</p>",
    '<b itemprop="datePublished">9.12.2021</b>',
    '<i title="2021-12-09T10:00">',
    '<p class="date">2021 ',
    "&",
    "&#",
    ". ",
    "A. ",
    "met today ",
    "December ",
    "December 9:30 12/13/ 2021. 9. Dezembr 2021 2021-12- 12 Dec ",
    "Correction Correction: ",
    "12/",
    "1.",
    "2021",
    "2021 ",
    "۱۳۹۹ ",
    "令和4年",
    "\x02\x03",
    "\u00a0",
]


class _TimeOutError(Exception):
    """The work goes on and on."""


@contextmanager
def _time_out(seconds: int = TIME_OUT) -> Iterator[None]:
    def _give_up(_signal: int, _frame: FrameType | None) -> None:
        raise _TimeOutError

    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _calls(work: Callable[[], object]) -> int:
    """How many functions, Python's and C's, the work calls."""
    count = 0

    def _note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(_note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _filled(piece: str, size: int = SIZE) -> bytes:
    return (START + piece * (size // len(piece))).encode()


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_piece_is_read(piece: str) -> None:
    with _time_out():
        read_page(_filled(piece), URI)


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_page_costs_at_most_about_twice_the_calls(piece: str) -> None:
    page, twice = _filled(piece, COUNTED), _filled(piece, 2 * COUNTED)
    read_page(twice, URI)  # tables are loaded and filled before anything is counted
    calls = _calls(lambda: read_page(page, URI))
    assert _calls(lambda: read_page(twice, URI)) <= 2 * SLACK * calls


@pytest.mark.parametrize(
    "page",
    [
        START + "<div>" * 100_000 + "deep",
        START + "<div " + " ".join(f"a{number}=b" for number in range(60_000)) + ">",
        "<h1 " + " ".join(f"a{number}=b" for number in range(60_000)) + ">Talks</h1>",
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        '<script type="application/ld+json">[1' + ", " * 200_000 + "</script>",
        '<script type="application/ld+json">{"a":1,' + " " * 400_000 + "x</script>",
        '<script type="application/ld+json">{"@type":"Article","a":"' + '"datePublished":' * 20_000 + "</script>",
        "<title>" + "a | " * 250_000,
        "<title>" + "a : " * 250_000 + "</title><h1><a href=/>a</a></h1>",
        START + "<p>" + "2021-13-45 12.34.2021 45. Foo 2021 " * 9_000,
    ],
    ids=[
        *("nested", "attributes", "headline's attributes", "json nested", "json commas", "json blanks"),
        *("json salvage", "title", "title pieces", "almost dates"),
    ],
)
def test_a_page_of_one_kind_of_excess_is_read(page: str) -> None:
    with _time_out():
        read_page(page.encode(), URI)


@pytest.mark.parametrize("piece", ["<b>", "<b ", "<", "<!", "&", '<a href="'])
def test_a_fragment_of_any_length_is_parsed(piece: str) -> None:
    with _time_out():
        nodes("<h1>" + piece * 200_000)
