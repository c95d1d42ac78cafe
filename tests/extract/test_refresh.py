"""Redirects made in HTML: never evidence, and where they lead; pages that load themselves again stay what they are."""

import pytest

from audit.extract.refresh import SOON, refresh_of
from audit.model.capture import Capture
from tests.extract.answers import ARTICLE, HTML, NOON, URI, judged, page, verdict

STUB = "<p>This page has moved.</p>"


def _tag(content: str) -> str:
    return f'<meta http-equiv="refresh" content="{content}">'


def _target(payload: bytes, *headers: tuple[str, str]) -> str | None:
    return refresh_of(Capture(URI, URI, (), 200, (HTML, *headers), payload, NOON), SOON)


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=https://new.example/a", "https://new.example/a"),
        ("0;URL='/a'", "https://pages.example/a"),
        ("0;url=b", f"{URI}b"),
        ("3, url = &quot;/a?b=1&amp;c=2&quot;", "https://pages.example/a?b=1&c=2"),
        ("0.5;//cdn.example/a", "https://cdn.example/a"),
        ("0 /a", "https://pages.example/a"),
        ("0", None),
        ("300", None),
        ("60; url=/a", None),
        (f"0; url={URI}", None),
        (f"0; url={URI}#top", None),
        ("0; url=", None),
        ("0; url=http://[", None),
        ("soon; url=/a", None),
        ("-1; url=/a", None),
    ],
)
def test_a_refresh_leads_where_a_browser_would_go(content: str, target: str | None) -> None:
    assert _target(page("Moved", None, STUB, _tag(content))) == target


@pytest.mark.parametrize(
    ("head", "target"),
    [
        (f'<base href="/old/">{_tag("0;url=a")}', "https://pages.example/old/a"),
        (f'<base target="_top"><base href="https://new.example/b/">{_tag("0;url=a")}', "https://new.example/b/a"),
        (f'{_tag("0;url=a")}<base href="/old/">', f"{URI}a"),
        (f'<!-- <base href="/old/"> -->{_tag("0;url=a")}', f"{URI}a"),
        (f'<base href="http://[">{_tag("0;url=a")}', f"{URI}a"),
    ],
)
def test_a_refresh_is_read_at_the_base_that_the_page_names_before_it(head: str, target: str) -> None:
    assert _target(page("Moved", None, STUB, head)) == target


@pytest.mark.parametrize(
    "head",
    [
        f"<noscript>{_tag('0;url=/a')}</noscript>",
        f"<noscript><style>p{{}}</style>{_tag('0;url=/a')}</noscript>",
        f"<!-- {_tag('0;url=/a')} -->",
        f"<script>var tag = '{_tag('0;url=/a')}'</script>",
        '<meta name="refresh" content="0;url=/a">',
    ],
)
def test_a_tag_that_browsers_do_not_obey_is_none(head: str) -> None:
    assert _target(page("Here", None, STUB, head)) is None


def test_the_header_of_that_name_is_obeyed_too() -> None:
    assert _target(page("Moved", None, STUB), ("refresh", "0; url=/a")) == "https://pages.example/a"


def test_tag_and_attributes_may_be_written_in_any_way() -> None:
    head = "<META CONTENT='0;URL=/a' HTTP-EQUIV=Refresh>"
    assert _target(page("Moved", None, STUB, head)) == "https://pages.example/a"


def test_a_page_that_is_left_at_once_is_never_evidence() -> None:
    condition = judged(page("Readout", "Readout", ARTICLE, _tag("0; url=/new")))
    assert verdict(condition) == ("broken", "meta-refresh")
    assert condition.signal == "the page leads on to https://pages.example/new"


def test_a_page_without_text_that_is_left_soon_is_not_either() -> None:
    assert verdict(judged(page("Moved", None, STUB, _tag("5; url=/new")))) == ("broken", "meta-refresh")


@pytest.mark.parametrize("content", ["300", "600; url=/2021/12/09/readout-of-the-ministers-call/", "5; url=/slideshow"])
def test_a_page_with_text_that_loads_again_later_is_a_page(content: str) -> None:
    assert judged(page("Readout", "Readout", ARTICLE, _tag(content))).state == "ok"
