"""Where the programs are that tests/extra needs; `make test-all` and `.ci/run` put them there."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser. Fails with what to install where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "no Chromium here; Debian, Ubuntu: apt install chromium"
    return found


def sarif_multitool() -> Path:
    """The validator itself: its npm wrapper passes arguments through a shell. Fails with what to do where it is not."""
    found = next((HERE / "node_modules" / "@microsoft").glob("sarif-multitool-*/Sarif.Multitool"), None)
    assert found, "no sarif-multitool here; make test-all installs it"
    return found
