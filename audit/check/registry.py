"""The rules, and the one place that knows them all: claims and pages in, verdicts and findings out.

A rule is a module of `audit.check.rules`: its code, severity, summary and explanation, and `find`, which yields
findings about a case. Rules know nothing of each other. Adding one is a module, its name here, and its test.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from audit.check.case import Case
from audit.check.comparing import Comparing
from audit.check.groups import Grouping, groups
from audit.check.policy import CheckPolicy
from audit.check.rules import (
    archived_only,
    blocked,
    broken,
    count_contradicted,
    count_unsupported,
    date_before_event,
    date_mismatch,
    date_outside_document,
    date_source_conflict,
    date_unknown,
    duplicate_citation_conflict,
    duplicate_citation_shared,
    earlier_recording,
    gone,
    kind_mismatch,
    moved,
    name_inconsistent,
    opaque_citation,
    out_of_order,
    participant_contradicted,
    participant_missing,
    place_mismatch,
    planned_not_future,
    soft_404,
    successor_used,
    title_mismatch,
    unavailable,
    uncited_claim,
    uncited_remainder,
    weekday_mismatch,
    wrong_citation,
)
from audit.check.verdict import checked_claim
from audit.model.claim import CitedDocument
from audit.model.finding import Checked, Finding, RuleText, Severity
from audit.model.reading import Page
from audit.model.uri import Uri


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as people meet it, and its `find`.

    `severity` is the gravest it chooses by itself, `explain` some paragraphs of plain text: what it finds, why it
    matters, an example, how to accept. `grouped` says which of its findings share one cause.
    """

    code: str
    severity: Severity
    summary: str
    explain: str
    grouped: Grouping | None
    find: Callable[[Case], Iterator[Finding]]


class _Module(Protocol):
    """What a module of `audit.check.rules` must hold."""

    @property
    def CODE(self) -> str: ...  # noqa: N802 - a module's constant
    @property
    def SEVERITY(self) -> Severity: ...  # noqa: N802 - as above
    @property
    def GROUPED(self) -> Grouping | None: ...  # noqa: N802 - as above
    @property
    def SUMMARY(self) -> str: ...  # noqa: N802 - as above
    @property
    def EXPLAIN(self) -> str: ...  # noqa: N802 - as above
    @property
    def find(self) -> Callable[[Case], Iterator[Finding]]: ...


def _rule(module: _Module) -> Rule:
    return Rule(module.CODE, module.SEVERITY, module.SUMMARY, module.EXPLAIN, module.GROUPED, module.find)


RULES: tuple[Rule, ...] = (
    _rule(wrong_citation),
    _rule(date_mismatch),
    _rule(participant_contradicted),
    _rule(participant_missing),
    _rule(kind_mismatch),
    _rule(place_mismatch),
    _rule(title_mismatch),
    _rule(duplicate_citation_conflict),
    _rule(gone),
    _rule(soft_404),
    _rule(unavailable),
    _rule(blocked),
    _rule(broken),
    _rule(date_outside_document),
    _rule(planned_not_future),
    _rule(successor_used),
    _rule(archived_only),
    _rule(earlier_recording),
    _rule(moved),
    _rule(date_before_event),
    _rule(date_unknown),
    _rule(date_source_conflict),
    _rule(opaque_citation),
    _rule(duplicate_citation_shared),
    _rule(uncited_claim),
    _rule(uncited_remainder),
    _rule(name_inconsistent),
    _rule(weekday_mismatch),
    _rule(out_of_order),
    _rule(count_contradicted),
    _rule(count_unsupported),
)


def texts() -> tuple[RuleText, ...]:
    """Every rule in words, for those who explain findings."""
    return tuple(RuleText(rule.code, rule.severity, rule.summary, rule.explain) for rule in RULES)


def codes() -> frozenset[str]:
    """Every code a policy may name."""
    return frozenset(rule.code for rule in RULES)


def check(
    cited: CitedDocument,
    pages: Mapping[Uri, Page],
    policy: CheckPolicy,
    today: date,
    comparing: Comparing | None = None,
) -> Checked:
    """Compare every claim with its pages (keyed by the URI exactly as cited) and apply every rule.

    Claims stand in document order, findings by line, rule and id, whatever the order of `pages`. A cited page that
    `pages` lacks counts as not asked. `comparing`, made of the same document and policy, holds what was compared
    before; what it saw of `pages` is not compared again. Never raises.
    """
    comparing = comparing or Comparing(cited, policy)
    pages = {uri: comparing.ready(page) for uri, page in pages.items()}
    claims = tuple(checked_claim(claim, pages, comparing.fields) for claim in cited.claims)
    case = Case(cited, pages, claims, today, policy, comparing.hear)
    unique: dict[str, Finding] = {}
    for rule in RULES:
        for finding in _found(rule, case):
            unique.setdefault(finding.id, finding)
    findings = tuple(sorted(_needed(unique.values()), key=lambda finding: (finding.line, finding.rule, finding.id)))
    return Checked(claims, findings, groups(findings, {rule.code: rule.grouped for rule in RULES}, case))


def _needed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that another one on the same link stands for."""
    found = tuple(findings)
    whole = {(finding.claim, finding.uri) for finding in found if finding.rule == wrong_citation.CODE}
    for finding in found:
        if finding.rule not in wrong_citation.SUPERSEDES or (finding.claim, finding.uri) not in whole:
            yield finding


def _found(rule: Rule, case: Case) -> Iterator[Finding]:
    setting = case.policy.severities.get(rule.code)
    if setting == "off":
        return
    for finding in rule.find(case):
        yield finding if setting is None else replace(finding, severity=setting)
