"""Findings against those of an earlier report: which are new, which are known, what became of the others.

A page that could not be read this time settles nothing that was read on it: such findings are unchecked, never fixed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from audit.model.finding import NOT_FOUND, OVER, Finding
from audit.review.evidence import evidence
from audit.review.scope import Scope
from audit.text.urls import key

LASTING: frozenset[str] = frozenset({"gone", "soft-404"})
"""Rules about pages that were not there: what they find is grave only when it lasts."""

_RUNS = 3
_APART = timedelta(days=3)


def compared(findings: Sequence[Finding], earlier: Iterable[Finding], scope: Scope) -> tuple[Finding, ...]:
    """The run's findings in their states, and after them those of the earlier report that are not among them."""
    before = {finding.id: finding for finding in earlier}
    absent = _absences(before, {finding.id for finding in findings})
    here = tuple(_stated(finding, _before(finding, before, absent), scope.today) for finding in findings)
    return here + tuple(_absent(finding, scope) for finding in before.values() if finding.state not in OVER)


def lasting(findings: Iterable[Finding], scope: Scope) -> tuple[Finding, ...]:
    """Pages that were not there, as grave as it has been shown to last.

    Three runs at least three days apart make it what the rule says, and so does a web archive that found the same on a
    day of its own; before that it is a warning at most. The run that completes the three tells of a change, so that it
    is heard of where only what is new fails. Those that only an earlier report found stay as it told them.
    """
    return tuple(finding if _confirmed(finding, scope) else _as_it_lasts(finding) for finding in findings)


def _confirmed(finding: Finding, scope: Scope) -> bool:
    return finding.uri is not None and key(finding.uri) in scope.confirmed


def _as_it_lasts(finding: Finding) -> Finding:
    since, days = finding.first_seen, finding.failed_on
    if finding.rule not in LASTING or finding.severity != "error" or since is None:
        return finding
    if finding.state in NOT_FOUND:
        return finding
    if not _lasts(days):
        until = "a warning until it was not found in three runs at least three days apart"
        message = f"{finding.message} First seen {since.isoformat()}: {until}."
        return replace(finding, severity="warning", message=message, lowered_from=finding.severity)
    told = f"Not found in {len(days)} runs from {days[0].isoformat()} to {days[-1].isoformat()}."
    grave = replace(finding, message=f"{finding.message} {told}")
    if finding.state != "known" or _lasts(days[:-1]):
        return grave
    return replace(grave, state="changed", was="not known to last → not found in three runs at least three days apart")


def _absences(before: Mapping[str, Finding], found: Collection[str]) -> Mapping[str, str]:
    """By page, the earlier report's finding that it was not there, if it is not found now in the same way."""
    return {
        key(one.uri): name
        for name, one in before.items()
        if one.uri is not None and one.rule in LASTING and one.state not in OVER and name not in found
    }


def _before(finding: Finding, before: dict[str, Finding], absent: Mapping[str, str]) -> Finding | None:
    """What the earlier report had of the finding, taken out of it.

    A page that was not there and is not there now is one matter, in whatever way its server says so: a site that
    replaces its 404 by a page saying the same has not brought the page back, and the days go on being counted.
    """
    own = before.pop(finding.id, None)
    if finding.rule not in LASTING or finding.uri is None or (own is not None and own.state not in OVER):
        return own
    return before.pop(absent.get(key(finding.uri), ""), own)


def _stated(finding: Finding, before: Finding | None, today: date) -> Finding:
    failed = {today} if finding.rule in LASTING else set()
    if before is None:
        return replace(finding, state="new", first_seen=today, failed_on=tuple(failed))
    if before.state in OVER:
        was = f"{before.state} before, and found again"
        return replace(finding, state="reopened", first_seen=today, failed_on=tuple(failed), was=was)
    known = replace(
        finding,
        state="known",
        first_seen=before.first_seen or today,
        failed_on=tuple(sorted({*_failed_before(before), *failed})) if failed else (),
    )
    if before.rule != finding.rule or evidence(before) == evidence(finding):
        return known if before.state == "changed" else replace(known, was=before.was)
    was = f"{before.observed or 'nothing observed'} → {finding.observed or 'nothing observed'}"
    return replace(known, state="changed", was=was)


def _failed_before(before: Finding) -> tuple[date, ...]:
    """The days on which the page was not there before; a report that was held against nothing tells only its own."""
    first = before.first_seen
    return before.failed_on or (() if first is None or before.state in NOT_FOUND else (first,))


def _absent(finding: Finding, scope: Scope) -> Finding:
    page = None if finding.uri is None else key(finding.uri)
    said = finding.claim is None or finding.claim in scope.claims
    if not said or (page is not None and page not in scope.cited):
        return replace(finding, state="removed", claim=finding.claim if said else None)
    return replace(finding, state="fixed" if scope.settles(page, finding.rule) else "unchecked")


def _lasts(failed_on: Sequence[date]) -> bool:
    """Whether the days hold three that are each at least three days apart."""
    counted, last = 0, None
    for day in sorted(failed_on):
        if last is None or day - last >= _APART:
            counted, last = counted + 1, day
    return counted >= _RUNS
