"""URLs for keys, display and their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.text import urls

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text(":/?#[]@.-_%abcAZ019 \\\t", max_size=40).map("http".__add__)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTPS://WWW.State.GOV/page", "https://www.state.gov/page"),
        ("https://www.state.gov", "https://www.state.gov/"),
        ("https://www.state.gov:443/a", "https://www.state.gov/a"),
        ("https://www.state.gov/a#part", "https://www.state.gov/a"),
        ("https://www.state.gov/x/../a", "https://www.state.gov/a"),
        ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
    ],
)
def test_two_spellings_of_one_page_have_one_key(one: str, other: str) -> None:
    assert urls.key(one) == urls.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.state.gov/a", "https://www.state.gov/a"),
        ("https://www.state.gov/a", "https://www.state.gov/a/"),
        ("https://www.state.gov/a?x=1&y=2", "https://www.state.gov/a?y=2&x=1"),
        ("https://www.state.gov/a%2Fb", "https://www.state.gov/a/b"),
    ],
)
def test_what_may_be_two_pages_has_two_keys(one: str, other: str) -> None:
    assert urls.key(one) != urls.key(other)


@pytest.mark.parametrize("text", ["", "no url", "http://[", "https://exa mple.org/", "\ud800"])
def test_a_text_that_is_no_url_is_its_own_key_and_has_no_host_and_no_words(text: str) -> None:
    assert urls.key(text) == text
    assert urls.host(text) == ""
    assert urls.words(text) == ()


def test_an_address_that_leaves_its_scheme_to_its_page_is_one_of_https() -> None:
    assert urls.key(" //A.example/p") == urls.key("https://a.example/p")
    assert (urls.host("//a.example/p"), urls.scheme("//a.example/p")) == ("a.example", "https")
    assert urls.href("//a.example/p#x") == "https://a.example/p#x"


def test_the_host_is_in_lower_case_without_port() -> None:
    assert urls.host("https://WWW.State.gov:8443/a") == "www.state.gov"


def test_an_international_host_is_given_in_its_ascii_form() -> None:
    assert urls.host("https://Bücher.example/") == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("uri", "scheme"),
    [
        ("HTTPS://a.example/", "https"),
        ("mailto:a@b.example", "mailto"),
        ("javascript:alert(1)", "javascript"),
        ("java\nscript:alert(1)", "javascript"),
        ("http://[", "http"),
        ("/path/only", ""),
        ("", ""),
    ],
)
def test_the_scheme_is_known_even_where_the_rest_is_no_url(uri: str, scheme: str) -> None:
    assert urls.scheme(uri) == scheme


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        (
            "https://www.state.gov/secretary-blinkens-call-with-ukrainian-president-zelenskyy-3/",
            ("secretary", "blinkens", "call", "with", "ukrainian", "president", "zelenskyy"),
        ),
        ("https://a.example/call-with-nato-secretary-general-10", ("call", "with", "nato", "secretary", "general")),
        ("https://a.example/u-s-ukraine-charter/", ("us", "ukraine", "charter")),
        ("https://a.example/natohq/news_190373.htm", ("news", "190373")),
        ("https://a.example/User/status/1461706924194414601", ("status",)),
        ("https://a.example/Article/2848432/readout-of-a-meeting/", ("readout", "of", "a", "meeting")),
        ("https://a.example/Niinist%C3%B6-call", ("niinisto", "call")),
        ("https://a.example/conclusions-16-december-2021/", ("conclusions", "16", "december", "2021")),
        ("https://a.example/briefing-january-10/", ("briefing", "january", "10")),
        ("https://a.example/2021/12/09/", ()),
        ("https://a.example/", ()),
    ],
)
def test_words_come_from_the_last_segment_with_letters_without_counter_and_ending(
    uri: str, words: tuple[str, ...]
) -> None:
    assert urls.words(uri) == words


@pytest.mark.parametrize(
    ("length", "cut"), [(77, False), (78, True), (79, True), (80, False), (150, False), (190, True)]
)
def test_a_slug_of_the_lengths_at_which_publishers_cut_may_be_cut(length: int, cut: bool) -> None:  # noqa: FBT001 - a case
    assert urls.cut(f"https://a.example/Article/{'a' * length}") is cut


@given(ANY_TEXT)
@settings(derandomize=True, deadline=None)
def test_nothing_raises_and_a_key_is_its_own_key(text: str) -> None:
    urls.host(text)
    urls.scheme(text)
    urls.words(text)
    urls.cut(text)
    urls.href(text)
    assert urls.key(urls.key(text)) == urls.key(text)


@pytest.mark.parametrize(
    ("uri", "its"),
    [
        ("https://A.test/x?y#z", "https://a.test"),
        ("http://user@a.test:80/", "http://a.test"),
        ("http://a.test:8080/", "http://a.test:8080"),
        ("http://[::1]:9/", "http://[::1]:9"),
        ("no url", ""),
    ],
)
def test_a_site_is_scheme_host_and_port(uri: str, its: str) -> None:
    assert urls.site(uri) == its
