"""A stretch of a page as its reader sees it: lines, and which of them are running text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.reading import read_page
from audit.extract.running import blocks


def _texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def test_block_tags_part_lines_and_inline_tags_do_not() -> None:
    assert _texts("<p>Sec<b>re</b>tary <a href=x>Alder</a>, today</p><div>next<br>line</div>") == [
        "Secretary Alder, today",
        "next",
        "line",
    ]


def test_white_space_is_squeezed_and_entities_resolved() -> None:
    assert _texts("<p>  one&nbsp;&amp;\n two </p>") == ["one & two"]


def test_a_tag_cut_at_the_end_is_no_text() -> None:
    assert _texts('<p>whole</p><a href="half') == ["whole"]


def test_sentences_are_running_text_labels_and_menus_are_not() -> None:
    sentence = "Minister Alder spoke with Minister Birch about trade, and they agreed to speak again."
    menu = "".join(f"<a href=/{number}>A section of this site.</a> " for number in range(5))
    assert [block.is_running for block in blocks(f"<p>{sentence}</p><p>Readout</p><p>{menu}</p>")] == [
        True,
        False,
        False,
    ]


def test_a_caption_stands_apart() -> None:
    caption = "Minister Alder greets Minister Birch at the door of the ministry in the evening."
    (block,) = blocks(f"<figure><img><figcaption>{caption}</figcaption></figure>")
    assert (block.apart, block.is_running) == (len(caption), False)


def test_a_short_sentence_is_a_sentence() -> None:
    assert [block.is_sentence for block in blocks("<p>Alder met today with Birch.</p><p>December 9, 2021</p>")] == [
        True,
        False,
    ]


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="<>/!-abp ='\"&;\x02\x03\n\u200b", max_size=300))
def test_any_text_gives_squeezed_lines(html: str) -> None:
    for block in blocks(html):
        assert block.text == " ".join(block.text.split())
        assert block.text
        assert 0 <= block.apart <= len(block.text)


def test_the_large_letter_of_a_first_word_belongs_to_it() -> None:
    html = "<p><span class=cap>Z</span>imbabwe's minister spoke.</p><p><span>A</span> <i>minister</i> spoke.</p>"
    assert _texts(html) == ["Zimbabwe's minister spoke.", "A minister spoke."]
    assert _texts("<p><span>By</span><span>us</span></p>") == ["By us"]


def test_values_in_quotes_are_no_text_whatever_they_hold() -> None:
    html = """<p>one <a title="<p>Not > this.</p>" data-more='{"a": "<b>nor this</b>"}' rel=x>two</a> three</p>"""
    assert _texts(html) == ["one two three"]


def test_a_quote_that_opens_no_value_is_passed_over() -> None:
    assert _texts("""<p>It isn't <img alt="the minister's" "> here, <b title='5" tall'>is it?</b></p>""") == [
        "It isn't here, is it?"
    ]


SENTENCE = "Minister Alder met today with Minister Birch at the ministry."
VALUES = st.one_of(
    st.just("<p>A teaser of another page, which is no text of this one.</p>"),
    st.integers(1, 5_000).map(lambda size: "https://pictures.example/640.jpg 640w, " * (size // 40)),
    st.integers(1, 20_000).map("A".__mul__),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(VALUES, min_size=1, max_size=6))
def test_what_stands_in_tags_never_becomes_the_lead(values: list[str]) -> None:
    pictures = "".join(f'<p>{SENTENCE}</p><span><img srcset="{value}" alt=\'it isn"t\'></span>' for value in values)
    page = f"<html><body><h1>Readout</h1><div>{pictures}</div></body></html>"
    lead = read_page(page.encode(), "https://ministry.example/readout").lead
    assert lead
    assert not lead.replace(SENTENCE, "").strip()
