"""Where the programs are that tests/extra needs; `make test-all` and `.ci/run` put them there.

A test whose program is missing is skipped and says what to install; with `--nothing-missing` that is a failure.
"""

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
_PYWB = ROOT / ".venv-pywb" / "bin"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or pytest.skip("no Chromium here; Debian, Ubuntu: apt install chromium")


def sarif_multitool() -> Path:
    """The validator itself: its npm wrapper passes arguments through a shell."""
    found = next((HERE / "node_modules" / "@microsoft").glob("sarif-multitool-*/Sarif.Multitool"), None)
    return found or pytest.skip("no sarif-multitool here; make test-all installs it where there is npm")


def axe() -> str:
    """The script that looks for what keeps people out of a page."""
    script = HERE / "node_modules" / "axe-core" / "axe.min.js"
    return (
        script.read_text(encoding="utf-8")
        if script.exists()
        else pytest.skip("no axe-core here; make test-all installs it")
    )


def pywb() -> Path:
    """The folder of the web archive's programs."""
    return _PYWB if (_PYWB / "wayback").exists() else pytest.skip("no pywb here; make test-all installs it")
