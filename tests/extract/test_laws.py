"""What holds for every page, however broken or hostile."""

import re
from datetime import UTC, date, datetime
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.reading import read_page, read_url

URI = "https://pages.example/2021/12/a"
CAPTURED = datetime(2022, 1, 10, tzinfo=UTC)

TAGS = "<h1> </h1> <title> </title> <article> </article> <p> </p> <!-- --> <script> </script> <time&datetime= > < \" '"
HEADS = """<meta property="article:published_time" content="
<meta name="date" content="
<meta property="og:title" content="
<script type="application/ld+json">
{"@type":"Article","datePublished":"
"}
December 9, 2021
2021-12-09T23:00:00-05:00
2031-01-01
9.12.2021
Updated:
Published:
&nbsp;
&#0;
Minister Alder met today with Minister Birch.
| Site"""
WIDTHLESS = dict.fromkeys([0xFEFF, 0x0])
ODD = ["\x00", "\ufeff", "\u202e", "é", "\U0001f600", "yesterday "]
pieces = st.sampled_from([tag.replace("&", " ") for tag in TAGS.split(" ")] + HEADS.splitlines() + ODD)
pages = st.lists(pieces, max_size=40).map("".join)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.binary(max_size=400), st.text(max_size=30), st.none() | st.text(max_size=40))
def test_no_bytes_no_address_and_no_header_raise(payload: bytes, uri: str, content_type: str | None) -> None:
    read_page(payload, uri, content_type=content_type)
    read_url(uri)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(pages)
def test_reading_is_deterministic_and_never_chooses_a_day_after_the_capture(page: str) -> None:
    payload = page.encode("utf-8", "surrogatepass")
    reading = read_page(payload, URI, captured_at=CAPTURED)
    assert reading == read_page(payload, URI, captured_at=CAPTURED)
    for choice in (reading.published, reading.modified):
        assert choice.value is None or choice.value <= CAPTURED.date()


@settings(derandomize=True, deadline=None, max_examples=100)
@given(pages)
def test_a_chosen_value_is_one_of_the_candidates(page: str) -> None:
    reading = read_page(page.encode("utf-8", "surrogatepass"), URI)
    for choice in (reading.title, reading.published, reading.modified):
        found = {evidence.value for evidence in choice.candidates}
        assert choice.value is None or choice.value in found
        assert choice.reason


@settings(derandomize=True, deadline=None, max_examples=150)
@given(pages)
def test_every_day_stands_where_its_candidate_says(page: str) -> None:
    """The words it was read from stand in the page or its address, and hold its day and year."""
    readable = " ".join(unescape(page).translate(WIDTHLESS).split())
    reading = read_page(page.encode("utf-8", "surrogatepass"), URI)
    for one in (*reading.published.candidates, *reading.modified.candidates):
        assert " ".join(one.raw.split()) in readable or one.raw in URI
        if one.value:
            numbers = [int(number) for number in re.findall(r"\d+", one.raw)]
            assert {one.value.day, one.value.year} <= set(numbers)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Minister Alder met today with Minister Birch.",
            "They spoke yesterday.",
            "On Tuesday, the ministers held talks.",
            "Minister Alder will travel to Oslo on January 3.",
            "They met on November 30 – December 1, 2021.",
            "Corrected on December 12, 2021.",
            "The treaty of December 8, 1987, was praised.",
        ]
    ),
    max_size=6,
)


ELSEWHERE = st.lists(
    st.sampled_from(
        [
            "Die Ministerin traf gestern ihren Kollegen.",
            "Der Minister reist am Montag und vom 13. bis 15. Dezember nach Wien.",
            "Le ministre a reçu mercredi 8 décembre son homologue.",
            "Міністр провів 8 грудня переговори.",
            "التقى الوزير في ٨ ديسمبر ٢٠٢١ نظيره في القاهرة.",
            "外務大臣は、１２月８日に英国を訪問し、今日会談した。",
            "W środę premier spotkał się z ministrem; jutro odwiedzi Wilno.",
        ]
    ),
    max_size=6,
)


@settings(derandomize=True, deadline=None, max_examples=120)
@given(
    st.tuples(st.just("en"), SENTENCES) | st.tuples(st.sampled_from(["de", "fr", "uk", "ar", "ja", "pl"]), ELSEWHERE),
    st.sampled_from(["December 9, 2021", "2021-12-09T00:40:00-05:00", ""]),
)
def test_every_event_is_dated_by_words_of_its_sentence_by_a_named_rule(
    told: tuple[str, list[str]], posted: str
) -> None:
    """A rule that counts from the page's own day goes at most a week from it, and never without such a day."""
    head = f'<meta property="article:published_time" content="{posted}">' if posted else ""
    language, sentences = told
    body = f"<body><main><h1>Readout</h1><p>{' '.join(sentences)}</p></main>"
    page = f"<html lang={language}><meta charset=utf-8>{head}{body}"
    reading = read_page(page.encode(), "https://pages.example/a")
    for event in reading.events:
        assert event.when.text in event.snippet
        assert event.snippet in reading.lead
        assert event.source.startswith("lead:")
        if event.source != "lead:on-date":
            assert reading.published.value is not None
            assert abs((event.when.start - reading.published.value).days) <= 7


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.permutations(range(3)),
    st.permutations(range(2)),
    st.sampled_from(['"', "'"]),
    st.sampled_from([" ", "\n\t", "  "]),
)
def test_the_order_quotes_and_spacing_of_attributes_change_nothing(
    three: list[int], two: list[int], quote: str, space: str
) -> None:
    def tag(name: str, attributes: list[str], order: list[int]) -> str:
        return f"<{name}{space}{space.join(attributes[at].replace('!', quote) for at in order)}>"

    page = (
        f"<html>{tag('meta', ['property=!article:published_time!', 'content=!2021-12-09T10:00:00Z!', 'id=!a!'], three)}"
        f"{tag('script', ['type=!application/ld+json!', 'id=!b!'], two)}"
        '{"@type":"Article","headline":"Talks begin"}</script><main><h1>Talks begin</h1>'
        f"{tag('time', ['class=!published!', 'datetime=!2021-12-09!', 'itemprop=!datePublished!'], three)}today</time>"
        f"{tag('span', ['itemprop=!dateModified!', 'content=!2021-12-10!'], two)}later</span>"
    )
    reading = read_page(page.encode(), URI)
    assert (reading.title.value, reading.title.confidence) == ("Talks begin", "high")
    assert (reading.published.value, reading.published.confidence) == (date(2021, 12, 9), "high")
    assert {one.source for one in reading.published.candidates} >= {"meta.article:published_time", "time"}


@settings(derandomize=True, deadline=None)
@given(st.sampled_from([" ", "\n", "\r\n\t", "   "]))
def test_white_space_between_tags_changes_nothing(space: str) -> None:
    tags = [
        "<main>",
        "<h1>Talks begin</h1>",
        "<p>December 9, 2021</p>",
        "<p>Alder met today with Birch.</p>",
        "</main>",
    ]
    apart, together = (read_page(joint.join(tags).encode(), URI) for joint in (space, ""))
    assert (apart.title.value, apart.published.value, apart.events) == (
        together.title.value,
        together.published.value,
        together.events,
    )


def test_broken_bytes_never_turn_a_date_into_another() -> None:
    page = b"<h1>T\xe9l\xe9phone</h1><p>9 d\xe9cembre 2021</p>"
    for position in range(len(page)):
        broken = page[:position] + b"\xff" + page[position + 1 :]
        day = read_page(b"<html lang=fr><body>" + broken, "https://pages.example/").published.value
        digits = re.sub(rb"\D", b" ", broken).split()
        assert day is None or (day == date(2021, 12, 9) and digits[-2:] == [b"9", b"2021"])


def test_a_tag_of_60_000_attributes_is_read() -> None:
    attributes = " ".join(f'a{number}="{number}"' for number in range(60_000))
    assert read_page(f"<html {attributes}><h1>Title</h1>".encode(), URI).title.value == "Title"
