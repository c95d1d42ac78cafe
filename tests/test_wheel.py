"""The wheel holds the program whole: every module and data file, and it runs from there alone."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "audit"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_every_module_and_data_file_is_in_the_wheel_and_nothing_else(unpacked: Path) -> None:
    assert _files(unpacked / "audit") == _files(PACKAGE)
    assert {path.name.partition("-")[0] for path in unpacked.iterdir()} == {"audit", "citation_audit"}
    assert "py.typed" in _files(unpacked / "audit")


def test_the_program_runs_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    """Only what the wheel holds is on the path before the libraries; the project's folder is not."""
    code = (
        f"import sys; site = {str(unpacked)!r}; sys.path.insert(0, site); import audit;"
        "assert audit.__file__.startswith(site); from audit.__main__ import main; main()"
    )
    fact_sheet, cassettes = ROOT / "examples" / "fact-sheet-2022-01-10.md", ROOT / "cassettes"
    formats = "md,json,html,sarif,junit,gitlab"
    arguments = ["run", str(fact_sheet), "--replay", str(cassettes), "--format", formats]
    result = subprocess.run(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    written = tmp_path / "reports" / "fact-sheet-2022-01-10.md"
    assert written.read_text(encoding="utf-8").count("|") > 100
