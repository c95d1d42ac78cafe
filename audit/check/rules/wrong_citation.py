"""A page that contradicts the entry in several ways at once: it is likely the page of another event."""

from collections.abc import Iterator, Sequence

from audit.check.case import Case
from audit.check.identity import finding_id
from audit.check.verdict import gravity
from audit.check.wording import claimed_days, days
from audit.model.claim import Claim
from audit.model.finding import CheckedCitation, FieldName, FieldResult, Finding, Severity
from audit.text.days import listed

CODE = "wrong-citation"
SEVERITY: Severity = "error"
GROUPED = None
SUPERSEDES = frozenset(
    {"date-mismatch", "kind-mismatch", "participant-contradicted", "participant-missing", "title-mismatch"}
)
SUMMARY = "The cited page contradicts the entry in several ways: it is likely the page of another event."
EXPLAIN = """\
Finds: a cited page that surely differs from the entry in two or more of the day, the kind of event, who acts and with
whom. It stands instead of a finding for each of these.

Why it matters: the link most likely leads to another page than was meant.

Example: the entry says "December 9: call with Norwegian Foreign Minister Huitfeldt"; the page tells of a meeting with
Danish Foreign Minister Kofod on November 3.

It is an error only when a whole recorded page says so with high confidence, else a warning.

To accept: correct the link; or accept the finding with the reason why the page supports the entry."""

_TELLING: tuple[FieldName, ...] = ("date", "kind", "actor", "counterpart")
_SEVERAL = 2


def find(case: Case) -> Iterator[Finding]:
    """One finding per citation that differs in several fields."""
    for checked in case.claims:
        if checked.claim.modality == "planned":
            continue
        for citation in checked.citations:
            found = [one for one in citation.fields if one.field in _TELLING and _is_sure(one)]
            if len(found) >= _SEVERAL:
                yield _finding(checked.claim, citation, found)


def _is_sure(field: FieldResult) -> bool:
    return field.result == "differ" and field.confidence != "low"


def _finding(claim: Claim, citation: CheckedCitation, found: Sequence[FieldResult]) -> Finding:
    uri = citation.citation.uri
    claimed = "; ".join(field.claimed for field in found)
    grave = any(gravity(field, citation.basis) == "error" for field in found)
    return Finding(
        id=finding_id(CODE, claim.id, uri, claimed),
        rule=CODE,
        severity="error" if grave else "warning",
        confidence="high" if any(field.confidence == "high" for field in found) else "medium",
        claim=claim.id,
        uri=uri,
        line=claim.span.line,
        end_line=claim.span.end_line,
        message=_message(claim, citation, found),
        claimed=claimed,
        observed="; ".join(field.observed or "" for field in found),
        source=found[0].source,
        snippet=found[0].snippet,
        suggestion="Check whether the link leads to the page that was meant.",
    )


def _message(claim: Claim, citation: CheckedCitation, found: Sequence[FieldResult]) -> str:
    subject = "cited URL" if citation.basis == "url-only" else "cited page"
    return f"The {subject} seems to be of another event: it {listed([_differs(claim, field) for field in found])}."


def _differs(claim: Claim, field: FieldResult) -> str:
    observed = field.observed or ""
    if field.field == "date" and claim.when is not None:
        return f"gives {days(observed, field.claimed)} for {claimed_days(claim.when, observed)}"
    verb = "tells of a" if field.field == "kind" else "names"
    return f"{verb} {observed} where the document has {field.claimed}"
