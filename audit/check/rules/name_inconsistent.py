"""One person's name in two spellings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from audit.check.case import Case
from audit.check.compare.kin import alike, likeness
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
country and office; where no country is named, or many hold such an office ("Senator"), only spellings that are closer
yet. Diacritics and capitals are no difference; people with other given names are others.

Why it matters: one of them is likely a slip, and a reader who searches for the other misses it.

Example: "Ukrainian President Zelenskyy" in one entry, "Ukrainian President Zelenskiy" in another.

To accept: write the name alike; or accept the finding where there are two people."""

_SHORTEST = 5  # letters; shorter names are alike by chance
_CLOSER = 0.85  # likeness of spellings where several people may hold an office
_HELD_BY_MANY = frozenset(
    {"ambassador", "commissioner", "congressman", "congresswoman", "governor", "judge", "mayor", "member", "minister"}
    | {"official", "representative", "secretary", "senator", "spokesperson"}
)
"""Offices, so written, of which a country has several."""


def find(case: Case) -> Iterator[Finding]:
    """One note per pair of spellings, at the first use of the rarer one."""
    for (country, role), people in _people(case).items():
        least = 0 if country and role not in _HELD_BY_MANY else _CLOSER
        for one, other in pairwise(sorted(people)):
            if _are_spellings(one, other, least) and _may_be_one(people, one, other):
                rarer, usual = sorted((one, other), key=lambda name: (len(people[name]), -people[name][0].span.line))
                yield _finding(people, rarer, usual, case.cited.document.path)


def _are_spellings(one: str, other: str, least: float) -> bool:
    long_enough = min(len(one), len(other)) >= _SHORTEST
    return one != other and long_enough and alike(one, other) and likeness(one, other) >= least


def _may_be_one(people: Mapping[str, Sequence[Claim]], one: str, other: str) -> bool:
    """Whether their given names, where both are written, begin alike."""
    ours, theirs = ({_initial(claim, name) for claim in people[name]} - {""} for name in (one, other))
    return not (ours and theirs) or not ours.isdisjoint(theirs)


def _initial(claim: Claim, folded: str) -> str:
    """The first letter of the given name with which a claim writes a surname; "" where it writes none."""
    given = fold(_written(claim, folded)).removesuffix(folded).strip()
    return given[:1]


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
