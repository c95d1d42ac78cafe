"""What runs on other people's CI: the workflow, the action and the GitLab example, against what their runners document.

Their scripts are run in `tests/extra`: with a shell, and each starts the program a few times.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from audit.cli import codes

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / ".github" / "scripts"
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "audit.yml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = WORKFLOW["jobs"]["audit"]
GITLAB = yaml.safe_load((ROOT / "examples" / "gitlab-ci.yml").read_text(encoding="utf-8"))["citation-audit"]


def steps() -> Iterator[dict[str, Any]]:
    yield from JOB["steps"]
    yield from ACTION["runs"]["steps"]


def test_actions_of_others_are_pinned_to_a_commit() -> None:
    used = [step["uses"] for step in steps() if "uses" in step and step["uses"] != "./"]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


def test_no_expression_stands_in_the_text_of_a_script() -> None:
    assert not [step for step in steps() if "${{" in step.get("run", "")]


def test_a_job_has_the_least_permissions_and_keeps_no_credentials() -> None:
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"contents": "read", "actions": "read", "issues": "write", "security-events": "write"}
    (checkout,) = (step for step in JOB["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["persist-credentials"] is False


def test_it_runs_at_a_minute_that_is_not_everybodys() -> None:
    schedule = WORKFLOW[True]["schedule"]  # YAML 1.1 reads the key `on` so
    assert all(int(one["cron"].split()[0]) % 5 for one in schedule)


def test_no_recording_is_uploaded() -> None:
    (upload,) = (step for step in JOB["steps"] if "upload-artifact" in step.get("uses", ""))
    assert upload["with"]["path"].endswith("/*.json")


def test_every_input_reaches_the_script_as_a_variable() -> None:
    (script,) = (step for step in ACTION["runs"]["steps"] if "run" in step)
    given = set(script["env"].values())
    assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} <= given


def test_the_hook_runs_a_command_there_is() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    told = subprocess.run(  # noqa: S603 - our own arguments
        [sys.executable, "-m", "audit", *hook["entry"].split()[1:], "--help"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0


def test_only_a_completed_run_s_reports_have_the_name_that_the_next_run_asks_for() -> None:
    (upload,) = (step for step in JOB["steps"] if "upload-artifact" in step.get("uses", ""))
    chosen = re.fullmatch(
        r"\$\{\{ contains\(fromJSON\('(.*)'\), steps\.audit\.outputs\.code\) && '(.*)' \|\| '(.*)' \}\}",
        upload["with"]["name"],
    )
    assert chosen
    codes_of_completed_runs, name, other = chosen.groups()
    assert json.loads(codes_of_completed_runs) == [str(codes.CLEAN), str(codes.FINDINGS)]
    assert f"--name {name} " in (SCRIPTS / "last-reports").read_text(encoding="utf-8")
    assert other != name


def test_a_gitlab_job_installs_one_commit_and_no_name_that_others_could_take() -> None:
    assert GITLAB["variables"]["CITATION_AUDIT"].endswith("/citation-audit@COMMIT")
    (install,) = (line for line in GITLAB["script"] if "pip" in line)
    assert install == 'pip install --quiet "$CITATION_AUDIT"'


def test_a_gitlab_job_keeps_its_memory_when_it_fails_and_no_recording() -> None:
    assert GITLAB["cache"]["when"] == "always"
    assert GITLAB["artifacts"]["paths"] == ["reports/"]
    assert GITLAB["allow_failure"] == {"exit_codes": codes.INCOMPLETE}
