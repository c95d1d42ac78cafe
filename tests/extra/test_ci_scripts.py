"""The scripts of the workflow, the action and the GitLab example, run as their runners run them: by a shell.

GitHub and GitLab themselves are not there to be asked: `gh` and the runners' files are stood in for.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.report.runner import commands
from tests.test_ci import GITLAB, ROOT

SCRIPTS = ROOT / ".github" / "scripts"
OPTIONS = "--replay\nrecorded\n--fail-severity\nwarning"
EMPTY = (
    b"WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:7a5b1c7e-0d1f-4f0e-9a52-3f4f0c1a9b11>\r\n"
    b"WARC-Date: 2022-01-11T00:00:00Z\r\nContent-Type: application/warc-fields\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)
PYTHON = """
mkdir -p "$3/bin"
cp "$HOME/bin/citation-audit" "$3/bin/"
printf "#!/bin/sh\\nexit 0\\n" >"$3/bin/python"
chmod +x "$3/bin/python"
"""
GH = """printf "%s\\n" "$*" >>"$HOME/asked"
while [ "${1-}" != "" ]; do
  [ "$1" != "--body-file" ] || cp "$2" "$HOME/body"
  asked="${asked:-}$1 "
  shift
done
case "$asked" in
  "issue list "*) cat "$HOME/open" ;;
  "repo view "*) echo trunk ;;
  "run list "*)
    for event in schedule workflow_dispatch push pull_request; do
      case "$asked" in *" --event $event "*) wanted=$event ;; esac
    done
    for event in ${wanted:-schedule workflow_dispatch push pull_request}; do
      [ ! -e "$HOME/runs-$event" ] || cat "$HOME/runs-$event"
    done ;;
  "run download "*) exit 1 ;;
esac"""


@dataclass
class Runner:
    """A runner's machine: a folder with a document, stand-ins for `gh` and `python`, and the files a step writes to."""

    home: Path
    said: str = ""

    def __post_init__(self) -> None:
        program = f'exec env PYTHONPATH="{ROOT}" "{sys.executable}" -m audit "$@"'
        self.stand_in("citation-audit", program)
        self.stand_in("python", PYTHON)
        self.stand_in("gh", GH)
        (self.home / "open").write_text("", encoding="utf-8")
        (self.home / "week.md").write_text(
            "---\ndate: 2022-01-10\n---\n"
            "- [January 5: Secretary Doe's call with Minister Roe](https://news.example/does-meeting-with-minister-roe)\n",
            encoding="utf-8",
        )

    def stand_in(self, name: str, script: str) -> None:
        path = self.home / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def step(self, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a script as a step of a job."""
        files = {"GITHUB_OUTPUT": str(self.home / "output"), "GITHUB_STEP_SUMMARY": str(self.home / "summary")}
        path = f"{self.home / 'bin'}:/usr/bin:/bin"
        variables = {"PATH": path, "HOME": str(self.home), "RUNNER_TEMP": str(self.home), **files, **variables}
        return subprocess.run(  # noqa: S603 - our own scripts
            [SCRIPTS / script, *arguments], cwd=self.home, env=variables, capture_output=True, text=True, check=False
        )

    def audit(self, **variables: str) -> subprocess.CompletedProcess[str]:
        given = {"ACTION": str(ROOT), "OUTPUT": "out", "DOCUMENTS": "week.md", "OPTIONS": OPTIONS}
        return self.step("run", **{**given, **variables})

    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in (self.home / "output").read_text(encoding="utf-8").splitlines())

    def asked(self) -> list[str]:
        path = self.home / "asked"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


@pytest.fixture
def audited(runner: Runner) -> Runner:
    """A runner on which an audit, from a recording that holds nothing, has been run."""
    (runner.home / "recorded").mkdir()
    (runner.home / "recorded" / "empty.warc").write_bytes(EMPTY)
    done = runner.audit()
    assert done.returncode == 0, done.stderr
    runner.said = done.stdout
    return runner


@pytest.fixture
def reported(runner: Runner) -> Runner:
    """A runner with a report in `out` that fails for undecided warnings."""
    (runner.home / "out").mkdir()
    report = json.loads((ROOT / "reports" / "fact-sheet-2022-01-10.json").read_text(encoding="utf-8"))
    report["run"]["fail_severity"] = "warning"
    (runner.home / "out" / "fact-sheet-2022-01-10.json").write_text(json.dumps(report), encoding="utf-8")
    installed = runner.home / "citation-audit" / "bin"
    installed.mkdir(parents=True)
    shutil.copy(runner.home / "bin" / "citation-audit", installed)
    (installed / "python").symlink_to(sys.executable)
    return runner


def findings_become(runner: Runner, **changes: object) -> None:
    """Change every finding of the report in `out` (`decision` and what else stands there)."""
    path = runner.home / "out" / "fact-sheet-2022-01-10.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    for finding in report["findings"]:
        finding.update(changes)
    path.write_text(json.dumps(report), encoding="utf-8")


def copied(runner: Runner, count: int) -> list[str]:
    """So many reports in `out`, each of them longer than 10,000 bytes of Markdown."""
    report = runner.home / "out" / "fact-sheet-2022-01-10.json"
    paths = [runner.home / "out" / f"{number:03}.json" for number in range(count)]
    for path in paths:
        shutil.copy(report, path)
    report.unlink()
    return [str(path) for path in paths]


def test_a_run_that_found_something_ends_well_and_tells_its_exit_code(audited: Runner) -> None:
    assert audited.outputs() == {"code": "1", "reports": "1"}
    assert (audited.home / "out" / "week.sarif").exists()
    assert "# Citation audit" in (audited.home / "summary").read_text(encoding="utf-8")


def test_findings_are_annotations_of_the_document(audited: Runner) -> None:
    (said,) = (command for command in commands(audited.said) if command.name in {"error", "warning", "notice"})
    assert (said.name, said.properties["file"], said.properties["line"]) == ("warning", "week.md", "4")


def test_an_earlier_runs_reports_are_held_against(audited: Runner) -> None:
    (audited.home / "output").unlink()
    (audited.home / "out").rename(audited.home / "before")
    (audited.home / "before" / "week.sarif").unlink()
    done = audited.audit(BASELINES="before")
    assert done.returncode == 0, done.stderr
    assert audited.outputs()["code"] == "0"
    found = json.loads((audited.home / "out" / "week.json").read_text(encoding="utf-8"))["findings"]
    assert {finding["state"] for finding in found} == {"known"}


def test_the_report_of_a_document_given_up_since_hinders_nothing(audited: Runner) -> None:
    (audited.home / "output").unlink()
    (audited.home / "out").rename(audited.home / "before")
    shutil.copy(ROOT / "reports" / "fact-sheet-2022-01-10.json", audited.home / "before")
    done = audited.audit(BASELINES="before")
    assert done.returncode == 0, done.stderr
    assert audited.outputs() == {"code": "0", "reports": "1"}


def test_a_document_that_cannot_be_read_is_told_by_the_code_and_no_report(runner: Runner) -> None:
    assert runner.audit(DOCUMENTS="absent.md").returncode == 0
    assert runner.outputs() == {"code": "2", "reports": "0"}


def test_the_first_issue_is_opened_with_the_report(reported: Runner) -> None:
    assert reported.step("issue", "out", "1").returncode == 0
    assert any(line.startswith("issue create") and "--body-file" in line for line in reported.asked())


def test_an_open_issue_is_updated_and_no_second_one_opened(reported: Runner) -> None:
    (reported.home / "open").write_text("7\n", encoding="utf-8")
    assert reported.step("issue", "out", "1").returncode == 0
    assert any(line.startswith("issue edit 7") for line in reported.asked())
    assert not any(line.startswith("issue create") for line in reported.asked())


@pytest.mark.parametrize(
    "settled",
    [
        {"decision": {"verdict": "accepted", "reason": "As agreed.", "by": "R. Viewer", "on": "2022-01-11"}},
        {"state": "fixed"},
        {"state": "removed"},
        {"severity": "note"},
    ],
)
def test_a_run_with_nothing_undecided_closes_the_issue(reported: Runner, settled: dict[str, object]) -> None:
    findings_become(reported, **{"decision": None, **settled})
    (reported.home / "open").write_text("7\n", encoding="utf-8")
    assert reported.step("issue", "out", "0").returncode == 0
    assert [line.split()[1] for line in reported.asked()] == ["list", "close"]


@pytest.mark.parametrize("state", ["known", "unchecked"])
def test_what_is_known_and_undecided_keeps_the_issue_open(reported: Runner, state: str) -> None:
    findings_become(reported, decision=None, state=state, severity="error")
    (reported.home / "open").write_text("7\n", encoding="utf-8")
    assert reported.step("issue", "out", "0").returncode == 0
    assert [line.split()[1] for line in reported.asked()] == ["list", "edit"]


def test_a_run_on_another_branch_leaves_the_default_branch_s_issue_alone(reported: Runner) -> None:
    (reported.home / "open").write_text("7\n", encoding="utf-8")
    done = reported.step("issue", "out", "1", GITHUB_REF="refs/heads/feature")
    assert done.returncode == 0, done.stderr
    assert not any(line.startswith("issue") for line in reported.asked())
    assert reported.step("issue", "out", "1", GITHUB_REF="refs/heads/trunk").returncode == 0
    assert any(line.startswith("issue edit 7") for line in reported.asked())


def test_what_is_known_opens_no_second_issue_after_a_person_closed_the_first(reported: Runner) -> None:
    findings_become(reported, decision=None, state="known", severity="error")
    assert reported.step("issue", "out", "0").returncode == 0
    assert [line.split()[1] for line in reported.asked()] == ["list"]


def test_however_many_documents_there_are_the_issue_s_body_holds_whole_ones_and_counts_the_others(
    reported: Runner,
) -> None:
    copied(reported, 8)
    done = reported.step("issue", "out", "1")
    assert done.returncode == 0, done.stderr
    body = (reported.home / "body").read_text(encoding="utf-8")
    shown = body.count("# Citation audit:")
    assert len(body.encode()) <= 60_000
    assert 1 <= shown < 8
    assert f"There is no room here for {8 - shown} of 8 documents." in body


def test_a_document_that_has_room_is_left_out_of_nothing(reported: Runner) -> None:
    together = reported.step("together", "60000", *copied(reported, 2))
    assert together.stdout.count("# Citation audit:") == 2
    assert "no room here for" not in together.stdout


@pytest.mark.parametrize("code", ["2", "3", "70"])
def test_a_run_that_knows_nothing_changes_no_issue(reported: Runner, code: str) -> None:
    (reported.home / "open").write_text("7\n", encoding="utf-8")
    assert reported.step("issue", "out", code).returncode == 0
    assert not reported.asked()


def test_reports_of_earlier_runs_in_the_folder_are_not_counted(audited: Runner) -> None:
    (audited.home / "output").unlink()
    (audited.home / "summary").unlink()
    assert audited.audit(DOCUMENTS="absent.md").returncode == 0
    assert audited.outputs() == {"code": "2", "reports": "0"}
    assert not (audited.home / "summary").read_text(encoding="utf-8")


def test_earlier_reports_are_those_of_the_default_branch(runner: Runner) -> None:
    assert runner.step("last-reports", "before").returncode == 0
    lists = [line for line in runner.asked() if line.startswith("run list")]
    assert lists
    assert all("--branch trunk" in line for line in lists)


def test_the_last_run_is_asked_first_whether_it_was_scheduled_or_started_by_hand(runner: Runner) -> None:
    (runner.home / "runs-schedule").write_text("12\n9\n", encoding="utf-8")
    (runner.home / "runs-workflow_dispatch").write_text("101\n10\n", encoding="utf-8")
    assert runner.step("last-reports", "before").returncode == 0
    assert [line.split()[2] for line in runner.asked() if line.startswith("run download")] == ["101", "12", "10", "9"]


def test_a_run_that_a_pull_request_started_leaves_no_reports_to_be_held_against(runner: Runner) -> None:
    """A fork may call its branch as ours is called, and its pull request may bring a workflow that runs on it."""
    (runner.home / "runs-schedule").write_text("12\n", encoding="utf-8")
    (runner.home / "runs-pull_request").write_text("13\n", encoding="utf-8")
    assert runner.step("last-reports", "before").returncode == 0
    assert [line.split()[2] for line in runner.asked() if line.startswith("run download")] == ["12"]


def test_without_earlier_reports_the_first_run_is_none_the_worse(runner: Runner) -> None:
    assert runner.step("last-reports", "before").returncode == 0
    assert (runner.home / "before").is_dir()


# GitLab: its runner is not there to be asked either; the job's script is run as it runs it, by a shell


def gitlab(runner: Runner) -> subprocess.CompletedProcess[str]:
    runner.stand_in("pip", "exit 0")
    (runner.home / "recorded").mkdir(exist_ok=True)
    (runner.home / "recorded" / "empty.warc").write_bytes(EMPTY)
    (runner.home / "citation-audit.toml").write_text(
        'documents = ["week.md"]\nfail_severity = "warning"\n', encoding="utf-8"
    )
    runner.stand_in(
        "citation-audit",
        f'exec env PYTHONPATH="{ROOT}" "{sys.executable}" -m audit "$@" --replay recorded',
    )
    path = f"{runner.home / 'bin'}:/usr/bin:/bin"
    return subprocess.run(  # noqa: S603 - our own script
        ["/bin/sh", "-e", "-c", "\n".join(GITLAB["script"])],
        cwd=runner.home,
        env={"PATH": path, "HOME": str(runner.home)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_gitlab_job_fails_for_what_is_new_and_passes_when_it_is_known(runner: Runner) -> None:
    first = gitlab(runner)
    assert first.returncode == 1, first.stderr
    assert sorted(path.name for path in (runner.home / "citation-audit-before").iterdir()) == ["week.json"]
    assert gitlab(runner).returncode == 0


def test_a_gitlab_job_that_could_not_audit_forgets_nothing(runner: Runner) -> None:
    gitlab(runner)
    before = (runner.home / "citation-audit-before" / "week.json").read_bytes()
    (runner.home / "week.md").unlink()
    assert gitlab(runner).returncode == 2
    assert (runner.home / "citation-audit-before" / "week.json").read_bytes() == before


def test_a_gitlab_job_s_reports_are_files_that_the_run_writes(runner: Runner) -> None:
    gitlab(runner)
    patterns = GITLAB["artifacts"]["reports"].values()
    assert all(list(runner.home.glob(pattern)) for pattern in patterns)
