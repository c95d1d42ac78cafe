"""One person's name in two spellings."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from audit.check.case import Case
from audit.check.compare.kin import alike
from audit.check.findings import of_claim
from audit.check.wording import quoted
from audit.model.claim import Claim
from audit.model.finding import Finding, Severity
from audit.text.fold import fold
from audit.text.names import surname
from audit.text.places import place

CODE = "name-inconsistent"
SEVERITY: Severity = "note"
GROUPED = None
SUMMARY = "The document writes what seems to be one person's name in two ways."
EXPLAIN = """\
Finds: two spellings of a surname, of at least five letters and nearly alike, that the document gives to people of one
country and office. Diacritics, given names and capitals are no difference.

Why it matters: one of them is likely a slip, and a reader who searches for the other misses it.

Example: "Ukrainian President Zelenskyy" in one entry, "Ukrainian President Zelenskiy" in another.

To accept: write the name alike; or accept the finding where there are two people."""

_SHORTEST = 5  # letters; shorter names are alike by chance


def find(case: Case) -> Iterator[Finding]:
    """One note per pair of spellings, at the first use of the rarer one."""
    for people in _people(case).values():
        for one, other in pairwise(sorted(people)):
            if one != other and min(len(one), len(other)) >= _SHORTEST and alike(one, other):
                rarer, usual = sorted((one, other), key=lambda name: (len(people[name]), -people[name][0].span.line))
                yield _finding(people, rarer, usual, case.cited.document.path)


def _people(case: Case) -> Mapping[tuple[str, str], dict[str, list[Claim]]]:
    """The claims by country and office, and by folded surname."""
    people: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for checked in case.claims:
        for party in (*checked.claim.actors, *checked.claim.counterparts):
            if party.type == "person" and party.name and party.role:
                place = people.setdefault((party.country or "", fold(party.role)), {})
                place.setdefault(surname(party.name), []).append(checked.claim)
    return people


def _finding(people: Mapping[str, list[Claim]], rarer: str, usual: str, path: str) -> Finding:
    at, other = people[rarer][0], people[usual][0]
    return of_claim(
        CODE,
        SEVERITY,
        at,
        f"The document writes {quoted(_written(at, rarer))} here and {quoted(_written(other, usual))} on "
        f"{place(path, other.span.line)}, for what seems to be one office.",
        suggestion="Write the name alike if it is one person.",
    )


def _written(claim: Claim, folded: str) -> str:
    """The name as the claim writes it."""
    named = (party.name for party in (*claim.actors, *claim.counterparts) if party.name)
    return next((name for name in named if surname(name) == folded), folded)
