"""How many people of a group a list tells of: "16 European leaders", "six NATO foreign ministers".

Whom the list names is of the group surely, perhaps or not at all, by country and office. Perhaps: a country that some
count in, an office that is not written, a group that was met as such and of which nobody knows who came.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from audit.check.compare.aliases import People
from audit.model.claim import Claim, Party
from audit.text.fold import tokens
from audit.text.gazetteer import gazetteer
from audit.text.names import group_of, surname
from audit.text.regions import Region, region_of

_ANYBODY = frozenset({"counterpart", "counterparts", "official", "officials", "people"})
_LEADERS = frozenset({"leader", "leaders"})
_LEADING = (
    "chancellor",
    "emir",
    "amir",
    "emperor",
    "king",
    "leader",
    "premier",
    "president",
    "prime minister",
    "queen",
)
_ANYWHERE = frozenset({"foreign", "world", "global"})  # "foreign leaders" are those of any other country


class Membership(IntEnum):
    """Whether somebody is one of those counted; the lesser of two holds."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Group:
    """People that are counted: of which region, None for any, and in which office, "" for any.

    `known` is false where words are left that leave out nobody knows whom ("like-minded partners").
    """

    region: Region | None
    office: str
    known: bool


def group(party: Party) -> Group:
    """What the words of a counted group say."""
    words = tokens(party.name or "")
    if words[:1] and words[0] in _ANYWHERE and words[-1] in _LEADERS:
        words = words[1:]
    region, rest = region_of(words) or (None, words)
    if not rest or rest[-1] in _ANYBODY | gazetteer().groups - _LEADERS:
        return Group(region, "", known=len(rest) <= 1 and (region is not None or _ANYBODY.issuperset(rest)))
    if rest[-1] in _LEADERS:
        return Group(region, "leader", known=len(rest) == 1)
    return Group(region, " ".join((*rest[:-1], gazetteer().plurals.get(rest[-1], rest[-1]))), known=True)


def counted_people(
    counted: Group, claims: Iterable[Claim], people: People
) -> tuple[int, int | None, tuple[Claim, ...]]:
    """How many of the group the claims name as counterparts: at least, at most (None where nobody knows), and which.

    A person counts once, under whichever of the names of `people`. Of a group that was met as such every member may be
    somebody who is named elsewhere, or may not have come.
    """
    named: dict[str, Membership] = {}
    met: set[str] = set()
    known, telling = True, list[Claim]()
    for claim in claims:
        persons = [(_key(one, people), membership(one, counted)) for one in claim.counterparts if one.type == "person"]
        groups = [gazetteer().members.get(group_of(one) or "") for one in claim.counterparts if one.type != "person"]
        of_it = {one for each in groups for one in each or () if _of_country(one, counted.region)}
        for key, is_of in persons:
            named[key] = max(is_of, named.get(key, is_of))
        met |= of_it
        known = known and None not in groups
        telling += [claim] if of_it or None in groups or any(is_of for _, is_of in persons) else []
    sure = sum(is_of is Membership.YES for is_of in named.values()) if counted.known else 0
    most = sum(is_of is not Membership.NO for is_of in named.values()) + len(met)
    return sure, most if known else None, tuple(telling)


def membership(party: Party, counted: Group) -> Membership:
    """Whether a person is one of those counted."""
    of_region = Membership.YES
    if counted.region is not None:
        of_region = _of_country(party.country, counted.region) if party.country else Membership.PERHAPS
    return min(of_region, _of_office(party, counted.office))


def _of_office(party: Party, office: str) -> Membership:
    role = tokens(party.role or "")
    if not office:
        return Membership.YES
    if office == "leader":
        return Membership.YES if " ".join(role) in _LEADING else Membership.PERHAPS
    if " ".join(role) == office:
        return Membership.YES
    return Membership.PERHAPS if not role or office.rpartition(" ")[2] in role else Membership.NO


def _of_country(country: str, region: Region | None) -> Membership:
    if region is None or country in region.countries:
        return Membership.YES
    return Membership.PERHAPS if country in region.perhaps else Membership.NO


def _key(party: Party, people: People) -> str:
    """What makes two mentions one person: the surname, the first of those the settings give; without one the office."""
    if not party.name:
        return f"{party.role} of {party.country}"
    known = surname(party.name)
    return next((surname(names[0]) for names in people if known in map(surname, names)), known)
