"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from audit.files import write_whole


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
