"""How things stand, in a dozen lines: the same lines with the same numbers in every format for people.

Nothing here comes from outside, so nothing needs escaping.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from audit.model.finding import FRESH, Basis, FieldName, Result
from audit.report import words
from audit.report.doubt import may_differ
from audit.report.outline import NOWHERE, UNREAD, Outline, Pile
from audit.report.shape_v1 import CitationV1, ClaimV1

Key: TypeAlias = Literal["decide", "decided", "lapsed", "past", "unread"] | Pile


@dataclass(frozen=True, slots=True)
class Glance:
    """One line: what was found, how many of which unit, and what the number is made of ("" where nothing is told).

    `key` names the pile of claims that are counted, or what else is; `weighty` lines are those a reader looks for.
    """

    key: Key
    name: str
    number: int
    unit: str
    detail: str
    weighty: bool = False

    @property
    def counted(self) -> str:
        """`6 claims`, `none`."""
        return words.counted(self.number, self.unit) if self.number else "none"


_NAME: Mapping[Pile, str] = {
    "differs": words.VERDICT["contradicted"],
    "may-differ": f"page {words.MAY_DIFFER}",
    "nowhere": "link leads nowhere",
    "agrees": words.VERDICT["supported"],
    "partly": words.VERDICT["partly"],
    "silent": words.VERDICT["not-stated"],
    "facts-only": "recorded without the page’s text",
    "removed": "removed from the recording on request",
    "network-down": "because the network here was down",
    "blocked": words.CONDITION["blocked"],
    "unavailable": words.CONDITION["unavailable"],
    "refused": words.CONDITION["refused"],
    "not-asked": words.CONDITION["unchecked"],
    "uncited": words.VERDICT["uncited"],
    "planned": words.VERDICT["planned"],
}


def name(pile: Pile, laid_out: Outline) -> str:
    """What is said of a claim in a pile, in two or three words; of one that was not checked, why."""
    return laid_out.not_held if pile == "not-held" else _NAME[pile]


def of_link(link: CitationV1, agreed_on: Container[FieldName]) -> str:
    """What one page comes to for its claim (see `audit.report.doubt.agreed`)."""
    return _NAME["may-differ"] if may_differ(link, agreed_on) else words.VERDICT[link.verdict]


def glances(laid_out: Outline) -> Iterable[Glance]:
    """What needs a decision, where pages differ, links that lead nowhere, what agrees, and the rest."""
    conditions = laid_out.report.summary.conditions
    unread = {name(pile, laid_out): len(laid_out.piles[pile]) for pile in UNREAD}
    nowhere = conditions.gone + conditions.broken + conditions.invalid
    to_decide = sum(_open(laid_out).values())
    yield Glance("decide", "To decide", to_decide, "finding", _decisions(laid_out), weighty=True)
    yield from _over(laid_out)
    yield _pile("differs", laid_out, weighty=True)
    yield _pile("may-differ", laid_out, weighty=True)
    yield Glance("nowhere", "Link leads nowhere", nowhere, "page", _nowhere(laid_out), weighty=True)
    yield _pile("agrees", laid_out)
    yield _pile("partly", laid_out)
    yield _pile("silent", laid_out)
    yield Glance("unread", "Not checked", sum(unread.values()), "claim", words.listed(unread))


def _over(laid_out: Outline) -> Iterable[Glance]:
    """What needs no decision any more."""
    if laid_out.to_fix or laid_out.settled:
        parts = {"confirmed, to be fixed": len(laid_out.to_fix), "decided otherwise": len(laid_out.settled)}
        yield Glance("decided", "Decided", sum(parts.values()), "finding", words.listed(parts))
    lapses = laid_out.report.lapses
    if lapses:
        edited = sum(lapse.heir is not None for lapse in lapses)
        parts = {
            "could be carried over to an edited claim": edited,
            "about nothing found any more": len(lapses) - edited,
        }
        yield Glance("lapsed", "Decisions that hold no longer", len(lapses), "decision", words.listed(parts))
    if laid_out.past:
        states = Counter(words.STATE[finding.state] for finding in laid_out.past)
        yield Glance("past", "Of the earlier report", len(laid_out.past), "finding", words.listed(states))


_MEANING: Mapping[Pile, str] = {
    "agrees": "on the date, and on a participant or the title",
    "partly": "on something, too little to be sure of the event",
    "silent": "it was read, and tells neither way",
}


def _pile(pile: Pile, laid_out: Outline, *, weighty: bool = False) -> Glance:
    claims = laid_out.piles[pile]
    parts = [_MEANING[pile], _bases(claims)] if pile in _MEANING else _differences(claims)
    detail = " · ".join(filter(None, parts)) if claims else ""
    return Glance(pile, words.capital(name(pile, laid_out)), len(claims), "claim", detail, weighty)


def _open(laid_out: Outline) -> Mapping[str, int]:
    """How many errors and warnings are not decided."""
    found = Counter(finding.severity for block in laid_out.decide for finding in block.findings)
    return {"error": found["error"], "warning": found["warning"]}


def _decisions(laid_out: Outline) -> str:
    numbers = _open(laid_out)
    places, number = len(laid_out.decide), sum(numbers.values())
    read = f", in {words.counted(places, 'place')}" if places < number else ""
    known = sum(
        finding.severity != "note" and finding.state not in FRESH
        for block in laid_out.decide
        for finding in block.findings
    )
    all_known = "all" if known == number else str(known)
    earlier = f" · {all_known} of them known from the earlier report" if known else ""
    return words.kinds(numbers, " · ") + read + earlier


def _differences(claims: Iterable[ClaimV1]) -> tuple[str, str]:
    """How many claims differ in what, one perhaps in several ways; and what that rests on."""
    numbers = {"date": 0, "participant": 0, "kind": 0, "place": 0, "title": 0}
    found = tuple(claims)
    for claim in found:
        fields = {field.field for link in claim.citations for field in link.fields if field.result == "differ"}
        for name in {"participant" if field in ("actor", "counterpart") else field for field in fields}:
            numbers[name] += 1
    return words.listed({f"by {name}": number for name, number in numbers.items()}), _bases(found, "differ")


def _bases(claims: Iterable[ClaimV1], result: Result | None = None) -> str:
    """How many of the claims rest on something else than pages that were recorded; of links with `result`, if given."""
    numbers: dict[Basis, int] = {"reconstructed": 0, "url-only": 0}
    for claim in claims:
        links = [link for link in claim.citations if not result or any(one.result == result for one in link.fields)]
        for basis in numbers:
            numbers[basis] += bool(links) and all(link.basis == basis for link in links)
    return words.listed({f"of them {words.BASES[basis]}": number for basis, number in numbers.items()})


def _nowhere(laid_out: Outline) -> str:
    """The pages by what became of them, and how many claims have no other page."""
    conditions = laid_out.report.summary.conditions
    parts = words.listed({words.CONDITION[state]: getattr(conditions, state) for state in NOWHERE})
    claims = len(laid_out.piles["nowhere"])
    return f"{parts}; {words.counted(claims, 'claim')} left without a page" if parts and claims else parts
