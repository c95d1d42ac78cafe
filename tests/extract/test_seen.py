"""The page as its readers see it: without comments, scripts and the like, every character's place still known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.slices import cut


def _seen(page: str) -> str:
    return cut(page).seen.text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<SCRIPT src='a>b'>x</SCRIPT >",
        "<style>x</style>",
        "<!-- x -->",
        "<!-->",
        "<svg><text>x</text></svg>",
        "<template>x</template>",
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->x<!-- END WAYBACK TOOLBAR INSERT -->",
    ],
)
def test_what_no_reader_sees_is_taken_out(hidden: str) -> None:
    assert _seen(f"<p>a{hidden}b</p>") == "<p>ab</p>"


def test_what_hides_the_rest_of_a_page_takes_it_along() -> None:
    assert [_seen(f"<p>a</p>{opening}<p>b</p>") for opening in ("<script>", "<style>", "<!--")] == ["<p>a</p>"] * 3


def test_an_unclosed_drawing_hides_nothing() -> None:
    assert _seen("<p>a</p><svg><p>b</p>") == "<p>a</p><svg><p>b</p>"


def test_places_are_known_on_both_sides() -> None:
    page = "<p>one<!-- hidden -->two<script>more</script>three</p>"
    seen = cut(page).seen
    for word in ("one", "two", "three"):
        assert seen.at(page.index(word)) == seen.text.index(word)
        assert seen.place(seen.text.index(word)) == page.index(word)


def test_a_place_that_was_taken_out_is_what_follows_it() -> None:
    seen = cut("a<!-- hidden -->b").seen
    assert seen.text[seen.at(5)] == "b"


@settings(derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(["<!--", "-->", "<script>", "</script>", "<svg>", "</svg>", "<p>", "text", "<", ">"])))
def test_every_character_that_is_seen_stands_in_the_page(pieces: list[str]) -> None:
    page = "".join(pieces)
    seen = cut(page).seen
    assert "".join(page[seen.place(at)] for at in range(len(seen.text))) == seen.text
