"""A cited PDF: what is taken for its title, its dates and its text, and what is said when it cannot be read."""

from datetime import date

import pytest

from audit.extract.paper import around_of, dates_of, title_of
from audit.extract.reading import read_page
from audit.formats.pdf import Line, Pdf
from tests.extract.answers import judged, verdict
from tests.formats.pdfs import pdf

URI = "https://ministry.example/files/readout.pdf"
HEADLINE = "Foreign Minister speaks with her Norwegian counterpart"
TEXT = [
    "The Foreign Minister spoke today with her Norwegian counterpart about the situa-",
    "tion on the eastern border, and she thanked him for the help of his country in all",
    "of this year.",
]
BODY = [Line(text, 11) for text in TEXT]
PAYLOAD = pdf(
    [(780, 9, "Ministry of Foreign Affairs"), (740, 22, HEADLINE), (700, 11, "Oslo, 9 December 2021")]
    + [(680 - 14 * number, 11, text) for number, text in enumerate(TEXT)],
    {
        "Title": "Microsoft Word - readout_final.docx",
        "CreationDate": "D:20211210080000+01'00'",
        "ModDate": "D:20220103",
    },
)


def _pdf(*lines: Line, title: str = "", created: str = "", modified: str = "") -> Pdf:
    return Pdf(title, created, modified, "en-GB", lines)


def test_a_pdf_is_read_like_a_page() -> None:
    reading = read_page(PAYLOAD, URI, content_type="application/pdf")
    assert (reading.title.value, reading.title.source, reading.title.confidence) == (HEADLINE, "pdf.headline", "medium")
    assert (reading.published.value, reading.published.confidence) == (date(2021, 12, 9), "high")
    assert reading.modified.value == date(2022, 1, 3)
    assert [(event.when.start, event.source) for event in reading.events] == [(date(2021, 12, 9), "lead:today")]
    assert "the situation on the eastern border" in reading.lead
    assert reading.language == "en-gb"
    assert reading.from_page


@pytest.mark.parametrize("label", ["application/pdf", "application/octet-stream", "text/html"])
def test_a_pdf_that_can_be_read_is_evidence(label: str) -> None:
    assert verdict(judged(PAYLOAD, headers=[("content-type", label)])) == ("ok", "http-200")


def test_a_pdf_that_cannot_be_read_is_named_with_the_reason() -> None:
    condition = judged(b"%PDF-1.7\n", headers=[("content-type", "application/pdf")])
    assert verdict(condition) == ("broken", "not-html:pdf")
    assert condition.signal.startswith("a PDF document: ")


def test_a_scanned_pdf_says_that_it_has_no_text() -> None:
    condition = judged(pdf([]), headers=[("content-type", "application/pdf")])
    assert condition.signal == "a PDF document: its first page has no text; it may be a picture of one"


def test_the_files_title_is_sure_when_the_headline_says_it_too() -> None:
    title = title_of(_pdf(Line(HEADLINE, 22), *BODY, title=f"{HEADLINE} - Press release"))
    assert (title.value, title.confidence, title.disagreement) == (HEADLINE, "high", False)


def test_the_files_title_finds_the_headline_among_larger_letters() -> None:
    lines = (Line("KINGDOM OF NORWAY", 30), Line(HEADLINE, 16), *BODY)
    assert title_of(_pdf(*lines)).value == "KINGDOM OF NORWAY"
    assert title_of(_pdf(*lines, title=HEADLINE)).value == HEADLINE


def test_another_title_in_the_file_is_shown_as_differing() -> None:
    title = title_of(_pdf(Line(HEADLINE, 22), *BODY, title="Annual report of the fisheries board"))
    assert (title.value, title.confidence, title.disagreement) == (HEADLINE, "medium", True)


def test_a_title_that_only_the_file_tells_is_doubtful() -> None:
    title = title_of(_pdf(*BODY, title="Readout of the call"))
    assert (title.value, title.source, title.confidence) == ("Readout of the call", "pdf.title", "low")


@pytest.mark.parametrize(
    "given", ["", "untitled", "Microsoft Word - Document1", "readout_final.docx", "2021-12-09_readout", "Layout 1"]
)
def test_a_file_name_is_no_title(given: str) -> None:
    assert title_of(_pdf(*BODY, title=given)).value is None


def test_a_headline_may_take_several_lines() -> None:
    lines = (Line("Foreign Minister speaks with", 22), Line("her Norwegian counterpart", 22), *BODY)
    assert title_of(_pdf(*lines)).value == HEADLINE


@pytest.mark.parametrize(
    ("lines", "created", "published", "confidence"),
    [
        ((Line(HEADLINE, 22), *BODY), "D:20211210080000+01'00'", date(2021, 12, 10), "low"),
        ((Line(HEADLINE, 22), *BODY), "20211210", date(2021, 12, 10), "low"),
        ((Line(HEADLINE, 22), *BODY), "yesterday", None, None),
        ((Line(HEADLINE, 22), *BODY), "D:20211399", None, None),
        ((Line(HEADLINE, 22), Line("9 December 2021", 11), *BODY), "D:20240101", date(2021, 12, 9), "high"),
        ((Line(HEADLINE, 22), Line("9 December 2021", 11), *BODY), "", date(2021, 12, 9), "high"),
        ((Line("9 December 2021", 11), Line(HEADLINE, 22), *BODY), "", date(2021, 12, 9), "medium"),
    ],
)
def test_a_date_that_readers_see_outweighs_the_files(
    lines: tuple[Line, ...], created: str, published: date | None, confidence: str | None
) -> None:
    document = _pdf(*lines, created=created)
    found = dates_of(document, around_of(document), URI, None).published
    assert (found.value, found.confidence) == (published, confidence)


def test_the_files_date_keeps_its_day_and_zone() -> None:
    document = _pdf(Line(HEADLINE, 22), *BODY, created="D:20211209233000-05'00'")
    (found,) = dates_of(document, around_of(document), URI, None).published.candidates
    assert (found.value, found.zone, found.source) == (date(2021, 12, 9), "-05:00", "pdf.CreationDate")


def test_a_date_within_a_paragraph_is_not_the_documents() -> None:
    lines = (
        Line(HEADLINE, 22),
        Line("They had last met on 3 March 2020 in Oslo, and spoke today about the border", 11),
        *BODY,
    )
    document = _pdf(*lines)
    assert dates_of(document, around_of(document), URI, None).published.value is None
