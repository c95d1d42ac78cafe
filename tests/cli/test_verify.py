"""`verify` and `diff`: a report held against its recording, and against another report."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.cli.main import main

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "reports" / "fact-sheet-2022-01-10.json"


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def changed(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    report = json.loads(SHIPPED.read_text(encoding="utf-8"))
    change(report)
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    return path


def read_page(report: dict[str, Any]) -> dict[str, Any]:
    page: dict[str, Any] = next(page for page in report["pages"] if page["used"] is not None)
    return page


def test_the_shipped_report_is_borne_out_by_the_shipped_recording(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(SHIPPED), "--replay", "cassettes"]) == 0
    findings = len(json.loads(SHIPPED.read_bytes())["findings"])
    assert f"borne out: 111 claims, {findings} findings, 52 records hashed anew" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda report: read_page(report)["tries"][0].update(payload_sha256="0" * 64), "payload_sha256"),
        (lambda report: read_page(report)["tries"][0].update(record="x.warc#urn:uuid:0"), ".record"),
        (lambda report: read_page(report)["tries"][0].update(captured_at="2021-01-01T00:00:00Z"), ".captured_at"),
        (lambda report: report["claims"][0].update(verdict="contradicted"), ".verdict"),
        (lambda report: report["findings"][1].update(claimed="2021-12-13"), ".claimed"),
        (lambda report: read_page(report)["title"].update(value="Another title"), ".title.value"),
        (lambda report: report["run"].update(basis="recorded"), "run.basis"),
        (lambda report: report["run"].update(reconstruction=None), "run.reconstruction"),
        (lambda report: report["findings"].insert(0, {**report["findings"][0], "severity": "note"}), "findings."),
        (lambda report: report["claims"].insert(0, {**report["claims"][0], "verdict": "supported"}), "claims."),
        (lambda report: report["pages"].append(report["pages"][0]), "2 times"),
        (lambda report: report["summary"].update(claims=5), "summary.claims"),
        (lambda report: report["summary"]["verdicts"].update(supported=99), "summary.verdicts.supported"),
        (lambda report: report["summary"]["findings"].update(warning=0), "summary.findings.warning"),
        (lambda report: report["summary"]["states"].update(new=0), "summary.states.new"),
    ],
)
def test_whatever_was_changed_in_a_report_is_told_by_its_place(
    change: Callable[[dict[str, Any]], object], place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(changed(tmp_path, change)), "--replay", "cassettes"]) == 1
    assert place in capsys.readouterr().out


def test_what_people_decided_is_not_the_recordings_business(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decision = {"verdict": "accepted", "reason": "As agreed.", "by": "R.", "on": "2022-01-11", "until": None}

    def decided(report: dict[str, Any]) -> None:
        report["findings"][0].update(decision=decision, state="known")
        report["summary"]["states"]["new"] -= 1
        report["summary"]["states"]["known"] += 1

    assert main(["verify", str(changed(tmp_path, decided)), "--replay", "cassettes"]) == 0
    assert "not checked: when and how the run went" in capsys.readouterr().out


def test_how_grave_a_finding_is_follows_from_the_days_that_the_report_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The recording shows a page that is gone; that this is a warning for now, earlier reports alone could tell."""
    shutil.copytree(ROOT / "tests" / "data" / "cassettes" / "loopback", tmp_path / "loopback")
    shutil.copy(ROOT / "tests" / "data" / "cassettes" / "loopback.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    path = Path("reports/loopback.json")
    run = ["run", "loopback.md", "--replay", "loopback", "--format", "json", "--quiet"]
    main([*run, "--today", "2022-01-10"])
    main([*run, "--today", "2022-01-11", "--baseline", str(path)])
    report = json.loads(path.read_bytes())
    (found,) = (finding for finding in report["findings"] if finding["rule"] == "gone")
    assert (found["severity"], found["lowered_from"]) == ("warning", "error")
    assert main(["verify", str(path), "--replay", "loopback"]) == 0
    capsys.readouterr()
    found["failed_on"] = ["2022-01-10", "2022-01-13", "2022-01-16"]
    path.write_text(json.dumps(report), encoding="utf-8")
    assert main(["verify", str(path), "--replay", "loopback"]) == 1
    assert f"findings.{found['id']}.severity" in capsys.readouterr().out


def test_another_document_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.md"
    other.write_text("---\ndate: 2022-01-10\n---\n- [December 9: a call](https://a.example/)\n", encoding="utf-8")
    assert main(["verify", str(SHIPPED), "--replay", "cassettes", "--document", str(other)]) == 2
    assert "is not the document that the report is about" in capsys.readouterr().err


def test_a_recording_that_was_altered_is_refused_by_file_and_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "fact-sheet-2022-01-10"
    shutil.copytree(ROOT / "cassettes" / folder.name, folder)
    file = max(folder.glob("*.warc"), key=lambda path: path.stat().st_size)
    data = file.read_bytes()
    file.write_bytes(data.replace(b"2021", b"2012", 3))
    assert main(["verify", str(SHIPPED), "--replay", str(folder)]) == 2
    assert file.name in capsys.readouterr().err


def test_a_report_differs_from_itself_in_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(SHIPPED), str(SHIPPED)]) == 0
    assert capsys.readouterr().out == "no changes\n"


def test_new_fixed_and_changed_findings_and_verdicts_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost: dict[str, Any] = {}

    def change(report: dict[str, Any]) -> None:
        warnings = [one for one in report["findings"] if one["severity"] == "warning"]
        read = {page["uri"] for page in report["pages"] if page["used"] is not None}
        taken = next(one for one in warnings if one["uri"] in read and one["group"] is None)
        report["findings"].remove(taken)
        other = next(one for one in warnings if one is not taken and one["observed"])
        lost.update(taken=taken["id"], other=other["id"], was=other["observed"])
        other["observed"] = "2020-02-02"
        supported = next(one for one in report["claims"] if one["verdict"] == "supported")
        supported["verdict"] = "partly"

    path = changed(tmp_path, change)
    assert main(["diff", str(SHIPPED), str(path)]) == 0
    out = capsys.readouterr().out
    assert any(line.startswith("fixed: warning") and lost["taken"] in line for line in out.splitlines())
    assert f"{lost['was']} → 2020-02-02" in out
    assert "verdict: supported → partly" in out
    assert out.rstrip().endswith("3 changes")
    assert main(["diff", str(path), str(SHIPPED)]) == 0
    assert "new: warning" in capsys.readouterr().out


def test_decisions_that_came_and_went_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: list[str] = []

    def decide(report: dict[str, Any]) -> None:
        finding = next(one for one in report["findings"] if one["severity"] == "warning")
        finding["decision"] = {"verdict": "accepted", "reason": "So.", "by": "R.", "on": "2022-01-10", "until": None}
        names.append(finding["id"])

    path = changed(tmp_path, decide)
    assert main(["diff", str(SHIPPED), str(path)]) == 0
    came, count = capsys.readouterr().out.splitlines()
    assert main(["diff", str(path), str(SHIPPED)]) == 0
    went, _ = capsys.readouterr().out.splitlines()
    assert came.startswith("decided: warning")
    assert went.startswith("reopened: warning")
    assert names[0] in came
    assert names[0] in went
    assert count == "1 change"


def test_reports_of_two_documents_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = changed(tmp_path, lambda report: report["document"].update(path="other.md"))
    assert main(["diff", str(SHIPPED), str(other)]) == 2
    assert "is about other.md" in capsys.readouterr().err
