"""What a decision rested on, in a form that tells whether it still is the same.

It is what was compared, and nothing else: a page whose other bytes changed, a moved line, or a page that now is read
at another address with the same values leaves every decision alone.
"""

from audit.model.decision import Statement, Subject
from audit.model.finding import Finding
from audit.text.digest import digest

_NOT_READ = frozenset({"gone", "soft-404", "blocked", "unavailable", "broken"})
"""Rules about pages that could not be read. What stopped it (a 503 today, a time-out tomorrow) is no value of the page:
a decision would open again, and a known finding change, every other night."""


def evidence(finding: Finding) -> str:
    """12 hex digits of the sha256 over rule, claimed and observed value."""
    observed = None if finding.rule in _NOT_READ else finding.observed
    return digest(finding.rule, finding.claimed or "", observed or "")


def subject(finding: Finding, document: str, claim: Statement | None) -> Subject:
    """The finding as it is now, to be kept with a decision on it. `claim` is what its document says."""
    return Subject(
        finding=finding.id,
        document=document,
        rule=finding.rule,
        uri=finding.uri,
        claim=claim,
        claimed=finding.claimed,
        observed=finding.observed,
        source=finding.source,
        evidence=evidence(finding),
    )
