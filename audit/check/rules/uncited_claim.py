"""An entry that cites no page."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_claim
from audit.check.groups import Grouping
from audit.check.wording import claimed_days, quoted
from audit.model.claim import Claim
from audit.model.finding import Finding, Severity

CODE = "uncited-claim"
SEVERITY: Severity = "note"
GROUPED = Grouping("document", "claims that cite no page")
SUMMARY = "The document cites no page for a claim about the past."
EXPLAIN = """\
Finds: a dated claim about something past without any link. Plans are not counted, and what only adds to an entry with
a link is another finding.

Why it matters: nobody can check it from the document. All such claims of a document form one group.

Example: "December 2: National Security Advisor Sullivan's call with Ukraine Head of Presidential Administration
Yermak", without a link.

To accept: cite a page; or accept the group with the reason why these claims need none."""


def find(case: Case) -> Iterator[Finding]:
    """One note per claim; the registry makes them one group."""
    for checked in case.claims:
        if not checked.claim.citations and checked.claim.modality == "past" and checked.claim.part != "remainder":
            yield of_claim(CODE, SEVERITY, checked.claim, _message(checked.claim))


def _message(claim: Claim) -> str:
    dated = f" of {claimed_days(claim.when)}" if claim.when is not None else ""
    return f"The document cites no page for its entry{dated}: {quoted(claim.text)}."
