"""Other documents: forms of entries, sections and links; what cannot be read is one line; identity without lines."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.claim import CitedDocument
from audit.model.errors import DocumentError
from audit.read.document import read_document

HEAD = "---\ntitle: A sheet\ndate: 2022-01-10\n---\n\n"


def _read(folder: Path, text: str | bytes) -> CitedDocument:
    path = folder / "doc.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path, "doc.md")


@pytest.mark.parametrize(
    "entry",
    [
        "- [December 9: Smith’s call with Jones](https://a.example/1)",
        "* [December 9: Smith’s call with Jones](https://a.example/1)",
        "1. [December 9: Smith’s call with Jones](https://a.example/1)",
        "- **December 9**: [Smith’s call with Jones](https://a.example/1)",
        "- December 9: [Smith’s call with Jones](https://a.example/1)",
        "- December 9 – [Smith’s call with Jones](https://a.example/1)",
        "- 9 December 2021: [Smith’s call with Jones](https://a.example/1)",
        "- 2021-12-09: [Smith’s call with Jones](https://a.example/1)",
        "- December 9: [Smith’s call with\n  Jones][one]\n\n[one]: https://a.example/1",
    ],
)
def test_an_entry_may_be_written_in_many_ways(entry: str, tmp_path: Path) -> None:
    cited = _read(tmp_path, f"{HEAD}# Calls\n\n{entry}\n")
    (claim,) = cited.claims
    assert claim.when is not None
    assert (str(claim.when.start), claim.section, claim.kind) == ("2021-12-09", "Calls", "call")
    assert [citation.uri for citation in claim.citations] == ["https://a.example/1"]


def test_a_link_outside_dated_entries_is_kept_as_a_link(tmp_path: Path) -> None:
    cited = _read(tmp_path, f"{HEAD}See [the page](https://a.example/1) and <https://a.example/2>.\n")
    assert (cited.claims, [link.uri for link in cited.links]) == ((), ["https://a.example/1", "https://a.example/2"])


def test_lines_count_from_the_top_of_the_file_whatever_ends_them(tmp_path: Path) -> None:
    text = f"{HEAD}- [December 9: a call with Jones](https://a.example/1)\n"
    assert [_read(tmp_path, body).claims[0].span.line for body in (text, text.replace("\n", "\r\n"))] == [6, 6]


def test_a_byte_order_mark_is_no_part_of_the_document(tmp_path: Path) -> None:
    cited = _read(tmp_path, b"\xef\xbb\xbf" + f"{HEAD}- December 9: a call with Jones\n".encode())
    assert (cited.document.title, cited.entries) == ("A sheet", 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "doc.md: the document is empty"),
        (b"# T\n\xff\n", "UTF-8"),
        (b"---\ntitle: [\n---\n\ntext\n", "doc.md"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        _read(tmp_path, content)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["missing.md", "."])
def test_what_is_not_there_or_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read_document(tmp_path / name, name)


@pytest.mark.parametrize(
    ("before", "after"),
    [("\n\n-", "\n\nA line more.\n\n-"), ("Smith’s call with", "Smith’s\n  call with"), ("’", "'")],
    ids=["moved lines", "wrapping", "quotes"],
)
def test_moved_lines_wrapping_and_quotes_leave_a_claims_identity(before: str, after: str, tmp_path: Path) -> None:
    text = f"{HEAD}# Calls\n\n- [December 9: Smith’s call with Jones](https://a.example/1)\n"
    assert _read(tmp_path, text.replace(before, after)).claims[0].id == _read(tmp_path, text).claims[0].id


def test_another_date_is_another_claim(tmp_path: Path) -> None:
    text = f"{HEAD}- December 9: Smith’s call with Jones\n"
    assert _read(tmp_path, text.replace("9:", "8:")).claims[0].id != _read(tmp_path, text).claims[0].id


def test_equal_entries_are_told_apart(tmp_path: Path) -> None:
    entry = "- December 9: Smith’s call with Jones\n"
    first, second = _read(tmp_path, HEAD + entry + entry).claims
    assert first.id != second.id


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    with suppress(DocumentError):
        assert _read(folder, text.encode("utf-8", "surrogatepass")).entries >= 0
