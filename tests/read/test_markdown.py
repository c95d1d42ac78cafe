"""Markdown to blocks: what a reader sees, and the place in the file of every character of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.errors import DocumentError
from audit.read.blocks import PART, Lines, Passage, passage
from audit.read.markdown import blocks


def _shapes(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, passage(block).text) for block in blocks(text)]


def _only(text: str) -> Passage:
    (block,) = blocks(text)
    return passage(block)


def _links(text: str) -> list[tuple[str, str, str]]:
    """Every link: its address, the words it is put on, its whole markup in the file."""
    found = [(whole, anchor) for whole in map(passage, blocks(text)) for anchor in whole.anchors]
    return [
        (anchor.link.uri, whole.text[anchor.start : anchor.end], text[anchor.link.start : anchor.link.end])
        for whole, anchor in found
    ]


def test_headings_paragraphs_and_items_are_blocks_in_document_order() -> None:
    text = "# One\n\nText\n\nTwo\n---\n\n- a\n  - b\n* c\n1. d\n\n### Three ###\n"
    assert _shapes(text) == [
        ("heading", 1, "One"),
        ("paragraph", 0, "Text"),
        ("heading", 2, "Two"),
        ("item", 1, "a"),
        ("item", 2, "b"),
        ("item", 1, "c"),
        ("item", 1, "d"),
        ("heading", 3, "Three"),
    ]


def test_an_items_own_paragraphs_belong_to_it_whatever_list_stands_between() -> None:
    assert _shapes("- a\n\n  b\n\n  - c\n\n  d\n") == [("item", 1, f"a{PART}b{PART}d"), ("item", 2, "c")]


@pytest.mark.parametrize("text", ["- December 9: a call\n  -\n", "- # December 9: a call\n"])
def test_a_heading_in_an_item_is_the_items_text(text: str) -> None:
    assert _shapes(text) == [("item", 1, "December 9: a call")]


def test_a_wrapped_line_is_a_space_and_a_hard_break_a_line_end() -> None:
    assert _only("one\n  two  \nthree\\\nfour\n").text == "one two\nthree\nfour"


def test_code_blocks_comments_and_raw_html_hold_no_text() -> None:
    assert _shapes("    [a](u)\n\n```\n[a](u)\n```\n\n<!-- [a](u) -->\n\na <b>c</b>\n") == [("paragraph", 0, "a c")]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see [the\n    page](https://a.example/1)", ("https://a.example/1", "the page", "[the\n    page](https://a.example/1)")),
        ('[a](<https://a.example/b c> "T")', ("https://a.example/b c", "a", '[a](<https://a.example/b c> "T")')),
        ("[a][r]\n\n[r]: https://a.example/1", ("https://a.example/1", "a", "[a][r]")),
        ("[r][]\n\n[r]: https://a.example/1", ("https://a.example/1", "r", "[r][]")),
        ("[r]\n\n[r]: https://a.example/1", ("https://a.example/1", "r", "[r]")),
        ("<https://a.example/1>", ("https://a.example/1", "https://a.example/1", "<https://a.example/1>")),
        ("**[a](u)**", ("u", "a", "[a](u)")),
        ("[a **b** c](u)", ("u", "a b c", "[a **b** c](u)")),
        ("[](u)", ("u", "", "[](u)")),
        ("[![alt](i.png)](u)", ("u", "alt", "[![alt](i.png)](u)")),
        ("> - [a\n>   b](u)", ("u", "a b", "[a\n>   b](u)")),
        ("[a](javascript:alert(1))", ("javascript:alert(1)", "a", "[a](javascript:alert(1))")),
    ],
)  # fmt: skip
def test_links_of_every_form_are_read_with_their_whole_markup(text: str, link: tuple[str, str, str]) -> None:
    assert _links(text) == [link]


@pytest.mark.parametrize("uri", ["https://a.example/%2F?b=c%20d&e", "https://Ä.example/é", "//a.example", "b.md", ""])
def test_an_address_is_kept_as_it_is_written(uri: str) -> None:
    assert [link[0] for link in _links(f"[a]({uri})")] == [uri]


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("see https://a.example/b_c_d.", "https://a.example/b_c_d"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("https://a.example/b_(c), d", "https://a.example/b_(c)"),
        ("“http://a.example/b”", "http://a.example/b"),
        ("**HTTPS://a.example**", "HTTPS://a.example"),
    ],
)
def test_an_address_in_the_text_is_a_link_without_the_sentences_punctuation(text: str, uri: str) -> None:
    assert _links(text) == [(uri, uri, uri)]


@pytest.mark.parametrize("text", ["xhttps://a.example", "ftp://a.example", "https://", "`https://a.example`", "a://b"])
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert _links(text) == []


def test_an_address_within_a_links_words_leaves_the_link_whole() -> None:
    text = "[see https://a.example/1](https://a.example/2)"
    assert _links(text) == [("https://a.example/2", "see https://a.example/1", text)]


def test_a_link_to_a_place_in_the_document_cites_nothing() -> None:
    assert _links("[above](#section)") == []


def test_entities_and_escapes_stand_where_their_markup_stands() -> None:
    whole = _only("a &amp; \\# b")
    assert whole.text == "a & # b"
    assert [whole.place(at, at + 1) for at in (2, 4, 6)] == [(2, 7), (8, 10), (11, 12)]


def test_characters_after_line_starts_of_any_width_are_found_in_their_columns() -> None:
    text = "> -   December 9:\n>     a call\n"
    whole = _only(text)
    at = whole.text.index("call")
    assert Lines.of(text).span(*whole.place(at, at + 4)).column == text.split("\n")[1].index("call") + 1


def test_a_paragraph_whose_first_line_holds_only_odd_white_space_begins_on_the_next() -> None:
    text = "\u00a0\nDecember 9\n"
    whole = _only(text)
    start, end = whole.place(whole.text.index("D"), len(whole.text))
    assert text[start:end] == "December 9"


def test_lists_are_read_to_a_depth_that_nobody_writes() -> None:
    text = "".join("  " * depth + f"- item {depth}\n" for depth in range(40))
    assert [block.level for block in blocks(text)] == list(range(1, 41))


@pytest.mark.parametrize("text", ["".join("  " * depth + "- x\n" for depth in range(80)), ">" * 500 + "x"])
def test_what_is_nested_too_deeply_to_be_read_is_refused_not_skipped(text: str) -> None:
    with pytest.raises(DocumentError, match=r"^line \d+: lists and quotes are nested too deeply"):
        blocks(text)


_MARKS = "* _ ** ` `` [ ] ]( ](u) ( ) < > ![ \\ &amp; &nbsp; <!-- --> <b> [r] #x --- === word é”"
_SPACES = ["\n", "\n\n", "  ", "    ", "\t", "\u00a0", "\u2028", "\x0b"]
_STARTS = ["- ", "* ", "1. ", "# ", "> ", "a b", "https://a.example/b_c", "<https://a.example>", "[r]: u"]
_PIECES = st.sampled_from([*_MARKS.split(), *_SPACES, *_STARTS])


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_every_character_that_is_shown_as_it_is_written_stands_at_its_place(text: str) -> None:
    for block in blocks(text):
        for run in block.runs:
            assert 0 <= run.start <= run.end <= len(text)
            written = text[run.start : run.end]
            plain = re.fullmatch(r"[^&\\`!\[\]\s]+", written)
            assert run.text.strip() in {"", written} or not plain
            if run.link is not None and not run.text and "]:" in text[run.link.start : run.link.end]:
                continue  # a link reference that nothing refers to
            if run.link is not None:
                assert text[run.link.start] in "[<h"
                assert text[run.link.end - 1] in ")]>" or text[run.link.start] == "h"


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["- [a b](u)", "word", "> [c](v)", "- x\n  [d](w)", "<https://a.example>"]), max_size=8)
)
def test_blank_lines_in_front_move_every_place_by_their_number(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    moved = "\n\n\n" + text
    before = [run.start for block in blocks(text) for run in block.runs]
    assert [run.start - 3 for block in blocks(moved) for run in block.runs] == before


@pytest.mark.parametrize("before", ["[" * 50, "![" * 50, "[x" * 50, "![x" * 50, "[![" * 50, "[a] " * 50, "\\[" * 50])
def test_brackets_before_a_link_leave_it_a_link_in_its_place(before: str) -> None:
    text = f"{before}[words](https://a.example/1) and [more" + "["
    assert _links(text) == [("https://a.example/1", "words", "[words](https://a.example/1)")]
    shown = before.replace("\\[", "[")
    assert _only(text).text == f"{shown}words and [more["


def test_brackets_in_a_links_words_are_words() -> None:
    text = "[a [b [c] d] e](https://a.example/1)"
    assert _links(text) == [("https://a.example/1", "a [b [c] d] e", text)]


@pytest.mark.parametrize(
    "uri", ["mailto:a@b.example", "MAILTO:a@b.example", "tel:+1-555", "sms:555", "#there", "xmpp:a@b.example"]
)
def test_a_link_to_a_place_in_the_document_or_to_somebody_cites_nothing(uri: str) -> None:
    assert _links(f"[words]({uri})") == []


@pytest.mark.parametrize(
    "uri",
    [
        *("https://a.example/1", "HTTP://a.example/", "//a.example/1", "page.html", "../page.html?x=1", "/page"),
        *("www.a.example/1", "javascript:alert(1)", "data:text/html,x", "file:///x", "ftp://a.example/1", ""),
    ],
)
def test_any_other_link_cites_and_is_kept_as_it_is_written(uri: str) -> None:
    assert _links(f"[words]({uri})") == [(uri, "words", f"[words]({uri})")]


def test_a_table_is_a_row_for_each_line_with_its_cells_in_their_places() -> None:
    text = "> | a | b |\n> |:--|--|\n> | x \\| y `z\\|z` | [c](u) |\n> | | [c](v) |\n> | x | x | x |\n"
    assert _shapes(text) == [("row", 1, "a | b"), ("row", 0, "x | y z|z | c"), ("row", 0, " | c"), ("row", 0, "x | x")]
    assert _links(text) == [("u", "c", "[c](u)"), ("v", "c", "[c](v)")]
    last = blocks(text)[-1]
    begin = text.index("> | x | x")
    assert [run.start - begin for run in last.runs if run.text == "x"] == [4, 8]


def test_raw_html_is_read_as_the_blocks_it_makes() -> None:
    text = (
        "<ul>\n  <li>a <a href='u?x=1&amp;y=2'>b&nbsp;c</a>\n    d<ul><li>e</ul>\n  <li><p>f</p><p>g</p></li></ul>\n\n"
        "<h2>h <b>i</b></h2>\n<table><tr><th>j<th>k</tr><tr><td>l<td><A HREF=v>m</A></table>\n\n"
        "<!-- <a href=no>no</a> --><p>n<br>o <script>'<a href=no>'</script></p>\n"
    )
    assert [(kind, level, words.strip()) for kind, level, words in _shapes(text)] == [
        ("item", 1, "a b\u00a0c     d"),
        ("item", 2, "e"),
        ("item", 1, f"f{PART}g"),
        ("heading", 2, "h i"),
        ("row", 1, "j | k"),
        ("row", 0, "l | m"),
        ("paragraph", 0, "n\no"),
    ]
    assert _links(text) == [
        ("u?x=1&y=2", "b\u00a0c", "<a href='u?x=1&amp;y=2'>b&nbsp;c</a>"),
        ("v", "m", "<A HREF=v>m</A>"),
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('a <a href="u">b</a> c', [("u", "b", '<a href="u">b</a>')]),
        ("> quoted <a\n> href=u>b</a>", [("u", "b", "<a\n> href=u>b</a>")]),
        ("- x\n\n  <p>a <a href=u>b</a></p>", [("u", "b", "<a href=u>b</a>")]),
        ("<a href=u>open", [("u", "open", "<a href=u>")]),
        ('<a name="x">b</a> <a data-href="u">c</a>', []),
        ("[a <b>b</b>](u)", [("u", "a b", "[a <b>b</b>](u)")]),
        ("<a href=u>https://a.example/1</a>", [("u", "https://a.example/1", "<a href=u>https://a.example/1</a>")]),
        ("`<a href=u>b</a>`", []),
    ],
)
def test_links_in_raw_html_stand_in_their_places(text: str, links: list[tuple[str, str, str]]) -> None:
    assert _links(text) == links


@pytest.mark.parametrize(
    "text", ["<p>" + "<a " * 20_000, "<p>" + '<a "' * 20_000, "<p>" + "<script>" * 20_000, "<!-" * 20_000]
)
def test_html_that_closes_nothing_holds_no_links(text: str) -> None:
    assert _links(text) == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See www.a.example/x, and more", [("http://www.a.example/x", "www.a.example/x", "www.a.example/x")]),
        ("(www.a.example)", [("http://www.a.example", "www.a.example", "www.a.example")]),
        (
            "https://www.a.example/x",
            [("https://www.a.example/x", "https://www.a.example/x", "https://www.a.example/x")],
        ),
        (
            "[www.a.example](https://b.example)",
            [("https://b.example", "www.a.example", "[www.a.example](https://b.example)")],
        ),
        ("`www.a.example/x` a@www.a.example awww.a.example www.a www.", []),
    ],
)
def test_a_bare_host_is_a_link_where_it_begins_with_www(text: str, links: list[tuple[str, str, str]]) -> None:
    assert _links(text) == links


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/x).", "https://a.example/x"),
        ("https://a.example/x_(y)", "https://a.example/x_(y)"),
        ("https://a.example/x_(y)),", "https://a.example/x_(y)"),
        ("https://a.example/x]", "https://a.example/x"),
        ("https://a.example/x!)?", "https://a.example/x"),
        pytest.param("https://a.example/x" + ")" * 50_000, "https://a.example/x", id="brackets"),
    ],
)
def test_the_punctuation_of_its_sentence_is_no_part_of_a_bare_address(written: str, address: str) -> None:
    assert [uri for uri, _, _ in _links(f"See {written} here")] == [address]
