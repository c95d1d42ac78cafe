"""What starting costs: each command loads what it needs and no more."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FACT_SHEET = ROOT / "examples" / "fact-sheet-2022-01-10.md"
HEAVY = (
    "httpx",
    "httpcore",
    "bs4",
    "msgspec",
    "markdown_it",
    "tenacity",
    "warcio",
    "truststore",
    "audit.check",
    "audit.crawl",
)


def _loaded(*commands: list[str]) -> tuple[str, set[str]]:
    """What a fresh interpreter printed for the commands, and which of the heavy modules it then held."""
    code = (
        f"import sys; from audit.cli.main import main; [main(command) for command in {list(commands)!r}];"
        f"sys.stderr.write(' '.join(sorted(set({HEAVY!r}) & set(sys.modules))))"
    )
    result = subprocess.run(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return result.stdout, set(result.stderr.split())


def test_help_and_version_load_neither_http_nor_html() -> None:
    printed, loaded = _loaded(["--help"], ["--version"])
    assert loaded == set()
    assert "run" in printed
    assert "0.1.0" in printed


def test_the_help_of_no_command_loads_http_or_html() -> None:
    commands = ("run", "review", "lint", "inspect", "verify", "forget", "diff", "report", "rules", "claims")
    of_review = ("list", "accept", "false-positive", "confirm", "fixed", "carry-over", "prune", "stats")
    helps = [[name, "--help"] for name in commands] + [["review", name, "--help"] for name in of_review]
    printed, loaded = _loaded(*helps)
    assert not loaded & {"httpx", "httpcore", "bs4", "warcio", "tenacity", "truststore", "audit.crawl"}
    assert printed.count("Usage: ") == len(helps)


def test_claims_load_nothing_that_fetches_extracts_or_compares() -> None:
    printed, loaded = _loaded(["claims", str(FACT_SHEET)])
    assert loaded <= {"markdown_it", "msgspec"}
    assert "111 claims" in printed


def test_a_run_away_from_terminals_loads_nothing_that_paints(tmp_path: Path) -> None:
    """Left to itself, httpx loads such libraries for a command line of its own."""
    command = [sys.executable, "-X", "importtime", "-m", "audit", "run", "none.md"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=tmp_path)  # noqa: S603 - our own
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}
    assert result.returncode == 2
    assert "httpx" in loaded
    assert not loaded & {"rich", "pygments"}
