"""HTML to plain nodes: names, attributes and texts, whatever the markup looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.formats.html import nodes, tags


def test_names_are_in_lower_case_and_entities_resolved() -> None:
    (node,) = nodes('<H1 Class="a">Talks &amp; more &#8211; Huitfeldt&rsquo;s</H1>')
    assert (node.name, node.get("class"), node.text) == ("h1", "a", "Talks & more – Huitfeldt’s")


def test_the_first_of_equal_attributes_counts() -> None:
    """As in browsers: WHATWG HTML, duplicate-attribute parse error."""
    assert nodes('<meta content="one" content="two">')[0].get("content") == "one"


def test_an_attribute_that_is_absent_is_empty() -> None:
    assert not nodes("<time>now</time>")[0].get("datetime")


def test_text_keeps_the_order_of_texts_and_elements() -> None:
    assert nodes("<h1>a <b>b <i>c</i></b> d</h1>")[0].text == "a b c d"


@pytest.mark.parametrize(
    "hidden", ["<!-- no -->", "<script>no</script>", "<style>no</style>", "<template>no</template>"]
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    assert nodes(f"<h1>seen{hidden}</h1>")[0].text == "seen"


@pytest.mark.parametrize("broken", ["<h1>seen", "<h1>seen</h2>", "<h1>seen<!-- no", "<h1>seen</h1", "<h1>seen<b"])
def test_broken_markup_gives_what_can_be_made_of_it(broken: str) -> None:
    assert nodes(broken)[0].text.startswith("seen")


def test_a_smaller_sign_is_text() -> None:
    assert nodes("<h1>5 < 6 and 7 <8</h1>")[0].text == "5 < 6 and 7 <8"


def test_text_without_markup_has_no_elements() -> None:
    assert nodes("only words") == ()


def test_nesting_as_deep_as_the_bound_allows_is_converted() -> None:
    assert nodes("<b>" * 8_000 + "deep")[0].text == "deep"


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="<>/!?-[]\"'= abh1&#;x\x00", max_size=80))
def test_no_markup_makes_it_raise(fragment: str) -> None:
    assert isinstance(nodes(fragment), tuple)


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ('<meta name="a" content="b">', {"name": "a", "content": "b"}),
        ("<meta name=a content=b>", {"name": "a", "content": "b"}),
        ("<META NAME='A' content='b &amp; c'/>", {"name": "A", "content": "b & c"}),
        ('<meta name="a" content="1" content="2">', {"name": "a", "content": "1"}),
        ('<meta name="a" content="a > b">', {"name": "a", "content": "a > b"}),
        ('<time datetime="2021-12-09" class="x y">', {"datetime": "2021-12-09", "class": "x y"}),
    ],
)
def test_a_tag_is_read_alike_however_it_is_written(tag: str, attributes: dict[str, str]) -> None:
    (found,) = tags([tag])
    assert found is not None
    assert dict(found.attributes) == attributes
    assert [dict(node.attributes) for node in nodes(tag)] == [attributes]


def test_tags_keep_their_places_even_beside_broken_ones() -> None:
    written = [
        '<meta name="a">',
        "<meta name='b",
        "no tag",
        "<meta name=c>",
        '<meta content="</i><i>" name=d>',
        '<meta name="e">',
    ]
    found = tags(written)
    assert len(found) == len(written)
    assert [node.get("name") if node else None for node in (found[0], found[3], found[5])] == ["a", "c", "e"]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="<>=\"' abm/&;", max_size=30), max_size=6))
def test_any_tags_give_as_many_answers(written: list[str]) -> None:
    assert len(tags(written)) == len(written)
