"""PDFs are read in a child process that no file can make run long, grow large or bring the program down."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from audit.formats.pdf import INSTALL, Line, Pdf, read_pdf
from tests.formats.pdfs import pdf

PLAIN = pdf([(700, 24, "Readout of the call"), (660, 11, "9 December 2021")], {"Title": "Readout"})


def test_a_pdf_tells_its_data_and_the_lines_of_its_first_page() -> None:
    info = {"Title": "Readout", "CreationDate": "D:20211209101530+01'00'", "ModDate": "D:20211210"}
    drawn = [(700.0, 24.0, "Readout of the call"), (660.0, 11.0, "Oslo, 9 December 2021"), (640.0, 11.0, "They spoke.")]
    assert read_pdf(pdf(drawn, info)) == Pdf(
        title="Readout",
        created="D:20211209101530+01'00'",
        modified="D:20211210",
        language="en-GB",
        lines=(Line("Readout of the call", 24), Line("Oslo, 9 December 2021", 11), Line("They spoke.", 11)),
    )


def test_text_that_is_scaled_has_the_size_it_is_seen_in() -> None:
    scaled = pdf([], content=b"2 0 0 2 0 0 cm BT /F1 12 Tf 36 300 Td (Readout of the call) Tj ET")
    read = read_pdf(scaled)
    assert isinstance(read, Pdf)
    assert read.lines == (Line("Readout of the call", 24),)


@pytest.mark.parametrize(
    "payload",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        PLAIN[: len(PLAIN) // 2],
        pdf([], kids="2 0 R"),
        pdf([], content=b"[" * 50_000),
    ],
    ids=["only its beginning", "garbage", "cut", "a page that holds itself", "nested"],
)
def test_a_broken_pdf_is_a_reason_or_an_empty_page(payload: bytes) -> None:
    read = read_pdf(payload)
    assert read if isinstance(read, str) else not read.lines


def test_a_bomb_is_given_up_and_costs_this_process_nothing() -> None:
    zeros = zlib.compress(b" " * 90_000_000, 1)
    content = b"4 0 obj\n<< /Filter /FlateDecode /Length " + str(len(zeros)).encode() + b" >>\nstream\n" + zeros
    bomb = PLAIN.replace(PLAIN[PLAIN.index(b"4 0 obj") : PLAIN.index(b"\nendstream")], content)
    read = read_pdf(bomb)
    assert read if isinstance(read, str) else not read.lines


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert read_pdf(PLAIN, seconds=0.001) == "reading it takes too long"


def test_a_file_that_is_too_large_is_not_begun() -> None:
    assert read_pdf(b"%PDF-1.7" + bytes(20_000_000)) == "it is too large to be read"


def test_a_locked_file_is_one_that_cannot_be_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert read_pdf(locked.getvalue()) == "it is locked with a password"


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.formats.pdf.find_spec", lambda _name: None)
    assert read_pdf(PLAIN) == INSTALL
