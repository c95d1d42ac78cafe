"""Untrusted text in Markdown: proved on the syntax tree, since what matters is what a renderer makes of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.text.visible import JOINER, markdown, markdown_code, markdown_link, visible

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PIECES = [
    *"\\`*_{}[]()<>#+-.!|~=$^\"'&:/@%;,? \n\t\u00a0\u2060\u202eabBé1",
    *["http://a.example/x", "www.a.example", "a@b.example", "mailto:a@b.example", "ftp://a.example", "a.example"],
    *["&amp;", "&#64;", "<b>", "<!--", "-->", "<script>", "<a@b.example>", "[x](y)", "![x](y)", "[^1]", "[x]: y"],
    *["1. ", "1) ", "- ", "+ ", "* ", "# ", "---", "===", "```", "~~~", "``", "> ", "|a|b|", "|-|-|", "\n\n", "    "],
    *["@me", "#1", "GH-1", ":smile:", "$x$", "deadbeef1", "::error::", "##[x]", "{{x}}", "{% x %}", "\x1b[31m"],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(st.characters(), max_size=40)
AUTOLINK = re.compile(
    r"https?://|ftp://|www\.\w|\w@\w|(?<!\w)@\w|#\w|gh-\d|:[\w+-]+:|\w\.[^\W\d_]{2}|mailto:\w", re.IGNORECASE
)


def inline(source: str) -> list[Token]:
    """The inline tokens of Markdown that must be one paragraph."""
    tokens = GFM.parse(source)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return tokens[1].children or []


def plain(tokens: list[Token]) -> str:
    assert {token.type for token in tokens} <= {"text", "text_special"}
    return "".join(token.content for token in tokens)


@given(TEXTS)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_text_is_one_paragraph_of_plain_text_that_shows_it(text: str) -> None:
    if visible(text):
        assert plain(inline(markdown(text))).replace(JOINER, "") == visible(text)


@given(TEXTS)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_nothing_is_left_that_a_renderer_would_link_after_resolving_escapes(text: str) -> None:
    if visible(text):
        assert not AUTOLINK.search(plain(inline(markdown(text))))


@given(TEXTS)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text_fills_one_cell_of_a_table_and_no_more(text: str) -> None:
    tokens = GFM.parse(f"| a | b |\n|---|---|\n| x{markdown(text)} | {markdown_code(text)} |\n")
    cells = [token for token in tokens if token.type == "inline"][2:]
    assert plain(cells[0].children or []).replace(JOINER, "") == f"x{visible(text)}"
    assert len(cells) == 2


@given(TEXTS)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text_is_shown_by_one_code_span(text: str) -> None:
    children = inline(f"x {markdown_code(text)} y")
    if "|" in text:
        assert (children[1].content, children[-2].content) == ("<code>", "</code>")
        content = plain(children[2:-2])
    else:
        assert [child.type for child in children] == ["text", "code_inline", "text"]
        content = children[1].content
    assert content.replace(JOINER, "") == (visible(text) or " ")


@given(TEXTS, TEXTS)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_no_label_and_no_address_breaks_out_of_its_link(label: str, path: str) -> None:
    children = inline(f"x {markdown_link(label, f'https://a.example/{path}')} y")
    kinds = [child.type for child in children if child.type != "text_special"]
    assert kinds.count("link_open") == kinds.count("link_close") == 1
    assert set(kinds) <= {"text", "link_open", "link_close"}
    opened = next(child for child in children if child.type == "link_open")
    assert str(opened.attrs["href"]).startswith("https://a.example/")


@pytest.mark.parametrize(
    "uri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example", "x", "http://["]
)
def test_only_http_and_https_become_links(uri: str) -> None:
    assert plain(inline(markdown_link("page", uri))).replace(JOINER, "") == f"page ({uri})"


def test_a_link_without_label_shows_its_address() -> None:
    children = inline(markdown_link("", "https://a.example/x"))
    assert plain(children[1:-1]).replace(JOINER, "") == "https://a.example/x"


def test_a_link_leads_where_a_browser_would_go_not_to_another_host() -> None:
    assert markdown_link("x", "https://a.example\\@evil.example/") == "[x](https://a.example/@evil.example/)"


def test_brackets_blanks_and_entities_in_an_address_are_encoded() -> None:
    link = markdown_link("x", "https://a.example/a b)(c?d=1&copy;=<2>")
    assert link == "[x](https://a.example/a%20b%29%28c?d=1&amp;copy;=%3C2%3E)"


def test_a_common_address_stays_as_it_is() -> None:
    uri = "https://www.a.example/briefing-room/2021/12/09/readout-of-president-bidens-call/"
    assert markdown_link("x", uri) == f"[x]({uri})"


def test_an_address_with_a_literal_ip_keeps_its_brackets() -> None:
    assert markdown_link("x", "http://[::1]:8080/##[x]") == "[x](http://[::1]:8080/##%5Bx%5D)"


def test_ordinary_prose_is_not_littered_with_escapes() -> None:
    text = "12:30 p.m., December 9: Secretary Blinken’s call (by phone), U.S. – Article 2848432!"
    assert markdown(text) == text


def test_the_limit_bounds_the_label_and_an_address_that_is_shown() -> None:
    assert markdown_link("a" * 50, "x:" + "b" * 50, 10) == f"{'a' * 9}… (x:{JOINER}{'b' * 7}…)"
