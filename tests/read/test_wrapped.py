"""Links that a program leads over an address of its own are taken for what their writer linked."""

from pathlib import Path

import pytest

from audit.read.document import read_document
from audit.read.wrapped import meant


@pytest.mark.parametrize(
    ("written", "led_to"),
    [
        (
            "https://www.google.com/url?q=https://a.example/1?x%3D1%26y%3D2&sa=D&source=editors&ust=1&usg=AOv",
            "https://a.example/1?x=1&y=2",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F1&data=05%7C01",
            "https://a.example/1",
        ),
        ("https://l.facebook.com/l.php?u=http%3A%2F%2Fa.example%2F1&h=AT0", "http://a.example/1"),
    ],
)
def test_the_address_in_it_is_meant(written: str, led_to: str) -> None:
    assert meant(written) == led_to


@pytest.mark.parametrize(
    "written",
    [
        "https://www.google.com/search?q=https://a.example/1",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?q=https://&sa=D",
        "https://www.google.com.a.example/url?q=https://b.example/1",
        "https://safelinks.protection.outlook.com.a.example/?url=https://b.example/1",
        "https://a.example/share?url=https://b.example/1",
        "https://web.archive.org/web/2021/https://a.example/1",
        "https://www.google.com/url?sa=D",
    ],
)
def test_any_other_address_stays_as_written(written: str) -> None:
    assert meant(written) == written


def test_a_claim_of_an_exported_page_cites_what_its_writer_linked(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    path.write_text(
        '<ul><li>10 May 2023: X met Minister Rau (<a href="https://www.google.com/url?q=https://a.example/1&amp;sa=D">'
        'a.example</a>)</li></ul><p><a href="https://www.google.com/url?q=https://a.example/2&amp;sa=D">more</a></p>',
        encoding="utf-8",
    )
    found = read_document(path, "note.html")
    assert [one.uri for claim in found.claims for one in claim.citations] == ["https://a.example/1"]
    assert [one.uri for one in found.links] == ["https://a.example/2"]
