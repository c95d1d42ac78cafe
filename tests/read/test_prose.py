"""Sentences of running text that make a claim, and those that must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.read.blocks import passage
from audit.read.entries import Outline, outline
from audit.read.footnotes import with_footnotes
from audit.read.html import manuscript
from audit.read.markdown import blocks
from audit.text.fold import squeeze

_A = "https://a.example"


def _read(text: str) -> Outline:
    return outline(with_footnotes(blocks(text)))


def _links(found: Outline) -> list[str]:
    passages = [*(entry.passage for entry in found.entries), *found.others]
    return sorted(anchor.link.uri for one in passages for anchor in one.anchors)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"On December 9, 2021, she [gave a speech]({_A}).", "December 9, 2021"),
        (f"She [met]({_A}) Minister Y on December 9, 2021, in Riga.", "December 9, 2021"),
        (f"X met Y on 9 December 2021 ([readout]({_A})).", "9 December 2021"),
        ("X met Y on December 9, 2021.[^1]", "December 9, 2021"),
        (f"X met Y on December 9, 2021. ([Readout]({_A}))", "December 9, 2021"),
        (f"Between December 9 and 10, 2021, X [met]({_A}) Y.", "December 9 and 10, 2021"),
        (f"On December 9, 2021, X met Y, and [photos]({_A}).", "December 9, 2021"),
    ],
)
def test_a_sentence_that_cites_and_states_one_date_makes_a_claim(sentence: str, date: str) -> None:
    """Its words alone are the claim's, without the sentences around it."""
    (entry,) = _read(f"He was a lawyer. {sentence} Later he wrote.\n\n[^1]: Embassy, {_A}").entries
    assert entry.date.text == date
    assert {anchor.link.uri for anchor in entry.passage.anchors} == {_A}
    assert "lawyer" not in entry.passage.text
    assert "Later" not in entry.passage.text


@pytest.mark.parametrize(
    "sentence",
    [
        f"On December 1, 2021, and again on December 5, 2021, he [met]({_A}) Y.",
        f"On December 9, 2021, she spoke, which critics [called weak]({_A}).",
        f"She met Y on December 9, 2021, and [wrote]({_A}) a book.",
        f"On December 9, she [gave a speech]({_A}).",
        f"The law, passed on December 9, 2021, is [here]({_A}).",
        f"A [study]({_A}) of talks before December 9, 2021.",
        f"On December 9, 2021, she did not [attend]({_A}).",
        f"Since December 9, 2021, she has [led]({_A}) the office.",
        f"In December 2021 she [gave a speech]({_A}).",
        f"On December 9, 2021, she spoke. Critics [said so]({_A}).",
    ],
)
def test_a_sentence_whose_link_may_stand_for_another_day_makes_none(sentence: str) -> None:
    found = _read(f"He was a lawyer. {sentence}")
    assert not found.entries
    assert _links(found) == [_A]


def test_sentences_of_one_paragraph_are_claims_of_their_own() -> None:
    found = _read(f"On May 3, 2021, X [met]({_A}/1) Y. He [left]({_A}/2). X [called]({_A}/3) Z on May 5, 2021.")
    assert [squeeze(entry.passage.text) for entry in found.entries] == [
        "On May 3, 2021, X met Y.",
        "X called Z on May 5, 2021.",
    ]
    assert [squeeze(one.text) for one in found.others] == ["He left."]


def test_a_title_gives_the_year_that_a_sentence_does_not_write() -> None:
    (entry,) = _read(f"## 2021\n\nOn December 9, she [gave a speech]({_A}).").entries
    assert entry.date.days[0][0].year == 2021


@given(
    st.lists(
        st.sampled_from(
            [
                "On May 3, 2021, X [met](https://a.example) Y. ",
                "A [b. C d](https://b.example) e.\n",
                "&amp; on May 4, 2021 X met [Y](https://c.example)! ",
                "**Bold on May 5, 2021.** [1](https://d.example) ",
                'Lt. Gen. X "spoke." ',
            ]
        ),
        max_size=8,
    )
)
def test_cutting_a_paragraph_loses_no_word_and_no_link(pieces: list[str]) -> None:
    text = "".join(pieces)
    whole = [passage(block) for block in blocks(text)]
    found = _read(text)
    cut = [*(entry.passage for entry in found.entries), *found.others]
    assert _links(found) == sorted(anchor.link.uri for one in whole for anchor in one.anchors)
    assert sorted("".join(one.text for one in cut)) == sorted("".join(one.text for one in whole))


def test_a_mark_for_several_pages_at_a_paragraphs_end_keeps_them_all() -> None:
    """Behind the mark stand links without words of their own."""
    notes = '<p id="n">Notes: <a href="https://a.example">a</a>, <a href="https://b.example">b</a></p>'
    page = f'<p>On May 3, 2021, X met Y.<a href="#n">[1]</a></p>{notes}'.encode()
    (entry,) = outline(manuscript(page).blocks).entries
    assert [anchor.link.uri for anchor in entry.passage.anchors] == ["https://a.example", "https://b.example"]
