"""What reports and recordings are called: after their document, and no two alike."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.errors import CassetteError
from audit.run.belonging import sign
from audit.run.names import cassette_to_read, cassette_to_write, output_names


def test_reports_are_named_after_their_documents() -> None:
    assert output_names(["examples/fact-sheet.md", "b.md"]) == ("fact-sheet", "b")


def test_documents_of_one_name_are_told_apart_by_their_path() -> None:
    assert output_names(["a/fact.md", "b/fact.md", "c.md"]) == ("a--fact", "b--fact", "c")


def test_an_ending_is_kept_when_only_that_tells_two_documents_apart() -> None:
    assert output_names(["a/fact.md", "a/fact.html"]) == ("a--fact.md", "a--fact.html")


def test_a_name_that_looks_like_a_path_is_told_apart_from_that_path() -> None:
    names = output_names(["a--doc.md", "a/doc.md", "b/doc.md"])
    assert len(set(names)) == 3
    assert names[2] == "b--doc"


@pytest.mark.parametrize("pair", [("Doc.md", "doc.md"), ("caf\u00e9.md", "cafe\u0301.md")])
def test_names_that_some_file_systems_take_for_one_are_told_apart(pair: tuple[str, str]) -> None:
    first, second = (unicodedata.normalize("NFC", name).casefold() for name in output_names(pair))
    assert first != second


def test_a_document_audited_alone_has_the_name_it_has_among_all_of_the_project() -> None:
    together = output_names(["a/doc.md", "b/doc.md"])
    assert output_names(["b/doc.md"], among=["a/doc.md", "b/doc.md"]) == together[1:]


@pytest.mark.parametrize("folder", [".", "..", "/"])
def test_a_folder_has_a_name_to_be_refused_under(folder: str) -> None:
    assert output_names([folder]) in (("document",), ("..",))


def test_a_long_name_is_cut_to_what_file_systems_hold_and_stays_its_own() -> None:
    names = output_names([f"{'x' * 245}{end}.md" for end in "ab"])
    assert len(set(names)) == 2
    assert max(len(name.encode()) for name in names) <= 200


PARTS = st.sampled_from(["a", "b", "A", "a--b", "b--a", "a.md", "--"])
PATHS = st.builds(
    lambda parts, end: "/".join(parts) + end, st.lists(PARTS, min_size=1, max_size=3), st.sampled_from([".md", ".html"])
)


@settings(derandomize=True, deadline=None)
@given(st.lists(PATHS, unique=True, max_size=8))
def test_reports_never_overwrite_each_other_nor_leave_their_folder(paths: list[str]) -> None:
    names = output_names(paths)
    assert len({name.casefold() for name in names}) == len(paths)
    assert not [name for name in names if "/" in name]


@settings(derandomize=True, deadline=None)
@given(
    st.lists(PATHS, unique=True, max_size=8).flatmap(lambda paths: st.tuples(st.just(paths), st.permutations(paths)))
)
def test_a_name_does_not_depend_on_the_order_of_the_documents(both: tuple[list[str], list[str]]) -> None:
    paths, shuffled = both
    assert dict(zip(paths, output_names(paths), strict=True)) == dict(
        zip(shuffled, output_names(shuffled), strict=True)
    )


def test_a_folder_of_the_documents_name_is_its_cassette(tmp_path: Path) -> None:
    folder = tmp_path / "fact-sheet"
    assert cassette_to_read(folder, "fact-sheet", "examples/fact-sheet.md") == folder
    assert cassette_to_write(folder, "fact-sheet", "fact-sheet.md", alone=True) == folder


def test_any_other_folder_holds_one_cassette_for_each_document(tmp_path: Path) -> None:
    assert cassette_to_read(tmp_path, "fact-sheet", "examples/fact-sheet.md") == tmp_path / "fact-sheet"
    assert cassette_to_write(tmp_path, "fact-sheet", "fact-sheet.md", alone=True) == tmp_path / "fact-sheet"


def test_a_folder_of_records_is_replayed_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").touch()
    assert cassette_to_read(tmp_path, "fact-sheet", "fact-sheet.md") == tmp_path


def test_a_folder_of_records_is_recorded_into_for_one_document_only(tmp_path: Path) -> None:
    (tmp_path / "host--00000000.warc").touch()
    assert cassette_to_write(tmp_path, "doc", "doc.md", alone=True) == tmp_path
    assert cassette_to_write(tmp_path, "doc", "doc.md", alone=False) == tmp_path / "doc"


def test_documents_of_one_stem_never_share_a_cassette(tmp_path: Path) -> None:
    paths = ["a/doc.md", "b/doc.md"]
    named = zip(paths, output_names(paths), strict=True)
    folders = {cassette_to_write(tmp_path / "doc", name, path, alone=False) for path, name in named}
    assert folders == {tmp_path / "doc" / "a--doc", tmp_path / "doc" / "b--doc"}


def test_what_was_recorded_among_several_documents_is_replayed_alone(tmp_path: Path) -> None:
    (tmp_path / "a--doc").mkdir()
    assert cassette_to_read(tmp_path, "doc", "a/doc.md") == tmp_path / "a--doc"


def test_a_name_that_an_earlier_run_gave_to_another_document_is_taken() -> None:
    taken = {"doc": "a/doc.md"}
    names = output_names(["a/doc.md"], taken=lambda name, path: taken.get(name, path) != path)
    assert names == ("doc",)
    assert output_names(["b/doc.md"], taken=lambda name, path: taken.get(name, path) != path) == ("b--doc",)


def _recorded(folder: Path, document: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "host--00000000.warc").touch()
    sign(folder, document)
    return folder


def test_a_recording_of_another_document_is_neither_replayed_nor_recorded_into(tmp_path: Path) -> None:
    _recorded(tmp_path / "doc", "a/doc.md")
    with pytest.raises(CassetteError, match=r"recorded for a/doc\.md, not for b/doc\.md"):
        cassette_to_read(tmp_path, "doc", "b/doc.md")
    assert cassette_to_write(tmp_path, "doc", "b/doc.md", alone=True) == tmp_path / "b--doc"
    with pytest.raises(CassetteError, match=r"recorded for a/doc\.md, not for b/doc\.md"):
        cassette_to_write(tmp_path / "doc", "doc", "b/doc.md", alone=True)


def test_a_documents_own_recording_is_found_whatever_it_is_called_now(tmp_path: Path) -> None:
    _recorded(tmp_path / "doc", "a/doc.md")
    own = _recorded(tmp_path / "b--doc", "b/doc.md")
    assert cassette_to_read(tmp_path, "doc", "b/doc.md") == own
    assert cassette_to_read(tmp_path, "a--doc", "a/doc.md") == tmp_path / "doc"


def test_a_recording_that_names_no_document_is_anybodys(tmp_path: Path) -> None:
    (tmp_path / "doc").mkdir()
    assert cassette_to_read(tmp_path, "doc", "b/doc.md") == tmp_path / "doc"


def test_a_folder_named_outright_is_replayed_for_whatever_document(tmp_path: Path) -> None:
    folder = _recorded(tmp_path / "doc", "a/doc.md")
    assert cassette_to_read(folder, "moved", "moved.md") == folder
