"""JUnit XML, for CI systems that show test results: a suite for the document, a case for each claim and each finding.

JUnit knows no degrees. An error is a failure; a warning is told as skipped, since it wants a person's eyes and fails
nothing; a note passes and is told in the case's output. A claim about which nothing is pending is a case that passes.
A run that could not be completed is an error of its own.
"""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from audit.report.pending import paragraph, pending
from audit.report.shape_v1 import ClaimV1, FindingV1, ReportV1, RunV1
from audit.text.places import has_lines
from audit.text.visible import terminal

_NAME = 200
_LONGEST = 4_000


def render(report: ReportV1) -> str:
    """The document's suite, in a `testsuites` element of its own."""
    found = pending(report)
    told = {finding.claim for finding in found}
    quiet = [claim for claim in report.claims if claim.id not in told]
    counts = _counts(report.run, found, quiet)
    root = ET.Element("testsuites", {"name": "citation-audit", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": terminal(report.document.path), **_times(report.run), **counts})
    _properties(suite, report)
    if not report.run.complete:
        _incomplete(suite, report)
    for finding in found:
        _finding(suite, report.document.path, finding)
    for claim in quiet:
        _quiet(suite, report.document.path, claim)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _counts(run: RunV1, found: Sequence[FindingV1], quiet: Sequence[ClaimV1]) -> Mapping[str, str]:
    errors = int(not run.complete)
    counts = {
        "tests": len(found) + len(quiet) + errors,
        "failures": sum(finding.severity == "error" for finding in found),
        "errors": errors,
        "skipped": sum(finding.severity == "warning" for finding in found),
    }
    return {name: str(count) for name, count in counts.items()}


def _times(run: RunV1) -> Mapping[str, str]:
    if run.started is None or run.finished is None:
        return {}
    took = max((run.finished - run.started).total_seconds(), 0)
    return {"timestamp": f"{run.started:%Y-%m-%dT%H:%M:%S}", "time": f"{took:.3f}"}


def _properties(suite: ET.Element, report: ReportV1) -> None:
    properties = ET.SubElement(suite, "properties")
    facts = {
        "document.sha256": report.document.sha256,
        "run.mode": report.run.mode,
        "run.basis": report.run.basis,
        "findings.error": str(report.summary.findings.error),
        "findings.warning": str(report.summary.findings.warning),
        "findings.note": str(report.summary.findings.note),
    }
    for name, value in facts.items():
        ET.SubElement(properties, "property", {"name": name, "value": terminal(value)})


def _case(suite: ET.Element, path: str, group: str, name: str, line: int | None) -> ET.Element:
    where = {"file": terminal(path), **({} if line is None or not has_lines(path) else {"line": str(line)})}
    return ET.SubElement(
        suite,
        "testcase",
        {"classname": terminal(f"{path}.{group}"), "name": terminal(name, _NAME), "time": "0", **where},
    )


def _incomplete(suite: ET.Element, report: ReportV1) -> None:
    case = _case(suite, report.document.path, "run", "the run is complete", None)
    why = terminal(report.run.incomplete or "the run is incomplete", _LONGEST)
    ET.SubElement(case, "error", {"type": "incomplete", "message": why})


def _finding(suite: ET.Element, path: str, finding: FindingV1) -> None:
    case = _case(suite, path, finding.rule, f"{finding.rule} {finding.id}", finding.line)
    text = terminal(paragraph(path, finding), _LONGEST)
    if finding.severity == "note":
        ET.SubElement(case, "system-out").text = text
    elif finding.severity == "warning":
        ET.SubElement(case, "skipped", {"message": text})
    else:
        message = {"type": terminal(finding.rule), "message": terminal(finding.message, _LONGEST)}
        ET.SubElement(case, "failure", message).text = text


def _quiet(suite: ET.Element, path: str, claim: ClaimV1) -> None:
    case = _case(suite, path, "claims", f"{claim.id} {claim.text}", claim.line)
    ET.SubElement(case, "system-out").text = f"verdict: {claim.verdict}"
