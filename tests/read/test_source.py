"""Opening a document: its text, its front matter, where the body begins, and one line that says what to do."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.errors import DocumentError
from audit.read.source import MAX_FRONT, Source, open_source, read_file


def _open(folder: Path, data: bytes) -> Source:
    path = folder / "doc.md"
    path.write_bytes(data)
    return open_source(read_file(path, "docs/doc.md"), "docs/doc.md")


def _refused(folder: Path, data: bytes) -> str:
    with pytest.raises(DocumentError) as error:
        _open(folder, data)
    return str(error.value)


def test_front_matter_is_read_and_the_body_begins_after_it(tmp_path: Path) -> None:
    source = _open(tmp_path, b"---\ntitle: A sheet\n---\nText\n")
    assert (source.front, source.text[source.body :]) == ({"title": "A sheet"}, "Text\n")


def test_front_matter_may_end_in_dots(tmp_path: Path) -> None:
    source = _open(tmp_path, b"---\ntitle: A sheet\n...\nText\n")
    assert (source.front, source.text[source.body :]) == ({"title": "A sheet"}, "Text\n")


def test_empty_front_matter_is_front_matter(tmp_path: Path) -> None:
    source = _open(tmp_path, b"---\n---\nText\n")
    assert (source.front, source.text[source.body :]) == ({}, "Text\n")


@pytest.mark.parametrize(
    "text",
    [
        "Text\n\n---\n\nMore\n",
        "---\n\nText between two rules\n\n---\n\nMore\n",
        "---\n\n- an item\n\n---\n",
        "---\n\nonly a rule above\n",
        "--- not a fence\ntitle: x\n---\n",
    ],
)
def test_a_rule_in_the_text_is_no_front_matter(text: str, tmp_path: Path) -> None:
    source = _open(tmp_path, text.encode())
    assert (source.front, source.body) == ({}, 0)


def test_keys_that_are_no_words_are_passed_over(tmp_path: Path) -> None:
    assert _open(tmp_path, b"---\ntitle: A\n1: b\n1.5: c\n---\nText\n").front == {"title": "A", "1.5": "c"}


def test_blank_lines_may_stand_before_front_matter(tmp_path: Path) -> None:
    source = _open(tmp_path, b"\n \n---\ntitle: A\n---\nText\n")
    assert (source.front, source.text[source.body :]) == ({"title": "A"}, "Text\n")
    message = _refused(tmp_path, b"\n\n---\ntitle: A\nnever closed\n")
    assert "opened on line 3" in message


def test_a_key_that_stands_twice_is_told_by_its_line(tmp_path: Path) -> None:
    message = _refused(tmp_path, b"\n---\ndate: 2022-01-10\ntitle: A\ndate: 2021-01-10\n---\nText\n")
    assert message == "docs/doc.md: the front matter is not YAML on line 5 ('date' stands there twice); correct it"


def test_what_yaml_would_reckon_is_left_as_it_is_written(tmp_path: Path) -> None:
    front = _open(tmp_path, b"---\na: 12:30:45\nb: 2022.10\nc: 0123\nd: 20220110\n---\nText\n").front
    assert front == {"a": "12:30:45", "b": "2022.10", "c": "0123", "d": 20220110}


def test_dates_are_left_as_they_are_written(tmp_path: Path) -> None:
    front = _open(tmp_path, b"---\ndate: 2022-13-45\nother: 2022-01-10 18:24:12-05:00\n---\nText\n").front
    assert front == {"date": "2022-13-45", "other": "2022-01-10 18:24:12-05:00"}


def test_front_matter_may_be_toml(tmp_path: Path) -> None:
    source = _open(tmp_path, b'+++\ntitle = "A sheet"\ndate = 2022-01-10T18:24:12-05:00\n[extra]\na = 1\n+++\nText\n')
    assert source.front == {"title": "A sheet", "date": "2022-01-10T18:24:12-05:00", "extra": {"a": 1}}
    assert source.text[source.body :] == "Text\n"


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ('+++\ntitle = "A"\n\n- December 9: a call\n', "is never closed; end it with a line +++"),
        ("+++\ntitle = A sheet\n+++\nText\n", "cannot be read as TOML (Invalid value (at line 1, column 9)"),
        ("+++\na = " + "[" * 3_000 + "\n+++\nText\n", "cannot be read as TOML"),
    ],
)
def test_broken_toml_is_refused_in_one_line(front: str, said: str, tmp_path: Path) -> None:
    message = _refused(tmp_path, front.encode())
    assert said in message
    assert "\n" not in message


def test_the_digest_is_of_the_files_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfText\r\n"
    assert _open(tmp_path, data).sha256 == hashlib.sha256(data).hexdigest()


def test_marks_line_ends_and_nul_are_brought_into_one_form_of_the_same_lines_and_columns(tmp_path: Path) -> None:
    assert _open(tmp_path, b"\xef\xbb\xbfa\r\nb\rc\0d\n").text == "a\nb\nc\ufffdd\n"


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_a_document_without_text_is_refused_as_empty(data: bytes, tmp_path: Path) -> None:
    assert _refused(tmp_path, data) == "docs/doc.md: the document is empty; name one that holds text"


def test_what_is_not_utf_8_is_told_by_its_byte_offset(tmp_path: Path) -> None:
    message = _refused(tmp_path, "Bydén\n".encode("latin-1"))
    assert message == "docs/doc.md: not UTF-8 at byte offset 3 (0xe9); save it as UTF-8"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_where_its_mark_says_so(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_bytes("\ufeff25/11/2020: X met Bydén\r\n".encode(codec))
    assert open_source(path.read_bytes(), "doc.txt").text == "25/11/2020: X met Bydén\n"


def test_utf_16_that_is_cut_is_called_by_its_name(tmp_path: Path) -> None:
    assert "not UTF-16 at byte offset" in _refused(tmp_path, "Text\n".encode("utf-16")[:-1])


@pytest.mark.parametrize(
    ("front", "line"),
    [("title: a\ndate: [1, 2\nmore: b", 4), ("title: a: b", 2), ('title: "open\nmore: b', 4), ("a: 1\n\tb: 2", 3)],
)
def test_broken_front_matter_is_told_by_its_line_in_the_file(front: str, line: int, tmp_path: Path) -> None:
    message = _refused(tmp_path, f"---\n{front}\n---\nText\n".encode())
    assert f"on line {line} (" in message
    assert message.endswith("correct it")


def test_front_matter_that_never_closes_is_refused(tmp_path: Path) -> None:
    message = _refused(tmp_path, b"---\ntitle: A sheet\n\n- December 9: a call\n")
    assert message == "docs/doc.md: the front matter opened on line 1 is never closed; end it with a line ---"


@pytest.mark.parametrize(
    "front",
    [
        "when: !!timestamp abc",
        "a: " + "[" * 1_200,
        "a:\n " + "- " * 20_000,
        "a: !!python/object/apply:os.system [x]",
        "a: " + "9" * 20_000,
        "a: &a [1]\n<<: *a",
        "? [a]\n: b\nc: d",
        "a: \x01",
        "a: b\nc: *nobody",
    ],
    ids=str.split,
)
def test_hostile_front_matter_is_refused_in_one_line(front: str, tmp_path: Path) -> None:
    message = _refused(tmp_path, f"---\nfirst: x\n{front}\n---\nText\n".encode())
    assert message.startswith("docs/doc.md: the front matter ")
    assert "\n" not in message
    assert len(message) < 400


def test_front_matter_is_bounded(tmp_path: Path) -> None:
    front = "a: b\n" * (MAX_FRONT // 5 + 1)
    assert "never closed" in _refused(tmp_path, f"---\n{front}---\nText\n".encode())


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^gone\.md: no such file; check the path"):
        read_file(tmp_path / "gone.md", "gone.md")


def test_a_directory_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^docs: this is a directory; name a document in it"):
        read_file(tmp_path, "docs")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentError, match="not a regular file"):
        read_file(tmp_path / "pipe", "pipe")


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read_file(tmp_path / ("x" * 300), "x")
    with pytest.raises(DocumentError):
        read_file(Path("a\0b"), "a")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.binary(max_size=120), st.sampled_from([b"", b"---\n", b"---\na: b\n", b"\xef\xbb\xbf", b"---\n---\n"]))
def test_any_bytes_are_opened_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, before: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    try:
        source = _open(folder, before + data)
    except DocumentError as error:
        message = str(error)
        assert "\n" not in message
    else:
        assert source.body in {0, len(source.text)} or source.text[source.body - 1] == "\n"
