"""Month names: the table holds what CLDR says, and a word means a month only where languages do not disagree."""

import json
from pathlib import Path

import pytest

from audit.text.months import month_of
from tests.text import build_months


def test_the_table_is_what_its_maker_makes() -> None:
    """Of a few languages, whose names no new version of CLDR changes."""
    shipped: dict[str, list[str]] = json.loads(build_months.TABLE.read_text(encoding="utf-8"))
    for language, months in build_months.table(("de", "pl", "ru", "tr")).items():
        assert shipped[language] == months


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        ("December", "en", 12),
        ("Dezember", "de", 12),
        ("décembre", "fr", 12),
        ("decembre", "fr", 12),
        ("diciembre", "es-mx", 12),
        ("декабря", "ru", 12),
        ("ديسمبر", "ar", 12),
        ("كانون الأول", "ar", 12),
        ("दिसंबर", "hi", 12),
        ("ธันวาคม", "th", 12),
        ("Jänner", "de-at", 1),
        ("setiembre", "es", 9),
        ("בדצמבר", "he", 12),  # as its date formats write it
    ],
)
def test_a_month_is_known_in_its_language_and_where_none_is_named(word: str, language: str, month: int) -> None:
    assert month_of(word, language) == month
    assert month_of(word, None) == month


def test_a_name_that_two_languages_give_to_different_months_needs_a_language() -> None:
    """Listopad is October in Croatian, November in Polish and Czech."""
    assert (month_of("listopad", "hr"), month_of("listopad", "pl"), month_of("listopad", None)) == (10, 11, None)


def test_no_other_word_is_a_month() -> None:
    assert [month_of(word, "en") for word in ("today", "", "Monday", "1")] == [None] * 4


def test_the_table_is_small_enough_to_load_when_first_asked() -> None:
    assert Path(build_months.TABLE).stat().st_size < 100_000
