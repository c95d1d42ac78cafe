"""What tests of several commands begin with."""

import shutil
from pathlib import Path

import pytest

from tests.cli.reviewing import DOCUMENT, REPORT, ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one's own: the fact sheet, its cassette and a report of it."""
    (tmp_path / "examples").mkdir()
    shutil.copy(ROOT / DOCUMENT, tmp_path / DOCUMENT)
    (tmp_path / "cassettes").symlink_to(ROOT / "cassettes")
    (tmp_path / "reports").mkdir()
    shutil.copy(ROOT / REPORT, tmp_path / REPORT)
    monkeypatch.chdir(tmp_path)
    return tmp_path
