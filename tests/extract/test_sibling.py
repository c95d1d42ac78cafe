"""Soft 404s that say nothing: when an address nobody made is asked for, which one, and what its answer tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.condition import judge
from audit.extract.reading import read_page
from audit.extract.sibling import probe_for, sibling_of
from audit.model.capture import Capture, Hop, Unreachable
from tests.extract.answers import ARTICLE, HTML, NOON, SENTENCE, URI, page, verdict

PORTAL = page(
    "The Oslo Portal", "Welcome to the portal", "<p>News, weather and timetables of the city, every day anew.</p>"
)
MADE_UP = "https://pages.example/2021/12/09/citation-audit-0123456789ab/"


def _capture(payload: bytes, uri: str = URI, final_uri: str | None = None, status: int = 200) -> Capture:
    hops = (Hop(uri, 302),) if final_uri else ()
    return Capture(uri, final_uri or uri, hops, status, (HTML,), payload, NOON)


def _probe(capture: Capture) -> str | None:
    reading = read_page(capture.payload, capture.uri)
    return probe_for(capture, reading, judge(capture, reading))


def _judged(capture: Capture, sibling: Capture | Unreachable) -> tuple[str, str]:
    return verdict(judge(capture, read_page(capture.payload, capture.uri), sibling))


@pytest.mark.parametrize(
    ("uri", "sibling"),
    [
        (URI, "https://pages.example/2021/12/09/citation-audit-"),
        ("https://a.example/news/Article/2851664/a-readout/", "https://a.example/news/Article/citation-audit-"),
        ("https://a.example/story/12345", "https://a.example/story/citation-audit-"),
        ("https://a.example/x/2021-12-09/y", "https://a.example/x/2021-12-09/citation-audit-"),
        ("https://user:secret@a.example:8443/slug.html?id=5#top", "https://a.example:8443/citation-audit-"),
        ("https://a.example", "https://a.example/citation-audit-"),
        ("http://[::1]:8000/a/b", "http://[::1]:8000/a/citation-audit-"),
    ],
)
def test_the_made_up_address_stands_beside_the_cited_one_without_its_numbers(uri: str, sibling: str) -> None:
    made_up = sibling_of(uri)
    assert made_up is not None
    assert made_up.startswith(sibling)
    assert len(made_up.removeprefix(sibling).rstrip("/").removesuffix(".html")) == 12
    assert made_up == sibling_of(uri)


def test_the_made_up_address_keeps_what_a_server_may_choose_by() -> None:
    assert (sibling_of("https://a.example/b/slug.aspx") or "").endswith(".aspx")
    assert (sibling_of("https://a.example/b/slug/") or "").endswith("/")


@pytest.mark.parametrize("uri", ["mailto:a@b.example", "http://[", "", "ftp://a.example/x", "/a/b"])
def test_what_is_no_web_address_has_no_sibling(uri: str) -> None:
    assert sibling_of(uri) is None


def test_a_page_with_none_of_its_addresss_words_is_in_doubt() -> None:
    assert (_probe(_capture(PORTAL)) or "").startswith("https://pages.example/2021/12/09/citation-audit-")


def test_a_page_to_which_redirects_led_up_is_in_doubt() -> None:
    readout = page("Readouts of the year", "Readouts of the year", ARTICLE)
    assert _probe(_capture(readout, final_uri="https://pages.example/2021/")) is not None


def test_a_page_in_place_of_a_document_is_in_doubt() -> None:
    assert _probe(_capture(page("Ministry", "Ministry", ARTICLE), "https://pages.example/a.pdf")) is not None


@pytest.mark.parametrize(
    ("uri", "title"),
    [
        (URI, "Readout of the Minister’s call with her counterpart"),
        ("https://pages.example/", "Welcome to the portal"),
        ("https://pages.example/2021/12/09/12345", "Talks in Oslo"),
        ("https://pages.example/talks", "Talks in Oslo"),
        ("https://pages.example/x", "Talks in Oslo"),
    ],
)
def test_a_page_that_bears_out_its_address_or_has_no_words_in_it_is_in_no_doubt(uri: str, title: str) -> None:
    assert _probe(_capture(page(title, title, f"<p>{SENTENCE}</p>"), uri)) is None


def test_a_page_that_is_no_evidence_anyway_is_not_looked_into() -> None:
    assert _probe(_capture(PORTAL, status=503)) is None
    assert _probe(_capture(page("Page not found", "Page not found"))) is None


def test_a_site_that_shows_the_same_page_for_anything_does_not_have_the_cited_one() -> None:
    assert _judged(_capture(PORTAL), _capture(PORTAL, MADE_UP)) == ("gone", "soft-404:sibling")


def test_a_page_that_differs_only_in_a_token_is_the_same() -> None:
    one, other = (PORTAL.replace(b"</body>", b"<!-- %d --><script>var t=%d</script></body>" % (n, n)) for n in (1, 2))
    assert _judged(_capture(one), _capture(other, MADE_UP)) == ("gone", "soft-404:sibling")


def test_an_address_nobody_made_that_is_led_to_the_same_place_tells_the_same() -> None:
    section = page("News of the city", "News of the city", ARTICLE)
    target = "https://pages.example/2021/"
    assert _judged(_capture(section, final_uri=target), _capture(section, MADE_UP, target)) == (
        "gone",
        "soft-404:sibling",
    )


@pytest.mark.parametrize(
    "sibling",
    [
        _capture(page("Page not found", "Page not found"), MADE_UP, status=404),
        _capture(page("Page not found", "Page not found"), MADE_UP),
        _capture(page("The Oslo Portal", "Nothing here", "<p>Try the search.</p>"), MADE_UP),
        _capture(PORTAL.replace(b"weather", b"sports").replace(b"timetables", b"culture"), MADE_UP),
        Unreachable(MADE_UP, MADE_UP, "not-on-cassette", 0, ""),
        Unreachable(MADE_UP, MADE_UP, "read-timeout", 3, ""),
    ],
    ids=["404", "soft 404", "another page", "other text", "not recorded", "no answer"],
)
def test_any_other_answer_leaves_the_page_as_it_seems(sibling: Capture | Unreachable) -> None:
    assert _judged(_capture(PORTAL), sibling)[0] == "ok"


def test_a_page_that_bears_out_its_address_stays_whatever_the_sibling_shows() -> None:
    readout = page("Readout of the Minister's call", "Readout of the Minister's call", ARTICLE)
    assert _judged(_capture(readout), _capture(readout, MADE_UP))[0] == "ok"


@settings(derandomize=True, deadline=None, max_examples=200)
@given(uri=st.one_of(st.text(max_size=40), st.text(max_size=40).map(lambda path: f"https://a.example/{path}")))
def test_any_text_has_a_sibling_on_its_own_site_or_none(uri: str) -> None:
    made_up = sibling_of(uri)
    assert made_up is None or "/citation-audit-" in made_up
