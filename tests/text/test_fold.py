"""Text made comparable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text.fold import fold, squeeze, tokens

ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates included


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Foreign Minister\n    Kuleba", "Foreign Minister Kuleba"),
        ("Ukrainian\u00a0President", "Ukrainian President"),
        ("a\u2009b\u202fc\u3000d\u2028e\tf", "a b c d e f"),
        ("  \u00a0 both ends \r\n", "both ends"),
        ("Zelen\u00adskyy", "Zelenskyy"),
        ("\ufeffNATO\u200b \u2060Allies", "NATO Allies"),
        ("", ""),
    ],
)
def test_every_run_of_white_space_becomes_one_blank_and_zero_width_characters_vanish(text: str, line: str) -> None:
    assert squeeze(text) == line


def test_squeezing_leaves_bidirectional_controls_to_be_shown() -> None:
    assert squeeze("a\u202eb") == "a\u202eb"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Błaszczak", "blaszczak"),
        ("Niinistö", "niinisto"),
        ("Niinisto\u0308", "niinisto"),
        ("Bydén and Anušauskas", "byden and anusauskas"),
        ("Straße", "strasse"),
        ("“Nothing about Ukraine” – ‘us’ — «them»", '"nothing about ukraine" - \'us\' - "them"'),
        ("State\u00a0 Department", "state department"),
        ("\uff2e\uff21\uff34\uff2f", "nato"),
    ],
)
def test_diacritics_case_quotes_and_dashes_no_longer_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_invisible_tag_characters_are_not_read_as_letters() -> None:
    assert fold("NATO\U000e0041\U000e0042") == "nato"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Secretary Blinken’s meeting", ("secretary", "blinken", "meeting")),
        ("Director Haines’ meetings", ("director", "haines", "meetings")),
        ("James's", ("james",)),
        ("U.S.-Ukraine Charter", ("us", "ukraine", "charter")),
        ("the U.S. and the UK", ("the", "us", "and", "the", "uk")),
        ("O’Brien", ("obrien",)),
        ("Lt. Gen. Zaluzhny", ("lt", "gen", "zaluzhny")),
        ("December 15-16, 2021", ("december", "15", "16", "2021")),
        ("", ()),
    ],
)
def test_tokens_are_words_and_numbers_without_possessives(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


@given(ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_squeezing_and_folding_twice_changes_nothing_more(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_folded_text_is_one_line_of_ascii(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == " ".join(folded.split())


@given(ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_tokens_hold_nothing_but_letters_and_digits(text: str) -> None:
    assert all(token.isalnum() and token.isascii() and token == token.lower() for token in tokens(text))
