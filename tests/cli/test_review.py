"""`review` and what a run makes of it: decisions hold, lapse and re-open as people would expect."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.cli.main import main
from audit.review import decisions
from tests.cli.reviewing import DOCUMENT, REPORT, decide, edited, run, told, warnings


def rewrapped(text: str) -> str:
    """Continuation lines of list entries joined to the line before them."""
    return re.sub(r"(?<=[^\n])\n[ ]{2,}(?=[^\s*+-])", " ", text)


@pytest.mark.usefixtures("project")
def test_when_everything_is_decided_the_audit_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 1
    decide(*(finding["id"] for finding in warnings()))
    assert run() == 0
    assert "Nothing needs a decision." in capsys.readouterr().out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n\n", "\n\nA new paragraph of three\nlines that stand\nbefore the list.\n\n", 1),
        rewrapped,
        lambda text: text.replace("\u2019", "'"),
    ],
    ids=["lines inserted", "re-wrapped", "other quotes"],
)
def test_decisions_hold_however_the_document_is_laid_out(change: Callable[[str], str]) -> None:
    decide(*(finding["id"] for finding in warnings()))
    edited(change)
    assert run() == 0
    assert all(finding["decision"] for finding in warnings())


@pytest.mark.usefixtures("project")
def test_an_edited_date_lapses_exactly_the_decision_on_it_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    ids = {finding["id"] for finding in warnings()}
    decide(*ids)
    edited(lambda text: re.sub(r"December 11(?=: Assistant Secretary)", "December 12", text))
    capsys.readouterr()
    assert run() == 1
    undecided = [finding for finding in warnings() if finding["decision"] is None]
    assert len(undecided) == 1
    assert "Karen Donfried" in next(c["text"] for c in told()["claims"] if c["id"] == undecided[0]["claim"])
    lapsed = [line for line in capsys.readouterr().err.splitlines() if "lapsed" in line]
    assert len(lapsed) == 1
    assert f"carry it over to {undecided[0]['id']}" in lapsed[0]


def by_hand(*blocks: tuple[str, str]) -> None:
    """Write decisions as people do: an id and a verdict each, and nothing of what they are about."""
    text = "".join(
        f'[[decision]]\nfindings = ["{name}"]\nverdict = "{verdict}"\nreason = "So."\nby = "R."\non = 2022-01-10\n'
        for name, verdict in blocks
    )
    decisions.FILE.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_a_decision_by_id_on_nothing_is_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 1
    by_hand(("f" * 12, "accepted"), (warnings()[0]["id"], "accepted"))
    capsys.readouterr()
    assert run() == 1
    told_of = [line for line in capsys.readouterr().err.splitlines() if "about nothing" in line]
    assert len(told_of) == 1
    assert "f" * 12 in told_of[0]


@pytest.mark.usefixtures("project")
def test_decisions_that_contradict_each_other_are_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 1
    name = warnings()[0]["id"]
    by_hand((name, "accepted"), (name, "confirmed"))
    capsys.readouterr()
    assert run() == 1
    told_of = [line for line in capsys.readouterr().err.splitlines() if "two decisions" in line]
    assert len(told_of) == 1
    assert f"{name} differ: accepted (2022-01-10) and confirmed (2022-01-10)" in told_of[0]


@pytest.mark.usefixtures("project")
def test_changed_evidence_opens_it_again_from_old_to_new() -> None:
    one = warnings()[0]
    decide(one["id"])
    file = decisions.FILE
    text = file.read_text(encoding="utf-8")
    (about,) = decisions.read(file)[0].about
    file.write_text(
        text.replace(about.evidence, "0" * 12).replace(f'"{about.observed}"', '"2021-12-01"'), encoding="utf-8"
    )
    run()
    (found,) = (finding for finding in told()["findings"] if finding["id"] == one["id"])
    assert (found["state"], found["decision"]) == ("reopened", None)
    assert found["was"] == f"2021-12-01 → {one['observed']}"


@pytest.mark.usefixtures("project")
def test_a_decision_ends_after_its_last_day() -> None:
    one = warnings()[0]["id"]
    assert main(["review", "accept", one, "--reason", "For now.", "--until", "2022-02-01"]) == 0
    run("--today", "2022-02-01")
    assert [finding["id"] for finding in warnings() if finding["decision"]] == [one]
    run("--today", "2022-02-02")
    (found,) = (finding for finding in warnings() if finding["id"] == one)
    assert (found["decision"], found["state"], found["was"]) == (None, "reopened", "decided until 2022-02-01")


@pytest.mark.usefixtures("project")
def test_night_after_night_an_ended_decision_fails_once_and_is_listed_until_somebody_decides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last_day = ["--reason", "So.", "--by", "R.", "--until", "2030-01-01"]
    assert main(["review", "accept", *(finding["id"] for finding in warnings()), *last_day]) == 0
    codes = []
    for day in (1, 2, 3, 4):
        before = tmp_path / "before.json"
        shutil.copy(REPORT, before)
        codes.append(run("--today", f"2030-01-{day:02}", "--baseline", str(before)))
    assert codes == [0, 1, 0, 0]
    assert {(one["state"], one["was"]) for one in warnings()} == {("known", "decided until 2030-01-01")}
    capsys.readouterr()
    assert main(["review", "--today", "2030-01-04", "list"]) == 0
    assert capsys.readouterr().out.count("(decided until 2030-01-01)") == len(warnings())


@pytest.mark.usefixtures("project")
def test_it_is_decided_on_the_day_that_is_given() -> None:
    given = ["review", "--today", "2022-01-11", "accept", warnings()[0]["id"], "--reason", "So.", "--by", "R."]
    assert main(given) == 0
    assert decisions.read(decisions.FILE)[0].on == date(2022, 1, 11)


@pytest.mark.usefixtures("project")
def test_of_decisions_that_nobody_made_there_are_no_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "stats"]) == 0
    assert capsys.readouterr().out == "nothing is decided yet\n"


@pytest.mark.usefixtures("project")
def test_a_group_is_decided_by_its_own_id() -> None:
    group = next(group for group in told()["groups"] if len(group["findings"]) > 2)
    decide(group["id"])
    (made,) = decisions.read(decisions.FILE)
    assert sorted(made.findings) == sorted(group["findings"])


@pytest.mark.usefixtures("project")
def test_against_a_baseline_only_what_is_new_fails(tmp_path: Path) -> None:
    baseline = tmp_path / "before.json"
    shutil.copy(REPORT, baseline)
    assert run("--baseline", str(baseline)) == 0
    assert {finding["state"] for finding in told()["findings"]} == {"known"}
    edited(lambda text: re.sub(r"December 11(?=: Assistant Secretary)", "December 12", text))
    assert run("--baseline", str(baseline)) == 1
    assert [finding["state"] for finding in told()["findings"]].count("new") == 1
    assert told()["summary"]["states"]["removed"] == 1


@pytest.mark.usefixtures("project")
def test_a_baseline_of_another_document_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.json"
    other.write_text(REPORT.read_text(encoding="utf-8").replace(str(DOCUMENT), "other.md"), encoding="utf-8")
    assert run("--baseline", str(other)) == 2
    assert "other.md, which is not audited here" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["accept", "zzzz", "--reason", "x"], "no such finding"),
        (["accept", "", "--reason", "x"], "write more of the id"),
        (["accept", "fec9", "--reason", "  "], "--reason is empty"),
        (["accept", "fec9"], "--reason"),
        ([], "review asks at a terminal"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_what_to_do(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not decisions.FILE.exists()


@pytest.mark.usefixtures("project")
def test_whoever_has_no_user_name_says_who_decides(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container may run as a user that has no entry anywhere."""

    def nobody() -> str:
        raise OSError("no user name")

    monkeypatch.setattr("getpass.getuser", nobody)
    one = warnings()[0]["id"]
    assert main(["review", "list"]) == 0
    assert main(["review", "accept", one, "--reason", "So."]) == 2
    assert "say who decides (--by NAME)" in capsys.readouterr().err
    assert main(["review", "--by", "R.", "accept", one, "--reason", "So."]) == 0


@pytest.mark.usefixtures("project")
def test_a_broken_decisions_file_stops_the_run_and_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    decisions.FILE.write_text("[[decision]\n", encoding="utf-8")
    assert run() == 2
    assert "audit-decisions.toml" in capsys.readouterr().err
    assert decisions.FILE.read_text(encoding="utf-8") == "[[decision]\n"


@pytest.mark.usefixtures("project")
def test_a_run_never_writes_the_decisions_file() -> None:
    decide(warnings()[0]["id"])
    before = decisions.FILE.read_bytes()
    run()
    assert decisions.FILE.read_bytes() == before


@pytest.mark.usefixtures("project")
def test_pruning_takes_out_what_is_about_nothing_any_more_and_no_figure(capsys: pytest.CaptureFixture[str]) -> None:
    kept, gone = warnings()[:2]
    decide(kept["id"], gone["id"])
    edited(lambda text: text.replace(gone["uri"], "https://www.example.org/another"))
    run()
    capsys.readouterr()
    assert main(["review", "stats"]) == 0
    before = capsys.readouterr().out
    assert main(["review", "prune"]) == 0
    assert [made.findings for made in decisions.read(decisions.FILE)] == [(kept["id"],)]
    assert "1 taken out of audit-decisions.toml and kept in audit-decisions.past.toml" in capsys.readouterr().err
    assert main(["review", "stats"]) == 0
    assert capsys.readouterr().out == before, "what people found right or not stays known"


@pytest.mark.usefixtures("project")
def test_a_decision_that_was_pruned_decides_nothing_when_its_finding_is_back() -> None:
    first, second = warnings()[:2]
    decide(first["id"], second["id"])
    edited(lambda text: text.replace(second["uri"], "https://www.example.org/another"))
    run()
    assert main(["review", "prune"]) == 0
    edited(lambda text: text.replace("https://www.example.org/another", second["uri"]))
    run()
    assert {one["id"] for one in warnings() if one["decision"]} == {first["id"]}


@pytest.mark.usefixtures("project")
def test_a_decision_on_an_edited_claim_is_kept_until_it_was_carried_over(capsys: pytest.CaptureFixture[str]) -> None:
    ids = {finding["id"] for finding in warnings()}
    decide(*ids)
    edited(lambda text: re.sub(r"December 11(?=: Assistant Secretary)", "December 12", text))
    assert run() == 1
    heir = next(finding["id"] for finding in warnings() if finding["decision"] is None)
    assert main(["review", "prune"]) == 0
    assert "1 kept that could be carried over" in capsys.readouterr().err
    assert main(["review", "--by", "A. Nother", "carry-over", heir]) == 0
    assert run() == 0
    made = next(finding["decision"] for finding in warnings() if finding["id"] == heir)
    assert (made["verdict"], made["reason"], made["by"]) == ("accepted", "As agreed.", "A. Nother")
    assert main(["review", "prune"]) == 0
    assert {name for made in decisions.read(decisions.FILE) for name in made.findings} == {
        finding["id"] for finding in warnings()
    }


@pytest.mark.usefixtures("project")
def test_a_lapse_is_told_in_the_report_and_in_the_list_with_what_was_edited(
    capsys: pytest.CaptureFixture[str],
) -> None:
    decide(*(finding["id"] for finding in warnings()))
    edited(lambda text: re.sub(r"December 11(?=: Assistant Secretary)", "December 12", text))
    run()
    (lapse,) = told()["lapses"]
    dates = {edit["part"]: (edit["was"], edit["now"]) for edit in lapse["edits"]}
    assert (lapse["cause"], dates["date"]) == ("edited", ("2021-12-11", "2021-12-12"))
    capsys.readouterr()
    assert main(["review", "list"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "lapsed" in line)
    assert "its claim was edited (date: December 11, 2021 → December 12, 2021);" in line
    assert line.endswith(f"audit review carry-over {lapse['heir']}")


@pytest.mark.usefixtures("project")
def test_only_what_was_decided_before_its_claim_was_edited_is_carried_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "carry-over", warnings()[0]["id"]]) == 2
    assert "no decision could be carried over to it" in capsys.readouterr().err
