"""The fact sheet audited in a project of its own: run, read, decided on and edited."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from audit.cli.main import main

ROOT = Path(__file__).parents[2]
DOCUMENT = Path("examples/fact-sheet-2022-01-10.md")
REPORT = Path("reports/fact-sheet-2022-01-10.json")


def run(*options: str) -> int:
    return main(["run", str(DOCUMENT), "--replay", "cassettes", "--fail-severity", "warning", *options])


def told() -> dict[str, Any]:
    report: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
    return report


def warnings() -> list[dict[str, Any]]:
    return [finding for finding in told()["findings"] if finding["severity"] == "warning"]


def decide(*ids: str, verdict: str = "accept") -> None:
    assert main(["review", verdict, *ids, "--reason", "As agreed.", "--by", "R. Viewer"]) == 0


def edited(change: Callable[[str], str]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    DOCUMENT.write_text(changed, encoding="utf-8")
