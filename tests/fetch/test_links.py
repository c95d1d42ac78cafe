"""Web links as archives write them: told apart by their brackets, whatever commas they hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fetch.links import links

TIMEMAP = (
    '<https://a.test/x?b=1,2>;rel="original",\n'
    '<https://archive.test/20211210080000/https://a.test/x?b=1,2>; rel="first memento"; '
    'datetime="Fri, 10 Dec 2021 08:00:00 GMT", <https://archive.test/tm>; REL=timemap;type="application/link-format"'
)


def test_commas_in_addresses_and_dates_end_no_link() -> None:
    original, memento, timemap = links(TIMEMAP)
    assert (original.target, original.relations) == ("https://a.test/x?b=1,2", frozenset({"original"}))
    assert memento.target == "https://archive.test/20211210080000/https://a.test/x?b=1,2"
    assert memento.relations == frozenset({"first", "memento"})
    assert memento.parameters["datetime"] == "Fri, 10 Dec 2021 08:00:00 GMT"
    assert (timemap.relations, timemap.parameters["type"]) == (frozenset({"timemap"}), "application/link-format")


def test_of_a_relation_written_twice_the_first_counts() -> None:
    (link,) = links('<https://a.test/>; rel="memento"; rel="original"')
    assert link.relations == frozenset({"memento"})


def test_a_relation_inside_a_title_is_none() -> None:
    (link,) = links('<https://a.test/>; title="x; rel=original"; rel="memento"')
    assert link.relations == frozenset({"memento"})


@pytest.mark.parametrize(
    "written", ["", "<", "a, b", "<>", '<a>; rel="', "<a>; rel=", ">;rel=original<", '<a>"<b>"<c>"']
)
def test_what_is_no_link_relates_to_nothing(written: str) -> None:
    assert not [link for link in links(written) if link.relations]


@given(st.text(alphabet='<>";,= relmnto\n', max_size=300))
@settings(derandomize=True, deadline=None)
def test_any_text_is_read_without_error(written: str) -> None:
    assert all("<" not in link.target for link in links(written))


@pytest.mark.parametrize("piece", ["<", '<a>"', "<a>;", '<a>; rel="', '"<a>', "<a>; rel=x"])
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    assert len(list(links(piece * 20_000))) <= 20_000
