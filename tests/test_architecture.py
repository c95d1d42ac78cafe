"""The house keeps its shape: contracts hold, fail when broken, and the architecture page tells them as they are."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "audit"


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-c", code, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=100
    )


def _contracts(text: str) -> dict[str, Any]:
    section: dict[str, Any] = tomllib.loads(text)["tool"]["importlinter"]
    return section


def test_the_import_contracts_hold() -> None:
    result = _lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("check/verdict.py", "import audit.fetch.policy", "Rooms in order"),
        ("model/uri.py", "import audit.model.claim", "Nouns in the order"),
        ("report/markdown.py", "import httpx", "One door for each third party"),
        ("check/rules/gone.py", "import audit.check.rules.blocked", "Rules know nothing of each other"),
        ("check/verdict.py", "import audit.check.rules.gone", "Only the registry knows the rules"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(module: str, planted: str, contract: str, tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "audit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "audit" / module
    target.write_text(f"{target.read_text(encoding='utf-8')}\n{planted}\n", encoding="utf-8")
    result = _lint_imports(tmp_path)
    broken = re.findall(r"^(.+) BROKEN", result.stdout, re.MULTILINE)
    assert any(name.startswith(contract) for name in broken), result.stdout


def test_packages_re_export_nothing() -> None:
    for init in PACKAGE.rglob("__init__.py"):
        tree = ast.parse(init.read_text(encoding="utf-8"))
        body = [node for node in tree.body[1:] if not _is_version(node)]
        assert ast.get_docstring(tree), f"{init} says nothing"
        assert not body, f"{init} holds more than its docstring"


def _is_version(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__version__"]


def test_the_architecture_page_states_the_contracts_of_the_project_file() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    stated = "\n".join(re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    kept = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert _contracts(stated) == _contracts(kept)


def test_the_architecture_page_names_every_room_and_no_other() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    rooms = {path.stem for path in PACKAGE.iterdir() if path.name not in ("__init__.py", "__pycache__", "py.typed")}
    assert told == rooms


def test_no_module_has_a_name_that_tells_nobody_its_room() -> None:
    vague = {"util", "utils", "helper", "helpers", "common", "misc", "base"}
    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in vague]
