"""Numbers of running text, and what a rule finds when they are counted against claims."""

from dataclasses import replace

from audit.check.compare.aliases import People
from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.model.claim import Bound, Claim, Counted, Party, Tally
from audit.model.document import Span
from audit.model.finding import Finding
from tests.check import build

KULEBA = Party("Kuleba", "Foreign Minister", "Ukraine", "person")


def tally(number: int, bound: Bound = "exactly", counted: Counted = "events", *others: Party) -> Tally:
    """Blinken's, with these others."""
    return Tally(Span(1, 1, 1, 9), "It counts.", (build.BLINKEN,), others, number, bound, counted)


def flagged(rule: str, one: Tally, *claims: Claim, illustrative: bool = False, people: People = ()) -> list[Finding]:
    """What one rule finds about one number."""
    cited = replace(build.document(claims), tallies=(one,), illustrative=illustrative)
    findings = check(cited, {}, CheckPolicy(people=people), build.TODAY).findings
    return [finding for finding in findings if finding.rule == rule]


def calls(*others: Party) -> list[Claim]:
    """Blinken's calls on days in a row, on lines from the tenth."""
    return [
        build.claim(f"2021-12-{9 + at:02d}", uris=(), counterparts=(one,), line=10 + at, kind="call")
        for at, one in enumerate(others)
    ]
