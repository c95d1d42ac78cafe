"""SARIF 2.1.0 (OASIS), as code scanning reads it: a run for the document, a result for each pending finding.

`primaryLocationLineHash` is what GitHub knows a result by from one upload to the next; it is the finding's own id,
which survives moved lines, where a hash of the line would not.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias
from urllib.parse import quote

from audit import __version__
from audit.model.finding import FindingState, RuleText, Severity
from audit.report.outline import kept
from audit.report.pending import paragraph, pending
from audit.report.shape_page_v1 import PageV1
from audit.report.shape_v1 import FindingV1, ReportV1
from audit.report.words import counted
from audit.text.places import has_lines
from audit.text.visible import sarif

_Json: TypeAlias = dict[str, object]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 5_000  # results of a run that GitHub shows (its documentation of SARIF support)
_LONGEST = 1_000  # characters of a message
_PROBLEM: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
_BASELINE: Mapping[FindingState, str] = {
    "new": "new",
    "known": "unchanged",
    "changed": "updated",
    "reopened": "updated",
    "unchecked": "unchanged",
}


def render(report: ReportV1, rules: Sequence[RuleText]) -> str:
    """The log. `rules` are those that could have found something; a rule that only the report knows is added."""
    found = pending(report)
    known = {rule.code: rule for rule in rules}
    described = [
        known.get(code) or RuleText(code, "note", code, code) for code in sorted({f.rule for f in found} | set(known))
    ]
    pages = {page.uri: page for page in report.pages}
    run: _Json = {
        "tool": {"driver": _driver(described)},
        "automationDetails": {"id": f"citation-audit/{sarif(report.document.path)}/"},
        "invocations": [_invocation(report, len(found))],
        "artifacts": [_artifact(report)],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report.document.path, finding, described, pages.get(finding.uri or "")) for finding in found[:_MOST]
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _driver(rules: Sequence[RuleText]) -> _Json:
    return {
        "name": "citation-audit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: RuleText) -> _Json:
    return {
        "id": sarif(rule.code),
        "shortDescription": {"text": sarif(rule.summary)},
        "fullDescription": {"text": sarif(rule.summary)},
        "help": {
            "text": "\n\n".join(sarif(part) for part in rule.explain.split("\n\n")),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["citations"], "problem.severity": _PROBLEM[rule.severity]},
    }


def _invocation(report: ReportV1, found: int) -> _Json:
    told = [report.run.incomplete or "the run is incomplete"] if not report.run.complete else []
    if found > _MOST:
        told.append(f"{counted(found - _MOST, 'finding')} beyond the first {_MOST} stand in the report, not here")
    times = {"startTimeUtc": report.run.started, "endTimeUtc": report.run.finished}
    return {
        "executionSuccessful": report.run.complete,
        **{name: _instant(when) for name, when in times.items() if when is not None},
        "toolExecutionNotifications": [
            {"level": "warning", "message": {"text": sarif(text, _LONGEST)}} for text in told
        ],
    }


def _instant(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def _artifact(report: ReportV1) -> _Json:
    return {"location": _location(report.document.path), "hashes": {"sha-256": report.document.sha256}}


def _location(path: str) -> _Json:
    return {"uri": quote(path, safe="/", errors="replace")}


def _result(path: str, finding: FindingV1, rules: Sequence[RuleText], page: PageV1 | None) -> _Json:
    region = {"region": {"startLine": finding.line, "endLine": finding.end_line}} if has_lines(path) else {}
    return {
        "ruleId": sarif(finding.rule),
        "ruleIndex": [rule.code for rule in rules].index(finding.rule),
        "level": finding.severity,
        "message": {"text": sarif(paragraph(path, finding), _LONGEST)},
        "locations": [{"physicalLocation": {"artifactLocation": {**_location(path), "index": 0}, **region}}],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.id}:1", "citationAuditFinding/v1": finding.id},
        "baselineState": _BASELINE[finding.state],
        "properties": {**_properties(finding), **_captured(page)},
    }


def _properties(finding: FindingV1) -> _Json:
    told = {"claim": finding.claim, "uri": finding.uri, "claimed": finding.claimed, "observed": finding.observed}
    return {
        "confidence": finding.confidence,
        **{name: sarif(value, _LONGEST) for name, value in told.items() if value is not None},
    }


def _captured(page: PageV1 | None) -> _Json:
    """By what anybody can check it."""
    answer = kept(page)
    if answer is None:
        return {}
    told: _Json = {"sha256": answer.payload_sha256}
    if answer.captured_at:
        told["captured"] = _instant(answer.captured_at)
    if answer.record:
        told["record"] = sarif(answer.record, _LONGEST)
    return told
