"""What machines are told: the same findings in every format, in the form each of them asks for."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import Phase, given, settings

from audit.model.finding import Finding, FindingState, RuleText
from audit.model.report import Format, Report
from audit.report import json_v1, render
from audit.report.render import FORMATS
from audit.text.visible import JOINER
from tests.report import builders
from tests.report.hostile import HOSTILE_WORDS
from tests.report.runner import commands

RULES = (
    RuleText("date-mismatch", "error", "The page gives another day.", "Finds: another day.\n\nTo accept: look."),
    RuleText("gone", "error", "The page is gone.", "Finds: no page."),
)
COUNTS = {"error": 3, "warning": 3, "note": 4}
"""Findings of the sample, by severity, as `builders.sample` lists them."""


def rendered(report: Report, form: Format) -> str:
    return render.render(json_v1.encode(report), form, RULES).decode()


def sarif(report: Report) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(rendered(report, "sarif"))["runs"][0]
    return run


@cache
def sarif_schema() -> jsonschema.Draft202012Validator:
    """The standard's own schema, as OASIS publishes it."""
    path = Path(__file__).parents[1] / "data" / "standards" / "sarif-2.1.0.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8-sig")))


def many(count: int) -> Report:
    claims = [builders.statement(10 * n + 10, [f"https://news.example.org/{n}"]) for n in range(count)]
    return builders.report(
        claims=[builders.compared(claim, "contradicted") for claim in claims],
        findings=[builders.finding("date-mismatch", "error", claim, uri=claim.citations[0].uri) for claim in claims],
    )


def one(**changes: object) -> Report:
    claim = builders.statement(10, ["https://news.example.org/a"])
    found: Finding = builders.finding("date-mismatch", "error", claim, uri="https://news.example.org/a")
    return builders.report(claims=[builders.compared(claim, "contradicted")], findings=[replace(found, **changes)])  # type: ignore[arg-type]  # the fields are the caller's to name


# The findings, counted


def test_sarif_holds_every_finding_by_its_level() -> None:
    assert Counter(result["level"] for result in sarif(builders.sample())["results"]) == COUNTS


def test_gitlab_holds_every_finding_by_its_severity() -> None:
    issues = json.loads(rendered(builders.sample(), "gitlab"))
    assert Counter(issue["severity"] for issue in issues) == {"major": 3, "minor": 3, "info": 4}


def test_junit_fails_on_errors_skips_on_warnings_and_passes_notes() -> None:
    suite = ET.fromstring(rendered(builders.sample(), "junit")).find("testsuite")  # noqa: S314 - our own output
    assert suite is not None
    assert (suite.get("failures"), suite.get("skipped"), suite.get("errors")) == ("3", "3", "0")
    assert len(suite.findall("testcase/failure")) == 3
    assert len(suite.findall("testcase/skipped")) == 3
    assert suite.get("tests") == str(len(suite.findall("testcase")))


def test_junit_passes_the_claims_that_nothing_was_found_about() -> None:
    quiet = builders.statement(10, ["https://news.example.org/a"])
    suite = ET.fromstring(rendered(builders.report(claims=[builders.compared(quiet, "supported")]), "junit"))  # noqa: S314 - as above
    case = suite.find("testsuite/testcase")
    assert case is not None
    assert case.get("name", "").startswith(quiet.id)
    assert case.findtext("system-out") == "verdict: supported"


def test_github_says_one_command_for_each_finding() -> None:
    said = Counter(command.name for command in commands(rendered(builders.sample(), "github")))
    assert said == {"error": 3, "warning": 3, "notice": 4}


@pytest.mark.parametrize("state", ["fixed", "removed"])
@pytest.mark.parametrize("form", ["sarif", "gitlab", "github"])
def test_what_a_report_only_remembers_is_not_told(state: FindingState, form: Format) -> None:
    assert "date-mismatch" in rendered(one(), form)
    told = sarif(one(state=state))["results"] if form == "sarif" else rendered(one(state=state), form).strip("[]\n")
    assert not told


# SARIF


def test_sarif_is_valid_by_the_standards_schema() -> None:
    sarif_schema().validate(json.loads(rendered(builders.sample(), "sarif")))


def test_sarif_knows_a_finding_by_its_own_id_wherever_it_stands() -> None:
    (here,), (there,) = sarif(one())["results"], sarif(one(line=99, end_line=99))["results"]
    assert (
        here["partialFingerprints"]["primaryLocationLineHash"]
        == there["partialFingerprints"]["primaryLocationLineHash"]
    )
    assert here["locations"][0]["physicalLocation"]["region"] == {"startLine": 10, "endLine": 11}
    assert there["locations"][0]["physicalLocation"]["region"] == {"startLine": 99, "endLine": 99}


def test_sarif_describes_the_rule_of_every_result() -> None:
    run = sarif(builders.sample())
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    (described,) = (rule for rule in rules if rule["id"] == "gone")
    assert described["shortDescription"]["text"] == "The page is gone."


def test_sarif_names_the_capture_that_a_result_rests_on() -> None:
    properties = [result["properties"] for result in sarif(builders.sample())["results"]]
    read = next(one for one in properties if one.get("uri", "").endswith("/differs"))
    assert read["sha256"] == hashlib.sha256(b"<h1>A page</h1>").hexdigest()
    assert read["captured"] == "2022-01-10T12:00:00Z"
    assert all("sha256" not in one for one in properties if "uri" not in one)


def test_sarif_keeps_two_documents_apart() -> None:
    other = builders.sample(replace(builders.PLAIN, path="other.md"))
    assert sarif(builders.sample())["automationDetails"] != sarif(other)["automationDetails"]


def test_sarif_names_the_document_as_a_relative_reference_whatever_its_name() -> None:
    run = sarif(builders.sample(replace(builders.PLAIN, path="a b/ü#?.md")))
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "a%20b/%C3%BC%23%3F.md"


def test_sarif_says_that_a_run_was_incomplete() -> None:
    run = builders.facts(complete=False, incomplete="the network here is down")
    (invocation,) = sarif(builders.report(run=run))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "the network here is down"


def test_sarif_stops_where_code_scanning_stops_showing_and_says_so() -> None:
    run = sarif(many(5_003))
    assert len(run["results"]) == 5_000
    assert "3 findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize("text", ["[a](1)", "[a](javascript:x)", "{0}"])
def test_sarif_messages_make_no_link_and_are_not_filled_in(text: str) -> None:
    message = sarif(one(message=text))["results"][0]["message"]["text"]
    assert not re.search(r"\]\(|\{[0-9]", message)
    assert message.replace(JOINER, "").startswith(text)


# GitHub


def test_github_shows_nine_of_a_level_and_says_how_many_more_when_there_are_more_than_ten() -> None:
    said = commands(rendered(many(12), "github"))
    assert len(said) == 10
    assert said[-1].message == "3 more errors in the report, not shown here"


def test_github_shows_ten_of_a_level() -> None:
    assert [command.properties["line"] for command in commands(rendered(many(10), "github"))] == [
        str(10 * n + 10) for n in range(10)
    ]


def test_github_reads_back_the_message_and_the_path() -> None:
    report = one(message="100% of a, b: c", suggestion=None, uri=None)
    document = replace(report.cited.document, path="a,b:c%.md")
    (command,) = commands(rendered(replace(report, cited=replace(report.cited, document=document)), "github"))
    assert command.properties["file"] == "a,b:c%.md"
    assert command.message == "100% of a, b: c"


# JUnit


def test_junit_tells_of_an_incomplete_run_as_an_error() -> None:
    run = builders.facts(complete=False, incomplete="the network here is down")
    root = ET.fromstring(rendered(builders.report(run=run), "junit"))  # noqa: S314 - our own output
    error = root.find("testsuite/testcase/error")
    assert error is not None
    assert error.get("message") == "the network here is down"


# Whatever pages and documents say


@settings(derandomize=True, deadline=None, max_examples=60, phases=[Phase.generate])
@given(words=HOSTILE_WORDS)
def test_no_text_from_outside_changes_what_a_machine_reads(words: builders.Words) -> None:
    report = builders.sample(words)
    errors = list(sarif_schema().iter_errors(json.loads(rendered(report, "sarif"))))
    assert not errors
    assert Counter(result["level"] for result in sarif(report)["results"]) == COUNTS
    assert len(ET.fromstring(rendered(report, "junit")).findall("testsuite/testcase/failure")) == 3  # noqa: S314 - as above
    assert len(json.loads(rendered(report, "gitlab"))) == 10
    assert Counter(command.name for command in commands(rendered(report, "github"))) == {
        "error": 3,
        "warning": 3,
        "notice": 4,
    }


@settings(derandomize=True, deadline=None, max_examples=60, phases=[Phase.generate])
@given(words=HOSTILE_WORDS)
def test_a_log_that_shows_a_format_obeys_nothing_in_it(words: builders.Words) -> None:
    report = builders.sample(words)
    for form in ("sarif", "junit", "gitlab", "md", "html"):
        assert not commands(rendered(report, form)), form


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_of_the_same_report_is_the_same_bytes(form: Format) -> None:
    assert rendered(builders.sample(), form) == rendered(builders.sample(), form)


def _texts(node: object) -> Iterable[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


def test_machines_are_told_no_hidden_characters() -> None:
    words = replace(builders.PLAIN, message="a\u202eb\x1b[31m\u200bc")
    for form in ("sarif", "gitlab"):
        assert all(
            text.replace("\n", "").isprintable()
            for text in map(_bare, _texts(json.loads(rendered(builders.sample(words), form))))
        )


def _bare(text: str) -> str:
    return text.replace(JOINER, "")


INCOMPLETE = builders.facts(complete=False, incomplete="the network here is down")
SAID = (
    "This run is incomplete. The network here is down. What is not listed here may not have been checked; run it again."
)


def test_gitlab_is_not_told_that_all_is_well_when_the_run_was_incomplete() -> None:
    issues = json.loads(rendered(builders.report(run=INCOMPLETE), "gitlab"))
    assert [(one["check_name"], one["description"], one["severity"]) for one in issues] == [
        ("incomplete-run", SAID, "major")
    ]
    again = replace(INCOMPLETE, incomplete="another reason")
    assert json.loads(rendered(builders.report(run=again), "gitlab"))[0]["fingerprint"] == issues[0]["fingerprint"]
    assert json.loads(rendered(builders.report(), "gitlab")) == []


def test_github_is_warned_that_the_run_was_incomplete_within_its_ten_warnings() -> None:
    assert rendered(builders.report(), "github") == ""
    alone = commands(rendered(builders.report(run=INCOMPLETE), "github"))
    assert [(one.name, one.message) for one in alone] == [("warning", SAID)]
    warnings = [builders.finding("x", "warning", None, line=at) for at in range(1, 12)]
    told = commands(rendered(builders.report(findings=warnings, run=INCOMPLETE), "github"))
    assert [one.name for one in told] == ["warning"] * 10
    assert told[-1].message == "3 more warnings in the report, not shown here"


@pytest.mark.parametrize(
    ("name", "told"), [("week.pdf", "Page 2, lines 5–6: "), ("week.docx", "Paragraphs 2005–2006: ")]
)
def test_a_file_without_lines_is_given_none_and_its_place_stands_in_the_message(name: str, told: str) -> None:
    report = one(line=2005, end_line=2006)
    report = replace(report, cited=replace(report.cited, document=replace(report.cited.document, path=name)))
    (result,) = sarif(report)["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["message"]["text"].startswith(told)
    sarif_schema().validate(json.loads(rendered(report, "sarif")))
    (issue,) = json.loads(rendered(report, "gitlab"))
    assert issue["location"]["lines"] == {"begin": 1, "end": 1}
    assert issue["description"].startswith(told)
    assert ",line=" not in rendered(report, "github")
    assert ' line="' not in rendered(report, "junit")
