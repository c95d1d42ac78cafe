"""Untrusted text on terminals, logs and CI consoles."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.visible import JOINER, html, terminal, visible

ANY_TEXT = st.text(st.characters(), max_size=60)
HOSTILE = st.lists(st.sampled_from([":", "#", "[", "]", "error", "\n", "\x1b", "\u2060", "a", " "]), max_size=20).map(
    "".join
)


def shown(code: str) -> str:
    return f"\u2039U+{code}\u203a"


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "0000"),
        ("\x1b", "001B"),
        ("\x7f", "007F"),
        ("\x9b", "009B"),
        ("\u061c", "061C"),
        ("\u200b", "200B"),
        ("\u200f", "200F"),
        ("\u202e", "202E"),
        ("\u2060", "2060"),
        ("\u2066", "2066"),
        ("\u3164", "3164"),
        ("\ue000", "E000"),
        ("\ufeff", "FEFF"),
        ("\ufffe", "FFFE"),
        ("\ud800", "D800"),
        ("\U000e0041", "E0041"),
        ("\U000e0101", "E0101"),
    ],
    ids=ascii,
)
def test_what_draws_nothing_or_reorders_is_written_out(character: str, code: str) -> None:
    assert visible(f"a{character}b") == f"a{shown(code)}b"


def test_white_space_and_line_breaks_become_one_blank() -> None:
    assert visible(" a\r\n\tb\u2028\u00a0c ") == "a b c"


def test_names_stay_as_they_are_written() -> None:
    assert visible("Błaszczak, Niinistö, Niinisto\u0308, Зеленський, 習近平, عباس") == (
        "Błaszczak, Niinistö, Niinisto\u0308, Зеленський, 習近平, عباس"
    )


def test_a_mark_without_a_character_to_stand_on_is_written_out() -> None:
    assert visible("\u0338a \u0301b") == f"{shown('0338')}a {shown('0301')}b"


def test_a_tower_of_marks_is_written_out_from_the_ninth_on() -> None:
    assert visible("e" + "\u0301" * 10) == "e" + "\u0301" * 8 + shown("0301") * 2


def test_an_emoji_keeps_its_variation_selector_but_a_row_of_them_is_written_out() -> None:
    assert visible("❤\ufe0f") == "❤\ufe0f"
    assert visible("❤\ufe0f\ufe01") == f"❤\ufe0f{shown('FE01')}"


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        *[("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("ab cdef", 4, "ab…"), ("abc", 1, "…"), ("abc", 0, "…")],
        *[(" " * 99 + "abc" + " " * 99 + "def", 7, "abc def"), ("abc" + " " * 99 + "defg", 7, "abc de…")],
    ],
)
def test_what_is_longer_than_the_limit_is_cut_and_says_so(text: str, limit: int, line: str) -> None:
    assert visible(text, limit) == line


@pytest.mark.parametrize(
    "text", ["::error::x", "a ::add-mask::b", "##[add-mask]x", "x##[group]", "###[x]", ":::x", "#[x]"]
)
def test_no_workflow_command_survives_on_a_terminal(text: str) -> None:
    line = terminal(text)
    assert "::" not in line
    assert "##" not in line
    assert "#[" not in line
    assert line.replace(JOINER, "") == text


@given(ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_the_result_is_one_printable_line_in_which_nothing_hides(text: str) -> None:
    line = visible(text)
    assert line.isprintable()
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for character in line)
    assert "  " not in line
    assert line == line.strip()
    assert visible(line) == line


@given(HOSTILE | ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_a_terminal_shows_the_same_line_without_commands(text: str) -> None:
    line = terminal(text)
    assert line.replace(JOINER, "") == visible(text)
    assert not re.search(r"::|##|#\[", line)


@given(HOSTILE | ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_a_page_shows_the_same_line_without_markup_or_commands(text: str) -> None:
    written = html(text)
    assert unescape(written) == visible(text)
    assert not re.search(r"::|##|#\[|[<>\"']", written)


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("a call with Foreign Minister Huitfeldt", 34, "a call with Foreign Minister…"),
        ("a call with Foreign Minister Huitfeldt", 29, "a call with Foreign Minister…"),
        ("https://www.example.org/an/address/without/a/blank", 30, "https://www.example.org/an/ad…"),
        ("Donaudampfschifffahrtsgesellschaft und Partner", 20, "Donaudampfschifffah…"),
    ],
)
def test_words_are_not_torn_where_that_costs_little(text: str, limit: int, line: str) -> None:
    assert visible(text, limit) == line


@given(st.text(max_size=60), st.integers(0, 30))
@settings(derandomize=True, deadline=None)
def test_no_more_characters_of_the_text_are_shown_than_the_limit(text: str, limit: int) -> None:
    once = re.sub("\u2039U\\+[0-9A-F]{4,6}\u203a", "x", visible(text, limit))
    assert len(once) <= max(limit, 1)
