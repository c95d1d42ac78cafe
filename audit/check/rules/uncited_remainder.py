"""What an entry adds behind its link, without a page of its own."""

from collections.abc import Iterator

from audit.check.case import Case
from audit.check.findings import of_claim
from audit.check.groups import Grouping
from audit.check.wording import claimed_days, quoted
from audit.model.claim import Claim
from audit.model.finding import Finding, Severity

CODE = "uncited-remainder"
SEVERITY: Severity = "note"
GROUPED = Grouping("document", "additions to an entry that cite no page")
SUMMARY = "The document cites no page for what an entry adds behind its link."
EXPLAIN = """\
Finds: a claim that follows the link of another one in the same entry and has no link of its own ("…; Principal Deputy
National Security Advisor Finer also met with …").

Why it matters: the link before it makes it look cited. All such claims of a document form one group.

Example: "[December 13: call with the Minister](https://host.example/readout); the Deputy also met with him".

To accept: cite a page; or accept the group with the reason why these claims need none."""


def find(case: Case) -> Iterator[Finding]:
    """One note per claim; the registry makes them one group."""
    for checked in case.claims:
        claim = checked.claim
        if not claim.citations and claim.modality == "past" and claim.part == "remainder":
            yield of_claim(CODE, SEVERITY, claim, _message(claim))


def _message(claim: Claim) -> str:
    dated = f" of {claimed_days(claim.when)}" if claim.when is not None else ""
    return f"The document cites no page for an addition to its entry{dated}: {quoted(claim.text)}."
