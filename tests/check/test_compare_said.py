"""What a page says in words: its sentences, its event, and what everybody is called."""

from dataclasses import replace

import pytest

from audit.check.compare.said import Said, sentences
from tests.check import build

TALK = "The two discussed energy and trade, and agreed to stay in touch. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met today. They agreed.", ["They met today.", "They agreed."]),
        (
            "Gen. Mark A. Milley met Lt. Gen. Rau. They agreed.",
            ["Gen. Mark A. Milley met Lt. Gen. Rau.", "They agreed."],
        ),
        ("Joseph R. Biden, Jr. spoke. He thanked Mr. Rau.", ["Joseph R. Biden, Jr. spoke.", "He thanked Mr. Rau."]),
        ("The U.S. Secretary met him.", ["The U.S. Secretary met him."]),
        ("“We agreed.” They left! Why? Nobody knows", ["“We agreed.”", "They left!", "Why?", "Nobody knows"]),
        ("", []),
    ],
)
def test_an_initial_or_a_rank_ends_no_sentence(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_the_plainest_telling_is_the_titles_else_the_first_sentence_on_the_event() -> None:
    lead = "Times are hard. Secretary Blinken met with Foreign Minister Kofod. They agreed."
    titled = Said(build.page(build.reading(title="Secretary Blinken’s Call with Minister Rau", lead=lead)))
    assert titled.told[1:] == ("h1", "Secretary Blinken’s Call with Minister Rau")
    untitled = Said(build.page(build.reading(title=None, lead=lead)))
    assert untitled.told[1:] == ("lead", "Secretary Blinken met with Foreign Minister Kofod.")
    plain = Said(build.page(build.reading(title="Readout", lead="Times are hard.")))
    assert plain.told == (None, "lead", "Times are hard.")


def test_of_a_page_that_was_not_read_only_the_url_speaks() -> None:
    uri = "https://pages.example/secretary-blinkens-call-with-danish-foreign-minister-kofod"
    words = Said(build.lost("gone", "http-404", uri))
    assert (words.title, words.lead, words.scene, words.scenes) == (None, "", None, ())
    assert words.slug_scene is not None
    assert [party.name for party in words.slug_scene.counterparts] == ["Kofod"]


@pytest.mark.parametrize(
    ("language", "lead", "english"),
    [
        ("en", TALK * 3, True),
        (None, TALK * 3, True),
        ("fr", TALK * 3, False),
        ("en", "Le Président de la République s’est entretenu ce jour avec son homologue allemand. " * 3, False),
        ("en", "Readout", True),
    ],
)
def test_a_page_is_in_english_if_it_says_so_or_nothing_and_its_words_bear_it_out(
    language: str | None,
    lead: str,
    english: bool,  # noqa: FBT001 - a column of the table
) -> None:
    page = build.page(replace(build.reading(title=None, lead=lead), language=language))
    assert Said(page).in_english is english
