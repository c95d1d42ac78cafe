"""Notices of correction: a field of their own, wherever they stand; their dates are no dates of publication."""

from datetime import date

import pytest

from audit.extract.reading import read_page

URI = "https://pages.example/news/a-readout"
TEXT = "<p>" + "The ministers spoke of many things and agreed on some of them before they parted. " * 30 + "</p>"


def _page(above: str = "", below: str = "") -> bytes:
    body = f"<main><h1>Readout of a call</h1>{above}<p>December 9, 2021</p>{TEXT}{below}</main>"
    return f"<!doctype html><html lang=en><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "notice",
    [
        "Corrected on December 12, 2021.",
        "Correction: an earlier text gave another name.",
        "This readout has been updated.",
        "This statement was corrected to give the right title.",
        "An earlier version of this article gave another place.",
    ],
)
def test_a_notice_is_found_above_the_text_and_below_it(notice: str) -> None:
    for page in (_page(above=f"<p>{notice}</p>"), _page(below=f"<p><em>{notice}</em></p>")):
        reading = read_page(page, URI)
        assert reading.correction == notice
        assert reading.published.value == date(2021, 12, 9)


@pytest.mark.parametrize(
    "notice", ["Corrected on December 12, 2021.", "This readout was updated on December 12, 2021."]
)
def test_a_notices_date_is_no_candidate(notice: str) -> None:
    for page in (_page(above=f"<p>{notice}</p>"), _page(below=f"<p>{notice}</p>")):
        reading = read_page(page, URI)
        assert reading.correction == notice
        told = {evidence.value for evidence in (*reading.published.candidates, *reading.modified.candidates)}
        assert date(2021, 12, 12) not in told


@pytest.mark.parametrize("line", ["Department of Corrections", "The plan was updated.", "Updated: December 12, 2021"])
def test_other_lines_are_no_notice(line: str) -> None:
    assert read_page(_page(below=f"<p>{line}</p>"), URI).correction is None


def test_a_notice_in_a_script_is_none() -> None:
    assert read_page(_page(below="<script>var a = 'This readout has been updated.'</script>"), URI).correction is None
