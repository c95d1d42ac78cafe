"""SARIF by the validator of its editors, with the extra rules of GitHub's code scanning."""

import json
import subprocess
from pathlib import Path

from audit.check.registry import texts
from audit.report import render
from tests.extra.programs import ROOT, sarif_multitool

KNOWN = {"SARIF2005"}
"""It wants an address where the tool is documented; there is none yet that could be given."""


def test_the_validator_finds_no_error_and_warns_of_nothing_else(tmp_path: Path) -> None:
    shipped = ROOT / "reports" / "fact-sheet-2022-01-10.json"
    log, verdict = tmp_path / "report.sarif", tmp_path / "verdict.sarif"
    log.write_bytes(render.render(shipped.read_bytes(), "sarif", texts()))
    told = subprocess.run(  # noqa: S603 - our own arguments
        [
            sarif_multitool(),
            "validate",
            log,
            "--rule-kind",
            "Sarif;Ghas",
            "--level",
            "Error;Warning",
            "--output",
            verdict,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verdict.exists(), told.stdout + told.stderr
    results = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    assert {result["ruleId"] for result in results} <= KNOWN
