"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from audit.files import obstacle, write_whole


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", b"whole")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"whole"


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "b.txt", b"first")
    write_whole(tmp_path / "b.txt", b"second")
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.mkdir()  # a folder cannot be replaced by a file
    (target / "kept").write_bytes(b"old")
    with pytest.raises(OSError, match="taken"):
        write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    assert (target / "kept").read_bytes() == b"old"


def test_a_failed_write_names_the_file_it_was_for(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(FileExistsError) as failed:
        write_whole(tmp_path / "taken" / "report.md", b"new")
    assert failed.value.filename == str(tmp_path / "taken" / "report.md")


def test_what_stands_in_the_way_is_told_without_writing(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    (tmp_path / "folder.md").mkdir()
    assert obstacle(tmp_path / "new" / "deeper" / "report.md") is None
    assert obstacle(tmp_path / "taken" / "report.md") == f"{tmp_path / 'taken'}: Not a directory"
    assert obstacle(tmp_path / "folder.md") == "Is a directory"
    assert obstacle(tmp_path / ("x" * 300) / "report.md") == "File name too long"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.md", "taken"]


def test_a_link_that_leads_nowhere_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "reports").symlink_to(tmp_path / "nowhere")
    assert obstacle(tmp_path / "reports" / "report.md") == f"{tmp_path / 'reports'}: Not a directory"


def test_a_pipe_is_refused_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not a regular file"):
        write_whole(pipe, b"new")
    assert pipe.is_fifo()
    assert obstacle(pipe) == "not a regular file"


def test_a_link_stays_and_what_it_names_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
